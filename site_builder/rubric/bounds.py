"""What the bounds of a rubric's levels must be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from site_builder.files.document import Location
from site_builder.files.numbers import exact, has_decimals
from site_builder.files.problems import Problem, listed
from site_builder.rubric.names import Names, absent, ids, mapping, means
from site_builder.rubric.settings import Settings, all_settings


@dataclass(frozen=True, slots=True)
class Bound:
    """A lower bound: where it stands, as written, and its value."""

    at: Location
    written: str
    value: Fraction


def bounds_complete(names: Names) -> Iterator[Problem]:
    """Bounds name every level but the first."""
    document, levels = names.document, ids(names.levels)
    for at, bounds in _written(names):
        if levels and levels[0] in bounds:
            message = f'the first level, "{levels[0]}", takes all below and has no bound'
            place = (*at, levels[0])
            yield document.problem(place, "first-level-bound", message, "leave it out", key=True)
        others = [name for name in bounds if name not in levels[:1]]
        missing = [f'"{level}"' for level in absent(levels[1:], others)]
        if missing:
            message = f"the bounds lack {listed(missing, 'and')}"
            hint = "name every level but the first"
            yield document.problem(at, "missing-bound", message, hint, key=True)


def bounds_rise(names: Names) -> Iterator[Problem]:
    """Bounds rise strictly, in force or not, the first level's own included."""
    levels = ids(names.levels)
    own = [_bound((*level.at, "from"), level.keys.get("from")) for level in names.levels]
    written = [
        [_bound((*at, level), bounds.get(level)) for level in levels]
        for at, bounds in _written(names)
    ]
    for series in [own, *written]:
        for lower, bound in pairwise(bound for bound in series if bound):
            if bound.value <= lower.value:
                message = f"{bound.written} is not above {lower.written}, the bound before it"
                hint = f"write a number above {lower.written} here, or a lower one before it"
                yield names.document.problem(bound.at, "bounds-not-rising", message, hint)


def bounds_in_force(names: Names) -> Iterator[Problem]:
    """Every score but an overall of levels has a bound for every level but the first."""
    needy = [settings for settings in all_settings(names) if settings.needs_levels]
    bare = [level for level in names.levels[1:] if not means(level.keys, "from")]
    if needy and bare and len(bare) == len(names.levels) - 1:
        message = f"no level has a lower bound, and {needy[0].subject} needs them"
        hint = "add from: to every level but the first"
        if all(settings.subject == "the overall" for settings in needy):
            hint = f"make it of levels, as in overall: {{score: min, of: levels}}, or {hint}"
        yield names.document.problem(("levels",), "missing-bound", message, hint, key=True)
    elif needy:
        for level in bare:
            message = f"{level} has no lower bound, and {needy[0].subject} needs one"
            yield names.document.problem(level.at, "missing-bound", message, "add from: to it")


def bounds_shown(names: Names) -> Iterator[Problem]:
    """Every bound in force can be written with the decimals that are shown."""
    for settings in all_settings(names):
        decimals = settings.decimals
        for bound in _in_force(names, settings) if decimals is not None else ():
            if not has_decimals(bound.value, decimals or 0):
                shown = "1 decimal" if decimals == 1 else f"{decimals} decimals"
                message = f"the bound {bound.written} lies between two scores as shown ({shown})"
                hint = "round it, or raise decimals: in display:"
                yield names.document.problem(bound.at, "bound-not-shown", message, hint)


def half_up_told(names: Names) -> Iterator[Problem]:
    """Say where a shown score can stand at a bound that the exact score does not reach."""
    displays = [("scoring", "display"), ("scoring", "overall", "display")]
    places: list[tuple[Location, Any]] = [(at, names.at(*at)) for at in displays]
    places += [((*each.at, "display"), each.keys.get("display")) for each in names.dimensions]
    for at, display in places:
        if isinstance(display, dict) and display.get("rounding") == "half_up":
            message = "a score rounded up can be shown at a bound that it does not reach"
            hint = "use rounding: floor, if the number must never promise a higher level"
            told = names.document.problem((*at, "rounding"), "half-up", message, hint)
            yield replace(told, severity="warning")


def _written(names: Names) -> Iterator[tuple[Location, dict[str, Any]]]:
    """Yield every `bounds:` of the file that is a mapping, and where it stands."""
    for part in ("dimension", "overall"):
        scoring = names.at("scoring", part)
        if isinstance(scoring.get("bounds"), dict):
            yield ("scoring", part, "bounds"), scoring["bounds"]
    for dimension in names.dimensions:
        if isinstance(dimension.keys.get("bounds"), dict):
            yield (*dimension.at, "bounds"), dimension.keys["bounds"]


def _in_force(names: Names, settings: Settings) -> Iterator[Bound]:
    bounds = mapping(settings.keys, "bounds")
    for level in names.levels[1:]:
        if settings.bounds_at is not None and level.id is not None:
            bound = _bound((*settings.bounds_at, level.id), bounds.get(level.id))
        else:
            bound = _bound((*level.at, "from"), level.keys.get("from"))
        if bound and settings.has_bounds and (settings.bounds_at or settings.needs_levels):
            yield bound


def _bound(at: Location, node: Any) -> Bound | None:
    value = exact(node) if isinstance(node, str) else None
    return None if value is None else Bound(at, node, value)
