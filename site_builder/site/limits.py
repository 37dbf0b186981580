"""What Markdown would take minutes for, or fall over: no text that is meant is like that.

Nothing here goes by a clock, so that the same text is refused on every machine.
"""

import re
from collections.abc import Iterator

from site_builder.files.problems import Problem
from site_builder.files.source import Source, position_at

MOST = 10_000_000
"""Of a text's paragraphs, the squares of how many brackets open in each, all together.

That is how the time grows which Markdown takes to pair them: ten million are some seconds.
"""

MOST_NOTES = 2_000
"""References to footnotes: each is compared with all others."""

_BLOCK = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
_MARKS = re.compile(r"^(?:[ \t]*(?:[>*_+:-]|\d+\.))+|[*_]+", re.MULTILINE)
_WAY_OUT = "break it up, or make it code, between two lines of ```"


def is_too_complex(text: str) -> bool:
    """Tell whether a text has too many brackets in too few paragraphs, or too many footnotes."""
    return text.count("[^") > MOST_NOTES or _sum(text) > MOST


def refused(source: Source) -> Problem:
    """Return what is wrong with a text that was not rendered: too complex, or nested too deep."""
    if source.text.count("[^") > MOST_NOTES:
        at = source.text.index("[^")
        message = f"the text refers to footnotes more than {MOST_NOTES:,} times"
        return source.problem(position_at(source, at), "too-complex", message, "leave some out")
    if _sum(source.text) > MOST:
        count, at = max(_opened(source.text))
        message = f'"[" stands {count:,} times in this paragraph, more than Markdown can pair'
        return source.problem(position_at(source, at), "too-complex", message, _WAY_OUT)
    deepest = max(_MARKS.finditer(source.text), key=lambda found: len(found[0]), default=None)
    at = deepest.start() if deepest else 0
    message = "marks are nested too deep here for Markdown to read"
    return source.problem(position_at(source, at), "too-deep", message, _WAY_OUT)


def _sum(text: str) -> int:
    return sum(count * count for count, _ in _opened(text))


def _opened(text: str) -> Iterator[tuple[int, int]]:
    """Yield how many brackets open in each paragraph, and where it begins."""
    for block in _BLOCK.finditer(text):
        yield block[0].count("["), block.start()
