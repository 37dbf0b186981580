"""A YAML file as plain data, with a position for every key and value."""

from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from site_builder.files.codes import Code
from site_builder.files.problems import Position, Problem
from site_builder.files.source import Source

Node: TypeAlias = dict[str, "Node"] | list["Node"] | str | None


Location: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file: plain data, and where in the source each key and value stands.

    `problems` says what was refused in the reading of it, `twice` where the mappings stand of which
    a key was.
    """

    source: Source
    data: dict[str, Node]
    keys: Mapping[Location, Position]
    values: Mapping[Location, Position]
    problems: tuple[Problem, ...] = ()
    twice: frozenset[Location] = frozenset()

    def with_data(self, data: dict[str, Node]) -> "Document":
        """Return the same file with a part of its data."""
        return replace(self, data=data)

    def read_as(
        self,
        moves: Mapping[Location, Location],
        words: Mapping[Location, str | None],
        told: Collection[Problem],
    ) -> "Document":
        """Return the file as it would be if some of its keys and words were others.

        A key stays where it is if there is one already where it should be.

        Args:
            moves: where these keys stand, each with where it should.
            words: what should stand at these places, or None if it is not known.
            told: what is said of all that.
        """
        data, made = deepcopy(self.data), dict[Location, Location]()
        for at, word in words.items():
            _node(data, at[:-1])[at[-1]] = word
        for at, to in moves.items():
            around, target = _node(data, at[:-1]), _node(data, to[:-1])
            if to[-1] not in target:
                target[to[-1]] = around.pop(at[-1])
                made[at] = to
        keys = {_moved(at, made): place for at, place in self.keys.items()}
        values = {_moved(at, made): place for at, place in self.values.items()}
        problems = (*self.problems, *told)
        return replace(self, data=data, keys=keys, values=values, problems=problems)

    def position(self, location: Location) -> Position:
        """Return where the value stands, or the nearest thing around it that is there."""
        places = (location[:end] for end in range(len(location), -1, -1))
        found = (self.values.get(place) for place in places)
        return next((position for position in found if position), Position(1, 1))

    def key_position(self, location: Location) -> Position:
        """Return where the key stands, or else the value."""
        return self.keys.get(location) or self.position(location)

    def has_refused(self, problem: Problem) -> bool:
        """Tell whether the reading of the file has refused what stands where the problem is."""
        places = ((each.line, each.column) for each in self.problems)
        return (problem.line, problem.column) in places

    def problem(
        self, location: Location, code: Code, message: str, hint: str, *, key: bool = False
    ) -> Problem:
        """Return a problem at a value, or at its key."""
        at = self.key_position(location) if key else self.position(location)
        return self.source.problem(at, code, message, hint)


def _node(data: Any, at: Location) -> Any:
    """Return what stands at a location."""
    for key in at:
        data = data[key]
    return data


def _moved(at: Location, moves: Mapping[Location, Location]) -> Location:
    """Return where what stands at a location is, once what is around it has moved."""
    ends = range(1, len(at) + 1)
    return next(((*moves[at[:end]], *at[end:]) for end in ends if at[:end] in moves), at)
