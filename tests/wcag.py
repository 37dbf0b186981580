"""Contrast by WCAG 2.2, worked out a second time: in decimal numbers, from what CSS says.

It shares nothing with site_builder/files/colour.py, so that neither can be wrong alone.
"""

import re
from decimal import Decimal
from typing import TypeAlias

Channels: TypeAlias = tuple[Decimal, Decimal, Decimal]


def channels(css: str) -> Channels:
    """Read `#rgb`, `#rrggbb`, `rgb(1, 2, 3)` or `color(srgb 0.1 0.2 0.3)`: three from 0 to 255."""
    if css.startswith("#"):
        size = len(css) // 3
        digits = (css[at : at + size] * (3 - size) for at in range(1, len(css), size))
        red, green, blue = (Decimal(int(each, 16)) for each in digits)
    else:
        form, *numbers = re.findall(r"^[a-z]+\((?:srgb )?|[\d.]+", css)
        scale = {"rgb(": 1, "color(srgb ": 255}[form]
        red, green, blue = (Decimal(number) * scale for number in numbers)
    return red, green, blue


def blend(one: Channels, other: Channels, percent: int) -> Channels:
    """Return so many parts in a hundred of `one`, and for the rest `other`."""
    red, green, blue = (
        (a * percent + b * (100 - percent)) / 100 for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


def ratio(one: Channels, other: Channels) -> Decimal:
    """Return the contrast ratio."""
    low, high = sorted(_light(each) + Decimal("0.05") for each in (one, other))
    return high / low


def _light(colour: Channels) -> Decimal:
    parts = [Decimal("0.2126"), Decimal("0.7152"), Decimal("0.0722")]
    return sum(
        (part * _linear(each / 255) for part, each in zip(parts, colour, strict=True)), Decimal()
    )


def _linear(value: Decimal) -> Decimal:
    if value <= Decimal("0.04045"):
        return value / Decimal("12.92")
    return ((value + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4")
