"""Where a rubric file names what it declares: levels, dimensions, caps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from site_builder.files.codes import Code
from site_builder.files.document import Location
from site_builder.files.fields import is_id
from site_builder.files.problems import Problem, listed, near_miss, nearest
from site_builder.rubric.conditions import Written, conditions
from site_builder.rubric.names import Item, Names, items, mapping, options

Kind: TypeAlias = Literal["level", "dimension", "cap", "flag", "question", "option", "option set"]
_CODES: dict[Kind, Code] = {
    "level": "unknown-level",
    "dimension": "unknown-dimension",
    "cap": "unknown-cap",
    "flag": "unknown-flag",
    "question": "unknown-question",
    "option": "unknown-option",
    "option set": "unknown-option-set",
}
_NEED_NOT_BE: tuple[Kind, ...] = ("cap", "flag", "option set")
"""What a rubric may have none of."""
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that names something declared elsewhere, as a key or as a value.

    `question` is the one whose option is named.
    """

    kind: Kind
    id: str
    at: Location
    is_key: bool = False
    question: str | None = None


@dataclass(frozen=True, slots=True)
class _IdList:
    """A list of ids in the file."""

    kind: Kind
    at: Location
    named: list[str]
    question: str | None = None


def unknown_ids(names: Names) -> Iterator[Problem]:
    """Yield a problem for each id that names nothing: one, wherever it stands how often."""
    found: dict[tuple[Kind, str | None, str], list[Reference]] = {}
    for reference in references(names):
        if _is_unknown(names, reference):
            thing = reference.kind, reference.question, reference.id
            found.setdefault(thing, []).append(reference)
    for (kind, question, name), uses in found.items():
        known = _known(names, uses[0])
        of = f' of question "{question}"' if question else ""
        message = f'there is no {kind} "{name}"{of}{_elsewhere(names, uses)}'
        hint = near_miss(name, known) or _declare(known)
        at, is_key = uses[0].at, uses[0].is_key
        yield names.document.problem(at, _CODES[kind], message, hint, key=is_key)


def named_twice(names: Names) -> Iterator[Problem]:
    """Yield a problem for each id that a list of ids holds already."""
    for each in _lists(names):
        for place, name in enumerate(each.named):
            if name in each.named[:place]:
                message = f'the list names "{name}" twice'
                location = (*each.at, place)
                yield names.document.problem(location, "named-twice", message, "name it once")


def references(names: Names) -> Iterator[Reference]:
    """Yield every id that names something, in the order of the file as far as it matters."""
    yield from _levels(names)
    for question in names.questions:
        yield from _of_question(names, question)
    for written in conditions(names):
        yield from _of_condition(written)
    for each in _lists(names):
        for place, name in enumerate(each.named):
            yield Reference(each.kind, name, (*each.at, place), question=each.question)
    for example in names.examples:
        yield from _expected(example)


def _levels(names: Names) -> Iterator[Reference]:
    """Yield the levels that are named by dimensions, defaults and caps."""
    for dimension in names.dimensions:
        yield from _keys("level", dimension.keys, (*dimension.at, "advice"))
        yield from _keys("level", dimension.keys, (*dimension.at, "bounds"))
    for part in ("dimension", "overall"):
        yield from _keys("level", names.at("scoring", part), ("scoring", part, "bounds"))
    for cap in names.caps:
        yield from _value("level", cap.keys, (*cap.at, "level"))


def _of_question(names: Names, question: Item) -> Iterator[Reference]:
    yield from _value("option set", question.keys, (*question.at, "options"))
    for feed in items(question.keys, ("feeds",), question.at):
        yield from _value("dimension", feed.keys, (*feed.at, "dimension"))
    for option in options(names, question):
        yield from _keys("dimension", option.keys, (*option.at, "points"))


def _of_condition(written: Written) -> Iterator[Reference]:
    keys, at = written.keys, written.at
    question = keys.get("question")
    yield from _value("question", keys, (*at, "question"))
    if isinstance(question, str) and isinstance(keys.get("is"), str):
        yield Reference("option", keys["is"], (*at, "is"), question=question)
    yield from _value("dimension", keys, (*at, "dimension"))
    if keys.get("score_of") != "overall":
        yield from _value("dimension", keys, (*at, "score_of"))
    if "dimension" in keys:
        yield from _value("level", keys, (*at, "at_least"))
        yield from _value("level", keys, (*at, "below"))


def _expected(example: Item) -> Iterator[Reference]:
    expect, at = mapping(example.keys, "expect"), (*example.at, "expect")
    scores = {key: None for key in mapping(expect, "scores") if key != "overall"}
    yield from _value("level", expect, (*at, "overall"))
    yield from _keys("dimension", expect, (*at, "dimensions"))
    for dimension in mapping(expect, "dimensions"):
        inner = mapping(expect, "dimensions")
        yield from _value("level", inner, (*at, "dimensions", dimension))
    yield from _keys("dimension", {"scores": scores}, (*at, "scores"))
    yield from _value("dimension", expect, (*at, "bottleneck"))
    yield from _value("dimension", expect, (*at, "outcome"))


def _keys(kind: Kind, around: Any, at: Location) -> Iterator[Reference]:
    for name in mapping(around, str(at[-1])):
        yield Reference(kind, name, (*at, name), is_key=True)


def _value(kind: Kind, around: Any, at: Location) -> Iterator[Reference]:
    name = around.get(at[-1])
    if isinstance(name, str):
        yield Reference(kind, name, at)


def _lists(names: Names) -> Iterator[_IdList]:
    """Yield every list of ids in the file."""
    for part in ("bottleneck", "outcome"):
        yield from _list("dimension", names.at("scoring", part), ("scoring", part, "ties"))
    yield from _list("question", names.document.data, ("order",))
    for question in names.questions:
        yield from _list("level", question.keys, (*question.at, "required_for"))
    for written in conditions(names):
        asked = written.keys.get("question")
        if isinstance(asked, str):
            yield from _list("option", written.keys, (*written.at, "is"), asked)
        yield from _list("question", written.keys, (*written.at, "sum_of"))
    for example in names.examples:
        expect, at = mapping(example.keys, "expect"), (*example.at, "expect")
        yield from _list("cap", expect, (*at, "caps"))
        yield from _list("flag", expect, (*at, "flags"))


def _list(
    kind: Kind, around: Mapping[str, Any], at: Location, question: str | None = None
) -> Iterator[_IdList]:
    named = around.get(str(at[-1]))
    if isinstance(named, list) and all(isinstance(name, str) for name in named):
        yield _IdList(kind, at, named, question)


def _declared(names: Names, reference: Reference) -> tuple[str | None, ...]:
    """Return the ids of what could be meant; None for what has no id."""
    match reference.kind:
        case "level":
            found = names.levels
        case "dimension":
            found = names.dimensions
        case "cap":
            found = names.caps
        case "flag":
            found = names.flags
        case "question":
            found = names.questions
        case "option":
            asked = (each for each in names.questions if each.id == reference.question)
            found = tuple(option for each in asked for option in options(names, each))
        case "option set":
            return tuple(names.option_sets)
    return tuple(item.id for item in found)


def _known(names: Names, reference: Reference) -> tuple[str, ...]:
    return tuple(name for name in _declared(names, reference) if name is not None)


def _is_unknown(names: Names, reference: Reference) -> bool:
    """Tell whether an id names nothing, as far as the ids declared can be trusted.

    What is no id at all, here or where it is declared, has been said by `shape`.
    """
    declared, known = _declared(names, reference), _known(names, reference)
    is_whole = len(known) == len(declared) and (declared or reference.kind in _NEED_NOT_BE)
    is_whole = is_whole and _can_be_read(names, reference.kind)
    misformed = [name for name in known if not is_id(name)]
    return (
        bool(is_whole)
        and is_id(reference.id)
        and reference.id not in known
        and not nearest(reference.id, misformed)
    )


def _can_be_read(names: Names, kind: Kind) -> bool:
    """Tell whether all of the file that may declare a thing of this kind is of the right form."""
    scoring, data = names.document.data.get("scoring", {}), names.document.data
    match kind:
        case "cap" | "flag":
            return isinstance(scoring, dict) and _lists_keys(scoring.get(f"{kind}s", []))
        case "option set":
            return isinstance(data.get("option_sets", {}), dict)
        case "question":
            asked = [dimension.keys.get("questions", []) for dimension in names.dimensions]
            dimensions = data.get("dimensions", [])
            return all(map(_lists_keys, (dimensions, data.get("questions", []), *asked)))
        case "level" | "dimension":
            return _lists_keys(data.get(f"{kind}s", []))
        case _:
            return True


def _lists_keys(node: Any) -> bool:
    """Tell whether something is a list of mappings."""
    return isinstance(node, list) and all(isinstance(each, dict) for each in node)


def _declare(known: tuple[str, ...]) -> str:
    return (
        f"declared are {listed(known, 'and')}"
        if known
        else "declare one with that id, or leave this out"
    )


def _elsewhere(names: Names, uses: list[Reference]) -> str:
    """Return ` (on lines 12 and 40 too)` for the lines of all uses but the first."""
    document = names.document
    on = [document.source.line(document.position(use.at)) for use in uses]
    lines = sorted(set(on) - {on[0]})
    some = [str(line) for line in lines[:_MOST_LINES]]
    more = [f"{len(lines) - _MOST_LINES} more"] if len(lines) > _MOST_LINES else []
    word = "line" if len(lines) == 1 else "lines"
    return f" (on {word} {listed([*some, *more], 'and')} too)" if lines else ""
