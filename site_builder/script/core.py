"""The core of the scoring reference: what the plain engine can score."""

from site_builder.script.assessment import Json

_SCORING = {
    *("version", "levels", "questions", "dimensions", "overall", "caps", "ties"),
    *("flags", "void", "outcome"),
}
_QUESTION = {"id", "weight", "not_applicable", "options"}
_GROUP = {"id", "weight", "of", "score", "missing", "bounds", "display", "questions"}
_CAP = {"id", "above_weakest"}
_FUNCTIONS = ("percent", "mean", "sum", "min", "max", "median")


def is_core(scoring: Json) -> bool:
    """Return whether the scoring part of an assessment uses nothing but the core.

    What is not known here is not in the core, so that the plain engine never shows a wrong level.
    """
    return (
        scoring.keys() == _SCORING
        and all(question.keys() == _QUESTION for question in scoring["questions"])
        and _counts_at_home(scoring)
        and all(map(_is_plain, _groups(scoring)))
        and all(cap.keys() == _CAP for cap in scoring["caps"])
        and not (scoring["flags"] or scoring["void"] or scoring["outcome"])
    )


def _counts_at_home(scoring: Json) -> bool:
    """Return whether each question counts in one dimension, by its own weight and values."""
    own = [[question["id"], question["weight"]] for question in scoring["questions"]]
    counted = [each for dimension in scoring["dimensions"] for each in dimension["questions"]]
    return sorted(map(repr, own)) == sorted(map(repr, counted))


def _groups(scoring: Json) -> list[Json]:
    return [*scoring["dimensions"], *filter(None, [scoring["overall"]])]


def _is_plain(group: Json) -> bool:
    return group["score"] in _FUNCTIONS and group.keys() <= _GROUP
