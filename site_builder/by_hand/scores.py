"""How a score is worked out by hand from what answers are worth, and which level it gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from site_builder.by_hand.columns import Column
from site_builder.rubric.values import Scaling

Way = Literal["points", "share", "mean", "min", "max", "median", "staged", "never"]


@dataclass(frozen=True, slots=True)
class Band:
    """The points from `low` to `high`, both included, at which the level is reached."""

    level: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """The scores from `at_least` on and `below` the next level's; None where nothing limits it."""

    level: str
    at_least: Fraction | None
    below: Fraction | None


Bands: TypeAlias = tuple[Band, ...] | tuple[ScoreBand, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """score = start + step · points."""

    start: Fraction
    step: Fraction

    @property
    def is_score(self) -> bool:
        """Tell whether the points are the score."""
        return self.start == 0 and self.step == 1


@dataclass(frozen=True, slots=True)
class Position:
    """position = (number − low) / width, held within 0 and 1 where that `may_exceed` them.

    The number is the points where a level is looked up by points, else the score. Where the width
    is 0 there is no position. `is_per_question`: the low is 0, and the width that of each question
    that counts.
    """

    low: Fraction
    width: Fraction
    may_exceed: bool = False
    is_per_question: bool = False

    @property
    def is_told_by_number(self) -> bool:
        """Tell whether a higher number is always a higher position."""
        return self.width > 0 and not (self.may_exceed or self.is_per_question)


@dataclass(frozen=True, slots=True)
class Stage:
    """What a level of a checklist asks for: questions by id."""

    level: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """How a score is worked out from questions, which are by id.

    - `way`: by which sentence; `points` are added up, `never` says that there is no level ever.
    - `line`: the score by the points; only where the way is `points`.
    - `scaling`: what is made of the number at the end; never where the way is `points`.
    - `fewest`: fewer answers than this give no level; 0 where that is no question of their number.
    - `may_be_empty`: whether it can be that no question counts, and there is no level.
    - `may_be_zero`: whether what is divided by can come to 0, and there is no level.
    - `least`, `most`: the fewest and the most points that there can be.
    - `position`: how far up it is; None where that depends on which questions count.
    """

    way: Way
    columns: Mapping[str, Column]
    bands: Bands = ()
    line: Line | None = None
    scaling: Scaling | None = None
    stages: tuple[Stage, ...] = ()
    fewest: int = 0
    may_be_empty: bool = False
    may_be_zero: bool = False
    least: int = 0
    most: int = 0
    position: Position | None = None

    @property
    def has_weights(self) -> bool:
        """Tell whether the questions go into a mean with weights that differ."""
        return len({column.divisor for column in self.columns.values()}) > 1

    @property
    def compared(self) -> tuple[str, ...]:
        """The questions of which the reader compares what was chosen with what is enough."""
        return tuple(name for name, column in self.columns.items() if column.at_least is not None)

    @property
    def is_always_there(self) -> bool:
        """Tell whether there is a score, whatever is answered."""
        return self.way != "never" and not (self.fewest or self.may_be_empty or self.may_be_zero)
