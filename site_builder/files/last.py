"""What this process made last, for the next time: `--serve` builds all day."""

from collections.abc import Callable
from typing import Generic, TypeVar

Out = TypeVar("Out")


class Last(Generic[Out]):
    """By a name, what was made of which parts; of each name only the last."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], Out]] = {}

    def of(self, name: str, parts: tuple[object, ...], make: Callable[[], Out]) -> Out:
        """Return what was made of equal parts, or what is made of these.

        Args:
            name: whose it is.
            parts: frozen values: all that it is made of. Mappings are equal in any order, so one
                whose order shows in what is made is handed over as its pairs.
            make: makes it, of nothing else.
        """
        known = self._made.get(name)
        if known is None or known[0] != parts:
            known = self._made[name] = (parts, make())
        return known[1]
