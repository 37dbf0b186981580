"""What answers are worth: a column for each place where a question counts, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from site_builder.rubric.values import Option, Question

Worth: TypeAlias = Fraction | bool | None
"""What a cell says: a number, whether something is met, or None where nothing counts."""

Answered = Literal["option", "start", "at_most", "number", "each", "at_least"]
Given: TypeAlias = tuple[Answered, int]
"""A number that is given: which, or how it stands to which."""

RowKind: TypeAlias = Answered | Literal["not_applicable", "blank", "most", "weight"]


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
