"""The vectors of the lift, run by the widget's scorer under Deno."""

import json
from pathlib import Path

from tests.lifting import widget_lifts
from tests.rubrics import loaded

VECTORS = Path(__file__).parent / "vectors"


def test_the_widgets_lift_gives_what_the_vectors_say() -> None:
    """Every lift is the one that was worked out by hand."""
    count = 0
    with widget_lifts() as lifts:
        for path in VECTORS.glob("lift*.json"):
            for group in json.loads(path.read_text("utf-8"))["groups"]:
                cases = group["cases"]
                found = lifts(loaded(group["rubric"]), [case["answers"] for case in cases])
                for case, lift in zip(cases, found, strict=True):
                    assert lift == case["lift"], case["description"]
                count += len(cases)
    assert count > 50
