"""The text about scoring by hand, as a reader understands it: nothing that is not said there."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.rubric.condition import Condition
from tests.by_hand_language import Language, Words
from tests.dom import Element

CONDITIONAL = ("asked-if", "cap-if", "void-if", "notice-if")
ROWS = {
    "to-start": "start",
    "number-or-less": "at_most",
    "number-or-more": "at_least",
    "number-each": "each",
    "not-applicable": "not_applicable",
    "no-answer": "blank",
    "most-possible": "most",
    "weight": "weight",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a question's table: what its first cell names, and the other cells by heading."""

    kind: str
    name: str
    cells: Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by the key of its string, what is filled in, and the list that follows it."""

    key: str
    words: Words
    items: tuple[str, ...] = ()
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its sentences in their order, its bands, and what the author says in it."""

    sentences: tuple[Sentence, ...]
    bands: tuple[tuple[str, str], ...]
    asides: tuple[str, ...]

    def says(self, key: str) -> bool:
        """Tell whether a sentence stands there."""
        return any(each.key == key for each in self.sentences)

    def words(self, key: str) -> Words:
        """Return what is filled in where a sentence stands there."""
        (found,) = [each.words for each in self.sentences if each.key == key]
        return found

    def items(self, key: str) -> tuple[str, ...]:
        """Return the lists after a sentence; nothing where it is not said."""
        return tuple(item for each in self.sentences if each.key == key for item in each.items)

    def all(self, *keys: str) -> list[Sentence]:
        """Return the sentences with these keys."""
        return [each for each in self.sentences if each.key in keys]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, in the section of a dimension or, with "", in one of its own."""

    name: str
    within: str
    part: Part
    rows: tuple[Row, ...]

    @property
    def show_if(self) -> Condition | None:
        """When it is asked; None where it always is."""
        return next((each.condition for each in self.part.sentences if each.condition), None)

    @property
    def headings(self) -> tuple[str, ...]:
        """The places where it counts."""
        return tuple(self.rows[0].cells) if self.rows else ()


@dataclass(frozen=True, slots=True)
class OnPaper:
    """All that is said; `intro` has the keys of the sentences at the start."""

    intro: tuple[str, ...]
    questions: tuple[Asked, ...]
    parts: Mapping[str, Part]
    """By heading."""


def read(
    section: Element, strings: Mapping[str, str], levels: Sequence[str], asides: Container[str]
) -> OnPaper:
    """Return what the section about scoring by hand says.

    Args:
        section: the section.
        strings: the words of its language.
        levels: the levels, from low to high.
        asides: what the author says in it: nothing to work with.
    """
    language = Language(strings, levels, asides)
    sections = [each for each in section.elements if each.tag == "section"]
    named = [(each.all("h3")[0].text, each) for each in sections]
    first = [language.sentences(paragraph.text) for paragraph in _own(section, "p")]
    intro = tuple(key for sentences in first for key, _ in sentences)
    asked = [
        _asked(table, "" if name == strings["questions"] else name, language)
        for name, each in named
        for table in _questions(each)
    ]
    parts = {name: _part(each, language) for name, each in named if name != strings["questions"]}
    return OnPaper(intro, tuple(asked), parts)


def _own(element: Element, tag: str) -> list[Element]:
    return [each for each in element.elements if each.tag == tag]


def _questions(section: Element) -> list[Element]:
    """Return the sections of questions, or their tables where these are all there is."""
    return _own(section, "section") or section.all("table", "statements")


def _asked(element: Element, within: str, language: Language) -> Asked:
    name = (element.all("h4") or element.all("caption"))[0].text
    tables = [element] if element.tag == "table" else element.all("table")
    rows = tuple(row for table in tables for row in _rows(table, language))
    return Asked(name, within, _part(element, language), rows)


def _rows(table: Element, language: Language) -> Iterator[Row]:
    (head,) = table.all("thead")
    _, *headings = [cell.text for cell in head.all("th")]
    (body,) = table.all("tbody")
    for row in body.elements:
        name, *cells = [cell.text for cell in row.elements]
        kind, words = _kind(name, language)
        yield Row(kind, words.get("n", name), dict(zip(headings, cells, strict=True)))


def _kind(name: str, language: Language) -> tuple[str, Words]:
    for key, kind in ROWS.items():
        words = language.match(key, name)
        if words is not None:
            return kind, words
    return "option", {}


def _part(section: Element, language: Language) -> Part:
    """Read a section's own paragraphs, each with its list, and its bands."""
    said: list[Sentence] = []
    asides: list[str] = []
    paragraphs = [each for each in section.elements if each.tag in ("p", "ul")]
    for each, follower in pairwise([*paragraphs, Element("", {})]):
        items = follower.elements if follower.tag == "ul" else []
        if each.tag == "p" and each.text in language.asides:
            asides.append(each.text)
        elif each.tag == "p":
            said += _sentences(each.text, items, language)
    return Part(tuple(said), tuple(_bands(section)), tuple(asides))


def _sentences(text: str, items: Sequence[Element], language: Language) -> Iterator[Sentence]:
    for key in CONDITIONAL:
        words = language.match(key, text[:-1]) or language.announced(key, text[:-1])
        if words is not None:
            assert text[-1] == (":" if items else ".")
            yield Sentence(key, words, condition=language.condition(words["condition"], items))
            return
    *others, (key, words) = language.sentences(text)
    yield from (Sentence(*each) for each in others)
    yield Sentence(key, words, tuple(item.text for item in items))


def _bands(section: Element) -> Iterator[tuple[str, str]]:
    for table in section.all("table", "bands"):
        for row in table.all("tbody")[0].elements:
            band, level = [cell.text for cell in row.elements]
            yield band, level
