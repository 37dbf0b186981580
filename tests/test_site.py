"""Which pages there are, at which addresses."""

import re
from pathlib import Path

from site_builder.content.tree import load_content
from site_builder.prose.render import Directive
from site_builder.site.layout import make_site
from tests.projects import MINIMAL, WHOLE, copied, site_of


def test_every_page_has_its_address_and_its_twins() -> None:
    """Language first, then the slug; each page knows itself in every language."""
    site = site_of(WHOLE)
    assert [home.address for home in site.homes] == ["nl/", "en/"]
    assert sorted(page.address for page in site.articles) == [
        "en/about-us/",
        "en/bakery/",
        "nl/bakkerij/",
        "nl/over-ons/",
    ]
    assert sorted(frame.address for frame in site.frames) == [
        "embed/bakery/en/",
        "embed/bakery/nl/",
    ]
    twins = {tuple(page.twins.items()) for page in site.articles if page.id == "about"}
    assert twins == {(("nl", "nl/over-ons/"), ("en", "en/about-us/"))}


def test_a_home_lists_its_language_newest_first() -> None:
    """The bakery is younger than the page about us."""
    assert [[page.address for page in home.articles] for home in site_of(WHOLE).homes] == [
        ["nl/bakkerij/", "nl/over-ons/"],
        ["en/bakery/", "en/about-us/"],
    ]


def test_a_draft_waits_for_its_twin(tmp_path: Path) -> None:
    """A draft in one language is published in none, unless drafts are asked for."""
    text = (WHOLE / "content" / "about" / "article.nl.md").read_text("utf-8")
    draft = text.replace("slug: over-ons", "slug: over-ons\ndraft: true")
    project = copied(WHOLE, tmp_path / "project", {"about/article.nl.md": draft})
    assert {page.id for page in site_of(project).articles} == {"bakery"}
    assert {page.id for page in site_of(project, drafts=True).articles} == {"bakery", "about"}


def test_a_check_is_known_by_its_id_and_language() -> None:
    """Articles without a rubric are none."""
    checks = site_of(WHOLE).checks
    assert [(name, list(pages)) for name, pages in checks.items()] == [("bakery", ["nl", "en"])]


def test_a_check_has_the_languages_in_the_order_of_the_site(tmp_path: Path) -> None:
    """The default first, which a script falls back on; also where another was written later."""
    article = (MINIMAL / "content/first/article.en.md").read_bytes()
    later = re.sub(rb"date: .*", b"date: 2030-01-01", article)
    site = site_of(copied(MINIMAL, tmp_path / "p", {"first/article.en.md": later}))
    assert [page.language for page in site.articles] == ["en", "nl"]
    assert list(site.checks["first"]) == ["nl", "en"]


def test_the_root_is_the_path_of_the_address(tmp_path: Path) -> None:
    """With a slash at both ends, whatever the author wrote."""
    site = (MINIMAL / "content" / "site.yaml").read_text("utf-8")
    text = site.replace("https://checks.example", "https://e.org/a/b/")
    below = site_of(copied(MINIMAL, tmp_path / "p", {"site.yaml": text}))
    assert (below.root, below.absolute("nl/")) == ("/a/b/", "https://e.org/a/b/nl/")
    assert site_of(MINIMAL).root == "/"


def test_beside_problems_every_page_is_there(tmp_path: Path) -> None:
    """A broken body in one article hides nothing in the others."""
    front = "---\ntitle: A\ndescription: B\nslug: c\ndate: 2026-01-01\n---\n"
    files = {
        "about/article.nl.md": f"{front}# D\n",
        "bakery/article.en.md": "---\n---\n[[chekc]]\n\n#### E\n",
    }
    content = load_content(copied(WHOLE, tmp_path / "p", files)).value
    assert content is not None
    made = make_site(content, drafts=False)
    assert [(each.path, each.line, each.code) for each in made.problems] == [
        ("content/about/article.nl.md", 7, "second-h1"),
        ("content/bakery/article.en.md", 3, "unknown-directive"),
        ("content/bakery/article.en.md", 5, "heading-skipped"),
    ]
    assert made.value is not None
    parts = [page.prose.parts for page in made.value.articles if page.language == "nl"]
    assert any(Directive("check") in found for found in parts)


def test_the_place_about_a_level() -> None:
    """The level's part of [[levels]]; else the heading with its id, where there is one."""
    pages = site_of(WHOLE).checks["bakery"]
    assert pages["nl"].sections == {"feast": "feast"}
    levels = ("flour", "dough", "bread", "feast")
    assert pages["en"].sections == {level: f"level-{level}" for level in levels}


def test_what_is_no_check_has_no_place_about_a_level() -> None:
    """Whatever its headings."""
    about = next(page for page in site_of(WHOLE).articles if page.id == "about")
    assert about.prose.headings
    assert about.sections == {}
