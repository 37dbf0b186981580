"""Rich text: inline Markdown as a small tree that needs no HTML to travel.

`"Pick **one** of [these](https://e.org)."` is
`("Pick ", ("strong", "one"), " of ", ("a", "https://e.org", "these"), ".")`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, SubElement

from site_builder.files.source import one_line

Mark: TypeAlias = tuple[Any, ...]
RichText: TypeAlias = tuple[str | Mark, ...]

MAX_CHARACTERS = 2_000
MAX_BRACKETS = 20
"""How many `[` a text may have: the Markdown library looks from each for its end, to the last."""

_TAGS = {"em", "strong", "code", "a"}
_ABSOLUTE = re.compile(r"(https?://[^\s/]+|mailto:[^\s]+@)", re.IGNORECASE)


_SIGNS = re.compile(r"[`\\\[\]!<>&*_\x02\x03]")
"""Without one of these a text is plain, and most are."""


class NotInline(ValueError):  # noqa: N818 - it says what the text is
    """The text holds something that is neither plain text nor inline Markdown.

    The message says what, `hint` the way out.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@lru_cache(maxsize=10_000)
def rich_text(text: str) -> RichText:
    """Read inline Markdown: emphasis, strong, code and links to absolute addresses.

    Texts are remembered, since a rebuild reads the same ones again.

    Raises:
        NotInline: raw HTML, an image, a line break, a link that is not absolute, or more of it
            than `MAX_CHARACTERS` and `MAX_BRACKETS`; says which.
    """
    _refuse_endless(text)
    line = one_line(text)
    if not _SIGNS.search(line):
        return (line,) if line else ()
    reader = _TreeReader()
    reader.feed(_inline_html(line))
    reader.close()
    return reader.tree


def _refuse_endless(text: str) -> None:
    """Refuse what would take the Markdown library minutes."""
    if len(text) > MAX_CHARACTERS:
        message = f"the text has {len(text):,} characters, of {MAX_CHARACTERS:,} at most"
        raise NotInline(message, "make it shorter; the article has room for more")
    if text.count("[") > MAX_BRACKETS:
        message = f"the text has over {MAX_BRACKETS} opening brackets"
        raise NotInline(message, "leave some out; the article has room for more links")


def plain(rich: RichText) -> str:
    """Return the text without its marks."""
    return "".join(_strings(rich))


def _strings(rich: RichText) -> Iterator[str]:
    for part in rich:
        if isinstance(part, str):
            yield part
        else:
            yield from _strings(part[2:] if part[0] == "a" else part[1:])


def _inline_html(text: str) -> str:
    """Run Markdown's inline patterns alone, so that `1. ` or `# ` stays the text that it is."""
    markdown = _markdown().reset()
    root = Element("div")
    SubElement(root, "span").text = text
    markdown.treeprocessors["inline"].run(root)
    markdown.treeprocessors["unescape"].run(root)
    html = markdown.serializer(root)
    for processor in markdown.postprocessors:
        html = processor.run(html)
    return str(html).removeprefix("<div><span>").removesuffix("</span></div>")


@cache
def _markdown() -> Any:
    from markdown import Markdown

    return Markdown()


_POSSIBLE = "write *emphasis*, **strong**, `code` or [a link](https://…); for a plain < write &lt;"


class _TreeReader(HTMLParser):
    """Turns the HTML of one paragraph into a tree, and refuses every tag but four."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack: list[list[Any]] = [[]]

    @property
    def tree(self) -> RichText:
        return tuple(self._stack[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise NotInline(f"<{tag}> is not possible here", _POSSIBLE)
        given = dict(attrs)
        self._stack.append([tag, _absolute(given.get("href") or "")] if tag == "a" else [tag])

    def handle_endtag(self, tag: str) -> None:
        opened = self._stack.pop() if len(self._stack) > 1 else [None]
        if opened[0] != tag:
            raise NotInline(f"</{tag}> closes what was not opened", _POSSIBLE)
        self._stack[-1].append(tuple(opened))

    def handle_data(self, data: str) -> None:
        self._stack[-1].append(data)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the parser's signature
        raise NotInline("an HTML comment is not possible here", "use a YAML comment (#)")

    def handle_pi(self, data: str) -> None:
        raise NotInline(f"<{data}> is not possible here", _POSSIBLE)

    def handle_decl(self, decl: str) -> None:
        raise NotInline(f"<!{decl}> is not possible here", _POSSIBLE)

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def close(self) -> None:
        super().close()
        if len(self._stack) > 1:
            raise NotInline(f"<{self._stack[-1][0]}> is not closed", _POSSIBLE)


def _absolute(href: str) -> str:
    if not _ABSOLUTE.match(href):
        message = f'the link "{href}" is not absolute'
        raise NotInline(message, "begin it with https://")
    return href
