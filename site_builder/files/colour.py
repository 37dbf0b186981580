"""Colours: as they are written, as CSS mixes them, and their contrast by WCAG 2.2."""

import re
from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

_FORM = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.ASCII | re.IGNORECASE)
_STEPS = 510
"""The lightness of an 8-bit colour, (highest + lowest channel) / 2, is a multiple of 1/510."""


class Colour(NamedTuple):
    """A colour in sRGB, each channel from 0 to 1; `str` of it is the nearest `#rrggbb`."""

    red: float
    green: float
    blue: float

    def __str__(self) -> str:
        return "#" + "".join(f"{round(channel * 255):02x}" for channel in self)


def parse(text: str) -> Colour:
    """Read `#rgb` or `#rrggbb`.

    Raises:
        ValueError: the text is neither.
    """
    if not _FORM.fullmatch(text):
        message = f"neither #rgb nor #rrggbb: {text}"
        raise ValueError(message)
    digits = text[1:] if len(text) == len("#rrggbb") else "".join(each * 2 for each in text[1:])
    return Colour(*(byte / 255 for byte in bytes.fromhex(digits)))


def luminance(colour: Colour) -> float:
    """Return the relative luminance, 0 to 1, by https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio, 1 to 21, by https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return CSS's `color-mix(in srgb, one, other share)`, unrounded; a share of 1 is `other`."""
    return Colour(*(a + (b - a) * share for a, b in zip(one, other, strict=True)))


def nearest(colour: Colour, passes: Callable[[Colour], bool]) -> Colour:
    """Return the colour that passes and differs the least in lightness, its hue kept.

    A colour as it is read is tried first, unchanged. What is tried is what would be written, so
    that the one returned passes when it is read back. Black or white must pass.
    """
    hue, lightness, saturation = rgb_to_hls(*colour)
    steps = (step / _STEPS for step in range(_STEPS + 1))
    tried = (
        parse(str(Colour(*hls_to_rgb(hue, step, saturation))))
        for step in sorted(steps, key=lambda step: abs(step - lightness))
    )
    return next(filter(passes, tried))
