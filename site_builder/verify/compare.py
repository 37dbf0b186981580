"""Both scorers on the same answer sets, block by block.

Each side writes every result as JSON on a line of its own and digests the block; only digests
travel. Where two differ, the first answer set of the block that differs is named.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from playwright.sync_api import Page

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer, to_json
from site_builder.verify.pieces import Piece
from site_builder.verify.reference import BLOCK, Reference, Task
from site_builder.verify.shipped import ShippedFamily

Progress: TypeAlias = Callable[[int], None]
"""Called with the number of answer sets that were compared since the last call."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer set on which the two scorers differ, with what each of them says.

    `number` counts the answer sets of its piece from 0.
    """

    piece: Piece
    number: int
    answers: dict[str, Any]
    reference: str
    shipped: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing: how many answer sets are equal, their digest, what is not equal.

    The digest is the SHA-256 of those of all blocks in their order, each followed by a line end.
    """

    count: int
    digest: str
    difference: Difference | None = None


def compare(
    rubric: Rubric,
    check: str,
    pieces: Sequence[Piece],
    page: Page,
    progress: Progress = lambda _: None,
) -> Comparison:
    """Compare both scorers on all the pieces, or up to the first difference.

    Args:
        rubric: what the reference scorer scores by.
        check: the id under which the page's script registered.
        pieces: what is compared.
        page: a page on which the shipped script runs, in a secure context.
        progress: told what was compared, now and then.
    """
    count, digests = 0, hashlib.sha256()
    blocks = list(_blocks(pieces))
    with Reference(rubric, [piece.family for piece in pieces]) as reference:
        shipped = _Shipped(page, check, pieces)
        for (n, start), expected in zip(blocks, reference.digests(blocks), strict=True):
            family = pieces[n].family
            stop = min(start + BLOCK, len(family))
            if shipped.family(n).digest(start, stop) != expected:
                found = _first_difference(rubric, pieces[n], shipped.family(n), start, stop)
                return Comparison(count + found.number - start, digests.hexdigest(), found)
            digests.update(f"{expected}\n".encode())
            count += stop - start
            progress(stop - start)
    return Comparison(count, digests.hexdigest())


def _blocks(pieces: Sequence[Piece]) -> Iterator[Task]:
    for n, piece in enumerate(pieces):
        for start in range(0, len(piece.family), BLOCK):
            yield n, start


def _first_difference(
    rubric: Rubric, piece: Piece, shipped: ShippedFamily, start: int, stop: int
) -> Difference:
    scorer = Scorer(rubric)
    results = shipped.results(start, stop)
    answer_sets = piece.family.between(start, stop)
    for number, (answers, said) in enumerate(zip(answer_sets, results, strict=True), start):
        reference = to_json(scorer.score(answers))
        if reference != said:
            return Difference(piece, number, answers, reference, said)
    message = "the digests of a block differ, and its results do not"
    raise RuntimeError(message)


class _Shipped:
    """The pieces on the page, of which it holds one at a time."""

    def __init__(self, page: Page, check: str, pieces: Sequence[Piece]) -> None:
        self._page, self._check, self._pieces = page, check, pieces
        self._held: tuple[int, ShippedFamily] | None = None

    def family(self, n: int) -> ShippedFamily:
        """Return the family of the n-th piece."""
        if self._held and self._held[0] == n:
            return self._held[1]
        if self._held:
            self._held[1].forget()
        found = ShippedFamily(self._page, self._check, self._pieces[n].family)
        self._held = n, found
        return found
