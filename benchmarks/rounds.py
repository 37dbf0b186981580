"""Rounds, in each of which all that is compared has its turn."""

from collections.abc import Sequence
from typing import TypeVar

Compared = TypeVar("Compared")


def rotated(compared: Sequence[Compared], turn: int) -> Sequence[Compared]:
    """Return what is compared, another first at every turn."""
    first = turn % len(compared)
    return [*compared[first:], *compared[:first]]
