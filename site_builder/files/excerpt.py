"""The line of an author's file that a problem is about, as it is shown below the problem."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category, combining, east_asian_width

from site_builder.files.codes import Code
from site_builder.files.problems import Problem
from site_builder.files.source import MAX_BYTES, is_utf_16, one_line_end, unseen

MAX_SHOWN = 96
"""Characters of a line that are shown; of a longer one, the part around the problem."""

_CUT = "…"

_OF_FILES: frozenset[Code] = frozenset(
    [
        *("bad-id", "bad-picture", "check-not-placed", "check-renamed", "file-too-large"),
        *("missing-bound", "missing-file", "missing-illustration", "missing-key"),
        *("missing-translation", "no-article", "no-rubric", "picture-elsewhere", "pinned-changed"),
        *("pinned-unknown", "proof-missing", "proof-outdated", "unknown-language", "unknown-level"),
        *("unreadable", "unread-file", "unused-picture"),
    ]
)
"""Codes of problems with a whole file or its name, told at its beginning for want of a line."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a line: its number from 1, its text, and the index in it of the problem."""

    line: int
    text: str
    at: int

    def __str__(self) -> str:
        """Two lines for a console: the text after its number, and a mark below the place."""
        number = f"{self.line:>5} | "
        return f"{number}{self.text}\n{' ' * (len(number) - 2)}| {' ' * self.before}^"

    @property
    def before(self) -> int:
        """How many cells of a console the text takes up to the place."""
        return sum(map(_cells, self.text[: self.at]))


def excerpts(project: Path, problems: Iterable[Problem]) -> Iterator[Excerpt | None]:
    """Yield the line that each problem is about; None where there is nothing to show.

    That is so where the file cannot be read, is too large or no text, or has no such line, where
    the line is empty, and where the problem is not about a line. Tabs and no-break spaces are shown
    as a space each and unseen characters as U+FFFD, so that columns are right. A file is read once
    for problems that follow each other.

    Args:
        project: the folder that paths of problems start from.
        problems: what is wrong.
    """
    path, lines = "", [""]
    for problem in problems:
        if problem.path != path:
            path, lines = problem.path, _lines(project / problem.path)
        yield _excerpt(lines, problem)


def _excerpt(lines: list[str], problem: Problem) -> Excerpt | None:
    is_of_file = (problem.line, problem.column) == (1, 1) and problem.code in _OF_FILES
    found = "" if is_of_file else "".join(lines[problem.line - 1 : problem.line])
    if not found.strip():
        return None
    text = "".join(map(_seen, found))
    at = min(problem.column - 1, len(text))
    start = max(0, min(at - MAX_SHOWN // 2, len(text) - MAX_SHOWN))
    shown = text[start : start + MAX_SHOWN]
    before = _CUT if start else ""
    after = _CUT if start + MAX_SHOWN < len(text) else ""
    return Excerpt(problem.line, f"{before}{shown}{after}", at - start + len(before))


def _lines(path: Path) -> list[str]:
    """Return the lines of a file that may be anything."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return []
        data = path.read_bytes()
    except OSError:
        return []
    # No text that anybody writes holds a NUL, and hardly any other file lacks one.
    is_text = b"\0" not in data and not is_utf_16(data)
    return one_line_end(data.decode("utf-8-sig", "replace")).split("\n") if is_text else []


def _cells(char: str) -> int:
    """Return the width of a character on a console: none for what stands above another."""
    if combining(char) or category(char) == "Cf":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _seen(char: str) -> str:
    if unseen(char):
        return "\N{REPLACEMENT CHARACTER}"
    return " " if char.isspace() else char
