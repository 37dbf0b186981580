"""The score functions: from weighted values to one exact score."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from site_builder.rubric.values import ScoreFunction

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Valued:
    """One value that counts: with its weight, and the lowest and highest that it could be."""

    weight: Fraction
    value: Fraction
    low: Fraction
    high: Fraction


def score_of(function: ScoreFunction, valued: Sequence[Valued]) -> Fraction | None:
    """Return the exact score; None where nothing has a value or a denominator is zero."""
    if not valued:
        return None
    match function:
        case "percent":
            return _percent(valued)
        case "mean":
            return _sum(valued) / sum(each.weight for each in valued)
        case "sum":
            return _sum(valued)
        case "min":
            return min(each.value for each in valued)
        case "max":
            return max(each.value for each in valued)
        case "median":
            return _median(sorted(each.value for each in valued))


def range_of(function: ScoreFunction, valued: Sequence[Valued]) -> tuple[Fraction, Fraction] | None:
    """Return the lowest and highest score that the same values could give."""
    lows = [Valued(each.weight, each.low, each.low, each.high) for each in valued]
    highs = [Valued(each.weight, each.high, each.low, each.high) for each in valued]
    ends = score_of(function, lows), score_of(function, highs)
    return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])


def _sum(valued: Sequence[Valued]) -> Fraction:
    return sum((each.weight * each.value for each in valued), Fraction(0))


def _percent(valued: Sequence[Valued]) -> Fraction | None:
    reached = sum((each.weight * (each.value - each.low) for each in valued), Fraction(0))
    possible = sum((each.weight * (each.high - each.low) for each in valued), Fraction(0))
    return HUNDRED * reached / possible if possible else None


def _median(values: list[Fraction]) -> Fraction:
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return (values[middle - 1] + values[middle]) / 2
