"""Quotation marks that do not say where a text ends, told with the line as it should be."""

import re

from site_builder.files.indentation import line_of
from site_builder.files.problems import Position, printable
from site_builder.files.slips import Told
from site_builder.files.source import Source

_MOST_SHOWN = 120
"""Characters of a line that are shown as it should be."""
# Each looks back to where a word or white space begins, lest a long one take long.
_KEY = re.compile(r"(?:(?<![\w-])[\w-]+:|-) +$")
_CURLY = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a"
_CURLY_VALUE = re.compile(rf" *(?:- +)*(?:[\w-]+:|-) +(?=[{_CURLY}])")
_OPENS = re.compile(r"(?:(?<![\w-])[\w-]+:|-) +(?=[\"'])")
_APOSTROPHE = re.compile(r"(?:^|[{,]) *(?:- +)*(?:[\w-]+:|-) +(?='(?:[stnkm]|ns|em|er) )")
_CLOSED = re.compile(r"'(?:''|[^'])*'\s*(?:$|[,}\]]| #)")
_REST = re.compile(r"(?<!\s)\s*,\s*[\w-]+:\s")
_NO_CLOSING = "the text that begins here has no closing quotation mark"


def curly(source: Source, at: Position) -> Told | None:
    """Return that a text with a colon stands between quotes that are none to YAML."""
    line = line_of(source, at.line)
    found = _CURLY_VALUE.match(line)
    if not found:
        return None
    key, text = _piece(line, found.end())
    hint = f'put straight quotes (") around the text: {_shown(key, text.strip(_CURLY + " "))}'
    said = "\u201c and \u201d are letters to YAML, and no quotation marks"
    return Position(at.line, found.end() + 1), said, hint


def apostrophe(source: Source, last: int) -> Told | None:
    """Return that a text begins with an apostrophe, as Dutch ones do, up to this line.

    YAML takes it for a quotation mark, which may end at another apostrophe far below.
    """
    for number, line in enumerate(source.text.split("\n")[:last], start=1):
        for found in _APOSTROPHE.finditer(line):
            if not _CLOSED.match(line, found.end()):
                return _whole_in_quotes(line, Position(number, found.end() + 1))
    return None


def after_the_end(source: Source, at: Position, begun: Position | None) -> Told | None:
    """Return why a text goes on after its closing quotation mark.

    Args:
        source: the text.
        at: where it goes on.
        begun: where the last value begins that the parser has read.
    """
    line = line_of(source, at.line)
    if begun and begun.line < at.line and _char(source, begun) in ("'", '"'):
        if _KEY.search(line[: at.column - 1].rstrip()[:-1]) or _is_left(source, begun, at):
            return unclosed(source, begun)
        return at, *_ended(source, begun)
    opened = [each.end() for each in _OPENS.finditer(line[: at.column - 1])]
    return _own_marks(line, at, opened[0]) if opened else None


def _is_left(source: Source, begun: Position, at: Position) -> bool:
    """Tell whether a line up to the end of a text is not indented as a part of it."""
    own, *others = source.text.split("\n")[begun.line - 1 : at.line]
    return any(len(each) - len(each.lstrip()) <= len(own) - len(own.lstrip()) for each in others)


def unclosed(source: Source, at: Position) -> Told:
    """Return that the text that begins with this quotation mark never ends."""
    line = line_of(source, at.line)
    opened = [each.end() for each in _OPENS.finditer(line[: at.column])]
    if opened and opened[0] < at.column - 1:
        return _own_marks(line, at, opened[0])
    mark = _char(source, at)
    key, text = _piece(line, at.column - 1)
    hint = f"write {mark} where it ends: {_cut(f'{key}{text}{mark}')}"
    if mark == "'" and "'" in text[1:]:
        hint = f"put the whole text in double quotes: {_shown(key, text[1:])}"
    return at, _NO_CLOSING, hint


def _ended(source: Source, begun: Position) -> tuple[str, str]:
    """Return that a text of several lines ends at a quotation mark in it."""
    mark, line = _char(source, begun), source.line(begun)
    twice = "''" if mark == "'" else '\\"'
    said = f"the text in quotes that begins on line {line} ends before this"
    return said, f"write {twice} for each {mark} that is part of it, or write {mark} where it ends"


def _own_marks(line: str, at: Position, opened: int) -> Told:
    """Return how to write a text in which the marks stand that are around it."""
    key, text = _piece(line, opened)
    meant = _meant(text)
    kind = "single" if _in_quotes(meant)[0] == "'" else "double"
    said = "the text in quotes ends before this"
    return at, said, f"put {kind} quotes around the whole text: {_shown(key, meant)}"


def _whole_in_quotes(line: str, at: Position) -> Told:
    key, text = _piece(line, at.column - 1)
    kind = "single" if _in_quotes(text)[0] == "'" else "double"
    hint = f"put the whole text in {kind} quotes: {_shown(key, text)}"
    return at, "the ' here is a quotation mark to YAML, and no apostrophe", hint


def _piece(line: str, start: int) -> tuple[str, str]:
    """Return the key and the text that begins at this index of a line."""
    before, text = line[:start], line[start:].rstrip()
    key = _KEY.search(before)
    is_inside = before.count("{") > before.count("}") or before.count("[") > before.count("]")
    if is_inside:
        rest = _REST.search(text)
        text = text[: rest.start()] if rest else text.rstrip(" ,]}")
    return key[0] if key else "", text


def _meant(text: str) -> str:
    """Return what is meant by a text that holds the mark with which it begins.

    `"Hoe "goed" gaat het?"` is `Hoe "goed" gaat het?`, `'Auto's rijden` is `Auto's rijden`;
    `"Goed" gaat het` is itself.
    """
    mark, second = text[0], text.find(text[0], 1)
    closes = not text[second - 1].isspace() and not text[second + 1 : second + 2].isalnum()
    if closes or not text.endswith(mark):
        is_unclosed = not closes and mark == "'" and not text[second - 1].isspace()
        return text[1:] if is_unclosed else text
    return text[1:-1].replace('\\"' if mark == '"' else "''", mark)


def _in_quotes(text: str) -> str:
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _shown(key: str, text: str) -> str:
    return _cut(f"{key}{_in_quotes(text)}")


def _cut(line: str) -> str:
    """Return a line as it should be; of a long one, its beginning and its end."""
    whole = printable(line)
    return whole if len(whole) <= _MOST_SHOWN else f"{whole[: _MOST_SHOWN - 20]}…{whole[-20:]}"


def _char(source: Source, at: Position) -> str:
    return line_of(source, at.line)[at.column - 1 : at.column]
