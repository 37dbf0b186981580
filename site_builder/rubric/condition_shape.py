"""The forms that a condition in rubric.yaml can have, told apart by the key that is there."""

from collections.abc import Collection, Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema

from site_builder.files.fields import ID_SCHEMA, Id, Number, at_least
from site_builder.files.mistakes import mistake
from site_builder.files.problems import listed
from site_builder.files.shapes import Shape
from site_builder.rubric.condition import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    LevelBelow,
    LevelReached,
    Not,
    ScoreWithin,
    SumWithin,
)

CONDITION_HERE = {"format": "condition"}
"""Stands in a JSON Schema where any condition may be; what is done with it is `schema`'s."""


def _condition(value: object) -> Shape:
    if not isinstance(value, dict):
        hint = "write it like {question: some-id, is: some-option}"
        raise mistake("no-condition", "a condition is needed here", hint)
    known = [key for key in CONDITIONS if key in value]
    if len(known) != 1:
        forms = listed(f"{key}:" for key in known or CONDITIONS)
        found = f"{len(known)} conditions are mixed in one" if known else "this is no condition"
        hint = f"write only one of {forms}" if known else f"begin it with {forms}"
        raise mistake("no-condition", found, hint)
    shape = CONDITIONS[known[0]].model_validate(value)
    _check_limits(known[0], value.keys() & {"at_least", "at_most", "below"})
    return shape


def _check_limits(kind: str, limits: Collection[str]) -> None:
    if kind in ("sum_of", "score_of") and not limits:
        raise mistake("no-limit", "the condition sets no limit", "add at_least: or at_most:")
    if kind == "dimension" and len(limits) != 1:
        hint = "give either at_least: or below:"
        raise mistake("no-limit", "the condition needs one level to compare with", hint)


ConditionField: TypeAlias = Annotated[
    Any, BeforeValidator(_condition), WithJsonSchema(CONDITION_HERE)
]
"""A condition, as one of the shapes below."""


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


_IDS = {"anyOf": [ID_SCHEMA, {"type": "array", "items": ID_SCHEMA}]}


class ChosenShape(Shape):
    """`{question: q, is: [a, b]}`; one id may stand alone."""

    question: Id
    """A question of options."""
    is_: Annotated[
        tuple[Id, ...], BeforeValidator(_one_or_more), Field(alias="is"), WithJsonSchema(_IDS)
    ]
    """Holds when one of these options is chosen."""


class SumShape(Shape):
    """`{sum_of: [q1, q2], at_least: x, at_most: y}`."""

    sum_of: Annotated[tuple[Id, ...], at_least(1, "questions")]
    """Questions whose values are added up."""
    at_least: Number | None = None
    """The least sum."""
    at_most: Number | None = None
    """The greatest sum."""


class ScoreShape(Shape):
    """`{score_of: d, at_least: x, at_most: y}`."""

    score_of: Id
    """A dimension, or overall."""
    at_least: Number | None = None
    """The least score."""
    at_most: Number | None = None
    """The greatest score."""


class ReachedShape(Shape):
    """`{dimension: d, at_least: walk}` or `{dimension: d, below: walk}`."""

    dimension: Id
    """A dimension."""
    at_least: Id | None = None
    """The lowest level that will do."""
    below: Id | None = None
    """The lowest level that will not."""


class AllShape(Shape):
    """`{all: [...]}`."""

    all_: Annotated[tuple[ConditionField, ...], Field(alias="all")]
    """Holds when all of these do."""


class AnyShape(Shape):
    """`{any: [...]}`."""

    any_: Annotated[tuple[ConditionField, ...], Field(alias="any")]
    """Holds when one of these does."""


class NotShape(Shape):
    """`{not: ...}`."""

    not_: Annotated[ConditionField, Field(alias="not")]
    """Holds when this does not."""


CONDITIONS: dict[str, type[Shape]] = {
    "question": ChosenShape,
    "sum_of": SumShape,
    "dimension": ReachedShape,
    "score_of": ScoreShape,
    "all": AllShape,
    "any": AnyShape,
    "not": NotShape,
}
"""The shape of a condition by the key that it is known by."""


def condition_of(shape: Any, levels: Mapping[str, int]) -> Condition:
    """Return the condition that a shape stands for; `levels` are the levels' numbers by id."""
    match shape:
        case AllShape():
            return AllOf(tuple(condition_of(each, levels) for each in shape.all_))
        case AnyShape():
            return AnyOf(tuple(condition_of(each, levels) for each in shape.any_))
        case NotShape():
            return Not(condition_of(shape.not_, levels))
    return _simple(shape, levels)


def _simple(shape: Any, levels: Mapping[str, int]) -> Condition:
    match shape:
        case ChosenShape():
            return Chosen(shape.question, shape.is_)
        case SumShape():
            return SumWithin(shape.sum_of, shape.at_least, shape.at_most)
        case ScoreShape():
            return ScoreWithin(shape.score_of, shape.at_least, shape.at_most)
        case ReachedShape(dimension=dimension, below=str(level)):
            return LevelBelow(dimension, levels[level])
        case _:
            return LevelReached(shape.dimension, levels[shape.at_least])
