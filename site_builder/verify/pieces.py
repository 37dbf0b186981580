"""A piece of what is compared: a family of answer sets, and what it is about."""

from dataclasses import dataclass

from site_builder.script.proof import Compared, Part
from site_builder.verify.answer_sets import Family


@dataclass(frozen=True, slots=True)
class Piece:
    """A family of answer sets.

    `of` is what it is about, or ""; `complete` tells whether it is all that there is, or drawn by
    a fixed seed.
    """

    part: Part
    family: Family
    of: str = ""
    complete: bool = True

    @property
    def compared(self) -> Compared:
        """What a proof says of it."""
        return Compared(self.part, self.of, len(self.family), self.complete)
