"""What PyYAML says of a text that is no YAML, in the author's terms."""

import re
from dataclasses import replace
from typing import Any

from site_builder.files.indentation import in_words, is_first_colon, line_of, spaces_before, way_in
from site_builder.files.problems import Position, Problem
from site_builder.files.source import Source, position_at

_SYNTAX_HINT = (
    "see whether the line is indented like those that it belongs to, and put a text in quotes that "
    "has `: ` or ` #` in it or begins with a sign such as * or @"
)
_BELOW = "begin the line exactly below the key that it belongs beside"
_IN_QUOTES = "put the whole text in quotes"
_BRACKET = "close the bracket, put a comma between two things in it, or put the text in quotes"
_NO_KEY, _NO_COLON = "did not find expected key", "could not find expected ':'"
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
        "expected alphabetic or numeric character",
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
        "a colon is missing in this line",
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
        "did not find expected <document start>",
        "this does not belong to the keys above it",
        "write `key: value` on each line, the first at its very beginning",
    ),
    (
        "did not find expected node content",
        "a text or a key is missing before this",
        "write it, or put a sign that is part of a text in quotes",
    ),
)
"""What the parser says in part, the same in an author's words, and the way out."""
_TAB = ("a tab stands in front of this line", "indent with spaces, not with tabs")
_QUOTE_SIGN = "put the text that begins with # in quotes"
_CLOSE = "close the quotation mark or the bracket where it should end"
_NO_END = "found unexpected end of stream"
_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says where it has a limit of its own, which it may meet in looking ahead of ours."""
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


def syntax_problem(source: Source, error: Any) -> Problem:
    """Turn the parser's complaint into a located problem."""
    mark = getattr(error, "problem_mark", None)
    at = position_of(mark) if mark else Position(1, 1)
    context = getattr(error, "context_mark", None)
    around = position_of(context) if context else None
    heard = getattr(error, "problem", None) or "a character that YAML does not allow"
    if _TOO_DEEP in heard:
        return too_deep(source, at)
    said, hint = _in_words(heard)
    if heard == _NO_END and around:
        at, said, hint = around, "what begins here has no end", _CLOSE
    elif "\t" in _indent(source, at.line):
        said, hint = _TAB
    elif heard == _NO_COLON and around:
        at = around
    elif heard == _NO_KEY and at.column > len(_indent(source, at.line)) + 1:
        said, hint = _AFTER_QUOTES
    elif indented := _indented(source, heard, at, around):
        at, (said, hint) = replace(at, column=spaces_before(source, at.line) + 1), indented
    elif comment := _hiding_comment(source, at.line):
        at, said, hint = comment, "a comment begins here and hides the bracket", _QUOTE_SIGN
    return source.problem(_within(source, at), "yaml-syntax", said, hint)


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
