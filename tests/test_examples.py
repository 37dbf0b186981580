"""The author's own examples; `tests/projects/broken` has the sentences."""

from pathlib import Path

import pytest

from site_builder.content import load_content
from site_builder.examples import check_examples
from tests.projects import MINIMAL, WHOLE, copied


def differences(project: Path) -> list[str]:
    """Return what an example says that does not hold."""
    content = load_content(project).value
    assert content is not None
    return [problem.message for problem in check_examples(content)]


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
