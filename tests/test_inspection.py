"""What `inspect` shows of the first check and of others."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from site_builder.analysis import analyse
from site_builder.review.inspection import Inspected, as_json, inspect, show
from site_builder.scoring import Scorer
from tests.projects import MINIMAL
from tests.rubrics import Data, dimension, loaded, question, rubric_data

ROOT = Path(__file__).parents[1]


def shown(inspected: Inspected) -> str:
    """Return what is printed, on a wide terminal."""
    text = io.StringIO()
    show(inspected, Console(file=text, width=140))
    return text.getvalue()


def inspected(data: Data, limit: int = 10_000) -> Inspected:
    """Return what a rubric can come to."""
    rubric = loaded(data)
    return Inspected("a-check", rubric, analyse(rubric, limit))


def test_the_first_check_is_shown_as_it_is() -> None:
    """Two questions of four statements in each of five dimensions, all levels within reach."""
    (first,) = inspect(ROOT, "sales-process")
    text = shown(first)
    assert "1,048,576 answer sets" in text
    assert "never" not in text
    found = json.loads(as_json(first))
    assert found["dimensions"]["answer_sets"] == 4**10
    assert set(found["overall"]["levels"]) == {"crawl", "walk", "sprint", "fly"}
    assert len(found["dimensions"]["tied"]) == 10


def test_answers_lead_where_they_are_said_to() -> None:
    """Each set of answers in the JSON, scored, has the level that it stands under."""
    (first,) = inspect(ROOT, "sales-process")
    scorer = Scorer(first.rubric)
    for level, found in json.loads(as_json(first))["overall"]["levels"].items():
        assert scorer.score(found["answers"])["overall"]["level"] == level


def test_one_of_two_questions_is_easily_checked() -> None:
    """Two questions of two options: both right once in four, so half the sets score 50 or more."""
    found = json.loads(as_json(next(inspect(MINIMAL))))
    assert found["overall"]["levels"]["high"]["alike"] == "0.750000"
    assert found["overall"]["levels"]["low"]["alike"] == "0.250000"
    assert found["dimensions"]["no_bottleneck"]["alike"] == "0.250000"


def test_what_never_happens_is_said() -> None:
    """A flag, a cap and a level out of reach (before caps too) have the word twice each."""
    scoring: Data = {
        "caps": [{"id": "idle", "above_weakest": "1", "text": {"en": "Cap"}}],
        "flags": [{"id": "none", "when": {"any": []}, "text": {"en": "Flag"}}],
        "void": {"when": {"question": "q", "is": "a"}, "text": {"en": "Void"}},
    }
    text = shown(inspected(rubric_data(dimension("a", question("q")), scoring=scoring)))
    assert text.count("never") == 8
    assert "the level is withheld" in text


def test_levels_before_caps_are_shown_where_there_are_caps() -> None:
    """Without any they would say the same twice."""
    without = rubric_data(dimension("a", question("q")))
    cap = {"id": "weak", "above_weakest": "1", "text": {"en": "Cap"}}
    capped = rubric_data(dimension("a", question("q")), scoring={"caps": [cap]})
    assert "before caps" in shown(inspected(capped))
    assert "before caps" not in shown(inspected(without))


def test_of_one_dimension_none_come_lowest_together() -> None:
    """Of two they may."""
    two = rubric_data(dimension("a", question("q")), dimension("b", question("r")))
    assert "several together" in shown(inspected(two))
    assert "several together" not in shown(inspected(rubric_data()))


def test_each_model_says_whom_it_means() -> None:
    """On a line of its own, which fits a terminal of 80 columns."""
    said = shown(inspected(rubric_data())).splitlines()
    (alike,) = [line for line in said if line.startswith("all alike: ")]
    (around,) = [line for line in said if line.startswith("around a level: ")]
    assert "as often as any other" in alike
    assert "as real people do" in around
    assert max(len(alike), len(around)) < 80


@pytest.mark.parametrize("limit", [1, 3])
def test_what_takes_too_long_is_undecided(limit: int) -> None:
    """It is never called unreachable."""
    asked = [question(f"q{n}", "0", "1", "5") for n in range(2)]
    found = inspected(rubric_data(dimension("a", *asked, score="median")), limit)
    assert "undecided" in shown(found)
    assert json.loads(as_json(found))["dimensions"] is None


def test_without_an_overall_there_is_none() -> None:
    """Only dimensions have levels."""
    text = shown(inspected(rubric_data(scoring={"overall": "none"})))
    assert "Level of each dimension" in text
    assert "Overall level" not in text
