"""Quotation marks and apostrophes as a language writes them."""

import re

from site_builder.files.richtext import Mark, RichText

_STRAIGHT = re.compile(r"[\"']")
_APOSTROPHE_BEFORE = re.compile(r"(?:[stnkmr]|\d\d)(?!\w)", re.ASCII | re.IGNORECASE)
"""What a leading apostrophe stands before: 's ochtends, 't, 'n, the '90s."""
_OPENS_AFTER = set(" \t\n\u00a0([{<-\u2013\u2014/\u201c\u2018\u00ab\u201e")
APOSTROPHE = "\u2019"


def typeset(text: str, quotes: str, before: str = " ", after: str = " ") -> str:
    """Replace straight quotation marks and apostrophes.

    Args:
        text: a run of plain text.
        quotes: the language's four marks: outer opening and closing, inner opening and closing.
        before: the character before the run.
        after: the character after it.
    """
    if '"' not in text and "'" not in text:
        return text
    outer_open, outer_close, inner_open, inner_close = quotes.split()
    around = before + text + after
    opening: set[int] = set()

    def mark(found: re.Match[str]) -> str:
        at = found.start() + len(before)
        previous, following = around[at - 1], around[at + 1]
        opens = (previous in _OPENS_AFTER or at - 1 in opening) and not following.isspace()
        if opens:
            opening.add(at)
        if found[0] == '"':
            return outer_open if opens else outer_close
        if opens:
            return APOSTROPHE if _APOSTROPHE_BEFORE.match(around, at + 1) else inner_open
        return APOSTROPHE if previous.isalnum() and following.isalnum() else inner_close

    return _STRAIGHT.sub(mark, text)


def typeset_rich(rich: RichText, quotes: str, before: str = " ") -> RichText:
    """Replace straight marks in a rich text, but not in its code."""
    done: list[str | Mark] = []
    for place, part in enumerate(rich, 1):
        if isinstance(part, str):
            done.append(typeset(part, quotes, before, " " if place == len(rich) else "x"))
            before = part[-1:] or before
        else:
            done.append(_typeset_mark(part, quotes, before))
            before = "x"
    return tuple(done)


def _typeset_mark(mark: Mark, quotes: str, before: str) -> Mark:
    if mark[0] == "code":
        return mark
    content = 2 if mark[0] == "a" else 1
    return (*mark[:content], *typeset_rich(mark[content:], quotes, before))
