"""Where a rubric file names what it declares: levels, dimensions, caps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from site_builder.codes import Code
from site_builder.document import Location
from site_builder.fields import is_id
from site_builder.problems import Problem, listed, near_miss, nearest
from site_builder.rubric.names import Item, Names, ids, mapping

Kind: TypeAlias = Literal["level", "dimension", "cap"]
_CODES: dict[Kind, Code] = {
    "level": "unknown-level",
    "dimension": "unknown-dimension",
    "cap": "unknown-cap",
}
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that names something declared elsewhere, as a key or as a value."""

    kind: Kind
    id: str
    at: Location
    is_key: bool = False


def unknown_ids(names: Names) -> Iterator[Problem]:
    """Yield a problem for each id that names nothing: one, wherever it stands how often."""
    found: dict[tuple[Kind, str], list[Reference]] = {}
    for reference in references(names):
        if _is_unknown(names, reference):
            found.setdefault((reference.kind, reference.id), []).append(reference)
    for (kind, name), uses in found.items():
        known = ids(_declared(names, kind))
        message = f'there is no {kind} "{name}"{_elsewhere(names, uses)}'
        hint = near_miss(name, known) or _declare(kind, known)
        at, is_key = uses[0].at, uses[0].is_key
        yield names.document.problem(at, _CODES[kind], message, hint, key=is_key)


def named_twice(names: Names) -> Iterator[Problem]:
    """Yield a problem for each id that a list of ids holds already."""
    for at, named in _lists(names):
        for place, name in enumerate(named):
            if isinstance(name, str) and name in named[:place]:
                message = f'the list names "{name}" twice'
                location = (*at, place)
                yield names.document.problem(location, "named-twice", message, "name it once")


def references(names: Names) -> Iterator[Reference]:
    """Yield every id that names something, in the order of the file."""
    for dimension in names.dimensions:
        yield from _keys("level", dimension.keys, (*dimension.at, "advice"))
        yield from _keys("level", dimension.keys, (*dimension.at, "bounds"))
    for part in ("dimension", "overall"):
        yield from _keys("level", names.at("scoring", part), ("scoring", part, "bounds"))
    ties = names.at("scoring", "bottleneck")
    yield from _list("dimension", ties, ("scoring", "bottleneck", "ties"))
    for example in names.examples:
        yield from _expected(example)


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
    yield from _list("cap", expect, (*at, "caps"))


def _keys(kind: Kind, around: Any, at: Location) -> Iterator[Reference]:
    for name in mapping(around, str(at[-1])):
        yield Reference(kind, name, (*at, name), is_key=True)


def _value(kind: Kind, around: Any, at: Location) -> Iterator[Reference]:
    name = around.get(at[-1])
    if isinstance(name, str):
        yield Reference(kind, name, at)


def _list(kind: Kind, around: Any, at: Location) -> Iterator[Reference]:
    named = around.get(at[-1])
    for place, name in enumerate(named if isinstance(named, list) else ()):
        if isinstance(name, str):
            yield Reference(kind, name, (*at, place))


def _lists(names: Names) -> Iterator[tuple[Location, list[Any]]]:
    ties = names.at("scoring", "bottleneck").get("ties")
    caps = [(example.at, mapping(example.keys, "expect").get("caps")) for example in names.examples]
    lists: list[tuple[Location, Any]] = [(("scoring", "bottleneck", "ties"), ties)]
    lists += [((*at, "expect", "caps"), named) for at, named in caps]
    yield from ((at, named) for at, named in lists if isinstance(named, list))


def _declared(names: Names, kind: Kind) -> tuple[Item, ...]:
    match kind:
        case "level":
            return names.levels
        case "dimension":
            return names.dimensions
        case "cap":
            return names.caps


def _is_unknown(names: Names, reference: Reference) -> bool:
    """Tell whether an id names nothing, as far as the ids declared can be trusted.

    What is no id at all, here or where it is declared, has been said by `shape`.
    """
    declared = _declared(names, reference.kind)
    known = ids(declared)
    is_whole = len(known) == len(declared) and (bool(declared) or reference.kind == "cap")
    misformed = [name for name in known if not is_id(name)]
    return (
        is_whole
        and is_id(reference.id)
        and reference.id not in known
        and not nearest(reference.id, misformed)
    )


def _declare(kind: Kind, known: tuple[str, ...]) -> str:
    return f"declared are {listed(known, 'and')}" if known else f"declare a {kind} with that id"


def _elsewhere(names: Names, uses: list[Reference]) -> str:
    """Return ` (on lines 12 and 40 too)` for the lines of all uses but the first."""
    document = names.document
    on = [document.source.line(document.position(use.at)) for use in uses]
    lines = sorted(set(on) - {on[0]})
    some = [str(line) for line in lines[:_MOST_LINES]]
    more = [f"{len(lines) - _MOST_LINES} more"] if len(lines) > _MOST_LINES else []
    word = "line" if len(lines) == 1 else "lines"
    return f" (on {word} {listed([*some, *more], 'and')} too)" if lines else ""
