"""Feeds: the articles of each language, for programs that follow the site."""

from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath

import pytest
from lxml import etree

from site_builder.options import Options
from site_builder.output.files import Output
from tests.heads import heads
from tests.projects import MINIMAL, WHOLE, built, copied

ROOT = Path(__file__).parents[1]
SCHEMA = Path(__file__).parent / "schemas/atom.rng"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BAKERY = "https://bakery.example"


@pytest.fixture(scope="module")
def bakery() -> Output:
    """The whole project's site."""
    return built(WHOLE)


def feed_of(output: Output, language: str) -> etree._Element:
    """Return a feed."""
    return etree.fromstring(output.files[f"feed.{language}.xml"])


def texts(element: etree._Element, path: str) -> list[str]:
    """Return the texts at a path, in which `a` is Atom's namespace."""
    return [str(each.text) for each in element.iterfind(path, {"a": "http://www.w3.org/2005/Atom"})]


def links(element: etree._Element) -> dict[str, str]:
    """Return the addresses of a feed or an entry by their relation."""
    found = element.iterfind("{*}link")
    return {each.get("rel", "alternate"): each.get("href", "") for each in found}


def entries(output: Output, language: str) -> Iterator[etree._Element]:
    """Yield the entries of a feed."""
    yield from feed_of(output, language).iterfind("{*}entry")


@pytest.mark.parametrize("project", [ROOT, WHOLE, MINIMAL], ids=["our own", "whole", "minimal"])
@pytest.mark.parametrize("base_url", [None, "https://e.org/checks"])
def test_a_feed_is_valid(project: Path, base_url: str | None) -> None:
    """By the schema of Atom, for every language of every site, with ids that stand once."""
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    output = built(project, Options(base_url=base_url))
    for language in ("nl", "en"):
        schema.assertValid(feed_of(output, language))
        ids = texts(feed_of(output, language), ".//a:id")
        assert len(ids) == len(set(ids)) >= 2


def test_a_feed_knows_its_site(bakery: Output) -> None:
    """In its language: title, its own address and the home's, who publishes, when it changed."""
    dutch = feed_of(bakery, "nl")
    assert dutch.get(LANG) == "nl"
    assert texts(dutch, "a:title") == ["De bakkerij"]
    assert texts(dutch, "a:author/a:name") == ["The guild of bakers"]
    assert texts(dutch, "a:updated") == ["2026-02-28T00:00:00Z"]
    assert links(dutch) == {"self": f"{BAKERY}/feed.nl.xml", "alternate": f"{BAKERY}/nl/"}


def test_a_feed_holds_the_articles_of_its_language(bakery: Output) -> None:
    """The one that changed last first, each with what its page says of itself."""
    first, second = entries(bakery, "en")
    assert texts(first, "a:title") == ["How good is your bakery?"]
    assert texts(first, "a:summary") == ["Take the check."]
    assert texts(first, "a:published") == texts(first, "a:updated") == ["2026-01-31T00:00:00Z"]
    assert texts(first, "a:author/a:name") == ["A baker"]
    assert [each.get("term") for each in first.iterfind("{*}category")] == ["Baking"]
    assert links(first) == {"alternate": f"{BAKERY}/en/bakery/"}
    assert links(second) == {"alternate": f"{BAKERY}/en/about-us/"}
    assert texts(second, "a:author/a:name") == []
    dutch, _ = entries(bakery, "nl")
    assert texts(dutch, "a:published") == ["2026-01-31T00:00:00Z"]
    assert texts(dutch, "a:updated") == ["2026-02-28T00:00:00Z"]


def test_an_id_outlives_title_and_address(tmp_path: Path) -> None:
    """So that readers do not show what they have shown before."""
    text = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    changed = text.replace("The first check", "Another").replace("slug: first", "slug: other")
    changed = changed.replace("date:", "updated: 2026-03-01\ndate:")
    after = built(copied(MINIMAL, tmp_path / "p", {"first/article.en.md": changed}))
    (one,), (other,) = entries(built(MINIMAL), "en"), entries(after, "en")
    assert links(one) != links(other)
    assert texts(one, "a:id") == texts(other, "a:id")
    assert texts(one, "a:id") == ["tag:checks.example,2026-01-31:/first/en"]


def test_texts_are_text(tmp_path: Path) -> None:
    """What an author writes is never markup, in a feed as on a page."""
    text = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    files = {"first/article.en.md": text.replace("The first check", "'<b>A & B</b> ]]>'")}
    output = built(copied(MINIMAL, tmp_path / "p", files))
    (entry,) = entries(output, "en")
    assert texts(entry, "a:title") == ["<b>A & B</b> ]]>"]


def test_a_page_leads_to_the_feed_of_its_language(bakery: Output) -> None:
    """In its head, for programs, and on it, for people."""
    for path, head in heads(bakery).items():
        (way,) = head.feeds
        feed = f"feed.{head.language}.xml"
        assert normpath(join("/", path, "..", way)) == f"/{feed}"
        is_choice = path == "index.html"
        assert (f'<a href="{way}" type="application/atom+xml">' in _body(bakery, path)) != is_choice


def _body(output: Output, path: str) -> str:
    return output.files[path].decode().partition("<body")[2]


def test_readers_get_a_feed_from_anywhere_as_what_it_is(bakery: Output) -> None:
    """Hosts take the ending for that of any XML."""
    headers = bakery.headers["feed.nl.xml"]
    assert headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"
