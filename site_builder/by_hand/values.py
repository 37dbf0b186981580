"""How a rubric is scored by hand: all that the page needs to say it, and nothing to work out."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from site_builder.by_hand.columns import QuestionByHand
from site_builder.by_hand.scores import Bands, Group, Line, Position
from site_builder.rubric.values import Dimension, Scaling

Extreme = Literal["lowest", "highest"]
WayOfOverall: TypeAlias = (
    Literal["same", "total", "questions", "levels", "scores", "never", "impossible"] | Extreme
)


@dataclass(frozen=True, slots=True)
class DimensionByHand:
    """A dimension; `needs_score` tells whether its score must be known, not only its level."""

    dimension: Dimension
    group: Group
    needs_score: bool = False


@dataclass(frozen=True, slots=True)
class OverallByHand:
    """How the overall level is worked out.

    - `same`: it is that of the only dimension that takes part;
    - `total`: the dimensions' points, each times its factor, are added up;
    - `questions`: as one more dimension, the `group`;
    - `lowest`, `highest`: of the levels of the dimensions that have a factor;
    - `levels`, `scores`: a function of the numbers of their levels, or of their scores, each times
      its factor;
    - `never`: there is none ever; `impossible`: it cannot be worked out by hand.
    """

    way: WayOfOverall
    factors: Mapping[str, Fraction]
    bands: Bands = ()
    group: Group | None = None
    line: Line | None = None
    function: str = ""
    at_least: Fraction = Fraction(0)
    scaling: Scaling | None = None
    needs_score: bool = False

    @property
    def has_factors(self) -> bool:
        """Tell whether the dimensions do not all go in as they are."""
        return len(set(self.factors.values())) > 1 or not {1}.issuperset(self.factors.values())

    @property
    def scores_needed(self) -> frozenset[str]:
        """The dimensions of which it takes the score."""
        takes = self.way == "scores" or (self.way == "same" and self.needs_score)
        return frozenset(self.factors if takes else ())


@dataclass(frozen=True, slots=True)
class ByHand:
    """How a rubric is scored by hand; `overall` is None where there is none.

    - `is_plain`: one statement is chosen in every question, points are added up, and that is all;
    - `is_grouped`: every question counts in one dimension alone, and they are shown by dimension;
    - `most_points`: the dimension with the most points is the one with the highest score;
    - `unknown_flags`: of these it cannot be worked out whether they are set.
    """

    questions: tuple[QuestionByHand, ...]
    dimensions: tuple[DimensionByHand, ...]
    overall: OverallByHand | None
    is_plain: bool
    is_grouped: bool
    most_points: bool
    unknown_flags: frozenset[str] = frozenset()

    def of(self, dimension: Dimension) -> tuple[QuestionByHand, ...]:
        """Return the questions that count in a dimension."""
        asked = {counted.question.id for counted in dimension.questions}
        return tuple(each for each in self.questions if each.question.id in asked)

    @property
    def is_by_share(self) -> bool:
        """Tell whether every position is the share of the points that can be got."""
        return all(
            group.way == "points"
            and group.is_always_there
            and group.position == Position(Fraction(0), Fraction(group.most))
            and group.most > 0
            for group in (each.group for each in self.dimensions)
        )

    @property
    def yardstick(self) -> Literal["points", "score", ""]:
        """What shows by itself which dimension is further up; "" where they are not alike."""
        groups = [each.group for each in self.dimensions]
        alike = {(group.position, group.line is None) for group in groups}
        position, is_score = alike.pop()
        if alike or position is None or not position.is_told_by_number:
            return ""
        return "score" if is_score else "points"

    @property
    def is_alone(self) -> bool:
        """Tell whether there is only one dimension."""
        return len(self.dimensions) == 1

    @property
    def with_position(self) -> tuple[DimensionByHand, ...]:
        """The dimensions that can have a position at all."""
        return tuple(
            each for each in self.dimensions if each.group.position and each.group.position.width
        )

    @property
    def without_position(self) -> tuple[str, ...]:
        """The dimensions of which the position cannot be worked out by hand."""
        return tuple(each.dimension.id for each in self.dimensions if each.group.position is None)

    @property
    def tells_positions(self) -> bool:
        """Tell whether every dimension's position can be worked out."""
        return not self.without_position

    @property
    def has_values(self) -> bool:
        """Tell whether tables say what answers are worth by themselves, for conditions."""
        return any(place.kind == "value" for each in self.questions for place in each.places)

    @property
    def may_exceed(self) -> bool:
        """Tell whether a position must be held within 0 and 1."""
        return any(
            each.group.position and each.group.position.may_exceed for each in self.dimensions
        )

    @property
    def has_hidden(self) -> bool:
        """Tell whether some questions are asked under a condition."""
        return any(each.question.show_if for each in self.questions)

    @property
    def has_fractions(self) -> bool:
        """Tell whether the reader divides."""
        ways = [each.group.way for each in self.dimensions]
        if self.overall:
            ways += [self.overall.group.way] if self.overall.group else []
        is_divided = self.overall is not None and self.overall.way == "scores"
        return is_divided or not {"share", "mean"}.isdisjoint(ways)

    @property
    def apart(self) -> tuple[str, ...]:
        """The dimensions that take no part in the overall, though they have a level."""
        factors = self.overall.factors if self.overall else {}
        return tuple(
            each.dimension.id
            for each in self.dimensions
            if each.dimension.id not in factors and each.group.way != "never"
        )

    @property
    def may_lack_overall(self) -> bool:
        """Tell whether it can be that no dimension that takes part in the overall has a level."""
        factors = self.overall.factors if self.overall else {}
        return not any(
            each.group.is_always_there for each in self.dimensions if each.dimension.id in factors
        )

    @property
    def may_lack_levels(self) -> bool:
        """Tell whether a dimension can be without a level."""
        return not all(each.group.is_always_there for each in self.dimensions)
