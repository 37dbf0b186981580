"""Draws by a fixed seed, the same on every machine."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws, each the same again for the same seed.

    Of all that Python draws, only `random()` is promised to stay as it is:
    https://docs.python.org/3/library/random.html#notes-on-reproducibility
    """

    def __init__(self, seed: str) -> None:
        self._rng = Random(seed)  # noqa: S311 - no secret

    def below(self, limit: int) -> int:
        """Return a whole number from 0, below a limit of at least 1."""
        return int(self._rng.random() * limit)

    def happens(self, chance: float) -> bool:
        """Tell whether something with this chance happens."""
        return self._rng.random() < chance

    def one_of(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return things[self.below(len(things))]

    def some_of(self, things: Sequence[T], count: int) -> list[T]:
        """Return so many of the things, in their order."""
        places = sorted(self._in_any_order(len(things))[:count])
        return [things[place] for place in places]

    def _in_any_order(self, count: int) -> list[int]:
        keys = [self._rng.random() for _ in range(count)]
        return sorted(range(count), key=keys.__getitem__)
