"""What is wrong in an author's files: located, all at once, with the way out."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Generic, Literal, TypeVar

from site_builder.files.codes import Code

Severity = Literal["error", "warning"]
T_co = TypeVar("T_co", covariant=True)
MAX_QUOTED = 60
_LEAST_ALIKE = 0.65
"""Where two of three letters have changed places, as in `dto`, 2/3 is alike.

`bellen` and `geen`, with three letters in common, are less so: 0.6.
"""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file, both numbers counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one place.

    `message` is a sentence that names the thing; `hint` is the way out.
    """

    path: str
    line: int
    column: int
    code: Code
    message: str
    hint: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """`path:line:column: error[code]: sentence; way out`."""
        return f"{self.place}: {self.severity}[{self.code}]: {self.message}; {self.hint}"

    @property
    def place(self) -> str:
        """`path:line:column`, on one line whatever the name of the file."""
        return f"{printable(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T_co]):
    """What could be read of an author's file, and all that is wrong with it.

    The value is None where there is nothing to go on with. It may be there beside errors, so that
    the checks after it can find theirs too: whoever publishes it asks `is_fatal` first.
    """

    value: T_co | None
    problems: tuple[Problem, ...] = ()


class ContentError(Exception):
    """The author's files do not make a site; `problems` says why, all of it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems in the content")


def is_fatal(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems is an error."""
    return any(problem.severity == "error" for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """Return one JSON document: `{"problems": [{"path": …, "line": 1, "column": 1, …}]}`.

    Every problem has the fields of `Problem`, in their order; ASCII alone, so that no console's
    encoding matters.
    """
    return json.dumps({"problems": [asdict(problem) for problem in problems]}, indent=2)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` may be a misspelling of, capitals aside."""
    by_small = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_small, n=1, cutoff=_LEAST_ALIKE)
    return by_small[found[0]] if found else None


def nearest_file(path: str, known: Iterable[str]) -> str | None:
    """Return the known file that may be meant by a path, which names none.

    That is one of the same name in another folder, or one whose name is a misspelling of it: the
    folder, and an ending that both have, say nothing of that.
    """
    folder, stem, ending = _parts(path)
    by_stem: dict[str, str] = {}
    for each in known:
        around, other, other_ending = _parts(each)
        if other == stem or (around == folder and other_ending == ending):
            by_stem.setdefault(other, each)
    meant = nearest(stem, by_stem)
    return by_stem[meant] if meant else None


def _parts(path: str) -> tuple[str, str, str]:
    """Return folder, name and ending of a path."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    return folder, stem if dot else name, ending.casefold() if dot else ""


def near_miss(word: str, known: Iterable[str]) -> str:
    """Return 'did you mean "positioning"?' for the known word nearest to `word`, or ''."""
    meant = nearest(word, known)
    return "" if meant is None else f'did you mean "{printable(meant)}"?'


def quoted(text: str) -> str:
    """Return what an author wrote as it stands in a message: on one line, and not endless."""
    line = printable(text)
    return f'"{line}"' if len(line) <= MAX_QUOTED else f'"{line[:MAX_QUOTED]}…"'


def printable(text: str) -> str:
    """Return a text on one line, with U+FFFD for what no console should be sent."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def listed(words: Iterable[str], joint: str = "or") -> str:
    """Return the words as a list in a sentence: `a, b or c`."""
    *head, last = list(words) or [""]
    return f"{', '.join(head)} {joint} {last}" if head else last
