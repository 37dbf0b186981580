"""The models: checks of different shapes, with answers whose results are worked out by hand."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from site_builder.content.tree import Entry, load_content
from site_builder.rubric.values import Rubric
from tests.projects import MODELS

EXPECTED = MODELS / "expected"


@dataclass(frozen=True, slots=True)
class Model:
    """A check of the project and the cases of its file, each like a case of the vectors."""

    entry: Entry
    cases: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        """`sus`."""
        return self.entry.id

    @property
    def rubric(self) -> Rubric:
        """The rubric, as its author wrote it."""
        assert self.entry.rubric
        return self.entry.rubric


def expected_of(path: Path) -> dict[str, Any]:
    """Return a file of cases: `check` and `cases`."""
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


@cache
def models() -> tuple[Model, ...]:
    """Return every model."""
    content = load_content(MODELS).value
    assert content
    return tuple(
        Model(entry, tuple(expected_of(EXPECTED / f"{entry.id}.json")["cases"]))
        for entry in content.entries
    )


def expected_json(case: dict[str, Any]) -> str:
    """Return what a scorer must say of a case that has a result or an error, byte for byte."""
    said = case["result"] if "result" in case else {"error": case["error"]}
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
