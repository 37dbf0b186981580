"""A title in lines: as large as there is room for, the lines of about the same length.

Nothing here knows of fonts: widths come from a function.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

Width: TypeAlias = Callable[[str], float]
"""Says how wide a text is, in pixels."""

SMALL = 0.6
"""A text that is smaller than this share of what it could be with divided words is too small."""

LONGEST = 600
"""More letters fit on no card."""

ELLIPSIS = "\u2026"
SOFT_HYPHEN = "\u00ad"

_IDEOGRAPHS = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CLOSING = "\u3001\u3002\uff0c\uff01\uff1f\uff1a\uff09\u300d\u300f\u30fc"
_PIECE = re.compile(
    rf"[ \t\n]*(?:[{_IDEOGRAPHS}][{_CLOSING}]*|[^ \t\n{_IDEOGRAPHS}{SOFT_HYPHEN}]+?"
    rf"(?:(?<=\w\w\w[-/])(?=\w\w\w)|(?=[{_IDEOGRAPHS} \t\n])|{SOFT_HYPHEN}|$))"
)
_VOWELS = "aeiouyáàâäãåéèêëíìîïóòôöõúùûüæøœ"
_SYLLABLE = re.compile(
    rf"(?<=\w\w)(?=[^\W\d_{_VOWELS}][{_VOWELS}])(?<!sc)(?<!c(?=h))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Room:
    """The room for a text, in pixels; `leading` is from line to line, as a share of the size."""

    width: int
    height: int
    leading: float

    def most(self, size: int) -> int:
        """Return how many lines of a size there may be: always one."""
        return max(1, int(self.height / (size * self.leading)))


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in lines, and the size at which they fit."""

    size: int
    texts: tuple[str, ...]


def fitted(text: str, width_at: Callable[[int], Width], sizes: Iterable[int], room: Room) -> Lines:
    """Return a text at the first size at which all of it fits, in as few lines as that takes.

    A word that would make all of it small is divided. What is too much at the last size ends in an
    ellipsis.

    Args:
        text: the text; a soft hyphen says where a word may be divided.
        width_at: says how wide a text is at a size.
        sizes: the sizes to try, the largest first.
        room: the room that there is.
    """
    tried, pieces = list(sizes), _pieces(text[:LONGEST])
    whole = _first_fit(lambda _: pieces, width_at, tried, room)
    parts = _first_fit(lambda width: _all_divided(pieces, width, room.width), width_at, tried, room)
    if whole and (parts is None or whole.size >= SMALL * parts.size):
        return whole
    return parts or _cut_to(
        room, _all_divided(pieces, width_at(tried[-1]), room.width), width_at, tried[-1]
    )


def _first_fit(
    pieces_in: Callable[[Width], list[str]],
    width_at: Callable[[int], Width],
    sizes: list[int],
    room: Room,
) -> Lines | None:
    """Return the lines at the first size at which all pieces fit, if there is one."""
    for size in sizes:
        width = width_at(size)
        pieces = pieces_in(width)
        lines = _broken(pieces, width, room.width)
        if len(lines) <= room.most(size) and all(width(line) <= room.width for line in lines):
            return Lines(size, _balanced(pieces, width, room.width, len(lines)))
    return None


def _cut_to(room: Room, pieces: list[str], width_at: Callable[[int], Width], size: int) -> Lines:
    width = width_at(size)
    lines = _broken(pieces, width, room.width)
    return Lines(size, _cut(lines, room.most(size), width, room.width))


def _all_divided(pieces: list[str], width: Width, room: int) -> list[str]:
    return [part for piece in pieces for part in _divided(piece, width, room)]


def _pieces(text: str) -> list[str]:
    """Return a text in pieces between which a line may break, each with the space before it."""
    return _PIECE.findall(text.strip())


def _line(pieces: Iterable[str]) -> str:
    """Return pieces as a line: a hyphen shows only where it ends."""
    line = "".join(pieces).strip(" \t\n")
    return line.rstrip(SOFT_HYPHEN).replace(SOFT_HYPHEN, "") + (
        "-" if line.endswith(SOFT_HYPHEN) else ""
    )


def _broken(pieces: list[str], width: Width, room: float) -> list[str]:
    """Return the lines that there are if each takes as much as it can."""
    lines: list[list[str]] = [[]]
    for piece in pieces:
        if lines[-1] and width(_line([*lines[-1], piece])) > room:
            lines.append([])
        lines[-1].append(piece)
    return [_line(line) for line in lines]


def _balanced(pieces: list[str], width: Width, room: int, count: int) -> tuple[str, ...]:
    """Return as many lines in the least room that holds them."""
    low, high = room // 3, room
    while low < high:
        tried = (low + high) // 2
        lines = _broken(pieces, width, tried)
        if len(lines) <= count and all(width(line) <= tried for line in lines):
            high = tried
        else:
            low = tried + 1
    return tuple(_broken(pieces, width, high))


def _divided(piece: str, width: Width, room: int) -> Iterator[str]:
    """Yield a piece in parts that are not too wide: syllables if it can be, else letters."""
    while width(_line([piece])) > room:
        is_too_wide = partial(_is_too_wide, piece, width, room)
        most = max(1, bisect_left(range(1, len(piece)), True, key=is_too_wide))
        syllables = [each.start() for each in _SYLLABLE.finditer(piece) if each.start() <= most]
        end = syllables[-1] if syllables and syllables[-1] > most // 2 else most
        yield piece[:end] + SOFT_HYPHEN
        piece = piece[end:]
    yield piece


def _is_too_wide(piece: str, width: Width, room: int, end: int) -> bool:
    return width(_line([f"{piece[:end]}-"])) > room


def _cut(lines: list[str], most: int, width: Width, room: int) -> tuple[str, ...]:
    """Return no more lines than there may be; what is left out ends the last one in an ellipsis."""
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1].rstrip("-")
    while last and width(last + ELLIPSIS) > room:
        words, _, _ = last.rpartition(" ")
        last = (words or last[:-1]).rstrip(" ,;:.\u2013-")
    return (*lines[: most - 1], last + ELLIPSIS)
