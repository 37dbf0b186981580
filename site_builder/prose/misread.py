"""What Markdown reads otherwise than its author means: lists, tables, links and bold text.

Only what is practically sure is told. Most of it stands in the page as it was written, sign by
sign, which it would not if Markdown had understood it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeAlias

from site_builder.files.problems import printable, quoted
from site_builder.files.source import Source
from site_builder.prose.lines import Line, Misread, Shown, blocks_of, lines_of
from site_builder.prose.lists import lists_in_text, nested_too_little
from site_builder.prose.tables import cells_left_out, may_leave_out, tables_in_text
from site_builder.prose.verbatim import without_code

_SIGNS = ("**", "][", "|", "•", "▪", "●")
_BEGINS = re.compile(r"\n {0,9}(?:[-*+]|[0-9]{1,3}\.) ")
_BRACKET = re.compile(r"[0-9]\) ")
"""What stands in a page where something is to be read as it was written."""

_WITHIN = re.compile(r"\n[ \t]+(?:[-*+]|[0-9]{1,3}\.) ")
"""A list within a list, perhaps."""

_LINK = re.compile(r"(?<![\w\]\\])\[([^\[\]\n^]{2,99})\]\[([^\[\]\n^]{0,99})\](?![\[(\w])")
_ADDRESS = re.compile(r"^ *\[([^\[\]\n]{1,99})\]:", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2}")
_RANGE = re.compile(r"\b\w-\w|\w-\w\b")
_BOLD = re.compile(r"(?<![\w*\\])\*\*(\w+)")

_MOST = 100
"""So many are told at once."""

_Look: TypeAlias = Callable[[str, str], Iterator[Misread]]
"""Finds slips in a text without code, and in what was made of the text."""


def misread(source: Source, html: str) -> tuple[Misread, ...]:
    """Return what is misread in a text, from its beginning on; in most there is not even a sign.

    Args:
        source: its Markdown.
        html: what was made of it, clean.
    """
    looks: list[_Look] = []
    if _WITHIN.search(source.text):
        looks.append(_nested)
    if "<table" in html and may_leave_out(source.text):
        looks.append(_cells)
    if any(sign in html for sign in _SIGNS) or _BEGINS.search(html) or _BRACKET.search(html):
        looks.append(_as_written)
    if not looks:
        return ()
    text = without_code(source).text
    found = chain.from_iterable(look(text, html) for look in looks)
    return tuple(sorted(found, key=lambda each: each.at)[:_MOST])


def _nested(text: str, _html: str) -> Iterator[Misread]:
    return nested_too_little(lines_of(text))


def _cells(text: str, _html: str) -> Iterator[Misread]:
    return cells_left_out(blocks_of(lines_of(text)))


def _as_written(text: str, html: str) -> Iterator[Misread]:
    blocks, shown = blocks_of(lines_of(text)), Shown(html)
    yield from lists_in_text(blocks, shown)
    yield from tables_in_text(blocks, shown, html.count("<table"))
    yield from _links_without_address(text, shown)
    yield from _bold_without_end(text, blocks, shown)


def _links_without_address(text: str, shown: Shown) -> Iterator[Misread]:
    """Yield what looks like a link with an address elsewhere: `[text][name]`, and there is none."""
    places = {found[0]: found.start() for found in reversed(list(_LINK.finditer(text)))}
    named = {found[1].casefold() for found in _ADDRESS.finditer(text)} if places else set()
    for found in {each[0]: each for each in _LINK.finditer(shown.text)}.values():
        name = printable(found[2] or found[1])
        are_words = all(_WORD.search(each) and not _RANGE.search(each) for each in (found[1], name))
        if are_words and found[0] in places and name.casefold() not in named:
            message = f"{quoted(found[0])} is no link, as {quoted(f'[{name}]')} has no address"
            hint = f'write "[{name}]: https://…" with its address on a line of its own'
            yield Misread(places[found[0]], message, hint)


def _bold_without_end(text: str, blocks: list[list[Line]], shown: Shown) -> Iterator[Misread]:
    """Yield the first `**` that is to be read in the page, where it begins a word.

    Where it ends one first, the marks are those of notes, as in "10 euro**".
    """
    at = shown.text.find("**")
    found = _BOLD.match(shown.text, at) if at != -1 else None
    if not found:
        return
    begins = re.compile(rf"(?<![\w*\\])\*\*{found[1]}(?!\w)")
    for block in blocks:
        end = block[-1].at + len(block[-1].text.strip())
        part = text[block[0].at : end]
        places = [each.start() for each in begins.finditer(part)]
        if places and part.count("**") % 2:
            message = (
                f"{quoted(f'**{found[1]}')} begins bold text that ends nowhere in its paragraph"
            )
            yield Misread(block[0].at + places[-1], message, "write ** at its end too")
            return
