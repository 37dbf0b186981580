"""What is saved, also while a build goes on that it puts out of date."""

from collections.abc import Generator, Iterator
from pathlib import Path
from time import monotonic

EVERY = 0.4
"""Seconds between looks, each of which may take a tenth."""


class SupersededError(Exception):
    """Something was saved since a build began, so that nobody waits for its end."""


class Saves:
    """The batches of changes.

    Args:
        changes: yields what changed, for ever; an empty batch is a breath.
    """

    def __init__(self, changes: Generator[frozenset[Path]]) -> None:
        self._changes = changes
        self._waiting: frozenset[Path] = frozenset()
        self._looked = monotonic()

    def begin(self) -> None:
        """Miss nothing from here on."""
        self._waiting |= next(self._changes)
        self._looked = monotonic()

    def close(self) -> None:
        """Watch no more."""
        self._changes.close()

    def batches(self) -> Iterator[frozenset[Path]]:
        """Yield each batch that is not empty, one that stopped a build among them."""
        while True:
            found = self._waiting or next(self._changes)
            self._waiting, self._looked = frozenset(), monotonic()
            if found:
                yield found

    def look(self, *_how_far: object) -> None:
        """Look now and then whether something was saved; a build that is quick does not.

        Raises:
            SupersededError: something was.
        """
        if monotonic() - self._looked > EVERY:
            self._waiting |= next(self._changes)
            self._looked = monotonic()
        if self._waiting:
            raise SupersededError
