"""An article's contents."""

import re
from pathlib import Path

from site_builder.output.files import Output
from site_builder.site.contents import Entry, contents
from site_builder.site.values import ArticlePage
from tests.projects import WHOLE, built, copied, shown, site_of

QUOTES = "“ ” ‘ ’"
FRONT = "---\ntitle: A\ndescription: B\nslug: about-us\ndate: 2026-01-01\n---\n"


def page_of(project: Path, name: str) -> ArticlePage:
    """Return an article in English."""
    articles = site_of(project).articles
    return next(page for page in articles if (page.id, page.language) == (name, "en"))


def about(folder: Path, body: str) -> Path:
    """Return the whole project with another body in its article in English about us."""
    return copied(WHOLE, folder / "p", {"about/article.en.md": FRONT + body})


def test_sections_hold_their_parts() -> None:
    """Those of [[levels]] stand where the article has it, and lead to where they are."""
    assert contents(page_of(WHOLE, "bakery"), QUOTES) == (
        Entry("what-a-baker-needs", "What a baker needs", (Entry("the-oven", "The oven"),)),
        Entry("further-reading", "Further reading"),
        Entry(
            *("the-levels", "The levels"),
            tuple(
                Entry(f"level-{name.lower()}", name)
                for name in ("Flour", "Dough", "Bread", "Feast")
            ),
        ),
    )


def test_two_sections_need_no_contents(tmp_path: Path) -> None:
    """Three do; what stands deeper than their parts is left out."""
    assert contents(page_of(WHOLE, "about"), QUOTES) == ()
    two = about(tmp_path / "two", "## a\n\n### b\n\n### c\n\n## d\n")
    assert contents(page_of(two, "about"), QUOTES) == ()
    three = about(tmp_path / "three", "## a\n\n## b\n\n### c\n\n#### d\n\n## e\n")
    found = contents(page_of(three, "about"), QUOTES)
    assert found == (Entry("a", "a"), Entry("b", "b", (Entry("c", "c"),)), Entry("e", "e"))


def test_a_heading_is_listed_as_it_reads(tmp_path: Path) -> None:
    """Marks are left out, quotation marks set, and a heading without a place is passed over."""
    body = '## *So* "it" & <b>is</b> {#x}\n\n<h2>Raw</h2>\n\n## b\n\n## c\n'
    (first, *rest) = contents(page_of(about(tmp_path, body), "about"), QUOTES)
    assert first == Entry("x", "So “it” & is")
    assert [entry.id for entry in rest] == ["b", "c"]


def listed(output: Output, path: str) -> list[list[str]]:
    """Return the addresses in each list of contents on a page, in their order."""
    page = output.files[path].decode()
    lists = re.findall(
        r"<nav [^>]*?(?:class=\"contents\"|label=\"Contents\").*?</nav>", page, re.DOTALL
    )
    return [re.findall(r'href="#([^"]+)"', each) for each in lists]


def test_contents_stand_folded_above_the_text_and_open_beside_it() -> None:
    """Both lead to every section and part; where there are few, there is no list at all."""
    output = built(WHOLE)
    levels = [f"level-{level}" for level in ("flour", "dough", "bread", "feast")]
    all_of_them = ["what-a-baker-needs", "the-oven", "further-reading", "the-levels", *levels]
    assert listed(output, "en/bakery/index.html") == [all_of_them] * 2
    about_us = output.files["en/about-us/index.html"].decode()
    assert not re.search("contents|<details|reading", about_us)


def test_an_authors_headings_may_be_called_as_parts_of_the_page_are(tmp_path: Path) -> None:
    """The page gives no id of its own to contents, to what is read next or to the rest."""
    body = "## Contents\n\n## Related\n\n## Share\n\n## Level\n"
    assert shown(about(tmp_path, body)) == []
