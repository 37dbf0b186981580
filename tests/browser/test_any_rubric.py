"""Both scorers on rubrics of every shape and answers of every kind, in a real browser."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from site_builder.scoring import Scorer, lift, to_json
from tests.any_rubric import any_answers, any_rubric
from tests.browser.shipped import register, shipped_results
from tests.lifting import Lifts, widget_lifts

RUBRICS = 1_000
ANSWER_SETS = 20
"""Of each rubric: 20,000 pairs in all."""


@pytest.fixture(scope="module")
def lifts() -> Iterator[Lifts]:
    """The widget's lift, which no page offers by itself."""
    with widget_lifts() as running:
        yield running


@settings(
    max_examples=RUBRICS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.randoms(use_true_random=False))
def test_both_scorers_agree(page: Page, lifts: Lifts, rng: Random) -> None:
    """The shipped script says byte for byte what the reference scorer says, refusals too.

    So does the widget's lift, answer by answer.
    """
    rubric = any_rubric(rng)
    sets = [any_answers(rng, rubric) for _ in range(ANSWER_SETS)]
    page.goto("about:blank")  # where no check has an id yet
    register(page, "any", rubric)
    scorer = Scorer(rubric)
    for answers, shipped in zip(sets, shipped_results(page, "any", sets), strict=True):
        assert shipped == to_json(scorer.score(answers)), answers
    for answers, lifted in zip(sets, lifts(rubric, sets), strict=True):
        assert lifted == lift(scorer, answers), answers
