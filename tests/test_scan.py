"""What is read of a built page is what a parser of HTML reads of it."""

import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from site_builder.files import cache
from site_builder.output import files
from site_builder.output.files import Output, check_output, scanned
from tests.projects import KINDS, TONGUES, WHOLE, built


class Parsed(HTMLParser):
    """The ids and links of a page, by Python's own parser."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note them."""
        given = {name: value or "" for name, value in attrs}
        self.ids += filter(None, [given.get("id")])
        self.links += filter(None, [given.get("href") or given.get("src")])


@pytest.mark.parametrize("project", [WHOLE, KINDS, TONGUES], ids=lambda project: project.name)
def test_pages_are_read_as_a_parser_reads_them(project: Path) -> None:
    """Each of them, ids and links in their order."""
    pages = {path: data for path, data in built(project).files.items() if path.endswith(".html")}
    for path, data in pages.items():
        parsed, read = Parsed(data), scanned(data)
        assert (read.ids, read.links) == (parsed.ids, parsed.links), path
    assert pages


@pytest.mark.parametrize(
    "html",
    [
        '<a href="a&amp;b" id=c>',
        '<a title="<b id=&quot;x&quot;>" href="y">',
        '<script src="a.js">document.write("<a id=b>")</script><a id="c">',
        '<!-- <a id="b"> --><a id="c">',
        '<a data-id="b" aria-label=\'it\'s href="c">',
        "<p>a < b and id=c</p>",
        '<IMG SRC="a"><a href="" src="b"><a href="c" src="d">',
    ],
)
def test_no_text_is_taken_for_a_tag(html: str) -> None:
    """Nor a comment, a script, a value or another attribute."""
    parsed, read = Parsed(html.encode()), scanned(html.encode())
    assert (read.ids, read.links) == (parsed.ids, parsed.links)


def told(page: str) -> list[str]:
    """Return what is wrong with a site of a page and another."""
    pages = {"index.html": page.encode(), "a/index.html": b'<a id="b">'}
    return [each.code for each in check_output(Output(pages, {}, {}, "/"))]


def test_a_page_that_was_read_before_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes tell it; another page is read."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    read: list[bytes] = []

    def noted(page: bytes) -> object:
        read.append(page)
        return scanned(page)

    monkeypatch.setattr(files, "scanned", noted)
    assert told('<a href="a/#b">') == told('<a href="a/#b">') == []
    assert len(read) == 2
    assert told('<a href="a/#c">') == told('<a href="a/#c">') == ["dead-anchor"]
    assert len(read) == 3
    assert told('<a href="c/">') == ["dead-link"]
    monkeypatch.setattr(files, "code_of", lambda _: b"other")
    assert told('<a href="c/">') == ["dead-link"]
    assert len(read) == 6, "other code may read something else"
    monkeypatch.setattr(sys, "version", "3.99")
    assert told('<a href="c/">') == ["dead-link"]
    assert len(read) == 8, "so may another Python"
    cache.folder.cache_clear()
