"""Answers that are high enough or not: what gives a point, or is met, and what does not."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from site_builder.by_hand.values import Column, Worth
from site_builder.by_hand.worth import Exact, has_few_numbers


def count_column(exact: Exact, at_least: Fraction) -> Column:
    """Return a column in which an answer is worth 1 where its value is high enough, else 0."""
    return _marked(exact, at_least, lambda value: Fraction(value >= at_least))


def stage_column(exact: Exact) -> Column:
    """Return a column that says of an answer whether the question is met."""
    stage = exact.counted.stage
    met = stage.met if stage else exact.low
    marked = _marked(exact, met, lambda value: value >= met)
    return replace(marked, not_applicable=True)


def _marked(exact: Exact, at_least: Fraction, mark: Callable[[Fraction], Worth]) -> Column:
    """Mark every answer; where there are too many, leave it to the reader to compare."""
    asked, column = exact.question.number, exact.column()
    if exact.question.several or (asked and not has_few_numbers(asked)):
        return replace(column, at_least=at_least)

    def marked(worth: Worth) -> Worth:
        return None if worth is None else mark(Fraction(worth))

    return Column(
        tuple(map(marked, column.options)),
        numbers=tuple(map(marked, column.numbers)),
        blank=marked(column.blank),
    )
