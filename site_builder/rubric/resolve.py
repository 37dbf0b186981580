"""A rubric file without problems → `Rubric`: defaults filled in, what is inherited resolved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from site_builder.files.numbers import exact
from site_builder.files.problems import Position
from site_builder.rubric.condition_shape import condition_of
from site_builder.rubric.names import Item, Names, options
from site_builder.rubric.settings import Settings, dimension_settings, overall_settings
from site_builder.rubric.shape import (
    CapShape,
    DimensionShape,
    ExampleShape,
    LevelShape,
    NumberShape,
    OptionShape,
    OutcomeShape,
    QuestionShape,
    RubricShape,
    VoidShape,
)
from site_builder.rubric.values import (
    Cap,
    Counted,
    Dimension,
    Display,
    Example,
    Flag,
    Level,
    Missing,
    NumberAsked,
    Option,
    Outcome,
    Overall,
    Question,
    Rubric,
    Rule,
    Scaling,
    Several,
    Stage,
    Void,
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as written and as it is."""

    shape: QuestionShape
    question: Question


def resolved(shape: RubricShape, names: Names) -> Rubric:
    """Return the rubric that a file without problems stands for.

    Args:
        shape: the file's form.
        names: the same file, as its keys were written.
    """
    levels = {level.id: number for number, level in enumerate(shape.levels, 1)}
    written = [each for dimension in shape.dimensions for each in dimension.questions]
    asked = [_Asked(each, _question(each, shape, levels)) for each in (*written, *shape.questions)]
    asked.sort(key=lambda each: _place(shape, each.shape))
    dimensions = tuple(
        _dimension(each, dimension_settings(names, item), shape, asked)
        for each, item in zip(shape.dimensions, names.dimensions, strict=True)
    )
    overall, scoring = overall_settings(names), shape.scoring
    return Rubric(
        version=shape.version,
        levels=tuple(map(_level, shape.levels)),
        questions=tuple(each.question for each in asked),
        dimensions=dimensions,
        overall=Overall(overall.keys["of"], _rule(overall, shape)) if overall else None,
        caps=tuple(_cap(cap, levels) for cap in scoring.caps),
        ties=_complete(scoring.bottleneck.ties, dimensions),
        flags=tuple(
            Flag(flag.id, condition_of(flag.when, levels), flag.text) for flag in scoring.flags
        ),
        void=_void(scoring.void, levels) if scoring.void else None,
        outcome=_outcome(scoring.outcome, dimensions) if scoring.outcome else None,
        examples=tuple(
            _example(example, names, index) for index, example in enumerate(shape.tests)
        ),
        declared_ties=scoring.bottleneck.ties,
        places=dict(_places(names)),
    )


def _places(names: Names) -> Iterator[tuple[tuple[str, ...], Position]]:
    """Yield where each thing that has an id stands, and the version, and the rubric's own rules."""
    yield ("version",), names.document.position(("version",))
    for rule in ("overall", "bottleneck", "void", "outcome"):
        yield (rule,), names.document.key_position(("scoring", rule))
        yield from _keys(names, (rule,), Item(("scoring", rule), names.at("scoring", rule)))
    groups = {
        "level": names.levels,
        "dimension": names.dimensions,
        "question": names.questions,
        "cap": names.caps,
        "flag": names.flags,
    }
    for kind, group in groups.items():
        for item in group:
            yield (kind, str(item.id)), names.document.position(item.at)
            yield from _keys(names, (kind, str(item.id)), item)
    for question in names.questions:
        for option in options(names, question):
            thing = ("option", str(question.id), str(option.id))
            yield thing, names.document.position(option.at)
            yield from _keys(names, thing, option)


_NO_RULES = {"id", "name", "text", "help", "summary", "tip", "advice", "questions", "options"}
"""Keys of what is shown, or of what has places of its own."""


def _keys(
    names: Names, thing: tuple[str, ...], item: Item
) -> Iterator[tuple[tuple[str, ...], Position]]:
    """Yield where the keys of a thing stand that decide what it means."""
    for key in [key for key in item.keys if key not in _NO_RULES]:
        yield (*thing, key), names.document.key_position((*item.at, key))


def _place(shape: RubricShape, question: QuestionShape) -> int:
    """Return where a question is shown, if an order says so; the sort is stable."""
    return shape.order.index(question.id) if shape.order else 0


def _complete(ties: tuple[str, ...], dimensions: tuple[Dimension, ...]) -> tuple[str, ...]:
    """Add the dimensions that the ties do not name, in declared order."""
    return tuple(dict.fromkeys((*ties, *(dimension.id for dimension in dimensions))))


def _level(shape: LevelShape) -> Level:
    return Level(shape.id, shape.name, shape.summary, shape.tip)


def _cap(shape: CapShape, levels: Mapping[str, int]) -> Cap:
    when = condition_of(shape.when, levels) if shape.when else None
    level = levels[shape.level] if shape.level else None
    return Cap(shape.id, shape.text, shape.above_weakest, level, when)


def _void(shape: VoidShape, levels: Mapping[str, int]) -> Void:
    return Void(condition_of(shape.when, levels), shape.text)


def _outcome(shape: OutcomeShape, dimensions: tuple[Dimension, ...]) -> Outcome:
    return Outcome(shape.strongest, _complete(shape.ties, dimensions))


def _example(shape: ExampleShape, names: Names, index: int) -> Example:
    expect = shape.expect.model_dump(exclude_unset=True)
    at = names.document.position(("tests", index, "name"))
    ways = [*_ways(("answers",), shape.answers), *_ways(("expect",), expect)]
    places = {way: names.document.position(("tests", index, *way)) for way in ways}
    return Example(shape.name, shape.answers, expect, at, places)


def _ways(before: tuple[str, ...], found: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield the keys that lead to each value of a mapping, and of those in it."""
    yield before
    for key, value in found.items():
        yield (*before, key)
        if isinstance(value, dict):
            yield from _ways((*before, key), value)


def _dimension(
    shape: DimensionShape, settings: Settings, rubric: RubricShape, asked: Sequence[_Asked]
) -> Dimension:
    rule = _rule(settings, rubric)
    own = {question.id for question in shape.questions}
    by_id = {each.question.id: each for each in asked}
    return Dimension(
        id=shape.id,
        name=shape.name,
        weight=shape.weight,
        rule=rule,
        advice=shape.advice,
        questions=(
            *(_own(by_id[each.id], rule, rubric) for each in shape.questions),
            *_fed(shape.id, [each for each in asked if each.question.id not in own]),
        ),
    )


def _own(asked: _Asked, rule: Rule, rubric: RubricShape) -> Counted:
    stage = _stage(asked, rubric) if rule.score == "staged" else None
    return Counted(asked.question, asked.question.weight, stage=stage)


def _stage(asked: _Asked, rubric: RubricShape) -> Stage:
    levels = [level.id for level in rubric.levels]
    met = asked.question.ends[1] if asked.shape.met is None else asked.shape.met
    return Stage(tuple(levels.index(each) + 1 for each in asked.shape.required_for), met)


def _fed(dimension: str, asked: Sequence[_Asked]) -> Iterator[Counted]:
    """Yield the questions of elsewhere that count in a dimension."""
    for each in asked:
        question = each.question
        weights = [feed.weight for feed in each.shape.feeds if feed.dimension == dimension]
        if weights:
            yield Counted(question, weights[0])
        elif any(dimension in option.points for option in question.options):
            points = [option.points.get(dimension, Fraction(0)) for option in question.options]
            yield Counted(question, question.weight, tuple(points))


def _question(shape: QuestionShape, rubric: RubricShape, levels: Mapping[str, int]) -> Question:
    written = shape.options
    offered = rubric.option_sets[written] if isinstance(written, str) else written or ()
    most = len(offered) if shape.at_most is None else min(shape.at_most, len(offered))
    return Question(
        id=shape.id,
        text=shape.text,
        help=shape.help,
        weight=shape.weight,
        not_applicable=shape.not_applicable,
        options=tuple(_option(place, option) for place, option in enumerate(offered)),
        several=Several(most, shape.required) if shape.select == "many" else None,
        number=_number(shape.number) if shape.number else None,
        is_reversed=shape.reverse,
        has_points=any(option.points is not None for option in offered),
        show_if=condition_of(shape.show_if, levels) if shape.show_if else None,
    )


def _option(place: int, shape: OptionShape) -> Option:
    value = Fraction(place) if shape.value is None else shape.value
    return Option(shape.id, value, shape.text, shape.points or {})


def _number(shape: NumberShape) -> NumberAsked:
    start = Fraction(shape.min) if shape.from_ is None else shape.from_
    end = Fraction(shape.max) if shape.to is None else shape.to
    return NumberAsked(shape.min, shape.max, start, end)


def _rule(settings: Settings, rubric: RubricShape) -> Rule:
    keys, display = settings.keys, settings.keys["display"]
    of, score = keys.get("of"), keys.get("score", "percent")
    is_count = isinstance(score, dict)
    return Rule(
        score="count" if is_count else score,
        missing=None if of in ("dimensions", "levels") else _missing(settings),
        bounds=_bounds(settings, rubric) if settings.has_bounds else (),
        display=Display(int(display.get("decimals", "0")), display.get("rounding", "floor")),
        at_least=_exactly(score["count"]["at_least"]) if is_count else Fraction(0),
        scaling=_scaling(keys),
    )


def _scaling(keys: Mapping[str, Any]) -> Scaling | None:
    found = Scaling(_exactly(keys.get("scale", "1")), _exactly(keys.get("offset", "0")))
    return None if found == Scaling(Fraction(1), Fraction(0)) else found


def _missing(settings: Settings) -> Missing:
    policy = settings.policy
    if isinstance(policy, dict):
        return Missing("constant", constant=_exactly(policy["constant"]))
    least = settings.keys.get("min_answered", "1")
    return Missing(policy, min_answered=int(least) if policy == "skip" else 1)


def _bounds(settings: Settings, rubric: RubricShape) -> tuple[Fraction, ...]:
    levels = rubric.levels[1:]
    if settings.bounds_at is None:
        return tuple(level.from_ for level in levels if level.from_ is not None)
    written: Mapping[str, Any] = settings.keys["bounds"]
    return tuple(_exactly(written[level.id]) for level in levels)


def _exactly(text: str) -> Fraction:
    number = exact(text)
    assert number is not None, text  # noqa: S101 - the shape has read it
    return number
