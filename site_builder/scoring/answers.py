"""Answers: what a visitor's answers must be, what is refused, and which questions are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.rubric.values import Question, Rubric
from site_builder.scoring.conditions import Known, holds
from site_builder.scoring.worth import Answer, Answers, Blank

MOST = 2**53 - 1
"""The greatest number of which JSON's readers are sure."""


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

    question: Question
    options: frozenset[str]
    is_needed: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What a rubric takes as answers; both maps are by question, in the order shown."""

    fields: Mapping[str, Field]
    questions: Mapping[str, Question]


def form_of(rubric: Rubric) -> Form:
    """Return what a rubric takes as answers."""
    needed = needed_in(rubric)
    questions = {question.id: question for question in rubric.questions}
    fields = {
        name: Field(question, frozenset(option.id for option in question.options), name in needed)
        for name, question in questions.items()
    }
    return Form(fields, questions)


def needed_in(rubric: Rubric) -> set[str]:
    """Return the ids of the questions that may not be blank."""
    groups = [(dimension.rule, dimension.questions) for dimension in rubric.dimensions]
    if rubric.overall and rubric.overall.of == "questions":
        groups.append((rubric.overall.rule, rubric.weighed))
    return {
        counted.question.id
        for rule, questions in groups
        for counted in questions
        if rule.missing and rule.missing.policy == "require"
    }


def check_answers(form: Form, answers: object) -> Answers:
    """Return what is known of every visible question, if the answers can be scored.

    Args:
        form: what the rubric takes.
        answers: anything that JSON can hold. What it says of a hidden question is not looked at.

    Raises:
        Refused: the first mistake, questions in the order shown, then keys that are no question.
    """
    if not isinstance(answers, dict):
        raise Refused("wrong-type", None)
    known: dict[str, Answer | Blank] = {}
    for name, field in form.fields.items():
        if is_shown(field.question, form.questions, known):
            known[name] = _checked(field, answers)
    unknown = answers.keys() - form.fields.keys()
    if unknown:
        raise Refused("unknown-question", min(unknown))
    return known


def is_shown(question: Question, questions: Mapping[str, Question], answers: Answers) -> bool:
    """Tell whether a question is shown, by what is known of those before it."""
    return question.show_if is None or holds(question.show_if, Known(questions, answers))


def _checked(field: Field, answers: Mapping[str, object]) -> Answer | Blank:
    name = field.question.id
    answer = _read(field, answers[name]) if name in answers else Blank.BLANK
    if answer is Blank.BLANK and field.is_needed:
        raise Refused("missing-answer", name)
    return answer


def _read(field: Field, answer: object) -> Answer | Blank:
    question = field.question
    if answer is None:
        if not question.not_applicable:
            raise Refused("not-applicable-refused", question.id)
        return None
    if question.number:
        return _number(question, answer)
    return _several(field, answer) if question.several else _single(field, answer)


def _single(field: Field, answer: object) -> str:
    if not isinstance(answer, str):
        raise Refused("wrong-type", field.question.id)
    if answer not in field.options:
        raise Refused("unknown-option", field.question.id)
    return answer


def _several(field: Field, answer: object) -> tuple[str, ...] | Blank:
    question, several = field.question, field.question.several
    if not isinstance(answer, list) or not all(isinstance(each, str) for each in answer):
        raise Refused("wrong-type", question.id)
    if len(set(answer)) < len(answer):
        raise Refused("wrong-type", question.id)
    if not field.options.issuperset(answer):
        raise Refused("unknown-option", question.id)
    if several and len(answer) > several.at_most:
        raise Refused("too-many", question.id)
    return tuple(answer) if answer or not (several and several.is_required) else Blank.BLANK


def _number(question: Question, answer: object) -> int:
    is_whole = type(answer) is int or (isinstance(answer, float) and answer.is_integer())
    if not is_whole or not -MOST <= answer <= MOST:  # type: ignore[operator]
        raise Refused("wrong-type", question.id)
    return int(answer)  # type: ignore[call-overload,no-any-return]
