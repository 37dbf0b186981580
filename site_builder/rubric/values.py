"""A rubric as the rest of the program knows it: whole, resolved, frozen.

Every default is filled in and every inherited key resolved; order is declared order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from site_builder.files.numbers import Rounding
from site_builder.files.problems import Position
from site_builder.files.richtext import RichText
from site_builder.rubric.condition import Condition

Texts: TypeAlias = Mapping[str, RichText]
"""A rich text in each of the site's languages."""

ScoreFunction = Literal["percent", "mean", "sum", "min", "max", "median", "count", "staged"]
LINEAR: tuple[ScoreFunction, ...] = ("percent", "mean", "sum")
"""The functions in which weights count; to all others a weight makes no difference."""
Policy = Literal["require", "skip", "worst", "constant"]
Of = Literal["dimensions", "questions", "levels"]
Strongest = Literal["score", "position"]


@dataclass(frozen=True, slots=True)
class Display:
    """How a score is shown."""

    decimals: int
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class Missing:
    """What a visible blank does. `min_answered` is of `skip`, `constant` of `constant`."""

    policy: Policy
    min_answered: int = 1
    constant: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Scaling:
    """What is made of a score: offset + scale · score."""

    scale: Fraction
    offset: Fraction


@dataclass(frozen=True, slots=True)
class Rule:
    """How a score and its level are worked out.

    `bounds` holds the lower bound of every level but the first, rising; it is empty in an overall
    of levels and where the score is staged. `missing` is None in an overall that is not of
    questions. `at_least` is of `count`; `scaling` is None where a score stays as it is.
    """

    score: ScoreFunction
    missing: Missing | None
    bounds: tuple[Fraction, ...]
    display: Display
    at_least: Fraction = Fraction(0)
    scaling: Scaling | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A level; its number is its place in the rubric, from 1."""

    id: str
    name: Texts
    summary: Texts | None
    tip: Texts | None


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen; `points` are by dimension, of a question that has points."""

    id: str
    value: Fraction
    text: Texts
    points: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Several:
    """Several options may be chosen: `at_most` so many, never more than there are.

    `is_required` tells whether choosing none is a blank.
    """

    at_most: int
    is_required: bool


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """A whole number is asked; what is given is clamped to low..high, which map to start..end."""

    low: int
    high: int
    start: Fraction
    end: Fraction


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `weight` is its own: in its dimension and in an overall of questions.

    `options` is empty where a number is asked. A question that `has_points` has no value of its
    own. It is shown where `show_if` holds, and always where that is None.
    """

    id: str
    text: Texts
    help: Texts | None
    weight: Fraction
    not_applicable: bool
    options: tuple[Option, ...]
    several: Several | None = None
    number: NumberAsked | None = None
    is_reversed: bool = False
    has_points: bool = False
    show_if: Condition | None = None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The lowest and highest value that it can have by itself."""
        if self.number:
            return min(self.number.start, self.number.end), max(self.number.start, self.number.end)
        return self.ends_of([option.value for option in self.options])

    def ends_of(self, values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
        """Return the lowest and highest that can be made of its options, worth these values."""
        if self.several is None:
            return min(values), max(values)
        most = self.several.at_most
        low = sorted(value for value in values if value < 0)[:most]
        high = sorted((value for value in values if value > 0), reverse=True)[:most]
        return sum(low, Fraction(0)), sum(high, Fraction(0))


@dataclass(frozen=True, slots=True)
class Stage:
    """What a question is in a staged dimension.

    The levels named by number ask for it, and it is met by a value of at least `met`.
    """

    required_for: tuple[int, ...]
    met: Fraction


@dataclass(frozen=True, slots=True)
class Counted:
    """A question as it counts in a dimension.

    `points` has what each of its options is worth there, None where that is the options' value;
    `stage` is there in a staged dimension.
    """

    question: Question
    weight: Fraction
    points: tuple[Fraction, ...] | None = None
    stage: Stage | None = None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The lowest and highest value that the question could have, as it counts there."""
        points, question = self.points, self.question
        return question.ends if points is None else question.ends_of(points)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension; `advice` maps ids of levels, not necessarily all, to the next step.

    `questions` are its own in declared order, then those that feed it or have points in it, in the
    order shown.
    """

    id: str
    name: Texts
    weight: Fraction
    rule: Rule
    advice: Mapping[str, Texts]
    questions: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Overall:
    """How the overall score and level are worked out."""

    of: Of
    rule: Rule


@dataclass(frozen=True, slots=True)
class Cap:
    """What lowers the overall level, and a text that says why.

    To at most `above_weakest` levels above the lowest level of any scored dimension; or, where that
    is None, to the level with the number `level` when `when` holds.
    """

    id: str
    text: Texts
    above_weakest: int | None
    level: int | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A notice that is added when a condition holds."""

    id: str
    when: Condition
    text: Texts


@dataclass(frozen=True, slots=True)
class Void:
    """When the overall level is withheld, and why."""

    when: Condition
    text: Texts


@dataclass(frozen=True, slots=True)
class Outcome:
    """The dimension with the highest score, or position, is what the visitor is shown.

    `ties` names every dimension, in the order that decides a tie.
    """

    strongest: Strongest
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One of the author's own examples: answers and what must come of them, as written.

    `places` are those of the answers and of what is expected, by the keys that lead there:
    `("answers", "plan")`, `("expect", "scores", "overall")`.
    """

    name: str
    answers: Mapping[str, Any]
    expect: Mapping[str, Any]
    at: Position
    places: Mapping[tuple[str, ...], Position]


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole rubric.

    `questions` are all of them, in the order in which they are shown; `ties` names every dimension,
    in the order that decides a tie for the bottleneck, and `declared_ties` those that the file
    names. `places` says where in the file things stand: `("question", "q1")`,
    `("option", "q1", "a")`, `("level", "walk")`, `("dimension", "a")`, `("cap", "x")`,
    `("flag", "x")`, `("version",)`, and `("overall",)`, `("bottleneck",)`, `("void",)` and
    `("outcome",)`, also where the file leaves them out; and the keys of these that decide what they
    mean, where they stand: `("question", "q1", "weight")`.
    """

    version: int
    levels: tuple[Level, ...]
    questions: tuple[Question, ...]
    dimensions: tuple[Dimension, ...]
    overall: Overall | None
    caps: tuple[Cap, ...]
    ties: tuple[str, ...]
    flags: tuple[Flag, ...]
    void: Void | None
    outcome: Outcome | None
    examples: tuple[Example, ...]
    declared_ties: tuple[str, ...] = ()
    places: Mapping[tuple[str, ...], Position] = field(default_factory=dict)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All that the rubric asks of answers: of caps, flags, questions and void."""
        shown = [question.show_if for question in self.questions]
        asked = [*(cap.when for cap in self.caps), *(flag.when for flag in self.flags), *shown]
        void = [self.void.when] if self.void else []
        return tuple(condition for condition in (*asked, *void) if condition)

    @property
    def weighed(self) -> tuple[Counted, ...]:
        """What an overall of questions holds: each that counts and has a value, with its weight."""
        counting = {
            counted.question.id for dimension in self.dimensions for counted in dimension.questions
        }
        return tuple(
            Counted(question, question.weight)
            for question in self.questions
            if question.id in counting and not question.has_points
        )
