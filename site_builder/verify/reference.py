"""The reference scorer in processes of its own, with no driver of a browser: they start fast."""

import hashlib
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeAlias

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer, to_json
from site_builder.verify.answer_sets import Family

BLOCK = 8192

Task: TypeAlias = tuple[int, int]
"""The number of a family, and the number of the first answer set of a block of it."""


class Reference:
    """The families of a rubric, scored block by block."""

    def __init__(self, rubric: Rubric, families: Sequence[Family]) -> None:
        spawn = get_context("spawn")  # a fork would copy the browser's connection
        self._pool = ProcessPoolExecutor(None, spawn, _remember, (rubric, families))

    def __enter__(self) -> "Reference":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def digests(self, blocks: Sequence[Task]) -> Iterator[str]:
        """Yield the digest of each block, worked out ahead."""
        return self._pool.map(_digest, blocks)


_worker: dict[str, tuple[Scorer, Sequence[Family]]] = {}


def _remember(rubric: Rubric, families: Sequence[Family]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process ends us
    _worker["all"] = Scorer(rubric), families


def _digest(block: Task) -> str:
    n, start = block
    scorer, families = _worker["all"]
    digest = hashlib.sha256()
    for answers in families[n].between(start, start + BLOCK):
        digest.update(to_json(scorer.score(answers)).encode() + b"\n")
    return digest.hexdigest()
