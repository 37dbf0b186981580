"""The widget's lift, run by Deno: no page offers it by itself."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from site_builder.assessment import scoring_part
from site_builder.engine import deno_path
from site_builder.rubric.values import Rubric

WIDGET = Path(__file__).parents[1] / "widget"


class Lifts(Protocol):
    """Gives the lift of each of some answer sets, for a rubric."""

    def __call__(self, rubric: Rubric, answer_sets: Sequence[Any]) -> list[Any]:
        """Return a question and an option, or None, for each of them."""


@contextmanager
def widget_lifts() -> Iterator[Lifts]:
    """Run one Deno for as many rubrics as are asked for."""
    command = [deno_path(), "run", "--quiet", "--no-prompt", "tests/lift_lines.ts"]
    with subprocess.Popen(
        command, cwd=WIDGET, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as deno:
        assert deno.stdin
        assert deno.stdout
        asked, answered = deno.stdin, deno.stdout

        def lifts(rubric: Rubric, answer_sets: Sequence[Any]) -> list[Any]:
            asked.write(json.dumps({"scoring": scoring_part(rubric), "sets": answer_sets}) + "\n")
            asked.flush()
            found: list[Any] = json.loads(answered.readline())
            return found

        yield lifts
