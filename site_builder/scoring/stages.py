"""The level of a staged dimension: the highest for which nothing that it asks for is unmet."""

from fractions import Fraction

from site_builder.rubric.values import Counted, Dimension, Missing
from site_builder.scoring.worth import Answer, Answers, Blank, worth


def stage_of(dimension: Dimension, highest: int, answers: Answers) -> int | None:
    """Return the number of the level that is reached, from 1 to `highest`.

    None where no question is visible, or every visible one is not applicable. A hidden question
    asks for nothing.
    """
    visible = [each for each in dimension.questions if each.question.id in answers]
    if all(answers[each.question.id] is None for each in visible):
        return None
    missing = dimension.rule.missing
    unmet = [each for each in visible if not is_met(each, answers[each.question.id], missing)]
    asked = {level for each in unmet if each.stage for level in each.stage.required_for}
    return min(asked, default=highest + 1) - 1


def is_met(counted: Counted, answer: Answer | Blank, missing: Missing | None) -> bool:
    """Tell whether a visible question asks for no more than its answer gives."""
    if answer is None or counted.stage is None:
        return True
    value = _blank(counted, missing) if isinstance(answer, Blank) else worth(counted, answer)
    return value >= counted.stage.met


def _blank(counted: Counted, missing: Missing | None) -> Fraction:
    """Return what a blank counts as: a constant, or else the worst."""
    is_constant = missing is not None and missing.policy == "constant"
    return missing.constant if missing and is_constant else counted.ends[0]
