"""`content/<check>/published/`: what the author has published of a check, and committed.

Other people's pages name the pinned scripts by their hash, so every build carries them, byte for
byte, and none may be lost.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.files.passing import is_passing
from site_builder.files.problems import Loaded, Problem, quoted
from site_builder.files.source import Source, find, read_source
from site_builder.lock.file import load_lock
from site_builder.lock.values import NAME, Lock, Pinned

FOLDER = "published"


@dataclass(frozen=True, slots=True)
class Published:
    """What a check has published: the lock, and its pinned scripts by the name of their file."""

    lock: Lock
    scripts: Mapping[str, bytes]


def integrity_of(data: bytes) -> str:
    """Return how a page names exactly these bytes: `sha384-…` (Subresource Integrity)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode('ascii')}"


def file_name(check: str, script: bytes) -> str:
    """Return the name of a pinned script's file: `sales-process.0123456789ab.js`."""
    return f"{check}.{hashlib.sha256(script).hexdigest()[:12]}.js"


def load_published(folder: Path, shown: str, others: tuple[str, ...]) -> Loaded[Published]:
    """Read what is published of a check, and what is wrong with it; None where nothing is.

    Args:
        folder: `content/<check>/published/`.
        shown: its path as problems show it.
        others: files that may stand there and are read elsewhere.
    """
    names = _names(folder)
    if NAME not in names:
        return Loaded(None, tuple(_unknown(shown, names.difference(others))))
    read = read_source(folder / NAME, f"{shown}/{NAME}")
    lock = load_lock(read.value) if read.value else Loaded(None, read.problems)
    if read.value is None or lock.value is None:
        return Loaded(None, lock.problems)
    scripts = {each.file: _bytes(folder / each.file) for each in lock.value.scripts}
    problems = (
        *_broken(read.value, shown, lock.value, scripts),
        *_unknown(shown, names.difference(others, scripts, [NAME])),
    )
    whole = {name: data for name, data in scripts.items() if data is not None}
    return Loaded(Published(lock.value, whole), problems)


def _names(folder: Path) -> frozenset[str]:
    found = folder.iterdir() if folder.is_dir() else ()
    return frozenset(path.name for path in found if not is_passing(path.name))


def _bytes(path: Path) -> bytes | None:
    try:
        # A pipe may never end.
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _broken(
    source: Source, shown: str, lock: Lock, scripts: Mapping[str, bytes | None]
) -> Iterator[Problem]:
    for pinned in lock.scripts:
        path, data = f"{shown}/{pinned.file}", scripts[pinned.file]
        if data is None:
            message = f"the pinned script {quoted(pinned.file)} is missing, and pages may load it"
            hint = f"take it back with git checkout -- {path}"
            yield source.problem(find(source, pinned.file), "pinned-missing", message, hint)
        elif integrity_of(data) != pinned.integrity:
            message = "the pinned script is not what was published, and browsers will refuse it"
            yield Problem(path, 1, 1, "pinned-changed", message, _way_back(path, pinned, data))


def _way_back(path: str, pinned: Pinned, data: bytes) -> str:
    hint = f"take it back with git checkout -- {path}"
    if integrity_of(data.replace(b"\r\n", b"\n")) == pinned.integrity:
        return f"only its line ends were changed: keep {FOLDER}/.gitattributes, and {hint}"
    return hint


def _unknown(shown: str, names: frozenset[str]) -> Iterator[Problem]:
    """Yield what nobody knows; a script that no lock names would be missed once it is gone."""
    for name in sorted(names):
        if name.endswith(".js"):
            message = f"{NAME} does not name this script, so that no build carries it"
            hint = f"take {NAME} back with git checkout, or remove the script if no page loads it"
            yield Problem(f"{shown}/{name}", 1, 1, "pinned-unknown", message, hint)
        else:
            message = "this file is nothing that publish wrote"
            hint = "move it out of the folder"
            at = f"{shown}/{name}"
            yield Problem(at, 1, 1, "pinned-unknown", message, hint, "warning")
