"""Values put together, so that what scores alike is looked at once."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from site_builder.numbers import total
from site_builder.rubric.values import Rule
from site_builder.scoring.functions import Valued

Terms: TypeAlias = tuple[Valued, ...]
"""Values that a score function makes the same of as of those that were put together."""

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
            return _sorted([_counted(rule, each) for each in found])
        case _:
            return _sorted([Valued(ONE, each.value, each.low, each.high) for each in found])


def _summed(terms: Sequence[Valued], weight: Fraction) -> Valued:
    value = total(each.weight * each.value for each in terms)
    low = total(each.weight * each.low for each in terms)
    high = total(each.weight * each.high for each in terms)
    return Valued(weight, value / weight, low / weight, high / weight)


def _counted(rule: Rule, each: Valued) -> Valued:
    """Tell no more apart than whether a value is counted."""
    hits = (Fraction(end >= rule.at_least) for end in (each.value, each.low, each.high))
    value, low, high = (rule.at_least - 1 + hit for hit in hits)
    return Valued(ONE, value, low, high)


def _sorted(terms: list[Valued]) -> Terms:
    return tuple(sorted(terms, key=lambda each: (each.value, each.low, each.high)))
