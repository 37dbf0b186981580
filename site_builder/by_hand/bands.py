"""Bands: which points, or which scores, give which level."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil

from site_builder.by_hand.scores import Band, Line, ScoreBand
from site_builder.rubric.values import Level


def point_bands(
    levels: Sequence[Level], bounds: Sequence[Fraction], line: Line, least: int, most: int
) -> tuple[Band, ...]:
    """Return the bands of whole points from `least` to `most`; a level that none reaches has none.

    Args:
        levels: the rubric's levels.
        bounds: the lower bound of every level but the first, as a score.
        line: the score by the points.
        least: the fewest points that there can be.
        most: the most.
    """
    if not line.step:
        level = levels[sum(bound <= line.start for bound in bounds)]
        return (Band(level.id, least, most),)
    if line.step < 0:
        turned = point_bands(levels, bounds, Line(line.start, -line.step), -most, -least)
        return tuple(Band(each.level, -each.high, -each.low) for each in turned)
    firsts = (ceil((bound - line.start) / line.step) for bound in bounds)
    starts = [least, *(max(least, first) for first in firsts)]
    ends = [*(start - 1 for start in starts[1:]), most]
    bands = (
        Band(level.id, start, min(end, most))
        for level, start, end in zip(levels, starts, ends, strict=True)
    )
    return tuple(band for band in bands if band.low <= band.high)


def score_bands(levels: Sequence[Level], bounds: Sequence[Fraction]) -> tuple[ScoreBand, ...]:
    """Return the bands of scores, of which there may be any."""
    edges = [None, *bounds, None]
    return tuple(
        ScoreBand(level.id, at_least, below)
        for level, (at_least, below) in zip(levels, pairwise(edges), strict=True)
    )
