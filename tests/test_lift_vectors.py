"""The vectors of the lift, and the models' lifts, by the widget's scorer under Deno."""

import json
from pathlib import Path

from tests.models import models
from tests.rubrics import loaded
from tests.widget_scorer import widget_scorer

VECTORS = Path(__file__).parent / "vectors"


def test_the_widgets_lift_gives_what_the_vectors_say() -> None:
    """Every lift is the one that was worked out by hand."""
    count = 0
    with widget_scorer() as score:
        for path in VECTORS.glob("lift*.json"):
            for group in json.loads(path.read_text("utf-8"))["groups"]:
                cases = group["cases"]
                found = score(loaded(group["rubric"]), [case["answers"] for case in cases])
                for case, said in zip(cases, found, strict=True):
                    assert json.loads(said.lift) == case["lift"], case["description"]
                count += len(cases)
    assert count > 50


def test_the_widgets_lift_gives_what_the_models_say() -> None:
    """A visitor of a model is shown the lift that was worked out by hand."""
    with widget_scorer() as score:
        for model in models():
            cases = [case for case in model.cases if "lift" in case]
            found = score(model.rubric, [case["answers"] for case in cases])
            assert [json.loads(said.lift) for said in found] == [case["lift"] for case in cases], (
                model
            )
