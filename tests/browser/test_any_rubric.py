"""Both scorers on rubrics of every shape and answers of every kind, in a real browser."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from site_builder.scoring import Scorer, lift, to_json
from tests.any_rubric import any_pairs
from tests.browser.shipped import register, shipped_results
from tests.widget_scorer import WidgetScorer, widget_scorer

pytestmark = pytest.mark.usefixtures("tab")

RUBRICS = 1_000
ANSWER_SETS = 20
"""Of each rubric: 20,000 pairs in all."""
TOGETHER = 50
"""Rubrics on one page."""


@pytest.fixture(scope="module")
def widget() -> Iterator[WidgetScorer]:
    """The widget's sources, for the lift, which no page offers by itself."""
    with widget_scorer() as running:
        yield running


@pytest.mark.parametrize("start", range(0, RUBRICS, TOGETHER))
def test_both_scorers_agree(page: Page, widget: WidgetScorer, start: int) -> None:
    """The shipped script says byte for byte what the reference scorer says, refusals too.

    So does the widget's lift, answer by answer; `make pairs` does the same with a million.
    """
    drawn = {str(seed): any_pairs(seed, ANSWER_SETS) for seed in range(start, start + TOGETHER)}
    register(page, {seed: rubric for seed, (rubric, _) in drawn.items()})
    shipped = shipped_results(page, {seed: sets for seed, (_, sets) in drawn.items()})
    for seed, (rubric, sets) in drawn.items():
        scorer = Scorer(rubric)
        for answers, result in zip(sets, shipped[seed], strict=True):
            assert result == to_json(scorer.score(answers)), (seed, answers)
        for answers, said in zip(sets, widget(rubric, sets), strict=True):
            assert json.loads(said.lift) == lift(scorer, answers), (seed, answers)
