"""What is compared of a check: every answer set, or what between them shows every part of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.review.examples import answers_of
from site_builder.rubric.values import Rubric
from site_builder.script.proof import Method, Witness
from site_builder.verify.answer_sets import count_of, every, listed
from site_builder.verify.bounds import at_bounds
from site_builder.verify.dimensions import LIMIT, by_condition, by_dimension
from site_builder.verify.drawn import drawn
from site_builder.verify.levels import by_levels, reached
from site_builder.verify.pieces import Piece
from site_builder.verify.walking import walks
from site_builder.verify.witnesses import witnesses

CASES = 2**15
"""How many cases are looked at to know what a rubric can come to, before it is undecided.

That is some seconds, seldom a quarter of a minute; the rest is left to the walks.
"""


@dataclass(frozen=True, slots=True)
class Composition:
    """What is compared, in this order, and the witnesses that a proof shows."""

    method: Method
    pieces: tuple[Piece, ...]
    witnesses: tuple[Witness, ...]


def compose(rubric: Rubric, limit: int = LIMIT) -> Composition:
    """Return what is compared of a check.

    Args:
        rubric: its rubric.
        limit: up to how many answer sets all are compared.
    """
    method: Method = "exhaustive" if count_of(rubric) <= limit else "compositional"
    shown = witnesses(rubric, CASES)
    main = _whole(rubric) if method == "exhaustive" else _composed(rubric, limit)
    pieces = [_examples(rubric), _shown(shown), *main, drawn(rubric)]
    return Composition(method, tuple(piece for piece in pieces if len(piece.family)), shown)


def _examples(rubric: Rubric) -> Piece:
    return Piece("examples", listed(answers_of(rubric, each) for each in rubric.examples))


def _shown(found: tuple[Witness, ...]) -> Piece:
    return Piece("witnesses", listed(dict(each.answers) for each in found))


def _whole(rubric: Rubric) -> Iterator[Piece]:
    yield Piece("all", every(rubric))


def _composed(rubric: Rubric, limit: int) -> Iterator[Piece]:
    parts = reached(rubric, CASES)
    yield from by_dimension(rubric, limit)
    yield from by_condition(rubric, limit)
    yield by_levels(rubric, parts)
    yield at_bounds(rubric, parts, CASES)
    yield walks(rubric)
