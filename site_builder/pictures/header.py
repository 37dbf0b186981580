"""What the beginning of a picture's file says of it: its kind and size, before anything is decoded.

By the PNG, GIF89a, JPEG (ITU T.81, annex B) and WebP (RFC 9649) specifications.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct, error, unpack_from
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["jpeg", "png", "gif", "webp"]

ENDINGS: dict[str, Kind] = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".gif": "gif",
    ".webp": "webp",
}

_SIGNATURES: dict[str, re.Pattern[bytes]] = {
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "GIF": re.compile(rb"GIF8[79]a"),
    "WebP": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "AVIF": re.compile(rb".{4}ftypavi[fs]", re.DOTALL),
    "HEIC": re.compile(rb".{4}ftyp(?:hei[cxs]|hev|mif1|msf1)", re.DOTALL),
    "TIFF": re.compile(rb"II\*\0|MM\0\*"),
    "BMP": re.compile(rb"BM"),
    "PDF": re.compile(rb"%PDF"),
    "SVG": re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b.*?)?<(?:!DOCTYPE\s+)?svg\b", re.DOTALL),
}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers that begin a frame: all of that range but for tables and one that is reserved."""
_ALONE = {0x01, *range(0xD0, 0xD9)}
_TOLD = {b"eXIf", b"tEXt", b"zTXt", b"iTXt"}
_CHUNK = Struct(">I4s")


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its picture.

    `is_told` is whether there is more in it than the picture: what a camera or a program wrote.
    """

    kind: Kind
    width: int
    height: int
    is_told: bool


def format_of(data: bytes) -> str | None:
    """Return the name of a picture's format, `JPEG` or one that is not for pages; None if none."""
    found = (name for name, signature in _SIGNATURES.items() if signature.match(data[:1024]))
    return next(found, None)


def header_of(data: bytes) -> Header | None:
    """Read the header of a JPEG, PNG, GIF or WebP; None where it breaks off or makes no sense."""
    readers = {"JPEG": _jpeg, "PNG": _png, "GIF": _gif, "WebP": _webp}
    read = readers.get(format_of(data) or "")
    try:
        header = read(data) if read else None
    except (error, IndexError):
        return None
    return header if header and header.width and header.height else None


def _jpeg(data: bytes) -> Header | None:
    at, is_told = 2, False
    while True:
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1]
        if data[at] != 0xFF or marker == 0xDA:  # a picture without a frame
            return None
        if marker in _FRAMES:
            height, width = unpack_from(">HH", data, at + 5)
            return Header("jpeg", width, height, is_told)
        is_told |= marker in (0xE1, 0xED, 0xFE)  # Exif and XMP, Photoshop, a comment
        at += 2 if marker in _ALONE else 2 + unpack_from(">H", data, at + 2)[0]


def _png(data: bytes) -> Header:
    width, height = unpack_from(">II", data, 16)
    return Header("png", width, height, bool(_TOLD & set(_chunks(data))))


def _chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + _CHUNK.size <= len(data):
        length, name = _CHUNK.unpack_from(data, at)
        yield name
        at += _CHUNK.size + length + 4


def _gif(data: bytes) -> Header:
    width, height = unpack_from("<HH", data, 6)
    return Header("gif", width, height, is_told=False)


def _webp(data: bytes) -> Header | None:
    match data[12:16]:
        case b"VP8X":
            width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
            return Header("webp", width, height, bool(data[20] & 0b1100))
        case b"VP8L":
            (bits,) = unpack_from("<I", data, 21)
            return Header("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, is_told=False)
        case b"VP8 ":
            width, height = (size & 0x3FFF for size in unpack_from("<HH", data, 26))
            return Header("webp", width, height, is_told=False)
        case _:
            return None
