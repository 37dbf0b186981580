"""What tests of the write share: sites to write, and what a folder holds afterwards."""

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from site_builder.output.files import Output
from site_builder.output.room import MARKER

Files = Mapping[str, bytes]
OLD: Files = {"index.html": b"old", "gone/index.html": b"old", "same.txt": b"same"}
NEW: Files = {"index.html": b"new", "more/index.html": b"new", "same.txt": b"same"}
PLATFORMS = pytest.mark.parametrize("platform", [sys.platform, "another"])
needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="disks and their owners are another matter there"
)


def output(files: Files) -> Output:
    """Return an output of these files."""
    return Output(files, {}, {}, "/")


def held(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, the marker left out."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {path: data for path, data in found.items() if path != MARKER}


def fingerprint(folder: Path) -> str:
    """Return a hash of all that is in a folder: names, kinds, bytes, modes and times."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        stat = path.lstat()
        said = [path, stat.st_mode, stat.st_mtime_ns if path.is_file() else 0]
        digest.update(repr(said).encode())
        if path.is_file() and not path.is_symlink():
            digest.update(path.read_bytes())
    return digest.hexdigest()
