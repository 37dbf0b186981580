"""Numbers as text: exact on the way in, exact or rounded in the open on the way out."""

import re
import sys
from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import Literal

Rounding = Literal["floor", "half_up"]

MAX_DIGITS = 30
MOST_DECIMALS = 9
"""As many as a rubric can show."""
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+|/[1-9][0-9]*)?", re.ASCII)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)", re.ASCII)

# Many odd weights together make a score of thousands of digits, which Python else refuses to write.
sys.set_int_max_str_digits(0)


def exact(text: str) -> Fraction | None:
    """Read a number of SCORING's form (`12`, `-0.25`, `7/12`); None if it is anything else."""
    if not _NUMBER.fullmatch(text) or sum(map(str.isdigit, text)) > MAX_DIGITS:
        return None
    return Fraction(text)


def whole(text: str) -> int | None:
    """Read a whole number without `.` or `/`; None if it is anything else."""
    if not _WHOLE.fullmatch(text) or sum(map(str.isdigit, text)) > MAX_DIGITS:
        return None
    return int(text)


def total(numbers: Iterable[Fraction]) -> Fraction:
    """Return the exact sum, which is 0 of nothing; over one denominator, so that it is quick."""
    parts = [number.as_integer_ratio() for number in numbers]
    common = lcm(*(denominator for _, denominator in parts))
    whole_parts = (numerator * (common // denominator) for numerator, denominator in parts)
    return Fraction(sum(whole_parts), common)


def shown(number: Fraction, decimals: int, rounding: Rounding) -> str:
    """Return a number with exactly `decimals` decimals, rounded down or half up.

    `shown(Fraction(50, 3), 0, "floor")` is `"16"`; a minus stands only before what is not zero.
    """
    numerator, denominator = number.as_integer_ratio()
    half = denominator if rounding == "half_up" else 0
    units = (2 * numerator * 10**decimals + half) // (2 * denominator)
    digits = str(abs(units)).rjust(decimals + 1, "0")
    point = len(digits) - decimals
    sign = "-" if units < 0 else ""
    return sign + digits[:point] + ("." + digits[point:] if decimals else "")


def written(number: Fraction, mark: str) -> str:
    """Return an exact number as people write it: `2`, `−0,25`, and what has no end as `2/3`.

    Args:
        number: any.
        mark: what the language writes between a number and its decimals.
    """
    sign = "−" if number < 0 else ""
    decimals = next((n for n in range(MOST_DECIMALS + 1) if has_decimals(number, n)), None)
    if decimals is None:
        return f"{sign}{abs(number)}"
    return sign + shown(abs(number), decimals, "floor").replace(".", mark)


def has_decimals(number: Fraction, decimals: int) -> bool:
    """Tell whether the number can be written with that many decimals, 0 or more."""
    units: int = 10**decimals
    return units % number.denominator == 0
