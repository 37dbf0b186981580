"""Two models of who answers, as exact weights.

In the first every answer set is alike. Real people are consistent, so the second has visitors who
answer around one level, each level alike: the weight of an answer falls with the fourth power of
its nearness, `(1 - |place - level|)⁴`, both on a scale from 0 to 1. Of four statements the one at
the level then gets 83 %, the next 16 %, the one after 1 %. Nobody answers *not applicable* there.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from operator import add, mul
from typing import TypeAlias

from site_builder.rubric.values import Question
from site_builder.scoring.worth import Answer, own_worth

Mass: TypeAlias = tuple[int, ...]
"""How many answer sets, then the weight of those around each level; only ratios mean anything."""


def both(a: Mass, b: Mass) -> Mass:
    """Return the mass of two independent things together."""
    return tuple(map(mul, a, b))


def either(a: Mass, b: Mass) -> Mass:
    """Return the mass of two things that exclude each other."""
    return tuple(map(add, a, b))


def none(levels: int) -> Mass:
    """Return the mass of what cannot be."""
    return (0,) * (levels + 1)


def certain(levels: int) -> Mass:
    """Return the mass of what is always so."""
    return (1,) * (levels + 1)


def masses(question: Question, answers: Sequence[Answer], levels: int) -> list[Mass]:
    """Return the mass of each answer to a question."""
    around = [_around(question, answers, Fraction(n, levels - 1)) for n in range(levels)]
    return [(1, *(weights[place] for weights in around)) for place in range(len(answers))]


def _around(question: Question, answers: Sequence[Answer], level: Fraction) -> list[int]:
    nearness = [_nearness(question, answer, level) for answer in answers]
    common = lcm(*(each.denominator for each in nearness))
    weights = [int(each * common) for each in nearness]
    return weights if any(weights) else [1] * len(weights)


def _nearness(question: Question, answer: Answer, level: Fraction) -> Fraction:
    if answer is None:
        return Fraction(0)
    low, high = question.ends
    if question.has_points or low == high:
        return Fraction(1)
    place = (own_worth(question, answer) - low) / (high - low)
    near: Fraction = (1 - abs(place - level)) ** 4
    return near


def shares(mass: Mass, total: Mass) -> tuple[Fraction, Fraction]:
    """Return the share under each model; the second is the mean over the levels."""
    around = [Fraction(part, whole) for part, whole in zip(mass[1:], total[1:], strict=True)]
    return Fraction(mass[0], total[0]), sum(around, Fraction(0)) / len(around)
