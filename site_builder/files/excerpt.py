"""The line of an author's file that a problem is about, as it is shown below the problem."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from site_builder.files.problems import Problem
from site_builder.files.source import MAX_BYTES, unseen

MAX_SHOWN = 96
"""Characters of a line that are shown; of a longer one, the part around the problem."""

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a line: its number from 1, its text, and the index in it of the problem."""

    line: int
    text: str
    at: int

    def __str__(self) -> str:
        """Two lines for a console: the text after its number, and a mark below the place."""
        number = f"{self.line:>5} | "
        return f"{number}{self.text}\n{' ' * (len(number) - 2)}| {' ' * self.at}^"


def excerpt(project: Path, problem: Problem) -> Excerpt | None:
    """Return the line that a problem is about; None where there is nothing to show.

    That is so where the file cannot be read, is too large, or has no such line, and where the line
    is empty. Tabs are shown as a space each and unseen characters as U+FFFD, so that columns are
    right.

    Args:
        project: the folder that `problem.path` starts from.
        problem: what is wrong.
    """
    text = _line(project / problem.path, problem.line)
    if not text or not text.strip():
        return None
    at = min(problem.column - 1, len(text))
    start = max(0, min(at - MAX_SHOWN // 2, len(text) - MAX_SHOWN))
    shown = text[start : start + MAX_SHOWN]
    before = _CUT if start else ""
    after = _CUT if start + MAX_SHOWN < len(text) else ""
    return Excerpt(problem.line, f"{before}{shown}{after}", at - start + len(before))


def _line(path: Path, number: int) -> str | None:
    """Return the line with a number, counted from 1, of a file that may be anything."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            found = next(islice(file, number - 1, None), None)
    except OSError:
        return None
    return None if found is None else "".join(map(_seen, found.rstrip("\n")))


def _seen(char: str) -> str:
    if char == "\t":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unseen(char) else char
