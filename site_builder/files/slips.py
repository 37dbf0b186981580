"""A slip in a line of YAML, told as what it is: most often a space that is missing."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from site_builder.files.indentation import in_words
from site_builder.files.problems import Position, printable
from site_builder.files.source import Source

Told: TypeAlias = tuple[Position, str, str]
"""Where it is, what is wrong, and the way out."""
NO_BREAK = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
"""Spaces that are none to YAML, as a regular expression has them between brackets."""
_FROM_WORD = "a no-break space stands here, often pasted from Word"
_TYPE_IT = "type a space in its place"
_NO_BREAK = re.compile(rf" *(?:-(?: +|(?=[{NO_BREAK}])))*(?:[\w-]+:)?(?=[{NO_BREAK}])")
_DASH = re.compile(r" *(?:- +)*(?=[\u2012-\u2015\u2212] *[^\W\d])")
_HYPHEN = re.compile(r" *(?:- +)*-(?P<word>[^\W\d_][\w-]*)")
_COLON = re.compile(r" *(?:- +)*(?P<word>[^\W\d][\w-]*):(?!//)(?=[^\s:])")
_WORDS = re.compile(r" *(?:- +)*\w")
_IN_FRONT = re.compile(r" *(?:- +)*")
NO_COLON = "a colon is missing in this line"
_WRITE_KEY = "write `key: value`, with a space after the colon"


def slip(source: Source, at: Position, *, is_key: bool) -> Told | None:
    """Return the slip in the line where the parser stopped or in one above it that belongs to it.

    Args:
        source: the text.
        at: where the parser stopped.
        is_key: whether it was at a key, or at a colon where no key can end.
    """
    lines = source.text.split("\n")
    for number in (*_above(lines, at.line), *_head(lines, at.line), at.line):
        line = "".join(lines[number - 1 : number])
        found = None if _goes_on(lines, number) else _slip(line)
        if found:
            column, said, hint = found
            return Position(number, column), said, hint
        if is_key and number < at.line and _is_bare(lines, number):
            return without_colon(source, Position(number, _start(line) + 1))
    return None


def without_colon(source: Source, at: Position) -> Told:
    """Return that the line there needs a colon, or belongs elsewhere."""
    lines = source.text.split("\n")
    above = next(filter(_says, reversed(lines[: at.line - 1])), "")
    is_text = above and not _ends_in_key(above)
    other = (
        "put it on the line above, if it belongs to that text"
        if is_text
        else "begin it with a # if it is a remark"
    )
    return at, NO_COLON, f"{_WRITE_KEY}; or {other}"


def no_break_in_key(key: str, at: Position) -> Told | None:
    """Return that a no-break space stands before or after this key, to which YAML adds it."""
    before = len(key) - len(key.lstrip())
    after = 0 if before else len(key.rstrip())
    if not before and after == len(key):
        return None
    return replace(at, column=at.column + after), _FROM_WORD, _TYPE_IT


def no_break_for_space(text: str, line: str, at: Position) -> Told | None:
    """Return that a line is but a text, since no space follows its hyphen or its key."""
    found = _NO_BREAK.match(text) if not line[: at.column - 1].strip() else None
    if not found or not found.end():
        return None
    return replace(at, column=at.column + found.end()), _FROM_WORD, _TYPE_IT


def _slip(line: str) -> tuple[int, str, str] | None:
    """Return the column of a slip in a line, what is wrong, and the way out."""
    if found := _NO_BREAK.match(line):
        return found.end() + 1, _FROM_WORD, _TYPE_IT
    if found := _DASH.match(line):
        return found.end() + 1, "this is a dash", "begin an item with a hyphen (-) and a space"
    if found := _HYPHEN.match(line):
        hint = f'write a space after the hyphen: "- {found["word"]}"'
        return found.start("word") + 1, "a space is missing here", hint
    if found := _COLON.match(line):
        hint = f'write a space after the colon: "{found["word"]}: …"'
        return found.end() + 1, "a space is missing here", hint
    return None


def _above(lines: list[str], number: int) -> Iterator[int]:
    """Yield the number of the line above that is no comment and no part of a text below a key."""
    own = _indent(lines[number - 1]) if number <= len(lines) else 0
    for other in range(number - 1, 0, -1):
        line = lines[other - 1]
        if _says(line) and _indent(line) <= own:
            yield other
            return


def _head(lines: list[str], number: int) -> Iterator[int]:
    """Yield the number of the line with which the text begins that goes on here."""
    around = number
    while _goes_on(lines, around):
        around = _around(lines, around)
    if around < number:
        yield around


def first_without_hyphen(source: Source, at: Position) -> Told | None:
    """Return that the first item of a list has no hyphen, where another item begins below it."""
    lines = source.text.split("\n")
    around = _around(lines, at.line)
    between = range(around + 1, at.line) if around and _ends_in_key(lines[around - 1]) else ()
    first = next((number for number in between if _says(lines[number - 1])), None)
    if not first or _is_item(lines[first - 1]) or not _is_item(lines[at.line - 1]):
        return None
    key = lines[first - 1].strip().partition(":")[0]
    hint = f'write "- {printable(key)}:" with the hyphen above that of line {source.line(at)}'
    place = Position(first, _start(lines[first - 1]) + 1)
    return place, "the first item of a list begins here without its hyphen", hint


def first_askew(source: Source, at: Position) -> Told | None:
    """Return that a block's first line is indented otherwise than the one there, and than most.

    The parser stops only at a line below it, which may stand as all others do.
    """
    lines = source.text.split("\n")
    own, around = _indent(lines[at.line - 1]), _around(lines, at.line)
    for number in (around, _around(lines, around)) if around else (0,):
        first, left = _alone(lines, number, at.line), _start(lines[number - 1]) if number else 0
        # Only a line that has no space before it belongs to no other.
        if first is None or (own and not number):
            continue
        start, steps = _start(lines[first - 1]), _steps([*lines[: first - 1], *lines[at.line :]])
        if steps[own - left] > steps[start - left]:
            spaces, other = _indent(lines[first - 1]), source.line(at)
            said = f"the line is indented by {in_words(spaces)}, and line {other} otherwise"
            hint = f"put it after {in_words(spaces + own - start)}"
            return Position(first, spaces + 1), said, hint
    return None


def _alone(lines: list[str], around: int, below: int) -> int | None:
    """Return the first line after one, if no other stands as it does before the one below."""
    between = [each for each in range(around + 1, below) if _says(lines[each - 1])]
    starts = [_start(lines[each - 1]) for each in between]
    return between[0] if between and starts.count(starts[0]) == 1 else None


def _steps(lines: list[str]) -> Counter[int]:
    """Count how much further to the right lines begin than those to which they belong."""
    starts, steps = [0], Counter[int]()
    for line in filter(_says, lines):
        while len(starts) > 1 and starts[-1] >= _indent(line):
            starts.pop()
        steps[_indent(line) - starts[-1]] += 1
        starts.append(_start(line))
    return steps


def _is_item(line: str) -> bool:
    return f"{line.lstrip()} ".startswith("- ")


def _goes_on(lines: list[str], number: int) -> bool:
    """Tell whether a line goes on with the text of a key above it."""
    around = _around(lines, number)
    return around > 0 and not _ends_in_key(lines[around - 1])


def _around(lines: list[str], number: int) -> int:
    """Return the number of the line above to which one belongs by its indentation; 0 for none."""
    own = _indent(lines[number - 1]) if number <= len(lines) else 0
    above = range(min(number, len(lines) + 1) - 1, 0, -1)
    found = (each for each in above if _says(lines[each - 1]) and _start(lines[each - 1]) < own)
    return next(found, 0)


def _is_bare(lines: list[str], number: int) -> bool:
    """Tell whether a line is but words, which belong to no text above it."""
    line = lines[number - 1]
    return ":" not in line and bool(_WORDS.match(line)) and not _goes_on(lines, number)


def _ends_in_key(line: str) -> bool:
    return f" {line.partition(' #')[0].rstrip()}".endswith((":", " -"))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _start(line: str) -> int:
    """Return the index at which a line's text begins, after its hyphens."""
    found = _IN_FRONT.match(line)
    return found.end() if found else 0
