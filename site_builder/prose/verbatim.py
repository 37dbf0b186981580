"""What stands in Markdown as it is: code and comments, in which nothing is meant as it reads."""

import re
from dataclasses import replace

from site_builder.files.source import Source

_OPENS = re.compile(r"(?P<fence>^(?:```|~~~))|(?P<code>(?<!`)`++)|(?P<comment><!--)", re.MULTILINE)
"""What begins code, or a comment."""


def without_code(source: Source) -> Source:
    """Return Markdown with blanks for its code and comments; what is opened and not closed stays.

    What ends one is looked for once where there is none, so that a text full of beginnings is read
    in one go.
    """
    text = source.text
    parts, done = list[str](), 0
    without_end = set[str]()
    for found in _OPENS.finditer(text):
        end = _end(text, found, without_end) if found.start() >= done else None
        if end is not None:
            blank = re.sub(r"[^\n]", " ", text[found.start() : end])
            parts += (text[done : found.start()], blank)
            done = end
    return replace(source, text="".join((*parts, text[done:])))


def _end(text: str, opens: re.Match[str], without_end: set[str]) -> int | None:
    """Return where what opens there ends; what never does is added to what is known of that."""
    closes = {"fence": f"\n{opens[0]}", "code": opens[0], "comment": "-->"}[opens.lastgroup or ""]
    at = -1 if closes in without_end else text.find(closes, opens.end())
    if at == -1:
        without_end.add(closes)
        return None
    return at + len(closes)
