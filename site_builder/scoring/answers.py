"""Answers: what a visitor's answers must be, and what is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from site_builder.rubric.values import Rubric


@dataclass(frozen=True, slots=True)
class Refused(Exception):  # noqa: N818 - answers are refused; nothing went wrong
    """The answers cannot be scored: the code says why, `question` where."""

    code: str
    question: str | None

    def result(self) -> dict[str, Any]:
        """Return the object that stands in place of a result."""
        return {"error": {"code": self.code, "question": self.question}}


@dataclass(frozen=True, slots=True)
class Field:
    """What a question takes as its answer; `is_needed` tells whether it may not be blank."""

    question: str
    options: frozenset[str]
    not_applicable: bool
    is_needed: bool


Form: TypeAlias = Mapping[str, Field]
"""The fields of a rubric by question, in the order in which they are shown."""


def form_of(rubric: Rubric) -> Form:
    """Return what a rubric takes as answers."""
    needed = set(_needed(rubric))
    return {
        question.id: Field(
            question.id,
            frozenset(option.id for option in question.options),
            question.not_applicable,
            question.id in needed,
        )
        for question in rubric.questions
    }


def _needed(rubric: Rubric) -> Iterator[str]:
    """Yield the ids of the questions that may not be blank."""
    overall = rubric.overall
    everywhere = [overall.rule] if overall and overall.of == "questions" else []
    for dimension in rubric.dimensions:
        rules = [dimension.rule, *everywhere]
        if any(rule.missing and rule.missing.policy == "require" for rule in rules):
            yield from (counted.question.id for counted in dimension.questions)


def check_answers(form: Form, answers: object) -> Mapping[str, str | None]:
    """Return the answers, if they can be scored.

    Args:
        form: what the rubric takes.
        answers: anything that JSON can hold.

    Raises:
        Refused: the first mistake, questions in the order shown, then keys that are no question.
    """
    if not isinstance(answers, dict):
        raise Refused("wrong-type", None)
    for name, field in form.items():
        if name in answers:
            _check_answer(field, answers[name])
        elif field.is_needed:
            raise Refused("missing-answer", name)
    unknown = answers.keys() - form.keys()
    if unknown:
        raise Refused("unknown-question", min(unknown))
    return answers


def _check_answer(field: Field, answer: object) -> None:
    if answer is None:
        if not field.not_applicable:
            raise Refused("not-applicable-refused", field.question)
    elif not isinstance(answer, str):
        raise Refused("wrong-type", field.question)
    elif answer not in field.options:
        raise Refused("unknown-option", field.question)
