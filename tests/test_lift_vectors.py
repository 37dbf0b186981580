"""The vectors of the lift, run by the widget's scorer under Deno."""

import json
import subprocess
from pathlib import Path

from site_builder.assessment import scoring_part
from site_builder.rubric.load import load_rubric
from site_builder.source import Source

ROOT = Path(__file__).parents[1]
VECTORS = ROOT / "tests/vectors/lift.json"


def test_the_widgets_lift_gives_what_the_vectors_say() -> None:
    """Every lift is the one that was worked out by hand."""
    asked, expected = [], []
    for group in json.loads(VECTORS.read_text("utf-8"))["groups"]:
        rubric = load_rubric(Source(VECTORS.name, json.dumps(group["rubric"])), ("en",)).value
        assert rubric
        for case in group["cases"]:
            asked.append({"scoring": scoring_part(rubric), "answers": case["answers"]})
            expected.append(case["lift"])
    ran = subprocess.run(
        ["deno", "run", "--quiet", "--no-prompt", "tests/lift_lines.ts"],  # noqa: S607
        cwd=ROOT / "widget",
        input="\n".join(map(json.dumps, asked)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert list(map(json.loads, ran.stdout.splitlines())) == expected
