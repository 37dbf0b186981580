"""What a page adds to an article's HTML."""

import pytest
from markupsafe import Markup

from site_builder.files.source import Source
from site_builder.language.strings import load_strings
from site_builder.pages.dressing import dressed
from site_builder.prose.render import prose
from tests.here import ROOT

strings = load_strings("en", ROOT / "nothing").value
assert strings
WORDS = strings.site


def html(text: str) -> str:
    """Return the HTML of a body on its page, in which one heading is that of a level."""
    (part,) = prose(Source("article.en.md", text), "“ ” ‘ ’").parts
    return dressed(part.html, WORDS, {"walk": Markup("<svg></svg>")})  # type: ignore[union-attr]


def test_a_heading_has_a_link_to_itself_beside_it() -> None:
    """Not in it, so that its name stays what it says; the link's name says where it leads."""
    assert html('## A *b* & "c"') == (
        '<div class="heading"><h2 id="a-b-c">A <em>b</em> &amp; “c”</h2>\N{WORD JOINER}'
        '<a class="anchor" href="#a-b-c" aria-label="Link to this part: A b &amp; “c”">#</a></div>'
    )


def test_the_heading_of_a_level_has_its_mark() -> None:
    """And no other heading has."""
    assert html("### Walk on {#walk}").startswith(
        '<div class="heading of-level"><svg></svg><div class="titled"><h3 id="walk">Walk on</h3>'
    )
    assert "svg" not in html("### Walk {#walks}")


@pytest.mark.parametrize("text", ['<h2 lang="nl" id="x">A</h2>', "## A {#x title='a > b'}"])
def test_a_heading_keeps_what_it_has(text: str) -> None:
    """Whatever the order in which it was written."""
    done = html(text)
    assert 'href="#x"' in done
    assert 'lang="nl"' in done or "title=" in done


def test_a_heading_without_a_place_is_left_alone() -> None:
    """HTML of the author's own need not have one."""
    assert html("<h2>A</h2>") == "<h2>A</h2>"


def test_what_is_too_wide_scrolls_by_keyboard_too() -> None:
    """Tables and code, each with a name: a table's caption, where it has one."""
    table = html("| a |\n|---|\n| b |")
    assert table.startswith(
        '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>'
    )
    assert table.endswith("</table></div>")
    named = html("<table><caption>So <b>many</b></caption><tr><td>a</td></tr></table>")
    assert 'aria-label="So many"' in named
    assert html("```\na\n```").startswith(
        '<pre class="scroll" role="group" tabindex="0" aria-label="Code">'
    )
    assert "scroll" not in html("a `b`")


def test_footnotes_are_named_and_lead_back_in_the_words_of_the_page() -> None:
    """Their arrow is a text, also where browsers have a picture of it."""
    done = html("a[^x] b[^x]\n\n[^x]: c")
    assert '<div class="footnotes" role="doc-endnotes" aria-label="Footnotes">' in done
    assert "<hr>" not in done
    assert (
        done.count('aria-label="Back to the text at footnote 1">↩\N{VARIATION SELECTOR-15}</a>')
        == 2
    )
    assert "Jump back" not in done


def test_what_looks_like_html_in_code_is_code() -> None:
    """It is escaped, so nothing is added to it."""
    assert "anchor" not in html('`<h2 id="a">b</h2>`\n\n```\n<table></table>\n```')
