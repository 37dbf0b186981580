"""A page as a tree, for tests that look at what stands where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
WITHIN_A_LINE = {"span", "code", "em", "strong", "a"}


@dataclass(slots=True)
class Element:
    """An element; `lang` is its own or that of what it stands in."""

    tag: str
    attributes: dict[str, str | None]
    lang: str | None = None
    content: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The elements directly in it."""
        return [each for each in self.content if isinstance(each, Element)]

    def all(self, tag: str = "", name: str = "") -> list["Element"]:
        """Return every element in it with this tag, and with this class or id."""
        return [each for each in _within(self) if tag in ("", each.tag) and _named(each, name)]

    @property
    def own_text(self) -> str:
        """The text directly in it, on one line."""
        return " ".join(" ".join(each for each in self.content if isinstance(each, str)).split())

    @property
    def text(self) -> str:
        """All text in it, on one line."""
        return " ".join("".join(_texts(self)).split())


def _within(element: Element) -> Iterator[Element]:
    for each in element.elements:
        yield each
        yield from _within(each)


def _named(element: Element, name: str) -> bool:
    names = [element.attributes.get("id"), *(element.attributes.get("class") or "").split()]
    return not name or name in names


def _texts(element: Element) -> Iterator[str]:
    for each in element.content:
        if isinstance(each, str):
            yield each
        else:
            yield from _texts(each)
            yield "" if each.tag in WITHIN_A_LINE else " "


class _Reader(HTMLParser):
    """Builds the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), attrs
        made = Element(tag, given, given.get("lang", self.open[-1].lang))
        self.open[-1].content.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def tree_of(page: str) -> Element:
    """Return the page; every tag in it must be closed in its order, and no attribute twice."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    (root,) = reader.open
    return root
