"""Pages that are kept: what could differ is rendered again, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from site_builder.cards.make import Cards
from site_builder.files import cache
from site_builder.files.cache import Recipe
from site_builder.pages import environment, known
from site_builder.site.values import Site
from tests.projects import KINDS, MINIMAL, TONGUES, WHOLE, built, copied

_ARTICLE = "en/first-check/index.html"
_LEVEL = "en/first-check/low/index.html"
_FRAME = "embed/first/en/index.html"
_FRONT = "title: A\ndescription: B\nslug: c\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    yield
    cache.folder.cache_clear()


@pytest.fixture
def _no_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.cards.make.pillow", lambda: None)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are rendered from now on, and kept."""
    found: list[str] = []

    def keep(recipe: Recipe, result: bytes) -> None:
        found.append(str(recipe[1]).partition("example/")[2])
        cache.keep(recipe, result)

    monkeypatch.setattr(known, "keep", keep)
    return found


@pytest.mark.parametrize("project", [WHOLE, KINDS, TONGUES], ids=lambda project: project.name)
def test_an_article_shows_no_more_than_it_is_given(
    project: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    """From the whole site and all cards the same page would come as from what it sees of them."""
    first = built(project).files
    monkeypatch.setattr(Site, "seen_from", lambda site, *_: site)
    monkeypatch.setattr(Cards, "seen_from", lambda cards, _: cards)
    rendered.clear()
    assert built(project).files == first
    assert rendered


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


@pytest.mark.usefixtures("_no_cards")
def test_a_check_is_rendered_alone(tmp_path: Path, rendered: list[str]) -> None:
    """The pages of its levels and its frame in each language; articles that offer it as well."""
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
    others = {"nl/eerste-check/", "en/first-check/"}
    levels = {f"{address}{level}/" for address in own for level in ("low", "high")}
    frames = {f"embed/second/{language}/" for language in ("nl", "en")}
    assert set(rendered) == own | others | levels | frames


@pytest.mark.usefixtures("_no_cards")
@pytest.mark.parametrize(
    ("file", "old", "new", "which"),
    [
        ("site.yaml", "publisher: ", "publisher: The other ", (_ARTICLE, _LEVEL)),
        ("site.yaml", "https://", "https://other.", (_ARTICLE, _LEVEL, _FRAME)),
        ("first/article.en.md", "title: ", "title: Another ", (_ARTICLE, _LEVEL, _FRAME)),
        ("first/rubric.yaml", "en: ", "en: Another ", (_ARTICLE, _LEVEL)),
        ("strings/en.yaml", "", "site: {skip: Go on}\n", (_ARTICLE, _LEVEL)),
        ("strings/en.yaml", "", 'widget: {link: "Go on: {title}"}\n', (_FRAME,)),
        ("new/article.en.md", "", f"---\n{_FRONT}date: 2030-01-01\n---\n", (_ARTICLE,)),
        ("pages/imprint.en.md", "", f"---\n{_FRONT}---\n\nText.\n", (_ARTICLE, _LEVEL)),
    ],
)
def test_whatever_a_page_shows_decides_it(
    file: str, old: str, new: str, which: tuple[str, ...], tmp_path: Path
) -> None:
    """The site's keys, its texts, other pages, the check."""
    project = copied(MINIMAL, tmp_path / "p")
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
    assert all(before[page] != after[page] for page in which)


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
