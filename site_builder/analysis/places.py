"""Which dimension comes lowest: alone, or together with another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

from site_builder.analysis.chance import Mass, both, certain, either, none
from site_builder.analysis.states import Cases, State, States, Witness, tallied
from site_builder.rubric.values import Rubric

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Lowest:
    """The lowest position in a part, and the dimensions that are there.

    Where no dimension of it has a position, that is as if all were at their highest.
    """

    position: Fraction
    dimensions: frozenset[str]


_Part: TypeAlias = Mapping[_Lowest, Cases]


class Places:
    """The positions of a rubric's dimensions, part by part, as far as the lowest is concerned."""

    def __init__(self, rubric: Rubric, parts: Sequence[States]) -> None:
        self._levels = len(rubric.levels)
        self._parts = [_lowest_of(states) for states in parts]
        # A dimension that is never the lowest of its part has no home, and is never a bottleneck.
        self._homes = [{name for at in part for name in at.dimensions} for part in self._parts]
        self._elsewhere: dict[tuple[int, Fraction, bool], Cases | None] = {}

    def alone(self, dimension: str) -> Cases | None:
        """Return when a dimension is the bottleneck and no other is level with it."""
        return self._lowest(frozenset({dimension}), may_tie=False)

    def tied(self, first: str, second: str) -> Cases | None:
        """Return when both of two dimensions come lowest, whatever others are level with them."""
        return self._lowest(frozenset({first, second}), may_tie=True)

    def no_bottleneck(self) -> Mass:
        """Return the mass of no dimension being one: each is at its highest, or cannot move."""
        masses = [
            _total((cases.mass for at, cases in part.items() if at.position == ONE), self._levels)
            for part in self._parts
        ]
        return reduce(both, masses, certain(self._levels))

    def _lowest(self, names: frozenset[str], *, may_tie: bool) -> Cases | None:
        """Return when some dimensions come lowest together; others may tie with them or not."""
        if not names <= frozenset().union(*self._homes):
            return None
        each = (self._lowest_at(names, at, may_tie=may_tie) for at in self._positions(names))
        return self._gathered([cases for cases in each if cases])

    def _positions(self, names: frozenset[str]) -> list[Fraction]:
        """Return the positions at which one of the dimensions can be the bottleneck."""
        lowest = {at for part in self._parts for at in part if at.position != ONE}
        return sorted({at.position for at in lowest if at.dimensions & names})

    def _lowest_at(
        self, names: frozenset[str], position: Fraction, *, may_tie: bool
    ) -> Cases | None:
        mass: Mass = certain(self._levels)
        witness: Witness = ()
        for place, part in enumerate(self._parts):
            here = names & self._homes[place]
            if here:
                found = self._here(part, here, position, may_tie=may_tie)
            else:
                found = self._above(place, position, may_tie=may_tie)
            if found is None:
                return None
            mass, witness = both(mass, found.mass), (*witness, *found.witness)
        return Cases(mass, witness)

    def _here(
        self, part: _Part, names: frozenset[str], position: Fraction, *, may_tie: bool
    ) -> Cases | None:
        """Return when these dimensions of a part come lowest in it, at this position."""
        return self._gathered(
            [
                cases
                for at, cases in part.items()
                if at.position == position
                and (at.dimensions >= names if may_tie else at.dimensions == names)
            ]
        )

    def _above(self, place: int, position: Fraction, *, may_tie: bool) -> Cases | None:
        """Return when nothing in a part comes lower: asked of every pair, and remembered."""
        key = place, position, may_tie
        if key not in self._elsewhere:
            higher = [
                cases
                for at, cases in self._parts[place].items()
                if at.position > position or (may_tie and at.position == position)
            ]
            self._elsewhere[key] = self._gathered(higher)
        return self._elsewhere[key]

    def _gathered(self, cases: Sequence[Cases]) -> Cases | None:
        if not cases:
            return None
        return Cases(_total((each.mass for each in cases), self._levels), cases[0].witness)


def _lowest_of(states: States) -> _Part:
    """Return the states of a part, told apart by what comes lowest in it; none is left out."""
    return tallied((_lowest_in(state), cases) for state, cases in states.items())


def _lowest_in(state: State) -> _Lowest:
    positions = {
        each.dimension: each.position for each in state.standings if each.position is not None
    }
    lowest = min(positions.values(), default=ONE)
    return _Lowest(lowest, frozenset(name for name, at in positions.items() if at == lowest))


def _total(masses: Iterable[Mass], levels: int) -> Mass:
    return reduce(either, masses, none(levels))
