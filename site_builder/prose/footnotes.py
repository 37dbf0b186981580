"""Footnotes: each has one text, and something refers to it; of others Markdown says nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

from site_builder.files.problems import Problem, nearest, printable
from site_builder.files.source import Source, position_at
from site_builder.prose.verbatim import without_code

_REFERENCE = re.compile(r"\[\^(?!(?:\w-\w)+_?\])([\w-]{1,60}+)\]")
"""A reference; what means every character but those from a to z (`[^a-z]`) is none."""

_TEXT = re.compile(r"^([ \t>*+-]{0,20}+)(\[\^([^\]\n]{1,60}+)\]:)", re.MULTILINE)
_NO_COLON = re.compile(r"^ {0,3}\[\^[\w-]{1,60}+\](?=[ \t:]*+\S)", re.MULTILINE)
_ID = re.compile(r'\bid="fn(ref)?:([^"]*)"')

_MOST_COMPARED = 20
"""To so many names one is compared that may be meant by it."""


def unreferred(html: str) -> tuple[str, ...]:
    """Return the names of the footnotes to which nothing refers, in clean HTML of Markdown's."""
    if 'id="fn:' not in html:
        return ()
    found = [(is_reference, unescape(name)) for is_reference, name in _ID.findall(html)]
    referred = {name for is_reference, name in found if is_reference}
    return tuple(name for is_reference, name in found if not is_reference and name not in referred)


def without_text(text: str) -> list[str]:
    """Return the names in references that are still in a text that is set: they lead nowhere."""
    return _REFERENCE.findall(text) if "[^" in text else []


def footnote_problems(
    source: Source, unreferred: tuple[str, ...], without_text: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield what is wrong with the footnotes of a text.

    Args:
        source: its Markdown.
        unreferred: the names of those to which nothing refers.
        without_text: the names in references to others.
    """
    if "[^" in source.text:
        text = without_code(source).text
        yield from _text_problems(source, text, unreferred)
        if without_text:
            yield from _reference_problems(source, text, set(without_text), unreferred)


def _text_problems(source: Source, text: str, unreferred: tuple[str, ...]) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for found in _TEXT.finditer(text):
        name, at = found[3], position_at(source, found.start(2))
        shown = printable(f"[^{name}]")
        is_plain = found[1] in ("", " ", "  ", "   ")
        if is_plain and name in lines:
            message = f"the footnote {shown} has a text in line {lines[name]} already"
            hint = "give one of them another name"
            yield source.problem(at, "bad-footnote", message, hint)
        elif name in unreferred and name not in lines:
            message = f"nothing refers to the footnote {shown}"
            hint = f"write {shown} in the text where it belongs, or take it away"
            yield source.problem(at, "bad-footnote", message, hint)
        if is_plain or name in unreferred:
            lines.setdefault(name, source.line(at))


def _reference_problems(
    source: Source, text: str, names: set[str], unreferred: tuple[str, ...]
) -> Iterator[Problem]:
    """Say of each name once that it leads nowhere: where its text should be, or at its first place.

    A reference with a backslash before it is meant as a text.
    """
    places = defaultdict[str, list[int]](list)
    for found in _REFERENCE.finditer(text):
        if found[1] in names and text[found.start() - 1 : found.start()] != "\\":
            places[found[1]].append(found.end())
    lines = {line.end() for line in _NO_COLON.finditer(text)}
    for name, ends in places.items():
        line = next((end for end in ends[1:] if end in lines), None)
        at = position_at(source, (line or ends[0]) - len(f"[^{name}]"))
        said = _no_colon(name) if line else _no_text(name, unreferred)
        yield source.problem(at, "bad-footnote", *said)


def _no_colon(name: str) -> tuple[str, str]:
    message = f"the text of the footnote [^{name}] has no colon right after its name"
    return message, f'write "[^{name}]: …"'


def _no_text(name: str, unreferred: tuple[str, ...]) -> tuple[str, str]:
    near = printable(nearest(name, unreferred[:_MOST_COMPARED]) or "")
    hint = f'write "[^{name}]: …" on a line of its own below the text'
    message = f"there is no text for the footnote [^{name}]"
    return message, f"did you mean [^{near}]?" if near else hint
