"""rubric.yaml → `Rubric`."""

from collections.abc import Iterable
from fractions import Fraction

import pytest

from site_builder.files.problems import Position
from site_builder.files.source import Source, read_source
from site_builder.rubric.load import level_ids, load_rubric
from site_builder.rubric.values import Display, Missing
from tests.projects import WHOLE
from tests.rubrics import dimension, levels, loaded, question, rubric_data, text


def written(bounds: Iterable[Fraction]) -> str:
    """Return bounds as a rubric writes them."""
    return " ".join(map(str, bounds))


def test_the_whole_rubric_is_read() -> None:
    """Every key of the file has its place in the value."""
    source = read_source(WHOLE / "content" / "bakery" / "rubric.yaml", "rubric.yaml").value
    assert source is not None
    rubric = load_rubric(source, ("nl", "en")).value
    assert rubric is not None
    assert rubric.version == 3
    assert [level.id for level in rubric.levels] == ["flour", "dough", "bread", "feast"]
    assert rubric.levels[0].tip == {
        "nl": ("Begin met ", ("em", "één"), " brood."),
        "en": ("Begin with ", ("em", "one"), " loaf."),
    }
    assert [each.weight for each in rubric.dimensions] == [2, 1, 0, 1]
    assert list(rubric.dimensions[0].advice) == ["flour", "dough"]
    assert rubric.questions[0].weight == Fraction(3, 2)
    assert [option.value for option in rubric.questions[0].options] == [0, 1, 2]
    assert rubric.questions[1].not_applicable
    assert rubric.overall is not None
    assert written(rubric.overall.rule.bounds) == "20 40 60"
    assert [cap.above_weakest for cap in rubric.caps] == [2, 1]
    assert rubric.ties == ("baker", "oven", "shop", "till")
    assert rubric.examples[2].expect == {"error": {"code": "missing-answer", "question": "size"}}
    assert rubric.examples[0].at == Position(110, 11)


def test_what_is_left_out_has_its_default() -> None:
    """Percent, require, the levels' own bounds, no decimals; a mean of dimensions; weights of 1."""
    rubric = loaded(rubric_data())
    (only,) = rubric.dimensions
    assert only.rule.score == "percent"
    assert only.rule.missing == Missing("require")
    assert written(only.rule.bounds) == "50"
    assert only.rule.display == Display(0, "floor")
    assert (only.weight, only.questions[0].weight) == (Fraction(1), Fraction(1))
    assert only.advice == {}
    assert rubric.overall is not None
    assert (rubric.overall.of, rubric.overall.rule.score) == ("dimensions", "mean")
    assert rubric.overall.rule.missing is None
    assert (rubric.caps, rubric.ties, rubric.examples) == ((), ("a",), ())


def test_options_without_values_are_worth_their_place() -> None:
    """From 0, in declared order; with values they are worth those."""
    rubric = loaded(rubric_data(dimension("a", question("x"), question("y", "3", "-1/3", "0.5"))))
    values = [[option.value for option in each.options] for each in rubric.questions]
    assert values == [[0, 1], [3, Fraction(-1, 3), Fraction(1, 2)]]


def test_a_dimension_overrides_one_by_one() -> None:
    """Its own score drops inherited bounds, its own policy an inherited least number of answers."""
    data = rubric_data(
        dimension("a"),
        dimension("b", score="sum"),
        dimension("c", missing="worst"),
        dimension("d", min_answered="3", display={"decimals": "2"}),
        dimension("e", score="sum", bounds={"walk": "7"}),
        scoring={
            "dimension": {
                "score": "mean",
                "missing": "skip",
                "min_answered": "2",
                "bounds": {"walk": "1"},
            },
            "display": {"decimals": "1", "rounding": "half_up"},
        },
    )
    rules = {each.id: each.rule for each in loaded(data).dimensions}
    assert {name: (rule.score, written(rule.bounds)) for name, rule in rules.items()} == {
        "a": ("mean", "1"),
        "b": ("sum", "50"),
        "c": ("mean", "1"),
        "d": ("mean", "1"),
        "e": ("sum", "7"),
    }
    assert rules["b"].missing == Missing("skip", 2)
    assert rules["c"].missing == Missing("worst")
    assert rules["d"].missing == Missing("skip", 3)
    assert rules["d"].display == Display(2, "half_up")
    assert rules["a"].display == Display(1, "half_up")


def test_an_overall_of_questions_takes_the_policy_that_all_share() -> None:
    """Written differently, but meaning the same, is shared too; its least number is its own."""
    overall = {"of": "questions", "score": "percent"}
    data = rubric_data(
        dimension("a", missing={"constant": "0.5"}),
        dimension("b", missing={"constant": "1/2"}),
        scoring={"overall": overall},
    )
    rubric = loaded(data)
    assert rubric.overall is not None
    assert rubric.overall.rule.missing == Missing("constant", constant=Fraction(1, 2))
    skipping = {"dimension": {"missing": "skip", "min_answered": "2"}, "overall": overall}
    shared = loaded(rubric_data(scoring=skipping)).overall
    assert shared is not None
    assert shared.rule.missing == Missing("skip", 1)


def test_an_overall_of_questions_may_have_a_policy_of_its_own() -> None:
    """It needs one where the dimensions differ, and it goes before one that they share."""
    overall = {"of": "questions", "missing": "worst"}
    for policies in (("skip", "require"), ("skip", "skip")):
        dimensions = [
            dimension(name, missing=each) for name, each in zip("ab", policies, strict=True)
        ]
        own = loaded(rubric_data(*dimensions, scoring={"overall": overall})).overall
        assert own is not None
        assert own.rule.missing == Missing("worst")


@pytest.mark.parametrize("of", ["dimensions", "levels"])
def test_an_overall_that_is_not_of_questions_has_no_policy(of: str) -> None:
    """Blanks are the dimensions' affair; of levels there are no bounds either."""
    overall = loaded(rubric_data(scoring={"overall": {"of": of}})).overall
    assert overall is not None
    assert overall.rule.missing is None
    assert written(overall.rule.bounds) == ("" if of == "levels" else "50")


def test_an_overall_may_be_none() -> None:
    """Then there is none."""
    assert loaded(rubric_data(scoring={"overall": "none"})).overall is None


def test_bounds_are_needed_only_where_a_score_uses_them() -> None:
    """With bounds of its own everywhere, no level needs a `from`."""
    data = rubric_data(
        dimension("a", bounds={"walk": "10"}),
        levels=[{"id": "crawl", "name": text()}, {"id": "walk", "name": text()}],
        scoring={"overall": {"of": "levels"}},
    )
    assert written(loaded(data).dimensions[0].rule.bounds) == "10"


def test_ties_that_are_not_named_follow_in_declared_order() -> None:
    """Every dimension has its place in the order that decides."""
    data = rubric_data(
        *map(dimension, "abcd"), scoring={"bottleneck": {"ties": ["c"]}}, levels=levels("1", "2")
    )
    assert loaded(data).ties == ("c", "a", "b", "d")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("levels: [{id: low}, {id: high}]\nquestions: 1\n", ("low", "high")),
        ("levels: [{id: low}, {id: low}, {id: high, id: top}]\n", ("low", "low", "high")),
        ("levels: [{id: low}, {name: high}]\n", ()),
        ("levels: [{id: low}, high]\n", ()),
        ("levels: [{id: low}, {id: High}]\n", ()),
        ("levels: [{id: low}, {id: [high]}]\n", ()),
        ("levels: {low: {id: low}}\n", ()),
        ("levels: []\n", ()),
        ("version: 1\n", ()),
        ("levels: [", ()),
    ],
)
def test_the_ids_of_levels_are_told_where_all_are_there(
    written: str, expected: tuple[str, ...]
) -> None:
    """Whatever else is wrong with the file."""
    assert level_ids(Source("rubric.yaml", written)) == expected
