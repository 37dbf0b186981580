"""A text of the interface, plain or in plural forms, and what is wrong with a project's own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from site_builder.files.addresses import is_slug, slug_hint
from site_builder.files.document import Document, Location, Node
from site_builder.files.problems import Problem, listed, near_miss, nearest, quoted
from site_builder.files.source import one_line
from site_builder.language.cldr import CATEGORIES, OTHER
from site_builder.language.typography import typeset

Message: TypeAlias = str | Mapping[str, str]
"""`"Next"`, or a form by plural category: `{"one": "{n} question", "other": "{n} questions"}`."""

_COUNTED = "n"
_SAY_THEIR_NUMBER = {"zero", "one", "two"}
"""Categories whose form may name the number in a word, and leave `{n}` out."""
_BRACE = re.compile(r"[{}]")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_AN_ADDRESS = ("embed", "slug")
_COUNTS = {"quotes": (4, "signs"), "months": (12, "words")}


def forms(message: Message) -> Mapping[str, str]:
    """Return the forms by plural category; those of a plain text are `other` alone."""
    return {OTHER: message} if isinstance(message, str) else message


def typeset_message(message: Message, quotes: str) -> Message:
    """Replace straight quotation marks in every form."""
    if isinstance(message, str):
        return typeset(message, quotes)
    return {category: typeset(text, quotes) for category, text in message.items()}


def message_of(node: Node) -> Message | None:
    """Return what the file says, each text on one line; None where that is no message.

    Forms are in the order of CLDR, since the same message makes the same script.
    """
    if isinstance(node, dict):
        texts = [(category, node.get(category)) for category in CATEGORIES]
        return {category: one_line(text) for category, text in texts if isinstance(text, str)}
    return one_line(node) if isinstance(node, str) else None


def message_problems(
    document: Document, at: Location, node: Node, expected: Message, categories: Sequence[str]
) -> Iterator[Problem]:
    """Yield what keeps a project's text from standing for the one that is expected.

    Args:
        document: the project's file.
        at: where the text stands in it: part and key.
        node: the text; in plural forms only if it is the widget's.
        expected: a text with the placeholders that this one must have.
        categories: the plural categories that the language may have.
    """
    names = tuple(dict.fromkeys(_PLACEHOLDER.findall(forms(expected)[OTHER])))
    if isinstance(node, dict) and at[0] == "widget":
        yield from _plural_problems(document, at, node, names, categories)
    else:
        yield from _text_problems(document, at, node, names)


def _plural_problems(
    document: Document,
    at: Location,
    node: Mapping[str, Node],
    names: tuple[str, ...],
    categories: Sequence[str],
) -> Iterator[Problem]:
    unknown = [category for category in node if category not in categories]
    for category in unknown:
        hint = near_miss(category, categories) or f"write {listed(categories)}"
        message = f"this language has no plural form {quoted(category)}"
        yield document.problem((*at, category), "unknown-key", message, hint, key=True)
    if OTHER not in {*node, *(nearest(category, categories) for category in unknown)}:
        message = f'"{at[-1]}" lacks the plural form "{OTHER}"'
        hint = "add it, for every number that has no form of its own"
        yield document.problem(at, "missing-key", message, hint, key=True)
    for category in (category for category in node if category in categories):
        yield from _text_problems(document, (*at, category), node[category], names)


def _text_problems(
    document: Document, at: Location, node: Node, names: tuple[str, ...]
) -> Iterator[Problem]:
    subject = " of ".join(f'"{key}"' for key in at[:0:-1])
    if not isinstance(node, str):
        message, hint = f"{subject} is no text", "write one, or leave the key out"
        yield document.problem(at, "not-text", message, hint, key=True)
    elif not node.strip():
        message, hint = f"{subject} is empty", "write it, or leave the key out"
        yield document.problem(at, "empty", message, hint)
    elif not _has_placeholders(node, names, at[-1]):
        message = f"{subject} does not hold the same placeholders as the package's text"
        placeholders = listed((f"{{{name}}}" for name in names), "and")
        may_lack = _COUNTED in names and at[-1] in _SAY_THEIR_NUMBER
        exempt = f" ({{{_COUNTED}}} may be left out)" if may_lack else ""
        hint = f"write {placeholders or 'none'}, and no other braces{exempt}"
        yield document.problem(at, "placeholders", message, hint)
    elif at[-1] in _COUNTS and not _is_list_of(node, *_COUNTS[str(at[-1])]):
        count, things = _COUNTS[str(at[-1])]
        message = f"{subject} does not hold {count} {things}"
        hint = f"write {count}, with spaces between them"
        yield document.problem(at, "bad-list", message, hint)
    elif at == _AN_ADDRESS and not is_slug(node):
        message = f"{quoted(node)} is no slug"
        yield document.problem(at, "bad-slug", message, slug_hint(node))


def _has_placeholders(text: str, names: tuple[str, ...], key: str | int) -> bool:
    needed = set(names) - ({_COUNTED} if key in _SAY_THEIR_NUMBER else set())
    is_plain = not _BRACE.search(_PLACEHOLDER.sub("", text))
    return is_plain and needed <= set(_PLACEHOLDER.findall(text)) <= set(names)


def _is_list_of(text: str, count: int, things: str) -> bool:
    parts = text.split()
    return len(parts) == count and (things != "signs" or all(len(part) == 1 for part in parts))
