"""All that is known of what a rubric can come to, in one value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import chain, combinations
from typing import TypeAlias

from site_builder.analysis.answering import TooMany, looked_at, parts_of, simple_parts
from site_builder.analysis.chance import Mass, both, certain, either, none, shares
from site_builder.analysis.places import Places
from site_builder.analysis.states import Cases, Part, States, Thing, Witness, states_of, tallied
from site_builder.analysis.whole import Verdict, together, truth, verdict
from site_builder.rubric.condition import Condition, ScoreWithin, SimpleCondition
from site_builder.rubric.values import Rubric
from site_builder.scoring.worth import Answer, Blank

MOST = 2**21
"""How many cases of questions that depend on each other are looked at one by one."""

Share: TypeAlias = tuple[Fraction, Fraction]
"""A share under each of the two models of `chance`."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can come about: how often under each model, and answers that lead to it.

    What only blanks lead to has a share of 0: both models are of whole answer sets.
    """

    share: Share
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the dimensions of a rubric can come to; what cannot come about is not there.

    `count` is the number of whole answer sets, `shown` the questions that some of them show,
    `levels` are by dimension and level number, `scores` the lowest and the highest by dimension.
    `alone` is each dimension as the only bottleneck, `tied` each pair of them, in declared order;
    `ties` is how often more than one dimension comes lowest, `no_bottleneck` how often none does.
    """

    count: int
    shown: frozenset[str]
    levels: Mapping[tuple[str, int], Found]
    scores: Mapping[str, tuple[Fraction, Fraction]]
    alone: Mapping[str, Found]
    tied: Mapping[tuple[str, str], Found]
    ties: Share
    no_bottleneck: Share


@dataclass(frozen=True, slots=True)
class Overall:
    """What the overall can come to; what cannot come about is not there.

    `levels` and `uncapped` are by number; `caps` by id, when they lower the level; `withheld` is
    when the level is; `scores` are the lowest and the highest.
    """

    levels: Mapping[int, Found]
    uncapped: Mapping[int, Found]
    caps: Mapping[str, Found]
    withheld: Found | None
    scores: tuple[Fraction, Fraction] | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a rubric can come to; None is undecided, since it would take too many cases.

    `flags` are by id, those that can be raised; `undecided_flags` are those of which it is unknown.
    """

    parts: Parts | None
    overall: Overall | None
    flags: Mapping[str, Found]
    undecided_flags: frozenset[str]


def analyse(rubric: Rubric, limit: int = MOST) -> Analysis:
    """Return what a rubric can come to.

    Args:
        rubric: the rubric.
        limit: how many cases are looked at one by one before something is undecided.
    """
    names = frozenset(flag.id for flag in rubric.flags)
    try:
        states = [states_of(rubric, part, limit) for part in parts_in(rubric)]
    except TooMany:
        return Analysis(None, None, {}, names)
    flags = {flag.id: _flag(rubric, states, flag.when, limit) for flag in rubric.flags}
    undecided = frozenset(name for name, found in flags.items() if found is None)
    raised = {name: found[0] for name, found in flags.items() if found}
    return Analysis(
        _of_parts(rubric, states), _of_overall(rubric, states, limit), raised, undecided
    )


def parts_in(rubric: Rubric) -> list[Part]:
    """Return the parts of a rubric, each with what its questions decide."""
    conditions = conditions_in(rubric)
    return [
        Part(
            tuple(questions),
            tuple(
                dimension
                for dimension in rubric.dimensions
                if {each.question.id for each in dimension.questions} & {q.id for q in questions}
            ),
            tuple(each for each in conditions if looked_at(each) & {q.id for q in questions}),
        )
        for questions in parts_of(rubric, conditions)
    ]


def conditions_in(rubric: Rubric) -> list[SimpleCondition]:
    """Return the simple conditions that caps, flags and void are made of."""
    whens: list[Condition] = [cap.when for cap in rubric.caps if cap.when]
    whens += [flag.when for flag in rubric.flags]
    whens += [rubric.void.when] if rubric.void else []
    return [part for when in whens for part in simple_parts(when)]


def _of_parts(rubric: Rubric, states: Sequence[States]) -> Parts:
    total = _total(rubric, states)
    levels: dict[tuple[str, int], Found] = {}
    scores: dict[str, tuple[Fraction, Fraction]] = {}
    first = [next(iter(part.values())).witness for part in states]
    for place, part in enumerate(states):
        elsewhere = tuple(chain(*first[:place], *first[place + 1 :]))
        levels |= _found(_levels_in(part, elsewhere), _sum(rubric, part.values()))
        scores |= _scores_in(part)
    places = Places(rubric, states)
    names = [dimension.id for dimension in rubric.dimensions]
    alone = {name: cases for name in names if (cases := places.alone(name))}
    pairs = {pair: cases for pair in combinations(names, 2) if (cases := places.tied(*pair))}
    none_at_all = places.no_bottleneck()
    once = reduce(either, (cases.mass for cases in alone.values()), none_at_all)
    ties = tuple(all_ - once_ for all_, once_ in zip(total, once, strict=True))
    return Parts(
        count=total[0],
        shown=frozenset(name for part in states for state in part for name in state.shown),
        levels=levels,
        scores=scores,
        alone={name: _as_found(cases, total) for name, cases in alone.items()},
        tied={pair: _as_found(cases, total) for pair, cases in pairs.items()},
        ties=shares(ties, total),
        no_bottleneck=shares(none_at_all, total),
    )


def _total(rubric: Rubric, states: Sequence[States]) -> Mass:
    each = (_sum(rubric, part.values()) for part in states)
    return reduce(both, each, certain(len(rubric.levels)))


def _sum(rubric: Rubric, cases: Iterable[Cases]) -> Mass:
    return reduce(either, (each.mass for each in cases), none(len(rubric.levels)))


def _levels_in(part: States, elsewhere: Witness) -> Iterator[tuple[tuple[str, int], Cases]]:
    """Yield the levels in the states of a part; `elsewhere` is what is answered in the others."""
    for state, own in part.items():
        cases = Cases(own.mass, (*own.witness, *elsewhere))
        for standing in state.standings:
            if standing.level is not None:
                yield (standing.dimension, standing.level), cases


def _scores_in(part: States) -> dict[str, tuple[Fraction, Fraction]]:
    found: dict[str, tuple[Fraction, Fraction]] = {}
    for state in part:
        for standing in state.standings:
            if standing.valued:
                score = standing.valued.value
                low, high = found.get(standing.dimension, (score, score))
                found[standing.dimension] = min(low, score), max(high, score)
    return found


def _found(cases: Iterable[tuple[Thing, Cases]], total: Mass) -> dict[Thing, Found]:
    return {thing: _as_found(each, total) for thing, each in tallied(cases).items()}


def _as_found(cases: Cases, total: Mass) -> Found:
    answers = {name: given for name, given in cases.witness if not isinstance(given, Blank)}
    return Found(shares(cases.mass, total), answers)


def _of_overall(rubric: Rubric, states: Sequence[States], limit: int) -> Overall | None:
    whens = [cap.when for cap in rubric.caps if cap.when]
    whens += [rubric.void.when] if rubric.void else []
    conditions = frozenset(part for when in whens for part in simple_parts(when))
    try:
        wholes = together(rubric, states, conditions, limit, with_overall=True)
    except TooMany:
        return None
    total = _total(rubric, states)
    verdicts = [(verdict(rubric, whole), cases) for whole, cases in wholes.items()]
    scores = [each.score for each, _ in verdicts if each.score is not None]
    return Overall(
        levels=_found(((each.level, cases) for each, cases in verdicts if each.level), total),
        uncapped=_found(
            ((each.uncapped, cases) for each, cases in verdicts if each.uncapped), total
        ),
        caps=_found(_capped(verdicts), total),
        withheld=_found(((True, cases) for each, cases in verdicts if each.is_void), total).get(
            True
        ),
        scores=(min(scores), max(scores)) if scores else None,
    )


def _capped(verdicts: Iterable[tuple[Verdict, Cases]]) -> Iterator[tuple[str, Cases]]:
    for each, cases in verdicts:
        for cap in each.caps:
            yield cap, cases


def _flag(
    rubric: Rubric, states: Sequence[States], when: Condition, limit: int
) -> tuple[Found, ...] | None:
    """Return when a flag is raised, () where it never is, None where that is undecided."""
    conditions = frozenset(simple_parts(when))
    looks = any(isinstance(each, ScoreWithin) and each.score_of == "overall" for each in conditions)
    try:
        wholes = together(rubric, states, conditions, limit, with_overall=looks)
    except TooMany:
        return None
    raised = (
        (True, cases)
        for whole, cases in wholes.items()
        if truth(when, whole.holding, verdict(rubric, whole).score if looks else None)
    )
    return tuple(_found(raised, _total(rubric, states)).values())
