"""Whether a condition holds: step 8 of the scoring reference."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from site_builder.rubric.condition import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    LevelBelow,
    LevelReached,
    Not,
    ScoreWithin,
    SimpleCondition,
    SumWithin,
)
from site_builder.rubric.values import Question
from site_builder.scoring.worth import Answer, Answers, Blank, own_worth


@dataclass(frozen=True, slots=True)
class Known:
    """What conditions look at.

    `questions` are all by id; `levels` are numbers by dimension, `scores` by dimension or
    `overall`: only of those that have one.
    """

    questions: Mapping[str, Question]
    answers: Answers
    levels: Mapping[str, int] = field(default_factory=dict)
    scores: Mapping[str, Fraction] = field(default_factory=dict)


def holds(condition: Condition, known: Known) -> bool:
    """Tell whether a condition holds; on what is not there it does not, and `not` of it does."""
    match condition:
        case AllOf(conditions):
            return all(holds(each, known) for each in conditions)
        case AnyOf(conditions):
            return any(holds(each, known) for each in conditions)
        case Not(inner):
            return not holds(inner, known)
    return _holds(condition, known)


def _holds(condition: SimpleCondition, known: Known) -> bool:
    match condition:
        case Chosen(question, options):
            return _is_chosen(known.answers.get(question), options)
        case SumWithin(questions, at_least, at_most):
            return is_within(_sum(questions, known), at_least, at_most)
        case LevelReached(dimension, level):
            return dimension in known.levels and known.levels[dimension] >= level
        case LevelBelow(dimension, level):
            return dimension in known.levels and known.levels[dimension] < level
        case ScoreWithin(name, at_least, at_most):
            return is_within(known.scores.get(name), at_least, at_most)


def _is_chosen(answer: Answer | Blank, options: tuple[str, ...]) -> bool:
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return any(option in options for option in chosen)


def _sum(questions: tuple[str, ...], known: Known) -> Fraction | None:
    """Return the sum of the values that were answered; None where none was."""
    found = [
        own_worth(known.questions[name], answer)
        for name in questions
        if (answer := known.answers.get(name)) is not None and answer is not Blank.BLANK
    ]
    return sum(found, Fraction(0)) if found else None


def is_within(number: Fraction | None, at_least: Fraction | None, at_most: Fraction | None) -> bool:
    """Tell whether a number is there, and within the limits that are."""
    return (
        number is not None
        and (at_least is None or at_least <= number)
        and (at_most is None or number <= at_most)
    )
