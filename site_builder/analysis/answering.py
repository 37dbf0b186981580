"""Which answers there are to a question, and which questions hang together."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from site_builder.rubric.condition import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    Not,
    SimpleCondition,
    SumWithin,
)
from site_builder.rubric.values import Question, Rubric
from site_builder.scoring.worth import Answer

MOST_ANSWERS = 2**12
"""A question with more answers than this is not looked at one by one."""


class TooMany(Exception):  # noqa: N818 - it is a finding, not a failure
    """There are more cases than are looked at one by one."""


def answers_to(question: Question) -> list[Answer]:
    """Return every answer to a question, *not applicable* last.

    A number is taken from what is told apart: what lies outside counts as the nearest end.

    Raises:
        TooMany: there are over `MOST_ANSWERS`.
    """
    found: list[Answer] = list(_given(question))
    return [*found, None] if question.not_applicable else found


def _given(question: Question) -> Iterator[Answer]:
    ids = [option.id for option in question.options]
    if question.number:
        if question.number.high - question.number.low >= MOST_ANSWERS:
            raise TooMany
        yield from range(question.number.low, question.number.high + 1)
    elif question.several:
        if len(ids) > MOST_ANSWERS.bit_length() - 1:
            raise TooMany
        least = 1 if question.several.is_required else 0
        for size in range(least, question.several.at_most + 1):
            yield from combinations(ids, size)
    else:
        yield from ids


def simple_parts(condition: Condition) -> Iterator[SimpleCondition]:
    """Yield the conditions that a condition is made of."""
    match condition:
        case AllOf(conditions) | AnyOf(conditions):
            for each in conditions:
                yield from simple_parts(each)
        case Not(inner):
            yield from simple_parts(inner)
        case _:
            yield condition


def looked_at(condition: Condition) -> set[str]:
    """Return the questions that a condition looks at itself."""
    found: set[str] = set()
    for part in simple_parts(condition):
        if isinstance(part, Chosen):
            found.add(part.question)
        elif isinstance(part, SumWithin):
            found.update(part.questions)
    return found


def parts_of(rubric: Rubric, conditions: Sequence[SimpleCondition]) -> list[list[Question]]:
    """Return the questions in groups that have nothing to do with each other.

    Together are the questions of a dimension, those that one shows another by, and those that one
    of the `conditions` looks at.
    """
    groups = {question.id: {question.id} for question in rubric.questions}
    bonds = [{each.question.id for each in dimension.questions} for dimension in rubric.dimensions]
    bonds += [
        {question.id, *looked_at(question.show_if)}
        for question in rubric.questions
        if question.show_if
    ]
    bonds += map(looked_at, conditions)
    for bond in bonds:
        joined = set().union(*(groups[name] for name in bond))
        for name in joined:
            groups[name] = joined
    distinct = {min(group): group for group in groups.values()}
    parts = [[each for each in rubric.questions if each.id in group] for group in distinct.values()]
    return sorted(parts, key=lambda part: rubric.questions.index(part[0]))
