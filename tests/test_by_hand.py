"""Scoring by hand: a reader of the page's text comes to what the scorer says."""

from collections.abc import Iterable, Mapping
from math import gcd
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.by_hand import by_hand
from site_builder.by_hand.values import Band, ByHand
from site_builder.content import load_content
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
    said: dict[str, Any] = {
        "levels": [levels.get(each["level"]) for each in result["dimensions"]],
        "overall": result["overall"] and levels.get(result["overall"]["level"]),
        "bottleneck": result["bottleneck"] and areas[result["bottleneck"]["dimension"]],
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
    """Real texts, with their marks: each model's cases, and the bottleneck wherever it is told."""
    asked = [case["answers"] for case in model.cases]
    assert_right(model.rubric, asked, language)


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
    assert (hand.overall.has_factors, hand.is_even) == (False, True)


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
            dimension("a", question("q", not_applicable=True), score="sum"),
            dimension("b"),
            scoring={"overall": "none", "outcome": {"strongest": "position"}},
        ),
        {"bottleneck-impossible", "outcome-impossible"},
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
