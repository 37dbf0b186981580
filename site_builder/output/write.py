"""The write: a complete tree takes the place of the old one, or each file by itself.

A tree is written only to a folder that this program made; it carries a marker file.
"""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.output.files import Output

MARKER = ".niveaucheck"
_MARKER_TEXT = b"This folder is written by niveaucheck; every build replaces what is in it.\n"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


class WriteError(Exception):
    """The output folder cannot be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did. `whole` tells whether the tree was exchanged in one step."""

    files: int
    changed: int
    removed: int
    whole: bool


def write(output: Output, out: Path) -> Written:
    """Make the folder hold exactly the output. Only files whose bytes differ are written.

    Raises:
        WriteError: the folder is not ours, or cannot be written. It then holds a whole site, the
            old one or, where files had to be replaced one by one, parts of both.
    """
    files = {**output.files, MARKER: _MARKER_TEXT}
    try:
        return _write(files, out.resolve())
    except OSError as error:
        where = error.filename or out
        message = f"{where} cannot be written: {error.strerror or error}"
        raise WriteError(message) from error


def write_file(path: Path, data: bytes) -> None:
    """Write one file, whole or not at all, and the folder for it; the same bytes change nothing.

    Raises:
        WriteError: it cannot be written.
    """
    try:
        if not _is_same(path, data):
            _replace(path, data)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise WriteError(message) from error


def _write(files: Mapping[str, bytes], out: Path) -> Written:
    old = _ours(out)
    changed = [path for path, data in files.items() if not _is_same(out / path, data)]
    removed = sorted(old - files.keys())
    if not changed and not removed:
        return Written(len(files), 0, 0, whole=True)
    whole = _exchange_trees(files, set(changed), out)
    if not whole:
        _replace_files(files, changed, removed, out)
    return Written(len(files), len(changed), len(removed), whole)


def _ours(out: Path) -> set[str]:
    """Return the paths of the files in the folder, if it is this program's to write."""
    if not out.exists():
        return set()
    if not out.is_dir():
        message = f"{out} is a file; name a folder with --out, or remove it"
        raise WriteError(message)
    found = {path.relative_to(out).as_posix() for path in _files(out)}
    if found and MARKER not in found:
        hint = "empty it, or name another with --out"
        message = f"{out} holds files that this program did not write; {hint}"
        raise WriteError(message)
    return found


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.read_bytes() == data
    except OSError:
        return False


def _exchange_trees(files: Mapping[str, bytes], changed: set[str], out: Path) -> bool:
    """Build the new tree beside the old one and exchange the two; False where that is refused."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError:
        return False
    try:
        made.chmod(0o755)
        _make_tree(files, changed, out, made)
        return _take_place(made, out)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _make_tree(files: Mapping[str, bytes], changed: set[str], out: Path, made: Path) -> None:
    for path, data in files.items():
        target = made / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path in changed or not _link(out / path, target):
            target.write_bytes(data)


def _link(path: Path, target: Path) -> bool:
    """Take an unchanged file over as it is, with its times."""
    try:
        os.link(path, target)
    except OSError:
        return False
    return True


def _take_place(made: Path, out: Path) -> bool:
    if not out.exists():
        made.rename(out)
        return True
    return _exchange(made, out)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    name, arguments = {
        "linux": ("renameat2", (_AT_FDCWD, bytes(one), _AT_FDCWD, bytes(other), _RENAME_EXCHANGE)),
        "darwin": ("renamex_np", (bytes(one), bytes(other), _RENAME_SWAP)),
    }.get(sys.platform, ("", ()))
    rename = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if rename is None:
        return False
    if rename(*arguments) == 0:
        return True
    if ctypes.get_errno() == errno.ENOSPC:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(other))
    return False


def _replace_files(
    files: Mapping[str, bytes], changed: list[str], removed: list[str], out: Path
) -> None:
    """Replace each changed file by itself: what pages need first, then pages, then removals."""
    for path in sorted(changed, key=lambda path: (path.endswith(".html"), path)):
        _make_way(out, path)
        _replace(out / path, files[path])
    for gone in (out / path for path in removed):
        if gone.is_symlink() or gone.is_file():
            gone.unlink()
    for folder in sorted((path for path in out.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _make_way(out: Path, path: str) -> None:
    """Remove a file where a folder is needed, and a folder where a file is."""
    for folder in Path(path).parents:
        if folder.name and ((out / folder).is_symlink() or (out / folder).is_file()):
            (out / folder).unlink()
    if (out / path).is_dir() and not (out / path).is_symlink():
        shutil.rmtree(out / path)


def _replace(path: Path, data: bytes) -> None:
    made = _staged(path, data)
    try:
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _staged(path: Path, data: bytes) -> Path:
    """Write the data into a new file beside the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def put(files: Mapping[str, bytes], folder: Path) -> None:
    """Put files into a folder, beside what is there: all of them or none, whatever happens.

    Where the system cannot exchange folders, each is replaced in one step, in their order.

    Raises:
        WriteError: one of them cannot be written; all is as it was.
    """
    try:
        held = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
        if not _exchange_trees({**held, **files}, set(files), folder):
            _replace_together({folder / name: data for name, data in files.items()})
    except OSError as error:
        message = f"{error.filename or folder} cannot be written: {error.strerror or error}"
        raise WriteError(message) from error


def _replace_together(files: Mapping[Path, bytes]) -> None:
    made: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in files.items():
            made[path] = _staged(path, data)
        for path, new in made.items():
            old = path.read_bytes() if path.exists() else None
            new.replace(path)
            before[path] = old
    except BaseException:
        _undo(made, before)
        raise


def _undo(made: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> None:
    for new in made.values():
        new.unlink(missing_ok=True)
    for path, data in before.items():
        if data is None:
            path.unlink()
        else:
            _replace(path, data)
