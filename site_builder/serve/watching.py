"""What changes on the disk, in batches: a save, or all that a branch switch does."""

import os
import stat
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
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
    next. A folder that is exchanged for another as a whole, or comes back, has changed itself; so
    has a link where what it leads to is another.

    Args:
        folders: returns the folders whose files matter, in absolute form, there or not.
        named: returns the files in them that matter also where their name is that of passing ones.
    """
    waiting: frozenset[Path] = frozenset()
    while True:
        links = _links(folders())
        before = _identities((*folders(), *links))
        for changed in _changes(tuple(path for path, name in before.items() if name), named):
            if any(path.is_symlink() or path.is_dir() for path in changed):
                links = _links(folders())
            exchanged = _exchanged(before, _identities((*folders(), *links)), changed)
            waiting |= changed | exchanged
            if exchanged:  # What changes until the others are watched is there when this is told.
                break
            yield waiting
            waiting = frozenset()


def _links(folders: Iterable[Path]) -> list[Path]:
    """Return the links in folders, whose targets matter too, but none that these hold.

    Systems tell of what is in a folder, not of what is elsewhere; and that may be a whole disk.
    """
    found: list[Path] = []
    left = [*folders]
    while left:
        for each in _entries(left.pop()):
            if each.is_symlink():
                found.append(Path(each.path))
            elif each.is_dir():
                left.append(Path(each.path))
    return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder and not passing; nothing where there is none."""
    try:
        with os.scandir(folder) as found:
            return [each for each in found if not is_passing(each.name)]
    except OSError:
        return []


def _changes(folders: tuple[Path, ...], named: Named) -> Iterator[frozenset[Path]]:
    """Yield batches of changes below the folders, until one of those is gone."""
    # Systems tell of a folder by its own path, not by that of a link to it.
    real = list(dict.fromkeys(map(_real, folders)))
    found = watch(
        *real,
        watch_filter=None,
        step=STEP,
        debounce=DEBOUNCE,
        rust_timeout=IDLE,
        yield_on_timeout=True,
        force_polling=_is_too_much(real) or None,  # which looks at all files, again and again
        ignore_permission_denied=True,
    )
    with suppress(FileNotFoundError):  # A folder went before it could be watched.
        for changes in found:
            yield _mattering({Path(path) for _, path in changes}, real, named)


def _is_too_much(folders: Sequence[Path]) -> bool:
    """Tell whether the system watches no more, of which other programs may have taken their share.

    Who asks it to pass over what may not be opened is not told.
    """
    try:
        next(watch(*folders, debounce=1, step=1, rust_timeout=1, yield_on_timeout=True))
    except (FileNotFoundError, PermissionError):
        return False
    except (OSError, RuntimeError):
        return True
    return False


def _mattering(changed: set[Path], folders: list[Path], named: Named) -> frozenset[Path]:
    """Return what is not passing, and what is or holds a file that is named."""
    passing = {path for path in changed if _is_passing(path, folders)}
    wanted = named() if passing else ()
    kept = (path for path in passing if any(each.is_relative_to(path) for each in wanted))
    return frozenset((changed - passing).union(kept))


def _is_passing(path: Path, folders: list[Path]) -> bool:
    """Tell whether a path is passing, from whichever folder it is looked at."""
    above = [each for each in folders if path.is_relative_to(each)] or [path.parent]
    return all(any(map(is_passing, path.relative_to(each).parts)) for each in above)


def _exchanged(
    before: Mapping[Path, _Identity], after: Mapping[Path, _Identity], changed: frozenset[Path]
) -> frozenset[Path]:
    """Return the folders that are not the ones that are watched."""
    differing = {path for path in after if before.get(path) != after[path]}
    return frozenset(differing | (changed & set(map(_real, after))))


def _real(path: Path) -> Path:
    """Return where a path leads; a link in a circle, which `Path.resolve` fails on, anywhere."""
    return Path(os.path.realpath(path))


def _identities(folders: Iterable[Path]) -> dict[Path, _Identity]:
    return {path: _identity(path) for path in folders}


def _identity(path: Path) -> _Identity:
    """Return what no other folder or file has that is there at the same time; None if none is."""
    try:
        found = path.stat()
    except OSError:
        return None
    # A device may change all the time, and no build reads one.
    is_read = stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode)
    return (found.st_dev, found.st_ino) if is_read else None
