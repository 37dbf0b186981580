"""The author's own examples; `tests/projects/broken` has the sentences."""

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.content.tree import load_content
from site_builder.files.problems import Problem
from site_builder.files.source import read_source
from site_builder.review.examples import failing_examples
from site_builder.rubric.load import load_rubric
from tests.projects import MINIMAL, WHOLE, copied


def failing(project: Path) -> list[Problem]:
    """Return what an example says that does not hold."""
    content = load_content(project).value
    assert content is not None
    rubrics = [entry.rubric for entry in content.entries if entry.rubric]
    return [each for rubric in rubrics for each in failing_examples("rubric.yaml", rubric)]


def differences(project: Path) -> list[str]:
    """Return the same, as sentences."""
    return [problem.message for problem in failing(project)]


def with_example(to: Path, answers: str, expect: str) -> Path:
    """Copy the minimal project, with an example."""
    rubric = (MINIMAL / "content" / "first" / "rubric.yaml").read_text("utf-8")
    example = f"tests: [{{name: n, answers: {answers}, expect: {expect}}}]\n"
    return copied(MINIMAL, to, {"first/rubric.yaml": rubric + example})


def test_examples_that_hold_are_no_problem() -> None:
    """Every kind of expectation can be met."""
    assert differences(WHOLE) == []


@pytest.mark.parametrize(
    ("answers", "expect"),
    [
        ("{plan: some, team: none}", "{}"),
        ("{plan: some, team: none}", "{overall: high, scores: {work: 50, overall: 100/2}}"),
        ("{plan: none, team: none}", "{bottleneck: work, dimensions: {work: low}, caps: []}"),
        ("{plan: some, team: some}", "{bottleneck: null}"),
        ("{plan: some}", "{error: {code: missing-answer}}"),
        ("{plan: some}", "{error: {code: missing-answer, question: team}}"),
        ("{plan: some, team: [none]}", "{error: {code: wrong-type, question: team}}"),
        ("{plan: null, team: none}", "{error: {code: not-applicable-refused}}"),
    ],
)
def test_an_expectation_that_holds(answers: str, expect: str, tmp_path: Path) -> None:
    """Numbers are compared exactly, however they are written."""
    assert differences(with_example(tmp_path / "p", answers, expect)) == []


@pytest.mark.parametrize(
    ("answers", "expect"),
    [
        ("{plan: some, team: none}", "{overall: null}"),
        ("{plan: some, team: none}", "{scores: {work: 49.999}}"),
        ("{plan: some, team: none}", "{scores: {overall: null}}"),
        ("{plan: none, team: none}", "{bottleneck: null}"),
        ("{plan: some}", "{error: {code: missing-answer, question: plan}}"),
        ("{plan: some}", "{error: {code: unknown-option, question: team}}"),
        ("{plan: some}", "{overall: high}"),
        ("{plan: some, team: none}", "{error: {code: missing-answer}}"),
        ("{plan: null, team: none}", "{overall: low}"),
        ("{plan: [some], team: none}", "{overall: low}"),
        ("{plan: other, team: none}", "{overall: low}"),
        ("{plan: some, team: none, more: none}", "{overall: high}"),
    ],
)
def test_an_expectation_that_does_not_hold(answers: str, expect: str, tmp_path: Path) -> None:
    """Each is one sentence that names the example."""
    (message,) = differences(with_example(tmp_path / "p", answers, expect))
    assert message.startswith('the example "n": ')


def test_what_is_expected_is_shown_beside_what_is() -> None:
    """Levels and numbers as they are written, a list by its ids, nothing as none or empty."""
    source = read_source(WHOLE / "content" / "bakery" / "rubric.yaml", "rubric.yaml").value
    rubric = source and load_rubric(source, ("nl", "en")).value
    assert rubric
    expect = {"overall": None, "caps": ("weakest", "not-too-high"), "scores": {"oven": None}}
    example = replace(rubric.examples[1], expect=expect)
    found = failing_examples("rubric.yaml", replace(rubric, examples=(example,)))
    assert [problem.message.partition(": ")[2] for problem in found] == [
        "the overall level is feast, not none",
        "the list of caps is empty, not weakest, not-too-high",
        'the score of "oven" is 100, not none',
    ]


@pytest.mark.parametrize(
    ("answers", "expect", "place", "hint"),
    [
        ("{plan: some, team: none}", "{overall: low}", "overall: ", "mend"),
        ("{plan: some, team: none}", "{scores: {work: 49}}", "work: ", "mend"),
        ("{plan: som, team: none}", "{overall: low}", "plan: ", 'did you mean "some"?'),
        ("{plan: some, teem: none, team: none}", "{}", "teem: ", 'did you mean "team"?'),
        ("{plan: some}", "{overall: low}", "answers: ", "mend"),
        ("{plan: some, team: none}", "{error: {code: too-many}}", "error: ", "mend"),
    ],
)
def test_what_is_wrong_has_its_own_place(
    answers: str, expect: str, place: str, hint: str, tmp_path: Path
) -> None:
    """The answer or the expectation, with what may be meant by an id that there is not."""
    project = with_example(tmp_path / "p", answers, expect)
    (found,) = failing(project)
    line = (project / "content/first/rubric.yaml").read_text("utf-8").splitlines()[found.line - 1]
    assert line[: found.column - 1].endswith(place)
    assert found.hint.startswith(hint)
