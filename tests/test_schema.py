"""The schemas for editors: what they complete, what they underline."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from site_builder.output.write import WriteError
from site_builder.schema import SCHEMAS, rubric_schema, schema_text, write_schemas
from tests.any_rubric import rubric_file
from tests.projects import MINIMAL, WHOLE

ROOT = Path(__file__).parents[1]
PROJECTS = (ROOT, MINIMAL, WHOLE)
PLACES = {
    "rubric": "content/*/rubric.yaml",
    "site": "content/site.yaml",
    "check": "content/*/check.yaml",
    "strings": "content/strings/*.yaml",
}
FILES = [
    (name, path)
    for name, places in PLACES.items()
    for project in PROJECTS
    for path in sorted(project.glob(places))
]
OUR_OWN = [(name, path) for name, path in FILES if ROOT / "content" in path.parents]
WRITTEN = ROOT / "content/.schema"
POINTS_AT = "# yaml-language-server: $schema="
VALIDATOR = Draft202012Validator(rubric_schema())


def read(path: Path) -> Any:
    """Return a file as an editor reads it; libyaml takes all YAML that our files are in."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def faults(data: Any) -> list[str]:
    """Return what an editor would underline in a rubric."""
    return [error.message for error in VALIDATOR.iter_errors(data)]


@pytest.mark.parametrize(("name", "path"), FILES)
def test_a_file_without_problems_is_not_underlined(name: str, path: Path) -> None:
    """As an editor reads YAML: `3` is a number and `No` a boolean."""
    Draft202012Validator(SCHEMAS[name]()).validate(read(path))


def test_there_is_a_file_of_every_kind() -> None:
    """So that no schema goes unused."""
    assert {name for name, _ in FILES} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_beside_our_content_are_todays(name: str) -> None:
    """`niveaucheck schema --write content/.schema` writes them anew."""
    assert (WRITTEN / f"{name}.json").read_text("utf-8") == schema_text(name)


@pytest.mark.parametrize(("name", "path"), OUR_OWN)
def test_our_own_files_point_at_their_schema(name: str, path: Path) -> None:
    """By a path from the file itself, in its first line, as the YAML language server wants it."""
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith(POINTS_AT)
    assert (path.parent / first.removeprefix(POINTS_AT)).resolve() == WRITTEN / f"{name}.json"


def test_what_is_written_is_what_is_printed(tmp_path: Path) -> None:
    """One file for each schema, and nothing else; the folder is made."""
    paths = write_schemas(tmp_path / "new")
    assert {path.stem: path.read_text("utf-8") for path in paths} == {
        name: schema_text(name) for name in SCHEMAS
    }
    assert sorted(paths) == sorted((tmp_path / "new").iterdir())


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    """Data of the same name that are no schema; an older schema makes way."""
    older = schema_text("rubric").replace("rubric.yaml", "rubric")
    (tmp_path / "rubric.json").write_text(older, "utf-8")
    (tmp_path / "site.json").write_text("{}", "utf-8")
    with pytest.raises(WriteError, match=r"site.json is not of this program"):
        write_schemas(tmp_path)
    assert (tmp_path / "rubric.json").read_text("utf-8") == schema_text("rubric")
    assert (tmp_path / "site.json").read_text("utf-8") == "{}"


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
        if "properties" in node:
            yield from node.get("properties", {}).items()
        for each in node.values():
            yield from _properties(each)
