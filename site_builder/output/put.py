"""Single files into folders that others keep files in too: each whole or not at all."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from site_builder.output.exchange import exchange_trees
from site_builder.output.room import swept
from site_builder.output.write import WriteError, holds


def write_own(path: Path, data: bytes, mark: bytes) -> None:
    """Write one file as `write_file` does, over an older one of this program or none.

    Args:
        path: the file.
        data: its bytes.
        mark: what stands in every file of this kind; one without it is somebody else's, and stays.

    Raises:
        WriteError: it cannot be written, or is somebody else's.
    """
    if path.exists() and not _has(path, mark):
        message = f"{path} is not of this program; move it, or name another folder"
        raise WriteError(message)
    write_file(path, data)


def _has(path: Path, mark: bytes) -> bool:
    try:
        return mark in path.read_bytes()
    except OSError:
        return False


def write_file(path: Path, data: bytes) -> None:
    """Write one file, whole or not at all, and the folder for it; the same bytes change nothing.

    Raises:
        WriteError: it cannot be written.
    """
    try:
        if not holds(path, data):
            _replace(path, data)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise WriteError(message) from error


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
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file, where a folder belongs; move it, and do this again"
        raise WriteError(message)
    try:
        held = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
        folder.parent.mkdir(parents=True, exist_ok=True)
        with swept(folder.parent):
            if not exchange_trees({**held, **files}, set(files), folder):
                _replace_together({folder / name: data for name, data in files.items()})
    except OSError as error:
        message = f"{error.filename or folder} cannot be written: {error.strerror or error}"
        raise WriteError(message) from error


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


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
