"""Dimension by dimension: all answers to what decides it, while the rest stays as it is."""

from collections.abc import Iterator, Sequence
from itertools import chain
from math import prod

from site_builder.analysis.answering import looked_at
from site_builder.rubric.condition import Condition
from site_builder.rubric.values import Question, Rubric
from site_builder.scoring.answers import needed_in
from site_builder.script.proof import Part
from site_builder.verify.answer_sets import Factor, Family, choices, size_of, some_choices
from site_builder.verify.drawing import Draw
from site_builder.verify.pieces import Piece
from site_builder.verify.walking import highest

LIMIT = 2**21
"""How many answer sets are all gone through; of more, some are drawn."""
DRAWN = 2**16
MOST = 2**12
"""How many answers to one question are taken where answer sets are drawn."""


def by_dimension(rubric: Rubric, limit: int = LIMIT) -> Iterator[Piece]:
    """Yield all answers to the questions of each dimension, and to those that they are shown by."""
    for dimension in rubric.dimensions:
        asked = {counted.question.id for counted in dimension.questions}
        yield _piece(rubric, "dimension", dimension.id, asked, limit)


def by_condition(rubric: Rubric, limit: int = LIMIT) -> Iterator[Piece]:
    """Yield the same for the questions that the condition of each cap, flag and void looks at."""
    for name, condition in _conditions(rubric):
        asked = looked_at(condition)
        if asked:
            yield _piece(rubric, "condition", name, asked, limit)


def _conditions(rubric: Rubric) -> Iterator[tuple[str, Condition]]:
    yield from ((cap.id, cap.when) for cap in rubric.caps if cap.when)
    yield from ((flag.id, flag.when) for flag in rubric.flags)
    if rubric.void:
        yield "void", rubric.void.when


def _piece(rubric: Rubric, part: Part, of: str, asked: set[str], limit: int) -> Piece:
    questions = _deciding(rubric, asked)
    names = {question.id for question in questions}
    rest = (tuple(chain(*(own for name, own in highest(rubric).items() if name not in names))),)
    needed = needed_in(rubric)
    if prod(size_of(each, may_be_blank=each.id not in needed) for each in questions) <= limit:
        own = (choices(each, may_be_blank=each.id not in needed) for each in questions)
        return Piece(part, Family((rest, *own)), of)
    return Piece(part, _drawn(rest, questions, needed, of), of, complete=False)


def _deciding(rubric: Rubric, asked: set[str]) -> list[Question]:
    """Return questions with those that show or hide them, in the order shown."""
    found = set(asked)
    for question in reversed(rubric.questions):
        if question.id in found and question.show_if:  # which looks at earlier questions only
            found |= looked_at(question.show_if)
    return [question for question in rubric.questions if question.id in found]


def _drawn(rest: Factor, questions: Sequence[Question], needed: set[str], of: str) -> Family:
    draw = Draw(of)
    some = (
        some_choices(each, may_be_blank=each.id not in needed, most=MOST, draw=draw)
        for each in questions
    )
    factors = (rest, *some)
    chosen = (tuple(draw.below(len(factor)) for factor in factors) for _ in range(DRAWN))
    return Family(factors, tuple(dict.fromkeys(chosen)))
