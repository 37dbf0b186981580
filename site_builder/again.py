"""A build of what was built before: where nothing that decides it has changed, nothing is done.

That is every byte below content/, also of what no build reads, with the times of each file; the
options; the day, by which a date is far from now; every file of this package and of the widget;
Python, the packages that are installed, and what Pillow writes letters with. The folder is looked
at too, byte for byte.
"""

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from site_builder.files.cache import PACKAGE, Recipe, installed, keep, kept_before
from site_builder.files.pillow import lettering
from site_builder.files.problems import Problem
from site_builder.files.today import today
from site_builder.options import Options
from site_builder.output.write import Written, held_already
from site_builder.script.engine import WIDGET, sources_digest


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, and what the author should know."""

    written: Written
    pages: int
    warnings: tuple[Problem, ...]


def made_of(project: Path, options: Options) -> str | None:
    """Return the digest of all that decides what a build comes to; None where that is not known.

    It is not where content/ holds links, pipes or what cannot be read.
    """
    program = (sys.version, lettering(), *installed())
    beside = (repr(options), today().isoformat(), *program)
    digest = hashlib.sha256(repr(beside).encode())
    try:
        if WIDGET.is_dir():
            digest.update(sources_digest().encode())
        for path in _files(PACKAGE):
            digest.update(_told(path))
        for path in _files(project / "content"):
            held = path.lstat()
            if not stat.S_ISREG(held.st_mode) and not stat.S_ISDIR(held.st_mode):
                return None
            # A file that was changed and changed back while a build read it tells so by its times.
            digest.update(f"{held.st_mode} {held.st_mtime_ns} {held.st_ctime_ns} ".encode())
            digest.update(_told(path))
    except OSError:
        return None
    return digest.hexdigest()


def _told(path: Path) -> bytes:
    data = b"" if path.is_dir() else path.read_bytes()
    return f"{os.fsencode(path)!r} {len(data)} ".encode() + data


def _files(folder: Path) -> Iterator[Path]:
    """Yield all that is in a folder, and in those in it, also empty ones."""
    with os.scandir(folder) as found:
        for each in sorted(found, key=lambda each: each.name):
            if each.name != "__pycache__":
                yield Path(each.path)
                if each.is_dir(follow_symlinks=False):
                    yield from _files(Path(each.path))


def again(project: Path, out: Path, before: str | None) -> Built | None:
    """Return what a build would do, if that is nothing; `before` is what it is made of."""
    kept = kept_before(_recipe(project, out))
    known = json.loads(kept) if kept else {}
    if not known or known["made_of"] != before:
        return None
    written = held_already(known["files"], out)
    warnings = tuple(Problem(**each) for each in known["warnings"])
    left_out = replace(written, drafts=known["drafts"]) if written else None
    return Built(left_out, known["pages"], warnings) if left_out else None


def remember(
    project: Path, out: Path, before: str, files: Mapping[str, bytes], built: Built
) -> None:
    """Keep what a build came to, for `again`; `before` is what it was made of."""
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    warnings = [asdict(each) for each in built.warnings]
    counts = {"pages": built.pages, "drafts": built.written.drafts}
    kept = {"made_of": before, "files": digests, **counts, "warnings": warnings}
    keep(_recipe(project, out), json.dumps(kept).encode())


def _recipe(project: Path, out: Path) -> Recipe:
    return "built", str(project.resolve()), str(out.resolve())
