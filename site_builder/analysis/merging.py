"""Values put together, so that what scores alike is looked at once."""

from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import Protocol, TypeAlias, TypeVar

from site_builder.files.numbers import total
from site_builder.rubric.values import Rule
from site_builder.scoring.functions import Valued

Terms: TypeAlias = tuple[Valued, ...]
"""Values that a score function makes the same of as of those that were put together."""

Sums: TypeAlias = tuple[int, int, int, int]
"""A weight, and that times a value, its lowest and its highest, all over one denominator."""

P = TypeVar("P", bound=Hashable)
ONE = Fraction(1)


def merged(rule: Rule, terms: Iterable[Valued]) -> Terms:
    """Return as few values as have the same score, and the same lowest and highest score."""
    found = tuple(terms)
    if not found:
        return ()
    match rule.score:
        case "percent" | "sum":
            return (_summed(found, ONE),)
        case "mean":
            return (_summed(found, total(each.weight for each in found)),)
        case "min" | "max":
            end = min if rule.score == "min" else max
            ends = (end(each.value for each in found), end(each.low for each in found))
            return (Valued(ONE, *ends, end(each.high for each in found)),)
        case "count":
            return _sorted([_counted(rule.at_least, each) for each in found])
        case _:
            return _sorted([Valued(ONE, each.value, each.low, each.high) for each in found])


class Merging(Protocol[P]):
    """How terms are put together many times over: packed once, and unpacked at the end."""

    def packed(self, terms: Terms) -> P:
        """Return terms in the form in which they are put together."""

    def both(self, a: P, b: P) -> P:
        """Return the terms of two things together."""

    def unpacked(self, packed: P) -> Terms:
        """Return the terms."""


class AsTerms:
    """Terms as they are: nothing of them where there is no rule."""

    def __init__(self, rule: Rule | None) -> None:
        self._rule = rule

    def packed(self, terms: Terms) -> Terms:
        """Return them as they are."""
        return terms

    def both(self, a: Terms, b: Terms) -> Terms:
        """Return both, merged."""
        return merged(self._rule, (*a, *b)) if self._rule else ()

    def unpacked(self, packed: Terms) -> Terms:
        """Return them as they are."""
        return packed


class AsSums:
    """Terms of a sum as whole numbers over one denominator, which add and compare quickly.

    Args:
        rule: its score is one of `rubric.values.LINEAR`.
        terms: all that will be packed.
    """

    def __init__(self, rule: Rule, terms: Iterable[Terms]) -> None:
        self._weighs = rule.score == "mean"
        numbers = {number for each in terms for number in self._numbers(each)}
        self._common = lcm(*(number.denominator for number in numbers))

    def packed(self, terms: Terms) -> Sums:
        """Return the sums of merged terms."""
        weight, value, low, high = (int(each * self._common) for each in self._numbers(terms))
        return weight, value, low, high

    def both(self, a: Sums, b: Sums) -> Sums:
        """Return the sums of both."""
        weight = a[0] + b[0] if self._weighs else a[0] or b[0]
        return weight, a[1] + b[1], a[2] + b[2], a[3] + b[3]

    def unpacked(self, packed: Sums) -> Terms:
        """Return one value that has these sums, or none where there was none."""
        weight, *parts = (Fraction(each, self._common) for each in packed)
        if not weight:
            return ()
        value, low, high = (each / weight for each in parts)
        return (Valued(weight, value, low, high),)

    def _numbers(self, terms: Terms) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        """Return what the sums are of merged terms: of one value, or of none."""
        if not terms:
            return Fraction(0), Fraction(0), Fraction(0), Fraction(0)
        (one,) = terms
        return one.weight, one.weight * one.value, one.weight * one.low, one.weight * one.high


def _summed(terms: Sequence[Valued], weight: Fraction) -> Valued:
    value = total(each.weight * each.value for each in terms)
    low = total(each.weight * each.low for each in terms)
    high = total(each.weight * each.high for each in terms)
    return Valued(weight, value / weight, low / weight, high / weight)


def _counted(least: Fraction, each: Valued) -> Valued:
    """Tell no more apart than whether a value is counted."""
    miss, ends = least - 1, (each.value, each.low, each.high)
    return Valued(ONE, *(least if end >= least else miss for end in ends))


def _sorted(terms: list[Valued]) -> Terms:
    return tuple(sorted(terms, key=lambda each: (each.value, each.low, each.high)))
