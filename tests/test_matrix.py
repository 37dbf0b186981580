"""What stands in the table that `[[matrix]]` places."""

from typing import Any

from site_builder.files.source import Source
from site_builder.site.matrix import empty_rows, rows
from tests.rubrics import Data, dimension, levels, loaded, rubric_data, text

THREE = levels("40", "80")


def asked(name: str, *said: str, **keys: Any) -> Data:
    """Return a question whose options say this, and are worth 0, 1, and so on."""
    options = [{"id": f"o{n}", "text": text(words)} for n, words in enumerate(said)]
    return {"id": name, "text": text(), "options": options, **keys}


def shown(*questions: Data, **keys: Any) -> list[list[str]]:
    """Return what stands at each level of the one dimension that has these questions."""
    rubric = loaded(rubric_data(dimension("a", *questions, **keys), levels=THREE))
    return [[str(each["en"][0]) for each in cell] for row in rows(rubric) for cell in row.cells]


def test_the_answers_of_questions_that_have_one_for_each_level() -> None:
    """Side by side; others say nothing of levels."""
    found = shown(asked("q", "No", "Some", "All"), asked("r", "N", "S", "A"), asked("s", "N", "A"))
    assert found == [["No", "N"], ["Some", "S"], ["All", "A"]]


def test_the_answer_that_is_worth_least_stands_at_the_first_level() -> None:
    """However they are worth it: by their values, or in reverse."""
    assert shown(asked("q", "Never", "Often", "Always", reverse=True)) == [
        ["Always"],
        ["Often"],
        ["Never"],
    ]
    falling = asked("q", "Never", "Often", "Always")
    for option, value in zip(falling["options"], ("7", "3", "1/2"), strict=True):
        option["value"] = value
    assert shown(falling) == [["Always"], ["Often"], ["Never"]]


def test_points_count_as_they_do_in_the_dimension() -> None:
    """The same answers stand in another order in another dimension."""
    question = asked("q", "One", "Two", "Three")
    for option, in_a, in_b in zip(question["options"], "012", "201", strict=True):
        option["points"] = {"a": in_a, "b": in_b}
    dimensions = [{"id": name, "name": text()} for name in "ab"]
    rubric = loaded(rubric_data(*dimensions, questions=[question], levels=THREE))
    assert [[cell[0]["en"][0] for cell in row.cells] for row in rows(rubric)] == [
        ["One", "Two", "Three"],
        ["Two", "Three", "One"],
    ]


def test_answers_that_are_no_levels_are_not_shown() -> None:
    """Several at once, and two that are worth the same; the advice is shown in their place."""
    advice = {"crawl": text("Begin."), "run": text("Go on.")}
    alike = asked("q", "No", "Some", "All")
    for option, value in zip(alike["options"], "011", strict=True):
        option["value"] = value
    for question in (asked("q", "No", "Some", "All", select="many"), alike):
        assert shown(question, advice=advice) == [["Begin."], [], ["Go on."]]


def test_a_dimension_that_says_nothing_of_levels_is_left_out() -> None:
    """And told, where the article has the table."""
    full = dimension("b", asked("b-1", "No", "Some", "All"))
    rubric = loaded(rubric_data(dimension("a"), full, dimension("c"), levels=THREE))
    assert [row.dimension.id for row in rows(rubric)] == ["b"]
    (told,) = empty_rows(Source("a/article.en.md", "Text.\n\n[[matrix]]\n"), rubric)
    assert (told.line, told.column, told.code, told.severity) == (3, 1, "matrix-empty", "warning")
    assert told.message == '[[matrix]] has nothing to show of "a" and "c"'
    assert list(empty_rows(Source("", ""), loaded(rubric_data(full, levels=THREE)))) == []
