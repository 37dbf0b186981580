"""The pages for publishers, as they ship: code without a script, and words for all there is."""

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from site_builder.language.strings import PACKAGE_STRINGS, load_strings
from site_builder.output.embedded import element
from site_builder.pages.snippets import DATA_LAYER, snippets
from tests.projects import MINIMAL, WHOLE, built, copied
from tests.publishing import published

ROOT = Path(__file__).parents[1]
DOCS = (ROOT / "docs/embed.md").read_text("utf-8")
PACKAGED = sorted(path.stem for path in PACKAGE_STRINGS.glob("*.yaml"))
KINDS = {
    "attribute": "attributes",
    "member": "members",
    "event": "events",
    "property": "cssProperties",
    "part": "cssParts",
}


def page_of(project: Path, address: str = "en/embed") -> str:
    """Return a page for publishers."""
    return built(project).files[f"{address}/index.html"].decode()


def codes(page: str) -> dict[str, str]:
    """Return what can be copied from a page, by its id."""
    found = re.findall(r'<(pre|blockquote) id="([^"]+)"[^>]*>(.*?)</\1>', page, re.DOTALL)
    return {name: unescape(text) for _, name, text in found}


def several(to: Path) -> Path:
    """Copy the minimal project, with a second check in it."""
    project = copied(MINIMAL, to)
    folder = project / "content/second"
    copied_from = project / "content/first"
    for path in copied_from.iterdir():
        text = path.read_text("utf-8").replace("eerste-check", "tweede-check")
        folder.mkdir(exist_ok=True)
        (folder / path.name).write_text(text.replace("first-check", "second-check"), "utf-8")
    return project


def alone(to: Path) -> Path:
    """Copy the minimal project, in English only."""
    project = copied(MINIMAL, to)
    for path in (project / "content").rglob("*.nl.md"):
        path.unlink()
    for path in (project / "content").rglob("*.yaml"):
        text = re.sub(r"\{nl: .*?, en: (.*?)\}", r"{en: \1}", path.read_text("utf-8"))
        text = re.sub(r"\n *nl: .*|\n *- nl\b", "", text).replace("[nl, en]", "[en]")
        path.write_text(text, "utf-8")
    return project


def test_every_language_has_its_page_and_knows_the_others() -> None:
    """At the slug of its texts, open to search engines."""
    page = page_of(WHOLE, "nl/insluiten")
    assert '<link rel="alternate" hreflang="en" href="https://bakery.example/en/embed/">' in page
    assert '<link rel="canonical" href="https://bakery.example/nl/insluiten/">' in page
    assert "noindex" not in page


def test_articles_and_every_foot_lead_there() -> None:
    """From an article to its own check."""
    files = built(WHOLE).files
    assert b'href="../embed/#check=bakery"' in files["en/bakery/index.html"]
    for path in ("en/index.html", "en/about-us/index.html", "en/bakery/index.html"):
        assert b"embed/" in files[path].partition(b"<footer")[2], path


def test_a_site_without_a_check_has_no_such_page(tmp_path: Path) -> None:
    """And its slug is free."""
    project = copied(WHOLE, tmp_path / "p")
    shutil.rmtree(project / "content/bakery")
    for path in (project / "content/about").glob("*.md"):
        front = path.read_text("utf-8").replace("slug: about-us", "slug: embed").split("---\n")[1]
        path.write_text(f"---\n{front}---\nText.\n", "utf-8")
    files = built(project).files
    assert "nl/insluiten/index.html" not in files
    assert b'class="wordmark"' in files["en/embed/index.html"]
    assert b"data-page" not in files["en/embed/index.html"]


def test_a_project_names_the_address_itself(tmp_path: Path) -> None:
    """In its own texts."""
    texts = {"strings/en.yaml": "embed: {slug: on-your-site}\n"}
    project = copied(MINIMAL, tmp_path / "p", texts)
    assert "en/on-your-site/index.html" in built(project).files


def test_without_a_script_the_default_code_of_each_check_is_there(tmp_path: Path) -> None:
    """That of the first in every form, that of the others at the anchor that articles lead to."""
    project = several(tmp_path / "p")
    page = page_of(project)
    shown = codes(page)
    offered = json.loads(unescape(re.findall(r"data-page='([^']*)'", page)[0]))["checks"]
    first, second = offered
    assert shown["element-element"] == snippets(offered[first]["en"])["element"]
    assert shown[f"every-{second}"] == snippets(offered[second]["en"])["element"]
    for check in offered:
        assert f'id="check={check}"' in page


def test_a_site_of_one_check_or_one_language_asks_for_none(tmp_path: Path) -> None:
    """What there is one of is not chosen."""
    one, more = page_of(alone(tmp_path / "one")), page_of(several(tmp_path / "more"))
    for name in ("check", "lang"):
        assert f'<select id="{name}"' not in one
        assert f'<select id="{name}"' in more
    assert '<select id="check"' not in page_of(MINIMAL)


def test_the_form_with_integrity_is_there_once_a_check_has_published(tmp_path: Path) -> None:
    """Before, nobody is asked to choose it."""
    assert 'value="pinned"' not in page_of(MINIMAL)
    assert 'integrity="sha384-' in codes(page_of(published(tmp_path / "p")))["pinned-pinned"]


def test_every_policy_of_the_page_is_that_of_a_page_and_frames_of_our_own() -> None:
    """No other page may hold a frame."""
    output = built(WHOLE)
    holding = {
        path
        for path, headers in output.headers.items()
        if "frame-src 'self';" in headers.get("Content-Security-Policy", "")
    }
    assert holding == {"nl/insluiten/index.html", "en/embed/index.html"}
    for path in holding:
        assert output.headers[path]["Content-Security-Policy"].endswith("frame-ancestors 'none'")
        address = path.removesuffix("index.html")
        block = output.files["_headers"].decode().partition(f"/{address}\n")[2].partition("\n\n")[0]
        assert "frame-src 'self';" in block


@pytest.mark.parametrize("language", PACKAGED)
def test_there_are_words_for_all_that_the_element_has(language: str) -> None:
    """For each name of its declaration, and for none that it lacks."""
    strings = load_strings(language, ROOT).value
    assert strings
    said = {key for key in strings.embed if key.partition("-")[0] in KINDS}
    assert said == {
        f"{kind}-{each['name'].removeprefix('--')}"
        for kind, key in KINDS.items()
        for each in element()[key]
    }


def test_the_tables_name_all_that_can_be_set() -> None:
    """Each as it is written where it is used."""
    page = page_of(MINIMAL)
    rows = re.findall(r'<th scope="row"><code>(.*?)</code></th><td>(\S.*?)</td>', page)
    names = [name.replace("<wbr>", "") for name, _ in rows]
    assert len(names) == len(set(names)) == sum(len(element()[key]) for key in KINDS.values())
    assert {"heading-level", "niveau-cta", "--niveau-ink", "level-name"} < set(names)
    assert {"element.answers", "element.restart()", "NiveauCheck.checks()"} < set(names)
    assert "NiveauCheck.score(check, answers)" in names


@pytest.mark.parametrize("address", ["nl/insluiten", "en/embed"])
def test_the_text_for_a_privacy_statement_is_there_in_every_language(address: str) -> None:
    """It names the publisher and the host; the sentence for pages that read results is apart."""
    shown = codes(page_of(WHOLE, address))
    for language in ("nl", "en"):
        text = shown[f"privacy-{language}"]
        assert "bakery.example" in text
        assert "Referrer-Policy" in text
        assert "cookies" in text
        assert shown[f"privacy-read-{language}"].endswith("…")


def test_the_docs_have_the_code_of_the_page() -> None:
    """That for the dataLayer, which hands over three things and no answer."""
    assert f"```html\n{DATA_LAYER}\n```" in DOCS
    assert codes(page_of(MINIMAL))["data-layer-code"] == DATA_LAYER
    pushed = re.findall(r"^      (\w+):", DATA_LAYER, re.MULTILINE)
    assert pushed == ["event", "check", "version", "level"]


def test_every_text_is_used() -> None:
    """By the template, the script, or what both are given."""
    strings = load_strings("en", ROOT).value
    assert strings
    folder = ROOT / "site_builder"
    sources = [*(folder / "templates").glob("*.html"), folder / "static/embed.js"]
    made_by = ("pages/embed_page.py", "site/layout.py", "pages/snippets.py", "content/tree.py")
    sources += [folder / path for path in made_by]
    text = "".join(path.read_text("utf-8") for path in sources)
    made = {"attribute", "member", "event", "property", "part"}
    made |= {"form", "about", "code", "note", "mode", "scheme"}
    for key in strings.embed:
        is_made = "-" in key and key.partition("-")[0] in made
        named = re.search(rf'(words|embed)(\.{key}\b|\["{key}"\])|"{key}"', text)
        assert named or is_made or f"{key}-about" in strings.embed, key
