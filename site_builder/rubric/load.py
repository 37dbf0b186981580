"""rubric.yaml → `Rubric`, or everything that is wrong with it."""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from site_builder.document import parse_yaml
from site_builder.fields import is_id
from site_builder.numbers import exact
from site_builder.problems import Loaded, Position, is_fatal
from site_builder.rubric.names import Names, ids, names_of, subject
from site_builder.rubric.rules import broken_rules
from site_builder.rubric.settings import Settings, dimension_settings, overall_settings
from site_builder.rubric.shape import (
    CapShape,
    DimensionShape,
    ExampleShape,
    LevelShape,
    QuestionShape,
    RubricShape,
)
from site_builder.rubric.values import (
    Cap,
    Counted,
    Dimension,
    Display,
    Example,
    Level,
    Missing,
    Option,
    Overall,
    Question,
    Rubric,
    Rule,
)
from site_builder.shapes import fit
from site_builder.source import Source


def load_rubric(source: Source, languages: tuple[str, ...]) -> Loaded[Rubric]:
    """Read a rubric file.

    Args:
        source: the file.
        languages: the site's languages; every text must be there in each.

    Returns:
        The rubric and what to be warned of; or None and every problem, each in its place.
    """
    read = parse_yaml(source)
    if read.value is None:
        return Loaded(None, read.problems)
    document = read.value
    names = names_of(document)
    shape = fit(RubricShape, document, languages=languages, describe=partial(subject, document))
    problems = (*read.problems, *shape.problems, *broken_rules(names))
    if shape.value is None or is_fatal(problems):
        return Loaded(None, problems)
    return Loaded(_rubric(shape.value, names), problems)


def level_ids(source: Source) -> tuple[str, ...]:
    """Return the ids of a rubric file's levels, whatever else is wrong with it.

    There are none where one of them is missing or is no id, so that none can be told from others.
    """
    read = parse_yaml(source)
    if read.value is None:
        return ()
    listed, known = read.value.data.get("levels"), ids(names_of(read.value).levels)
    is_whole = isinstance(listed, list) and len(listed) == len(known)
    return known if is_whole and all(map(is_id, known)) else ()


def _rubric(shape: RubricShape, names: Names) -> Rubric:
    overall = overall_settings(names)
    dimensions = tuple(
        _dimension(written, dimension_settings(names, item), shape)
        for written, item in zip(shape.dimensions, names.dimensions, strict=True)
    )
    return Rubric(
        version=shape.version,
        levels=tuple(map(_level, shape.levels)),
        dimensions=dimensions,
        overall=Overall(overall.keys["of"], _rule(overall, shape)) if overall else None,
        caps=tuple(map(_cap, shape.scoring.caps)),
        ties=_complete(shape.scoring.bottleneck.ties, dimensions),
        examples=tuple(
            _example(example, names.document.position(("tests", index, "name")))
            for index, example in enumerate(shape.tests)
        ),
    )


def _complete(ties: tuple[str, ...], dimensions: tuple[Dimension, ...]) -> tuple[str, ...]:
    """Add the dimensions that the ties do not name, in declared order."""
    return tuple(dict.fromkeys((*ties, *(dimension.id for dimension in dimensions))))


def _level(shape: LevelShape) -> Level:
    return Level(shape.id, shape.name, shape.summary, shape.tip)


def _cap(shape: CapShape) -> Cap:
    return Cap(shape.id, shape.above_weakest, shape.text)


def _example(shape: ExampleShape, at: Position) -> Example:
    expect = shape.expect.model_dump(exclude_unset=True)
    return Example(shape.name, shape.answers, expect, at)


def _dimension(shape: DimensionShape, settings: Settings, rubric: RubricShape) -> Dimension:
    return Dimension(
        id=shape.id,
        name=shape.name,
        weight=shape.weight,
        rule=_rule(settings, rubric),
        advice=shape.advice,
        questions=tuple(Counted(_question(each), each.weight) for each in shape.questions),
    )


def _question(shape: QuestionShape) -> Question:
    return Question(
        id=shape.id,
        text=shape.text,
        help=shape.help,
        weight=shape.weight,
        not_applicable=shape.not_applicable,
        options=tuple(
            Option(
                option.id, Fraction(place) if option.value is None else option.value, option.text
            )
            for place, option in enumerate(shape.options)
        ),
    )


def _rule(settings: Settings, rubric: RubricShape) -> Rule:
    display = settings.keys["display"]
    of = settings.keys.get("of")
    return Rule(
        score=settings.keys.get("score", "percent"),
        missing=None if of in ("dimensions", "levels") else _missing(settings),
        bounds=() if of == "levels" else _bounds(settings, rubric),
        display=Display(int(display.get("decimals", "0")), display.get("rounding", "floor")),
    )


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
