"""Random rubrics and answers, for properties that hold for all of them.

A rubric is drawn as the data of a file, in JSON, which is YAML too; so every one passes through the
loader, and fails there when the loader refuses what SCORING allows.
"""

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from site_builder.files.problems import Problem, is_fatal
from site_builder.files.source import Source
from site_builder.rubric.load import load_rubric
from site_builder.rubric.values import Rubric

Data: TypeAlias = dict[str, Any]
LEVELS = ("crawl", "walk", "run", "constructor")
FUNCTIONS = ("percent", "mean", "sum", "min", "max", "median")
LINEAR = ("percent", "mean", "sum")


def text(words: str = "Text") -> Data:
    """Return a text in the one language of these rubrics."""
    return {"en": words}


def options(*values: str | None) -> list[Data]:
    """Return options `a`, `b`, … with these values; None for none."""
    return [
        {"id": letter, "text": text(), **({"value": value} if value is not None else {})}
        for letter, value in zip("abcdefgh", values, strict=False)
    ]


def question(name: str, *values: str | None, **keys: Any) -> Data:
    """Return a question; without values it has two options."""
    return {"id": name, "text": text(), "options": options(*(values or (None, None))), **keys}


def dimension(name: str, *questions: Data, **keys: Any) -> Data:
    """Return a dimension; without questions it has one, named after it."""
    asked = list(questions) or [question(f"{name}-1")]
    return {"id": name, "name": text(), "questions": asked, **keys}


def levels(*bounds: str) -> list[Data]:
    """Return levels: one without a bound, and one for each bound."""
    first = {"id": LEVELS[0], "name": text()}
    others = zip(LEVELS[1:], bounds, strict=False)
    return [first, *({"id": name, "name": text(), "from": bound} for name, bound in others)]


def rubric_data(*dimensions: Data, **keys: Any) -> Data:
    """Return a rubric of two levels, 50 apart; without dimensions it has one, `a`."""
    asked = list(dimensions) or [dimension("a")]
    return {"version": "1", "levels": levels("50"), "dimensions": asked, **keys}


def source_of(data: Data) -> Source:
    """Return the file that holds the data."""
    return Source("rubric.yaml", json.dumps(data, indent=1))


def problems_of(data: Data) -> tuple[Problem, ...]:
    """Return what is wrong with a rubric."""
    return load_rubric(source_of(data), ("en",)).problems


def loaded(data: Data) -> Rubric:
    """Return the rubric, which must have no problems."""
    read = load_rubric(source_of(data), ("en",))
    assert not is_fatal(read.problems), read.problems
    assert read.value is not None
    return read.value


def answer_sets(rubric: Rubric) -> Iterator[dict[str, str]]:
    """Yield every complete set of answers, without *not applicable*."""
    names = [each.id for each in rubric.questions]
    offered = [[option.id for option in each.options] for each in rubric.questions]
    for chosen in product(*offered):
        yield dict(zip(names, chosen, strict=True))


def numbers(low: int = -4, high: int = 6) -> SearchStrategy[str]:
    """Draw a number as a rubric writes it."""
    whole = st.integers(low, high).map(str)
    halves = st.integers(low * 2, high * 2).map(lambda n: str(Fraction(n, 2)))
    thirds = st.integers(low * 3, high * 3).map(lambda n: str(Fraction(n, 3)))
    return whole | halves | thirds


def _weights(low: int) -> SearchStrategy[str]:
    return st.sampled_from([str(low), "1", "2", "1/2", "0.75", "3"])


@st.composite
def _bounds(draw: DrawFn, count: int, decimals: int) -> list[str]:
    """Draw rising bounds that can be shown with so many decimals."""
    units = st.lists(st.integers(-30, 300), min_size=count, max_size=count, unique=True)
    return [str(Fraction(unit, 10**decimals)) for unit in sorted(draw(units))]


@st.composite
def _questions(draw: DrawFn, name: str, *, is_plain: bool) -> list[Data]:
    found = []
    for index in range(draw(st.integers(1, 2))):
        has_values = draw(st.booleans())
        count = draw(st.integers(2, 3))
        values = [draw(numbers()) if has_values else None for _ in range(count)]
        keys: Data = {"weight": draw(_weights(1))}
        if not is_plain:
            keys["not_applicable"] = draw(st.booleans())
        found.append(question(f"{name}-{index}", *values, **keys))
    return found


def _policies() -> SearchStrategy[Data]:
    named: list[Data] = [
        *({}, {"missing": "require"}, {"missing": "worst"}),
        *({"missing": "skip"}, {"missing": "skip", "min_answered": 2}),
    ]
    constants = numbers().map(lambda number: {"missing": {"constant": number}})
    return st.sampled_from(named) | constants


@st.composite
def _dimensions(draw: DrawFn, decimals: int, count: int, *, is_plain: bool) -> Data:
    name = draw(st.sampled_from("abc"))
    functions = LINEAR if is_plain else FUNCTIONS
    keys: Data = {"weight": draw(_weights(0)), "score": draw(st.sampled_from(functions))}
    if draw(st.booleans()):
        keys["bounds"] = dict(zip(LEVELS[1:], draw(_bounds(count, decimals)), strict=False))
    if not is_plain:
        keys |= draw(_policies())
    return dimension(name, *draw(_questions(name, is_plain=is_plain)), **keys)


@st.composite
def _overalls(draw: DrawFn, decimals: int, count: int, *, is_plain: bool) -> Any:
    kinds = (
        ("dimensions", "questions") if is_plain else ("none", "dimensions", "questions", "levels")
    )
    of = draw(st.sampled_from(kinds))
    if of == "none":
        return "none"
    functions: tuple[str, ...] = LINEAR if is_plain else FUNCTIONS
    if of == "levels":
        functions = ("mean", "min", "max", "median")
    keys: Data = {"of": of, "score": draw(st.sampled_from(functions))}
    if of != "levels" and draw(st.booleans()):
        keys["bounds"] = dict(zip(LEVELS[1:], draw(_bounds(count, decimals)), strict=False))
    if of == "questions" and not is_plain:
        keys |= {"missing": "require", **draw(_policies())}
    return keys


@st.composite
def rubrics(draw: DrawFn, *, is_plain: bool = False) -> Rubric:
    """Draw a rubric of any shape of the core.

    Args:
        draw: Hypothesis'.
        is_plain: only scores that are linear in the answers, each question answered.
    """
    count, decimals = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    dimensions = draw(
        st.lists(
            _dimensions(decimals, count, is_plain=is_plain),
            min_size=1,
            max_size=3,
            unique_by=lambda each: each["id"],
        )
    )
    overall = draw(_overalls(decimals, count, is_plain=is_plain))
    ids = [each["id"] for each in dimensions]
    scoring: Data = {
        "overall": overall,
        "bottleneck": {"ties": draw(st.lists(st.sampled_from(ids), unique=True))},
        "display": {
            "decimals": str(decimals),
            "rounding": draw(st.sampled_from(["floor", "half_up"])),
        },
    }
    if overall != "none":
        above = draw(st.lists(st.integers(0, 2), max_size=2))
        scoring["caps"] = [
            {"id": f"cap-{place}", "above_weakest": str(most), "text": text()}
            for place, most in enumerate(above)
        ]
    data = {
        "version": "1",
        "levels": levels(*draw(_bounds(count, decimals))),
        "dimensions": dimensions,
        "scoring": scoring,
    }
    return loaded(data)


@st.composite
def answers_to(draw: DrawFn, rubric: Rubric) -> dict[str, str | None]:
    """Draw answers that may leave questions blank, and say *not applicable* where it is offered."""
    found: dict[str, str | None] = {}
    for each in rubric.questions:
        offered = [option.id for option in each.options]
        answer = draw(st.sampled_from([*offered, *offered, "", None]))
        if answer or (answer is None and each.not_applicable):
            found[each.id] = answer or None
    return found
