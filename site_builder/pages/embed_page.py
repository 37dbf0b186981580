"""What the pages for publishers show: the code of every check, and all that can be set."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from site_builder.content.theme import ACCENT, rules
from site_builder.language.typography import typeset
from site_builder.output.embedded import element
from site_builder.pages.snippets import DATA_LAYER, FORMS, FRAME_HEIGHT, changed_by, offer, snippets
from site_builder.site.values import EmbedPage, Site

_FOR_SCRIPT = {
    *("copied", "not-copied", "preview", "accent-take", "accent-wrong", "accent-strong"),
    *("accent-dark", "accent-weak-light", "accent-weak-dark"),
}
"""The texts that the page's script says."""


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of code to copy: its id on the page, and the keys of what is said of it."""

    id: str
    label: str
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What can be set: its name, what it is, and its value by itself, if that is told."""

    name: str
    meaning: str
    default: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page for publishers shows.

    `words` are the interface's texts, `titles` those of the checks by id. `forms` are the pieces of
    code in each form for the first check, `elements` the default code of each; `changed` are the
    forms whose code a choice changes, by what is chosen. `privacy` is a text
    for a privacy statement by language, `privacy_read` one for pages that read results. `tables`
    are what can be set, by kind. `script` is what the page's script must know.
    """

    words: Mapping[str, str]
    titles: Mapping[str, str]
    forms: Mapping[str, list[Code]]
    elements: Mapping[str, str]
    changed: Mapping[str, list[str]]
    privacy: Mapping[str, str]
    privacy_read: Mapping[str, str]
    tables: Mapping[str, list[Row]]
    accent: str
    script: Mapping[str, Any]
    frame_height: int = FRAME_HEIGHT
    data_layer: str = DATA_LAYER


def shown(site: Site, page: EmbedPage) -> Shown:
    """Return what the page for publishers in one language shows."""
    language, offered = page.language, offer(site)
    words = _words(site, language)
    codes = {name: snippets(of[language]) for name, of in offered["checks"].items()}
    theme = site.settings.theme
    every = {each: _words(site, each) for each in page.twins}
    loaded = {
        "publisher": site.settings.publisher,
        "host": urlsplit(site.settings.base_url).netloc,
    }
    return Shown(
        words=words,
        titles={name: pages[language].title for name, pages in site.checks.items()},
        forms=dict(_forms(offered["checks"], next(iter(codes.values())), words)),
        elements={name: made["element"] for name, made in codes.items()},
        changed={name: changed_by(name) for name in ("mode", "scheme", "accent")},
        privacy={each: own["privacy-text"].format(**loaded) for each, own in every.items()},
        privacy_read={each: own["privacy-read-text"] for each, own in every.items()},
        tables=_tables(words),
        accent=str(theme.light if theme else ACCENT),
        script={
            **offered,
            "rules": rules(),
            "words": {key: words[key] for key in sorted(_FOR_SCRIPT)},
            "mark": site.strings[language].site["decimal-mark"],
        },
    )


def _words(site: Site, language: str) -> dict[str, str]:
    strings = site.strings[language]
    return {key: typeset(text, strings.site["quotes"]) for key, text in strings.embed.items()}


def _forms(
    checks: Mapping[str, Mapping[str, Mapping[str, str]]],
    codes: Mapping[str, str],
    words: Mapping[str, str],
) -> Iterator[tuple[str, list[Code]]]:
    """Yield each form that any check has; a piece that the first check lacks is empty."""
    has_pinned = any("pinned" in values for of in checks.values() for values in of.values())
    for form, names in FORMS.items():
        if form != "pinned" or has_pinned:
            yield form, [_code(form, name, codes.get(name, ""), words) for name in names]


def _code(form: str, name: str, text: str, words: Mapping[str, str]) -> Code:
    note = "wordpress" if (form, name) == ("wordpress", "element") else name
    return Code(f"{form}-{name}", words[f"code-{name}"], words.get(f"note-{note}", ""), text)


def _tables(words: Mapping[str, str]) -> dict[str, list[Row]]:
    """Return what the element has, by the names of its declaration, in the page's language."""
    known = element()
    return {
        "attributes": _rows(words, "attribute", known["attributes"]),
        "members": _rows(words, "member", known["members"]),
        "events": _rows(words, "event", known["events"]),
        "css": _rows(words, "property", known["cssProperties"]),
        "parts": _rows(words, "part", known["cssParts"]),
    }


def _rows(words: Mapping[str, str], kind: str, things: list[dict[str, Any]]) -> list[Row]:
    return [
        Row(
            _written(kind, thing),
            words[f"{kind}-{thing['name'].removeprefix('--')}"],
            thing["default"] if kind == "property" else "",
        )
        for thing in things
    ]


def _written(kind: str, thing: Mapping[str, Any]) -> str:
    """Return how a thing is written where it is used."""
    if kind != "member":
        return str(thing["name"])
    owner = "NiveauCheck" if thing.get("static") else "element"
    names = ", ".join(each["name"] for each in thing.get("parameters", ()))
    called = f"({names})" if thing["kind"] == "method" else ""
    return f"{owner}.{thing['name']}{called}"
