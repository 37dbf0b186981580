"""Which dimension comes lowest: alone, or together with another."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from site_builder.analysis.chance import Mass, both, certain, either, none
from site_builder.analysis.states import Cases, State, States, Witness
from site_builder.rubric.values import Rubric

ONE = Fraction(1)


class Places:
    """The positions of a rubric's dimensions, part by part."""

    def __init__(self, rubric: Rubric, parts: Sequence[States]) -> None:
        self._levels = len(rubric.levels)
        self._parts = [_positions(states) for states in parts]
        self._home = {
            name: place for place, part in enumerate(self._parts) for at in part for name, _ in at
        }
        self._elsewhere: dict[tuple[int, Fraction, bool], Cases | None] = {}

    def alone(self, dimension: str) -> Cases | None:
        """Return when a dimension is the bottleneck and no other is level with it."""
        return self._lowest((dimension,), may_tie=False)

    def tied(self, first: str, second: str) -> Cases | None:
        """Return when both of two dimensions come lowest, whatever others are level with them."""
        return self._lowest((first, second), may_tie=True) if second in self._home else None

    def no_bottleneck(self) -> Mass:
        """Return the mass of no dimension being one: each is at its highest, or cannot move."""
        found = certain(self._levels)
        for part in self._parts:
            fitting = (cases.mass for at, cases in part.items() if all(p == ONE for _, p in at))
            found = both(found, _total(fitting, self._levels))
        return found

    def _at(self, dimension: str) -> list[Fraction]:
        """Return the positions at which a dimension can be the bottleneck."""
        part = self._parts[self._home[dimension]] if dimension in self._home else {}
        return sorted({p for at in part for name, p in at if name == dimension and p != ONE})

    def _lowest(self, names: Sequence[str], *, may_tie: bool) -> Cases | None:
        """Return when some dimensions come lowest together; others may tie with them or not."""
        each = (self._lowest_at(names, at, may_tie=may_tie) for at in self._at(names[0]))
        return self._gathered([cases for cases in each if cases])

    def _lowest_at(self, names: Sequence[str], at: Fraction, *, may_tie: bool) -> Cases | None:
        homes = {self._home[name] for name in names}
        mass: Mass = certain(self._levels)
        witness: Witness = ()
        for place in range(len(self._parts)):
            if place in homes:
                here = {name: at for name in names if self._home[name] == place}
                found = self._fitting(place, here, at, may_tie=may_tie)
            else:
                found = self._above(place, at, may_tie=may_tie)
            if found is None:
                return None
            mass, witness = both(mass, found.mass), (*witness, *found.witness)
        return Cases(mass, witness)

    def _above(self, place: int, at: Fraction, *, may_tie: bool) -> Cases | None:
        """Return when nothing in a part comes lower: asked of every pair, and remembered."""
        key = place, at, may_tie
        if key not in self._elsewhere:
            self._elsewhere[key] = self._fitting(place, {}, at, may_tie=may_tie)
        return self._elsewhere[key]

    def _fitting(
        self, place: int, here: dict[str, Fraction], at: Fraction, *, may_tie: bool
    ) -> Cases | None:
        """Return when some dimensions of a part are all where they are to be, others above."""
        may_be = at.__le__ if may_tie else at.__lt__
        states = self._parts[place].items()
        return self._gathered([cases for where, cases in states if _fits(where, here, may_be)])

    def _gathered(self, cases: Sequence[Cases]) -> Cases | None:
        if not cases:
            return None
        return Cases(_total((each.mass for each in cases), self._levels), cases[0].witness)


_Position = tuple[str, Fraction]


def _positions(states: States) -> dict[tuple[_Position, ...], Cases]:
    """Return the states of a part, told apart by positions alone; none is left out."""
    found: dict[tuple[_Position, ...], Cases] = {}
    for state, cases in states.items():
        at = _positions_in(state)
        known = found.get(at)
        found[at] = Cases(either(known.mass, cases.mass), known.witness) if known else cases
    return found


def _positions_in(state: State) -> tuple[_Position, ...]:
    return tuple(
        (each.dimension, each.position) for each in state.standings if each.position is not None
    )


def _fits(
    at: tuple[_Position, ...], lowest: dict[str, Fraction], may_be: Callable[[Fraction], bool]
) -> bool:
    """Tell whether these dimensions are all there, at their positions, and others as they may."""
    others = [position for name, position in at if name not in lowest]
    return lowest.items() <= dict(at).items() and all(map(may_be, others))


def _total(masses: Iterable[Mass], levels: int) -> Mass:
    found = none(levels)
    for mass in masses:
        found = either(found, mass)
    return found
