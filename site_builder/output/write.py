"""The write: a complete tree takes the place of the old one, or each file by itself.

A tree is written only to a folder that this program made; its marker lists what was written there.
What others put beside that is never replaced, and never removed.
"""

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from site_builder.output.exchange import exchange_trees
from site_builder.output.files import Output
from site_builder.output.one_by_one import replace_files
from site_builder.output.room import MARKER, is_room, swept

_OURS = b"This folder is written by niveaucheck"
_LISTED = _OURS + b", and so are these files; what else is in it stays:\n"
_OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What file managers leave wherever somebody looks, and nobody misses."""

_HINTS = {
    errno.ENOSPC: "make room on the disk, and build again",
    errno.EDQUOT: "make room, and build again",
    errno.EACCES: "see whether you may write there, or whether another program has it open",
    errno.EPERM: "see whether you may write there",
    errno.EROFS: "name a folder on another disk with --out",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ETIMEDOUT: "wait for it, or end it, and build again",
}


class WriteError(Exception):
    """The output folder cannot be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did.

    `whole` tells whether the tree was exchanged in one step. `kept` names what stands in the
    folder and is not ours, by the first part of its path. `drafts` says how many articles were
    left out.
    """

    files: int
    changed: int
    removed: int
    whole: bool
    kept: tuple[str, ...] = ()
    drafts: int = 0

    def notes(self, out: Path) -> Iterator[str]:
        """Yield what somebody should know who had the folder written."""
        if not self.whole:
            yield "The folder could not be exchanged as a whole; each file was replaced."
        if self.kept:
            yield f"Not of this program, and kept in {out}: {', '.join(self.kept)}"
        if self.drafts:
            some = "1 draft is" if self.drafts == 1 else f"{self.drafts} drafts are"
            yield f"{some} left out; --drafts shows {'it' if self.drafts == 1 else 'them'}."


@dataclass(frozen=True, slots=True)
class _Held:
    """What a folder holds: `files` and `links` by path, `listed` what its marker says is ours.

    `others` is what was put there by others.
    """

    files: set[str]
    links: set[str]
    listed: set[str]
    others: set[str]
    marker: bytes | None


def write(output: Output, out: Path) -> Written:
    """Make the folder hold exactly the output, beside what others put there.

    Only files whose bytes differ are written. Another who writes there at the same time is waited
    for, and what one who was killed left behind is removed.

    Raises:
        WriteError: the folder is not ours, or cannot be written. It then holds a whole site, the
            old one or, where files had to be replaced one by one, parts of both.
    """
    try:
        out = out.resolve()
        out.parent.mkdir(parents=True, exist_ok=True)
        with swept(out.parent), swept(out):
            return replace(_write(output.files, out), drafts=output.left_out)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        raise _refused(error, out) from error


def held_already(digests: Mapping[str, str], out: Path) -> Written | None:
    """Return what a write would do, if that is nothing: the folder holds these files and no others.

    Args:
        digests: of each file by its path, by SHA-256, in hexadecimal digits.
        out: the folder.
    """
    with suppress(OSError, RuntimeError, WriteError):
        out = out.resolve(strict=True)
        with swept(out.parent), swept(out):
            held = _held(out)
            if held.marker == _marker(digests) and all(
                path in held.files and hashlib.sha256((out / path).read_bytes()).hexdigest() == each
                for path, each in digests.items()
            ):
                return Written(len(digests) + 1, 0, 0, whole=True, kept=_kept(held, digests))
    return None


def _refused(error: OSError | RuntimeError, out: Path) -> WriteError:
    """Say what the machine refused, in terms of the folder that is written."""
    if not isinstance(error, OSError):
        return WriteError(f"{out} cannot be written: {error}")
    named = error.filename2 or error.filename or out
    where = out if any(map(is_room, Path(os.fsdecode(named)).parts)) else named
    hint = _HINTS.get(error.errno or 0)
    said = f"{where} cannot be written: {error.strerror or error}"
    return WriteError(f"{said}; {hint}" if hint else said)


def _write(files: Mapping[str, bytes], out: Path) -> Written:
    held = _held(out)
    _check_way(files, held, out)
    marker = _marker(files)
    same = {path for path in files.keys() & held.files if holds(out / path, files[path])}
    changed, gone = files.keys() - same, held.listed - files.keys()
    removed = gone & (held.files | held.links)
    whole = True
    if changed or held.marker != marker:  # which lists what is to go, too
        whole = not held.others and exchange_trees(
            {MARKER: marker, **files}, {MARKER, *changed}, out
        )
        if not whole:
            replace_files(files, changed, gone, _marker, out)
    is_new = held.marker is None
    kept = _kept(held, files)
    return Written(len(files) + 1, len(changed) + is_new, len(removed), whole, kept)


def _kept(held: _Held, files: Iterable[str]) -> tuple[str, ...]:
    others = held.others - set(files) - _folders(files)
    return tuple(sorted({path.partition("/")[0] for path in others}))


def _marker(files: Iterable[str]) -> bytes:
    return _LISTED + "".join(f"{path}\n" for path in sorted(files)).encode()


def _held(out: Path) -> _Held:
    """Look at what is in the folder, if it is this program's to write."""
    if not out.exists():
        return _Held(set(), set(), set(), set(), None)
    if not out.is_dir():
        message = f"{out} is a file; name a folder with --out, or remove it"
        raise WriteError(message)
    entries = dict(_entries(out))
    is_marked = entries.get(MARKER) == "file"
    marker = (out / MARKER).read_bytes() if is_marked else None
    is_ours = marker.startswith(_OURS) if marker is not None else not entries
    if not is_ours:
        hint = "empty it, or name another with --out"
        message = f"{out} holds files that this program did not write; {hint}"
        raise WriteError(message)
    entries.pop(MARKER, None)
    found = {path for path, kind in entries.items() if kind != "folder"}
    listed = _listed(marker) if marker else set()
    ours = found if listed is None else listed
    files, links = (
        {path for path, kind in entries.items() if kind == each} for each in ("file", "link")
    )
    return _Held(files, links, ours, found - ours, marker)


def _listed(marker: bytes) -> set[str] | None:
    """Return the files that a marker lists; None if it is an old one, which meant all."""
    if not marker.startswith(_LISTED):
        return None
    return set(marker.removeprefix(_LISTED).decode(errors="replace").splitlines())


def _entries(folder: Path, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the kind of all that is in a folder, and in those in it.

    Folders are there if they are empty. What links lead to is not looked at, nor are our own rooms
    and what file managers left.
    """
    with os.scandir(folder) as found:
        for each in sorted(found, key=lambda each: each.name):
            path = f"{before}{each.name}"
            if each.is_symlink():
                yield path, "link"
            elif each.is_dir() and not (is_room(each.name) and not before):
                below = list(_entries(Path(each.path), f"{path}/"))
                yield from below or [(path, "folder")]
            elif not each.is_dir() and each.name not in _OF_SYSTEMS:
                yield path, "file" if each.is_file() else "other"


def _check_way(files: Mapping[str, bytes], held: _Held, out: Path) -> None:
    """See that nothing of others stands where the site has a file or a folder; a link may."""
    folders = _folders(files)
    for path in sorted(held.others - held.links):
        is_around = any(parent.as_posix() in files for parent in PurePosixPath(path).parents)
        is_other = path in files and not holds(out / path, files[path])
        if is_around or is_other or path in folders:
            message = f"{out / path} was not written by this program, and the site needs its place"
            raise WriteError(f"{message}; move it out of the folder")


def _folders(files: Iterable[str]) -> set[str]:
    return {parent.as_posix() for path in files for parent in PurePosixPath(path).parents}


def holds(path: Path, data: bytes) -> bool:
    """Tell whether a file, and no link or pipe, is there and has these bytes."""
    try:
        return path.is_file() and not path.is_symlink() and path.read_bytes() == data
    except OSError:
        return False
