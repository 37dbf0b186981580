"""Scoring by hand: a reader of the page's text comes to what the scorer says."""

from collections.abc import Iterable, Mapping
from math import gcd
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.by_hand.scores import Band
from site_builder.by_hand.values import ByHand
from site_builder.by_hand.whole import by_hand
from site_builder.content.tree import load_content
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.any_rubric import any_answers, rubric_file
from tests.browser.answer_sets import telling_answer_sets
from tests.by_hand_page import OnPaper, read
from tests.by_hand_reader import UNKNOWN, Reader
from tests.by_hand_rubrics import (
    asides_in,
    in_words,
    loaded_in_all,
    named,
    on_paper,
    section_of,
    strings_in,
    word,
)
from tests.models import Model, models
from tests.rubrics import Data, dimension, loaded, question, rubric_data, rubrics

RUBRICS, SETS = 150, 12
LANGUAGES = ("nl", "en")


def first_check() -> Rubric:
    """Return the rubric of the project itself."""
    content = load_content(Path(__file__).parents[1]).value
    assert content
    (rubric,) = [entry.rubric for entry in content.entries if entry.rubric]
    return rubric


def paper_of(rubric: Rubric, language: str) -> OnPaper:
    """Return what the page says of a rubric."""
    levels = [word(level.name, language) for level in rubric.levels]
    section, asides = section_of(rubric, language), asides_in(rubric, language)
    return read(section, strings_in(language), levels, asides)


def told(rubric: Rubric, paper: OnPaper, answers: dict[str, Any], language: str) -> dict[str, Any]:
    """Return what a reader works out."""
    levels = [word(level.name, language) for level in rubric.levels]
    given = in_words(rubric, answers, language)
    reader = Reader(paper, strings_in(language), levels, given)
    return {
        "levels": reader.levels_of_dimensions(),
        "overall": UNKNOWN if reader.overall == UNKNOWN else reader.level(),
        "bottleneck": reader.bottleneck(),
        "outcome": reader.outcome(),
        "flags": reader.notices(),
    }


def expected(
    rubric: Rubric, result: Mapping[str, Any], found: Mapping[str, Any], language: str
) -> dict[str, Any]:
    """Return the scorer's result in the page's words, `found` where the page tells nothing."""
    levels = {level.id: word(level.name, language) for level in rubric.levels}
    areas = {each.id: word(each.name, language) for each in rubric.dimensions}
    told_flags = found["flags"]
    # Where the strongest area is all that counts, none is said to lag behind.
    is_quiz = rubric.outcome and not rubric.overall
    said: dict[str, Any] = {
        "levels": [levels.get(each["level"]) for each in result["dimensions"]],
        "overall": result["overall"] and levels.get(result["overall"]["level"]),
        "bottleneck": None
        if is_quiz
        else result["bottleneck"] and areas[result["bottleneck"]["dimension"]],
        "outcome": result["outcome"] and areas[result["outcome"]["dimension"]],
        "flags": {
            text: UNKNOWN if told_flags.get(text) == UNKNOWN else flag.id in result["flags"]
            for flag in rubric.flags
            for text in [word(flag.text, language)]
        },
    }
    return said | {key: UNKNOWN for key in said if found[key] == UNKNOWN}


def assert_right(rubric: Rubric, answer_sets: Iterable[Any], language: str) -> set[str]:
    """Hold what a reader finds against the scorer; return what the page leaves open."""
    paper, scorer = paper_of(rubric, language), Scorer(rubric)
    unknown: set[str] = set()
    for answers in answer_sets:
        given = on_paper(rubric, answers) if isinstance(answers, dict) else answers
        result = scorer.score(given)
        if "error" not in result:
            found = told(rubric, paper, given, language)
            assert found == expected(rubric, result, found, language), given
            unknown |= {key for key in found if found[key] == UNKNOWN}
    return unknown


@pytest.mark.parametrize("seed", range(RUBRICS))
def test_a_reader_of_any_rubric_comes_to_its_result(seed: int) -> None:
    """Levels, caps, bottleneck, outcome and notices, from the text alone."""
    rng = Random(seed)  # noqa: S311 - the same rubrics in every run
    rubric = loaded_in_all(named(rubric_file(rng)))
    assert_right(rubric, (any_answers(rng, rubric) for _ in range(SETS)), LANGUAGES[seed % 2])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", models(), ids=str)
def test_a_reader_of_a_model_comes_to_its_results(model: Model, language: str) -> None:
    """Real texts, with their marks: each model's cases, and nothing is left open."""
    asked = [case["answers"] for case in model.cases]
    assert assert_right(model.rubric, asked, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_of_the_first_check_comes_to_its_results(language: str) -> None:
    """Nothing is left open there."""
    rubric = first_check()
    asked = telling_answer_sets(rubric, 60)
    assert assert_right(rubric, asked, language) == set()


def test_a_simple_rubric_is_said_in_few_words() -> None:
    """One statement a question, points, and a table to look them up in: no sentence more."""
    paper = paper_of(first_check(), "en")
    assert paper.intro == ("by-hand-intro", "by-hand-dimension")
    sentences = [each.key for part in paper.parts.values() for each in part.sentences]
    assert sentences == [
        *("overall-sum", "cap-1"),
        *("bottleneck-points", "bottleneck-ties", "bottleneck-none"),
    ]
    assert not any(each.part.sentences for each in paper.questions)


def test_a_reader_adds_up_the_example() -> None:
    """Two questions of four statements: 0 to 6 points, and the bounds rounded up to whole ones."""
    four = ("0", "1", "2", "3")
    hand = by_hand_of(
        dimension("a", question("p", *four), question("q", *four)),
        dimension("b", question("r", *four), question("s", *four)),
    )
    assert [each.group.most for each in hand.dimensions] == [6, 6]
    assert hand.dimensions[0].group.bands == (Band("crawl", 0, 2), Band("walk", 3, 6))
    assert hand.overall is not None
    assert hand.overall.bands == (Band("crawl", 0, 5), Band("walk", 6, 12))
    assert (hand.overall.has_factors, hand.yardstick) == (False, "points")


def keys_of(paper: OnPaper, strings: dict[str, str], heading: str) -> list[str]:
    """Return the keys of the sentences under one of our own headings."""
    return [each.key for each in paper.parts[strings[heading]].sentences]


def model_named(name: str) -> Rubric:
    """Return the rubric of a model."""
    return next(model.rubric for model in models() if str(model) == name)


def test_the_level_of_the_only_dimension_is_looked_up_once() -> None:
    """The overall level is that one: no second table, and no tie to decide."""
    paper, strings = paper_of(model_named("sus"), "en"), strings_in("en")
    assert paper.parts[strings["overall"]].bands == ()
    assert keys_of(paper, strings, "overall") == ["overall-same"]
    assert keys_of(paper, strings, "bottleneck") == ["bottleneck-only-points"]


@pytest.mark.parametrize(
    ("overall", "is_same"),
    [
        ({"score": "mean"}, True),
        ({"score": "sum"}, False),
        ({"score": "median", "of": "levels"}, True),
        ({"score": "percent", "of": "questions"}, True),
        ({"score": "sum", "of": "questions"}, False),
        ({"score": "mean", "scale": "2"}, False),
        ({"score": "mean", "bounds": {"walk": "60"}}, False),
    ],
)
def test_an_overall_is_the_same_where_score_and_bounds_are(overall: Data, is_same: bool) -> None:
    """Of one dimension that takes part, with a weight of 2, beside one that does not."""
    others = [] if overall.get("of") == "questions" else [dimension("b", weight="0")]
    hand = by_hand_of(dimension("a", weight="2"), *others, scoring={"overall": overall})
    assert hand.overall is not None
    assert (hand.overall.way == "same") == is_same


def test_a_number_is_high_enough_up_to_where_it_changes() -> None:
    """`3 or less: met` is what a reader of a checklist looks for, not what 3 is worth."""
    paper, strings = paper_of(model_named("launch-checklist"), "en"), strings_in("en")
    (asked,) = [each for each in paper.questions if each.name.startswith("After how many")]
    met, not_met = strings["met"], strings["not-met"]
    assert [(row.kind, row.name, *row.cells.values()) for row in asked.rows] == [
        ("at_most", "3", met),
        ("at_least", "4", not_met),
        ("blank", strings["no-answer"], not_met),
    ]


def test_a_count_is_compared_by_its_share_of_the_questions() -> None:
    """Where some are left out, each that counts can give one point."""
    paper, strings = paper_of(model_named("team-check"), "en"), strings_in("en")
    sentences = paper.parts[strings["bottleneck"]].sentences
    items = [item for each in sentences for item in each.items]
    assert "Rhythm: your points ÷ the number of questions that count for you" in items


def test_areas_with_the_same_scale_are_compared_by_their_score() -> None:
    """Nobody divides each of them by 100 to see which is the lowest."""
    paper, strings = paper_of(model_named("kitchen-safety"), "en"), strings_in("en")
    keys = keys_of(paper, strings, "bottleneck")
    assert keys == ["bottleneck-score", "bottleneck-ties", "bottleneck-top-score", "without-level"]


@pytest.mark.parametrize(
    "keys",
    [
        {"score": "mean", "missing": {"constant": "-5"}},
        {"score": {"count": {"at_least": "1"}}},
    ],
)
def test_a_score_that_is_not_a_position_is_no_yardstick(keys: Data) -> None:
    """Below the lowest is as low as the lowest, and a point of one question more than of two."""
    left_out = {} if "missing" in keys else {"not_applicable": True}
    areas = [dimension(each, question(f"{each}1", **left_out), **keys) for each in ("a", "b")]
    assert by_hand_of(*areas).yardstick == ""


def test_where_the_strongest_area_is_all_that_counts_none_lags_behind() -> None:
    """A quiz has no bottleneck, on paper as little as in the widget."""
    paper, strings = paper_of(model_named("which-holiday"), "en"), strings_in("en")
    assert strings["outcome"] in paper.parts
    assert strings["bottleneck"] not in paper.parts


def test_what_is_multiplied_by_nothing_is_nowhere() -> None:
    """Whichever questions count: the lowest and the highest score are the same."""
    left_out = question("q", not_applicable=True)
    hand = by_hand_of(dimension("a", left_out, score="sum", scale="0", offset="50"))
    assert hand.tells_positions
    assert hand.with_position == ()


def by_hand_of(*dimensions: Data, **keys: Any) -> ByHand:
    """Return how a rubric is scored by hand."""
    return by_hand(loaded(rubric_data(*dimensions, **keys)))


def test_weights_become_factors() -> None:
    """Where dimensions count differently, their points are multiplied first; some do not count."""
    hand = by_hand_of(dimension("a", weight="3"), dimension("b"), dimension("c", weight="0"))
    assert hand.overall is not None
    assert hand.overall.factors == {"a": 3, "b": 1}
    assert hand.apart == ("c",)


def test_a_level_that_no_total_reaches_has_no_band() -> None:
    """Of one question with two statements, the level between is never reached."""
    bounds = {"bounds": {"walk": "40", "run": "60"}}
    levels = rubric_data()["levels"]
    run = {"id": "run", "name": levels[0]["name"], "from": "70"}
    hand = by_hand_of(dimension("a", **bounds), levels=[*levels, run])
    assert hand.dimensions[0].group.bands == (Band("crawl", 0, 0), Band("run", 1, 1))


@given(st.data())
def test_points_are_as_small_as_can_be(data: st.DataObject) -> None:
    """Whole, from 0, without a common divisor: nobody adds up more than needed."""
    hand = by_hand(data.draw(rubrics(is_plain=True)))
    for each in hand.dimensions:
        worths = [worth for column in each.group.columns.values() for worth in column.options]
        points = [int(worth) for worth in worths if worth is not None and worth == int(worth)]
        assert len(points) == len(worths)
        assert min(points) == 0 or each.group.way == "never"
        assert gcd(*points) <= 1


OPEN: dict[str, tuple[Data, set[str]]] = {
    "a sum of questions that do not always count": (
        rubric_data(
            dimension("a", question("q", not_applicable=True), question("r", "0", "4"), score="sum")
        ),
        {"bottleneck-impossible"},
    ),
    "the result by that position": (
        rubric_data(
            dimension(
                "a", question("q", not_applicable=True), question("r", "0", "4"), score="sum"
            ),
            dimension("b"),
            scoring={"overall": "none", "outcome": {"strongest": "position"}},
        ),
        {"outcome-impossible"},
    ),
    "a share of scores that reach differently high": (
        rubric_data(
            dimension("a", question("q", not_applicable=True), score="mean"),
            dimension("b", question("r", "0", "4"), score="mean"),
            scoring={
                "overall": {"score": "percent"},
                "flags": [
                    {
                        "id": "f",
                        "when": {"score_of": "overall", "at_least": "1"},
                        "text": {"en": "F"},
                    }
                ],
            },
        ),
        {"overall-impossible", "notice-impossible"},
    ),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_cannot_be_worked_out_is_named(name: str) -> None:
    """In words, at the place where the reader would look for it, and nothing else is left open."""
    data, expected_keys = OPEN[name]
    paper = paper_of(loaded_in_all(named(data)), "en")
    said = {each.key for part in paper.parts.values() for each in part.sentences}
    assert {key for key in said if key.endswith("-impossible")} == expected_keys
