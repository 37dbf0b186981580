"""A text's lines as Markdown sees them, and which of them the page shows as they were written."""

import re
from dataclasses import dataclass
from html import unescape
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Misread:
    """What is read otherwise than it is meant: its index in the text, a sentence, the way out."""

    at: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with spaces for its tabs; `at` is the index of its first word in the text."""

    text: str
    at: int

    @property
    def indent(self) -> int:
        """Return how many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in it."""
        return not self.text.strip()


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text."""
    at, lines = 0, []
    for line in text.split("\n"):
        lines.append(Line(line.expandtabs(4), at + len(line) - len(line.lstrip(" \t"))))
        at += len(line) + 1
    return lines


def blocks_of(lines: list[Line]) -> list[list[Line]]:
    """Return the runs of lines between empty ones."""
    return [
        list(run) for is_empty, run in groupby(lines, lambda line: line.is_empty) if not is_empty
    ]


_AS_IT_IS = re.compile(r"<(code|pre|kbd|samp)\b[^>]*>.*?</\1>", re.DOTALL)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|br|cite|del|em|i|img|ins|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")


class Shown:
    """What is to be read in a page: `text` without code, with empty lines between its blocks."""

    def __init__(self, html: str) -> None:
        self.text = unescape(_TAG.sub("\n\n", _INLINE.sub("", _AS_IT_IS.sub("", html))))
        lines = self.text.split("\n")
        self._lines = {line.strip() for line in lines}
        self._begins = set(map(_beginning, lines))

    def has(self, line: Line) -> bool:
        """Tell whether a line of the page begins as this line of Markdown does, sign by sign."""
        return _beginning(line.text.lstrip(" >")) in self._begins

    def has_whole(self, line: Line) -> bool:
        """Tell whether a line of the page is this line of Markdown, which has no marks."""
        return line.text.strip(" >") in self._lines


def _beginning(line: str) -> tuple[str, str]:
    """Return a line's first sign or word, and how the next word begins without its marks."""
    first, _, rest = line.strip().partition(" ")
    word = re.match(r"\w*", re.sub(r"[*_\[`]", "", rest).lstrip())
    return first, word[0] if word else ""
