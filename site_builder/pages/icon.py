"""The site's icon: the project's own, or a staircase in its accent; each in all its sizes."""

import io
import re
import struct
import zlib
from functools import cache, partial

from site_builder.content.brand import Icon
from site_builder.content.theme import ACCENT, Theme, text_on
from site_builder.files.cache import code_of, kept
from site_builder.files.colour import Colour

TAB, TOUCH = 32, 180
"""Pixels across in a tab, where a browser shows no SVG, and on the home screen of a phone."""

_BARS = ((6.0, 6.0), (11.4, 10.0), (16.8, 15.0), (22.2, 20.0))
"""Left edge and height of each bar in icon.svg, of 32; its width is 4, its foot at 26."""
_WIDE, _FOOT, _BOX = 4.0, 26.0, 32


def icon_files(icon: Icon | None, theme: Theme | None, default: str) -> dict[str, bytes]:
    """Return the files of the icon by name: `icon.svg`, `icon-32.png`, `touch-icon.png`.

    Args:
        icon: the project's own; of it there is what can be made.
        theme: its accent.
        default: the SVG of the icon that sites have otherwise, in the accent that they have.
    """
    if icon is None:
        accent = theme.light if theme else ACCENT
        return _default(accent, default)
    svg = {"icon.svg": icon.svg.data} if icon.svg else {}
    return {**svg, **(_sizes(icon.png.data) if icon.png else {})}


def _sizes(png: bytes) -> dict[str, bytes]:
    return {"icon-32.png": _scaled(png, TAB), "touch-icon.png": _scaled(png, TOUCH)}


def _scaled(png: bytes, size: int) -> bytes:
    """Return the picture at a size; as it is where Pillow is not installed."""
    try:
        import PIL
    except ImportError:
        return png
    recipe = ("icon", code_of(__name__), PIL.__version__)
    return kept((*recipe, size, png), lambda: _smaller(png, size))


def _smaller(png: bytes, size: int) -> bytes:
    """Phones show no transparency: there white lies under the picture."""
    from PIL import Image

    made = io.BytesIO()
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGBA").resize((size, size), Image.Resampling.LANCZOS)
    if size == TOUCH:
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture).convert("RGB")
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


def _default(accent: Colour, svg: str) -> dict[str, bytes]:
    text = text_on(accent)
    colours = {str(ACCENT): str(accent), "#fff": str(text)}
    coloured = re.sub("#[0-9a-f]+", lambda found: colours[found[0]], svg)
    return {
        "icon.svg": coloured.encode(),
        "icon-32.png": _png(TAB, accent, text),
        "touch-icon.png": _png(TOUCH, accent, text),
    }


def _png(size: int, ground: Colour, bar: Colour) -> bytes:
    recipe = ("staircase", code_of(__name__), zlib.ZLIB_RUNTIME_VERSION)
    return kept((*recipe, size, str(ground), str(bar)), lambda: _drawn(size, ground, bar))


def _drawn(size: int, ground: Colour, bar: Colour) -> bytes:
    """Return the staircase as a PNG (https://www.w3.org/TR/png-3/): three bytes a pixel."""
    scale = _BOX / size
    row = cache(partial(_row, scale=scale, ground=ground, bar=bar))  # most rows are alike
    shares = (
        tuple(_overlap(y * scale, scale, _FOOT - tall, _FOOT) for _, tall in _BARS)
        for y in range(size)
    )
    rows = b"".join(b"\0" + row(each) for each in shares)
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _row(shares: tuple[float, ...], scale: float, ground: Colour, bar: Colour) -> bytes:
    """Return a row of pixels, of whose height each bar covers a share."""
    pixels = bytearray()
    for x in range(round(_BOX / scale)):
        covered = sum(
            share * _overlap(x * scale, scale, left, left + _WIDE)
            for (left, _), share in zip(_BARS, shares, strict=True)
        )
        pixels += bytes(
            round(255 * (a + (b - a) * covered)) for a, b in zip(ground, bar, strict=True)
        )
    return bytes(pixels)


def _overlap(at: float, length: float, start: float, end: float) -> float:
    """Return how much of a pixel lies between two edges, from 0 to 1."""
    return max(0.0, min(at + length, end) - max(at, start)) / length
