"""How far a line of YAML is indented, and how far it may be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.files.problems import Position, quoted
from site_builder.files.source import Source

_LINE = re.compile(r" *(?P<hyphens>(?:-(?: +|$))*)(?:(?P<key>[^\s#:][^:#]*):(?= |$))?")
_WORD = re.compile(r" *(?:- +)*[\w-]+(?=:)")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a key begins above a line, or a hyphen."""

    column: int
    line: int
    key: str | None

    def __str__(self) -> str:
        """Return where that puts a line, in words."""
        beside = f"beside {quoted(self.key)}" if self.key else f"below the - on line {self.line}"
        return f"{beside}, after {in_words(self.column)}"


def in_words(spaces: int) -> str:
    """Return a number of spaces in words."""
    return "1 space" if spaces == 1 else f"{spaces or 'no'} spaces"


def line_of(source: Source, line: int) -> str:
    """Return the text of a line, which is empty where there is none."""
    return "".join(source.text.split("\n")[line - 1 : line]) if line else ""


def spaces_before(source: Source, line: int) -> int:
    """Return how many spaces a line begins with."""
    text = line_of(source, line)
    return len(text) - len(text.lstrip(" "))


def is_first_colon(source: Source, at: Position) -> bool:
    """Tell whether a colon stands after the one word with which its line begins."""
    found = _WORD.match(line_of(source, at.line))
    return found is not None and found.end() + 1 == at.column


def key_in(text: str) -> tuple[int, str] | None:
    """Return the column and the key with which a line begins, if it is no item of a list."""
    found = None if _is_item(text) else next(_beginnings(text), None)
    return (found[0], found[1]) if found and found[1] is not None else None


def way_in(source: Source, line: int) -> str | None:
    """Return how far to indent a line that stands below no beginning of a line above it.

    A key may stand below a key, a hyphen below a hyphen. None where it does, or there is nothing.
    """
    own, is_item = spaces_before(source, line), _is_item(line_of(source, line))
    places = {each.column: each for each in _places(source, line) if (not each.key) == is_item}
    if own in places or not places:
        return None
    less = [column for column in places if column < own]
    more = [column for column in places if column > own]
    ways = [places[column] for column in (*sorted(less)[-1:], *sorted(more)[:1])]
    return f"put it {', or '.join(map(str, ways))}"


def _is_item(text: str) -> bool:
    return f"{text.lstrip()} ".startswith("- ")


def _places(source: Source, line: int) -> Iterator[_Place]:
    """Yield what is open where a line begins, the nearest first."""
    last = None
    for number, text in reversed([*enumerate(source.text.split("\n")[: line - 1], start=1)]):
        for column, key in _beginnings(text):
            # A list may stand below its key, no further to the right.
            is_around = last and column == last.column and key and not last.key
            if last is None or column < last.column or is_around:
                last = _Place(column, source.line(Position(number, 1)), key)
                yield last


def _beginnings(text: str) -> Iterator[tuple[int, str | None]]:
    """Yield the columns of a line's key and of the hyphens before it, from the last on."""
    found = _LINE.match(text)
    if found and found["key"]:
        yield found.start("key"), found["key"].strip("\"'")
    if found:
        hyphens = enumerate(found["hyphens"], start=found.start("hyphens"))
        yield from reversed([(column, None) for column, sign in hyphens if sign == "-"])
