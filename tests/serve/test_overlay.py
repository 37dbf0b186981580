"""What is told of a build, in a page."""

import hashlib

import pytest
from lxml import html

from site_builder.files.excerpt import Excerpt
from site_builder.files.problems import Problem
from site_builder.serve.overlay import (
    ADDRESS,
    HERE,
    MOST,
    SCRIPT,
    STYLES,
    overlay,
    with_life,
)
from site_builder.serve.served import Found, Served, Told
from tests.serve.sites import site

NASTY = '<img src=x onerror="a()">&amp;{{ 7 * 7 }}'
ERROR = Problem("content/a/rubric.yaml", 12, 7, "unknown-key", 'unknown key "levls"', "levels?")
WARNING = Problem("content/a/b.md", 1, 1, "dead-link", "A doubt", "Mend it", "warning")


def _told(told: Told, *, is_there: bool = True) -> html.HtmlElement:
    served = Served().with_site(site(), 1) if is_there else Served()
    return html.fromstring(overlay(served.with_told(told, 2)))


def _words(told: Told) -> str:
    return " ".join(_told(told).text_content().split())


def test_an_error_is_told_with_place_line_and_way_out() -> None:
    """All that the console says, with a mark at the word."""
    found = _told(Told((Found(ERROR, Excerpt(12, "      levls: [low]", 6)),)))
    words = " ".join(found.text_content().split())
    assert "content/a/rubric.yaml:12:7 error[unknown-key]" in words
    assert 'unknown key "levls"' in words
    assert "levels?" in words
    assert [mark.text for mark in found.iter("mark")] == ["levls"]
    assert found.xpath("string(.//summary)") == "1 problem"
    assert found.xpath("string(.//pre/code)") == "      levls: [low]"
    assert "open" in next(found.iter("details")).attrib
    assert len(found.xpath(".//*[@role='alert']")) == 1


@pytest.mark.parametrize(
    ("text", "at", "marked"),
    [
        *[("a: b", 4, " "), ("a: b", 1, ":"), ("é-1 b", 0, "é-1"), ("", 0, " ")],
        *[('a: "#fe0"', 3, '"#fe0"'), ("a: 'b c'", 3, "'b c'"), ('a: "b', 3, '"')],
        *[("[a](../../b/c.md)", 4, "../../b/c.md"), ("a: images/b.jpg", 3, "images/b.jpg")],
        *[("**a**", 0, "**"), ("a.", 0, "a"), ("1.5.", 0, "1.5"), ("[a](/b/)", 4, "/b/")],
    ],
)
def test_the_mark_covers_what_stands_there(text: str, at: int, marked: str) -> None:
    """A word, a quoted text, a path, signs alike; a blank where the line ends too early."""
    found = _told(Told((Found(ERROR, Excerpt(1, text, at)),)))
    assert found.xpath("string(.//mark)") == marked


def test_warnings_are_a_line_that_opens() -> None:
    """They stand after the errors where there are some, as such a line too."""
    alone = _told(Told((Found(WARNING, None),)))
    assert not alone.xpath(".//details[@open] | .//*[@role='alert']")
    assert alone.xpath("string(.//summary)") == "1 warning"
    both = Told((Found(WARNING, None), Found(ERROR, None)))
    assert _words(both).startswith("1 problem")
    assert _words(both).index("error[unknown-key]") < _words(both).index("warning[dead-link]")
    (later,) = _told(both).xpath(".//details[not(@open)]")
    assert later.xpath("string(summary)") == "1 warning"
    assert "warning[dead-link]" in later.text_content()
    assert "error[unknown-key]" not in later.text_content()


def test_without_a_site_no_last_one_is_spoken_of() -> None:
    """Nor is there anything to uncover."""
    told = Told((Found(ERROR, None),))
    for is_there in (True, False):
        found = _told(told, is_there=is_there)
        assert ("last version" in found.text_content()) == is_there
        assert bool(found.xpath(".//button[@title='Escape']")) == is_there


def test_nothing_to_tell_shows_nothing() -> None:
    """The place for it is there, and hidden."""
    found = _told(Told())
    assert "hidden" in found.attrib
    assert not found.text_content().strip()


def test_what_is_ours_or_the_machines_is_told_too() -> None:
    """A site that could not be written is the newest all the same."""
    assert "The build stopped" in _words(Told(failure="This is our mistake"))
    unwritten = _words(Told(failure="build is full", is_current=True))
    assert "The site was not written" in unwritten
    assert "last version" not in unwritten
    assert "save again" in unwritten


def test_an_author_writes_text_alone() -> None:
    """Nothing that stands in a file is ever read as HTML, or as a template."""
    problem = Problem(NASTY, 1, 1, "dead-link", NASTY, NASTY)
    told = Told((Found(problem, Excerpt(1, NASTY, 0)),), failure=NASTY)
    found = _told(told)
    assert not list(found.iter("img"))
    assert found.text_content().count(NASTY) == 5


def test_a_page_is_not_drowned() -> None:
    """Of very many problems, the first are shown and the rest counted."""
    told = Told(tuple(Found(ERROR, None) for _ in range(MOST + 2)))
    assert len(_told(told).xpath(".//li")) == MOST
    assert "And 2 more" in _words(told)


def test_a_page_for_iframes_tells_nothing() -> None:
    """The page around it does."""
    served = Served().with_site(site(), 1).with_told(Told((Found(ERROR, None),)), 2)
    page = site().files["en/index.html"]
    assert b"levls" in with_life(page, served)
    frame = with_life(page, served, is_frame=True)
    assert b"levls" not in frame
    assert b'data-number="0"' in frame


def test_a_page_says_what_it_is_a_page_of() -> None:
    """By the number of its site and that of what is told; files of ours by their bytes."""
    served = Served().with_site(site(), 1).with_told(Told((Found(ERROR, None),)), 2)
    page = with_life(site().files["en/index.html"], served).decode()
    assert 'data-site="1" data-number="2"' in page
    assert 'data-key="2"' in page
    for name in (STYLES, SCRIPT):
        digest = hashlib.sha256((HERE / name).read_bytes()).hexdigest()
        assert f'"{ADDRESS}{name}?{digest[:12]}"' in page


def test_nothing_stands_inline() -> None:
    """The policy of the pages would refuse it."""
    served = Served().with_told(Told((Found(ERROR, None), Found(WARNING, None))), 2)
    page = html.fromstring(with_life(site().files["en/index.html"], served))
    assert [script.text for script in page.iter("script")] == [None, None]
    assert not page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]")
