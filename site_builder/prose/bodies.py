"""The bodies of a site's articles and pages: as they were made before, or made by all cores.

Rendering Markdown is pure and most of a build's work, so each body is kept by all that decides
what becomes of it: its text, its quotation marks, our code, the libraries and Python, whose parser
of HTML reads it again. A body that differs in any of them is rendered.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, TypeAlias

from site_builder.files.kept import Told, kept_all, unheard
from site_builder.files.source import Source
from site_builder.prose.limits import is_too_complex
from site_builder.prose.lines import Misread
from site_builder.prose.render import Directive, Heading, Html, Image, Prose, prose

Body: TypeAlias = tuple[str, str]
"""A body's Markdown, and the quotation marks of its language."""

LAST: dict[Body, Prose | None] = {}
"""What the last build of this process used, for the next one: `--serve` builds all day."""


def proses(bodies: Iterable[Body], told: Told = unheard) -> Mapping[Body, Prose | None]:
    """Return what becomes of each body; None where it is more than can be rendered (`limits`).

    Args:
        bodies: in any order, some perhaps twice.
        told: is told how many of how many are rendered.
    """
    asked = list(dict.fromkeys(bodies))
    others = [body for body in asked if body not in LAST]
    kept = kept_all("texts", others, others, _rendered, libraries=("markdown", "nh3"), told=told)
    fresh = {body: _read(text) for body, text in zip(others, kept, strict=True)}
    made = {body: fresh[body] if body in fresh else LAST[body] for body in asked}
    LAST.clear()
    LAST.update(made)
    return made


def _rendered(body: Body) -> bytes:
    """Return a body as it is kept."""
    text, quotes = body
    try:
        made = None if is_too_complex(text) else prose(Source("", text), quotes)
    except RecursionError:
        made = None
    if made is None:
        return b"null"
    kinds = [
        {"directive": part.name} if isinstance(part, Directive) else {"html": part.html}
        for part in made.parts
    ]
    return json.dumps({**asdict(made), "parts": kinds}, separators=(",", ":")).encode()


def _read(kept: bytes) -> Prose | None:
    found = json.loads(kept)
    if found is None:
        return None
    return Prose(
        parts=tuple(map(_part, found["parts"])),
        headings=tuple(Heading(**each) for each in found["headings"]),
        images=tuple(Image(**each) for each in found["images"]),
        mentioned=tuple(found["mentioned"]),
        words=found["words"],
        dropped=tuple(found["dropped"]),
        attributes=tuple(found["attributes"]),
        unusable=tuple(found["unusable"]),
        unreferred=tuple(found["unreferred"]),
        without_text=tuple(found["without_text"]),
        misread=tuple(Misread(**each) for each in found["misread"]),
    )


def _part(kept: Mapping[str, Any]) -> Html | Directive:
    return Directive(kept["directive"]) if "directive" in kept else Html(kept["html"])
