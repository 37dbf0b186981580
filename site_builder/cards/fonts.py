"""Which font has the letters of a text, and what is left of the text in it."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cards.values import Font
from site_builder.files.cache import code_of, kept
from site_builder.files.source import one_line

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_NO_LETTER = "\uffff"
"""No font has it, so that it looks as every letter does that a font lacks."""

_UNSEEN = ("C", "M", "Z")
"""Categories of characters that are no sign of their own: controls, marks, spaces."""

_TURNED = {"R", "AL"}
"""Classes of letters that are written from right to left, as not every Pillow can."""

_SIGNS = {"So", "Sk"}
"""Categories of signs without which a text says the same, such as emoji."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text as a font can write it; `lacking` are its letters that the font has not."""

    text: str
    font: Font
    lacking: str


@cache
def own_font() -> Font:
    """Return the package's font: Latin, Greek and Cyrillic letters (font/README.md)."""
    return Font("card.ttf", (Path(__file__).parent / "font/card.ttf").read_bytes())


@cache
def digest_of(font: Font) -> bytes:
    """Return what tells a font apart in the recipe of a step."""
    return hashlib.sha256(font.data).digest()


def written(text: str, fonts: tuple[Font, ...], version: str) -> Written:
    """Return a text in the first font that has all its letters, or else in the first of all.

    Emoji and the like that a font lacks are left out.

    Args:
        text: the text.
        fonts: the fonts to try, at least one.
        version: what draws letters (`files.pillow.lettering`).
    """
    tried = (_written(text, font, version) for font in fonts)
    whole = next((each for each in tried if not each.lacking), None)
    return whole or _written(text, fonts[0], version)


def _written(text: str, font: Font, version: str) -> Written:
    code = (code_of(__name__), unicodedata.unidata_version)
    recipe = ("letters", *code, version, digest_of(font), text)
    found = json.loads(kept(recipe, lambda: json.dumps(_letters(text, font)).encode()))
    return Written(found[0], font, found[1])


def _letters(text: str, font: Font) -> tuple[str, str]:
    """Return what a font can write of a text, and the letters that it lacks."""
    from PIL import features

    loaded, can_turn = loaded_font(font, 40), features.check("raqm")
    missing = loaded.getmask(_NO_LETTER)
    unknown = (missing.size, bytes(missing))

    @cache
    def is_known(letter: str) -> bool:
        mask = loaded.getmask(letter)
        if not can_turn and unicodedata.bidirectional(letter) in _TURNED:
            return False
        return unicodedata.category(letter)[0] in _UNSEEN or (mask.size, bytes(mask)) != unknown

    def known() -> Iterator[str]:
        for letter in unicodedata.normalize("NFC", text):
            plain = unicodedata.normalize("NFKC", letter)
            if is_known(letter):
                yield letter
            elif all(map(is_known, plain)):
                yield plain
            elif unicodedata.category(letter) not in _SIGNS:
                lacking.append(letter)

    lacking: list[str] = []
    left = "".join(known())
    return one_line(left), "".join(dict.fromkeys(lacking))


def loaded_font(font: Font, size: int) -> "FreeTypeFont":
    """Return a font in a size, as Pillow draws with it.

    Raises:
        OSError: it is no font.
    """
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(font.data), size)
