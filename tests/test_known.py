"""Pages that are kept: what could differ is rendered again, and nothing else."""

import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from site_builder.cards.make import Cards
from site_builder.files import cache
from site_builder.files.cache import Recipe
from site_builder.language.strings import Strings
from site_builder.output.files import PAGE
from site_builder.pages import environment, known, render
from site_builder.pages.known import Known
from site_builder.site.values import ArticlePage, Site, TextPage
from tests.projects import KINDS, MINIMAL, TONGUES, WHOLE, built, copied

_ARTICLE = "en/first-check/index.html"
_LEVEL = "en/first-check/low/index.html"
_FRAME = "embed/first/en/index.html"
_HOME, _TEXT, _EMBED = (f"en/{slug}index.html" for slug in ("", "about/", "embed/"))
_CHOOSE, _LOST = "index.html", "404.html"
_FRONT = "title: A\ndescription: B\nslug: c\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    yield
    cache.folder.cache_clear()


@pytest.fixture
def _no_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.cards.make.lettering", lambda: None)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are rendered from now on, and kept."""
    found: list[str] = []

    def keep(recipe: Recipe, result: bytes) -> None:
        found.append(str(recipe[1]).partition("example/")[2].removesuffix(PAGE))
        cache.keep(recipe, result)

    monkeypatch.setattr(known, "keep", keep)
    return found


@pytest.mark.parametrize("project", [WHOLE, KINDS, TONGUES], ids=lambda project: project.name)
def test_a_page_shows_no_more_than_it_is_given(
    project: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    """From the whole site and all cards the same page would come as from what it sees of them."""
    first = built(project).files
    monkeypatch.setattr(Site, "seen_from", lambda site, *_: site)
    for whole in (Site, ArticlePage, TextPage):
        monkeypatch.setattr(whole, "in_brief", property(lambda it: it))
    monkeypatch.setattr(Site, "around", property(lambda site: site))
    for name in ("seen_from", "seen_in"):
        monkeypatch.setattr(Cards, name, lambda cards, _: cards)
    rendered.clear()
    assert built(project).files == first
    assert len(rendered) == sum(path.endswith(".html") for path in first)


@pytest.mark.usefixtures("_no_cards")
def test_what_is_known_is_not_rendered_again(tmp_path: Path, rendered: list[str]) -> None:
    """Of what was built before, only an article that has changed, and those that show it."""
    project = copied(WHOLE, tmp_path / "p")
    first = built(project).files
    rendered.clear()
    assert built(project).files == first
    assert rendered == []
    article = project / "content/about/article.en.md"
    article.write_text(article.read_text("utf-8").replace("date: ", "author: Z\ndate: "), "utf-8")
    second = built(project).files
    changed = [path for path in sorted(first) if first[path] != second[path]]
    assert changed == ["en/about-us/index.html", "feed.en.xml"]
    assert "en/about-us/" in rendered
    assert not any(address.startswith("nl/") for address in rendered)


BESIDE = {
    f"{name}.{language}.md": f"---\ntitle: Beside\n{keys}slug: {slug}\n---\n\nText.\n"
    for language in ("en", "nl")
    for name, slug, keys in (
        ("pages/about", "about", ""),
        ("other/article", "other", "description: B\ndate: 2026-01-01\n"),
    )
}
"""A page and an article, to which every article leads."""


@pytest.mark.usefixtures("_no_cards")
def test_a_changed_sentence_makes_one_page_anew(tmp_path: Path, rendered: list[str]) -> None:
    """Not those of its levels, nor those that list it or offer it."""
    project = copied(MINIMAL, tmp_path / "p", BESIDE)
    built(project)
    rendered.clear()
    article = project / "content/first/article.en.md"
    article.write_text(article.read_text("utf-8").replace("Two", "Nine little"), "utf-8")
    built(project)
    assert rendered == ["en/first-check/"]


@pytest.mark.usefixtures("_no_cards")
def test_a_check_is_rendered_alone(tmp_path: Path, rendered: list[str]) -> None:
    """The pages of its levels and its frame in each language, and the pages that offer it."""
    project = copied(MINIMAL, tmp_path / "p")
    second = copytree(project / "content/first", project / "content/second")
    for article in second.glob("article.*"):
        text = article.read_text("utf-8")
        article.write_text(text.replace("slug: ", "slug: second-"), "utf-8")
    built(project)
    rendered.clear()
    rubric = second / "rubric.yaml"
    rubric.write_text(rubric.read_text("utf-8").replace("a plan?", "any plan?"), "utf-8")
    built(project)
    own = {"nl/second-eerste-check/", "en/second-first-check/"}
    others = {"nl/eerste-check/", "en/first-check/", "nl/", "en/"}
    levels = {f"{address}{level}/" for address in own for level in ("low", "high")}
    frames = {f"embed/second/{language}/" for language in ("nl", "en")}
    assert set(rendered) == own | others | levels | frames


@pytest.mark.usefixtures("_no_cards")
@pytest.mark.parametrize(
    ("file", "old", "new", "which"),
    [
        ("pages/about.en.md", "title: ", "title: All ", (_ARTICLE, _LEVEL, _HOME, _TEXT)),
        ("pages/about.nl.md", "title: ", "title: Heel ", (_LOST,)),
        ("pages/about.en.md", "slug: ", "slug: all-", (_ARTICLE, _LEVEL, _HOME, _EMBED)),
        ("other/article.en.md", "title: ", "title: Just ", (_ARTICLE, _HOME)),
        ("other/article.en.md", "slug: ", "slug: just-", (_ARTICLE, _HOME)),
        ("other/article.en.md", "Text.", "Many words. " * 300, (_ARTICLE, _HOME)),
        ("site.yaml", "publisher: ", "publisher: The other ", (_ARTICLE, _LEVEL, _HOME, _TEXT)),
        ("site.yaml", "https://", "https://other.", (_ARTICLE, _LEVEL, _FRAME, _CHOOSE, _EMBED)),
        ("first/article.en.md", "title: ", "title: Another ", (_ARTICLE, _LEVEL, _FRAME, _EMBED)),
        ("first/article.en.md", "slug: ", "slug: then-", (_LEVEL, _FRAME, _HOME, _EMBED)),
        ("first/article.en.md", "Two", "Nine", (_ARTICLE,)),
        ("first/article.en.md", "Two", "## Low\n\nTwo", (_ARTICLE, _LEVEL)),
        ("first/rubric.yaml", "en: ", "en: Another ", (_ARTICLE, _LEVEL)),
        ("strings/en.yaml", "", "site: {skip: Go on}\n", (_ARTICLE, _LEVEL, _HOME, _EMBED)),
        ("strings/en.yaml", "", 'widget: {link: "Go on: {title}"}\n', (_FRAME,)),
        ("new/article.en.md", "", f"---\n{_FRONT}date: 2030-01-01\n---\n", (_ARTICLE, _HOME)),
        ("pages/imprint.en.md", "", f"---\n{_FRONT}---\n\nText.\n", (_ARTICLE, _LEVEL, _EMBED)),
    ],
)
def test_whatever_a_page_shows_decides_it(
    file: str, old: str, new: str, which: tuple[str, ...], tmp_path: Path
) -> None:
    """The site's keys, its texts, other pages and articles, the check."""
    project = copied(MINIMAL, tmp_path / "p", BESIDE)
    before = built(project).files
    path = project / "content" / file
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8").replace(old, new, 1) if old else new
    path.write_text(text, "utf-8")
    twin = path.with_name(path.name.replace(".en.md", ".nl.md"))
    if not old and twin != path:
        twin.write_text(text, "utf-8")
    after = built(project).files
    cache.folder.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "other"))
        assert built(project).files == after
    assert all(before[page] != after.get(page) for page in which)


@pytest.mark.usefixtures("_no_cards")
@pytest.mark.parametrize("what", ["code", "jinja2", "markupsafe", "Python"])
def test_another_program_renders_again(
    what: str, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our code, what templates are rendered by, and Python."""
    built(MINIMAL)
    every = sorted(rendered)
    rendered.clear()
    match what:
        case "code":
            monkeypatch.setattr(known, "code_of_all", lambda: b"other")
        case "Python":
            monkeypatch.setattr(sys, "version", "3.99")
        case _:
            monkeypatch.setattr(
                known, "version_of", lambda name: name if name == what else cache.version_of(name)
            )
    built(MINIMAL)
    assert "en/first-check/" in every
    assert sorted(rendered) == every


def test_what_takes_the_place_of_another_in_memory_is_another() -> None:
    """A process that builds all day throws away what it read before."""
    site, page = Known({}), "https://checks.example/en/"
    for number in range(50):
        own = {"strings": Strings("en", {"skip": f"{number}"}, {})}
        made = site.page(page, own, str(number).encode)
        assert made == str(number).encode()
        del own


def test_cards_decide_the_pages_that_name_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as once Pillow is installed."""
    page = "en/first-check/index.html"
    with monkeypatch.context() as without:
        without.setattr("site_builder.cards.make.lettering", lambda: None)
        assert b"og:image" not in built(MINIMAL).files[page]
    assert b"og:image" in built(MINIMAL).files[page]


@pytest.mark.usefixtures("_no_cards")
def test_a_style_decides_all_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the address of the sheet, also while a process goes on."""
    for name in ("static", "styles"):
        copytree(render.PACKAGE / name, tmp_path / name)
    monkeypatch.setattr(render, "PACKAGE", tmp_path)
    before = built(MINIMAL).files
    with (tmp_path / "styles/base.css").open("a", encoding="utf-8") as sheet:
        sheet.write("\n:root { --new: 1 }\n")
    after = built(MINIMAL).files
    (sheet_before, sheet_after) = (
        next(path for path in files if path.startswith("assets/site.")) for files in (before, after)
    )
    page = "en/first-check/index.html"
    assert sheet_before != sheet_after
    assert after[page] == before[page].replace(sheet_before.encode(), sheet_after.encode())


@pytest.mark.usefixtures("_no_cards")
def test_templates_are_compiled_anew_by_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """What they call may have been called by then, and its result be in them."""
    compiled: list[Recipe] = []

    def keep(recipe: Recipe, result: bytes) -> None:
        compiled.append(recipe)
        cache.keep(recipe, result)

    monkeypatch.setattr(environment, "keep", keep)
    monkeypatch.setattr(known, "kept_before", lambda _: None)
    for code, is_compiled in ((b"a", True), (b"a", False), (b"b", True)):
        monkeypatch.setattr(environment, "code_of_all", lambda code=code: code)
        environment.environment.cache_clear()
        compiled.clear()
        built(MINIMAL)
        assert bool(compiled) == is_compiled
    environment.environment.cache_clear()


@pytest.mark.usefixtures("_no_cards")
def test_a_template_decides_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while a process goes on."""
    ours = copytree(environment.TEMPLATES, tmp_path / "templates")
    monkeypatch.setattr(known, "TEMPLATES", ours)
    monkeypatch.setattr(environment, "TEMPLATES", ours)
    environment.environment.cache_clear()
    page, base = "en/first-check/index.html", ours / "base.html"
    before = built(MINIMAL).files[page]
    base.write_text(base.read_text("utf-8").replace("<main ", "<main data-new "), "utf-8")
    after = built(MINIMAL).files[page]
    environment.environment.cache_clear()
    assert after == before.replace(b"<main ", b"<main data-new ")
