"""Options that can never matter: whatever else is answered, another one comes to the same.

Found are several options worth nothing where several may be chosen (one alone is "none of these"),
and options that the lowest, or the highest, of a dimension never comes to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from site_builder.analysis.answering import simple_parts
from site_builder.rubric.condition import Chosen, SimpleCondition, SumWithin
from site_builder.rubric.values import Counted, Dimension, Option, Question, Rubric
from site_builder.scoring.worth import own_worth


@dataclass(frozen=True, slots=True)
class Idle:
    """An option that can never matter, the one that comes to the same, and why it does."""

    question: Question
    option: Option
    same_as: Option
    why: str


def idle_options(rubric: Rubric) -> Iterator[Idle]:
    """Yield the options that can never matter, question by question in the order shown."""
    looks = [part for condition in rubric.conditions for part in simple_parts(condition)]
    for question in rubric.questions:
        for idle in _idle_in(rubric, question):
            if not any(_looks_at(look, idle) for look in looks):
                yield idle


def _idle_in(rubric: Rubric, question: Question) -> Iterator[Idle]:
    homes = [
        (dimension, counted)
        for dimension in rubric.dimensions
        for counted in dimension.questions
        if counted.question is question
    ]
    if question.several and homes:
        yield from _worth_nothing(question, [counted for _, counted in homes])
    elif len(homes) == 1 and question.options and not _is_weighed_alone(rubric):
        yield from _never_reached(*homes[0])


def _is_weighed_alone(rubric: Rubric) -> bool:
    """Tell whether the overall looks at every question by itself."""
    return rubric.overall is not None and rubric.overall.of == "questions"


def _worth_nothing(question: Question, homes: list[Counted]) -> Iterator[Idle]:
    nothing = [
        option
        for place, option in enumerate(question.options)
        if not any(each.points[place] if each.points else option.value for each in homes)
    ]
    for option in nothing[1:]:
        yield Idle(question, option, nothing[0], "both are worth nothing")


def _never_reached(dimension: Dimension, counted: Counted) -> Iterator[Idle]:
    """Yield options beyond what another question, which always counts, leaves to them."""
    score = dimension.rule.score
    if score not in ("min", "max") or counted.points:
        return
    sign = 1 if score == "min" else -1
    limits = [
        (sign * each.question.ends[1 if score == "min" else 0], each.question)
        for each in dimension.questions
        if each is not counted and _always_counts(dimension, each)
    ]
    end, other = min(limits, key=lambda limit: limit[0], default=(Fraction(0), None))
    if other:
        worths = [
            (sign * own_worth(counted.question, option.id), option)
            for option in counted.question.options
        ]
        beyond = sorted((each for each in worths if each[0] >= end), key=lambda each: each[0])
        for worth, option in beyond[1:]:
            if worth > beyond[0][0]:  # equal values are told by themselves
                yield Idle(counted.question, option, beyond[0][1], _why(score, other))


def _always_counts(dimension: Dimension, counted: Counted) -> bool:
    question, missing = counted.question, dimension.rule.missing
    may_be_left_out = question.not_applicable or question.show_if or counted.points
    return not may_be_left_out and missing is not None and missing.policy == "require"


def _why(score: str, other: Question) -> str:
    if score == "min":
        return f'the lowest counts, and "{other.id}" is never worth more'
    return f'the highest counts, and "{other.id}" is never worth less'


def _looks_at(look: SimpleCondition, idle: Idle) -> bool:
    match look:
        case Chosen(question, options):
            both = {idle.option.id, idle.same_as.id}
            return question == idle.question.id and not both.isdisjoint(options)
        case SumWithin(questions):
            return idle.question.id in questions
        case _:
            return False
