"""The author's own examples (`tests:` in a rubric), run through the reference scorer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.files.numbers import exact
from site_builder.files.problems import Problem, near_miss, quoted
from site_builder.rubric.values import Example, Rubric
from site_builder.scoring import Scorer


def failing_examples(path: str, rubric: Rubric) -> Iterator[Problem]:
    """Yield a problem for every expectation of an example that does not hold.

    Args:
        path: the file of the rubric, as problems show it.
        rubric: the rubric.
    """
    scorer = Scorer(rubric)
    for example in rubric.examples:
        for found in _differences(scorer, example):
            text = f'the example "{example.name}": {found.message}'
            at = example.places.get(found.where, example.at)
            yield Problem(path, at.line, at.column, "example-fails", text, found.hint)


@dataclass(frozen=True, slots=True)
class _Difference:
    """What does not come of an example: where in it, a sentence, the way out."""

    where: tuple[str, ...]
    message: str
    hint: str = "mend the example or the rubric"


def failures(scorer: Scorer, example: Example) -> Iterator[str]:
    """Yield what does not come of an example's answers as it says, a sentence each."""
    yield from (found.message for found in _differences(scorer, example))


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


def _differences(scorer: Scorer, example: Example) -> Iterator[_Difference]:
    result = scorer.score(answers_of(scorer.rubric, example))
    if "error" in result or "error" in example.expect:
        yield from _error_differences(scorer.rubric, example, result.get("error"))
        return
    for where, (what, expected, given) in _compared(example.expect, result).items():
        if expected != given:
            message = f"{what} is {_shown(given)}, not {_shown(expected)}"
            yield _Difference(("expect", *where), message)


def _error_differences(rubric: Rubric, example: Example, given: Any) -> Iterator[_Difference]:
    expected: Any = example.expect.get("error")
    if given is None:
        message = f"the answers are not refused, though {expected['code']} is expected"
        yield _Difference(("expect", "error"), message)
    elif expected is None or not expected.items() <= given.items():
        code, question = given["code"], given["question"]
        where = ("answers", question) if question in example.answers else ("answers",)
        answer = example.answers.get(question)
        named = quoted(answer) if code == "unknown-option" and isinstance(answer, str) else ""
        said = _REFUSALS[code].format(question, f"option {named}" if named else "such option")
        message = f"the answers are refused ({code}): {said}"
        near = _near(rubric, code, question, answer)
        yield _Difference(where, message, near) if near else _Difference(where, message)


def _near(rubric: Rubric, code: str, question: str, answer: Any) -> str:
    """Return which id may be meant by one that there is not, as a question, or ""."""
    if code == "unknown-question":
        return near_miss(question, [each.id for each in rubric.questions])
    if code == "unknown-option" and isinstance(answer, str):
        (asked,) = (each for each in rubric.questions if each.id == question)
        return near_miss(answer, [option.id for option in asked.options])
    return ""


_REFUSALS = {
    "missing-answer": 'the question "{}" is not answered',
    "not-applicable-refused": 'the question "{}" does not offer "not applicable"',
    "too-many": 'the answer to "{}" names too many options',
    "unknown-option": 'the question "{}" has no {}',
    "unknown-question": 'there is no question "{}"',
    "wrong-type": 'the answer to "{}" must be the id of one option, a list of them where several '
    "may be chosen, or a whole number where one is asked",
}


def _compared(
    expect: Mapping[str, Any], result: Mapping[str, Any]
) -> dict[tuple[str, ...], tuple[str, object, object]]:
    """Return what is expected and given, and of what, by the keys under which it is expected."""
    overall = result["overall"] or {}
    dimensions = {each["id"]: each for each in result["dimensions"]}
    given = {
        "overall": ("the overall level", overall.get("level")),
        "bottleneck": ("the bottleneck", _dimension_of(result["bottleneck"])),
        "outcome": ("the outcome", _dimension_of(result.get("outcome"))),
        "flags": ("the list of flags", result["flags"]),
        "caps": ("the list of caps", result["caps"]),
    }
    found: dict[tuple[str, ...], tuple[str, object, object]] = {
        (key,): (what, _as_list(expect[key]), value)
        for key, (what, value) in given.items()
        if key in expect
    }
    for name, level in (expect.get("dimensions") or {}).items():
        found["dimensions", name] = f'the level of "{name}"', level, dimensions[name]["level"]
    for name, score in (expect.get("scores") or {}).items():
        value = overall.get("score") if name == "overall" else dimensions[name]["score"]
        expected = None if score is None else str(score)
        found["scores", name] = f'the score of "{name}"', expected, value
    return found


def _dimension_of(found: Any) -> object:
    return found and found["dimension"]


def _as_list(expected: Any) -> object:
    return list(expected) if isinstance(expected, tuple) else expected


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "empty"
    return "none" if value is None else str(value)
