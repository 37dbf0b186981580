"""What a rubric must mean where it has more than options, values and weights: the edges."""

from typing import Any

import pytest

from tests.rubrics import Data, dimension, problems_of, question, rubric_data, text

STAGED: Data = {"score": "staged"}


def staged(name: str = "a", **keys: Any) -> Data:
    """Return a staged dimension whose one question is asked for by `walk`."""
    return dimension(name, question(f"{name}-1", required_for=["walk"]), **STAGED, **keys)


def own(*questions: Data, **keys: Any) -> Data:
    """Return a rubric with questions of no dimension."""
    return rubric_data(questions=list(questions), **keys)


def number(name: str = "n", **keys: Any) -> Data:
    """Return a question that asks for a number."""
    return {"id": name, "text": text(), "number": {"min": "0", "max": "9"}, **keys}


def pointed(name: str = "p", dimension_id: str = "a", **keys: Any) -> Data:
    """Return a question whose options have points."""
    options = question(name)["options"]
    first = {**options[0], "points": {dimension_id: "2"}}
    return {"id": name, "text": text(), "options": [first, options[1]], **keys}


def noticed(when: Data, **keys: Any) -> Data:
    """Return a scoring part with a flag on a condition."""
    return {"flags": [{"id": "f", "when": when, "text": text()}], **keys}


SETS: Data = {"agree": question("q")["options"]}

ALLOWED: dict[str, Data] = {
    "no feeds at all": own(question("q", feeds=[])),
    "an option set that nobody uses": rubric_data(option_sets=SETS),
    "more at most than there are": rubric_data(
        dimension("a", question("q", select="many", at_most="9"))
    ),
    "the default of select": rubric_data(dimension("a", question("q", select="one"))),
    "a scale of one": rubric_data(dimension("a", scale="1", offset="0")),
    "reverse: false with points": own(pointed(reverse="false")),
    "a question that is only asked": own(question("q")),
    "a question that names no stage": rubric_data(
        dimension("a", question("q", required_for=["walk"]), question("r", met="1"), **STAGED)
    ),
    "stages that own score takes from bounds": rubric_data(
        staged(), scoring={"dimension": {"bounds": {"walk": "1"}, "scale": "2", "offset": "1"}}
    ),
    "a falling number": own(
        {"id": "n", "text": text(), "number": {"min": "0", "max": "9", "from": "9", "to": "0"}}
    ),
    "all of nothing": rubric_data(scoring=noticed({"all": []})),
    "an order of all": rubric_data(dimension("a", question("q"), question("r")), order=["r", "q"]),
    "a question shown by one that an order puts before it": rubric_data(
        dimension(
            "a",
            question("q", show_if={"question": "r", "is": "a"}),
            question("r"),
        ),
        order=["r", "q"],
    ),
    "a feed that takes away from a sum": rubric_data(
        dimension("a", score="sum"),
        questions=[question("q", feeds=[{"dimension": "a", "weight": "-1"}])],
    ),
    "an outcome without an overall": rubric_data(
        scoring={"overall": "none", "outcome": {"strongest": "score"}}
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_may_be_written(name: str) -> None:
    """A key in its place may make no difference."""
    assert [problem.code for problem in problems_of(ALLOWED[name])] == []


REFUSED: dict[str, tuple[Data, str]] = {
    "required without select: many": (
        rubric_data(dimension("a", question("q", required="true"))),
        "key-out-of-place",
    ),
    "at_most without select: many": (
        rubric_data(dimension("a", question("q", select="one", at_most="1"))),
        "key-out-of-place",
    ),
    "select beside a number": (own(number(select="one")), "key-out-of-place"),
    "neither options nor a number": (own({"id": "q", "text": text()}), "missing-key"),
    "met outside stages": (
        rubric_data(dimension("a", question("q", met="1"))),
        "key-out-of-place",
    ),
    "required_for of no dimension": (
        own(question("q", required_for=["walk"])),
        "key-out-of-place",
    ),
    "bounds of stages": (rubric_data(staged(bounds={"walk": "1"})), "key-out-of-place"),
    "a scale of stages": (rubric_data(staged(scale="2")), "key-out-of-place"),
    "a scale of levels": (
        rubric_data(scoring={"overall": {"of": "levels", "scale": "2"}}),
        "key-out-of-place",
    ),
    "a count of levels": (
        rubric_data(scoring={"overall": {"of": "levels", "score": {"count": {"at_least": "1"}}}}),
        "score-of-levels",
    ),
    "an overall in stages": (
        rubric_data(scoring={"overall": {"score": "staged"}}),
        "unknown-word",
    ),
    "stages that inherit skip": (
        rubric_data(staged(), scoring={"dimension": {"missing": "skip"}}),
        "staged-skips",
    ),
    "a feed into stages": (
        rubric_data(staged(), questions=[question("q", feeds=[{"dimension": "a"}])]),
        "feeds-staged",
    ),
    "points into stages": (rubric_data(staged(), questions=[pointed()]), "feeds-staged"),
    "a feed home": (
        rubric_data(dimension("a", question("q", feeds=[{"dimension": "a"}]))),
        "feeds-twice",
    ),
    "two feeds into one": (
        own(question("q", feeds=[{"dimension": "a"}, {"dimension": "a"}])),
        "feeds-twice",
    ),
    "a feed that takes away from a mean": (
        rubric_data(
            dimension("a", score="mean"),
            questions=[question("q", feeds=[{"dimension": "a", "weight": "-1"}])],
        ),
        "weight-negative",
    ),
    "points in a dimension": (rubric_data(dimension("a", pointed())), "key-out-of-place"),
    "points turned round": (own(pointed(reverse="true")), "key-out-of-place"),
    "points and feeds": (own(pointed(feeds=[{"dimension": "a"}])), "key-out-of-place"),
    "points for a dimension that there is not": (
        own(pointed(dimension_id="z")),
        "unknown-dimension",
    ),
    "an order of one that there is not": (
        rubric_data(dimension("a", question("q")), order=["q", "z"]),
        "unknown-question",
    ),
    "an order that names one twice": (
        rubric_data(dimension("a", question("q")), order=["q", "q"]),
        "named-twice",
    ),
    "a question shown by one that an order puts after it": (
        rubric_data(
            dimension("a", question("q"), question("r", show_if={"question": "q", "is": "a"})),
            order=["r", "q"],
        ),
        "condition-on-later",
    ),
    "options of a condition named twice": (
        rubric_data(
            dimension("a", question("q")),
            scoring=noticed({"question": "q", "is": ["a", "a"]}),
        ),
        "named-twice",
    ),
    "a condition on a list of questions": (
        rubric_data(scoring=noticed({"question": ["q"], "is": "a"})),
        "not-text",
    ),
    "a sum of nothing": (
        rubric_data(scoring=noticed({"sum_of": [], "at_least": "1"})),
        "too-few",
    ),
    "a void without an overall": (
        rubric_data(scoring={"overall": "none", "void": {"when": {"all": []}, "text": text()}}),
        "key-out-of-place",
    ),
    "a cap that does not say when": (
        rubric_data(scoring={"caps": [{"id": "c", "level": "walk", "text": text()}]}),
        "cap-form",
    ),
    "two flags with one id": (
        rubric_data(scoring={"flags": [{"id": "f", "when": {"all": []}, "text": text()}] * 2}),
        "duplicate-id",
    ),
    "an overall as a dimension": (
        rubric_data(scoring=noticed({"dimension": "overall", "at_least": "walk"})),
        "unknown-dimension",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_not_be_written(name: str) -> None:
    """One mistake, one problem."""
    data, code = REFUSED[name]
    assert [problem.code for problem in problems_of(data)] == [code]
