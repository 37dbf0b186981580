"""Pure steps of many things: what was made before is in the cache, all cores make the rest."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from site_builder.files.cache import Recipe, code_of_all, keep, kept_before, version_of
from site_builder.files.workers import Told, spread, unheard

In = TypeVar("In")

WORTH = 48
"""So many things that are to be made are worth other processes."""


def kept_all(
    step: str,
    recipes: Sequence[Recipe],
    things: Sequence[In],
    make: Callable[[In], bytes],
    *,
    libraries: Sequence[str] = (),
    code: bytes | None = None,
    worth: int = WORTH,
    told: Told = unheard,
) -> list[bytes]:
    """Return what a step makes of each thing.

    It is kept by all that decides it, so that nothing stale ever comes out: what the thing is, our
    code, Python, and the libraries that do the work.

    Args:
        step: its name.
        recipes: what each thing is.
        things: the same things as `make` takes them, which can be pickled.
        make: a function of a module, pure.
        libraries: the packages that it calls.
        code: the digest of all modules that it needs, if not of all of ours.
        worth: how many that are to be made are worth other processes.
        told: is told now and then how many of how many are made.
    """
    whole = _whole(step, recipes, libraries, code)
    found = list(map(kept_before, whole))
    lacking = [index for index, result in enumerate(found) if result is None]
    made = spread(make, [things[index] for index in lacking], worth, told)
    for index, result in zip(lacking, made, strict=True):
        keep(whole[index], result)
    fresh = iter(made)
    return [next(fresh) if result is None else result for result in found]


def known_of(
    step: str,
    recipes: Sequence[Recipe],
    *,
    libraries: Sequence[str] = (),
    code: bytes | None = None,
) -> list[bytes | None]:
    """Return what `kept_all` would, without making anything: None where it would have to."""
    return list(map(kept_before, _whole(step, recipes, libraries, code)))


def _whole(
    step: str, recipes: Sequence[Recipe], libraries: Sequence[str], code: bytes | None
) -> list[Recipe]:
    by: Recipe = (step, code or code_of_all(), sys.version, *map(version_of, libraries))
    return [(*by, *recipe) for recipe in recipes]
