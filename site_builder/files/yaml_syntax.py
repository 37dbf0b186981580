"""What PyYAML says of a text that is no YAML, in the author's terms."""

from typing import Any

from site_builder.files.problems import Position, Problem
from site_builder.files.source import Source, position_at

_SYNTAX_HINT = (
    "check the indentation, and put a text in quotes that has `: ` or ` #` in it or begins with a "
    "sign such as * or @"
)
_QUOTE_SIGN = "put the text that begins with # in quotes"
_NO_END = "found unexpected end of stream"
_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says where it has a limit of its own, which it may meet in looking ahead of ours."""
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
    said = getattr(error, "problem", None) or "a character that YAML does not allow"
    hint = _SYNTAX_HINT
    if _TOO_DEEP in said:
        return too_deep(source, at)
    if said == _NO_END and error.context_mark:
        at, said, hint = position_of(error.context_mark), "what begins here has no end", "close it"
    elif "\t" in _indent(source, at.line):
        hint = "indent with spaces, not with tabs"
    elif comment := _hiding_comment(source, at.line):
        at, said, hint = comment, "a comment begins here and hides the bracket", _QUOTE_SIGN
    return source.problem(_within(source, at), "yaml-syntax", f"this is not YAML: {said}", hint)


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
    text = "".join(source.text.split("\n")[line - 1 : line])
    return text[: len(text) - len(text.lstrip())]
