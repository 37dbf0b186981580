"""The vectors: each file is what its schema says, each case what the reference scorer says."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer, lift, to_json
from tests.rubrics import loaded

VECTORS = Path(__file__).parent / "vectors"
FILES = sorted(path for path in VECTORS.glob("*.json") if path.name != "schema.json")


@dataclass(frozen=True, slots=True)
class Case:
    """One case, by where it stands."""

    file: Path
    group: int
    number: int

    def __str__(self) -> str:
        """`bounds/1/3`."""
        return f"{self.file.stem}/{self.group + 1}/{self.number + 1}"

    @property
    def content(self) -> dict[str, Any]:
        """The case as written."""
        case: dict[str, Any] = _read(self.file)["groups"][self.group]["cases"][self.number]
        return case

    @property
    def expected(self) -> str | None:
        """What `score` must give, as JSON.stringify writes it; None in a case of the lift."""
        if "lift" in self.content:
            return None
        return written(self.content.get("result") or {"error": self.content["error"]})

    @property
    def rubric(self) -> Rubric:
        """The rubric of its group."""
        return _rubric(self.file, self.group)


def written(expected: Any) -> str:
    """Return JSON as JSON.stringify writes it, with sorted keys; lone surrogates are escaped."""
    text = json.dumps(expected, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode()


@cache
def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


@cache
def _rubric(path: Path, group: int) -> Rubric:
    return loaded(_read(path)["groups"][group]["rubric"])


def _cases() -> Iterator[Case]:
    for path in FILES:
        for group, each in enumerate(_read(path)["groups"]):
            yield from (Case(path, group, number) for number in range(len(each["cases"])))


CASES = list(_cases())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_what_the_schema_says(path: Path) -> None:
    """Every file fits schema.json, and its subject is its name."""
    jsonschema.Draft202012Validator(_read(VECTORS / "schema.json")).validate(_read(path))
    assert _read(path)["subject"] == path.stem


def test_the_schema_is_one() -> None:
    """schema.json is a JSON Schema itself, so that a misspelt keyword checks nothing unseen."""
    jsonschema.Draft202012Validator.check_schema(_read(VECTORS / "schema.json"))


def test_no_case_stands_twice() -> None:
    """A description names one case of its group."""
    for group in (group for path in FILES for group in _read(path)["groups"]):
        cases = [case["description"] for case in group["cases"]]
        assert len(cases) == len(set(cases)), group["description"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case(case: Case) -> None:
    """The scorer says what was worked out by hand from the page."""
    content, scorer = case.content, Scorer(case.rubric)
    if case.expected is None:
        assert lift(scorer, content["answers"]) == content["lift"], content["why"]
    else:
        assert to_json(scorer.score(content["answers"])) == case.expected, content["why"]
