"""Each file takes the place of the old one by itself, where a folder cannot as a whole.

At any moment every file is whole, and what a page needs is there: all new files lie ready before
the first is put in its place, assets come first, then pages that are new, then those that led to
others, then what lists pages; what the site no longer has goes last, pages before the rest.
"""

import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from site_builder.output.room import MARKER, room

_PATIENCE = 40
_PAUSE = 0.05
_LISTS = (".xml", "_headers", "_redirects", "robots.txt")


def replace_files(
    files: Mapping[str, bytes],
    changed: Collection[str],
    removed: Collection[str],
    marker: Callable[[Iterable[str]], bytes],
    out: Path,
) -> None:
    """Replace each changed file by itself, then remove what is to go.

    Args:
        files: all that the folder will hold, but for its marker.
        changed: those that it does not hold yet.
        removed: what it holds and should not.
        marker: returns the bytes of a marker that says that these files are ours.
        out: the folder; it is made if it is not there.

    Raises:
        OSError: a file cannot be written. Before the first is replaced all is as it was; after
            that some are new and some old, each of them whole, and the next write goes on.
    """
    out.mkdir(parents=True, exist_ok=True)
    with room(out) as stage:
        ready = list(_staged(stage, {path: files[path] for path in _in_order(changed, out)}))
        (before,) = _staged(stage, {"before": marker({*files, *removed})})
        (after,) = _staged(stage, {"after": marker(files)})
        _put(before[1], out / MARKER)
        for path, made in ready:
            _make_way(out, path)
            _put(made, out / path)
        _remove(out, removed, files)
        _put(after[1], out / MARKER)


def _in_order(changed: Collection[str], out: Path) -> list[str]:
    def rank(path: str) -> tuple[int, str]:
        if path.endswith(".html"):
            return (2 if (out / path).exists() else 1), path
        return (3 if path.endswith(_LISTS) else 0), path

    return sorted(changed, key=rank)


def _staged(stage: Path, files: Mapping[str, bytes]) -> Iterator[tuple[str, Path]]:
    """Write each file to where it waits for its place."""
    first = sum(1 for _ in stage.iterdir())
    for number, (path, data) in enumerate(files.items(), first):
        made = stage / f"{number}"
        made.write_bytes(data)
        yield path, made


def _make_way(out: Path, path: str) -> None:
    """Remove a file or a link where a folder is needed, and a folder where a file is.

    From the top, so that no link leads out of the folder.
    """
    for folder in reversed(Path(path).parents[:-1]):
        if (out / folder).is_symlink() or (out / folder).is_file():
            _patiently((out / folder).unlink)
    if (out / path).is_dir() and not (out / path).is_symlink():
        shutil.rmtree(out / path)
    (out / path).parent.mkdir(parents=True, exist_ok=True)


def _put(made: Path, path: Path) -> None:
    _patiently(lambda: made.replace(path))


def _patiently(do: Callable[[], object]) -> None:
    """Do it, on Windows again and again for a while: who reads a file there keeps it in its place.

    Raises:
        PermissionError: it could not be done all that time.
    """
    for _ in range(_PATIENCE if sys.platform == "win32" else 0):
        try:
            do()
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    do()


def _remove(out: Path, removed: Iterable[str], files: Collection[str]) -> None:
    """Remove pages, then what they needed, and folders that are empty; what links lead to stays.

    Where capitals and small letters are alike, a file that only changed those gets its new name.
    """
    by_small = {path.casefold(): path for path in files}
    folders = set()
    for gone in sorted(removed, key=lambda path: (not path.endswith(".html"), path)):
        new = by_small.get(gone.casefold())
        if new and _is_one(out / gone, out / new):
            _rename(out, Path(gone), Path(new))
        elif _is_below(out / gone):
            _patiently((out / gone).unlink)
        folders |= {out / folder for folder in Path(gone).parents[:-1]}
    for folder in sorted(folders, reverse=True):
        if folder.is_dir() and folder.resolve() == folder and not any(folder.iterdir()):
            folder.rmdir()


def _is_below(path: Path) -> bool:
    """Tell whether a file or a link is there, and no link leads to where it is."""
    is_file = path.is_symlink() or path.is_file()
    return is_file and path.parent.resolve() == path.parent


def _is_one(path: Path, other: Path) -> bool:
    return path.exists() and other.exists() and path.samefile(other)


def _rename(out: Path, old: Path, new: Path) -> None:
    """Give a file, and each folder that it is in, its new capitals."""
    around = out
    for before, after in zip(old.parts, new.parts, strict=True):
        if before != after:
            (around / before).rename(around / after)
        around /= after
