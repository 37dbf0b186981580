"""Answer sets in, results out, a line each."""

import json
from pathlib import Path

import pytest

from site_builder.problems import ContentError
from site_builder.score_lines import score_lines
from tests.projects import MINIMAL

RUBRIC = MINIMAL / "content" / "first" / "rubric.yaml"


def test_each_line_has_its_result() -> None:
    """Empty lines are passed over; what is refused is a result too."""
    lines = [b'{"plan": "some", "team": "none"}\n', b"\n", b"[]\n", b'{"plan": "some"}']
    results = [json.loads(line) for line in score_lines(RUBRIC, lines)]
    assert results[0]["overall"]["score"] == "50"
    assert results[1:] == [
        {"error": {"code": "wrong-type", "question": None}},
        {"error": {"code": "missing-answer", "question": "team"}},
    ]


@pytest.mark.parametrize("line", [b"{", b"{'a': 1}", b"\xff", b"[" * 100_000])
def test_a_line_that_is_no_json_is_told_by_its_number(line: bytes) -> None:
    """The lines after it are scored."""
    first, second = score_lines(RUBRIC, [line, b"[]"])
    assert json.loads(first)["error"]["code"] == "not-json"
    assert json.loads(first)["error"]["line"] == 1
    assert json.loads(second)["error"]["code"] == "wrong-type"


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
