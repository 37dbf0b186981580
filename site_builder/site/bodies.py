"""The bodies of a site's articles and pages: as they were made before, or made by all cores.

Rendering Markdown is pure and most of a build's work, so each body is kept by all that decides
what becomes of it: its text, its quotation marks, our code, the libraries and Python, whose parser
of HTML reads it again. A body that differs in any of them is rendered.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any, TypeAlias

from site_builder.files.cache import Recipe, code_of_all, keep, kept_before, version_of
from site_builder.files.source import Source
from site_builder.files.workers import Told, spread, unheard
from site_builder.site.prose import Directive, Heading, Html, Image, Prose, prose

WORTH = 48
"""So many bodies and more are rendered by all cores."""

Body: TypeAlias = tuple[str, str]
"""A body's Markdown, and the quotation marks of its language."""

_LAST: dict[Body, Prose] = {}
"""What the last build of this process used, for the next one: `--serve` builds all day."""


def proses(bodies: Iterable[Body], told: Told = unheard) -> Mapping[Body, Prose]:
    """Return what becomes of each body.

    Args:
        bodies: in any order, some perhaps twice.
        told: is told now and then how many of how many are rendered.
    """
    found = {body: _LAST.get(body) or _kept(body) for body in dict.fromkeys(bodies)}
    lacking = [body for body, known in found.items() if known is None]
    rendered = spread(_rendered, lacking, WORTH, told)
    made = {body: known for body, known in found.items() if known}
    for body, text in zip(lacking, rendered, strict=True):
        keep(_recipe(body), text)
        made[body] = _read(text)
    _LAST.clear()
    _LAST.update(made)
    return made


def _kept(body: Body) -> Prose | None:
    text = kept_before(_recipe(body))
    return None if text is None else _read(text)


@cache
def _step() -> tuple[bytes | str, ...]:
    """Return all that decides what becomes of a body, beside the body."""
    return (code_of_all(), version_of("markdown"), version_of("nh3"), sys.version)


def _recipe(body: Body) -> Recipe:
    return ("prose", *_step(), *body)


def _rendered(body: Body) -> bytes:
    """Return a body as it is kept."""
    text, quotes = body
    made = prose(Source("", text), quotes)
    kinds = [
        {"directive": part.name} if isinstance(part, Directive) else {"html": part.html}
        for part in made.parts
    ]
    return json.dumps({**asdict(made), "parts": kinds}, separators=(",", ":")).encode()


def _read(kept: bytes) -> Prose:
    found = json.loads(kept)
    return Prose(
        parts=tuple(map(_part, found["parts"])),
        headings=tuple(Heading(**each) for each in found["headings"]),
        images=tuple(Image(**each) for each in found["images"]),
        mentioned=tuple(found["mentioned"]),
        words=found["words"],
    )


def _part(kept: Mapping[str, Any]) -> Html | Directive:
    return Directive(kept["directive"]) if "directive" in kept else Html(kept["html"])
