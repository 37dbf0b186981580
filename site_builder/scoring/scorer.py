"""From answers to the result: dimensions, overall, caps, bottleneck, ranking."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter
from typing import Any, TypeAlias

from site_builder.files.numbers import shown
from site_builder.rubric.values import Counted, Dimension, Missing, Overall, Rubric, Rule
from site_builder.scoring.answers import Refused, check_answers, form_of
from site_builder.scoring.conditions import Known, holds
from site_builder.scoring.functions import Valued, range_of, score_of
from site_builder.scoring.stages import stage_of
from site_builder.scoring.worth import Answers, Blank, worth

Result: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one dimension. Without a score everything but `result` is None.

    `valued` is the score with the lowest and highest that it could be, as the overall counts it;
    `level` is the level's number, from 1; `position` is None also where no other score was
    possible; `result` is what the whole result says of the dimension.
    """

    dimension: Dimension
    result: Result
    score: Fraction | None = None
    valued: Valued | None = None
    level: int | None = None
    position: Fraction | None = None


class Scorer:
    """Scores answers by one rubric.

    `counting` are the questions that count in some dimension.
    It remembers nothing of answers but the outcome of a dimension for that dimension's own answers.
    """

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self._form = form_of(rubric)
        self._tie_order = _places(rubric.ties)
        self._looks = bool(rubric.flags or rubric.void or any(cap.when for cap in rubric.caps))
        self._asked = [
            (dimension, [counted.question.id for counted in dimension.questions])
            for dimension in rubric.dimensions
        ]
        self.counting = frozenset(name for _, asked in self._asked for name in asked)
        self._outcomes: dict[tuple[object, ...], Outcome] = {}

    def score(self, answers: object) -> Result:
        """Return the nine keys of a result, or `{"error": {"code", "question"}}`; never raises."""
        try:
            checked = check_answers(self._form, answers)
        except Refused as refused:
            return refused.result()
        outcomes = [self._outcome(dimension, asked, checked) for dimension, asked in self._asked]
        return self._result(outcomes, checked)

    def visible(self, answers: object) -> tuple[str, ...]:
        """Return the questions that are shown, in order; none where the answers are refused."""
        try:
            return tuple(check_answers(self._form, answers))
        except Refused:
            return ()

    def _outcome(self, dimension: Dimension, asked: Sequence[str], answers: Answers) -> Outcome:
        given = (dimension.id, *(answers.get(each, _HIDDEN) for each in asked))
        if given not in self._outcomes:
            if len(self._outcomes) >= _MOST_REMEMBERED:
                self._outcomes.clear()
            self._outcomes[given] = outcome_of(self.rubric, dimension, answers)
        return self._outcomes[given]

    def _result(self, outcomes: Sequence[Outcome], answers: Answers) -> Result:
        rubric = self.rubric
        score = _overall_score(rubric, outcomes, answers)
        known = self._known(outcomes, score, answers) if self._looks else _NOTHING
        ranked = _ranked(outcomes, self._tie_order)
        is_void = rubric.void is not None and holds(rubric.void.when, known)
        overall, caps = _overall(rubric, outcomes, score, known, is_void=is_void)
        return {
            "bottleneck": _bottleneck(ranked),
            "caps": caps,
            "dimensions": [outcome.result for outcome in outcomes],
            "flags": [flag.id for flag in rubric.flags if holds(flag.when, known)],
            "outcome": _strongest(rubric, outcomes),
            "overall": overall,
            "ranking": [outcome.dimension.id for outcome in ranked],
            "version": rubric.version,
            "void": is_void,
        }

    def _known(
        self, outcomes: Sequence[Outcome], overall: Fraction | None, answers: Answers
    ) -> Known:
        """Return what conditions look at."""
        scores = {each.dimension.id: each.score for each in outcomes if each.score is not None}
        levels = {each.dimension.id: each.level for each in outcomes if each.level is not None}
        if overall is not None:
            scores["overall"] = overall
        return Known(self._form.questions, answers, levels, scores)


_NOTHING = Known({}, {})
"""What is known where no condition looks at it."""
_HIDDEN = 0.5
"""Stands among remembered answers for a question that is not shown; no answer equals it."""
_MOST_REMEMBERED = 100_000


def to_json(result: Result) -> str:
    """Return a result byte for byte as JSON.stringify writes it with sorted keys."""
    text = _ENCODER.encode(result)
    if text.isascii():
        return text
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def outcome_of(rubric: Rubric, dimension: Dimension, answers: Answers) -> Outcome:
    """Score one dimension: steps 2, 3, 4 and 7 of the scoring reference."""
    rule = dimension.rule
    if rule.score == "staged":
        return staged_outcome(rubric, dimension, stage_of(dimension, len(rubric.levels), answers))
    return valued_outcome(rubric, dimension, values_of(dimension.questions, rule.missing, answers))


def valued_outcome(rubric: Rubric, dimension: Dimension, valued: Sequence[Valued]) -> Outcome:
    """Score one dimension by the values that count in it."""
    rule = dimension.rule
    score, possible = score_of(rule, valued), range_of(rule, valued)
    if score is None or possible is None:
        return _unscored(dimension)
    return _scored(rubric, dimension, score, level_number(rule, score), possible)


def staged_outcome(rubric: Rubric, dimension: Dimension, level: int | None) -> Outcome:
    """Return what comes of a staged dimension, by the number of the level that it reaches."""
    if level is None:
        return _unscored(dimension)
    possible = Fraction(1), Fraction(len(rubric.levels))
    return _scored(rubric, dimension, Fraction(level), level, possible)


def _unscored(dimension: Dimension) -> Outcome:
    return Outcome(dimension, _dimension_result(dimension.id, None, None, None, None))


def _scored(
    rubric: Rubric,
    dimension: Dimension,
    score: Fraction,
    level: int,
    possible: tuple[Fraction, Fraction],
) -> Outcome:
    low, high = possible
    position = _position(score, low, high)
    display, name = _display(dimension.rule, score), _level_id(rubric, level)
    result = _dimension_result(dimension.id, display, name, position, score)
    valued = Valued(dimension.weight, score, low, high)
    return Outcome(dimension, result, score, valued, level, position)


def _dimension_result(
    name: str,
    display: str | None,
    level: str | None,
    position: Fraction | None,
    score: Fraction | None,
) -> Result:
    return {
        "display": display,
        "id": name,
        "level": level,
        "position": None if position is None else str(position),
        "score": None if score is None else str(score),
    }


def values_of(
    questions: Iterable[Counted], missing: Missing | None, answers: Answers
) -> list[Valued]:
    """Return the questions that have a value; none at all where `skip` finds too few answered."""
    found, answered = [], 0
    for counted in questions:
        answer = answers.get(counted.question.id)
        if answer is None:
            continue
        low, high = _weighed_ends(counted)
        if isinstance(answer, Blank):
            value = _blank_value(missing, low)
        else:
            answered += 1
            value = worth(counted, answer)
        if value is not None:
            found.append(Valued(counted.weight, value, low, high))
    too_few = missing and missing.policy == "skip" and answered < missing.min_answered
    return [] if too_few else found


def _weighed_ends(counted: Counted) -> tuple[Fraction, Fraction]:
    """Return the values with the lowest and the highest weight · value."""
    low, high = counted.ends
    return (high, low) if counted.weight < 0 else (low, high)


def _blank_value(missing: Missing | None, low: Fraction) -> Fraction | None:
    if missing and missing.policy == "worst":
        return low
    return missing.constant if missing and missing.policy == "constant" else None


def level_number(rule: Rule, score: Fraction) -> int:
    """Return the number of the last level whose lower bound is at most the exact score."""
    return 1 + sum(bound <= score for bound in rule.bounds)


def _position(score: Fraction, low: Fraction, high: Fraction) -> Fraction | None:
    if low == high:
        return None
    return min(Fraction(1), max(Fraction(0), (score - low) / (high - low)))


def _overall(
    rubric: Rubric,
    outcomes: Sequence[Outcome],
    score: Fraction | None,
    known: Known,
    *,
    is_void: bool,
) -> tuple[Result | None, list[str]]:
    """Return the result's `overall` and `caps`."""
    if rubric.overall is None:
        return None, []
    if score is None:
        return {"display": None, "level": None, "score": None, "uncapped": None}, []
    overall = {"display": _display(rubric.overall.rule, score), "score": str(score)}
    if is_void:
        return {**overall, "level": None, "uncapped": None}, []
    uncapped = overall_level(rubric.overall, score)
    level, caps = _capped(rubric, outcomes, uncapped, known)
    return {
        **overall,
        "level": _level_id(rubric, level),
        "uncapped": _level_id(rubric, uncapped),
    }, caps


def _overall_score(
    rubric: Rubric, outcomes: Sequence[Outcome], answers: Answers
) -> Fraction | None:
    overall = rubric.overall
    if overall is None:
        return None
    if overall.of == "questions":
        return score_of(overall.rule, values_of(rubric.weighed, overall.rule.missing, answers))
    parts = [outcome for outcome in outcomes if outcome.dimension.weight]
    valued = _level_values(parts) if overall.of == "levels" else _score_values(parts)
    return score_of(overall.rule, valued)


def _score_values(outcomes: Iterable[Outcome]) -> list[Valued]:
    return [outcome.valued for outcome in outcomes if outcome.valued is not None]


def _level_values(outcomes: Iterable[Outcome]) -> list[Valued]:
    numbers = [
        (outcome.dimension.weight, Fraction(outcome.level))
        for outcome in outcomes
        if outcome.level is not None
    ]
    return [Valued(weight, number, number, number) for weight, number in numbers]


def overall_level(overall: Overall, score: Fraction) -> int:
    """Return the number of the overall level, before any cap."""
    return score.__floor__() if overall.of == "levels" else level_number(overall.rule, score)


def _capped(
    rubric: Rubric, outcomes: Sequence[Outcome], level: int, known: Known
) -> tuple[int, list[str]]:
    """Apply the caps in order; return the level and the ids of the caps that lowered it."""
    reached = [outcome.level for outcome in outcomes if outcome.level is not None]
    lowered = []
    for cap in rubric.caps:
        most = level
        if cap.above_weakest is not None and reached:
            most = min(reached) + cap.above_weakest
        elif cap.level and cap.when and holds(cap.when, known):
            most = cap.level
        if most < level:
            level = most
            lowered.append(cap.id)
    return level, lowered


def _ranked(outcomes: Sequence[Outcome], order: Mapping[str, int]) -> list[Outcome]:
    """Return the scored dimensions from lowest to highest position, null positions last."""
    scored = [outcome for outcome in outcomes if outcome.score is not None]
    scored.sort(key=lambda outcome: order[outcome.dimension.id])
    placed = [(each.position, each) for each in scored if each.position is not None]
    placed.sort(key=itemgetter(0))  # a stable sort: equal positions stay in the order of ties
    unplaced = [outcome for outcome in scored if outcome.position is None]
    return [*(outcome for _, outcome in placed), *unplaced]


def _bottleneck(ranked: Sequence[Outcome]) -> Result | None:
    lowest = ranked[0].position if ranked else None
    if lowest is None or lowest == 1:
        return None
    tied = [outcome.dimension.id for outcome in ranked if outcome.position == lowest]
    return {"dimension": tied[0], "tied": tied}


def _strongest(rubric: Rubric, outcomes: Sequence[Outcome]) -> Result | None:
    """Return the dimension with the highest score or position, and all that have the same."""
    if rubric.outcome is None:
        return None
    by_score = rubric.outcome.strongest == "score"
    heights = {each.dimension.id: each.score if by_score else each.position for each in outcomes}
    known = [height for height in heights.values() if height is not None]
    tied = [name for name in rubric.outcome.ties if known and heights[name] == max(known)]
    return {"dimension": tied[0], "tied": tied} if tied else None


def _places(ties: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(ties)}


def _level_id(rubric: Rubric, number: int) -> str:
    return rubric.levels[number - 1].id


def _display(rule: Rule, score: Fraction) -> str:
    return shown(score, rule.display.decimals, rule.display.rounding)
