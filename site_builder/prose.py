"""Markdown → clean HTML, in parts around the directives (`[[check]]`) that stand between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TypeAlias

import nh3
from markdown import Markdown

from site_builder.problems import Loaded, Problem, listed, near_miss
from site_builder.source import Source, find
from site_builder.typography import typeset

DIRECTIVES = ("check", "matrix", "levels")

_EXTENSIONS = ["tables", "fenced_code", "footnotes", "attr_list", "def_list", "abbr", "sane_lists"]
_ATTRIBUTES = {
    **{tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "*": {"id", "lang", "dir", "title"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
_DIRECTIVE = re.compile(r"<p>\[\[([^\[\]]*)\]\]</p>")
_VERBATIM = {"code", "pre", "kbd", "samp"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class Html:
    """A run of clean HTML."""

    html: str


@dataclass(frozen=True, slots=True)
class Directive:
    """A place for something that the builder makes: `name` is one of `DIRECTIVES`."""

    name: str


Part: TypeAlias = Html | Directive


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the article: 2 for h2, and so on."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """An article's body. `words` counts the words a reader reads, directives left out."""

    parts: tuple[Part, ...]
    headings: tuple[Heading, ...]
    words: int


def prose(source: Source, quotes: str) -> Loaded[Prose]:
    """Render an article's body.

    Raw HTML is cleaned: what can run, style or track is dropped.

    Args:
        source: the Markdown.
        quotes: the language's quotation marks, as `typography.typeset` takes them.
    """
    markdown = Markdown(
        extensions=[*_EXTENSIONS, "toc"],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
    cleaned = nh3.clean(
        markdown.convert(source.text),
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    setter = _Setter(quotes)
    setter.feed(cleaned)
    setter.close()
    parts = tuple(_parts(setter.html))
    problems = (*_directive_problems(source, parts), *_heading_problems(source, setter.headings))
    value = Prose(parts, tuple(setter.headings), setter.words)
    return Loaded(None if problems else value, problems)


def _parts(html: str) -> Iterator[Part]:
    for index, piece in enumerate(_DIRECTIVE.split(html)):
        if index % 2:
            yield Directive(piece.strip())
        elif piece.strip():
            yield Html(piece.strip())


def _directive_problems(source: Source, parts: tuple[Part, ...]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for part in parts:
        if not isinstance(part, Directive):
            continue
        at = find(source, f"[[{part.name}", seen.get(part.name, 0))
        seen[part.name] = seen.get(part.name, 0) + 1
        if part.name not in DIRECTIVES:
            hint = near_miss(part.name, DIRECTIVES)
            hint = hint or f"possible are {listed(f'[[{name}]]' for name in DIRECTIVES)}"
            yield source.problem(at, "unknown-directive", f"there is no [[{part.name}]]", hint)
        elif seen[part.name] > 1:
            message = f"[[{part.name}]] stands in the article twice"
            yield source.problem(at, "directive-twice", message, "keep one")


def _heading_problems(source: Source, headings: list[Heading]) -> Iterator[Problem]:
    """The page's own title is its h1; a level that is skipped loses a screen reader's user."""
    before = 1
    for heading in headings:
        at = find(source, heading.text[:20])
        if heading.level == 1:
            message = "the title is the page's only h1"
            yield source.problem(at, "second-h1", message, "begin this heading with ##")
        elif heading.level > before + 1:
            message = f"a heading of level {heading.level} follows one of level {before}"
            yield source.problem(at, "heading-skipped", message, f"use {'#' * (before + 1)}")
        before = heading.level


class _Setter(HTMLParser):
    """Sets the type of clean HTML, and notes its headings and words in passing."""

    def __init__(self, quotes: str) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[Heading] = []
        self.words = 0
        self._quotes = quotes
        self._out: list[str] = []
        self._before = " "
        self._verbatim = 0
        self._heading: tuple[int, str, list[str]] | None = None

    @property
    def html(self) -> str:
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._out.append(self.get_starttag_text() or "")
        self._verbatim += tag in _VERBATIM
        if tag in _HEADINGS or tag == "h1":
            self._heading = (int(tag[1]), dict(attrs).get("id") or "", [])
        if tag in _BLOCKS:
            self._before = " "

    def handle_endtag(self, tag: str) -> None:
        self._out.append(f"</{tag}>")
        self._verbatim -= tag in _VERBATIM
        if self._heading and tag == f"h{self._heading[0]}":
            level, name, text = self._heading
            self.headings.append(Heading(level, name, "".join(text)))
            self._heading = None

    def handle_data(self, data: str) -> None:
        text = data if self._verbatim else typeset(data, self._quotes, self._before, "x")
        self._out.append(escape(text, quote=False))
        self._before = data[-1:] or self._before
        self.words += len(data.split())
        if self._heading:
            self._heading[2].append(text)

    def handle_comment(self, data: str) -> None:
        """Comments are the author's own notes."""


_BLOCKS = {"p", "li", "td", "th", "dd", "dt", "blockquote", "div", "br", *_HEADINGS}
