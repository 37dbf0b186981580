"""Quotation marks and apostrophes as a language writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.richtext import plain, rich_text
from site_builder.language.typography import typeset, typeset_rich

DUTCH = "“ ” ‘ ’"
FRENCH = "« » ‹ ›"
_marks = st.sampled_from([DUTCH, FRENCH, "„ “ ‚ ‘"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Hij zei: "ja".', "Hij zei: “ja”."),
        ("\"Zeg 'ja'\", zei zij", "“Zeg ‘ja’”, zei zij"),
        ("'s Ochtends in 't dorp", "’s Ochtends in ’t dorp"),
        ("Zo'n dag, foto's, de jaren '90", "Zo’n dag, foto’s, de jaren ’90"),
        ("'n Dag in '68, 'k weet", "’n Dag in ’68, ’k weet"),
        ("It's the sellers' turn", "It’s the sellers’ turn"),
        ("'tis not 'stand'", "‘tis not ‘stand’"),
        ('("a") ["b"] /"c"/ –"d"', "(“a”) [“b”] /“c”/ –“d”"),
        ("\"'a' b\"", "“‘a’ b”"),
        ("5' 3\"", "5’ 3”"),
    ],
)
def test_marks_are_set(text: str, expected: str) -> None:
    """Opening after a space or bracket, closing elsewhere, an apostrophe for what is left out."""
    assert typeset(text, DUTCH) == expected


def test_a_language_has_its_own_marks() -> None:
    """Outer and inner marks are those that the language names."""
    assert typeset("\"a 'b c' d\"", FRENCH) == "«a ‹b c› d»"


def test_the_character_before_decides() -> None:
    """A run that goes on within a word closes; one that begins a line opens."""
    assert typeset('"', DUTCH, before="a", after=" ") == "”"
    assert typeset('"', DUTCH, before=" ", after="a") == "“"


@given(st.text(), _marks)
def test_a_text_without_marks_is_untouched(text: str, marks: str) -> None:
    """Only straight marks are replaced."""
    bare = text.replace('"', "").replace("'", "")
    assert typeset(bare, marks) == bare


@given(st.text(st.sampled_from("ab '\"(.\n–90s")), _marks)
def test_each_mark_becomes_one_mark(text: str, marks: str) -> None:
    """The length stays, no straight mark is left, and every other character keeps its place."""
    done = typeset(text, marks)
    assert len(done) == len(text)
    assert not set(done) & set("'\"")
    assert all(new == old or old in "'\"" for new, old in zip(done, text, strict=True))


@given(st.text(st.sampled_from("ab '\".")), _marks)
def test_what_is_set_stays_set(text: str, marks: str) -> None:
    """A second time changes nothing."""
    once = typeset(text, marks)
    assert typeset(once, marks) == once


def test_code_keeps_its_marks_and_other_marks_do_not() -> None:
    """In code a straight mark means itself; across emphasis the sentence goes on."""
    rich = rich_text('Say "*it\'s*" or `"it\'s"` ["now"](https://e.org/it\'s)')
    assert typeset_rich(rich, DUTCH) == (
        "Say “",
        ("em", "it’s"),
        "” or ",
        ("code", '"it\'s"'),
        " ",
        ("a", "https://e.org/it's", "“now”"),
    )


def test_a_piece_that_comes_twice_is_set_by_its_place() -> None:
    """The last of two equal pieces closes the text, the first does not."""
    rich = (' "', ("em", "a"), ' "')
    assert typeset_rich(rich, DUTCH) == (" “", ("em", "a"), " ”")


@given(st.text(st.sampled_from("ab '\"*.")), _marks)
def test_a_rich_text_keeps_its_length(text: str, marks: str) -> None:
    """Marks aside, its text is as long as before."""
    rich = rich_text(text)
    assert len(plain(typeset_rich(rich, marks))) == len(plain(rich))
