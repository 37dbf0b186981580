"""Bounds of levels above the highest score that there can be: the same one is found once."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from site_builder.analysis import Analysis
from site_builder.rubric.values import Rubric


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """A level that begins above where scores end.

    `scored` are the dimensions in which it does, by id, and None for the overall; of their scores
    `highest` is the highest.
    """

    level: int
    bound: Fraction
    highest: Fraction
    scored: tuple[str | None, ...]


def out_of_reach(rubric: Rubric, found: Analysis) -> list[OutOfReach]:
    """Return the bounds that no score reaches, level by level."""
    beyond = [
        (level, bound, scored, highest)
        for scored, bounds, highest in _ends(rubric, found)
        for level, bound in enumerate(bounds, start=2)
        if bound > highest
    ]
    alike = groupby(sorted(beyond, key=lambda each: each[:2]), key=lambda each: each[:2])
    return [
        OutOfReach(
            level,
            bound,
            max(highest for *_, highest in group),
            tuple(scored for _, _, scored, _ in group),
        )
        for (level, bound), each in alike
        for group in [list(each)]
    ]


def _ends(
    rubric: Rubric, found: Analysis
) -> Iterator[tuple[str | None, tuple[Fraction, ...], Fraction]]:
    """Yield what has bounds and scores, with where these end."""
    for dimension in rubric.dimensions:
        if found.parts and dimension.rule.bounds and dimension.id in found.parts.scores:
            yield dimension.id, dimension.rule.bounds, found.parts.scores[dimension.id][1]
    if rubric.overall and rubric.overall.rule.bounds and found.overall and found.overall.scores:
        yield None, rubric.overall.rule.bounds, found.overall.scores[1]
