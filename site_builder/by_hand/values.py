"""How a rubric is scored by hand: all that the page needs to say it, and nothing to work out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from site_builder.rubric.values import Dimension, Option, Question, Scaling

Worth: TypeAlias = Fraction | bool | None
"""What a cell says: a number, whether something is met, or None where nothing counts."""

Answered = Literal["option", "start", "at_most", "number", "each", "at_least"]
Given: TypeAlias = tuple[Answered, int]
"""A number that is given: which, or how it stands to which."""

RowKind: TypeAlias = Answered | Literal["not_applicable", "blank", "most", "weight"]
Way = Literal["points", "share", "mean", "min", "max", "median", "staged", "never"]
Extreme = Literal["lowest", "highest"]
WayOfOverall: TypeAlias = (
    Literal["same", "total", "questions", "levels", "scores", "never", "impossible"] | Extreme
)


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
class Column:
    """What the answers to one question are worth in one place.

    `options` has a worth by option, on top of `start` where several may be chosen; `numbers` has
    that of each number that can be given where these are few, else of the least, of each one more,
    and of the most; or of those up to and from where it changes. `divisor` is what the question
    adds to what is divided by: the `most` points possible, or its `weight`. Where there is
    `at_least`, what was chosen gives a point, or is met, when it adds up to that.
    """

    options: tuple[Worth, ...] = ()
    start: Fraction = Fraction(0)
    numbers: Mapping[Given, Worth] = field(default_factory=dict)
    blank: Worth = None
    not_applicable: Worth = None
    divisor: Fraction | None = None
    divides: Literal["most", "weight"] = "most"
    at_least: Fraction | None = None


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
class Place:
    """A column's heading: a dimension, `overall`, or `value`, what an answer is worth by itself."""

    kind: Literal["dimension", "overall", "value"]
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a question's table: an option, a number, or a word, and what it is worth where."""

    kind: RowKind
    cells: tuple[Worth, ...]
    option: Option | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class QuestionByHand:
    """A question with its table."""

    question: Question
    places: tuple[Place, ...]
    rows: tuple[Row, ...]


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
