"""What an answer is worth, and the least and the most that it could be: step 1 of the reference."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from site_builder.rubric.values import Counted, NumberAsked, Question


class Blank(Enum):
    """A visible question that is not answered."""

    BLANK = "blank"


Answer: TypeAlias = str | int | tuple[str, ...] | None
"""An option, a number, several options; None is *not applicable*."""

Answers: TypeAlias = Mapping[str, Answer | Blank]
"""What is known of each question that is visible; a hidden one is not there."""


def worth(counted: Counted, answer: Answer) -> Fraction:
    """Return the value of an answer to a question, as it counts there."""
    value = _plain(counted, answer)
    return sum(counted.ends) - value if counted.question.is_reversed else value


def own_worth(question: Question, answer: Answer) -> Fraction:
    """Return the value of an answer by itself, in no dimension."""
    return worth(Counted(question, question.weight), answer)


def _plain(counted: Counted, answer: Answer) -> Fraction:
    question = counted.question
    if question.number and isinstance(answer, int):
        return _mapped(question.number, answer)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    worths = counted.points or [option.value for option in question.options]
    values = (
        value for option, value in zip(question.options, worths, strict=True) if option.id in chosen
    )
    return sum(values, Fraction(0))


def _mapped(asked: NumberAsked, given: int) -> Fraction:
    """Clamp a number to low..high, and map it to start..end."""
    clamped = max(asked.low, min(asked.high, given))
    share = Fraction(clamped - asked.low, asked.high - asked.low)
    return asked.start + share * (asked.end - asked.start)
