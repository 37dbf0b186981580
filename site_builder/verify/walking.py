"""Walks from the lowest answers to the highest, and answers by which all else stays the same."""

from collections.abc import Mapping
from fractions import Fraction

from site_builder.rubric.values import Question, Rubric
from site_builder.scoring.worth import Answer, own_worth, worth
from site_builder.verify.answer_sets import Factor, Family, Partial, some_choices
from site_builder.verify.drawing import Draw
from site_builder.verify.pieces import Piece

WALKS = 64
STEPS = 12
"""How many answers to one question a walk passes, if there are many more."""


def rising(rubric: Rubric) -> dict[str, Factor]:
    """Return answers to every question from the lowest worth to the highest; no blank."""
    draw = Draw("rising")
    found = {}
    for question in rubric.questions:
        some = some_choices(question, may_be_blank=False, most=STEPS, draw=draw)
        given = [partial for partial in some if partial[0][1] is not None]
        given.sort(key=lambda partial: _worth_of(rubric, question, partial))
        found[question.id] = tuple(given)
    return found


def _worth_of(rubric: Rubric, question: Question, partial: Partial) -> Fraction:
    """Return what an answer is worth; in points, what it is in all dimensions together."""
    ((_, given),) = partial
    answer: Answer = tuple(given) if isinstance(given, list) else given
    if not question.has_points:
        return own_worth(question, answer)
    counted = [each for dimension in rubric.dimensions for each in dimension.questions]
    worths = [worth(each, answer) for each in counted if each.question is question]
    return sum(worths, Fraction(0))


def highest(rubric: Rubric) -> dict[str, Partial]:
    """Return the highest answer to every question: what is answered while others vary.

    With all others at their highest, what one dimension does shows in caps and bottleneck too.
    """
    return {name: factor[-1] for name, factor in rising(rubric).items()}


def walks(rubric: Rubric) -> Piece:
    """Return walks from all answers at their lowest to all at their highest, step by step.

    Where the score rises with the answers, each crosses every bound that lies between.
    """
    factors = rising(rubric)
    draw = Draw("walks")
    chosen = [places for _ in range(WALKS) for places in _walk(factors, draw)]
    family = Family(tuple(factors.values()), tuple(dict.fromkeys(chosen)))
    return Piece("walks", family, complete=False)


def _walk(factors: Mapping[str, Factor], draw: Draw) -> list[tuple[int, ...]]:
    tops = [len(factor) - 1 for factor in factors.values()]
    places = [0] * len(tops)
    found = [tuple(places)]
    while open_ones := [n for n, top in enumerate(tops) if places[n] < top]:
        places[draw.one_of(open_ones)] += 1
        found.append(tuple(places))
    return found
