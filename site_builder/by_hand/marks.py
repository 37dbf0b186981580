"""Answers that are high enough or not: what gives a point, or is met, and what does not."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from site_builder.by_hand.columns import Column, Given, Worth
from site_builder.by_hand.worth import Exact
from site_builder.scoring.given import numbers_within


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
    """Mark every answer; what several come to is left to the reader to compare."""
    column = exact.column()
    if exact.question.several:
        return replace(column, at_least=at_least)

    def marked(worth: Worth) -> Worth:
        return None if worth is None else mark(Fraction(worth))

    return Column(
        tuple(map(marked, column.options)),
        numbers=_numbers(exact, at_least, mark),
        blank=marked(column.blank),
    )


def _numbers(
    exact: Exact, at_least: Fraction, mark: Callable[[Fraction], Worth]
) -> dict[Given, Worth]:
    """Mark the numbers up to where the mark changes, and those from there."""
    asked = exact.question.number
    if asked is None:
        return {}
    enough = numbers_within(exact.question, at_least)
    if asked.low in enough:
        last = min(enough[-1], asked.high - 1)
    else:
        last = enough[0] - 1 if enough else asked.low
    first, most = exact.numbers
    return {("at_most", last): mark(first), ("at_least", last + 1): mark(most)}
