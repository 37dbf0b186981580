"""Numbers as text: what is read, and what is shown."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.numbers import (
    MAX_DIGITS,
    Rounding,
    exact,
    has_decimals,
    shown,
    whole,
    written,
)

_fractions = st.fractions(max_denominator=10**6)
_decimals = st.integers(0, 9)


@given(_fractions)
def test_a_fraction_reads_as_itself(number: Fraction) -> None:
    """What Fraction writes in lowest terms is read as that number."""
    text = str(number)
    digits = sum(map(str.isdigit, text))
    assert exact(text) == (number if digits <= MAX_DIGITS else None)


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?", fullmatch=True))
def test_a_decimal_reads_exactly(text: str) -> None:
    """No float comes near it: the value is that of the digits."""
    assert exact(text) == Fraction(text)


@given(st.integers(-(10**29), 10**29))
def test_a_whole_number_is_read_by_both(number: int) -> None:
    """`whole` reads what has no point, and `exact` reads the same."""
    assert whole(str(number)) == number == exact(str(number))


@pytest.mark.parametrize(
    "text",
    [
        *("", " 1", "1 ", "+1", "01", "-01", "1.", ".5", "1,5", "1/0", "1/02", "1/-2", "1e3"),
        *("1_000", "0x1", "½", "１", "١", "1\n", "--1", "1/2/3", "1.5/2", "nan", "inf", "NaN"),
        "1" * 31,
        "0." + "1" * 30,
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    """Only the one form is a number; all else is None, never a guess."""
    assert exact(text) is None


def test_a_number_has_at_most_thirty_digits() -> None:
    """Thirty are read exactly, by both; one more is no number."""
    most = "9" * 30
    assert exact(most) == whole(most) == int(most)
    assert exact(f"1/{most[1:]}") == Fraction(1, int(most[1:]))
    assert whole(f"{most}9") is None


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """A text is a number or None."""
    assert exact(text) is None or exact(text) == Fraction(text)
    assert whole(text) is None or whole(text) == int(text)


@given(_fractions, _decimals)
def test_floor_shows_the_number_below(number: Fraction, decimals: int) -> None:
    """The shown number is at most the number, and less than one unit below it."""
    gap = number - Fraction(shown(number, decimals, "floor"))
    assert 0 <= gap < Fraction(1, 10**decimals)


@given(_fractions, _decimals)
def test_half_up_shows_the_nearest(number: Fraction, decimals: int) -> None:
    """The shown number is at most half a unit away, and a half goes up."""
    gap = number - Fraction(shown(number, decimals, "half_up"))
    assert -Fraction(1, 2) <= gap * 10**decimals < Fraction(1, 2)


@pytest.mark.parametrize("rounding", ["floor", "half_up"])
@given(number=_fractions, decimals=_decimals)
def test_the_form_of_a_shown_number(number: Fraction, decimals: int, rounding: Rounding) -> None:
    """Exactly so many decimals, no leading zeros, a minus only before what is not zero."""
    text = shown(number, decimals, rounding)
    before, point, after = text.partition(".")
    assert (point, len(after)) == (("." if decimals else ""), decimals)
    assert before.removeprefix("-") == str(int(before.removeprefix("-")))
    assert text.startswith("-") == (Fraction(text) < 0)


@given(_fractions, _decimals)
def test_a_number_with_so_many_decimals_is_shown_as_it_is(number: Fraction, decimals: int) -> None:
    """`has_decimals` tells of exactly the numbers that no rounding changes."""
    rounded = Fraction(floor(number * 10**decimals), 10**decimals)
    assert has_decimals(rounded, decimals)
    assert has_decimals(number, decimals) == (number == rounded)
    assert Fraction(shown(rounded, decimals, "half_up")) == rounded


@pytest.mark.parametrize(
    ("number", "text"),
    [("2", "2"), ("-1/4", "−0,25"), ("-2/3", "−2/3"), ("0", "0"), ("1/512", "0,001953125")],
)
def test_a_number_as_people_write_it(number: str, text: str) -> None:
    """With the language's own mark; what has no end stays a fraction."""
    assert written(Fraction(number), ",") == text


@given(_fractions)
def test_a_written_number_is_the_number(number: Fraction) -> None:
    """Nothing is rounded."""
    assert Fraction(written(number, ".").replace("−", "-")) == number


def test_a_number_of_any_length_is_written() -> None:
    """As it comes of weights with many odd denominators; in a result and for people."""
    long = Fraction(10**5000 + 1, 3)
    assert str(long).endswith("01/3")
    assert written(long, ",").endswith("01/3")
    assert len(shown(long, 0, "floor")) == 5000
