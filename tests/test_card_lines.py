"""A title in lines, by a font whose letters are all half as wide as they are high."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cards.lines import Lines, Room, Width, fitted

ROOM = Room(400, 200, 1.0)
SIZES = (80, 60, 40, 20)


def width_at(size: int) -> Width:
    """Return how wide texts are at a size."""
    return lambda text: len(text) * size / 2


def lines(text: str, sizes: Iterable[int] = SIZES) -> Lines:
    """Return a title in lines."""
    return fitted(text, width_at, sizes, ROOM)


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("Short", 80, ("Short",)),
        ("One two", 80, ("One two",)),
        ("One two three", 80, ("One two", "three")),
        ("aa bb cc dd ee ff gg", 60, ("aa bb cc dd", "ee ff gg")),
        ("Sales- en marketing", 80, ("Sales- en", "marketing")),
        ("Self-assessment", 80, ("Self-", "assessment")),
        ("A\u00a0b c", 80, ("A\u00a0b c",)),
        ("Ziekte\u00adverzuim", 80, ("Ziekte-", "verzuim")),
        (
            "\u4f60\u597d\uff0c\u4e16\u754c\u554a\u4f60\u597d\uff0c\u4e16\u754c\u554a",
            80,
            ("\u4f60\u597d\uff0c\u4e16\u754c\u554a", "\u4f60\u597d\uff0c\u4e16\u754c\u554a"),
        ),
    ],
)
def test_a_title_is_as_large_as_it_can_be(text: str, size: int, expected: tuple[str, ...]) -> None:
    """In few lines of about the same length; broken at spaces, hyphens, and where it says so."""
    assert lines(text) == Lines(size, expected)


def test_a_word_that_would_make_all_small_is_divided() -> None:
    """Between syllables; one that is a little too long makes the title a little smaller instead."""
    assert lines("Arbeidsongeschiktheid") == Lines(60, ("Arbeidson-", "geschiktheid"))
    assert lines("Bekwaamheden") == Lines(60, ("Bekwaamheden",))


def test_what_is_too_much_ends_in_an_ellipsis() -> None:
    """After a whole word."""
    done = lines("Very many words, " * 40)
    assert done.size == 20
    assert len(done.texts) == 10
    assert done.texts[-1].endswith(("words\u2026", "Very\u2026", "many\u2026"))


@given(st.text(st.sampled_from("ab -\u00ad\u00a0\u4f60\u3002e,"), max_size=200))
def test_whatever_a_title_is_it_stands_in_its_room(text: str) -> None:
    """No line is too wide, there are not too many, and no letter is lost or comes in between."""
    done = lines(text)
    assert all(width_at(done.size)(line) <= ROOM.width for line in done.texts)
    assert len(done.texts) * done.size <= ROOM.height
    shown = [letter for letter in "".join(done.texts) if letter not in " -\u2026,\u00ad\u00a0"]
    whole = [letter for letter in text if letter not in " -\u2026,\u00ad\u00a0"]
    assert shown == whole[: len(shown)]
    assert len(shown) == len(whole) or done.texts[-1].endswith("\u2026")
