"""Author's files as text."""

import os
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from site_builder.files.codes import Code
from site_builder.files.problems import Loaded, Position, Problem

MAX_BYTES = 1_000_000


_Said: TypeAlias = tuple[Code, str, str]


_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text file: its path as shown to the author, its text, the line on which the text begins."""

    path: str
    text: str
    first_line: int = 1

    def line(self, at: Position) -> int:
        """Return the line in the file of a position that counts from the beginning of `text`."""
        return at.line + self.first_line - 1

    def problem(self, at: Position, code: Code, message: str, hint: str) -> Problem:
        """Return a problem at a position that counts from the beginning of `text`."""
        return Problem(self.path, self.line(at), at.column, code, message, hint)


def is_there(path: Path) -> bool:
    """Tell whether something has this name, also a link that leads nowhere.

    A text that no file can be called, such as one that is too long, is no name of anything.
    """
    return os.path.lexists(path)


def leads_nowhere(path: Path) -> bool:
    """Tell whether it is a link to what is not there, or in a circle."""
    try:
        return path.is_symlink() and not path.exists()
    except OSError:  # What it leads to may not be looked at.
        return False


def otherwise_called(path: Path) -> str | None:
    """Return the name beside it of a file that is meant and is not there: `rubric.yaml.txt`.

    Of YAML also `rubric.yml`; and each of them with other capitals.
    """
    shorter = [path.with_suffix(".yml").name] if path.suffix == ".yaml" else []
    names = [name.casefold() for name in (path.name, *shorter, f"{path.name}.txt")]
    with suppress(OSError):
        with os.scandir(path.parent) as beside:
            others = {each.name for each in beside if each.name.casefold() in names}
        found = sorted(others - {path.name}, reverse=True)
        return next((each for each in found if path.with_name(each).is_file()), None)
    return None


def is_meant(path: Path) -> bool:
    """Tell whether a file is there, or one that should have its name."""
    return is_there(path) or otherwise_called(path) is not None


def no_folder(shown: str) -> Problem:
    """Return that a link which leads nowhere stands where a folder would be read."""
    hint = "put the folder in its place, or take the link away"
    return Problem(shown, 1, 1, "missing-file", "the link leads to no folder", hint)


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a path leads into a folder, links followed; no link in a circle does."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def closed_folders(folder: Path, shown: str) -> Iterator[Problem]:
    """Yield a problem for each folder, this one and all in it, that may not be looked into.

    Hidden ones are nobody's business, and links are not followed.
    """
    for around, names, _ in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        here = [Path(around, name) for name in names]
        for path in (folder, *here) if Path(around) == folder else here:
            if not os.access(path, os.R_OK | os.X_OK):
                name = path.relative_to(folder).as_posix()
                at = shown if path == folder else f"{shown}/{name}"
                yield Source(at, "").problem(Position(1, 1), *_CLOSED)


def read_source(path: Path, shown: str) -> Loaded[Source]:
    """Read a text file: UTF-8, at most `MAX_BYTES`, any line ends, no control characters.

    A pipe or a device, which may never end, is not read at all.

    Args:
        path: the file.
        shown: the path as problems show it, relative to the project.
    """
    beginning = Source(shown, "")
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            return _refused(beginning, 0, *_NO_FILE)
        if path.is_dir():
            return _refused(beginning, 0, *_FOLDER)
        with path.open("rb") as file:
            # Reading at most so many bytes would make room for all of them at every file.
            is_small = os.fstat(file.fileno()).st_size <= MAX_BYTES
            data = file.read() if is_small else file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _refused(beginning, 0, *_missing(path))
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        return _refused(beginning, 0, "unreadable", message, "see whether it can be opened")
    if len(data) > MAX_BYTES:
        return _refused(beginning, 0, *_TOO_LARGE)
    return _decoded(data, shown)


def _missing(path: Path) -> _Said:
    if path.is_symlink():
        return "missing-file", "the link leads to no file", "put a file in its place"
    other = otherwise_called(path)
    hint = f"rename {other} to {path.name}" if other else "add it"
    return "missing-file", "the file is missing", hint


def is_utf_16(data: bytes) -> bool:
    """Tell whether a text was saved with two bytes for each character, as "Unicode" of Windows."""
    return data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) or b"\0" in data[:2]


def _decoded(data: bytes, shown: str) -> Loaded[Source]:
    if is_utf_16(data):
        return _refused(Source(shown, ""), 0, *_UTF_16)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = one_line_end(error.object[: error.start].decode("utf-8-sig"))
        return _refused(Source(shown, before), len(before), *_NOT_UTF_8)
    source = Source(shown, one_line_end(text))
    found = unseen(source.text)
    if found:
        return _refused(source, found.start(), "control-character", *said_unseen(found[0]))
    return Loaded(source)


_NO_FILE: _Said = ("unreadable", "this is a pipe or a device", "put a file in its place")


_CLOSED: _Said = ("unreadable", "the folder cannot be opened", "see whether you have the right to")


_FOLDER: _Said = ("unreadable", "a folder has the name of a file", "put a file in its place")


_TOO_LARGE: _Said = ("file-too-large", f"the file is over {MAX_BYTES:,} bytes", "make it smaller")


_NOT_UTF_8: _Said = (
    "not-utf-8",
    "the character here is not UTF-8",
    "save the file as UTF-8, which editors call its encoding",
)


_UTF_16: _Said = (
    "not-utf-8",
    "the file was saved as UTF-16, which some programs call Unicode",
    "save it as UTF-8, which editors call its encoding",
)


def one_line_end(text: str) -> str:
    """Return a text each of whose lines ends alike, whatever system wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(source: Source, at: int, code: Code, message: str, hint: str) -> Loaded[Source]:
    return Loaded(None, (source.problem(position_at(source, at), code, message, hint),))


def one_line(text: str) -> str:
    """Return the text on one line, single spaces between its words; a no-break space stays."""
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def unseen(text: str) -> re.Match[str] | None:
    """Find a character that no text needs and no editor shows: control characters and the like."""
    return _UNSEEN.search(text)


def said_unseen(char: str) -> tuple[str, str]:
    """Return that a text holds a character that nobody sees, and the way out."""
    said = f"a character that no editor shows stands here (U+{ord(char):04X})"
    return said, "delete the words around it and type them anew"


def position_at(source: Source, index: int) -> Position:
    """Return where the character with that index stands."""
    line = source.text.count("\n", 0, index)
    return Position(line + 1, index - source.text.rfind("\n", 0, index))


def find(source: Source, pattern: str, occurrence: int = 0) -> Position:
    """Return where a regular expression matches a source's text for the n-th time, from 0.

    Markdown keeps no positions, so a problem with a piece of HTML is placed by the text that it
    came from. Where there is no n-th time it is the last, and else the beginning of the text.
    """
    found = list(islice(re.finditer(pattern, source.text, re.MULTILINE), occurrence + 1))
    return position_at(source, found[-1].start()) if found else Position(1, 1)
