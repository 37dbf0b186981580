"""How the overall level is worked out by hand, from what the dimensions come to."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from site_builder.by_hand.bands import score_bands
from site_builder.by_hand.groups import NEVER as NO_LEVEL
from site_builder.by_hand.groups import asked_in, group_of
from site_builder.by_hand.parts import Part
from site_builder.by_hand.totals import (
    AS_IS,
    HUNDRED,
    NEVER,
    is_total_of_dimensions,
    is_total_of_questions,
    total_of_dimensions,
    total_of_questions,
)
from site_builder.by_hand.values import Extreme, OverallByHand
from site_builder.by_hand.worth import whole_scale
from site_builder.rubric.values import LINEAR, Overall, Rubric, Scaling

IMPOSSIBLE = OverallByHand("impossible", {})


def overall_by_hand(
    rubric: Rubric, parts: Mapping[str, Part], *, needs_score: bool
) -> OverallByHand | None:
    """Return how the overall level is worked out.

    Args:
        rubric: the whole of it.
        parts: the dimensions by id.
        needs_score: whether the score must be known, not only the level.
    """
    if rubric.overall is None:
        return None
    found = _found(rubric, rubric.overall, list(parts.values()), needs_score=needs_score)
    return replace(found, needs_score=needs_score)


def _found(
    rubric: Rubric, overall: Overall, parts: list[Part], *, needs_score: bool
) -> OverallByHand:
    counting = parts
    if overall.of != "questions":
        counting = [part for part in parts if part.dimension.weight and part.group.way != "never"]
    if not counting:
        return NEVER
    if len(counting) == 1 and _is_same(rubric, overall, counting[0], needs_score=needs_score):
        return OverallByHand("same", _ones(counting))
    if overall.of == "questions":
        return _of_questions(rubric, overall, counting)
    if overall.of == "levels":
        return _of_levels(overall, counting, needs_score=needs_score)
    return _of_dimensions(rubric, overall, counting, needs_score=needs_score)


def _is_same(rubric: Rubric, overall: Overall, part: Part, *, needs_score: bool) -> bool:
    """Tell whether the only part's level is the overall level, and its score if that is needed."""
    rule = overall.rule
    if overall.of == "levels":
        return not needs_score
    if overall.of == "questions":
        return group_of(asked_in(rubric, rule, rubric.weighed)) == part.group != NO_LEVEL
    is_as_it_is = (
        rule.score in ("mean", "median", *_EXTREMES)
        or (rule.score == "sum" and part.dimension.weight == 1)
        or (rule.score == "percent" and part.range == (Fraction(0), Fraction(HUNDRED)))
    )
    return is_as_it_is and rule.scaling is None and rule.bounds == part.dimension.rule.bounds


def _of_levels(overall: Overall, parts: list[Part], *, needs_score: bool) -> OverallByHand:
    function = overall.rule.score
    if function in _EXTREMES and not needs_score:
        return OverallByHand(_EXTREMES[function], _ones(parts))
    return OverallByHand("levels", _weights(overall, parts), function=function)


_EXTREMES: dict[str, Extreme] = {"min": "lowest", "max": "highest"}
"""Functions that a reader can take of the levels themselves."""


def _ones(parts: list[Part]) -> dict[str, Fraction]:
    return {part.dimension.id: Fraction(1) for part in parts}


def _weights(overall: Overall, parts: list[Part]) -> dict[str, Fraction]:
    """Return what a part is multiplied by, whole where that changes nothing."""
    weights = {part.dimension.id: part.dimension.weight for part in parts}
    if overall.rule.score == "sum":
        return weights
    if overall.rule.score not in LINEAR:
        return _ones(parts)
    scale = whole_scale(weights.values())
    return {name: weight * scale for name, weight in weights.items()}


def _of_dimensions(
    rubric: Rubric, overall: Overall, parts: list[Part], *, needs_score: bool
) -> OverallByHand:
    rule = overall.rule
    if is_total_of_dimensions(overall, parts):
        return total_of_dimensions(rubric, overall, parts)
    has_same_bounds = all(part.dimension.rule.bounds == rule.bounds for part in parts)
    if rule.score in _EXTREMES and has_same_bounds and not (rule.scaling or needs_score):
        return OverallByHand(_EXTREMES[rule.score], _ones(parts))
    if rule.score == "percent":
        return _of_shares(rubric, overall, parts)
    return _of_scores(rubric, overall, parts, rule.score, rule.scaling)


def _of_scores(
    rubric: Rubric, overall: Overall, parts: list[Part], function: str, scaling: Scaling | None
) -> OverallByHand:
    return OverallByHand(
        "scores",
        _weights(overall, parts),
        score_bands(rubric.levels, overall.rule.bounds),
        function=function,
        at_least=overall.rule.at_least,
        scaling=scaling,
    )


def _of_shares(rubric: Rubric, overall: Overall, parts: list[Part]) -> OverallByHand:
    """A percentage of scores that all have the same range is their mean, moved and stretched."""
    ranges = {part.range for part in parts}
    ends = ranges.pop()
    if ranges or ends is None or ends[0] == ends[1]:
        return IMPOSSIBLE
    times = HUNDRED / (ends[1] - ends[0])
    scaling = overall.rule.scaling or AS_IS
    moved = Scaling(scaling.scale * times, scaling.offset - scaling.scale * times * ends[0])
    return _of_scores(rubric, overall, parts, "mean", None if moved == AS_IS else moved)


def _of_questions(rubric: Rubric, overall: Overall, parts: list[Part]) -> OverallByHand:
    if is_total_of_questions(rubric, overall, parts):
        return total_of_questions(rubric, overall, parts)
    group = group_of(asked_in(rubric, overall.rule, rubric.weighed))
    return NEVER if group == NO_LEVEL else OverallByHand("questions", {}, group=group)
