"""The author's own examples (`tests:` in a rubric), run through the reference scorer."""

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.content.tree import ContentTree, Entry
from site_builder.files.numbers import exact
from site_builder.files.problems import Problem
from site_builder.rubric.values import Example, Rubric
from site_builder.scoring import Scorer


def check_examples(tree: ContentTree) -> Iterator[Problem]:
    """Yield a problem for every expectation of an example that does not hold."""
    for entry in tree.entries:
        if entry.rubric:
            yield from _entry_problems(entry, entry.rubric)


def _entry_problems(entry: Entry, rubric: Rubric) -> Iterator[Problem]:
    scorer = Scorer(rubric)
    for example in rubric.examples:
        for message in failures(scorer, example):
            hint = "mend the example or the rubric"
            text = f'the example "{example.name}": {message}'
            path = f"content/{entry.id}/rubric.yaml"
            at = example.at
            yield Problem(path, at.line, at.column, "example-fails", text, hint)


def failures(scorer: Scorer, example: Example) -> Iterator[str]:
    """Yield what does not come of an example's answers as it says, a sentence each."""
    yield from _differences(example, scorer.score(answers_of(scorer.rubric, example)))


def answers_of(rubric: Rubric, example: Example) -> dict[str, Any]:
    """Return the example's answers as JSON has them: in YAML every scalar is a text."""
    numbers = {question.id for question in rubric.questions if question.number}
    return {
        name: _number(answer) if name in numbers else answer
        for name, answer in example.answers.items()
    }


def _number(written: Any) -> Any:
    found = exact(written) if isinstance(written, str) else None
    return written if found is None or found.denominator > 1 else int(found)


def _differences(example: Example, result: Mapping[str, Any]) -> Iterator[str]:
    if "error" in result or "error" in example.expect:
        yield from _error_differences(example.expect.get("error"), result.get("error"))
        return
    for what, (expected, given) in _compared(example.expect, result).items():
        if expected != given:
            yield f"{what} is {_shown(given)}, not {_shown(expected)}"


def _error_differences(expected: Any, given: Any) -> Iterator[str]:
    if given is None:
        yield f"the answers are not refused, though {expected['code']} is expected"
    elif expected is None or not expected.items() <= given.items():
        code, question = given["code"], given["question"]
        yield f"the answers are refused ({code}): {_REFUSALS[code].format(question)}"


_REFUSALS = {
    "missing-answer": 'the question "{}" is not answered',
    "not-applicable-refused": 'the question "{}" does not offer "not applicable"',
    "too-many": 'the answer to "{}" names too many options',
    "unknown-option": 'the question "{}" has no such option',
    "unknown-question": 'there is no question "{}"',
    "wrong-type": 'the answer to "{}" must be the id of one option, a list of them where several '
    "may be chosen, or a whole number where one is asked",
}


def _compared(
    expect: Mapping[str, Any], result: Mapping[str, Any]
) -> dict[str, tuple[object, object]]:
    """Return expected and given values by what they are of."""
    overall = result["overall"] or {}
    dimensions = {each["id"]: each for each in result["dimensions"]}
    bottleneck = result["bottleneck"]
    found: dict[str, tuple[object, object]] = {}
    if "overall" in expect:
        found["the overall level"] = expect["overall"], overall.get("level")
    if "bottleneck" in expect:
        found["the bottleneck"] = expect["bottleneck"], bottleneck and bottleneck["dimension"]
    if "outcome" in expect:
        outcome = result["outcome"]
        found["the outcome"] = expect["outcome"], outcome and outcome["dimension"]
    if "flags" in expect:
        found["the list of flags"] = list(expect["flags"]), result["flags"]
    if "caps" in expect:
        found["the list of caps"] = list(expect["caps"]), result["caps"]
    for name, level in (expect.get("dimensions") or {}).items():
        found[f'the level of "{name}"'] = level, dimensions[name]["level"]
    for name, score in (expect.get("scores") or {}).items():
        given = overall.get("score") if name == "overall" else dimensions[name]["score"]
        found[f'the score of "{name}"'] = None if score is None else str(score), given
    return found


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "empty"
    return "none" if value is None else str(value)
