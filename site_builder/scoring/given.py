"""Which numbers, given to a question, are worth so much: step 1 of the reference, turned round."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from site_builder.rubric.values import Question
from site_builder.scoring.conditions import is_within
from site_builder.scoring.worth import own_worth


def is_of_number(questions: Sequence[Question]) -> bool:
    """Tell whether a sum is of one number: then a reader need not know what it is worth."""
    return len(questions) == 1 and questions[0].number is not None


def numbers_within(
    question: Question, at_least: Fraction | None, at_most: Fraction | None = None
) -> range:
    """Return the numbers from the least to the most asked for that are worth so much."""
    asked = question.number
    if asked is None:
        return range(0)
    low, high = asked.low, asked.high
    first, last = own_worth(question, low), own_worth(question, high)
    if first == last:
        return range(low, high + 1) if is_within(first, at_least, at_most) else range(0)
    step = (last - first) / (high - low)
    near, far = (at_least, at_most) if step > 0 else (at_most, at_least)
    start = low if near is None else max(low, low + ceil((near - first) / step))
    end = high if far is None else min(high, low + floor((far - first) / step))
    return range(start, end + 1)
