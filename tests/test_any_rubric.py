"""Rubrics of every shape and answers of every kind, wrong ones included, through both scorers."""

import json
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from site_builder.scoring import Scorer, lift, to_json
from tests.any_rubric import any_answers, any_rubric
from tests.widget_scorer import WidgetScorer, widget_scorer

PARTS = 4
RUBRICS = 250
"""In each part, which two workers share: 1,000 in all."""
ANSWER_SETS = 20
"""Of each rubric: 20,000 pairs in all."""


@pytest.fixture(scope="module")
def widget() -> Iterator[WidgetScorer]:
    """The widget's scorer; the script as it ships is compared in `tests/browser`."""
    with widget_scorer() as running:
        yield running


@pytest.mark.parametrize("part", range(PARTS))
def test_both_scorers_agree(widget: WidgetScorer, part: int) -> None:
    """Byte for byte, refusals too, and so does the lift; Hypothesis shrinks what does not."""

    @seed(part)
    @settings(max_examples=RUBRICS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.randoms(use_true_random=False))
    def agree(rng: Random) -> None:
        rubric = any_rubric(rng)
        sets = [any_answers(rng, rubric) for _ in range(ANSWER_SETS)]
        scorer = Scorer(rubric)
        for answers, said in zip(sets, widget(rubric, sets), strict=True):
            assert said.result == to_json(scorer.score(answers)), answers
            assert json.loads(said.lift) == lift(scorer, answers), answers

    agree()
