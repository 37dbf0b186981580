"""What all parts of a rubric come to together: one part after the other, what is alike as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from site_builder.analysis.answering import TooMany
from site_builder.analysis.chance import both, certain, either
from site_builder.analysis.merging import AsSums, AsTerms, Merging, P, Terms, merged
from site_builder.analysis.states import Cases, Standing, State, States, most_needed, tallied
from site_builder.rubric.condition import (
    AllOf,
    AnyOf,
    Condition,
    LevelBelow,
    LevelReached,
    Not,
    ScoreWithin,
    SimpleCondition,
)
from site_builder.rubric.values import LINEAR, Cap, Overall, Rubric
from site_builder.scoring.conditions import is_within
from site_builder.scoring.functions import Valued, score_of
from site_builder.scoring.scorer import overall_level


@dataclass(frozen=True, slots=True)
class Whole:
    """What all parts came to so far, as far as the overall and some conditions can tell."""

    terms: Terms
    answered: int
    weakest: int | None
    holding: frozenset[SimpleCondition]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The overall of a result; a level is None where there is none, or where it is withheld."""

    score: Fraction | None
    level: int | None
    uncapped: int | None
    caps: tuple[str, ...]
    is_void: bool


Wholes: TypeAlias = dict[Whole, Cases]


def together(
    rubric: Rubric,
    parts: Sequence[States],
    conditions: frozenset[SimpleCondition],
    limit: int,
    *,
    with_overall: bool,
) -> Wholes:
    """Return what all parts come to.

    Args:
        rubric: the rubric.
        parts: the states of each of its parts.
        conditions: the simple conditions that matter.
        limit: how many cases are looked at, at most.
        with_overall: whether the overall score and the weakest level matter.

    Raises:
        TooMany: there are more than `limit` cases to look at.
    """
    steps = [_alike(rubric, each, conditions, with_overall=with_overall) for each in parts]
    rule = rubric.overall.rule if with_overall and rubric.overall else None
    if rule and rule.score in LINEAR:
        terms = (step.terms for each in steps for step in each)
        return _put_together(rubric, steps, AsSums(rule, terms), limit)
    return _put_together(rubric, steps, AsTerms(rule), limit)


def _put_together(
    rubric: Rubric, parts: Sequence[Wholes], merging: Merging[P], limit: int
) -> Wholes:
    nothing = Whole((), 0, None, frozenset())
    found = {_packed(merging, nothing): Cases(certain(len(rubric.levels)), ())}
    needed, looked_at = most_needed(rubric), 0
    for part in parts:
        steps = [(_packed(merging, step), cases) for step, cases in part.items()]
        looked_at += len(found) * len(steps)
        if looked_at > limit:
            raise TooMany
        following: dict[_Packed[P], Cases] = {}
        for before, cases in found.items():
            for step, more in steps:
                after = _after(merging, before, step, needed)
                known = following.get(after)
                mass = both(cases.mass, more.mass)
                following[after] = Cases(
                    either(known.mass, mass) if known else mass,
                    known.witness if known else (*cases.witness, *more.witness),
                )
        found = following
    return {_unpacked(merging, packed): cases for packed, cases in found.items()}


_Packed: TypeAlias = tuple[P, int, int | None, frozenset[SimpleCondition]]
"""A `Whole` whose terms are packed."""


def _packed(merging: Merging[P], whole: Whole) -> _Packed[P]:
    return merging.packed(whole.terms), whole.answered, whole.weakest, whole.holding


def _unpacked(merging: Merging[P], packed: _Packed[P]) -> Whole:
    terms, answered, weakest, holding = packed
    return Whole(merging.unpacked(terms), answered, weakest, holding)


def _after(merging: Merging[P], before: _Packed[P], step: _Packed[P], needed: int) -> _Packed[P]:
    terms, answered, weakest, holding = before
    more_terms, more_answered, other, more_holding = step
    if weakest is None or (other is not None and other < weakest):
        weakest = other
    return (
        merging.both(terms, more_terms),
        min(answered + more_answered, needed),
        weakest,
        holding | more_holding,
    )


def _alike(
    rubric: Rubric,
    states: States,
    conditions: frozenset[SimpleCondition],
    *,
    with_overall: bool,
) -> Wholes:
    """Return the states of a part, told apart only as far as it matters."""
    return tallied(
        (_step(rubric, state, conditions, with_overall=with_overall), cases)
        for state, cases in states.items()
    )


def _step(
    rubric: Rubric, state: State, conditions: frozenset[SimpleCondition], *, with_overall: bool
) -> Whole:
    standing = [each for each in state.standings if each.level is not None]
    levels = [each.level for each in standing if each.level is not None]
    holding = {each for each in conditions if each in state.holding}
    holding |= {each for each in conditions if any(_stands(each, one) for one in standing)}
    if not with_overall or rubric.overall is None:
        return Whole((), 0, None, frozenset(holding))
    terms = merged(rubric.overall.rule, _terms(rubric, rubric.overall, state))
    return Whole(terms, state.answered, min(levels, default=None), frozenset(holding))


def _stands(condition: SimpleCondition, standing: Standing) -> bool:
    """Tell whether a condition on a dimension holds of what came of it."""
    level, valued = standing.level, standing.valued
    match condition:
        case LevelReached(dimension, least):
            return dimension == standing.dimension and level is not None and level >= least
        case LevelBelow(dimension, bound):
            return dimension == standing.dimension and level is not None and level < bound
        case ScoreWithin(name, at_least, at_most):
            score = valued.value if valued else None
            return name == standing.dimension and is_within(score, at_least, at_most)
        case _:
            return False


def _terms(rubric: Rubric, overall: Overall, state: State) -> list[Valued]:
    if overall.of == "questions":
        return list(state.own)
    weights = {dimension.id: dimension.weight for dimension in rubric.dimensions}
    counting = [each for each in state.standings if each.valued and weights[each.dimension]]
    if overall.of == "levels":
        numbers = [(weights[each.dimension], Fraction(each.level or 0)) for each in counting]
        return [Valued(weight, number, number, number) for weight, number in numbers]
    return [each.valued for each in counting if each.valued]


def verdict(rubric: Rubric, whole: Whole) -> Verdict:
    """Return the overall that all parts lead to: steps 5 and 6 of the scoring reference."""
    overall = rubric.overall
    score = score_of(overall.rule, _enough(rubric, whole)) if overall else None
    is_void = rubric.void is not None and truth(rubric.void.when, whole.holding, score)
    if overall is None or score is None or is_void:
        return Verdict(score, None, None, (), is_void)
    uncapped = level = overall_level(overall, score)
    lowered = []
    for cap in rubric.caps:
        most = _most(cap, whole, score)
        if most is not None and most < level:
            level = most
            lowered.append(cap.id)
    return Verdict(score, level, uncapped, tuple(lowered), is_void)


def _enough(rubric: Rubric, whole: Whole) -> Terms:
    return whole.terms if whole.answered >= most_needed(rubric) else ()


def _most(cap: Cap, whole: Whole, score: Fraction) -> int | None:
    """Return the highest level that a cap leaves; None where it does nothing."""
    if cap.above_weakest is not None:
        return None if whole.weakest is None else whole.weakest + cap.above_weakest
    return cap.level if cap.when and truth(cap.when, whole.holding, score) else None


def truth(
    condition: Condition, holding: Iterable[SimpleCondition], overall: Fraction | None
) -> bool:
    """Tell whether a condition holds, by the simple ones that do and the overall score."""
    match condition:
        case AllOf(conditions):
            return all(truth(each, holding, overall) for each in conditions)
        case AnyOf(conditions):
            return any(truth(each, holding, overall) for each in conditions)
        case Not(inner):
            return not truth(inner, holding, overall)
        case ScoreWithin("overall", at_least, at_most):
            return is_within(overall, at_least, at_most)
        case _:
            return condition in holding
