"""How a score is worked out by hand from the questions that count in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from site_builder.by_hand.bands import point_bands, score_bands
from site_builder.by_hand.columns import Column
from site_builder.by_hand.marks import count_column, stage_column
from site_builder.by_hand.positions import NOWHERE, position_of
from site_builder.by_hand.scores import Group, Line, Stage
from site_builder.by_hand.worth import Exact, exact_of, scale_of, whole_scale
from site_builder.files.numbers import total
from site_builder.rubric.values import Counted, Level, Question, Rubric, Rule, Scaling
from site_builder.scoring.answers import needed_in

HUNDRED = 100
NEVER = Group("never", {}, position=NOWHERE)
"""What has no level, whatever is answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions that count in a score, and what is known of their answers.

    `always` are the ids of those that have a value there, whatever is answered.
    """

    levels: tuple[Level, ...]
    rule: Rule
    exacts: tuple[Exact, ...]
    always: frozenset[str]

    @property
    def is_fixed(self) -> bool:
        """Tell whether the same questions count, whatever is answered."""
        return len(self.always) == len(self.exacts)

    @property
    def weights(self) -> Fraction:
        """The sum of the questions' weights."""
        return total(each.counted.weight for each in self.exacts)

    @property
    def spread(self) -> Fraction:
        """The weighted distance between the lowest and the highest answers."""
        return total(each.counted.weight * (each.high - each.low) for each in self.exacts)

    @property
    def lows(self) -> Fraction:
        """The weighted sum of what is taken off the values before points are made of them."""
        return total(each.counted.weight * self.less(each) for each in self.exacts)

    def less(self, exact: Exact) -> Fraction:
        """Return what is taken off a value: nothing where the question may not count."""
        return exact.low if exact.question.id in self.always else Fraction(0)

    @property
    def points(self) -> tuple[Exact, ...]:
        """What the answers are worth in points, before these are whole."""
        return tuple(each.turned(each.counted.weight, self.less(each)) for each in self.exacts)


def may_be_blank(rubric: Rubric) -> Callable[[Question], bool]:
    """Return what tells whether a question may be left blank: no answer is not always refused."""
    needed = needed_in(rubric)

    def found(question: Question) -> bool:
        is_optional = question.several is not None and not question.several.is_required
        return question.id not in needed and not is_optional

    return found


def asked_in(rubric: Rubric, rule: Rule, questions: Sequence[Counted]) -> Asked:
    """Return what is known of the questions that count by a rule."""
    is_blankable, missing = may_be_blank(rubric), rule.missing
    skips = missing is not None and missing.policy == "skip"
    return Asked(
        rubric.levels,
        rule,
        tuple(
            exact_of(each, missing, may_be_blank=is_blankable(each.question)) for each in questions
        ),
        frozenset(
            question.id
            for question in (each.question for each in questions)
            if not (question.not_applicable or question.show_if)
            and not (skips and is_blankable(question))
        ),
    )


def group_of(asked: Asked) -> Group:
    """Return how the score and its level are worked out by hand."""
    if _is_never(asked):
        return NEVER
    match asked.rule.score:
        case "percent" if not asked.is_fixed:
            found = _share(asked)
        case "percent" | "sum":
            found = _points(asked)
        case "mean":
            found = _points(asked) if asked.is_fixed else _mean(asked)
        case "count":
            found = _count(asked)
        case "staged":
            found = _staged(asked)
        case function:
            found = Group(function, {each.question.id: each.column() for each in asked.exacts})
    return _finished(asked, found)


def _is_never(asked: Asked) -> bool:
    missing, questions = asked.rule.missing, len(asked.exacts)
    is_flat = asked.rule.score == "percent" and not asked.spread
    return is_flat or not questions or bool(missing and missing.min_answered > questions)


def _finished(asked: Asked, group: Group) -> Group:
    """Add bands, and when there is no level."""
    missing, rule = asked.rule.missing, asked.rule
    skips = missing is not None and missing.policy == "skip"
    fewest = missing.min_answered if missing and skips else 0
    fewest = fewest if fewest > max(1, len(asked.always)) else 0
    if group.way == "staged":
        bands = group.bands
    elif group.line:
        bands = point_bands(asked.levels, rule.bounds, group.line, group.least, group.most)
    else:
        bands, group = score_bands(asked.levels, rule.bounds), replace(group, scaling=rule.scaling)
    return replace(
        group,
        bands=bands,
        # Where too few answers give no level, none at all do not either.
        may_be_empty=not (asked.always or fewest),
        fewest=fewest,
        position=position_of(
            rule, asked.exacts, group, is_fixed=asked.is_fixed, levels=len(asked.levels)
        ),
    )


def points_scale(asked: Asked) -> Fraction:
    """Return how many points one unit of weight · value is."""
    return scale_of(asked.points)


def _points(asked: Asked) -> Group:
    scale = points_scale(asked)
    exacts = [each.turned(scale, Fraction(0)) for each in asked.points]
    columns = {each.question.id: each.column() for each in exacts}
    reaches = {each.question.id: each.reach for each in exacts}
    return _added(asked, columns, reaches, points_line(asked))


def points_line(asked: Asked) -> Line:
    """Return the score by the points, before it is scaled; see `_points`."""
    scale = points_scale(asked)
    match asked.rule.score:
        case "percent":
            return Line(Fraction(0), HUNDRED / (asked.spread * scale))
        case "mean":
            return Line(asked.lows / asked.weights, 1 / (asked.weights * scale))
        case _:
            return Line(asked.lows, 1 / scale)


def _added(
    asked: Asked,
    columns: Mapping[str, Column],
    reaches: Mapping[str, tuple[Fraction, Fraction]],
    line: Line,
) -> Group:
    """Return a group whose points are added up; `reaches` are the least and most of a question."""
    nothing = Fraction(0)
    lows = [
        low if name in asked.always else min(low, nothing) for name, (low, _) in reaches.items()
    ]
    highs = [
        high if name in asked.always else max(high, nothing) for name, (_, high) in reaches.items()
    ]
    return Group(
        "points",
        columns,
        line=_scaled(line, asked.rule.scaling),
        least=int(total(lows)),
        most=int(total(highs)),
    )


def _scaled(line: Line, scaling: Scaling | None) -> Line:
    if scaling is None:
        return line
    return Line(scaling.offset + scaling.scale * line.start, scaling.scale * line.step)


def _share(asked: Asked) -> Group:
    """Points, divided by the most possible of the questions that count."""
    exacts = [each.turned(each.counted.weight, each.low) for each in asked.exacts]
    numbers = [number for each in exacts for number in (*each.all_numbers(), each.high)]
    scaled = [each.turned(whole_scale(numbers), Fraction(0)) for each in exacts]
    always = [each.high for each in scaled if each.question.id in asked.always]
    return Group(
        "share",
        {each.question.id: replace(each.column(), divisor=each.high) for each in scaled},
        may_be_zero=not any(always) and not all(each.high for each in scaled),
    )


def _mean(asked: Asked) -> Group:
    """Values times weights, divided by the weights of the questions that count."""
    weights = {each.question.id: each.counted.weight for each in asked.exacts}
    whole = whole_scale(weights.values())
    columns = {}
    for each in asked.exacts:
        weight = each.counted.weight * whole
        column = each.turned(weight, Fraction(0)).column()
        columns[each.question.id] = replace(column, divisor=weight, divides="weight")
    return Group("mean", columns)


def _count(asked: Asked) -> Group:
    columns = {each.question.id: count_column(each, asked.rule.at_least) for each in asked.exacts}
    reaches = {name: (Fraction(0), Fraction(1)) for name in columns}
    return _added(asked, columns, reaches, Line(Fraction(0), Fraction(1)))


def _staged(asked: Asked) -> Group:
    columns = {each.question.id: stage_column(each) for each in asked.exacts}
    stages = tuple(
        Stage(
            level.id,
            tuple(
                each.question.id
                for each in asked.exacts
                if each.counted.stage and number in each.counted.stage.required_for
            ),
        )
        for number, level in enumerate(asked.levels, 1)
    )
    return Group("staged", columns, stages=stages[1:])
