"""The code for other pages: what it holds, escaped where it stands."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from site_builder.options import Options
from site_builder.pages.snippets import (
    CHOICES,
    FORMS,
    TEMPLATES,
    changed_by,
    chosen,
    filled,
    offer,
    snippets,
    values_of,
)
from site_builder.site.values import Frame, Site
from tests.projects import MINIMAL, built, copied, site_of
from tests.publishing import ADDRESS, FIRST, edit, published, published_twice

SITE = "https://checks.example"
QUOTED = "Is <it> \"fit\" & 'well'?"


def frame_of(site: Site, language: str = "en") -> Frame:
    """Return the first check in a language."""
    return next(frame for frame in site.frames if frame.page.language == language)


def codes_of(project: Path, language: str = "en") -> dict[str, str]:
    """Return every piece of code for the first check of a project."""
    site = site_of(project)
    return snippets(values_of(site, frame_of(site, language)))


class Attributes(HTMLParser):
    """Notes each tag with its attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def test_the_default_code_is_the_one_of_the_docs() -> None:
    """The element with its room and a link, then its script, at addresses that are whole."""
    assert codes_of(MINIMAL)["element"] == (
        '<niveau-check check="first" lang="en">'
        '<svg width="1" height="480" aria-hidden="true"></svg>'
        f'<a href="{SITE}/en/first-check/">Take the check: The first check</a></niveau-check>\n'
        f'<script async src="{SITE}/embed/first.js"></script>'
    )
    assert next(iter(FORMS)) == "element"


def test_every_address_is_whole_and_below_the_sites(tmp_path: Path) -> None:
    """Also where the site stands below a path."""
    text = (MINIMAL / "content/site.yaml").read_text("utf-8").replace(SITE, f"{SITE}/a")
    for code in codes_of(copied(MINIMAL, tmp_path / "p", {"site.yaml": text})).values():
        addresses = re.findall(r'(?:href|src|src =)[= ]"([^"]*)"', code) or re.findall(
            r"^h\S+", code
        )
        assert all(address.startswith(f"{SITE}/a/") for address in addresses), code


def test_a_title_is_escaped_where_it_stands(tmp_path: Path) -> None:
    """As text and as an attribute it reads as it was written, quotation marks set."""
    project = copied(MINIMAL, tmp_path / "p")
    edit(project, "article.en.md", ("title: The first check", f"title: {json.dumps(QUOTED)}"))
    codes, seen = codes_of(project), "Is <it> “fit” & ‘well’?"
    for name in ("element", "link", "place"):
        assert Attributes(codes[name]).text.strip() == f"Take the check: {seen}"
    _, (tag, attributes), *_ = Attributes(codes["iframe"]).tags
    assert (tag, attributes["title"]) == ("iframe", seen)


def test_an_address_is_written_for_the_place_where_it_stands() -> None:
    """Escaped in an attribute; as it is in a script, and where it is all there is."""
    site = site_of(MINIMAL)
    site = replace(site, settings=replace(site.settings, base_url=f"{SITE}/a&b"))
    codes = snippets(values_of(site, frame_of(site)))
    assert f'src="{SITE}/a&amp;b/embed/first.js"' in codes["element"]
    assert f'script.src = "{SITE}/a&b/embed/first.js";' in codes["tag"]
    assert codes["address"] == f"{SITE}/a&b/en/first-check/"


def test_a_name_without_a_value_stays() -> None:
    """So that braces in code are no names, and nothing is filled twice."""
    assert filled("{a} {b} { c }", {"a": "{b}"}) == "{b} {b} { c }"


def test_no_template_lacks_a_value() -> None:
    """Whatever is chosen, no name in braces is left, in any form."""
    site = site_of(MINIMAL)
    values = {**values_of(site, frame_of(site)), "pinned": "p", "integrity": "i"}
    for mode in CHOICES["mode"]:
        for scheme in CHOICES["scheme"]:
            made = snippets(values, chosen(mode, scheme, ' style="x"'))
            assert set(made) == set(TEMPLATES) == {name for of in FORMS.values() for name in of}
            assert not any(re.search(r"\{[a-z-]+\}", code) for code in made.values())


def test_choices_are_attributes_of_the_element() -> None:
    """Those that are the default are not written."""
    site = site_of(MINIMAL)
    made = snippets(values_of(site, frame_of(site)), chosen("page", "dark", ' style="x"'))
    assert (
        '<niveau-check check="first" lang="en" mode="page" scheme="dark" style="x">'
        in (made["place"])
    )
    assert made["iframe"].count(' style="color-scheme: dark"') == 1


def test_a_choice_changes_the_forms_in_whose_code_it_stands() -> None:
    """An iframe takes neither mode nor accent, a link and an address nothing at all."""
    elements = ["element", "pinned", "wordpress", "tag-manager"]
    assert changed_by("mode") == changed_by("accent") == elements
    assert changed_by("scheme") == [*elements[:2], "iframe", *elements[2:]]


def test_without_a_pinned_script_there_is_no_code_with_its_integrity() -> None:
    """A script that may change is never named with one."""
    codes = codes_of(MINIMAL)
    assert "pinned" not in codes
    assert not any("integrity" in code for code in codes.values())


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """A project that has published two versions of its check."""
    return published_twice(tmp_path / "p")


def test_the_pinned_script_is_the_newest(twice: Path) -> None:
    """By its name and its integrity, as the lock has them."""
    lock = json.loads((twice / FIRST / "published/lock.json").read_text("utf-8"))
    (newest,) = (each for each in lock["scripts"] if each["file"] == lock["script"])
    assert (len(lock["scripts"]), newest["version"]) == (2, 2)
    assert codes_of(twice)["pinned"].endswith(
        f'\n<script async src="{ADDRESS}/embed/{newest["file"]}"'
        f' integrity="{newest["integrity"]}" crossorigin="anonymous"></script>'
    )


def test_a_pinned_script_is_offered_in_languages_that_it_speaks(tmp_path: Path) -> None:
    """Not in one that the site has had since."""
    site = site_of(published(tmp_path / "p"))
    frames = {frame.page.language: frame for frame in site.frames}
    name = frames["en"].check.pinned
    assert name
    data = site.pinned[name.file].replace(b'"languages":["nl","en"]', b'"languages":["nl"]')
    assert data != site.pinned[name.file]
    only = replace(site, pinned={name.file: data})
    assert "pinned" in values_of(only, frames["nl"])
    assert "pinned" not in values_of(only, frames["en"])


def test_what_a_page_needs_is_told_of_every_check_in_every_language() -> None:
    """As JSON, in the order of the site."""
    told = json.loads(json.dumps(offer(site_of(MINIMAL))))
    assert told["templates"] == TEMPLATES
    assert list(told["checks"]) == ["first"]
    assert list(told["checks"]["first"]) == ["nl", "en"]


def test_options_may_give_another_address() -> None:
    """The base address that a build was told goes before that of the file."""
    page = built(MINIMAL, Options(base_url="https://e.org")).files["en/embed/index.html"].decode()
    assert "https://e.org/embed/first.js" in page
    assert SITE not in page
