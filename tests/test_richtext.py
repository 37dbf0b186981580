"""Inline Markdown as a small tree."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.richtext import NotInline, RichText, plain, rich_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pick one.", ("Pick one.",)),
        ("Pick **one**.", ("Pick ", ("strong", "one"), ".")),
        ("*a* `b`", (("em", "a"), " ", ("code", "b"))),
        ("**a *b* c**", (("strong", "a ", ("em", "b"), " c"),)),
        ("[a *b*](https://e.org/?x=1&y=2)", (("a", "https://e.org/?x=1&y=2", "a ", ("em", "b")),)),
        ("<https://e.org>", (("a", "https://e.org", "https://e.org"),)),
        ("[mail](mailto:a@e.org)", (("a", "mailto:a@e.org", "mail"),)),
        (
            "1. is no list, # no heading, > no quotation",
            ("1. is no list, # no heading, > no quotation",),
        ),
        ("a < b & c > d", ("a < b & c > d",)),
        ("&lt;b>", ("<b>",)),
        (r"\*a\* and 2 * 3 * 4", ("*a* and 2 * 3 * 4",)),
        ("`a < *b*`", (("code", "a < *b*"),)),
        ("spaces \n  and lines", ("spaces and lines",)),
    ],
)
def test_inline_markdown_becomes_a_tree(text: str, expected: RichText) -> None:
    """Emphasis, strong, code and links have their marks; all else is text."""
    assert rich_text(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<b>a</b>", "<b> is not possible here"),
        ("a<br>b", "<br> is not possible here"),
        ("![a](https://e.org/a.png)", "<img> is not possible here"),
        ("<script>a</script>", "<script> is not possible here"),
        ("<em>a", "<em> is not closed"),
        ("a</em>", "</em> closes what was not opened"),
        ("<em>a</strong>", "</strong> closes what was not opened"),
        ("a <!-- b --> c", "an HTML comment is not possible here"),
        ("a <?b?> c", "<b?> is not possible here"),
        ("[a](b.html)", 'the link "b.html" is not absolute'),
        ("[a](/b)", 'the link "/b" is not absolute'),
        ("[a](javascript:b)", 'the link "javascript:b" is not absolute'),
        ("[a](//e.org)", 'the link "//e.org" is not absolute'),
        ("<a>b</a>", 'the link "" is not absolute'),
        ("a" * 2_001, "the text has 2,001 characters, of 2,000 at most"),
        ("[a](" * 21, "the text has over 20 opening brackets"),
    ],
)
def test_anything_else_is_refused(text: str, said: str) -> None:
    """No raw HTML, no image, no link that leads elsewhere on another page; each with a way out."""
    with pytest.raises(NotInline) as refused:
        rich_text(text)
    assert str(refused.value) == said
    assert refused.value.hint


def test_the_longest_text_is_read() -> None:
    """With as many links as are possible."""
    text = "[a](https://e.org) " * 20
    assert len(plain(rich_text(text + "a" * (2_000 - len(text))))) > 1_600


def test_a_plain_text_has_no_marks() -> None:
    """Words within links and emphasis are kept, the address is not."""
    rich = rich_text("a **b** [c *d*](https://e.org) `e`")
    assert plain(rich) == "a b c d e"


@given(st.text())
def test_every_text_is_a_tree_or_is_refused(text: str) -> None:
    """No text raises anything but a refusal, and no character but white space is lost."""
    try:
        tree = rich_text(text)
    except NotInline:
        return
    assert isinstance(plain(tree), str)


@given(st.text("abcdefghij klmnopqrstuvwxyz.,;:?'\"()-–éüß€ "))
def test_a_text_without_marks_is_kept(text: str) -> None:
    """Nothing but white space changes in it."""
    assert plain(rich_text(text)) == " ".join(text.split())


@given(
    st.lists(
        st.sampled_from(
            [
                "*",
                "**",
                "`",
                "_",
                "[",
                "](",
                ")",
                "<",
                ">",
                "&",
                "a",
                " ",
                "\\",
                "!",
                "/",
                "em",
                "https://e.org",
            ]
        ),
        max_size=14,
    )
)
def test_marks_in_any_order_are_no_trap(pieces: list[str]) -> None:
    """Half-open marks and brackets are text, or refused."""
    with contextlib.suppress(NotInline):
        rich_text("".join(pieces))
