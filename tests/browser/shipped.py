"""The shipped engine with any rubric in it, on a page of a real browser."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Page

from site_builder.rubric.values import Rubric
from site_builder.script.assessment import Presentation, assessment
from site_builder.script.bundle import script
from site_builder.script.engine import Engine, current_engine

_PRESENTATION = Presentation(
    "Check", "Check", "https://e.org/", "ltr", "latn", True, "“ ” ‘ ’", {}, {}, {}
)


def register(page: Page, rubrics: Mapping[str, Rubric], engine: Engine | None = None) -> None:
    """Let the page's element know checks by these ids; an id can be given only once a page."""
    page.add_script_tag(content=scripts(rubrics, engine or current_engine()))


def scripts(rubrics: Mapping[str, Rubric], engine: Engine) -> str:
    """Return the scripts of checks by these ids, as one."""
    return "".join(
        script(engine, assessment(check, rubric, {"en": _PRESENTATION})).decode()
        for check, rubric in rubrics.items()
    )


def shipped_results(page: Page, answer_sets: Mapping[str, Sequence[Any]]) -> dict[str, list[str]]:
    """Return what the page's script makes of each of the answer sets of each check, as JSON."""
    found: dict[str, list[str]] = page.evaluate(SCORE_ALL, json.dumps(answer_sets))
    return found


SCORE_ALL = """(told) => Object.fromEntries(
  Object.entries(JSON.parse(told)).map(([check, sets]) => [check, sets.map((answers) =>
    JSON.stringify(customElements.get("niveau-check").score(check, answers)))]))"""
"""Takes answer sets by check, as JSON."""
