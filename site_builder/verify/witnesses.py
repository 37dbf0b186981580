"""Answers that lead to each thing that a result can say, for readers to check by hand."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, TypeAlias

from site_builder.analysis import Analysis, Found, analyse
from site_builder.rubric.values import Rubric
from site_builder.scoring import Result, Scorer
from site_builder.script.proof import Witness
from site_builder.verify.walking import walks

Thing: TypeAlias = tuple[str, ...]
"""What a result shows, as `proof.Witness` says it."""


def witnesses(rubric: Rubric, limit: int) -> tuple[Witness, ...]:
    """Return a witness for everything that a result can show.

    They come from the analysis; where that leaves something undecided, from the walks too.

    Args:
        rubric: the rubric.
        limit: how many cases the analysis looks at.
    """
    found = analyse(rubric, limit)
    scorer = Scorer(rubric)
    known: dict[Thing, Witness] = {}
    for answers in _candidates(rubric, found):
        result = scorer.score(answers)
        for thing in things_in(result):
            if thing not in known:
                known[thing] = Witness(thing, answers, _expectation(result))
    return tuple(known[thing] for thing in things_of(rubric) if thing in known)


def things_of(rubric: Rubric) -> Iterator[Thing]:
    """Yield everything that a result could show, in declared order."""
    levels = [level.id for level in rubric.levels]
    yield from (("overall", level) for level in levels if rubric.overall)
    for dimension in rubric.dimensions:
        yield from (("dimension", dimension.id, level) for level in levels)
    yield from (("cap", cap.id) for cap in rubric.caps)
    yield from (("flag", flag.id) for flag in rubric.flags)
    yield from (("bottleneck", dimension.id) for dimension in rubric.dimensions)
    yield ("void",)


def things_in(result: Result) -> Iterator[Thing]:
    """Yield what a result shows."""
    if "error" in result:
        return
    overall, bottleneck = result["overall"] or {}, result["bottleneck"]
    if overall.get("level"):
        yield "overall", overall["level"]
    for each in result["dimensions"]:
        if each["level"]:
            yield "dimension", each["id"], each["level"]
    yield from (("cap", cap) for cap in result["caps"])
    yield from (("flag", flag) for flag in result["flags"])
    if bottleneck and len(bottleneck["tied"]) == 1:
        yield "bottleneck", bottleneck["dimension"]
    if result["void"]:
        yield ("void",)


def _candidates(rubric: Rubric, found: Analysis) -> Iterator[dict[str, Any]]:
    for each in _found_in(found):
        yield {
            name: list(answer) if isinstance(answer, tuple) else answer
            for name, answer in each.answers.items()
        }
    is_undecided = found.parts is None or (rubric.overall and found.overall is None)
    if is_undecided or found.undecided_flags:
        family = walks(rubric).family
        yield from family.between(0, len(family))


def _found_in(found: Analysis) -> Iterator[Found]:
    parts, overall = found.parts, found.overall
    groups: list[Mapping[Any, Found]] = []
    if overall:
        groups += [overall.levels, overall.caps]
    if parts:
        groups += [parts.levels, parts.alone]
    yield from chain(*(group.values() for group in [*groups, found.flags]))
    if overall and overall.withheld:
        yield overall.withheld


def _expectation(result: Result) -> dict[str, Any]:
    """Return what came of it, as an example in a rubric expects it."""
    overall, bottleneck = result["overall"], result["bottleneck"]
    return {
        **({"overall": overall["level"]} if overall else {}),
        "dimensions": {each["id"]: each["level"] for each in result["dimensions"]},
        "bottleneck": bottleneck and bottleneck["dimension"],
    }
