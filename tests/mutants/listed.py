"""Mistakes that are written down: in which file, what text, what instead, against what rule."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON, TYPESCRIPT = HERE / "python.yaml", HERE / "typescript.yaml"
AT_ONCE = 2


class Stale(Exception):  # noqa: N818 - the list is out of date, nothing failed
    """A mistake cannot be made: its text does not stand exactly once in its file."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake: `breaks` is the rule that it breaks."""

    file: str
    was: str
    becomes: str
    breaks: str

    def __str__(self) -> str:
        """`functions.ts: whole(100n) → whole(10n) (percent is of 100)`."""
        return f"{self.file}: {self.was} → {self.becomes} ({self.breaks})"

    def mutated(self, sources: Path) -> str:
        """Return the file's text with the mistake.

        Raises:
            Stale: the text is not there, or more than once.
        """
        text = (sources / self.file).read_text("utf-8")
        if text.count(self.was) != 1:
            raise Stale(f"{self}: found {text.count(self.was)} times")
        return text.replace(self.was, self.becomes)


class Scorer(Protocol):
    """A scorer for which the vectors can be run on a copy of its sources."""

    @property
    def folder(self) -> Path:
        """Where its sources are."""

    def kills(self, copy: Path) -> bool:
        """Tell whether a vector fails with the sources in a copy."""


def mutants(path: Path) -> list[Mutant]:
    """Return the mistakes of a list, in its order."""
    return [Mutant(**each) for each in yaml.safe_load(path.read_text("utf-8"))]


def survivors(scorer: Scorer, listed: list[Mutant]) -> Iterator[Mutant]:
    """Yield the mistakes that no vector notices.

    Raises:
        Stale: before any is made, where one cannot be.
        RuntimeError: a vector fails without a mistake.
    """
    for mutant in listed:
        mutant.mutated(scorer.folder)
    if _is_killed(scorer, None):
        raise RuntimeError(f"a vector fails in {scorer.folder} as it is")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        killed = pool.map(lambda mutant: _is_killed(scorer, mutant), listed)
        yield from compress(listed, (not each for each in killed))


def _is_killed(scorer: Scorer, mutant: Mutant | None) -> bool:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / scorer.folder.name
        shutil.copytree(scorer.folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
        if mutant:
            (copy / mutant.file).write_text(mutant.mutated(scorer.folder), "utf-8")
        return scorer.kills(copy)
