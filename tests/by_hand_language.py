"""The sentences of a language, recognised, and the conditions in them.

Every sentence must be one of the language's own, filled in. The names of questions, options,
dimensions and levels stand for themselves.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from site_builder.rubric.condition import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    LevelBelow,
    LevelReached,
    Not,
    ScoreWithin,
    SumWithin,
)
from tests.dom import Element

Words: TypeAlias = Mapping[str, str]
QUOTED = "“.+”"
NUMBER = r"−?\d[\d.,]*"


@dataclass(frozen=True, slots=True)
class GivenWithin(SumWithin):
    """The number that was given, whatever it is worth, is within these."""


class Language:
    """Recognises sentences."""

    def __init__(
        self, strings: Mapping[str, str], levels: Sequence[str], asides: Container[str]
    ) -> None:
        self.strings, self.levels, self.asides = strings, levels, asides
        self._patterns = {key: self._pattern(key) for key in strings}
        self._sentences = [key for key in strings if not key.startswith("if-")]

    def _pattern(self, key: str) -> str:
        """A reader of a condition sees names in quotation marks, levels and numbers as such."""
        known = self._seen() if key.startswith("if-") else {}
        return _pattern(self.strings[key], known)

    def _seen(self) -> dict[str, str]:
        limits = (self.strings[key] for key in ("at-least", "at-most", "between"))
        said = [re.sub(r"\\{\w+\\}", lambda _: NUMBER, re.escape(limit)) for limit in limits]
        return {
            "question": QUOTED,
            "options": QUOTED,
            "level": "|".join(map(re.escape, self.levels)),
            "limits": "|".join([*said, NUMBER]),
        }

    def match(self, key: str, text: str) -> Words | None:
        """Return what is filled in, where the text is this string."""
        found = re.fullmatch(self._patterns[key], text)
        return found.groupdict() if found else None

    def announced(self, key: str, text: str) -> Words | None:
        """Return the same where the condition stands in the list that follows."""
        template = self.strings[key].replace("{condition}", "").strip()
        found = re.fullmatch(_pattern(template), text)
        return {**found.groupdict(), "condition": ""} if found else None

    def sentences(self, text: str) -> list[tuple[str, Words]]:
        """Return the sentences of a paragraph, which can be read in one way."""
        found = list(self._read(text))
        assert len(found) == 1, (text, found)
        return found[0]

    def _read(self, text: str) -> Iterator[list[tuple[str, Words]]]:
        if not text:
            yield []
        for key in self._sentences:
            found = re.match(f"(?:{self._patterns[key]})(?: |$)", text)
            if found and self.strings[key].endswith((".", ":")):
                rest = self._read(text[found.end() :])
                yield from ([(key, found.groupdict()), *more] for more in rest)

    def condition(self, text: str, items: Sequence[Element]) -> Condition:
        """Return what must be so: what stands in a list has no words of its own before it."""
        return self._simple(text, items) if text else self._joined(items)

    def _joined(self, items: Sequence[Element]) -> Condition:
        """All items but the first begin with the same word: and, or or."""
        first, *others = items
        found = {key for item in others for key in ("if-and", "if-or") if self._after(key, item)}
        (key,) = found
        said = [self._said(first), *(self._after(key, item) for item in others)]
        parts = tuple(self.item(text or "", item) for text, item in zip(said, items, strict=True))
        return AllOf(parts) if key == "if-and" else AnyOf(parts)

    def _after(self, key: str, item: Element) -> str | None:
        words = self.match(key, self._said(item))
        return words["condition"] if words else None

    def _said(self, item: Element) -> str:
        return item.own_text.removesuffix(":")

    def item(self, text: str, item: Element) -> Condition:
        """Return what a line of a list says."""
        is_list = text == self.strings["if-so"]
        return self.condition("" if is_list else text, items_of(item))

    def _simple(self, text: str, items: Sequence[Element]) -> Condition:
        found = [
            (key, words)
            for key in self.strings
            if key.startswith("if-") and key not in ("if-and", "if-or")
            for words in [self.match(key, text)]
            if words is not None
        ]
        # "You answered it, and it is worth …" reads as "it is worth …" too.
        key, words = max(found, key=lambda each: len(self.strings[each[0]]))
        told = self._made(key.replace("if-not-", "if-"), words, [item.own_text for item in items])
        return Not(told) if key.startswith("if-not-") else told

    def _made(self, key: str, words: Words, items: Sequence[str]) -> Condition:
        low, high = self._limits(words.get("limits", ""))
        match key:
            case "if-always" | "if-never":
                return AllOf(()) if key == "if-always" else AnyOf(())
            case "if-chosen":
                return Chosen(unquoted(words["question"]), self._options(words["options"]))
            case "if-number" | "if-answered":
                return GivenWithin((unquoted(words["question"]),), low, high)
            case "if-worth" | "if-worth-answered":
                return SumWithin((unquoted(words["question"]),), low, high)
            case "if-sum" | "if-sum-answered":
                return SumWithin(tuple(map(unquoted, items)), low, high)
            case "if-overall":
                return ScoreWithin("", low, high)
            case "if-score":
                return ScoreWithin(words["dimension"], low, high)
        return self._about_level(key, words)

    def _about_level(self, key: str, words: Words) -> Condition:
        number = self.levels.index(words["level"]) + 1
        if key == "if-reached":
            return LevelReached(words["dimension"], number)
        assert key == "if-below"
        return LevelBelow(words["dimension"], number)

    def _options(self, text: str) -> tuple[str, ...]:
        between = self.strings["or"].format(one="”", other="“")
        return tuple(map(unquoted, text.replace(between, "”\n“").split("\n")))

    def _limits(self, text: str) -> tuple[Fraction | None, Fraction | None]:
        both = self.match("between", text)
        if both:
            return number_of(both["low"]), number_of(both["high"])
        least, most = self.match("at-least", text), self.match("at-most", text)
        exactly = number_of(text) if text and not (least or most) else None
        return number_of(least["n"]) if least else exactly, number_of(
            most["n"]
        ) if most else exactly


def _pattern(text: str, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what matches a string with anything filled in, or with what is known to be."""
    return re.sub(
        r"\\{(\w+)\\}",
        lambda found: f"(?P<{found[1]}>{known.get(found[1], '.+?')})",
        re.escape(text),
    )


def unquoted(text: str) -> str:
    """Return a name without its quotation marks."""
    assert text[0] == "“", text
    assert text[-1] == "”", text
    return text[1:-1]


def number_of(text: str) -> Fraction:
    """Read a number as it is written for people."""
    return Fraction(text.replace("−", "-").replace(",", "."))


def items_of(element: Element) -> list[Element]:
    """Return the items of the list directly in an element."""
    return [item for each in element.elements if each.tag == "ul" for item in each.elements]
