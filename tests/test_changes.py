"""What differs between two rubrics in what they mean: nothing is missed, and nothing made up."""

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.lock.changes import changes
from site_builder.script.assessment import scoring_part
from tests.any_rubric import any_rubric
from tests.rubrics import Data, dimension, loaded, question, rubric_data, text

Json: TypeAlias = Any
Edit: TypeAlias = tuple[Json, str | int, str]
"""A mapping or list, a place in it, and what to do there."""

RANDOMS = st.randoms(use_true_random=False)
A, B = question("q", "0", "1"), question("r", "0", "1", "2")

SHOWN = "{decimals: %s, rounding: floor}"


def told(before: Data, after: Data) -> list[str]:
    """Return what differs between two rubrics, in words."""
    parts = (scoring_part(loaded(each)) for each in (before, after))
    return [change.message for change in changes(*parts)]


def edits(node: Json, around: str = "") -> Iterator[Edit]:
    """Yield every single change that leaves a scoring part one: to a value, or to a list."""
    # An option is a pair, and a question that counts begins with one: they lose nothing.
    is_pair = isinstance(node, list) and around == "[]"
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, dict | list):
            yield from edits(value, "[]" if isinstance(node, list) else str(key))
        elif key != "version" and value is not None:
            yield node, key, "value"
        if isinstance(node, list) and not is_pair:
            yield node, key, "remove"
            if key and node[key] != node[key - 1]:
                yield node, key, "swap"


def edit(node: Json, key: Any, how: str) -> None:
    """Make one change."""
    value = node[key]
    if how == "remove":
        del node[key]
    elif how == "swap":
        node[key - 1], node[key] = value, node[key - 1]
    elif isinstance(value, bool):
        node[key] = not value
    else:
        node[key] = value + 1 if isinstance(value, int) else f"{value}-another"


@settings(max_examples=6)
@given(RANDOMS)
def test_any_single_change_is_noticed(rng: Random) -> None:
    """Whatever of a rubric's scoring it is, of any rubric; the other way round too."""
    before = scoring_part(any_rubric(rng))
    for number, _ in enumerate(edits(before)):
        after = copy.deepcopy(before)
        edit(*list(edits(after))[number])
        assert list(changes(before, after))
        assert list(changes(after, before))


@given(RANDOMS)
def test_what_is_the_same_differs_in_nothing(rng: Random) -> None:
    """Nor does another version of it, nor what JSON makes of it."""
    scoring = scoring_part(any_rubric(rng))
    again = json.loads(json.dumps({**scoring, "version": 9}))
    assert list(changes(scoring, again)) == []


@given(RANDOMS)
def test_every_change_is_told_in_its_place(rng: Random) -> None:
    """Between any two rubrics, and each thing is one that the rubric has a place for."""
    before, after = any_rubric(rng), any_rubric(rng)
    for change in changes(scoring_part(before), scoring_part(after)):
        assert change.thing in after.places
        assert "None" not in change.message


CASES: list[tuple[str, Data, Data, list[str]]] = [
    (
        "a value",
        dimension("a", question("q", "0", "1")),
        dimension("a", question("q", "0", "3/2")),
        ['option "b" of question "q" is worth 3/2, and was published worth 1'],
    ),
    (
        "a weight, told once",
        dimension("a", A, B),
        dimension("a", {**A, "weight": "2"}, B),
        ['question "q" has weight: 2, and was published with 1'],
    ),
    (
        "a weight of a dimension",
        dimension("a", A),
        dimension("a", A, weight="1/2"),
        ['dimension "a" has weight: 1/2, and was published with 1'],
    ),
    (
        "not applicable",
        dimension("a", A),
        dimension("a", {**A, "not_applicable": "true"}),
        ['question "q" has not_applicable: true, and was published with false'],
    ),
    (
        "a function",
        dimension("a", A),
        dimension("a", A, score="mean", bounds={"walk": "50"}),
        ['dimension "a" has score: mean, and was published with percent'],
    ),
    (
        "a policy for blanks",
        dimension("a", A),
        dimension("a", A, missing="skip"),
        ['dimension "a" has missing: {skip: 1}, and was published with require'],
    ),
    (
        "how a score is shown",
        dimension("a", A),
        dimension("a", A, display={"decimals": "1"}),
        [f'dimension "a" has display: {SHOWN % 1}, and was published with {SHOWN % 0}'],
    ),
    (
        "an option more",
        dimension("a", question("q", None, None)),
        dimension("a", question("q", None, None, None)),
        ['option "c" of question "q" is new, and was not published'],
    ),
    (
        "a question less, and with it its options",
        dimension("a", A, B),
        dimension("a", A),
        ['question "r" is gone, and was published'],
    ),
    (
        "questions in another order, told once",
        dimension("a", A, B),
        dimension("a", B, A),
        ['question "r" stands before question "q", and was published after it'],
    ),
    (
        "a bound of one dimension",
        dimension("a", A, bounds={"walk": "50"}),
        dimension("a", A, bounds={"walk": "40"}),
        ['level "walk" begins at 40 in dimension "a", and was published from 50'],
    ),
    (
        "a question that is reversed",
        dimension("a", A),
        dimension("a", {**A, "reverse": "true"}),
        ['question "q" has reverse: true, and was published without'],
    ),
    (
        "a question that is not always shown any more",
        dimension("a", A, B),
        dimension("a", A, {**B, "show_if": {"question": "q", "is": ["a"]}}),
        ['question "r" has show_if: {question: q, is: [a]}, and was published without'],
    ),
    (
        "stages",
        dimension("a", {**A, "required_for": ["walk"]}, score="staged"),
        dimension("a", {**A, "required_for": ["walk"], "met": "0"}, score="staged"),
        ['question "q" in dimension "a" has met: 0, and was published with 1'],
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "said"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_change_is_told_once(before: Data, after: Data, said: list[str]) -> None:
    """In one sentence, about the thing that was changed."""
    assert told(rubric_data(before), rubric_data(after)) == said


def test_a_level_that_begins_elsewhere_is_told_once() -> None:
    """Though all dimensions and the overall have their bounds from it."""
    before = rubric_data(dimension("a"), dimension("b"))
    after = copy.deepcopy(before)
    after["levels"][1]["from"] = "60"
    where = 'dimension "a", dimension "b" and the overall'
    assert told(before, after) == [
        f'level "walk" begins at 60 in {where}, and was published from 50'
    ]


def test_a_question_that_counts_elsewhere_too() -> None:
    """It is told of the question, and so is what its answers are worth there."""
    own = question("q", "0", "1")
    before = rubric_data(dimension("a", own), dimension("b"))
    after = rubric_data(dimension("a", {**own, "feeds": [{"dimension": "b"}]}), dimension("b"))
    said = 'question "q" in dimension "b" is'
    assert told(before, after) == [f"{said} new, and was not published"]
    assert told(after, before) == [f"{said} gone, and was published"]


def test_points_of_an_option() -> None:
    """They are told of the option, by dimension."""
    both = [dimension("a"), dimension("b")]

    def quiz(points: str) -> Data:
        offered = [
            {"id": "x", "text": text("X"), "points": {"a": "1"}},
            {"id": "y", "text": text("Y"), "points": {"b": points}},
        ]
        return rubric_data(*both, questions=[{"id": "q", "text": text(), "options": offered}])

    assert told(quiz("1"), quiz("2")) == [
        'option "y" of question "q" in dimension "b" gets 2 points, and was published with 1'
    ]


def test_what_the_rubric_says_once() -> None:
    """Caps, flags, ties, what withholds the level, the outcome and the overall."""
    when = {"dimension": "a", "below": "walk"}
    dimensions = [dimension("a"), dimension("b")]
    before = rubric_data(*dimensions, scoring={"overall": "none"})
    after = rubric_data(
        *dimensions,
        scoring={
            "caps": [{"id": "c", "above_weakest": "1", "text": text()}],
            "flags": [{"id": "f", "when": when, "text": text()}],
            "bottleneck": {"ties": ["b"]},
            "void": {"when": when, "text": text()},
            "outcome": {"strongest": "score", "ties": []},
        },
    )
    new = ['cap "c"', 'flag "f"', "the overall", "the outcome", "what withholds the level"]
    ties = "in the ties of the bottleneck, and was published after it"
    assert sorted(told(before, after)) == sorted(
        [
            *(f"{each} is new, and was not published" for each in new),
            f'dimension "b" stands before dimension "a" {ties}',
        ]
    )


def test_ties_of_the_outcome() -> None:
    """They are told apart from those of the bottleneck."""
    dimensions = [dimension("a"), dimension("b")]
    before, after = (
        rubric_data(*dimensions, scoring={"outcome": {"strongest": "score", "ties": ties}})
        for ties in ([], ["b"])
    )
    where = "in the ties of the outcome"
    assert told(before, after) == [
        f'dimension "b" stands before dimension "a" {where}, and was published after it'
    ]
