"""An article's contents: its sections, and what is in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.files.richtext import plain
from site_builder.language.typography import typeset_rich
from site_builder.prose.render import Directive
from site_builder.site.values import ArticlePage

FEWEST = 3
"""With fewer sections a reader sees the whole at a glance."""

_SECTION, _PART = 2, 3
_HEADING = re.compile(r"<h[1-6]\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the article: its id on the page, what it is called, and what is in it."""

    id: str
    text: str
    inner: tuple["Entry", ...] = ()


def contents(page: ArticlePage, quotes: str) -> tuple[Entry, ...]:
    """Return an article's sections (h2) with theirs (h3); none where there are fewer than three.

    The parts of [[levels]] count as they stand on the page.
    """
    sections: list[tuple[Entry, list[Entry]]] = []
    for depth, entry in _headings(page, quotes):
        if depth == _SECTION:
            sections.append((entry, []))
        elif depth == _PART and sections:
            sections[-1][1].append(entry)
    if len(sections) < FEWEST:
        return ()
    return tuple(Entry(entry.id, entry.text, tuple(inner)) for entry, inner in sections)


def _headings(page: ArticlePage, quotes: str) -> Iterator[tuple[int, Entry]]:
    """Yield the headings of the page in their order, each with its level."""
    headings = iter(page.prose.headings)
    for part in page.prose.parts:
        if not isinstance(part, Directive):
            for _, heading in zip(_HEADING.findall(part.html), headings, strict=False):
                if heading.id:
                    yield heading.level, Entry(heading.id, heading.text)
        elif part.name == "levels" and page.check:
            for level in page.check.rubric.levels:
                name = plain(typeset_rich(level.name[page.language], quotes))
                yield _PART, Entry(page.sections[level.id], name)
