"""The vectors, run by the shipped engine in a browser."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from site_builder.assessment import Presentation, assessment
from site_builder.doubts import beyond_widget
from site_builder.engine import current_engine
from site_builder.rubric.load import load_rubric
from site_builder.script import script
from site_builder.source import Source
from site_builder.verify.shipped import shipped_result

VECTORS = Path(__file__).parents[1] / "vectors"


def _groups() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(VECTORS.glob("*.json")):
        if path.name != "schema.json":
            for number, group in enumerate(json.loads(path.read_text("utf-8"))["groups"]):
                yield f"{path.stem}-{number}", group


GROUPS = dict(_groups())


@pytest.mark.parametrize("name", GROUPS)
def test_shipped_engine_gives_what_the_vectors_say(page: Page, name: str) -> None:
    """Every case of the group has the result or the refusal that was worked out by hand."""
    group = GROUPS[name]
    loaded = load_rubric(Source(f"{name}.json", json.dumps(group["rubric"])), ("en",))
    assert loaded.value, loaded.problems
    if any(beyond_widget(loaded.value)):
        pytest.skip("the widget's scorer knows the core of the scoring reference only")
    presentation = Presentation(
        name, name, "https://e.org/", "ltr", "latn", True, "“ ” ‘ ’", {}, {}, {}
    )
    data = assessment(name, loaded.value, {"en": presentation})
    page.add_script_tag(content=script(current_engine(), data).decode())
    for case in group["cases"]:
        expected = case.get("result") or ("error" in case and {"error": case["error"]})
        if expected:
            shipped = shipped_result(page, name, case["answers"])
            written = json.dumps(
                expected, sort_keys=True, separators=(",", ":"), ensure_ascii=False
            )
            assert shipped == written, case["description"]
