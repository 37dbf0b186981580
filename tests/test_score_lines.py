"""Answer sets in, results out, a line each."""

import io
import json
from pathlib import Path

import pytest

from site_builder.files.problems import ContentError
from site_builder.score_lines import TableError, as_table, score_lines, score_table
from tests.projects import MINIMAL
from tests.rubrics import Data, dimension, question, rubric_data

RUBRIC = MINIMAL / "content" / "first" / "rubric.yaml"


def test_each_line_has_its_result() -> None:
    """Empty lines are passed over; of what is refused the number of its line is told."""
    lines = [b'{"plan": "some", "team": "none"}\n', b"\n", b"[]\n", b'{"plan": "some"}']
    results = [json.loads(line) for line in score_lines(RUBRIC, lines)]
    assert results[0]["overall"]["score"] == "50"
    assert results[1:] == [
        {"error": {"code": "wrong-type", "line": 3, "question": None}},
        {"error": {"code": "missing-answer", "line": 4, "question": "team"}},
    ]


LONG = b"x" * 200_000
"""More than a cell of a table can hold."""


@pytest.mark.parametrize(
    "line", [b"{", b"{'a': 1}", b"\xff", b"[" * 100_000, LONG, b"\xef\xbb\xbf\n"]
)
def test_a_line_that_is_no_json_is_told_by_its_number(line: bytes) -> None:
    """The lines after it are scored."""
    first, second = score_lines(RUBRIC, [line, b"[]"])
    message = 'this is no JSON; write the answers of one visitor like {"plan": …}, on one line'
    assert json.loads(first) == {"error": {"code": "not-json", "line": 1, "message": message}}
    assert json.loads(second)["error"]["code"] == "wrong-type"


@pytest.mark.parametrize("head", [b"plan\n", b"\xef\xbb\xbfplan;team\n", b"who\twhere\n", b"a,b"])
def test_a_table_in_place_of_json_is_told_as_one(head: bytes) -> None:
    """Nothing is scored; further down such a line is one that is no JSON."""
    with pytest.raises(TableError, match="look like a table"):
        list(score_lines(RUBRIC, [head, b"{}"]))
    _, second = score_lines(RUBRIC, [b"{}", head])
    assert json.loads(second)["error"]["code"] == "not-json"


def test_a_rubric_with_problems_scores_nothing(tmp_path: Path) -> None:
    """Its problems are raised, with the path as given."""
    path = tmp_path / "rubric.yaml"
    path.write_text("version: 1\n", "utf-8")
    with pytest.raises(ContentError) as error:
        list(score_lines(path, [b"{}"]))
    assert {problem.path for problem in error.value.problems} == {path.as_posix()}


@pytest.mark.parametrize(
    "text", ["", "levels: [a]", "levels: {a: b}", "levels:\n- {name: a}\n", "\t"]
)
def test_whatever_a_rubric_holds_it_has_problems(text: str, tmp_path: Path) -> None:
    """A rubric alone knows no site: its languages are those of its first level, if it has any."""
    path = tmp_path / "rubric.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError):
        list(score_lines(path, []))


@pytest.fixture
def every_kind(tmp_path: Path) -> Path:
    """A rubric with a question of each kind."""
    number: Data = {"id": "n", "text": {"en": "N"}, "number": {"min": "0", "max": "10"}}
    several = question("m", "1", "2", "4", select="many", required="false")
    asked = [question("q", not_applicable="true"), several, number]
    path = tmp_path / "rubric.yaml"
    data = rubric_data(dimension("a", *asked, score="sum", missing="skip"))
    path.write_text(json.dumps(data), "utf-8")
    return path


def results_of(rubric: Path, table: bytes) -> list[str | Data]:
    """Return the score of each row, or its error."""
    results = [json.loads(line) for line in score_table(rubric, io.BytesIO(table))]
    return [
        each["error"] if "error" in each else each["dimensions"][0]["score"] for each in results
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_of_a_table_has_its_result(every_kind: Path, delimiter: str) -> None:
    """Options, several of them, numbers, not applicable and blanks; columns in any order."""
    rows = ["n,q,m", "3,b,a c", "3.0,n/a,[]", ",b,", "", '"3",b ,"c"']
    table = "\ufeff" + "\r\n".join(rows).replace(",", delimiter)
    assert results_of(every_kind, table.encode()) == ["9", "3", "1", "8"]


def test_results_are_a_table_too(every_kind: Path) -> None:
    """What is refused has an error alone, what has no level none; the head names dimensions."""
    lines = [b'{"q": "b", "m": [], "n": 4}', b"", b"{}", b'{"q": "z"}', b"{", b"[]"]
    head, *rows = score_lines(every_kind, lines, as_table)
    assert head == "line,level,score,a,bottleneck,error"
    assert rows[:3] == ["1,crawl,5,crawl,a,", "3,,,,,", "4,,,,,unknown-option: q"]
    assert rows[3].startswith('5,,,,,"not-json: this is no JSON; ')
    assert rows[4] == "6,,,,,wrong-type"


def test_a_table_of_results_has_the_outcome_of_a_quiz(tmp_path: Path) -> None:
    """Where the rubric has one."""
    path = tmp_path / "rubric.yaml"
    data = rubric_data(dimension("a", question("q")), dimension("b", question("r")))
    data["scoring"] = {"outcome": {"strongest": "score"}}
    path.write_text(json.dumps(data), "utf-8")
    head, row = score_lines(path, [b'{"q": "a", "r": "b"}'], as_table)
    assert head == "line,level,score,a,b,bottleneck,outcome,error"
    assert row == "1,walk,50,crawl,walk,a,b,"


def test_a_bad_row_stops_nothing(every_kind: Path) -> None:
    """It gives an error with the number of its line."""
    table = b"q,m\nz,a\nb\n\xff,a\nb,a a\nb,a\n"
    found = results_of(every_kind, table)
    assert found == [
        {"code": "unknown-option", "line": 2, "question": "q"},
        {"code": "not-a-row", "line": 3, "message": "2 cells are needed, as in the head"},
        {"code": "unknown-option", "line": 4, "question": "q"},
        {"code": "wrong-type", "line": 5, "question": "m"},
        "2",
    ]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"", "is empty"),
        (b"qq,m\n", 'did you mean "q"'),
        (b"q,q\n", "twice"),
        (LONG, "cannot be read"),
    ],
)
def test_a_table_must_name_questions(every_kind: Path, head: bytes, told: str) -> None:
    """A column of something else could be meant as an answer, so nothing is scored."""
    with pytest.raises(TableError, match=told):
        list(score_table(every_kind, io.BytesIO(head)))
