"""The score functions: from weighted values to one exact score."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from site_builder.files.numbers import total
from site_builder.rubric.values import Rule

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Valued:
    """One value that counts, with its weight.

    `low` is the value it could have with the lowest weight · value, `high` the one with the
    highest.
    """

    weight: Fraction
    value: Fraction
    low: Fraction
    high: Fraction


def score_of(rule: Rule, valued: Sequence[Valued]) -> Fraction | None:
    """Return the exact score; None where nothing has a value or a denominator is zero.

    The score of stages is not made of values: see `stages`.
    """
    found = _unscaled(rule, valued) if valued else None
    if found is None or rule.scaling is None:
        return found
    return rule.scaling.offset + rule.scaling.scale * found


def range_of(rule: Rule, valued: Sequence[Valued]) -> tuple[Fraction, Fraction] | None:
    """Return the lowest and highest score that the same values could give."""
    lows = [Valued(each.weight, each.low, each.low, each.high) for each in valued]
    highs = [Valued(each.weight, each.high, each.low, each.high) for each in valued]
    ends = score_of(rule, lows), score_of(rule, highs)
    if ends[0] is None or ends[1] is None:
        return None
    return min(ends[0], ends[1]), max(ends[0], ends[1])


def _unscaled(rule: Rule, valued: Sequence[Valued]) -> Fraction | None:
    match rule.score:
        case "percent":
            return _percent(valued)
        case "mean":
            return _sum(valued) / total(each.weight for each in valued)
        case "sum":
            return _sum(valued)
        case _:
            return _unweighted(rule, sorted(each.value for each in valued))


def _unweighted(rule: Rule, values: list[Fraction]) -> Fraction | None:
    match rule.score:
        case "min":
            return values[0]
        case "max":
            return values[-1]
        case "median":
            return _median(values)
        case "count":
            return Fraction(sum(value >= rule.at_least for value in values))
        case _:
            return None


def _sum(valued: Sequence[Valued]) -> Fraction:
    return total(each.weight * each.value for each in valued)


def _percent(valued: Sequence[Valued]) -> Fraction | None:
    reached = total(each.weight * (each.value - each.low) for each in valued)
    possible = total(each.weight * (each.high - each.low) for each in valued)
    return HUNDRED * reached / possible if possible else None


def _median(values: list[Fraction]) -> Fraction:
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return (values[middle - 1] + values[middle]) / 2
