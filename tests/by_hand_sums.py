"""Small sums as the page writes them, worked out."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from tests.by_hand_language import number_of

DONE: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "×": lambda one, other: one * other,
    "÷": lambda one, other: one / other,
    "+": lambda one, other: one + other,
    "−": lambda one, other: one - other,
}


def calculated(formula: str, number: Fraction) -> Fraction:
    """Work out a small sum with `#` in it: `(# + 3) ÷ 6`."""
    within = re.match(r"\((.+?)\)", formula)
    if within:
        return calculated("#" + formula[within.end() :], calculated(within[1], number))
    first, *others = formula.split(" ")
    found = _operand(first, number)
    for sign, other in zip(others[::2], others[1::2], strict=True):
        found = DONE[sign](found, _operand(other, number))
    return found


def _operand(text: str, number: Fraction) -> Fraction:
    return number if text == "#" else number_of(text)
