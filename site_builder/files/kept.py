"""Pure steps of many things: what was made before is in the cache, all cores make the rest."""

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TypeAlias, TypeVar

from site_builder.files.cache import Recipe, code_of_all, keep, kept_before, version_of
from site_builder.files.workers import spread

In = TypeVar("In")

Told: TypeAlias = Callable[[str, int, int], object]
"""Is told of which things how many of how many are made."""

WORTH = 48
"""So many things that are to be made are worth other processes."""


def unheard(_things: str, _done: int, _of: int) -> None:
    """Tell nobody."""


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
        step: its name, which is that of the things as well.
        recipes: what each thing is.
        things: the same things as `make` takes them, which can be pickled.
        make: a function of a module, pure.
        libraries: the packages that it calls.
        code: the digest of all modules that it needs, if not of all of ours.
        worth: how many that are to be made are worth other processes.
        told: is told how far it is; what it raises ends the work.
    """
    whole = _whole(step, recipes, libraries, code)
    found = list(map(kept_before, whole))
    lacking = [index for index, result in enumerate(found) if result is None]
    with closing(spread(make, [things[index] for index in lacking], worth)) as results:
        for done, (place, result) in enumerate(results, 1):
            found[lacking[place]] = result
            keep(whole[lacking[place]], result)  # At once, also for whoever is stopped halfway.
            told(step, done, len(lacking))
    return [result for result in found if result is not None]


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
