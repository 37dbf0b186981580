"""Scoring by hand: what a reader adds up gives what the scorer gives."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.by_hand import Band, ByHand, by_hand
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.rubrics import (
    Data,
    answer_sets,
    dimension,
    loaded,
    question,
    rubric_data,
    rubrics,
)

MOST_ANSWER_SETS = 200


def level_at(bands: Sequence[Band], points: int) -> str:
    """Return the level of a total, as a reader looks it up: in exactly one band."""
    (level,) = [band.level for band in bands if band.low <= points <= band.high]
    return level


def points_of(hand: ByHand, answers: dict[str, str]) -> dict[str, int]:
    """Return each dimension's points."""
    return {
        each.dimension.id: sum(points[answers[name]] for name, points in each.points.items())
        for each in hand.dimensions
    }


@given(rubrics(is_plain=True))
def test_bands_agree_with_the_scorer_on_every_answer_set(rubric: Rubric) -> None:
    """Level by level, the overall before caps included; shares of points are positions."""
    hand = by_hand(rubric)
    if hand is None:
        return
    scorer = Scorer(rubric)
    for answers in islice(answer_sets(rubric), MOST_ANSWER_SETS):
        result, points = scorer.score(answers), points_of(hand, answers)
        for each, scored in zip(hand.dimensions, result["dimensions"], strict=True):
            total = points[each.dimension.id]
            assert level_at(each.bands, total) == scored["level"]
            assert Fraction(total, each.most) == Fraction(scored["position"])
        total = sum(points[each.dimension.id] * each.factor for each in hand.dimensions)
        assert level_at(hand.overall, total) == result["overall"]["uncapped"]


@given(rubrics(is_plain=True))
def test_a_plain_rubric_can_be_scored_by_hand(rubric: Rubric) -> None:
    """Unless a dimension has nothing to tell answers apart, or none counts in the overall."""
    spreads = [
        sum(max(values) - min(values) for values in _values(rubric, place))
        for place in range(len(rubric.dimensions))
    ]
    assert rubric.overall is not None
    counts = rubric.overall.of == "questions" or any(each.weight for each in rubric.dimensions)
    assert (by_hand(rubric) is not None) == (all(spreads) and counts)


def _values(rubric: Rubric, place: int) -> list[list[Fraction]]:
    questions = rubric.dimensions[place].questions
    return [[option.value for option in each.question.options] for each in questions]


@given(st.data())
def test_points_are_as_small_as_can_be(data: st.DataObject) -> None:
    """Whole, from 0, without a common divisor: nobody adds up more than needed."""
    hand = by_hand(data.draw(rubrics(is_plain=True)))
    for each in hand.dimensions if hand else ():
        points = [worth for options in each.points.values() for worth in options.values()]
        assert min(points) == 0
        assert all(
            any(worth % divisor for worth in points) for divisor in range(2, max(points) + 1)
        )


def test_a_reader_adds_up_the_example() -> None:
    """Two questions of four statements: 0 to 6 points, and the bounds rounded up to whole ones."""
    four = ("0", "1", "2", "3")
    data = rubric_data(
        dimension("a", question("p", *four), question("q", *four)),
        dimension("b", question("r", *four), question("s", *four)),
    )
    hand = by_hand(loaded(data))
    assert hand is not None
    assert [each.most for each in hand.dimensions] == [6, 6]
    assert hand.dimensions[0].bands == (Band("crawl", 0, 2), Band("walk", 3, 6))
    assert hand.overall == (Band("crawl", 0, 5), Band("walk", 6, 12))
    assert (hand.has_factors, hand.is_even) == (False, True)


def test_weights_become_factors() -> None:
    """Where dimensions count differently, their points are multiplied first."""
    data = rubric_data(dimension("a", weight="3"), dimension("b"), dimension("c", weight="0"))
    hand = by_hand(loaded(data))
    assert hand is not None
    assert [each.factor for each in hand.dimensions] == [3, 1, 0]
    assert hand.has_factors


def test_a_level_that_no_total_reaches_has_no_band() -> None:
    """Of one question with two statements, the level between is never reached."""
    bounds = {"bounds": {"walk": "40", "run": "60"}}
    levels = rubric_data()["levels"]
    run = {"id": "run", "name": levels[0]["name"], "from": "70"}
    hand = by_hand(loaded(rubric_data(dimension("a", **bounds), levels=[*levels, run])))
    assert hand is not None
    assert hand.dimensions[0].bands == (Band("crawl", 0, 0), Band("run", 1, 1))


NOT_LINEAR: dict[str, Data] = {
    "a median": rubric_data(dimension("a", score="median")),
    "blanks that are left out": rubric_data(dimension("a", missing="skip")),
    "not applicable": rubric_data(dimension("a", question("q", not_applicable=True))),
    "one value only": rubric_data(dimension("a", question("q", "1", "1"))),
    "no weight at all": rubric_data(dimension("a", weight="0")),
    "an overall of levels": rubric_data(scoring={"overall": {"of": "levels"}}),
    "the lowest dimension": rubric_data(scoring={"overall": {"score": "min"}}),
}


@pytest.mark.parametrize("name", NOT_LINEAR)
def test_what_is_not_linear_is_not_scored_by_hand(name: str) -> None:
    """Where points cannot be added up, the page says so."""
    assert by_hand(loaded(NOT_LINEAR[name])) is None


def test_without_an_overall_there_is_no_total() -> None:
    """Only the dimensions have bands."""
    hand = by_hand(loaded(rubric_data(scoring={"overall": "none"})))
    assert hand is not None
    assert hand.overall == ()
