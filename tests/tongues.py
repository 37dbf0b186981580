"""The project in four languages: what each language says, and what a page says in which."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from site_builder.files.yaml_reader import read_document
from site_builder.language.messages import forms
from site_builder.language.strings import Strings, load_strings
from tests.dom import Element
from tests.projects import TONGUES

CONTENT = TONGUES / "content"
LANGUAGES = ("nl", "en", "de", "ar")
MANY_LETTERS = 6
"""So many letters in a row are a language's own, or a name that all share."""

_LETTERS = re.compile(r"[^\W\d_]+(?:[ ’'-][^\W\d_]+)*")
_SAID = {"aria-label", "title", "alt", "placeholder", "content", "data-level", "data-place"}
_UNSAID = {"script", "style", "code", "pre"}


def strings_of(language: str) -> Strings:
    """Return the interface's texts in a language; they have no problems."""
    read = load_strings(language, TONGUES)
    assert read.problems == ()
    assert read.value
    return read.value


def texts_in(element: Element, lang: str | None) -> Iterator[str]:
    """Yield every text in an element that its page says in a language, to eyes or ears."""
    for each in element.content:
        if isinstance(each, Element):
            if each.tag not in _UNSAID:
                yield from texts_in(each, lang)
        elif element.lang == lang:
            yield each
    if element.lang == lang:
        yield from (text for name, text in element.attributes.items() if name in _SAID and text)


@cache
def foreign_to(language: str) -> frozenset[str]:
    """Return what only other languages say: runs of words of the interface and of the content."""
    own = " ".join(_said_in(language))
    others = {
        run
        for other in LANGUAGES
        if other != language
        for text in _said_in(other)
        for run in _LETTERS.findall(text)
    }
    return frozenset(run for run in others if len(run) >= MANY_LETTERS and run not in own)


def runs_of(text: str) -> list[str]:
    """Return a text's runs of words."""
    return _LETTERS.findall(text)


@cache
def _said_in(language: str) -> tuple[str, ...]:
    return (*_of_interface(language), *_of_files(language), *_of_articles(language))


def _of_interface(language: str) -> Iterator[str]:
    """Yield the interface's texts without placeholders; a language may name itself anywhere."""
    for texts in strings_of(language).parts.values():
        for key, message in texts.items():
            for text in forms(message).values() if key != "language" else ():
                yield from re.split(r"\{\w+\}", text)


def _of_files(language: str) -> Iterator[str]:
    """Yield what stands in one language in a file of all; the publisher has one name in all."""
    yield _read(CONTENT / "site.yaml")["publisher"]
    for path in CONTENT.glob("**/*.yaml"):
        if path.parent.name != "strings":
            yield from _translated(_read(path), language)


def _read(path: Path) -> Mapping[str, Any]:
    document = read_document(path, path.name).value
    assert document
    return document.data


def _translated(node: Any, language: str) -> Iterator[str]:
    if isinstance(node, Mapping) and set(node) == set(LANGUAGES):
        yield re.sub(r"https?://\S+", "", node[language].replace("*", ""))
    elif isinstance(node, Mapping | list):
        for each in node.values() if isinstance(node, Mapping) else node:
            yield from _translated(each, language)


def _of_articles(language: str) -> Iterator[str]:
    for path in CONTENT.glob(f"*/article.{language}.md"):
        _, keys, body = path.read_text("utf-8").split("---\n", 2)
        front = yaml.safe_load(keys)
        yield from (front["title"], front["description"], front["category"])
        yield from re.split(r"\n|\[\[\w+\]\]|\]\(\S+\)|\{#\S+\}", body)
