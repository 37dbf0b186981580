"""Families of answer sets: what can be answered to each question, put together in a fixed order.

Both sides count a family out by themselves, so that only numbers and digests travel.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from math import comb, prod
from typing import Any, TypeAlias

from site_builder.rubric.values import Question, Rubric
from site_builder.scoring.answers import MOST, needed_in
from site_builder.verify.drawing import Draw

Partial: TypeAlias = tuple[tuple[str, Any], ...]
"""Answers to some questions, as JSON has them; a question that is not there is blank."""
Factor: TypeAlias = tuple[Partial, ...]
"""Partial answers, one of which is taken."""


@dataclass(frozen=True, slots=True)
class Family:
    """Answer sets: of each factor one partial answer, all put together.

    They are counted like a clock, the last factor fastest. Where `chosen` is given, only those are
    there that take these places of the factors, in its order.
    """

    factors: tuple[Factor, ...]
    chosen: tuple[tuple[int, ...], ...] | None = None

    def __len__(self) -> int:
        """How many answer sets there are."""
        return combinations_of(self.factors) if self.chosen is None else len(self.chosen)

    def between(self, start: int, stop: int) -> Iterator[dict[str, Any]]:
        """Yield the answer sets from one number up to another, or to the end."""
        for number in range(start, min(stop, len(self))):
            places = self._places(number) if self.chosen is None else self.chosen[number]
            yield dict(chain(*(f[place] for f, place in zip(self.factors, places, strict=True))))

    def _places(self, number: int) -> Sequence[int]:
        places = []
        for factor in reversed(self.factors):
            number, place = divmod(number, len(factor))
            places.append(place)
        return places[::-1]


def listed(answer_sets: Iterable[dict[str, Any]]) -> Family:
    """Return the family of just these answer sets."""
    return Family((tuple(tuple(answers.items()) for answers in answer_sets),))


def combinations_of(factors: Iterable[Factor]) -> int:
    """Return how many answer sets factors make."""
    return prod(map(len, factors))


def count_of(rubric: Rubric) -> int:
    """Return how many answer sets there are, without making one."""
    needed = needed_in(rubric)
    return prod(size_of(each, may_be_blank=each.id not in needed) for each in rubric.questions)


def every(rubric: Rubric) -> Family:
    """Return all answer sets that are not refused; hidden questions are answered like any other."""
    return Family(tuple(factors_of(rubric).values()))


def factors_of(rubric: Rubric) -> dict[str, Factor]:
    """Return the factor of every question, in the order shown."""
    needed = needed_in(rubric)
    return {each.id: choices(each, may_be_blank=each.id not in needed) for each in rubric.questions}


def size_of(question: Question, *, may_be_blank: bool) -> int:
    """Return how many choices a question has."""
    if question.number:
        given = len(numbers(question))
    elif question.several:
        sizes = _sizes(question, may_be_blank=may_be_blank)
        given = sum(comb(len(question.options), size) for size in sizes)
    else:
        given = len(question.options)
    return given + question.not_applicable + may_be_blank


def choices(question: Question, *, may_be_blank: bool) -> Factor:
    """Return all that can be answered to a question.

    That is each option; or each choice of options, the smaller first; or each number from one below
    the lowest to one above the highest, which count as those. Then *not applicable* where it is
    offered, and blank where that is accepted.
    """
    found: list[Partial] = [
        ((question.id, answer),) for answer in _given(question, may_be_blank=may_be_blank)
    ]
    return (*found, *_ungiven(question, may_be_blank=may_be_blank))


def some_choices(question: Question, *, may_be_blank: bool, most: int, draw: Draw) -> Factor:
    """Return all that can be answered to a question, or `most` and a few of it, the ends included.

    Args:
        question: the question.
        may_be_blank: whether a blank is accepted.
        most: how many answers are drawn where there are more.
        draw: what draws them.
    """
    if size_of(question, may_be_blank=may_be_blank) <= most:
        return choices(question, may_be_blank=may_be_blank)
    drawn = _drawn_numbers if question.number else _drawn_subsets
    found = dict.fromkeys(drawn(question, most, draw))
    answers = (list(each) if isinstance(each, tuple) else each for each in found)
    given: list[Partial] = [((question.id, answer),) for answer in answers]
    return (*given, *_ungiven(question, may_be_blank=may_be_blank))


def _given(question: Question, *, may_be_blank: bool) -> Iterator[Any]:
    ids = [option.id for option in question.options]
    if question.number:
        yield from numbers(question)
    elif question.several:
        for size in _sizes(question, may_be_blank=may_be_blank):
            yield from map(list, combinations(ids, size))
    else:
        yield from ids


def _ungiven(question: Question, *, may_be_blank: bool) -> Iterator[Partial]:
    if question.not_applicable:
        yield ((question.id, None),)
    if may_be_blank:
        yield ()


def numbers(question: Question) -> range:
    """Return the numbers that are tried: all that are told apart, and one beyond each end."""
    asked = question.number
    if asked is None:
        return range(0)
    low, high = (max(-MOST, min(MOST, end)) for end in (asked.low - 1, asked.high + 1))
    return range(low, high + 1)


def _sizes(question: Question, *, may_be_blank: bool) -> range:
    """Return how many options may be chosen; none is a blank where one is required."""
    several = question.several
    if several is None:
        return range(0)
    least = 1 if several.is_required and not may_be_blank else 0
    return range(least, several.at_most + 1)


def _drawn_numbers(question: Question, most: int, draw: Draw) -> Iterator[int]:
    tried = numbers(question)
    between = sorted({tried[draw.below(len(tried))] for _ in range(most)})
    yield from (*tried[:2], *between, *tried[-2:])


def _drawn_subsets(question: Question, most: int, draw: Draw) -> Iterator[tuple[str, ...]]:
    """Draw choices of options: the least and the most valuable, each alone, and any."""
    ids = [option.id for option in question.options]
    limit = question.several.at_most if question.several else 1
    by_value = [option.id for option in sorted(question.options, key=lambda each: each.value)]
    for ends in (by_value, by_value[::-1]):
        yield from (tuple(sorted(ends[:size], key=ids.index)) for size in range(1, limit + 1))
    yield from ((each,) for each in ids)
    yield from (tuple(draw.some_of(ids, 1 + draw.below(limit))) for _ in range(most))
