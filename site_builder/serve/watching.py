"""What changes on the disk, in batches: a save, or all that a branch switch does."""

from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from watchfiles import watch

from site_builder.files.passing import is_passing

STEP, DEBOUNCE, IDLE = 10, 200, 100
"""Milliseconds: how long nothing more must change; how long a batch grows at most; between looks
at the folders themselves."""

_Identity: TypeAlias = tuple[int, int] | None
Named: TypeAlias = Callable[[], Collection[Path]]


def batches(folders: Callable[[], Sequence[Path]], named: Named) -> Generator[frozenset[Path]]:
    """Yield what changed, for ever; an empty batch is a breath.

    From the first batch on nothing is missed: what changes while a batch is looked at is in the
    next. A folder that is exchanged for another as a whole, or comes back, has changed itself.

    Args:
        folders: returns the folders whose files matter, in absolute form, there or not.
        named: returns the files in them that matter also where their name is that of passing ones.
    """
    exchanged: frozenset[Path] = frozenset()
    while True:
        before = _identities(folders())
        for changed in _changes(tuple(path for path, name in before.items() if name), named):
            yield changed | exchanged
            exchanged = _exchanged(before, _identities(folders()), changed)
            if exchanged:
                break


def _changes(folders: tuple[Path, ...], named: Named) -> Iterator[frozenset[Path]]:
    """Yield batches of changes below the folders, until one of those is gone."""
    # Systems tell of a folder by its own path, not by that of a link to it.
    real = [folder.resolve() for folder in folders]
    found = watch(
        *real,
        watch_filter=None,
        step=STEP,
        debounce=DEBOUNCE,
        rust_timeout=IDLE,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    with suppress(FileNotFoundError):  # A folder went before it could be watched.
        for changes in found:
            yield _mattering({Path(path) for _, path in changes}, real, named)


def _mattering(changed: set[Path], folders: list[Path], named: Named) -> frozenset[Path]:
    """Return what is not passing, and what is or holds a file that is named."""
    passing = {path for path in changed if _is_passing(path, folders)}
    wanted = named() if passing else ()
    kept = (path for path in passing if any(each.is_relative_to(path) for each in wanted))
    return frozenset((changed - passing).union(kept))


def _is_passing(path: Path, folders: list[Path]) -> bool:
    above = next((each for each in folders if path.is_relative_to(each)), path.parent)
    return any(map(is_passing, path.relative_to(above).parts))


def _exchanged(
    before: Mapping[Path, _Identity], after: Mapping[Path, _Identity], changed: frozenset[Path]
) -> frozenset[Path]:
    """Return the folders that are not the ones that are watched."""
    differing = {path for path in after if before.get(path) != after[path]}
    return frozenset(differing | (changed & {path.resolve() for path in after}))


def _identities(folders: Sequence[Path]) -> dict[Path, _Identity]:
    return {path: _identity(path) for path in folders}


def _identity(path: Path) -> _Identity:
    """Return what no other folder has that is there at the same time; None if none is there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
