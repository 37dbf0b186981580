"""What a card is: what stands on it, and what a page says of it."""

from dataclasses import dataclass

from site_builder.files.colour import Colour

WIDTH, HEIGHT = 1200, 630
"""In pixels, as social media ask for."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font's file: its name for problems, its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Staircase:
    """The bars that rise, as in the wordmark: how many, and how many of them are full."""

    steps: int
    full: int


@dataclass(frozen=True, slots=True)
class Face:
    """All that a card is drawn from.

    `above` and `below` stand with the title and may be empty, as may the publisher. Each text has
    its font; one without letters in it is not drawn.
    """

    title: str
    above: str
    below: str
    site: str
    publisher: str
    stairs: Staircase
    accent: Colour
    is_large: bool
    is_rtl: bool
    language: str
    fonts: tuple[Font, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card that is published: its address, relative to the site's root, and what it shows."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT
