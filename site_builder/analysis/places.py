"""Which dimension comes lowest: alone, or together with another."""

from collections.abc import Callable, Iterator, Sequence
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

    def alone(self, dimension: str) -> Cases | None:
        """Return when a dimension is the bottleneck and no other is level with it."""
        return self._gathered(self._cases({dimension: at}, at.__lt__) for at in self._at(dimension))

    def tied(self, first: str, second: str) -> Cases | None:
        """Return when both of two dimensions come lowest, whatever others are level with them."""
        if second not in self._home:
            return None
        return self._gathered(
            self._cases({first: at, second: at}, at.__le__) for at in self._at(first)
        )

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

    def _cases(
        self, lowest: dict[str, Fraction], may_be: Callable[[Fraction], bool]
    ) -> Cases | None:
        """Return when some dimensions have these positions and all others such as they may."""
        mass: Mass = certain(self._levels)
        witness: Witness = ()
        for number, part in enumerate(self._parts):
            here = {name: at for name, at in lowest.items() if self._home.get(name) == number}
            fitting = [cases for at, cases in part.items() if _fits(at, here, may_be)]
            if not fitting:
                return None
            mass = both(mass, _total((each.mass for each in fitting), self._levels))
            witness = (*witness, *fitting[0].witness)
        return Cases(mass, witness)

    def _gathered(self, found: Iterator[Cases | None]) -> Cases | None:
        cases = [each for each in found if each]
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


def _total(masses: Iterator[Mass], levels: int) -> Mass:
    found = none(levels)
    for mass in masses:
        found = either(found, mass)
    return found
