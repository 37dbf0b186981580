"""The texts of a rubric's things: they may change freely, unless they come to mean other things."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from site_builder.files.richtext import plain
from site_builder.lock.meaning import Thing
from site_builder.lock.values import Texts
from site_builder.rubric.values import Rubric
from site_builder.rubric.values import Texts as RichTexts

ALIKE = 0.45
"""How much of a text stays in another wording of it: what two different statements have in common
by chance is below this in 19 of 20 pairs of the first check's, in either language."""

_LOOKED_AT = 2_000
"""How many characters are compared: the time grows with their square."""


def texts_of(rubric: Rubric) -> Texts:
    """Return what levels, dimensions, questions and options are called."""
    return {thing: _plain(texts) for thing, texts in _texts(rubric)}


def _texts(rubric: Rubric) -> Iterator[tuple[Thing, RichTexts]]:
    yield from ((("level", level.id), level.name) for level in rubric.levels)
    yield from ((("dimension", each.id), each.name) for each in rubric.dimensions)
    for question in rubric.questions:
        yield ("question", question.id), question.text
        for option in question.options:
            yield ("option", question.id, option.id), option.text


def _plain(texts: RichTexts) -> dict[str, str]:
    return {language: plain(text) for language, text in texts.items()}


def exchanged(published: Texts, now: Texts) -> Iterator[tuple[Thing, Thing, str]]:
    """Yield what has the published text of another, which has that of a third, and so around.

    Each with the other and the language. Only things of one kind, and options of one question, can
    exchange their texts; those that were alike from the first cannot.
    """
    for language in dict.fromkeys(language for texts in now.values() for language in texts):
        others = {thing: _taken_from(thing, language, published, now) for thing in now}
        for thing in now:
            if _returns(thing, others):
                yield thing, others[thing][0], language


def _taken_from(thing: Thing, language: str, published: Texts, now: Texts) -> list[Thing]:
    """Return the others whose published text the thing has now, if it is not its own."""
    text = now[thing].get(language)
    if thing not in published or text in (None, published[thing].get(language)):
        return []
    return [
        other
        for other in published
        if other in now
        and other[:-1] == thing[:-1]
        and published[other].get(language) == text != now[other].get(language)
    ]


def _returns(thing: Thing, others: Mapping[Thing, list[Thing]]) -> bool:
    """Tell whether the way from a thing to where its text comes from leads back to it."""
    seen: set[Thing] = set()
    ahead = list(others[thing])
    while ahead:
        each = ahead.pop()
        if each == thing:
            return True
        if each not in seen:
            seen.add(each)
            ahead += others[each]
    return False


def reworded(published: Texts, now: Texts) -> Iterator[tuple[Thing, str]]:
    """Yield what is called wholly differently, in every language, with the published text."""
    for thing, texts in now.items():
        before = published.get(thing, {})
        languages = [language for language in texts if language in before]
        pairs = [(before[language], texts[language]) for language in languages]
        if pairs and not any(_are_alike(*pair) for pair in pairs):
            yield thing, pairs[0][0]


def _are_alike(one: str, other: str) -> bool:
    """Tell whether a text is another wording of the other, or has all its words and more."""
    first, second = (text[:_LOOKED_AT].casefold() for text in (one, other))
    words, others = (set(re.findall(r"\w+", text)) for text in (first, second))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    has_all = words <= others or words >= others
    return has_all or (matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE)
