"""What a rubric must mean; `tests/projects/broken` has the sentences, here are the edges."""

from typing import Any

import pytest

from tests.rubrics import Data, dimension, levels, problems_of, question, rubric_data, text


def codes(*dimensions: Data, **keys: Any) -> list[str]:
    """Return the codes of what is wrong with a rubric."""
    return [problem.code for problem in problems_of(rubric_data(*dimensions, **keys))]


def overall(**keys: Any) -> Data:
    """Return a scoring part with such an overall."""
    return {"overall": keys}


ALLOWED: dict[str, Data] = {
    "a weight under min": {"scoring": overall(score="min")},
    "defaults written out": {
        "scoring": {
            "dimension": {"score": "percent", "missing": "require"},
            "overall": {"score": "mean", "of": "dimensions"},
            "caps": [],
            "bottleneck": {"ties": []},
            "display": {"decimals": "0", "rounding": "floor"},
        }
    },
    "a bound that no score reaches": {"levels": levels("50", "999")},
    "a bound below nothing": {"levels": levels("-10", "0")},
    "an unused bound that cannot be shown": {
        "levels": levels("0.5"),
        "scoring": {"dimension": {"bounds": {"walk": "1"}}, "overall": {"of": "levels"}},
    },
    "no examples": {"tests": []},
    "an empty scoring": {"scoring": {}},
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_makes_no_difference_is_allowed(name: str) -> None:
    """A key in its place may be superfluous."""
    assert codes(**ALLOWED[name]) == []


REFUSED: dict[str, tuple[Data, list[str]]] = {
    "min_answered without skip": (
        {"scoring": {"dimension": {"min_answered": "2"}}},
        ["key-out-of-place"],
    ),
    "min_answered in an overall of dimensions": (
        {"scoring": overall(min_answered="2")},
        ["key-out-of-place"],
    ),
    "missing in an overall of dimensions": (
        {"scoring": overall(missing="skip")},
        ["key-out-of-place"],
    ),
    "missing in an overall of levels": (
        {"scoring": overall(of="levels", missing="skip")},
        ["key-out-of-place"],
    ),
    "bounds in an overall of levels": (
        {"scoring": overall(of="levels", bounds={"walk": "2"})},
        ["key-out-of-place"],
    ),
    "percent of levels": ({"scoring": overall(of="levels", score="percent")}, ["score-of-levels"]),
    "an empty list of caps without an overall": (
        {"scoring": {"overall": "none", "caps": []}},
        ["key-out-of-place"],
    ),
    "equal bounds": ({"levels": levels("50", "50")}, ["bounds-not-rising"]),
    "a first bound above the second": (
        {"levels": [{"id": "a", "name": text(), "from": "60"}, *levels("50")[1:]]},
        ["bounds-not-rising"],
    ),
    "bounds that fall once": ({"levels": levels("50", "40", "60")}, ["bounds-not-rising"]),
    "a third with nine decimals": (
        {"levels": levels("1/3"), "scoring": {"display": {"decimals": "9"}}},
        ["bound-not-shown"],
    ),
    "two levels with one id": (
        {"levels": [*levels("50"), {"id": "walk", "name": text(), "from": "60"}]},
        ["duplicate-id"],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_place_is_refused(name: str) -> None:
    """One mistake, one problem."""
    keys, expected = REFUSED[name]
    assert codes(**keys) == expected


def test_a_level_that_is_not_declared_is_shown_wherever_it_is_named() -> None:
    """In the bounds and the advice of a dimension, in the defaults, in the overall."""
    places: list[Data] = [
        rubric_data(dimension("a", bounds={"walk": "1", "sprint": "2"})),
        rubric_data(dimension("a", advice={"sprint": text()})),
        rubric_data(scoring={"dimension": {"bounds": {"walk": "1", "sprint": "2"}}}),
        rubric_data(scoring=overall(bounds={"walk": "1", "sprint": "2"})),
    ]
    for data in places:
        assert [problem.code for problem in problems_of(data)] == ["unknown-level"]


def test_what_has_no_id_is_told_by_its_place() -> None:
    """The second option of the first question is no. 2."""
    first, second = question("q")["options"]
    unnamed = {**question("q"), "options": [first, {"text": second["text"], "value": "x"}]}
    assert sorted(
        problem.message for problem in problems_of(rubric_data(dimension("a", unnamed)))
    ) == [
        'option no. 2 of question "q": "x" is no number',
        'option no. 2 of question "q": the key "id" is missing',
        'question "q": option "a" without value:, beside others that have one',
    ]


def test_an_inherited_pair_is_refused_where_it_is_written() -> None:
    """A least number of answers under another policy stands in the default or in the dimension."""
    inherited = {"dimension": {"missing": "skip", "min_answered": "2"}}
    assert codes(dimension("a", missing="worst"), scoring=inherited) == []
    own = dimension("a", missing="worst", min_answered="2")
    assert codes(own, scoring=inherited) == ["key-out-of-place"]


FLAG = {"id": "late", "when": {"question": "a-1", "is": "a"}, "text": text()}

FOLLOWED: dict[str, tuple[Data, list[str]]] = {
    "no levels at all": (rubric_data(levels=[]), ["too-few"]),
    "levels misspelt": (
        {**{key: value for key, value in rubric_data().items() if key != "levels"}, "levles": []},
        ["unknown-key"],
    ),
    "dimensions misspelt, though examples name them": (
        {
            "version": "1",
            "levels": levels("50"),
            "dimensoins": [],
            "scoring": {"bottleneck": {"ties": ["a"]}},
        },
        ["unknown-key"],
    ),
    "a policy misspelt beside what needs it": (
        rubric_data(dimension("a", missing="skp", min_answered="2")),
        ["unknown-word"],
    ),
    "a policy as a list, which is not shown as a program would write it": (
        rubric_data(dimension("a", missing=["skip"])),
        ["not-text"],
    ),
    "the key of a policy misspelt beside what needs it": (
        rubric_data(dimension("a", mising="skip", min_answered="2")),
        ["unknown-key"],
    ),
    "bounds misspelt where no level has one": (
        rubric_data(
            dimension("a", bonds={"walk": "1"}),
            levels=[{"id": "crawl", "name": text()}, {"id": "walk", "name": text()}],
            scoring={"overall": "none"},
        ),
        ["unknown-key"],
    ),
    "what the overall is of, misspelt beside what needs it": (
        rubric_data(scoring=overall(of="question", missing="skip")),
        ["unknown-word"],
    ),
    "decimals without end": (
        rubric_data(scoring={"display": {"decimals": "999999999999"}}),
        ["out-of-range"],
    ),
    "decimals below nothing": (
        rubric_data(scoring={"display": {"decimals": "-1"}}),
        ["out-of-range"],
    ),
    "questions misspelt": (
        rubric_data({"id": "a", "name": text(), "qestions": [question("q")]}),
        ["unknown-key"],
    ),
    "questions misspelt, though an order and a condition name one": (
        rubric_data(
            {"id": "a", "name": text(), "question": [question("q")]},
            dimension("b", question("r", show_if={"question": "q", "is": "a"})),
            order=["q", "r"],
        ),
        ["unknown-key"],
    ),
    "scoring misspelt, though an example names what it declares": (
        rubric_data(
            levels=[{"id": "crawl", "name": text()}, {"id": "walk", "name": text()}],
            scorng={"dimension": {"bounds": {"walk": "5"}}, "overall": "none", "flags": [FLAG]},
            tests=[{"name": "n", "answers": {}, "expect": {"flags": ["late"]}}],
        ),
        ["unknown-key"],
    ),
    "flags without a list, though an example names one": (
        rubric_data(
            scoring={"flags": "late"},
            tests=[{"name": "n", "answers": {}, "expect": {"flags": ["late"]}}],
        ),
        ["not-a-list"],
    ),
    "decimals misspelt, though a bound needs them": (
        rubric_data(levels=levels("50.5"), scoring={"display": {"decimal": "1"}}),
        ["unknown-key"],
    ),
    "staged misspelt, which decides what may stand in questions": (
        rubric_data(dimension("a", question("q", required_for=["walk"]), score="stage")),
        ["unknown-word"],
    ),
    "a word for many that is not known, beside what it would allow": (
        rubric_data(dimension("a", question("q", select="multiple", required="false"))),
        ["unknown-word"],
    ),
    "the id of a question misspelt where it is declared, and named in an order": (
        rubric_data(dimension("a", question("plann"), question("team")), order=["plan", "team"]),
        ["unknown-question"],
    ),
    "the id of a level misspelt, used in many places": (
        rubric_data(
            dimension("a", advice={"walk": text(), "crawl": text()}, bounds={"walk": "1"}),
            levels=[{"id": "crawl", "name": text()}, {"id": "wlak", "name": text(), "from": "5"}],
            tests=[{"name": "n", "answers": {}, "expect": {"overall": "walk"}}],
        ),
        ["unknown-level"],
    ),
    "a level without an id, used in many places": (
        rubric_data(
            dimension("a", advice={"walk": text()}, bounds={"walk": "1"}),
            levels=[{"id": "crawl", "name": text()}, {"name": text(), "from": "5"}],
        ),
        ["missing-key"],
    ),
    "the id of a dimension with a capital": (
        rubric_data(dimension("Work", question("q")), scoring={"bottleneck": {"ties": ["work"]}}),
        ["bad-id"],
    ),
    "bounds that are a number": (
        rubric_data(dimension("a", bounds="5"), levels=levels("50")),
        ["not-a-mapping"],
    ),
    "value misspelt": (
        rubric_data(
            dimension(
                "a",
                {
                    "id": "q",
                    "text": text(),
                    "options": [
                        {"id": "a", "vaule": "1", "text": text()},
                        {"id": "b", "value": "2", "text": text()},
                    ],
                },
            )
        ),
        ["unknown-key"],
    ),
}


@pytest.mark.parametrize("name", FOLLOWED)
def test_one_mistake_has_no_false_consequences(name: str) -> None:
    """A misspelling is one problem, however much depends on what was meant."""
    data, expected = FOLLOWED[name]
    assert [problem.code for problem in problems_of(data)] == expected


def test_a_key_that_is_indented_too_far_belongs_to_what_is_nearest_around_it() -> None:
    """Also where the whole file may have one of that name, and lacks it."""
    asked = {"id": "a", "name": {**text(), "questions": [question("q")]}}
    (told,) = problems_of(rubric_data(asked, order=["q"]))
    assert told.message == 'dimension "a": the key "questions" stands too far to the right'
    assert told.hint == 'put it beside "name", with fewer spaces in front of it'


def test_form_and_meaning_are_shown_together() -> None:
    """A mistake of form in one place keeps no rule from being seen broken in another."""
    data = rubric_data(
        dimension("a", question("x", weight="heavy"), question("x")),
        levels=levels("50", "40"),
        scoring={"bottleneck": {"ties": ["b"]}},
        tests=[{"name": "n", "answers": [], "expect": {"caps": ["c"]}}],
    )
    assert sorted(problem.code for problem in problems_of(data)) == [
        "bounds-not-rising",
        "duplicate-id",
        "not-a-mapping",
        "not-a-number",
        "unknown-cap",
        "unknown-dimension",
    ]


def test_an_unknown_id_names_its_other_lines() -> None:
    """One problem for an id, wherever it stands how often; five lines are enough."""
    expect = [{"name": str(n), "answers": {}, "expect": {"overall": "run"}} for n in range(8)]
    (problem,) = problems_of(rubric_data(tests=expect))
    assert problem.code == "unknown-level"
    assert problem.message.endswith("and 2 more too)")
    assert problem.message.count(",") == 4
