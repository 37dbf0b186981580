"""Which scorings the plain engine is trusted with."""

from typing import Any

import pytest

from site_builder.script.assessment import scoring_part
from site_builder.script.bundle import script
from site_builder.script.core import is_core
from site_builder.script.engine import Engine
from tests.rubrics import Data, dimension, loaded, options, question, rubric_data, text

ENGINE = Engine("plain()", "full()", "", "", "0" * 16)
HOLDS: Data = {"any": [{"all": []}]}
CAP = {"id": "limit", "text": text()}
NUMBER = {"id": "n", "text": text(), "number": {"min": "0", "max": "9"}}
POINTED = [{**option, "points": {"a": "1", "b": "2"}} for option in options(None, None)]


def core(*dimensions: Data, **keys: Any) -> bool:
    """Return whether a rubric with these dimensions and keys is in the core."""
    return is_core(scoring_part(loaded(rubric_data(*dimensions, **keys))))


def test_a_rubric_of_the_core_is_in_it() -> None:
    """Values, weights, functions, policies, not applicable, caps, ties, an overall of any kind."""
    asked = question("q", "1/2", "-3", weight="2", not_applicable="true")
    for function in ("percent", "mean", "sum", "min", "max", "median"):
        for missing in ("require", "skip", "worst", {"constant": "1"}):
            assert core(dimension("a", asked, score=function, missing=missing, weight="0"))
    for overall in ("none", {"of": "questions"}, {"of": "levels"}, {"score": "percent"}):
        assert core(scoring={"overall": overall, "bottleneck": {"ties": ["a"]}})
    assert core(scoring={"caps": [{**CAP, "above_weakest": "1"}], "flags": []})


@pytest.mark.parametrize(
    "more",
    [
        {"select": "many"},
        {"reverse": "true"},
        {"show_if": {"question": "a-1", "is": "a"}},
        {"feeds": [{"dimension": "a", "weight": "-1"}]},
    ],
    ids=lambda more: next(iter(more)),
)
def test_a_question_beyond_the_core(more: Data) -> None:
    """One key of a question is enough."""
    assert core(dimension("a"), dimension("b", question("q")))
    assert not core(dimension("a"), dimension("b", question("q", **more)))


@pytest.mark.parametrize(
    "rule",
    [
        {"score": {"count": {"at_least": "1"}}},
        {"score": "mean", "scale": "2"},
        {"score": "mean", "offset": "2"},
    ],
    ids=str,
)
def test_a_score_beyond_the_core(rule: Data) -> None:
    """Of a dimension, and of the overall."""
    assert not core(dimension("a", **rule))
    assert not core(scoring={"overall": rule})


def test_stages_are_beyond_the_core() -> None:
    """A checklist has a score that no other has."""
    staged = dimension("a", question("q", required_for=["walk"]), score="staged")
    assert not core(staged)


@pytest.mark.parametrize(
    "asked", [question("q"), NUMBER, question("q") | {"options": POINTED}], ids=str
)
def test_a_question_of_no_dimension_is_beyond_the_core(asked: Data) -> None:
    """Also one that only is asked, or that has points in two dimensions."""
    assert not core(dimension("a"), dimension("b"), questions=[asked])
    assert not core(dimension("a"), dimension("b"), questions=[asked, {**asked, "id": "q2"}])


@pytest.mark.parametrize(
    "more",
    [
        {"caps": [{**CAP, "level": "crawl", "when": HOLDS}]},
        {"flags": [{**CAP, "when": HOLDS}]},
        {"void": {"text": text(), "when": HOLDS}},
        {"outcome": {"strongest": "score"}},
    ],
    ids=lambda more: next(iter(more)),
)
def test_a_result_beyond_the_core(more: Data) -> None:
    """One key that the result tells of is enough."""
    assert not core(scoring=more)


@pytest.mark.parametrize("part", ["questions", "dimensions", "overall", "caps", None])
def test_what_is_not_known_is_beyond_the_core(part: str | None) -> None:
    """A key that the scoring part may get one day never reaches the plain engine unseen."""
    caps = [{**CAP, "above_weakest": "1"}]
    scoring = scoring_part(loaded(rubric_data(scoring={"caps": caps})))
    assert is_core(scoring)
    found = scoring[part] if part else scoring
    (found[0] if isinstance(found, list) else found)["new"] = None
    assert not is_core(scoring)


def test_a_script_carries_the_smaller_engine_that_will_do() -> None:
    """And nothing of the other."""
    assert _engines(rubric_data()) == [b"plain()"]
    assert _engines(rubric_data(questions=[NUMBER])) == [b"full()"]


def _engines(data: Data) -> list[bytes]:
    made = script(ENGINE, {"scoring": scoring_part(loaded(data))})
    return [code for code in (b"plain()", b"full()") if code in made]
