"""What a part of a rubric can come to: outcomes of dimensions, how often, by which answers."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from math import prod
from typing import TypeAlias, TypeVar

from site_builder.analysis.answering import TooMany, answers_to
from site_builder.analysis.chance import Mass, both, certain, either, masses, none
from site_builder.analysis.merging import Terms, merged
from site_builder.rubric.condition import SimpleCondition
from site_builder.rubric.values import Counted, Dimension, Missing, Question, Rubric, Rule
from site_builder.scoring.answers import is_shown, needed_in
from site_builder.scoring.conditions import Known, holds
from site_builder.scoring.functions import Valued
from site_builder.scoring.scorer import (
    Outcome,
    outcome_of,
    staged_outcome,
    valued_outcome,
    values_of,
)
from site_builder.scoring.stages import is_met
from site_builder.scoring.worth import Answer, Answers, Blank

Witness: TypeAlias = tuple[tuple[str, Answer | Blank], ...]
"""Answers that lead somewhere; of each visible question one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What came of one dimension, as far as anything after it can tell.

    All is None where there is no score; `level` counts from 1.
    """

    dimension: str
    valued: Valued | None
    level: int | None
    position: Fraction | None


@dataclass(frozen=True, slots=True)
class State:
    """What a part came to.

    `own` are the values of its questions in an overall of questions; `answered` how many of those
    there are, as far as it matters; `holding` the simple conditions on its answers that hold.
    """

    standings: tuple[Standing, ...]
    own: Terms
    answered: int
    holding: frozenset[SimpleCondition]
    shown: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cases:
    """How often something comes about, and one way to it."""

    mass: Mass
    witness: Witness


States: TypeAlias = Mapping[State, Cases]
Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Part:
    """Questions that hang together, the dimensions they count in, conditions on their answers."""

    questions: tuple[Question, ...]
    dimensions: tuple[Dimension, ...]
    conditions: tuple[SimpleCondition, ...]


def states_of(rubric: Rubric, part: Part, limit: int) -> States:
    """Return every state of a part.

    Raises:
        TooMany: there are more than `limit` cases to look at.
    """
    if _is_simple(part):
        return _folded(rubric, part, limit)
    return tallied(_enumerated(rubric, part, limit))


def tallied(cases: Iterable[tuple[Thing, Cases]]) -> dict[Thing, Cases]:
    """Put the cases of the same thing together; the first witness stays."""
    found: dict[Thing, Cases] = {}
    for thing, each in cases:
        known = found.get(thing)
        found[thing] = Cases(either(known.mass, each.mass), known.witness) if known else each
    return found


def _is_simple(part: Part) -> bool:
    """Tell whether each question stands by itself in one dimension."""
    return (
        len(part.dimensions) == 1
        and not part.conditions
        and not any(question.show_if or question.has_points for question in part.questions)
    )


# One question after the other: what is alike so far goes on as one.


@dataclass(frozen=True, slots=True)
class _Partial:
    """What a dimension's questions came to so far.

    `unmet` is the lowest level that is not granted in stages, None while all is not applicable.
    """

    terms: Terms
    own: Terms
    unmet: int | None
    answered: int


def _folded(rubric: Rubric, part: Part, limit: int) -> States:
    (dimension,) = part.dimensions
    start = Cases(certain(len(rubric.levels)), ())
    partial: dict[_Partial, Cases] = {_Partial((), (), None, 0): start}
    for counted in dimension.questions:
        choices, weights = _choices(rubric, counted.question)
        following: dict[_Partial, Cases] = {}
        for before, cases in partial.items():
            for answer, weight in zip(choices, weights, strict=True):
                after = _with(rubric, dimension, before, counted, answer)
                witness = (*cases.witness, (counted.question.id, answer))
                known = following.get(after)
                mass = both(cases.mass, weight)
                following[after] = Cases(
                    either(known.mass, mass) if known else mass,
                    known.witness if known else witness,
                )
            if len(following) > limit:
                raise TooMany
        partial = following
    shown = frozenset(question.id for question in part.questions)
    return tallied(
        (_state(rubric, dimension, last, shown), cases) for last, cases in partial.items()
    )


def _state(rubric: Rubric, dimension: Dimension, last: _Partial, shown: frozenset[str]) -> State:
    standing = _standing(_outcome(rubric, dimension, last))
    answered = min(last.answered, most_needed(rubric))
    return State((standing,), last.own, answered, frozenset(), shown)


def most_needed(rubric: Rubric) -> int:
    """Return how many answers an overall of questions asks for: where blanks count, none."""
    overall = rubric.overall
    return _least(overall.rule) if overall and overall.of == "questions" else 0


def _with(
    rubric: Rubric,
    dimension: Dimension,
    before: _Partial,
    counted: Counted,
    answer: Answer | Blank,
) -> _Partial:
    """Return what a dimension came to with one more answer."""
    if answer is None:
        return before
    answers = {counted.question.id: answer}
    overall = rubric.overall
    own = before.own
    if overall and overall.of == "questions":
        alone = Counted(counted.question, counted.question.weight)
        own = merged(overall.rule, (*own, *values_of([alone], _any(overall.rule), answers)))
    unmet, terms = before.unmet, before.terms
    if counted.stage is None:
        more = values_of([counted], _any(dimension.rule), answers)
        terms = merged(dimension.rule, (*terms, *more))
    else:
        is_granted = is_met(counted, answer, dimension.rule.missing)
        asked = () if is_granted else counted.stage.required_for
        unmet = min((unmet or len(rubric.levels) + 1, *asked))
    is_answer = not isinstance(answer, Blank)
    needed = max(most_needed(rubric), _least(dimension.rule))
    return _Partial(terms, own, unmet, min(before.answered + is_answer, needed))


def _any(rule: Rule) -> Missing | None:
    """Return the policy for blanks with no least number of answers: not all are known yet."""
    return rule.missing and replace(rule.missing, min_answered=0)


def _choices(rubric: Rubric, question: Question) -> tuple[list[Answer | Blank], list[Mass]]:
    """Return every answer with its mass; that of a blank is 0: models have whole answer sets."""
    answers, levels = answers_to(question), len(rubric.levels)
    weights = masses(question, answers, levels)
    if question.id in needed_in(rubric):
        return [*answers], weights
    return [*answers, Blank.BLANK], [*weights, none(levels)]


def _least(rule: Rule) -> int:
    missing = rule.missing
    return missing.min_answered if missing and missing.policy == "skip" else 0


def _outcome(rubric: Rubric, dimension: Dimension, last: _Partial) -> Outcome:
    if dimension.rule.score == "staged":
        return staged_outcome(rubric, dimension, last.unmet and last.unmet - 1)
    too_few = last.answered < _least(dimension.rule)
    return valued_outcome(rubric, dimension, () if too_few else last.terms)


def _standing(outcome: Outcome) -> Standing:
    return Standing(outcome.dimension.id, outcome.valued, outcome.level, outcome.position)


# Answer set after answer set, where questions depend on each other.


def _enumerated(rubric: Rubric, part: Part, limit: int) -> Iterator[tuple[State, Cases]]:
    outcomes: dict[tuple[object, ...], Standing] = {}
    own_of = _Own(rubric, part)
    for count, (answers, mass) in enumerate(_answer_sets(rubric, part.questions, limit), 1):
        if count > limit:
            raise TooMany
        standings = tuple(_remembered(outcomes, rubric, each, answers) for each in part.dimensions)
        own, answered = own_of.of(answers)
        known = Known({question.id: question for question in part.questions}, answers)
        holding = frozenset(each for each in part.conditions if holds(each, known))
        state = State(standings, own, answered, holding, frozenset(answers))
        yield state, Cases(mass, tuple(answers.items()))


def _remembered(
    outcomes: dict[tuple[object, ...], Standing],
    rubric: Rubric,
    dimension: Dimension,
    answers: Answers,
) -> Standing:
    given = (dimension.id, *(answers.get(each.question.id, ...) for each in dimension.questions))
    if given not in outcomes:
        outcomes[given] = _standing(outcome_of(rubric, dimension, answers))
    return outcomes[given]


class _Own:
    """What counts in an overall of questions, each answer to each question looked at once."""

    def __init__(self, rubric: Rubric, part: Part) -> None:
        overall, names = rubric.overall, {question.id for question in part.questions}
        self._rule = overall.rule if overall and overall.of == "questions" else None
        self._missing = _any(self._rule) if self._rule else None
        self._counted = [each for each in rubric.weighed if each.question.id in names]
        self._needed = most_needed(rubric)
        self._values: dict[tuple[str, Answer | Blank], list[Valued]] = {}

    def of(self, answers: Answers) -> tuple[Terms, int]:
        """Return the values, and how many are answered, as far as that matters."""
        if self._rule is None:
            return (), 0
        given = [answers.get(each.question.id) for each in self._counted]
        answered = sum(answer is not None and not isinstance(answer, Blank) for answer in given)
        values = map(self._value, self._counted, given)
        return merged(self._rule, chain.from_iterable(values)), min(answered, self._needed)

    def _value(self, counted: Counted, answer: Answer | Blank) -> list[Valued]:
        name = counted.question.id
        if (name, answer) not in self._values:
            self._values[name, answer] = values_of([counted], self._missing, {name: answer})
        return self._values[name, answer]


def _answer_sets(
    rubric: Rubric, questions: Sequence[Question], limit: int
) -> Iterator[tuple[dict[str, Answer | Blank], Mass]]:
    """Yield every answer set with its mass.

    Raises:
        TooMany: those to the questions that are always shown are over the limit by themselves.
    """
    choices = {each.id: list(zip(*_choices(rubric, each), strict=True)) for each in questions}
    if prod(len(choices[each.id]) for each in questions if each.show_if is None) > limit:
        raise TooMany
    by_id = {question.id: question for question in questions}
    start: tuple[int, dict[str, Answer | Blank], Mass] = 0, {}, certain(len(rubric.levels))
    ahead = [start]
    while ahead:  # no recursion: there can be more questions than Python has room for calls
        place, answers, mass = ahead.pop()
        if place == len(questions):
            yield answers, mass
        elif is_shown(questions[place], by_id, answers):
            name = questions[place].id
            ahead += [
                (place + 1, {**answers, name: answer}, both(mass, weight))
                for answer, weight in reversed(choices[name])
            ]
        else:
            ahead.append((place + 1, answers, mass))
