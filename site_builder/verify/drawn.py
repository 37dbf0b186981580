"""Answer sets drawn from all of them, and some that are refused."""

from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.rubric.values import Question, Rubric
from site_builder.scoring.answers import needed_in
from site_builder.verify.answer_sets import Factor, Family, some_choices
from site_builder.verify.drawing import Draw
from site_builder.verify.pieces import Piece

DRAWN = 2**16
MOST = 2**12
WRONG = 1 / 4
"""The share of answer sets with one answer that may be refused."""
UNKNOWN = 1 / 64
"""The share of answer sets that answer a question that there is not."""


def drawn(rubric: Rubric) -> Piece:
    """Return answer sets of any kind, each once: mostly whole, some wrong in one place."""
    draw, needed = Draw("random"), needed_in(rubric)
    right = [
        some_choices(each, may_be_blank=each.id not in needed, most=MOST, draw=draw)
        for each in rubric.questions
    ]
    wrong = [_wrong(question) for question in rubric.questions]
    unknown: Factor = ((), (("unknown-question", "a"),))
    factors = (*(r + w for r, w in zip(right, wrong, strict=True)), unknown)
    chosen = dict.fromkeys(_places(draw, right, wrong) for _ in range(DRAWN))
    return Piece("random", Family(factors, tuple(chosen)), complete=False)


def _places(draw: Draw, right: Sequence[Factor], wrong: Sequence[Factor]) -> tuple[int, ...]:
    places = [draw.below(len(factor)) for factor in right]
    if draw.happens(WRONG):
        n = draw.below(len(right))
        places[n] = len(right[n]) + draw.below(len(wrong[n]))
    return (*places, int(draw.happens(UNKNOWN)))


def _wrong(question: Question) -> Factor:
    """Return answers that most questions refuse: a blank, and of another kind or beyond it."""
    return ((), *(((question.id, answer),) for answer in _wrong_answers(question)))


def _wrong_answers(question: Question) -> Iterator[Any]:
    ids = [option.id for option in question.options]
    yield from (None, True, 1, 1.5, -(2**53), "", "no-such-option", {}, [], [1])
    yield from (ids, ids[:1] * 2, ["no-such-option"])
