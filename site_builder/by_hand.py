"""Scoring by hand: whole points for every option, and the bands that turn a total into a level.

Where a score is linear in its questions (percent, mean, sum) it is `start + step · points`, with
points as small whole numbers, so each exact bound becomes a whole number of points.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import ceil, gcd, lcm

from site_builder.rubric.values import Counted, Dimension, Overall, Question, Rubric

LINEAR = ("percent", "mean", "sum")


@dataclass(frozen=True, slots=True)
class Band:
    """The points from `low` to `high`, both included, at which the level is reached."""

    level: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class DimensionByHand:
    """A dimension's points by question and option, the most there are, its bands and its factor.

    The dimension's points times `factor` go into the overall total.
    """

    dimension: Dimension
    points: Mapping[str, Mapping[str, int]]
    most: int
    bands: tuple[Band, ...]
    factor: int = 0


@dataclass(frozen=True, slots=True)
class ByHand:
    """How a rubric is scored by hand; `overall` is empty where there is no overall."""

    dimensions: tuple[DimensionByHand, ...]
    overall: tuple[Band, ...]

    @property
    def has_factors(self) -> bool:
        """Tell whether the dimensions do not all go into the total as they are."""
        return any(each.factor != 1 for each in self.dimensions)

    @property
    def is_even(self) -> bool:
        """Tell whether all dimensions have the same number of points to get."""
        return len({each.most for each in self.dimensions}) == 1


@dataclass(frozen=True, slots=True)
class _Line:
    """score = start + step · points."""

    start: Fraction
    step: Fraction


def by_hand(rubric: Rubric) -> ByHand | None:
    """Return how a reader scores the rubric with pen and paper; None where that is not linear."""
    if not _is_workable(rubric):
        return None
    made = [(dimension, *_points(dimension)) for dimension in rubric.dimensions]
    lines = {dimension.id: _line(dimension, scale) for dimension, _, scale in made}
    factors, bands = _overall(rubric, lines, {each.id: scale for each, _, scale in made})
    dimensions = tuple(
        _dimension(rubric, dimension, points, lines[dimension.id], factors.get(dimension.id, 0))
        for dimension, points, _ in made
    )
    most = sum(each.most * each.factor for each in dimensions)
    return ByHand(dimensions, _bands(rubric, bands, most))


def _is_workable(rubric: Rubric) -> bool:
    return (
        all(map(_is_plain, rubric.questions))
        and all(_is_linear(dimension) for dimension in rubric.dimensions)
        and not any(cap.when for cap in rubric.caps)
        and not rubric.void
        and not rubric.outcome
        and (rubric.overall is None or _is_sum(rubric, rubric.overall))
    )


def _is_plain(question: Question) -> bool:
    """Tell whether one option is chosen, always, and is worth its value, in one place."""
    return not (
        question.not_applicable
        or question.several
        or question.number
        or question.is_reversed
        or question.has_points
        or question.show_if
    )


def _is_sum(rubric: Rubric, overall: Overall) -> bool:
    """Tell whether the overall is a sum of the dimensions' points."""
    missing = overall.rule.missing
    is_plain = (
        overall.rule.score in LINEAR
        and overall.rule.scaling is None
        and (not missing or missing.policy == "require")
    )
    if overall.of == "dimensions":
        return is_plain and any(dimension.weight for dimension in rubric.dimensions)
    return is_plain and overall.of == "questions"


def _is_linear(dimension: Dimension) -> bool:
    missing = dimension.rule.missing
    return (
        dimension.rule.score in LINEAR
        and dimension.rule.scaling is None
        and all(counted.weight == counted.question.weight for counted in dimension.questions)
        and missing is not None
        and missing.policy == "require"
        and _spread(dimension.questions) > 0
    )


def _ends(question: Question) -> tuple[Fraction, Fraction]:
    values = [option.value for option in question.options]
    return min(values), max(values)


def _spread(questions: Sequence[Counted]) -> Fraction:
    """Return the weighted distance between the lowest and highest answers."""
    spreads = (
        each.weight * (_ends(each.question)[1] - _ends(each.question)[0]) for each in questions
    )
    return sum(spreads, Fraction(0))


def _points(dimension: Dimension) -> tuple[dict[str, dict[str, int]], Fraction]:
    """Return points by question and option, and how many points one unit of weight · value is."""
    exact = {
        counted.question.id: {
            option.id: counted.weight * (option.value - _ends(counted.question)[0])
            for option in counted.question.options
        }
        for counted in dimension.questions
    }
    scale = _whole_scale([worth for options in exact.values() for worth in options.values()])
    points = {
        question: {option: int(worth * scale) for option, worth in options.items()}
        for question, options in exact.items()
    }
    return points, scale


def _whole_scale(numbers: Sequence[Fraction]) -> Fraction:
    """Return the smallest factor that makes all the numbers whole."""
    denominator = lcm(*(number.denominator for number in numbers))
    divisor = reduce(gcd, (int(number * denominator) for number in numbers), 0)
    return Fraction(denominator, divisor or 1)


def _line(dimension: Dimension, scale: Fraction) -> _Line:
    questions = dimension.questions
    lows = sum((each.weight * _ends(each.question)[0] for each in questions), Fraction(0))
    match dimension.rule.score:
        case "percent":
            return _Line(Fraction(0), 100 / (_spread(questions) * scale))
        case "mean":
            weights = sum((each.weight for each in questions), Fraction(0))
            return _Line(lows / weights, 1 / (weights * scale))
        case _:
            return _Line(lows, 1 / scale)


def _overall(
    rubric: Rubric, lines: Mapping[str, _Line], scales: Mapping[str, Fraction]
) -> tuple[dict[str, int], Sequence[int]]:
    """Return each dimension's factor, and the bounds of the overall in points of the total."""
    overall = rubric.overall
    if overall is None:
        return {}, ()
    start, steps = _overall_line(rubric, overall, lines, scales)
    whole = _whole_scale(list(steps.values()))
    factors = {dimension: int(step * whole) for dimension, step in steps.items()}
    return factors, [ceil((bound - start) * whole) for bound in overall.rule.bounds]


def _overall_line(
    rubric: Rubric, overall: Overall, lines: Mapping[str, _Line], scales: Mapping[str, Fraction]
) -> tuple[Fraction, dict[str, Fraction]]:
    """Return start and steps: overall score = start + Σ step · points of the dimension."""
    if overall.of == "questions":
        return _of_questions(rubric, overall, scales)
    parts = [dimension for dimension in rubric.dimensions if dimension.weight]
    weighted = {each.id: each.weight * lines[each.id].step for each in parts}
    start = sum((each.weight * lines[each.id].start for each in parts), Fraction(0))
    match overall.rule.score:
        case "mean":
            divisor = sum((each.weight for each in parts), Fraction(0))
        case "percent":
            reach = (
                weighted[each.id] * scales[each.id] * _spread(each.questions) for each in parts
            )
            divisor, start = sum(reach, Fraction(0)) / 100, Fraction(0)
        case _:
            divisor = Fraction(1)
    return start / divisor, {name: step / divisor for name, step in weighted.items()}


def _of_questions(
    rubric: Rubric, overall: Overall, scales: Mapping[str, Fraction]
) -> tuple[Fraction, dict[str, Fraction]]:
    questions = [counted for dimension in rubric.dimensions for counted in dimension.questions]
    start = sum((each.weight * _ends(each.question)[0] for each in questions), Fraction(0))
    match overall.rule.score:
        case "mean":
            divisor = sum((each.weight for each in questions), Fraction(0))
        case "percent":
            divisor, start = _spread(questions) / 100, Fraction(0)
        case _:
            divisor = Fraction(1)
    return start / divisor, {name: 1 / (scale * divisor) for name, scale in scales.items()}


def _dimension(
    rubric: Rubric,
    dimension: Dimension,
    points: Mapping[str, Mapping[str, int]],
    line: _Line,
    factor: int,
) -> DimensionByHand:
    most = sum(max(options.values()) for options in points.values())
    bounds = [ceil((bound - line.start) / line.step) for bound in dimension.rule.bounds]
    return DimensionByHand(dimension, points, most, _bands(rubric, bounds, most), factor)


def _bands(rubric: Rubric, bounds: Sequence[int], most: int) -> tuple[Band, ...]:
    """Return the bands of whole points from 0 to `most`; a level no total reaches has none."""
    if not bounds:
        return ()
    starts = [0, *(max(0, bound) for bound in bounds)]
    ends = [*(start - 1 for start in starts[1:]), most]
    bands = (
        Band(level.id, start, min(end, most))
        for level, start, end in zip(rubric.levels, starts, ends, strict=True)
    )
    return tuple(band for band in bands if band.low <= band.high)
