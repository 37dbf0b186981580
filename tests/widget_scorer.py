"""The widget's scorer and its lift, run by Deno; no page offers the lift by itself."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from site_builder.rubric.values import Rubric
from site_builder.script.assessment import scoring_part
from site_builder.script.engine import deno_path

WIDGET = Path(__file__).parents[1] / "widget"


@dataclass(frozen=True, slots=True)
class Said:
    """What the widget says of answers: the result, and the lift, as it writes them in JSON."""

    result: str
    lift: str


class WidgetScorer(Protocol):
    """Scores answer sets by the widget's sources."""

    def __call__(self, rubric: Rubric, answer_sets: Sequence[Any]) -> list[Said]:
        """Return what is said of each of the answer sets."""


@contextmanager
def widget_scorer() -> Iterator[WidgetScorer]:
    """Run one Deno for as many rubrics as are asked for."""
    command = [deno_path(), "run", "--quiet", "--no-prompt", "tests/score_lines.ts"]
    with subprocess.Popen(
        command, cwd=WIDGET, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as deno:
        assert deno.stdin
        assert deno.stdout
        asked, answered = deno.stdin, deno.stdout

        def said(rubric: Rubric, answer_sets: Sequence[Any]) -> list[Said]:
            line = {"scoring": scoring_part(rubric), "answers": answer_sets}
            asked.write(json.dumps(line) + "\n")
            asked.flush()
            return [Said(*each) for each in json.loads(answered.readline())]

        yield said
