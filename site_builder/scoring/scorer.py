"""From answers to the result: dimensions, overall, caps, bottleneck, ranking."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter
from typing import Any, TypeAlias

from site_builder.numbers import shown
from site_builder.rubric.values import Counted, Dimension, Missing, Overall, Question, Rubric, Rule
from site_builder.scoring.answers import Refused, check_answers, form_of
from site_builder.scoring.functions import Valued, range_of, score_of

Answers: TypeAlias = Mapping[str, str | None]
Result: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one dimension. Without a score everything but `result` is None.

    `level` is the level's number, from 1; `position` is None also where no other score was
    possible; `result` is what the whole result says of the dimension.
    """

    dimension: Dimension
    result: Result
    score: Fraction | None = None
    level: int | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    position: Fraction | None = None


class Scorer:
    """Scores answers by one rubric.

    It remembers nothing of answers but the outcome of a dimension for that dimension's own answers.
    """

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self._form = form_of(rubric)
        self._tie_order = {name: place for place, name in enumerate(rubric.ties)}
        self._asked = [
            (dimension, [counted.question.id for counted in dimension.questions])
            for dimension in rubric.dimensions
        ]
        self._outcomes: dict[tuple[str, ...], Outcome] = {}

    def score(self, answers: object) -> Result:
        """Return the nine keys of a result, or `{"error": {"code", "question"}}`; never raises."""
        try:
            checked = check_answers(self._form, answers)
        except Refused as refused:
            return refused.result()
        outcomes = [self._outcome(dimension, asked, checked) for dimension, asked in self._asked]
        return self._result(outcomes, checked)

    def _outcome(self, dimension: Dimension, asked: Sequence[str], answers: Answers) -> Outcome:
        given = (dimension.id, *(repr(answers.get(each, _BLANK)) for each in asked))
        if given not in self._outcomes:
            if len(self._outcomes) >= _MOST_REMEMBERED:
                self._outcomes.clear()
            self._outcomes[given] = outcome_of(self.rubric, dimension, answers)
        return self._outcomes[given]

    def _result(self, outcomes: Sequence[Outcome], answers: Answers) -> Result:
        rubric = self.rubric
        overall, caps = _overall(rubric, outcomes, answers)
        ranked = self._ranked(outcomes)
        return {
            "bottleneck": _bottleneck(ranked),
            "caps": caps,
            "dimensions": [outcome.result for outcome in outcomes],
            "flags": [],
            "outcome": None,
            "overall": overall,
            "ranking": [outcome.dimension.id for outcome in ranked],
            "version": rubric.version,
            "void": False,
        }

    def _ranked(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """Return the scored dimensions from lowest to highest position, null positions last."""
        scored = [outcome for outcome in outcomes if outcome.score is not None]
        scored.sort(key=lambda outcome: self._tie_order[outcome.dimension.id])
        placed = [(each.position, each) for each in scored if each.position is not None]
        placed.sort(key=itemgetter(0))  # a stable sort: equal positions stay in the order of ties
        unplaced = [outcome for outcome in scored if outcome.position is None]
        return [*(outcome for _, outcome in placed), *unplaced]


_BLANK = 0
_MOST_REMEMBERED = 100_000


def to_json(result: Result) -> str:
    """Return a result byte for byte as JSON.stringify writes it with sorted keys."""
    text = json.dumps(result, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def outcome_of(rubric: Rubric, dimension: Dimension, answers: Answers) -> Outcome:
    """Score one dimension: steps 2, 3, 4 and 7 of the scoring reference."""
    rule = dimension.rule
    valued = _valued(dimension.questions, rule.missing, answers)
    score, ends = score_of(rule.score, valued), range_of(rule.score, valued)
    if score is None or ends is None:
        return Outcome(dimension, _dimension_result(dimension.id, None, None, None, None))
    low, high = sorted(ends)
    level, position = _level_number(rule, score), _position(score, low, high)
    result = _dimension_result(
        dimension.id, _display(rule, score), _level_id(rubric, level), position, score
    )
    return Outcome(dimension, result, score, level, low, high, position)


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


def _valued(
    questions: Iterable[Counted], missing: Missing | None, answers: Answers
) -> list[Valued]:
    """Return the questions that have a value; none at all where `skip` finds too few answered."""
    found, answered = [], 0
    for counted in questions:
        question = counted.question
        if question.id in answers:
            answer = answers[question.id]
            if answer is None:
                continue
            answered += 1
            value: Fraction | None = _value(question, answer)
        else:
            value = _blank_value(counted, missing)
        if value is not None:
            found.append(Valued(counted.weight, value, _low(question), _high(question)))
    too_few = missing and missing.policy == "skip" and answered < missing.min_answered
    return [] if too_few else found


def _value(question: Question, answer: str) -> Fraction:
    return next(option.value for option in question.options if option.id == answer)


def _blank_value(counted: Counted, missing: Missing | None) -> Fraction | None:
    if missing and missing.policy == "worst":
        ends = (_low(counted.question), _high(counted.question))
        return min(ends, key=lambda end: counted.weight * end)
    return missing.constant if missing and missing.policy == "constant" else None


def _low(question: Question) -> Fraction:
    return min(option.value for option in question.options)


def _high(question: Question) -> Fraction:
    return max(option.value for option in question.options)


def _level_number(rule: Rule, score: Fraction) -> int:
    """Return the number of the last level whose lower bound is at most the exact score."""
    return 1 + sum(bound <= score for bound in rule.bounds)


def _position(score: Fraction, low: Fraction, high: Fraction) -> Fraction | None:
    if low == high:
        return None
    return min(Fraction(1), max(Fraction(0), (score - low) / (high - low)))


def _overall(
    rubric: Rubric, outcomes: Sequence[Outcome], answers: Answers
) -> tuple[Result | None, list[str]]:
    """Return the result's `overall` and `caps`."""
    if rubric.overall is None:
        return None, []
    score = _overall_score(rubric, rubric.overall, outcomes, answers)
    if score is None:
        return {"display": None, "level": None, "score": None, "uncapped": None}, []
    uncapped = _overall_level(rubric.overall, score)
    level, caps = _capped(rubric, outcomes, uncapped)
    overall = {
        "display": _display(rubric.overall.rule, score),
        "level": _level_id(rubric, level),
        "score": str(score),
        "uncapped": _level_id(rubric, uncapped),
    }
    return overall, caps


def _overall_score(
    rubric: Rubric, overall: Overall, outcomes: Sequence[Outcome], answers: Answers
) -> Fraction | None:
    if overall.of == "questions":
        asked = {
            counted.question.id: counted.question
            for dimension in rubric.dimensions
            for counted in dimension.questions
        }
        counted = [Counted(question, question.weight) for question in asked.values()]
        return score_of(overall.rule.score, _valued(counted, overall.rule.missing, answers))
    parts = [outcome for outcome in outcomes if outcome.dimension.weight]
    valued = _level_values(parts) if overall.of == "levels" else _score_values(parts)
    return score_of(overall.rule.score, valued)


def _score_values(outcomes: Iterable[Outcome]) -> list[Valued]:
    return [
        Valued(outcome.dimension.weight, outcome.score, outcome.low, outcome.high)
        for outcome in outcomes
        if outcome.score is not None and outcome.low is not None and outcome.high is not None
    ]


def _level_values(outcomes: Iterable[Outcome]) -> list[Valued]:
    numbers = [
        (outcome.dimension.weight, Fraction(outcome.level))
        for outcome in outcomes
        if outcome.level is not None
    ]
    return [Valued(weight, number, number, number) for weight, number in numbers]


def _overall_level(overall: Overall, score: Fraction) -> int:
    return score.__floor__() if overall.of == "levels" else _level_number(overall.rule, score)


def _capped(rubric: Rubric, outcomes: Sequence[Outcome], level: int) -> tuple[int, list[str]]:
    """Apply the caps in order; return the level and the ids of the caps that lowered it."""
    reached = [outcome.level for outcome in outcomes if outcome.level is not None]
    lowered = []
    for cap in rubric.caps if reached else ():
        most = min(reached) + cap.above_weakest
        if most < level:
            level = most
            lowered.append(cap.id)
    return level, lowered


def _bottleneck(ranked: Sequence[Outcome]) -> Result | None:
    lowest = ranked[0].position if ranked else None
    if lowest is None or lowest == 1:
        return None
    tied = [outcome.dimension.id for outcome in ranked if outcome.position == lowest]
    return {"dimension": tied[0], "tied": tied}


def _level_id(rubric: Rubric, number: int) -> str:
    return rubric.levels[number - 1].id


def _display(rule: Rule, score: Fraction) -> str:
    return shown(score, rule.display.decimals, rule.display.rounding)
