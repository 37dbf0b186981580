"""What PyYAML says of a text that is no YAML, in the author's terms."""

import re
from dataclasses import replace
from typing import Any

from site_builder.files.indentation import in_words, is_first_colon, line_of, spaces_before, way_in
from site_builder.files.problems import Position, Problem
from site_builder.files.quotation import after_the_end, apostrophe, curly, unclosed
from site_builder.files.slips import (
    NO_COLON,
    Told,
    first_askew,
    first_without_hyphen,
    slip,
    without_colon,
)
from site_builder.files.source import Source, position_at

_SYNTAX_HINT = (
    "see whether the line is indented like those that it belongs to, and put a text in quotes that "
    "has `: ` or ` #` in it or begins with a sign such as * or @"
)
_BELOW = "begin the line exactly below the key that it belongs beside"
_IN_QUOTES = "put the whole text in quotes"
_BRACKET = "close the bracket, put a comma between two things in it, or put the text in quotes"
_NO_KEY, _NO_COLON = "did not find expected key", "could not find expected ':'"
_NO_START, _NO_NODE = "did not find expected <document start>", "did not find expected node content"
_NO_NAME = "expected alphabetic or numeric character"
_NO_COMMA = "did not find expected ',' or"
_NO_ITEM = "this is no item of the list above it"
_NO_HYPHEN, _COLON = "did not find expected '-' indicator", "mapping values are not allowed"
_AFTER_QUOTES = (
    "this stands after the end of a text in quotes, or of a bracket",
    "put the whole text in double quotes, or write '' for each ' in single ones",
)
_SAID: tuple[tuple[str, str, str], ...] = (
    (
        _COLON,
        "a colon stands here, where no key can end",
        f"{_IN_QUOTES} if the colon is part of it; else {_BELOW}",
    ),
    (
        _NO_NAME,
        "a text cannot begin with this sign, which means something in YAML",
        _IN_QUOTES,
    ),
    ("cannot start any token", "a text cannot begin with this sign", _IN_QUOTES),
    (
        _NO_KEY,
        "this does not fit what stands above it",
        f"{_BELOW}; if the line above begins with a #, take the # away",
    ),
    (
        _NO_COLON,
        NO_COLON,
        "write `key: value`, with a space after the colon",
    ),
    ("expected ',' or '}'", "a comma or the } is missing before this", _BRACKET),
    ("expected ',' or ']'", "a comma or the ] is missing before this", _BRACKET),
    (
        _NO_HYPHEN,
        _NO_ITEM,
        "begin it with a hyphen below the others, or indent it as what it belongs to",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin in the middle of a line",
        "begin each item on a line of its own, or put the text in quotes",
    ),
    (
        "found unknown escape character",
        "the backslash here means nothing in double quotes",
        "write two of them, or put the text in 'single quotes'",
    ),
    (
        _NO_START,
        "this does not belong to the keys above it",
        "write `key: value` on each line, the first at its very beginning",
    ),
    (
        _NO_NODE,
        "a text or a key is missing before this",
        "write it, or put a sign that is part of a text in quotes",
    ),
)
"""What the parser says in part, the same in an author's words, and the way out."""
_TAB = ("a tab stands in front of this line", "indent with spaces, not with tabs")
_QUOTE_SIGN = "put the text that begins with # in quotes"
_NO_END = "found unexpected end of stream"
_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says where it has a limit of its own, which it may meet in looking ahead of ours."""
_IS_NOTHING = re.compile(r"\s*(?:#|$)")
_COMMENTED_KEY = re.compile(r"\s*#\s*(?:- +)*[\w-]+:(?:\s|$)")
MAX_DEPTH = 64
MAX_VALUES = 20_000
"""Enough for a rubric of 600 questions with five options each, in two languages."""


def position_of(mark: Any) -> Position:
    """Return where a mark of PyYAML's stands, which it counts from 0."""
    return Position(mark.line + 1, mark.column + 1)


def too_deep(source: Source, at: Position) -> Problem:
    """Return the problem that a text is nested deeper than `MAX_DEPTH` levels."""
    message = f"more than {MAX_DEPTH} levels of nesting"
    return source.problem(at, "too-deep", message, "write it flatter")


def too_many(source: Source, at: Position) -> Problem:
    """Return the problem that a text holds more than `MAX_VALUES` values."""
    message = f"the file holds more than {MAX_VALUES:,} values, counted up to here"
    return source.problem(at, "too-many-values", message, "make it shorter")


def syntax_problem(source: Source, error: Any, last: Position | None) -> Problem:
    """Turn the parser's complaint into a located problem.

    Args:
        source: the text.
        error: what the parser raised.
        last: where the last value begins that it read before.
    """
    mark = getattr(error, "problem_mark", None)
    at = position_of(mark) if mark else Position(1, 1)
    context = getattr(error, "context_mark", None)
    around = position_of(context) if context else None
    heard = getattr(error, "problem", None) or "a character that YAML does not allow"
    if _TOO_DEEP in heard:
        return too_deep(source, at)
    told = (
        _tab(source, at)
        or _slip(source, heard, at, around)
        or _quotation(source, heard, at, around, last)
        or _bracket(source, heard, at, around)
        or _otherwise(source, heard, at, around)
    )
    at, said, hint = told
    return source.problem(_within(source, at), "yaml-syntax", said, hint)


def _tab(source: Source, at: Position) -> Told | None:
    return (at, *_TAB) if "\t" in _indent(source, at.line) else None


def _slip(source: Source, heard: str, at: Position, around: Position | None) -> Told | None:
    place = around if around and heard in (_NO_END, _NO_COLON) else at
    begins = place.column == spaces_before(source, place.line) + 1
    is_key = _COLON in heard or (begins and (heard == _NO_KEY or _NO_START in heard))
    found = slip(source, place, is_key=is_key)
    return without_colon(source, place) if not found and heard == _NO_COLON and around else found


def _quotation(
    source: Source, heard: str, at: Position, around: Position | None, last: Position | None
) -> Told | None:
    """Return what is wrong with quotation marks, where it is they that the parser met."""
    goes_on = heard == _NO_KEY and at.column > len(_indent(source, at.line)) + 1
    if found := apostrophe(source, min(at.line, source.text.count("\n") + 1)):
        return found
    if heard == _NO_END and around:
        return unclosed(source, around)
    if _COLON in heard:
        return curly(source, at)
    if goes_on or _is_after_quotes(source, heard, at, last):
        return after_the_end(source, at, last) or (at, *_AFTER_QUOTES)
    return None


def _is_after_quotes(source: Source, heard: str, at: Position, last: Position | None) -> bool:
    """Tell whether something is missing only since a text in quotes has ended."""
    before = line_of(source, at.line)[: at.column - 1].rstrip()
    is_below = last is not None and last.line < at.line
    return (_NO_COMMA in heard or is_below) and before.endswith(("'", '"'))


def _bracket(source: Source, heard: str, at: Position, around: Position | None) -> Told | None:
    """Return which bracket is not closed: a key of its own begins below it, or the file ends."""
    if comment := _hiding_comment(source, at.line):
        return comment, "a comment begins here and hides the bracket", _QUOTE_SIGN
    if _NO_NODE in heard:
        around = _opened(source, at)
    elif _NO_COMMA not in heard:
        return None
    if not around or around.line == at.line:
        return None
    is_inside = spaces_before(source, at.line) > spaces_before(source, around.line)
    if is_inside and _within(source, at) == at:
        said, hint = _in_words(heard)
        return at, f"{said}, for the bracket on line {source.line(around)}", hint
    sign = line_of(source, around.line)[around.column - 1 : around.column]
    other = "]" if sign == "[" else "}"
    return around, f"the {sign} that opens here is not closed", f"write {other} where it ends"


def _opened(source: Source, at: Position) -> Position | None:
    """Return the bracket with which the line above ends, where this one begins wrongly."""
    if at.column > spaces_before(source, at.line) + 1:
        return None
    lines = enumerate(source.text.split("\n")[: at.line - 1], start=1)
    above = [(number, line.rstrip()) for number, line in lines if not _IS_NOTHING.match(line)]
    number, text = above[-1] if above else (1, "")
    return Position(number, len(text)) if text.endswith(("[", "{")) else None


def _otherwise(source: Source, heard: str, at: Position, around: Position | None) -> Told:
    is_beside = heard in (_NO_KEY, _NO_HYPHEN)
    if is_beside and (first := first_without_hyphen(source, at)):
        return first
    begins = at.column == spaces_before(source, at.line) + 1 or is_first_colon(source, at)
    is_key = is_beside or _COLON in heard or _NO_START in heard
    if begins and is_key and (askew := first_askew(source, at)):
        return askew
    if _NO_NAME in heard and around:
        return around, *_in_words(heard)
    if indented := _indented(source, heard, at, around):
        return replace(at, column=spaces_before(source, at.line) + 1), *indented
    return at, *_in_words(heard)


def _indented(
    source: Source, heard: str, at: Position, around: Position | None
) -> tuple[str, str] | None:
    """Return that a line is indented wrongly, and how far it should be, where that seems so.

    Args:
        source: the text.
        heard: what the parser says.
        at: where it stopped.
        around: where what it was reading then begins.
    """
    spaces, way = spaces_before(source, at.line), way_in(source, at.line)
    if way is None:
        return None
    if heard == _NO_HYPHEN and around and around.column == spaces + 1:
        return _NO_ITEM, f"begin it with a hyphen, or {way}"
    said = f"the line is indented by {in_words(spaces)}, and nothing above it stands so"
    if _COMMENTED_KEY.match(line_of(source, at.line - 1)):
        way = f"{way}; or take the # away if the line above is no comment"
    if _COLON in heard and is_first_colon(source, at):
        return said, f"{way}; or {_IN_QUOTES} if this line is part of the one above it"
    return (said, way) if heard in (_NO_KEY, _NO_HYPHEN) else None


def _in_words(heard: str) -> tuple[str, str]:
    words = ((said, hint) for part, said, hint in _SAID if part in heard)
    return next(words, (f"this is not YAML: {heard}", _SYNTAX_HINT))


def _within(source: Source, at: Position) -> Position:
    """Return the position, or the end of the text where the parser stopped after it."""
    end = position_at(source, len(source.text.rstrip("\n")))
    return min(at, end, key=lambda each: (each.line, each.column))


def _hiding_comment(source: Source, line: int) -> Position | None:
    """Find the `#` that hides the end of a bracket; the parser stops there or at what follows."""
    lines = enumerate(source.text.split("\n")[:line], start=1)
    last = [(at, text) for at, text in lines if text.partition("#")[0].strip()][-2:]
    for at, text in last:
        before, sign, hidden = text.partition(" #")
        if sign and _is_open(before) and set(hidden) & {"}", "]"}:
            return Position(at, len(before) + 2)
    return None


def _is_open(text: str) -> bool:
    """Tell whether a bracket is open at the end of a text, and no quotation mark."""
    ends_in = {mark: text.rfind(mark) for mark in "{}[]"}
    in_quotes = text.count('"') % 2 or text.count("'") % 2
    return not in_quotes and (ends_in["{"] > ends_in["}"] or ends_in["["] > ends_in["]"])


def _indent(source: Source, line: int) -> str:
    """Return the white space with which a line begins."""
    text = line_of(source, line)
    return text[: len(text) - len(text.lstrip())]
