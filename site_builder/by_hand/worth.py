"""What the answers to a question are worth in one place, exactly: before points are made of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import chain
from math import gcd, lcm

from site_builder.by_hand.columns import Column, Given
from site_builder.rubric.values import Counted, Missing, NumberAsked, Question

FEW_NUMBERS = 11
"""So many different numbers can be given at most where each has a row of its own."""


@dataclass(frozen=True, slots=True)
class Exact:
    """The values of a question's answers.

    `options` has a value by option, on top of `start` where that is not None; `numbers` those at
    the ends of what can be given; `blank` is None where a blank is left out. `low` and `high` are
    the values with the lowest and the highest weight · value.
    """

    counted: Counted
    low: Fraction
    high: Fraction
    start: Fraction | None
    options: tuple[Fraction, ...]
    numbers: tuple[Fraction, ...]
    blank: Fraction | None

    @property
    def question(self) -> Question:
        """The question."""
        return self.counted.question

    def turned(self, times: Fraction, less: Fraction) -> "Exact":
        """Return the same with every value v as times · (v − less)."""

        def turn(value: Fraction) -> Fraction:
            return times * (value - less)

        start = None if self.start is None else turn(self.start)
        each = turn if start is None else (lambda value: times * value)
        return Exact(
            self.counted,
            turn(self.low),
            turn(self.high),
            start,
            tuple(map(each, self.options)),
            tuple(map(turn, self.numbers)),
            None if self.blank is None else turn(self.blank),
        )

    @property
    def reach(self) -> tuple[Fraction, Fraction]:
        """The least and the most that an answer or a blank can be worth."""
        found = list(self.numbers or self.options)
        if self.start is not None and self.question.several:
            low, high = self.question.ends_of(self.options)
            found = [self.start + low, self.start + high]
        found += [] if self.blank is None else [self.blank]
        return min(found), max(found)

    def column(self) -> Column:
        """Return the numbers as the page has them."""
        asked, start = self.question.number, self.start or Fraction(0)
        numbers = dict(_rows(asked, *self.numbers)) if asked else {}
        return Column(self.options, start, numbers, self.blank)

    def all_numbers(self) -> Iterator[Fraction]:
        """Yield every number that the page has of it."""
        column = self.column()
        yield column.start
        for worth in (*column.options, *column.numbers.values(), column.blank):
            if worth is not None:
                yield Fraction(worth)


def exact_of(counted: Counted, missing: Missing | None, *, may_be_blank: bool) -> Exact:
    """Return what the answers to a question are worth where it counts.

    Args:
        counted: the question as it counts there.
        missing: what a blank does there.
        may_be_blank: whether a blank is not refused, wherever it counts.
    """
    question, (low, high) = counted.question, counted.ends
    worths = counted.points or tuple(option.value for option in question.options)
    sign = -1 if question.is_reversed else 1
    turn = low + high if question.is_reversed else Fraction(0)
    asked = question.number
    if counted.weight < 0:
        low, high = high, low
    return Exact(
        counted,
        low,
        high,
        start=turn if question.several else None,
        options=tuple(sign * worth + (0 if question.several else turn) for worth in worths),
        numbers=tuple(turn + sign * end for end in (asked.start, asked.end)) if asked else (),
        blank=_blank(missing, low) if may_be_blank else None,
    )


def _blank(missing: Missing | None, low: Fraction) -> Fraction | None:
    if missing and missing.policy == "worst":
        return low
    return missing.constant if missing and missing.policy == "constant" else None


def _rows(asked: NumberAsked, first: Fraction, last: Fraction) -> Iterator[tuple[Given, Fraction]]:
    """Yield what the numbers are worth, or else the least, each one more, and the most."""
    step = (last - first) / (asked.high - asked.low)
    yield ("at_most", asked.low), first
    if asked.high - asked.low < FEW_NUMBERS:
        for number in range(asked.low + 1, asked.high):
            yield ("number", number), first + step * (number - asked.low)
    else:
        yield ("each", asked.low), step
    yield ("at_least", asked.high), last


def whole_scale(numbers: Iterable[Fraction]) -> Fraction:
    """Return the smallest factor above 0 that makes all the numbers whole."""
    given = list(numbers)
    denominator = lcm(*(number.denominator for number in given))
    divisor = reduce(gcd, (int(number * denominator) for number in given), 0)
    return Fraction(denominator, divisor or 1)


def scale_of(exacts: Iterable[Exact]) -> Fraction:
    """Return the smallest factor above 0 that makes every number on the page whole."""
    return whole_scale(chain.from_iterable(each.all_numbers() for each in exacts))
