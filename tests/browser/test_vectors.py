"""The vectors, run by the shipped engines in a browser."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_builder.script.assessment import scoring_part
from site_builder.script.core import is_core
from site_builder.script.engine import Engine, current_engine
from tests.browser.shipped import register, shipped_results
from tests.rubrics import loaded
from tests.test_vectors import written

VECTORS = Path(__file__).parents[1] / "vectors"


def _groups() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(VECTORS.glob("*.json")):
        if path.name != "schema.json":
            for number, group in enumerate(json.loads(path.read_text("utf-8"))["groups"]):
                yield f"{path.stem}-{number}", group


GROUPS = dict(_groups())


@pytest.fixture(scope="module")
def one_page(browser: Browser) -> Iterator[Page]:
    """A page for all groups, each with an id of its own: to open one takes longer than a test."""
    page, errors = browser.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


@pytest.mark.parametrize("name", GROUPS)
def test_the_shipped_engine_gives_what_the_vectors_say(one_page: Page, name: str) -> None:
    """In the script that the rubric's check would have, be it plain or full."""
    _expect_vectors(one_page, name, current_engine())


def test_the_full_engine_gives_what_the_core_vectors_say(page: Page) -> None:
    """What the plain engine can do, the full one does alike."""
    engine = current_engine()
    for name in GROUPS:
        if is_core(scoring_part(loaded(GROUPS[name]["rubric"]))):
            _expect_vectors(page, name, replace(engine, plain=engine.full))


def _expect_vectors(page: Page, name: str, engine: Engine) -> None:
    """Expect of every case of a group what was worked out by hand: its result, or its refusal."""
    group = GROUPS[name]
    cases = cases_of(group)
    register(page, {name: loaded(group["rubric"])}, engine)
    shipped = shipped_results(page, {name: [case["answers"] for case in cases]})
    for case, result in zip(cases, shipped[name], strict=True):
        assert result == expected(case), case["description"]


def cases_of(group: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cases that say what comes of answers, not of changing them."""
    return [case for case in group["cases"] if "lift" not in case]


def expected(case: dict[str, Any]) -> str:
    """Return what the engine must give, as JSON: a result, or a refusal."""
    return written({"error": case["error"]} if "error" in case else case["result"])
