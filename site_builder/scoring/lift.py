"""The lift: the one answer that would raise the level."""

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.rubric.values import Rubric
from site_builder.scoring.scorer import Result, Scorer


def lift(scorer: Scorer, answers: object) -> dict[str, str] | None:
    """Return the first change of one answer that raises the overall level.

    Where none does, the first that raises the level of the dimension that is the bottleneck now;
    else None, as for refused answers. Returns `{"option", "question"}`.
    """
    now = scorer.score(answers)
    if "error" in now or not isinstance(answers, Mapping):
        return None
    changes = list(_changes(scorer, answers))
    bottleneck = now["bottleneck"] and now["bottleneck"]["dimension"]
    raised = (
        change for change, result in changes if _overall(scorer, result) > _overall(scorer, now)
    )
    eased = (
        change
        for change, result in changes
        if _dimension(scorer, result, bottleneck) > _dimension(scorer, now, bottleneck)
    )
    return next(raised, None) or next(eased, None)


def _changes(scorer: Scorer, answers: Mapping[str, Any]) -> Iterator[tuple[dict[str, str], Result]]:
    """Yield every other answer to one question with its result, refused ones passed over."""
    visible = scorer.visible(answers)
    for question in scorer.rubric.questions:
        is_single = question.several is None and question.number is None
        offered = question.options if is_single and question.id in visible else ()
        for option in offered if question.id in scorer.counting else ():
            if answers.get(question.id) == option.id:
                continue
            result = scorer.score({**answers, question.id: option.id})
            if "error" not in result:
                yield {"option": option.id, "question": question.id}, result


def _overall(scorer: Scorer, result: Result) -> int:
    overall = result["overall"]
    return _number(scorer.rubric, overall["level"] if overall else None)


def _dimension(scorer: Scorer, result: Result, dimension: str | None) -> int:
    levels = [each["level"] for each in result["dimensions"] if each["id"] == dimension]
    return _number(scorer.rubric, levels[0] if levels else None)


def _number(rubric: Rubric, level: str | None) -> int:
    """Return the level's number; no level is below every level."""
    return next((n for n, each in enumerate(rubric.levels, 1) if each.id == level), 0)
