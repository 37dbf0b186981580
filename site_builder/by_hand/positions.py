"""How far up a dimension is, between the lowest and the highest that it could be."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from site_builder.by_hand.scores import Group, Position
from site_builder.by_hand.worth import Exact
from site_builder.rubric.values import Rule
from site_builder.scoring.functions import Valued, range_of

NOWHERE = Position(Fraction(0), Fraction(0))
"""There is no position where nothing else was possible."""


def position_of(
    rule: Rule, exacts: Sequence[Exact], group: Group, *, is_fixed: bool, levels: int
) -> Position | None:
    """Return the position by the number that the reader has; None where it cannot be known.

    Args:
        rule: how the score is worked out.
        exacts: the questions' values.
        group: how it is worked out by hand: what the reader's number is.
        is_fixed: whether the same questions count, whatever is answered.
        levels: how many levels there are.
    """
    if group.line and not group.line.step:
        return NOWHERE
    ends = _ends(rule, exacts, group, is_fixed=is_fixed, levels=levels)
    if ends is None:
        return _per_question(rule, exacts, group)
    low, high = ends
    if low == high:
        return NOWHERE
    return Position(low, high - low, may_exceed=any(map(_exceeds, exacts)))


def _per_question(rule: Rule, exacts: Sequence[Exact], group: Group) -> Position | None:
    """Return the position where questions come and go, but each adds as much, from 0."""
    scale = rule.scaling.scale if rule.scaling else Fraction(1)
    if group.line is None or rule.score not in _ADDED or scale < 0:
        return None
    unscaled = replace(rule, scaling=None)
    ranges = {range_of(unscaled, [_valued(each)]) for each in exacts}
    ends = ranges.pop()
    if ranges or ends is None or ends[0] or not ends[1]:
        return None
    width = ends[1] * scale / group.line.step
    return Position(Fraction(0), width, may_exceed=any(map(_exceeds, exacts)), is_per_question=True)


_ADDED = ("sum", "count")
"""Functions to which each question adds something."""


def _valued(exact: Exact) -> Valued:
    return Valued(exact.counted.weight, exact.low, exact.low, exact.high)


def _ends(
    rule: Rule, exacts: Sequence[Exact], group: Group, *, is_fixed: bool, levels: int
) -> tuple[Fraction, Fraction] | None:
    """Return the reader's number at the lowest and at the highest score."""
    if group.way == "staged":
        return Fraction(1), Fraction(levels)
    found = score_range(rule, exacts, is_fixed=is_fixed)
    if found is None or group.line is None:
        return found
    low, high = ((end - group.line.start) / group.line.step for end in found)
    return low, high


def score_range(
    rule: Rule, exacts: Sequence[Exact], *, is_fixed: bool
) -> tuple[Fraction, Fraction] | None:
    """Return the lowest and highest score, if they are the same whichever questions count."""
    is_alike = len({(each.low, each.high) for each in exacts}) == 1
    # The range of a percentage is that of any question that has one.
    telling = [each for each in exacts if each.low != each.high] or exacts
    if is_fixed:
        telling = exacts
    elif rule.score != "percent" and not (is_alike and rule.score in _UNCHANGED):
        return None
    return range_of(rule, list(map(_valued, telling)))


_UNCHANGED = ("mean", "min", "max", "median")
"""Functions of which the range stays when a question with the same range comes or goes."""


def _exceeds(exact: Exact) -> bool:
    """Tell whether a blank can count as less than the lowest answer, or more than the highest."""
    if exact.blank is None:
        return False
    return not min(exact.low, exact.high) <= exact.blank <= max(exact.low, exact.high)
