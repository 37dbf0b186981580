"""docs/rubric.md: every example is a rubric without problems, and comes to what the page says."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from inspect import get_annotations
from pathlib import Path
from typing import Any

import pytest
from pydantic.fields import FieldInfo

from site_builder.files.numbers import Rounding, exact, shown
from site_builder.files.shapes import Shape, described
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.review.doubts import doubts
from site_builder.review.examples import answers_of, failures
from site_builder.rubric import shape
from site_builder.rubric.condition_shape import CONDITIONS
from site_builder.rubric.load import load_rubric
from site_builder.rubric.shape import REFUSALS, RubricShape
from site_builder.rubric.values import Rubric
from site_builder.schema import rubric_schema
from site_builder.scoring import Scorer

PAGE = (Path(__file__).parents[1] / "docs/rubric.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^#+ (.*)\n((?:(?!#+ ).*\n)*)", PAGE, re.MULTILINE))
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Example:
    """A rubric of the page, made whole as the page says, and the heading that it stands under."""

    heading: str
    data: Mapping[str, Any]

    def __str__(self) -> str:
        """`Several answers`."""
        return self.heading


def _examples() -> Iterator[Example]:
    first: dict[str, Any] = {}
    above: dict[str, Any] = {}
    for heading, section in SECTIONS.items():
        for block in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL):
            read = parse_yaml(Source("docs", block)).value
            assert read, block
            whole = {**(first if "dimensions" in read.data else above), **read.data}
            above = {key: whole[key] for key in whole if key != "tests"}
            first = first or {key: whole[key] for key in ("version", "levels")}
            yield Example(heading, whole)


EXAMPLES = {example.heading: example for example in _examples()}


def loaded(data: Mapping[str, Any]) -> Rubric:
    """Return a rubric, which must have no problems and no warnings."""
    read = load_rubric(Source("rubric.yaml", json.dumps(data, indent=1)), LANGUAGES)
    assert read.problems == ()
    assert read.value
    return read.value


def test_each_heading_has_one_example() -> None:
    """So none is lost by its name."""
    assert len(EXAMPLES) == PAGE.count("```yaml\n")


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=str)
def test_an_example_is_a_rubric_and_comes_to_what_it_says(example: Example) -> None:
    """Whoever copies it is shown no problem and no warning, and its tests hold."""
    rubric = loaded(example.data)
    scorer = Scorer(rubric)
    assert rubric.examples
    assert [text for each in rubric.examples for text in failures(scorer, each)] == []
    assert [str(problem) for problem in doubts("rubric.yaml", rubric)] == []


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, without its head."""
    (table, *_) = re.findall(r"(?:^\|.*\n)+", SECTIONS[heading], re.MULTILINE)
    lines = [line.strip("|").split("|") for line in table.splitlines()]
    return [[cell.strip() for cell in line] for line in lines[2:]]


SCORING: dict[str, Callable[[Any], dict[str, Any]]] = {
    "From values to a score": lambda score: {"dimension": {"score": score}},
    "What is left blank": lambda policy: {"dimension": {"score": "mean", "missing": policy}},
    "Several dimensions": lambda overall: {"overall": overall},
}
"""What the first cell of each row says of the example above the table."""


def variants(heading: str) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Yield a rubric for each row of the table below a heading, and the row's other cells."""
    data = EXAMPLES[heading].data
    for cell, *others in rows(heading):
        written = parse_yaml(Source("docs", f"value: {cell.strip('`')}")).value
        assert written, cell
        scoring = {**data["scoring"], **SCORING[heading](written.data["value"])}
        yield {**data, "scoring": scoring, "tests": data["tests"][:1]}, others


def outcome(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what comes of the first answers below an example."""
    rubric = loaded(data)
    return Scorer(rubric).score(answers_of(rubric, rubric.examples[0]))


def test_the_page_tells_of_each_function() -> None:
    """What each makes of the answers above the table."""
    *table, (_, (_, nothing)) = variants("From values to a score")
    for data, (_, here) in table:
        assert outcome(data)["dimensions"][0]["score"] == str(exact(here))
    assert nothing == ""


def test_the_page_tells_of_each_way_to_treat_blanks() -> None:
    """What each makes of two answers of four."""
    for data, (_, here) in variants("What is left blank"):
        found = outcome(data)
        if "error" in found:
            assert found["error"]["code"] == here
        else:
            assert found["dimensions"][0]["score"] == str(exact(here))


def test_the_page_tells_of_each_kind_of_overall() -> None:
    """Score and level of the answers above the table."""
    for data, (_, score, level) in variants("Several dimensions"):
        overall = outcome(data)["overall"]
        if overall is None:
            assert (score, level) == ("", "")
        else:
            assert (overall["score"], overall["level"]) == (str(exact(score)), level)


def test_the_page_tells_of_each_way_to_show_a_score() -> None:
    """Rounded down or half up, without a decimal and with one."""
    roundings: tuple[Rounding, ...] = ("floor", "half_up")
    ways = [(decimals, rounding) for decimals in (0, 1) for rounding in roundings]
    for number, *texts in rows("Marks, and how scores are shown"):
        assert [shown(Fraction(number), *way) for way in ways] == texts


def _shapes() -> list[type[Shape]]:
    """Return every shape that a part of rubric.yaml can have."""
    found = [*vars(shape).values(), *CONDITIONS.values()]
    kinds = [each for each in found if isinstance(each, type) and issubclass(each, Shape)]
    return [kind for kind in kinds if kind is not Shape]


def _own_fields(kind: type[Shape]) -> dict[str, FieldInfo]:
    """Return the fields that a shape does not leave to those it inherits from, by their keys."""
    own = [name for name in get_annotations(kind) if name in kind.model_fields]
    fields = [(name, kind.model_fields[name]) for name in own]
    return {field.alias or name: field for name, field in fields}


def _written(value: Any) -> Iterator[tuple[type[Shape], str]]:
    """Yield each key that is written in a shape, or in one in it, with the shape's kind."""
    if isinstance(value, Shape):
        for name in value.model_fields_set:
            yield type(value), type(value).model_fields[name].alias or name
            yield from _written(getattr(value, name))
    elif isinstance(value, tuple | list):
        yield from (each for part in value for each in _written(part))
    elif isinstance(value, Mapping):
        yield from _written([*value.values()])


def test_every_key_stands_in_an_example() -> None:
    """Each that rubric.yaml can have, in each kind of place; rows of tables are examples too."""
    data = [each.data for each in EXAMPLES.values()]
    data += [variant for heading in SCORING for variant, _ in variants(heading)]
    context = {"languages": LANGUAGES}
    shapes = [RubricShape.model_validate(each, context=context) for each in data]
    used = set(_written(shapes))
    for kind in _shapes():
        written = {key for where, key in used if issubclass(where, kind)}
        assert _own_fields(kind).keys() - written == set(), kind


def _words(schema: Any) -> Iterator[str]:
    """Yield every word that some key takes."""
    parts = schema.items() if isinstance(schema, dict) else enumerate(schema)
    for key, value in parts:
        if key == "enum":
            yield from value
        elif isinstance(value, dict | list):
            yield from _words(value)


def test_every_word_is_told() -> None:
    """Each that a key can take stands between backticks, be it in an example."""
    code = " ".join(re.findall(r"```yaml\n.*?```|`[^`\n]+`", PAGE, re.DOTALL))
    told = set(re.findall(r"[a-z_-]+", code))
    assert {*_words(rubric_schema()), *REFUSALS} - told == set()


@pytest.mark.parametrize("kind", _shapes(), ids=lambda kind: kind.__name__)
def test_every_key_is_listed(kind: type[Shape]) -> None:
    """Below "All keys", in the words of the schema, and in bold where it must be there."""
    lines = [kind.__doc__ or "", ""]
    for key, field in _own_fields(kind).items():
        mark = "**" if field.is_required() else ""
        lines.append(f"- {mark}`{key}`{mark}: {described(kind)[key]}")
    assert "\n".join(lines) + "\n" in SECTIONS["All keys"]


def test_no_other_key_is_listed() -> None:
    """What rubric.yaml no longer has is gone from the list."""
    keys = sum(len(_own_fields(kind)) for kind in _shapes())
    assert SECTIONS["All keys"].count("\n- ") == keys
