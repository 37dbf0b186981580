"""What an article's page must know of a rubric so that a link can carry the answers.

`static/article.js` writes and reads them, a token a question: `#niveau=1.20-._02__-5_` is version
1, the third and the first option, *not applicable*, a blank, two of several options, and a number.
"""

from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any

from site_builder.rubric.values import Question, Rubric

OPTIONS = digits + ascii_lowercase + ascii_uppercase
NOT_APPLICABLE = "-"


def carry(rubric: Rubric) -> dict[str, Any] | None:
    """Return the version and each question's id with what its characters mean.

    A character means an option; where none does, a number is asked. None where a question has more
    options than there are characters: then nothing is carried.
    For example `{"version": 1, "questions": [["size", {"-": None, "0": "small", "1": "big"}]]}`.
    """
    if any(len(question.options) > len(OPTIONS) for question in rubric.questions):
        return None
    questions = [[question.id, _meanings(question)] for question in rubric.questions]
    return {"version": rubric.version, "questions": questions}


def _meanings(question: Question) -> dict[str, str | None]:
    chosen = zip(OPTIONS, (option.id for option in question.options), strict=False)
    offered = {NOT_APPLICABLE: None} if question.not_applicable else {}
    return {**offered, **dict(chosen)}
