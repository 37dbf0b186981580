"""The widget's scorer under the vectors: every vector by Deno, on a copy of the sources."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from site_builder.script.assessment import scoring_part
from tests.mutants.listed import ROOT
from tests.test_vectors import CASES, Case

SOURCES = ROOT / "widget/src"
SCRIPT = ROOT / "widget/tests/score_lines.ts"
MOST_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """The vectors of one rubric: the line that asks for them, and what the answer must be."""

    line: str
    cases: Sequence[Case]

    def are_met(self, told: Sequence[Sequence[str]]) -> bool:
        """Tell whether each case has the result, refusal or lift that was worked out by hand."""
        return all(_is_met(case, *each) for case, each in zip(self.cases, told, strict=True))


@dataclass(frozen=True, slots=True)
class Widget:
    """`widget/src/`, of which a copy is run beside the script that asks it."""

    asked: Sequence[Asked] = field(default_factory=lambda: list(_asked()))
    folder: Path = SOURCES

    def kills(self, copy: Path) -> bool:
        """Tell whether a vector fails; one that never ends fails too."""
        tests = copy.parent / "tests"
        tests.mkdir()
        shutil.copy(SCRIPT, tests)
        try:
            told = _told(tests / SCRIPT.name, [each.line for each in self.asked])
        except subprocess.TimeoutExpired:
            return True
        return told is None or not all(map(Asked.are_met, self.asked, told))


def _asked() -> Iterator[Asked]:
    for _, group in groupby(CASES, lambda case: (case.file, case.group)):
        cases = list(group)
        answers = [case.content["answers"] for case in cases]
        scoring = scoring_part(cases[0].rubric)
        yield Asked(json.dumps({"scoring": scoring, "answers": answers}), cases)


def _told(script: Path, lines: Sequence[str]) -> list[list[list[str]]] | None:
    """Return what the script says of each answer of each line; None where it fails."""
    ran = subprocess.run(
        ["deno", "run", "--quiet", "--no-prompt", "--no-config", str(script)],  # noqa: S607
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    return None if ran.returncode else [json.loads(line) for line in ran.stdout.splitlines()]


def _is_met(case: Case, result: str, lift: str) -> bool:
    if case.expected is not None:
        return result == case.expected
    expected: Any = case.content["lift"]
    return bool(json.loads(lift or "0") == expected)
