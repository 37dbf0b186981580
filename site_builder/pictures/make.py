"""A picture's file → the files that a page shows: upright, in sRGB, in several widths, no more.

All of it is Pillow's work, kept in the cache; without Pillow the file is shown as it is.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import PurePath
from typing import Any, TypeAlias

from site_builder.files.cache import code_of, kept
from site_builder.files.pillow import WAY_OUT, pillow
from site_builder.files.problems import Problem
from site_builder.pictures.encode import Decoded, Unreadable, decode, encoded, moving
from site_builder.pictures.folder import PictureFile, broken
from site_builder.pictures.header import Kind
from site_builder.pictures.values import Picture, Rendition

WIDTHS = (480, 800, 1200, 1600)
"""In pixels: a phone's, and a wide column's with two pixels to each of the page's."""

NEAR = 1.15
"""A width that is hardly less than the next is left out."""

HIGHEST_WEBP = 16_383
"""By the format; a screenshot of a whole page may be higher."""

_ENDINGS: dict[Kind, str] = {"jpeg": "jpg", "png": "png", "gif": "gif", "webp": "webp"}

Kept: TypeAlias = Callable[[str, Callable[[], bytes]], bytes]
"""Makes a part of a picture unless it is in the cache."""


@dataclass(frozen=True, slots=True)
class Made:
    """A picture, without its words, and its files by address."""

    picture: Picture
    files: Mapping[str, bytes]


def made(file: PictureFile) -> Made | Problem:
    """Make what a page shows of a picture; a problem where the picture cannot be read to its end.

    Without Pillow nothing can be taken out of a file, so one that holds more than its picture, such
    as where a photo was taken, is a problem too.
    """
    version = pillow()
    if version is None:
        return _unchanged(file)
    digest = hashlib.sha256(file.data).digest()

    def keep(part: str, make: Callable[[], bytes]) -> bytes:
        return kept(("picture", code_of(__name__), version, digest, part), make)

    try:
        return _scaled(file, keep)
    except Unreadable:
        return broken(file.shown)


def _unchanged(file: PictureFile) -> Made | Problem:
    header = file.header
    if header.is_told:
        message = (
            "more is written in the file than the picture, perhaps where it was taken, and without"
            " Pillow it cannot be taken out"
        )
        return Problem(file.shown, 1, 1, "no-pillow", message, WAY_OUT)
    address = address_of(file.shown, file.data, header.kind)
    own = (Rendition(address, header.width),)
    return Made(Picture("", header.width, header.height, own), {address: file.data})


def _scaled(file: PictureFile, keep: Kept) -> Made:
    """Make all sizes of a picture; it is decoded only if one of them is not in the cache."""
    whole = cache(lambda: decode(file.data, file.header.kind))
    about = json.loads(keep("about", lambda: _about(whole())))
    widths, kind = widths_of(about["width"]), own_kind(file.header.kind)

    def sizes(kind: Kind) -> _Sizes:
        made = (partial(encode_of, kind, width) for width in widths)
        return _Sizes(kind, {w: keep(f"{kind} {w}", m) for w, m in zip(widths, made, strict=True)})

    def encode_of(kind: Kind, width: int) -> bytes:
        return encoded(whole(), kind, width)

    is_too_high = about["height"] * widths[-1] > HIGHEST_WEBP * about["width"]
    webp = _NONE if is_too_high else sizes("webp")
    if about["moves"]:
        film = _Sizes(file.header.kind, {about["width"]: keep("moves", lambda: moving(file))})
        return _made(file, about, film, still=webp)
    own = webp if kind == "webp" else sizes(kind)
    is_less = webp.weight < own.weight
    return _made(file, about, own, webp=webp if is_less else _NONE)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """A picture in one format, by width."""

    kind: Kind
    files: Mapping[int, bytes]

    @property
    def weight(self) -> int:
        return sum(map(len, self.files.values()))


_NONE = _Sizes("webp", {})


def _made(
    file: PictureFile,
    about: Mapping[str, Any],
    own: _Sizes,
    *,
    webp: _Sizes = _NONE,
    still: _Sizes = _NONE,
) -> Made:
    files = dict[str, bytes]()

    def put(sizes: _Sizes) -> tuple[Rendition, ...]:
        named = {
            address_of(file.shown, data, sizes.kind): (width, data)
            for width, data in sizes.files.items()
        }
        files.update({address: data for address, (_, data) in named.items()})
        return tuple(Rendition(address, width) for address, (width, _) in named.items())

    widest = max(own.files)
    height = max(1, round(about["height"] * widest / about["width"]))
    lists = (put(own), put(webp), put(still))
    return Made(Picture("", widest, height, *lists, is_clear=about["clear"]), files)


def own_kind(kind: Kind) -> Kind:
    """Return the format beside WebP: the picture's own, but for still ones a better than GIF."""
    return "png" if kind == "gif" else kind


def widths_of(width: int) -> list[int]:
    """Return the widths in which a picture is made: never wider than it is."""
    widest = min(width, WIDTHS[-1])
    return [*(each for each in WIDTHS if each * NEAR < widest), widest]


def _about(whole: Decoded) -> bytes:
    width, height = whole.image.size
    about = {"width": width, "height": height, "moves": whole.moves, "clear": whole.is_clear}
    return json.dumps(about).encode()


def address_of(name: str, data: bytes, kind: Kind) -> str:
    """Return where a file of a picture stands: `assets/photo.0123456789ab.jpg`, for good."""
    return f"assets/{_stem(name)}.{hashlib.sha256(data).hexdigest()[:12]}.{_ENDINGS[kind]}"


def _stem(name: str) -> str:
    plain = unicodedata.normalize("NFKD", PurePath(name).stem).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-") or "picture"
