"""The shipped engine with any rubric in it, on a page of a real browser."""

import json
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from site_builder.assessment import Presentation, assessment
from site_builder.engine import Engine, current_engine
from site_builder.rubric.values import Rubric
from site_builder.script import script

_PRESENTATION = Presentation(
    "Check", "Check", "https://e.org/", "ltr", "latn", True, "“ ” ‘ ’", {}, {}, {}
)


def register(page: Page, check: str, rubric: Rubric, engine: Engine | None = None) -> None:
    """Let the page's element know a check by this id; an id can be given only once a page."""
    data = assessment(check, rubric, {"en": _PRESENTATION})
    page.add_script_tag(content=script(engine or current_engine(), data).decode())


def shipped_results(page: Page, check: str, answer_sets: Sequence[Any]) -> list[str]:
    """Return what the page's script makes of each of the answer sets, as JSON."""
    found = page.evaluate(_SCORE_ALL, [check, json.dumps(answer_sets)])
    return [str(each) for each in found]


_SCORE_ALL = """([check, sets]) => JSON.parse(sets).map((answers) =>
  JSON.stringify(customElements.get("niveau-check").score(check, answers)))"""
