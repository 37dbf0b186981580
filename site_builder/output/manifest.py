"""`embed/manifest.json`: all that a page which embeds a check can be told (docs/embed.md)."""

import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from site_builder.cards.make import Cards
from site_builder.files.cache import kept
from site_builder.files.last import Last
from site_builder.lock.folder import integrity_of
from site_builder.output.embedded import ELEMENTS, TYPES, element
from site_builder.output.headers import is_immutable
from site_builder.script.assessment import Json
from site_builder.script.bundle import parts_of
from site_builder.site.values import Frame, Site

PATH = "embed/manifest.json"

_FILES: Last[dict[str, Json]] = Last()


def manifest(site: Site, files: Mapping[str, bytes], cards: Cards) -> bytes:
    """Return the manifest of a site, as a file.

    Args:
        site: the site.
        files: what is published of it, by path; of these the scripts below `embed/` are told.
        cards: the pictures for social media.
    """
    scripts = [path for path in sorted(files) if path.startswith("embed/") and path.endswith(".js")]
    told = {
        "format": 1,
        "base_url": site.settings.base_url,
        "element": _element(site),
        "csp": {
            "element": f"script-src {site.absolute('embed/')}",
            "iframe": f"frame-src {site.absolute('embed/')}; script-src {site.absolute('embed/')}",
        },
        "checks": list(_checks(site, cards)),
        "files": [
            {
                "url": site.absolute(path),
                **_FILES.of(path, (files[path],), partial(_file, path, files[path])),
            }
            for path in scripts
        ],
    }
    return f"{json.dumps(told, indent=2)}\n".encode()


def _element(site: Site) -> Json:
    """Return what the element is called and what it has, by name."""
    known = element()
    fields = [each for each in known["members"] if each["kind"] == "field"]
    return {
        "tag": known["tagName"],
        "attributes": _names(known["attributes"]),
        "properties": _names(each for each in fields if not each.get("static")),
        "events": _names(known["events"]),
        "declaration": site.absolute(f"embed/{ELEMENTS}"),
        "types": site.absolute(f"embed/{TYPES}"),
    }


def _names(members: Iterable[Mapping[str, str]]) -> list[str]:
    return [each["name"] for each in members]


def _checks(site: Site, cards: Cards) -> Iterator[Json]:
    """Yield every check by its id, its languages in the order of the site's."""
    frames = {(frame.page.id, frame.language): frame for frame in site.frames}
    for name in sorted(site.checks):
        own = [frames[name, language] for language in site.checks[name]]
        yield {
            "id": name,
            "version": own[0].check.rubric.version,
            "script": site.absolute(f"embed/{name}.js"),
            "languages": {frame.language: _page(site, frame, cards) for frame in own},
        }


def _page(site: Site, frame: Frame, cards: Cards) -> Json:
    own = cards.of(frame.page.address, frame.page.language)
    levels = {
        level.id: site.absolute(card.address)
        for level in frame.check.rubric.levels
        if (card := cards.of_level(frame.page, level.id))
    }
    return {
        "title": frame.page.title,
        "article": site.absolute(frame.page.address),
        "iframe": site.absolute(frame.address),
        "oembed": site.absolute(frame.oembed),
        "script": site.absolute(f"embed/{frame.page.id}.{frame.page.language}.js"),
        "card": site.absolute(own.address) if own else None,
        "level_cards": levels,
    }


def _file(path: str, data: bytes) -> dict[str, Json]:
    return {
        "integrity": integrity_of(data),
        "bytes": len(data),
        "gzip": _zipped(data),
        "immutable": is_immutable(path),
        **_carried(data),
    }


def _zipped(data: bytes) -> int:
    """Return how many bytes a script is when it is sent."""
    recipe = ("zipped", sys.version, zlib.ZLIB_RUNTIME_VERSION, data)
    return int(kept(recipe, lambda: str(len(gzip.compress(data, 9))).encode()))


def _carried(script: bytes) -> Json:
    """Return which check a script carries, in which version and languages; nulls if none.

    All of it is in the script itself, so that it is true of those that were pinned long ago.
    """
    try:
        data = parts_of(script).assessment
    except ValueError:
        return {"check": None, "version": None, "languages": []}
    version = data["scoring"]["version"]
    return {"check": data["check"], "version": version, "languages": data["languages"]}
