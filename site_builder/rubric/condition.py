"""Conditions of a rubric: data, not code. When each holds is said in docs/scoring.md."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the options is chosen: `{question: q, is: [a, b]}`."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SumWithin:
    """The values that were answered add up to this: `{sum_of: [q1, q2], at_least: 3}`."""

    questions: tuple[str, ...]
    at_least: Fraction | None
    at_most: Fraction | None


@dataclass(frozen=True, slots=True)
class LevelReached:
    """A dimension has a level, of this number or above: `{dimension: d, at_least: walk}`."""

    dimension: str
    level: int


@dataclass(frozen=True, slots=True)
class LevelBelow:
    """A dimension has a level, below the one of this number: `{dimension: d, below: walk}`."""

    dimension: str
    level: int


@dataclass(frozen=True, slots=True)
class ScoreWithin:
    """A dimension, or `overall`, has such a score: `{score_of: d, at_least: 40}`."""

    score_of: str
    at_least: Fraction | None
    at_most: Fraction | None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of the conditions holds; without any it does."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the conditions holds; without any it does not."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


SimpleCondition: TypeAlias = Chosen | SumWithin | LevelReached | LevelBelow | ScoreWithin
Condition: TypeAlias = SimpleCondition | AllOf | AnyOf | Not
