"""Overall levels that are a total of points: each dimension's, times a factor."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from site_builder.by_hand.bands import point_bands
from site_builder.by_hand.groups import points_scale
from site_builder.by_hand.parts import Part
from site_builder.by_hand.scores import Line
from site_builder.by_hand.values import OverallByHand
from site_builder.by_hand.worth import whole_scale
from site_builder.files.numbers import total
from site_builder.rubric.values import LINEAR, Overall, Rubric, Scaling

HUNDRED = 100
AS_IS = Scaling(Fraction(1), Fraction(0))
NEVER = OverallByHand("never", {})


def is_total_of_dimensions(overall: Overall, parts: Sequence[Part]) -> bool:
    """Tell whether an overall of dimensions is a total of their points."""
    is_added = all(part.group.line and part.group.is_always_there for part in parts)
    is_known = overall.rule.score != "percent" or all(part.range for part in parts)
    return overall.rule.score in LINEAR and is_added and is_known


def total_of_dimensions(rubric: Rubric, overall: Overall, parts: Sequence[Part]) -> OverallByHand:
    """Return the total: every part's score is start + step · points."""
    lines = [(part.dimension.weight, part.group.line) for part in parts if part.group.line]
    steps = [weight * line.step for weight, line in lines]
    start = total(weight * line.start for weight, line in lines)
    match overall.rule.score:
        case "mean":
            divisor = total(weight for weight, _ in lines)
        case "percent":
            weighed = [(part.dimension.weight, *part.range) for part in parts if part.range]
            start -= total(weight * low for weight, low, _ in weighed)
            divisor = total(weight * (high - low) for weight, low, high in weighed) / HUNDRED
        case _:
            divisor = Fraction(1)
    return _total(rubric, overall, parts, start, steps, divisor)


def is_total_of_questions(rubric: Rubric, overall: Overall, parts: Sequence[Part]) -> bool:
    """Tell whether an overall of questions is a total of the dimensions' points."""
    counted = [counted for part in parts for counted in part.dimension.questions]
    return (
        overall.rule.score in LINEAR
        and sorted(each.question.id for each in counted)
        == sorted(each.question.id for each in rubric.weighed)
        and all(each.weight == each.question.weight for each in counted)
        and all(_goes_in(part, overall) for part in parts)
    )


def _goes_in(part: Part, overall: Overall) -> bool:
    """Tell whether a dimension's points are those that its questions have in the overall."""
    missing, rule = overall.rule.missing, part.asked.rule
    same = missing == rule.missing and missing is not None and missing.policy != "skip"
    is_alike = same or (missing is not None and missing.policy == "require")
    return is_alike and rule.score in LINEAR and part.group.way == "points" and part.asked.is_fixed


def total_of_questions(rubric: Rubric, overall: Overall, parts: Sequence[Part]) -> OverallByHand:
    """Return the total: the overall as one more dimension that holds all questions."""
    steps = [1 / points_scale(part.asked) for part in parts]
    start = total(part.asked.lows for part in parts)
    match overall.rule.score:
        case "mean":
            divisor = total(part.asked.weights for part in parts)
        case "percent":
            start, divisor = Fraction(0), total(part.asked.spread for part in parts) / HUNDRED
        case _:
            divisor = Fraction(1)
    return _total(rubric, overall, parts, start, steps, divisor)


def _total(
    rubric: Rubric,
    overall: Overall,
    parts: Sequence[Part],
    start: Fraction,
    steps: Sequence[Fraction],
    divisor: Fraction,
) -> OverallByHand:
    """Return a total: score = (start + Σ step · points of the part) / divisor, then scaled."""
    if not divisor:
        return NEVER
    whole = whole_scale([step / divisor for step in steps])
    factors = [step / divisor * whole for step in steps]
    scaling = overall.rule.scaling or AS_IS
    first = scaling.offset + scaling.scale * start / divisor
    line = Line(first, scaling.scale / whole)
    least, most = _reach(parts, factors)
    bands = point_bands(rubric.levels, overall.rule.bounds, line, least, most)
    named: Mapping[str, Fraction] = {
        part.dimension.id: factor for part, factor in zip(parts, factors, strict=True)
    }
    return OverallByHand("total", named, bands, line=line)


def _reach(parts: Sequence[Part], factors: Sequence[Fraction]) -> tuple[int, int]:
    """Return the least and the greatest total."""
    ends = [
        sorted((factor * part.group.least, factor * part.group.most))
        for part, factor in zip(parts, factors, strict=True)
    ]
    return int(total(low for low, _ in ends)), int(total(high for _, high in ends))
