"""A key that is given twice: which one it should probably be, by where it stands beside another."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from site_builder.files.document import Location
from site_builder.files.problems import Position

_SHORT = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
"""A language, mostly; what stands beside such keys alone is their fellow."""

_MOST = 50
"""So many languages has no site."""


@dataclass(frozen=True, slots=True)
class Twice:
    """A key that is given twice: in which mapping, the two places, and which problem says so."""

    location: Location
    key: str
    first: Position
    second: Position
    problem: int


@dataclass(frozen=True, slots=True)
class Other:
    """What a key should probably be that stands there, and which problem is about it."""

    key: str
    at: Position
    problem: int


def others(keys: Collection[Location], twice: Collection[Twice]) -> Iterator[Other]:
    """Yield, for each key that is given twice, which one of the two should be another, if known.

    `nl` twice means `nl` and `en`, in the order in which they stand elsewhere.

    Args:
        keys: where all keys of the file stand.
        twice: those that are given twice.
    """
    groups: dict[Location, dict[str, int]] = {}
    for *around, key in keys if twice else ():
        group = groups.setdefault(tuple(around), {})
        group[str(key)] = len(group)
    beside: dict[str, dict[str, int]] = {}
    for group in groups.values():
        if len(group) <= _MOST and all(map(_SHORT.fullmatch, group)):
            beside |= {key: group for key in group if len(group) > len(beside.get(key, ()))}
    for each in twice:
        group = beside.get(each.key, {})
        missing = next((key for key in group if key not in groups[each.location]), None)
        if missing:
            is_after = group[missing] > group[each.key]
            yield Other(missing, each.second if is_after else each.first, each.problem)
