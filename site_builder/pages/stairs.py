"""A check's levels as stairs: a drawing, and their names."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from site_builder.rubric.values import Rubric, Texts
from site_builder.site.values import Check
from site_builder.svg.drawing import Drawing
from site_builder.svg.markup import drawn

_WIDE, _NARROW, _GAP, _FIGURE = 120, 72, 12, 100
_GROUND, _FLAT_GROUND = 16, 56
_STEEPEST, _HIGHEST = 52, 180
_FEWEST = 3
"""Fewer steps have as much room as these, so that they do not grow into blocks."""
_RADIUS = 6
_FAINT, _DARKER, _DARKEST = 0.16, 0.04, 0.4


def ranks(check: Check) -> tuple[Texts, ...]:
    """Return the names of what a check can come to: its levels, or areas where none is higher."""
    rubric = check.rubric
    if _is_flat(rubric):
        return tuple(dimension.name for dimension in rubric.dimensions)
    return tuple(level.name for level in rubric.levels)


def stairs(check: Check, *, has_all: bool) -> Markup:
    """Return a step for each level, and on it the level's illustration if there is one.

    Args:
        check: the check; where no level is higher than another, all steps are alike.
        has_all: whether every illustration is shown, or only the highest level's.
    """
    figures = check.illustrations or ()
    step = _WIDE if figures and has_all else _NARROW
    tall = _heights(check.rubric, step)
    height = tall[-1] + (_FIGURE if figures else 0)
    beside = max(0, _FIGURE - step + _GAP) / 2 if figures else 0
    shown = range(0 if has_all else len(tall) - 1, len(tall)) if figures else ()
    parts = (
        *(_step(level, step, height, each) for level, each in enumerate(tall)),
        *(_figure(figures[level], level, step, height - tall[level]) for level in shown),
    )
    width = len(tall) * step - _GAP + beside
    around = max(0.0, (_FEWEST * step - _GAP - width) / 2)
    box = f"{0 - around:g} 0 {width + 2 * around:g} {height:g}"
    return drawn(Drawing("svg", (("class", "stairs"), ("viewBox", box), *_SHOWN), parts))


_SHOWN = (("preserveAspectRatio", "xMidYMax"), ("fill", "currentColor"))
"""Stairs stand on the ground of whatever room they have."""


def _is_flat(rubric: Rubric) -> bool:
    """Tell whether the outcome is an area, of which none is higher than another."""
    return bool(rubric.outcome and not rubric.overall)


def _heights(rubric: Rubric, step: int) -> Sequence[float]:
    """Return how high each step is; many are less steep than few."""
    count = len(rubric.levels)
    if _is_flat(rubric):
        return [_FLAT_GROUND] * count
    rise = min(_STEEPEST, _HIGHEST / max(count - 1, 1)) * step / _WIDE
    return [_GROUND + rise * (level + 1) for level in range(count)]


def _step(level: int, step: int, height: float, tall: float) -> Drawing:
    placed = {
        "opacity": min(_FAINT + _DARKER * level, _DARKEST),
        "x": level * step,
        "y": height - tall,
        "width": step - _GAP,
        "height": tall,
        "rx": _RADIUS,
    }
    return Drawing("rect", tuple((name, f"{value:g}") for name, value in placed.items()))


def _figure(drawing: Drawing, level: int, step: int, ground: float) -> Drawing:
    x, y = level * step + (step - _GAP - _FIGURE) / 2, ground - _FIGURE
    placed = {"x": x, "y": y, "width": _FIGURE, "height": _FIGURE}
    named = tuple((name, f"{value:g}") for name, value in placed.items())
    return replace(drawing, attributes=(*drawing.attributes, *named))
