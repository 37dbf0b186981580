"""What a rubric means, taken apart into things and their facts, so that two can be compared.

A rubric is looked at as the scoring part of its assessment (docs/assessment.md), since that is what
stays of it once it is published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeAlias

Json: TypeAlias = Any
Thing: TypeAlias = tuple[str, ...]
"""What has an id of its own, which answers and results name: `("question", "q1")`,
`("option", "q1", "a")`, `("level", "walk")`, `("dimension", "a")`, `("cap", "x")`,
`("flag", "x")`."""

_LISTS = {"questions": "question", "dimensions": "dimension", "caps": "cap", "flags": "flag"}
_NAMED = {"level", "option", *_LISTS.values()}
_APART = {"question": ("options",), "dimension": ("questions", "bounds")}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A scoring part, taken apart: nothing of it is left out, but for its version.

    `facts` has what is said of each thing. Beside those that have an id there are
    `("counted", dimension, question)`, `("points", dimension, question, option)`,
    `("bound", dimension or "overall", level)`, `("overall",)`, `("outcome",)`, `("void",)`, and
    `()` for what another version may add. `orders` has the order of things by what they stand in,
    and as what.
    """

    facts: dict[Thing, dict[str, Json]] = field(default_factory=dict)
    orders: dict[tuple[Thing, str], list[Thing]] = field(default_factory=dict)

    @property
    def named(self) -> frozenset[Thing]:
        """All that has an id of its own."""
        return frozenset(thing for thing in self.facts if thing and thing[0] in _NAMED)


def meaning_of(scoring: Json) -> Meaning:
    """Take a scoring part apart."""
    meaning = Meaning()
    _add_levels(meaning, scoring["levels"])
    for key, kind in _LISTS.items():
        _add_named(meaning, kind, scoring[key])
    options = {question["id"]: question["options"] for question in scoring["questions"]}
    for question, offered in options.items():
        _add_options(meaning, question, offered)
    for dimension in scoring["dimensions"]:
        _add_bounds(meaning, dimension["id"], dimension["bounds"], scoring["levels"])
        for name, weight, *more in dimension["questions"]:
            _add_counted(meaning, dimension["id"], name, weight, more, options.get(name, []))
    _add_rules(meaning, scoring)
    return meaning


def _add_levels(meaning: Meaning, levels: Sequence[str]) -> None:
    meaning.orders[(), "level"] = [("level", level) for level in levels]
    meaning.facts.update({("level", level): {} for level in levels})


def _add_named(meaning: Meaning, kind: str, things: Sequence[Json]) -> None:
    apart = ("id", *_APART.get(kind, ()))
    for keys in things:
        meaning.facts[kind, keys["id"]] = _without(keys, apart)
    meaning.orders[(), kind] = [(kind, keys["id"]) for keys in things]


def _without(keys: Mapping[str, Json], apart: Sequence[str]) -> dict[str, Json]:
    return {key: value for key, value in keys.items() if key not in apart}


def _add_options(meaning: Meaning, question: str, offered: Sequence[Json]) -> None:
    for name, value in offered:
        meaning.facts["option", question, name] = {"value": value}
    chosen: list[Thing] = [("option", question, name) for name, _ in offered]
    meaning.orders[("question", question), "option"] = chosen


def _add_bounds(meaning: Meaning, where: str, bounds: Sequence[str], levels: Sequence[str]) -> None:
    for level, bound in zip(levels[1:], bounds, strict=False):
        meaning.facts["bound", where, level] = {"from": bound}


def _add_counted(
    meaning: Meaning,
    dimension: str,
    name: str,
    weight: str,
    more: Sequence[Json],
    offered: Sequence[Json],
) -> None:
    """Add a question as it counts in a dimension, `more` being what stands behind its weight."""
    keys = dict(chain.from_iterable(each.items() for each in more))
    meaning.facts["counted", dimension, name] = {"weight": weight, **_without(keys, ["points"])}
    for (option, _), worth in zip(offered, keys.get("points", ()), strict=False):
        meaning.facts["points", dimension, name, option] = {"points": worth}
    order = meaning.orders.setdefault((("dimension", dimension), "counted"), [])
    order.append(("question", name))


def _add_rules(meaning: Meaning, scoring: Json) -> None:
    """Add what the rubric says once."""
    overall, outcome, void = scoring["overall"], scoring["outcome"], scoring["void"]
    meaning.orders[("bottleneck",), "tie"] = _dimensions(scoring["ties"])
    if overall:
        meaning.facts["overall",] = _without(overall, ["bounds"])
        _add_bounds(meaning, "overall", overall["bounds"], scoring["levels"])
    if outcome:
        meaning.facts["outcome",] = _without(outcome, ["ties"])
        meaning.orders[("outcome",), "tie"] = _dimensions(outcome["ties"])
    if void:
        meaning.facts["void",] = {"when": void}
    told = ("version", "levels", *_LISTS, "overall", "ties", "outcome", "void")
    meaning.facts[()] = _without(scoring, told)


def _dimensions(names: Sequence[str]) -> list[Thing]:
    return [("dimension", name) for name in names]
