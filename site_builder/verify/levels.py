"""Every combination of levels that the dimensions can have."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import prod

from site_builder.analysis.answering import TooMany
from site_builder.analysis.report import parts_in
from site_builder.analysis.states import Part, States, Witness, states_of
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from site_builder.scoring.worth import Blank
from site_builder.verify.answer_sets import Factor, Family, Partial
from site_builder.verify.drawing import Draw
from site_builder.verify.pieces import Piece
from site_builder.verify.walking import walks

COMBINATIONS = 2**17
"""How many combinations are all gone through; of more, so many are drawn."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a part of a rubric can come to; without `states` that is undecided."""

    part: Part
    states: States | None


def reached(rubric: Rubric, limit: int) -> list[Reached]:
    """Return what each part of a rubric can come to, by looking at so many cases at most."""
    return [Reached(part, _states(rubric, part, limit)) for part in parts_in(rubric)]


def _states(rubric: Rubric, part: Part, limit: int) -> States | None:
    try:
        return states_of(rubric, part, limit)
    except TooMany:
        return None


def answers_of(witness: Witness) -> Partial:
    """Return a witness as JSON has it; a blank is not there."""
    return tuple(
        (name, list(answer) if isinstance(answer, tuple) else answer)
        for name, answer in witness
        if not isinstance(answer, Blank)
    )


def by_levels(rubric: Rubric, parts: Sequence[Reached], most: int = COMBINATIONS) -> Piece:
    """Return an answer set for each combination of levels.

    Combined with the levels are the simple conditions on answers that caps, flags and void are made
    of. A part that is undecided takes part with what the walks come to.
    """
    factors = tuple(_factor(rubric, each) for each in parts)
    is_decided = all(each.states is not None for each in parts)
    if prod(map(len, factors)) <= most:
        return Piece("levels", Family(factors), complete=is_decided)
    return Piece("levels", _drawn(factors, most), complete=False)


def _factor(rubric: Rubric, each: Reached) -> Factor:
    if each.states is None:
        return _walked(rubric, each.part)
    found: dict[Hashable, Partial] = {}
    for state, cases in each.states.items():
        levels = tuple(standing.level for standing in state.standings)
        found.setdefault((levels, state.holding), answers_of(cases.witness))
    return tuple(found.values())


def _walked(rubric: Rubric, part: Part) -> Factor:
    """Return the combinations of levels that the walks through a part come to."""
    scorer, family = Scorer(rubric), walks(rubric).family
    dimensions = {dimension.id for dimension in part.dimensions}
    questions = {question.id for question in part.questions}
    found: dict[Hashable, Partial] = {}
    for answers in family.between(0, len(family)):
        own = tuple((name, answer) for name, answer in answers.items() if name in questions)
        outcomes = scorer.score(answers)["dimensions"]
        levels = (each["level"] for each in outcomes if each["id"] in dimensions)
        found.setdefault(tuple(levels), own)
    return tuple(found.values())


def _drawn(factors: Sequence[Factor], most: int) -> Family:
    """Draw combinations in which every partial answer of every factor occurs, if there is room."""
    draw = Draw("levels")
    once = max(map(len, factors))
    chosen = [tuple(n % len(factor) for factor in factors) for n in range(min(once, most))]
    while len(chosen) < most:
        chosen.append(tuple(draw.below(len(factor)) for factor in factors))
    return Family(tuple(factors), tuple(dict.fromkeys(chosen)))
