"""What Markdown would take minutes for, or fall over: no text that is meant is like that.

Nothing here goes by a clock, so that the same text is refused on every machine.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from site_builder.files.problems import Problem
from site_builder.files.source import Source, position_at

MOST = 10_000_000
"""Of a text's paragraphs, the squares of how many brackets open in each, all together.

That is how the time grows which Markdown takes to pair them: ten million are some seconds.
"""

MOST_READ = 30_000_000
"""So many characters may be read again for marks that have no end: each is looked for up to the
end of the text."""

MOST_COPIED = 4_000_000_000
"""So many characters may be copied: a text is made anew for each line of ``` and each end of a tag
in it, a paragraph for each mark in it."""

MOST_NOTES = 2_000
"""References to footnotes: each is compared with all others."""

MOST_HEADINGS = 2_000
"""Headings: each is given an id that no other has, by trying."""

_BLOCK = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
_MARKS = re.compile(r"^(?:[ \t]*(?:[>*_+:-]|\d+\.))+|[*_]+", re.MULTILINE)
_TICKS = re.compile("`+")
_FENCE = re.compile(r"^(`{3,}|~{3,})(.*)$", re.MULTILINE)
_HEADING = re.compile(r"^(?:#{1,6}|=+[ ]*$|-+[ ]*$)", re.MULTILINE)
_UNCLOSED = re.compile(
    r"<[A-Za-z](?!(?>=[=\s]*+(?:\"[^\"]*+\"|'[^']*+')|[^>]){0,500}+>)",
)
"""The beginning of a tag that has no end nearby; a `>` in a value is none."""

_SIGN = re.compile(r"`+|\*+|_+|\\|<[A-Za-z]|&[#A-Za-z]")
_ENDS = re.compile(r"^(?:`{3}|~{3})|</", re.MULTILINE)

_WAY_OUT = "break it up, or make it code, between two lines of ```"

_Found: TypeAlias = tuple[int, str, str]
"""Where something stands, what is wrong with it, and the way out."""


def is_too_complex(text: str) -> bool:
    """Tell whether a text has more marks of some kind than Markdown can read in some seconds."""
    return next(_complaints(text), None) is not None


def refused(source: Source) -> Problem:
    """Return what is wrong with a text that was not rendered: too complex, or nested too deep."""
    found = next(_complaints(source.text), None)
    if found:
        at, message, hint = found
        return source.problem(position_at(source, at), "too-complex", message, hint)
    deepest = max(_MARKS.finditer(source.text), key=lambda found: len(found[0]), default=None)
    at = deepest.start() if deepest else 0
    message = "marks are nested too deep here for Markdown to read"
    return source.problem(position_at(source, at), "too-deep", message, _WAY_OUT)


def _complaints(text: str) -> Iterator[_Found]:
    """Yield what is too much; most texts are too short for that, which is seen at once."""
    yield from _notes(text)
    if text.count("[") ** 2 > MOST:
        yield from _brackets(text)
    if 2 * len(text) ** 2 > MOST_COPIED:
        yield from _copied(text)
    if text.count("`") * len(text) > MOST_READ:
        yield from _unclosed(text, _ticks(text), "a run of backticks of a length of its own")
    if (text.count("```") + text.count("~~~")) * len(text) > MOST_READ:
        yield from _unclosed(text, _fences(text), "a line of ``` or ~~~ that nothing closes")
    if text.count("<") * len(text) > MOST_READ:
        yield from _unclosed(text, _open_tags(text), 'a "<" without its ">"')
    if len(_HEADING.findall(text)) > MOST_HEADINGS:
        yield from _headings(_without_fenced(text))


def _notes(text: str) -> Iterator[_Found]:
    if text.count("[^") > MOST_NOTES:
        message = f"the text refers to footnotes more than {MOST_NOTES:,} times"
        yield text.index("[^"), message, "leave some out"


def _headings(text: str) -> Iterator[_Found]:
    found = next(islice(_HEADING.finditer(text), MOST_HEADINGS, None), None)
    if found:
        message = f"here begins heading {MOST_HEADINGS + 1:,}, and no text has so many"
        yield found.start(), message, "make several articles of it"


def _without_fenced(text: str) -> str:
    """Return a text with blanks for code between two fences, where Markdown takes it for that.

    After a fence with attributes nothing is certain: some that are wrong make it none.
    """
    from markdown.extensions.fenced_code import FencedBlockPreprocessor

    parts, done = list[str](), 0
    for found in FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(text.replace("\t", " ")):
        if found["attrs"] is not None:
            break
        parts += (text[done : found.start()], re.sub(r"[^\n]", " ", found[0]))
        done = found.end()
    return "".join((*parts, text[done:]))


def _brackets(text: str) -> Iterator[_Found]:
    opened = [(block[0].count("["), block.start()) for block in _BLOCK.finditer(text)]
    if sum(count * count for count, _ in opened) > MOST:
        count, at = max(opened)
        message = f'"[" stands {count:,} times in this paragraph, more than Markdown can pair'
        yield at, message, _WAY_OUT


def _copied(text: str) -> Iterator[_Found]:
    pieces = [(text, _ENDS, 0), *((each[0], _SIGN, each.start()) for each in _BLOCK.finditer(text))]
    costs = [len(signs.findall(piece)) * len(piece) for piece, signs, _ in pieces]
    if sum(costs) > MOST_COPIED:
        piece, signs, at = pieces[costs.index(max(costs))]
        first = next(signs.finditer(piece)).start()
        message = "from here on there are more marks in one piece than Markdown can read"
        yield at + first, message, "leave some out, or break it up"


def _unclosed(text: str, places: Iterable[int], what: str) -> Iterator[_Found]:
    """Complain of marks for whose ends a text is read too often."""
    most = MOST_READ // max(len(text), 1)
    found = list(islice(places, most + 1))
    if len(found) > most:
        message = f"here is {what}, one of more than {most:,}"
        yield min(found), message, _WAY_OUT


def _open_tags(text: str) -> Iterator[int]:
    return (found.start() for found in _UNCLOSED.finditer(text))


def _ticks(text: str) -> Iterator[int]:
    """Yield the runs of backticks that are the last of their length in their paragraph.

    Only for those is the end looked for in vain.
    """
    for block in _BLOCK.finditer(text):
        yield from {
            len(run[0]): block.start() + run.start() for run in _TICKS.finditer(block[0])
        }.values()


def _fences(text: str) -> Iterator[int]:
    """Yield the lines that begin code, from the last one on, and that no later line ends."""
    closed = set[str]()
    for line in reversed(list(_FENCE.finditer(text))):
        if line[1] not in closed:
            yield line.start()
        if not line[2].strip():
            closed.add(line[1])
