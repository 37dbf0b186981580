"""A dimension as a part of the overall level."""

from dataclasses import dataclass
from fractions import Fraction

from site_builder.by_hand.groups import Asked
from site_builder.by_hand.positions import score_range
from site_builder.by_hand.scores import Group
from site_builder.rubric.values import Dimension


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension, the questions in it, and how it is worked out by hand."""

    dimension: Dimension
    asked: Asked
    group: Group

    @property
    def range(self) -> tuple[Fraction, Fraction] | None:
        """The lowest and the highest score, if they are the same whichever questions count."""
        if self.group.way == "staged":
            return Fraction(1), Fraction(len(self.asked.levels))
        return score_range(self.asked.rule, self.asked.exacts, is_fixed=self.asked.is_fixed)
