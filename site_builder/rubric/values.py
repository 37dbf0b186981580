"""A rubric as the rest of the program knows it: whole, resolved, frozen.

Every default is filled in and every inherited key resolved; order is declared order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from site_builder.numbers import Rounding
from site_builder.problems import Position
from site_builder.richtext import RichText

Texts: TypeAlias = Mapping[str, RichText]
"""A rich text in each of the site's languages."""

ScoreFunction = Literal["percent", "mean", "sum", "min", "max", "median"]
Policy = Literal["require", "skip", "worst", "constant"]
Of = Literal["dimensions", "questions", "levels"]


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
class Rule:
    """How a score and its level are worked out.

    `bounds` holds the lower bound of every level but the first, rising; it is empty in an overall
    of levels. `missing` is None in an overall that is not of questions.
    """

    score: ScoreFunction
    missing: Missing | None
    bounds: tuple[Fraction, ...]
    display: Display


@dataclass(frozen=True, slots=True)
class Level:
    """A level; its number is its place in the rubric, from 1."""

    id: str
    name: Texts
    summary: Texts | None
    tip: Texts | None


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen."""

    id: str
    value: Fraction
    text: Texts


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `weight` is its own: in its dimension and in an overall of questions."""

    id: str
    text: Texts
    help: Texts | None
    weight: Fraction
    not_applicable: bool
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A question as it counts in a dimension."""

    question: Question
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension; `advice` maps ids of levels, not necessarily all, to the next step."""

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
    """At most `above_weakest` levels above the lowest level of any scored dimension."""

    id: str
    above_weakest: int
    text: Texts


@dataclass(frozen=True, slots=True)
class Example:
    """One of the author's own examples: answers and what must come of them, as written."""

    name: str
    answers: Mapping[str, Any]
    expect: Mapping[str, Any]
    at: Position


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole rubric. `ties` names every dimension, in the order that decides a tie."""

    version: int
    levels: tuple[Level, ...]
    dimensions: tuple[Dimension, ...]
    overall: Overall | None
    caps: tuple[Cap, ...]
    ties: tuple[str, ...]
    examples: tuple[Example, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order in which they are shown."""
        return tuple(
            counted.question for dimension in self.dimensions for counted in dimension.questions
        )
