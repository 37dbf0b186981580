"""Answers: what a visitor's answers must be, and what is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.rubric.values import Question, Rubric


@dataclass(frozen=True, slots=True)
class Refused(Exception):  # noqa: N818 - answers are refused; nothing went wrong
    """The answers cannot be scored: the code says why, `question` where."""

    code: str
    question: str | None

    def result(self) -> dict[str, Any]:
        """Return the object that stands in place of a result."""
        return {"error": {"code": self.code, "question": self.question}}


def check_answers(rubric: Rubric, answers: object, needed: frozenset[str]) -> dict[str, str | None]:
    """Return the answers, if they can be scored.

    Args:
        rubric: the rubric.
        answers: anything that JSON can hold.
        needed: the ids of the questions that may not be blank.

    Raises:
        Refused: the first mistake, questions in the order shown, then keys that are no question.
    """
    if not isinstance(answers, Mapping):
        raise Refused("wrong-type", None)
    for question in rubric.questions:
        if question.id in answers:
            _check_answer(question, answers[question.id])
        elif question.id in needed:
            raise Refused("missing-answer", question.id)
    unknown = answers.keys() - {question.id for question in rubric.questions}
    if unknown:
        raise Refused("unknown-question", min(unknown))
    return dict(answers)


def _check_answer(question: Question, answer: object) -> None:
    if answer is None:
        if not question.not_applicable:
            raise Refused("not-applicable-refused", question.id)
    elif not isinstance(answer, str):
        raise Refused("wrong-type", question.id)
    elif all(answer != option.id for option in question.options):
        raise Refused("unknown-option", question.id)
