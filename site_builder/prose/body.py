"""What the body of an article must be: its directives in their places, its headings in order.

Markdown keeps no positions, so what stands in the HTML is looked up in the source again.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath

from site_builder.files.conflict import BEGINS, conflict
from site_builder.files.problems import Position, Problem, listed, nearest, quoted
from site_builder.files.source import Source, find, position_at
from site_builder.prose.attributes import attribute_problems
from site_builder.prose.footnotes import footnote_problems
from site_builder.prose.links import unusable_problems
from site_builder.prose.render import DIRECTIVES, Directive, Heading, Prose
from site_builder.prose.to_fill_in import to_fill_in
from site_builder.prose.verbatim import without_code

_HEADING_LINE = re.compile(
    r"^(?:#{1,6}.*+|.*<h[1-6]\b.*+|(?=.*+\n(?:=+|-+)[ ]*+$).*\S.*+)$", re.MULTILINE | re.IGNORECASE
)

_SINGLE = re.compile(
    r"^ {0,3}(?P<written>[\[({]{1,2} *(?P<name>\w+) *[\])}]{1,2}) *$", re.MULTILINE
)
_LOPSIDED = re.compile(
    r"^ {0,3}(?P<written>\[\[ *(?P<name>[a-z]+) *\]|\[ *(?P<other>[a-z]+) *\]\]) *$",
    re.MULTILINE,
)
_APART = re.compile(
    r"(?P<text>\[(?!\^)[^\[\]\n]+\])[ \t]+\((?:\.{0,2}/|#|www\.|https?:|mailto:|tel:)[^()\s]*\)",
    re.IGNORECASE,
)

_INSTEAD = {
    "niveau-check": "write a paragraph that is only [[check]]",
    "iframe": "link to it; a page asks no other site for anything",
    "style": "take it away; colours and typefaces stand in site.yaml",
}


def body_problems(source: Source, body: Prose, *, is_check: bool) -> Iterator[Problem]:
    """Yield what is wrong with an article's body.

    Args:
        source: its Markdown.
        body: what was made of it.
        is_check: whether a rubric stands beside it.
    """
    yield from _conflict(source) or chain(
        _placed_problems(source, body, is_check=is_check), _text_problems(source, body)
    )


def page_problems(source: Source, body: Prose) -> Iterator[Problem]:
    """Yield what is wrong with the body of a page, which has no check to place.

    Args:
        source: its Markdown.
        body: what was made of it.
    """
    yield from _conflict(source) or chain(
        _nothing_to_place(source, body), _text_problems(source, body)
    )


def _conflict(source: Source) -> tuple[Problem, ...]:
    """Return that the marks of a merge stand in a text; what stands there twice is not told too."""
    return tuple(conflict(without_code(source))) if BEGINS in source.text else ()


def _placed_problems(source: Source, body: Prose, *, is_check: bool) -> Iterator[Problem]:
    """Yield what is wrong with the directives of an article."""
    placed = _placed(body)
    yield from _directive_problems(source, placed)
    yield from _lopsided(source)
    yield from _not_alone(source, body, placed)
    yield from _check_problems(source, body, placed, is_check=is_check)


def _nothing_to_place(source: Source, body: Prose) -> Iterator[Problem]:
    """Yield each directive on a page that is no article."""
    seen: Counter[str] = Counter()
    unknown = (name for name in _placed(body) if name not in DIRECTIVES)
    for name in (*body.mentioned, *unknown):
        at = find(source, rf"\[\[\s*{re.escape(name)}\s*\]\]", seen[name])
        seen[name] += 1
        message = f"[[{name}]] places nothing here: this page is no article of a check"
        yield source.problem(at, "unknown-directive", message, "leave it out")


def _placed(body: Prose) -> list[str]:
    return [part.name for part in body.parts if isinstance(part, Directive)]


def _text_problems(source: Source, body: Prose) -> Iterator[Problem]:
    """Yield what is wrong with a text, wherever it stands."""
    yield from _heading_problems(source, body.headings)
    yield from _dropped_problems(source, body)
    yield from _links_apart(source)
    yield from attribute_problems(source, body.attributes)
    yield from unusable_problems(source, body.unusable)
    yield from footnote_problems(source, body.unreferred, body.without_text)
    yield from _misread_problems(source, body)
    yield from to_fill_in(source)


def directives_differ(
    articles: Sequence[tuple[Source, Prose]], levels: Container[str]
) -> Iterator[Problem]:
    """Yield a warning for each directive that an article has in one language and not in another.

    Of [[check]], which no article may lack, others tell. An article that has a heading for a level
    tells of levels in its own words.

    Args:
        articles: the same article in all languages, as its Markdown and what was made of it.
        levels: the ids of the levels.
    """
    for name in ("matrix", "levels"):
        having = [source.path for source, body in articles if name in body.mentioned]
        for source, body in articles:
            is_told = _misspells(body) or (name == "levels" and _has_heading(body, levels))
            if having and name not in body.mentioned and not is_told:
                message = f"[[{name}]] stands in {PurePosixPath(having[0]).name}, but not here"
                hint = "place it here too, or take it away there"
                found = source.problem(Position(1, 1), "directives-differ", message, hint)
                yield replace(found, severity="warning")


def _has_heading(body: Prose, levels: Container[str]) -> bool:
    return any(heading.id in levels for heading in body.headings)


def _misspells(body: Prose) -> bool:
    return any(isinstance(part, Directive) and part.name not in DIRECTIVES for part in body.parts)


def _directive_problems(source: Source, placed: list[str]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for name in placed:
        at = _place(source, name, seen[name])
        seen[name] += 1
        if name not in DIRECTIVES:
            near, known = nearest(name, DIRECTIVES), [f"[[{each}]]" for each in DIRECTIVES]
            hint = f'did you mean "[[{near}]]"?' if near else f"possible are {listed(known)}"
            message = f"there is no {quoted(f'[[{name}]]')}"
            yield source.problem(at, "unknown-directive", message, hint)
        elif seen[name] > 1:
            message = f"[[{name}]] stands in the article twice"
            yield source.problem(at, "directive-twice", message, "keep one")


def _lopsided(source: Source) -> Iterator[Problem]:
    """Directives with a bracket too few place nothing; that of the check is told as missing."""
    text = source.text if "[[" in source.text or "]]" in source.text else ""
    for found in _LOPSIDED.finditer(without_code(source).text) if _LOPSIDED.search(text) else ():
        name = found["name"] or found["other"]
        if name in DIRECTIVES and name != "check":
            at = position_at(source, found.start("written"))
            message = f"a bracket is missing in {quoted(found['written'])}"
            yield source.problem(at, "unknown-directive", message, f"write [[{name}]]")


def _place(source: Source, name: str, occurrence: int = 0) -> Position:
    return find(source, rf"(?<=^)\[\[\s*{re.escape(name)}\s*\]\](?=[ ]*$)", occurrence)


def _not_alone(source: Source, body: Prose, placed: list[str]) -> Iterator[Problem]:
    """Directives within a text place nothing: a reader would see the brackets."""
    for name, times in (Counter(body.mentioned) - Counter(placed)).items():
        written = rf"\[\[\s*{name}\s*\]\]"
        within = rf"(?<=[^\n]){written}|(?<=[^\n]\n){written}|{written}(?![ ]*(?:\n[ ]*\n|\s*\Z))"
        for occurrence in range(times):
            message = f"[[{name}]] does not stand alone"
            hint = "make it a paragraph of its own, with an empty line above and below"
            at = find(source, within, occurrence)
            yield source.problem(at, "directive-not-alone", message, hint)


def _check_problems(
    source: Source, body: Prose, placed: list[str], *, is_check: bool
) -> Iterator[Problem]:
    meant = {nearest(name, DIRECTIVES) for name in placed} | set(body.mentioned)
    if is_check and "check" not in meant:
        message = "the article does not say where the check stands"
        hint = "write a paragraph that is only [[check]]"
        singles = _SINGLE.finditer(without_code(source).text)
        single = next((each for each in singles if nearest(each["name"], ["check"])), None)
        at = position_at(source, single.start("written")) if single else Position(1, 1)
        hint = "did you mean [[check]], with two brackets on either side?" if single else hint
        yield source.problem(at, "check-not-placed", message, hint)
    known = [name for name in placed if name in DIRECTIVES]
    if known and not is_check:
        message = f"[[{known[0]}]] needs a rubric, and the folder holds no rubric.yaml"
        hint = "add one, or leave the line out"
        yield source.problem(_place(source, known[0]), "no-rubric", message, hint)


def _heading_problems(source: Source, headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """The page's own title is its h1; a level that is skipped loses a screen reader's user."""
    before = 1
    for heading, at in zip(headings, _heading_places(source, headings), strict=True):
        if heading.level == 1:
            message = "the title is the page's only heading of level 1"
            yield source.problem(at, "second-h1", message, "begin this heading with ##")
        elif heading.level > before + 1:
            message = f"a heading of level {heading.level} follows one of level {before}"
            yield source.problem(at, "heading-skipped", message, f"use {'#' * (before + 1)}")
        before = heading.level


def _dropped_problems(source: Source, body: Prose) -> Iterator[Problem]:
    """Nothing that somebody wrote is lost without a word."""
    code_left_out = without_code(source) if body.dropped else source
    for tag in body.dropped:
        at = find(code_left_out, rf"(?i)<{re.escape(tag)}\b")
        message = f"pages have no <{tag}>, so it is left out"
        hint = _INSTEAD.get(
            tag, "take it away, or say the same in text, a list, a table or a picture"
        )
        yield replace(source.problem(at, "html-dropped", message, hint), severity="warning")


def _misread_problems(source: Source, body: Prose) -> Iterator[Problem]:
    for each in body.misread:
        at = position_at(source, each.at)
        told = source.problem(at, "misread", each.message, each.hint)
        yield replace(told, severity="warning")


def _links_apart(source: Source) -> Iterator[Problem]:
    """A space within a link makes a text of it; readers would see its brackets."""
    for found in _APART.finditer(without_code(source).text) if _APART.search(source.text) else ():
        if f"{found['text']}:" not in source.text:
            message = f"{quoted(found[0])} is no link, as a space stands between ] and ("
            at = position_at(source, found.start())
            told = source.problem(at, "link-apart", message, "take the space away")
            yield replace(told, severity="warning")


def _heading_places(source: Source, headings: tuple[Heading, ...]) -> Iterator[Position]:
    """Find each heading in a line that can be one, after the line of the heading before it."""
    lines = list(_HEADING_LINE.finditer(source.text))
    for heading in headings:
        rest = (number for number, line in enumerate(lines) if heading.written in line[0])
        number = next(rest, None)
        if number is None:
            yield Position(1, 1)
        else:
            yield position_at(source, lines[number].start())
            lines = lines[number + 1 :]
