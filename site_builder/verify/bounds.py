"""Every bound: the score nearest below it, the same, and nearest above, each by its answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import Any

from site_builder.analysis.answering import TooMany
from site_builder.analysis.report import conditions_in
from site_builder.analysis.states import Cases, States
from site_builder.analysis.whole import together, verdict
from site_builder.rubric.condition import ScoreWithin
from site_builder.rubric.values import Rubric
from site_builder.verify.answer_sets import listed
from site_builder.verify.levels import Reached, answers_of
from site_builder.verify.pieces import Piece
from site_builder.verify.walking import highest


def at_bounds(rubric: Rubric, parts: Sequence[Reached], limit: int) -> Piece:
    """Return answer sets on both sides of every bound of a dimension and of the overall, and on it.

    Bounds are those of levels, and the limits of conditions on a score. What is undecided is left
    to the walks.

    Args:
        rubric: the rubric.
        parts: what its parts can come to.
        limit: how many cases of all parts together are looked at.
    """
    overall = _overall_sets(rubric, parts, limit)
    found = (*_dimension_sets(rubric, parts), *(overall or ()))
    once = {repr(answers): answers for answers in found}
    return Piece("bounds", listed(once.values()), complete=overall is not None)


def _dimension_sets(rubric: Rubric, parts: Sequence[Reached]) -> Iterator[dict[str, Any]]:
    base = highest(rubric)
    for part, states in ((each.part, each.states) for each in parts if each.states is not None):
        own = {question.id for question in part.questions}
        others = dict(chain(*(at for name, at in base.items() if name not in own)))
        for dimension in part.dimensions:
            scores = _scores(states, dimension.id)
            for at in _nearest(scores, bounds_of(rubric, dimension.id)):
                yield {**others, **dict(answers_of(scores[at].witness))}


def _scores(states: States, dimension: str) -> dict[Fraction, Cases]:
    """Return the scores that a dimension can have, each with one way to it."""
    found: dict[Fraction, Cases] = {}
    for state, cases in states.items():
        for standing in state.standings:
            if standing.dimension == dimension and standing.valued:
                found.setdefault(standing.valued.value, cases)
    return found


def _overall_sets(
    rubric: Rubric, parts: Sequence[Reached], limit: int
) -> list[dict[str, Any]] | None:
    """Return the answer sets at the overall's bounds; None where its scores are undecided."""
    states = [each.states for each in parts if each.states is not None]
    if len(states) < len(parts):
        return None
    try:
        wholes = together(rubric, states, frozenset(), limit, with_overall=True)
    except TooMany:
        return None
    scores: dict[Fraction, Cases] = {}
    for whole, cases in wholes.items():
        score = verdict(rubric, whole).score
        if score is not None:
            scores.setdefault(score, cases)
    nearest = _nearest(scores, bounds_of(rubric, "overall"))
    return [dict(answers_of(scores[at].witness)) for at in nearest]


def bounds_of(rubric: Rubric, name: str) -> list[Fraction]:
    """Return at which scores of a dimension or of `overall` something changes."""
    rules = {dimension.id: dimension.rule.bounds for dimension in rubric.dimensions}
    if rubric.overall:
        is_of_levels = rubric.overall.of == "levels"
        steps = tuple(map(Fraction, range(2, len(rubric.levels) + 1)))
        rules["overall"] = steps if is_of_levels else rubric.overall.rule.bounds
    limits = [
        limit
        for condition in conditions_in(rubric)
        if isinstance(condition, ScoreWithin) and condition.score_of == name
        for limit in (condition.at_least, condition.at_most)
        if limit is not None
    ]
    return sorted({*rules.get(name, ()), *limits})


def _nearest(scores: Mapping[Fraction, Any], bounds: Iterable[Fraction]) -> Iterator[Fraction]:
    """Yield of the scores, for every bound, the last below it, the bound, and the first above."""
    for bound in bounds:
        below = [score for score in scores if score < bound]
        above = [score for score in scores if score > bound]
        yield from ([max(below)] if below else [])
        yield from ([bound] if bound in scores else [])
        yield from ([min(above)] if above else [])
