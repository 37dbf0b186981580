"""Markdown → clean HTML, in parts around the directives (`[[check]]`) that stand between them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from typing import Any, TypeAlias

from site_builder.files.source import Source
from site_builder.language.typography import typeset
from site_builder.prose.attributes import dropped_attributes
from site_builder.prose.footnotes import unreferred, without_text
from site_builder.prose.lines import Misread
from site_builder.prose.links import SCHEMES, unusable
from site_builder.prose.misread import misread

DIRECTIVES = ("check", "matrix", "levels")

_EXTENSIONS = ["tables", "fenced_code", "footnotes", "attr_list", "def_list", "abbr", "sane_lists"]
_DIRECTIVE = re.compile(r"<p>\[\[([^\[\]]*)\]\]</p>")
_MENTION = re.compile(rf"\[\[\s*({'|'.join(DIRECTIVES)})\s*\]\]")
_ALONE = re.compile(r'<p>(<img\b(?:[^>"]|"[^"]*")*>)</p>')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<([A-Za-z][\w-]*)")
_TITLE = re.compile(r' title="([^"]*)"')
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
    """A heading of the article: 2 for h2, and so on.

    `written` is how its text begins in the source, up to the first mark.
    """

    level: int
    id: str
    text: str
    written: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that the text shows: the file that it names, and its texts as they are set.

    In the HTML stands `IMAGE` in its place.
    """

    file: str
    alt: str
    title: str


IMAGE = "<img>"


@dataclass(frozen=True, slots=True)
class Prose:
    """An article's body.

    `images` are in the order in which they stand. `mentioned` names the directives wherever they
    stand, within a text too; `words` counts the words. `dropped` are kinds of HTML that are left
    out of it, `attributes` what its tags lose, `unusable` the addresses of links that lead nowhere
    a page may lead to. `unreferred` are the names of footnotes to which nothing refers,
    `without_text` those that have no text; `misread` is what Markdown reads otherwise than it is
    meant.
    """

    parts: tuple[Part, ...]
    headings: tuple[Heading, ...]
    images: tuple[Image, ...]
    mentioned: tuple[str, ...]
    words: int
    dropped: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()
    unreferred: tuple[str, ...] = ()
    without_text: tuple[str, ...] = ()
    misread: tuple[Misread, ...] = ()


NO_PROSE = Prose((), (), (), (), 0)


def prose(source: Source, quotes: str) -> Prose:
    """Render an article's body.

    Raw HTML is cleaned: what can run, style or track is dropped.

    Args:
        source: the Markdown.
        quotes: the language's quotation marks, as `typography.typeset` takes them.

    Raises:
        RecursionError: marks are nested too deep.
    """
    setter, made = _Setter(quotes), _html(source.text)
    clean, written = _clean(made), _COMMENT.sub("", made)
    setter.take(_ALONE.sub(_figure, clean))
    return Prose(
        parts=tuple(_parts(setter.html)),
        headings=tuple(setter.headings),
        images=tuple(setter.images),
        mentioned=tuple(setter.mentioned),
        words=setter.words,
        dropped=tuple(sorted(Counter(_tags(written)) - Counter(_tags(clean)))),
        attributes=dropped_attributes(written, _is_kept),
        unusable=tuple(unusable(written, clean, _clean)),
        unreferred=unreferred(clean),
        without_text=tuple(setter.without_text),
        misread=misread(source, clean),
    )


def _tags(html: str) -> list[str]:
    return [tag.lower() for tag in _TAG.findall(html)]


def _clean(html: str) -> str:
    # Loaded here, as Markdown is: most builds know every text from before.
    import nh3

    return nh3.clean(html, attributes=_attributes_kept(), link_rel=None, url_schemes=set(SCHEMES))


@cache
def _attributes_kept() -> dict[str, set[str]]:
    """Return the attributes that each tag keeps, and all do (`*`)."""
    import nh3

    cells = {"align", "colspan", "rowspan"}
    allowed = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
    own = {"*": {"id", "lang", "dir", "title"}, "td": cells, "th": {*cells, "scope"}}
    return {**allowed, **own}


def _is_kept(tag: str, attribute: str) -> bool | None:
    import nh3

    kept = _attributes_kept()
    is_there = attribute in kept["*"] or attribute in kept.get(tag, ())
    return is_there if tag in nh3.ALLOWED_TAGS else None


def _html(text: str) -> str:
    try:
        html: str = _markdown().reset().convert(text)
    except BaseException:
        _markdown.cache_clear()  # It stopped halfway.
        raise
    return html


@cache
def _markdown() -> Any:
    """Return what renders, Python-Markdown; it is to be reset before each text."""
    from markdown import Markdown

    from site_builder.prose.inline import QuickInline

    return Markdown(
        extensions=[*_EXTENSIONS, "toc", QuickInline()],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )


def _figure(found: re.Match[str]) -> str:
    """Return a picture that stands alone as a figure; its title is read below it."""
    title = _TITLE.search(found[1])
    if not title:
        return f"<figure>{found[1]}</figure>"
    caption = escape(unescape(title[1]), quote=False)
    return f"<figure>{_TITLE.sub('', found[1])}<figcaption>{caption}</figcaption></figure>"


def _parts(html: str) -> Iterator[Part]:
    for index, piece in enumerate(_DIRECTIVE.split(html)):
        if index % 2:
            yield Directive(piece.strip())
        elif piece.strip():
            yield Html(piece.strip())


_PIECE = re.compile(r'<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<rest>(?:[^>"]|"[^"]*")*+)>|[^<]+')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


class _Setter:
    """Sets the type of clean HTML, and notes its headings and words in passing.

    What nh3 has cleaned is of one form: small letters, double quotes, no comment, every other `<`
    and `&` escaped. So it needs no parser of HTML, which takes three times as long.
    """

    def __init__(self, quotes: str) -> None:
        self.headings: list[Heading] = []
        self.images: list[Image] = []
        self.mentioned: list[str] = []
        self.without_text: list[str] = []
        self.words = 0
        self._quotes = quotes
        self._out: list[str] = []
        self._before = " "
        self._verbatim = 0
        self._heading: tuple[int, str, list[str], list[str]] | None = None

    @property
    def html(self) -> str:
        return "".join(self._out)

    def take(self, html: str) -> None:
        """Set a whole text."""
        for piece in _PIECE.finditer(html):
            if not piece["tag"]:
                self._take_text(unescape(piece[0]))
            elif piece["end"]:
                self._take_end(piece["tag"])
            else:
                self._take_start(piece["tag"], piece)

    def _take_start(self, tag: str, piece: re.Match[str]) -> None:
        if tag == "img":
            self._add_image(_attributes(piece["rest"]))
            return
        self._out.append(piece[0])
        self._verbatim += tag in _VERBATIM
        if tag in _HEADINGS or tag == "h1":
            self._heading = (int(tag[1]), _attributes(piece["rest"]).get("id", ""), [], [])
        if tag in _BLOCKS:
            self._before = " "

    def _add_image(self, given: dict[str, str]) -> None:
        alt, title = (typeset(given.get(name, ""), self._quotes) for name in ("alt", "title"))
        self.images.append(Image(given.get("src", ""), alt, title))
        self._out.append(IMAGE)

    def _take_end(self, tag: str) -> None:
        self._out.append(f"</{tag}>")
        self._verbatim -= tag in _VERBATIM
        if self._heading and tag == f"h{self._heading[0]}":
            level, name, text, written = self._heading
            self.headings.append(Heading(level, name, "".join(text), "".join(written[:1])))
            self._heading = None

    def _take_text(self, data: str) -> None:
        text = data if self._verbatim else typeset(data, self._quotes, self._before, "x")
        self._out.append(escape(text, quote=False))
        self._before = data[-1:] or self._before
        self.words += len(data.split())
        if not self._verbatim:
            self.mentioned += _MENTION.findall(data)
            self.without_text += without_text(data)
        if self._heading:
            self._heading[2].append(text)
            self._heading[3].append(data)


def _attributes(rest: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(rest)}


_BLOCKS = {"p", "li", "td", "th", "dd", "dt", "blockquote", "div", "br", "figcaption", *_HEADINGS}
