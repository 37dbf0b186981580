"""A YAML file as plain data, with a position for every key and value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

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
