"""The schemas for editors: what they complete, what they underline."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from site_builder.schema import SCHEMAS, rubric_schema, site_schema
from tests.any_rubric import rubric_file
from tests.projects import MINIMAL, WHOLE

ROOT = Path(__file__).parents[1]
RUBRICS = [
    path for folder in (ROOT, MINIMAL, WHOLE) for path in folder.glob("content/*/rubric.yaml")
]
SITES = [folder / "content" / "site.yaml" for folder in (ROOT, MINIMAL, WHOLE)]
VALIDATOR = Draft202012Validator(rubric_schema())


def read(path: Path) -> Any:
    """Return a file as an editor reads it; libyaml takes all YAML that our files are in."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def faults(data: Any) -> list[str]:
    """Return what an editor would underline in a rubric."""
    return [error.message for error in VALIDATOR.iter_errors(data)]


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.parent.name)
def test_a_rubric_without_problems_is_not_underlined(path: Path) -> None:
    """As an editor reads YAML: `3` is a number and `No` a boolean."""
    assert faults(read(path)) == []


@pytest.mark.parametrize("path", SITES, ids=lambda path: path.parents[1].name)
def test_a_site_without_problems_is_not_underlined(path: Path) -> None:
    """As an editor reads YAML."""
    Draft202012Validator(site_schema()).validate(read(path))


@pytest.mark.parametrize("seed", range(300))
def test_a_rubric_of_any_shape_is_not_underlined(seed: int) -> None:
    """Whatever the loader takes."""
    plain = yaml.safe_load(yaml.safe_dump(rubric_file(Random(seed))))  # noqa: S311 - no secret
    assert faults(_as_written(plain)) == []


def _as_written(data: Any) -> Any:
    """Return the data as an editor reads it where a file has `true` and 3 without quotes."""
    if isinstance(data, dict):
        return {key: _as_written(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_written(value) for value in data]
    return yaml.safe_load(data) if isinstance(data, str) else data


@pytest.mark.parametrize(
    "change",
    [
        {"dimension": []},
        {"version": "one"},
        {"levels": None},
        {"scoring": {"dimension": {"score": "average"}}},
        {"scoring": {"void": {"when": {"quesion": "q", "is": "a"}, "text": {"en": "x"}}}},
        {"option_sets": {"Agree": []}},
    ],
    ids=str,
)
def test_a_mistake_is_underlined(change: dict[str, Any]) -> None:
    """A misspelt key, a word that is none, an empty value, a condition of no kind."""
    whole = read(MINIMAL / "content/first/rubric.yaml")
    assert faults(whole) == []
    assert faults({**whole, **change})


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    """An editor shows it where the key is written."""
    schema = SCHEMAS[name]()
    Draft202012Validator.check_schema(schema)
    for key, part in _properties(schema):
        assert part.get("description", "").endswith("."), key


def _properties(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, list):
        for each in node:
            yield from _properties(each)
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield from node.get("properties", {}).items()
        for each in node.values():
            yield from _properties(each)
