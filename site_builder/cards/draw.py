"""A card as it is drawn, by Pillow."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from site_builder.cards.fonts import loaded_font, written
from site_builder.cards.lines import Lines, Room, fitted
from site_builder.cards.values import HEIGHT, WIDTH, Face, Font
from site_builder.content.theme import LIGHT, text_on
from site_builder.files.colour import Colour, mix, parse

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

MARGIN = 72
PANEL = 348
COLUMN = WIDTH - PANEL - 2 * MARGIN + 12
BARS, WIDEST = 212, 60
TALLEST, LOWEST = 430, 0.3
FAINT = 0.26
CORNER = 7
SHADES = 12
SCALE = 2
"""A card is drawn larger than it is, so that edges are smooth and letters well spaced."""

LEADING = 1.12
"""From one line to the next, as a share of the size."""

TIGHT = 0.82
"""How much of a font's own distance from line to line large letters need, where that is more."""

MUTED = parse("#56606b")
HEAD, FOOT = 30, 26


@dataclass(frozen=True, slots=True)
class _Block:
    """A text of the middle: its colour, the sizes that it may have, the height that it may take."""

    text: str
    colour: Colour
    sizes: tuple[int, ...]
    height: int
    space: int


def drawn(face: Face, version: str) -> bytes:
    """Return a card as a PNG file with few colours.

    Args:
        face: what stands on it.
        version: what draws letters (`files.pillow.lettering`).
    """
    from PIL import Image, ImageDraw

    large = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), str(LIGHT.paper))
    draw = ImageDraw.Draw(large)
    _draw_panel(draw, face)
    pen = _Pen(face, draw, version)
    pen.line(face.site, LIGHT.ink, HEAD, MARGIN + HEAD)
    pen.line(face.publisher, MUTED, FOOT, HEIGHT - MARGIN)
    pen.middle(list(_blocks(face)))
    file = BytesIO()
    few = large.reduce(SCALE).quantize(palette=_palette(face), dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def _palette(face: Face) -> "Image":
    """Return the colours of a card: the flat ones exactly, and shades for the edges of letters."""
    from PIL import Image

    paper, panel = LIGHT.paper, face.accent
    full = text_on(panel)
    edges = [
        *((paper, text) for text in (LIGHT.ink, MUTED, face.accent)),
        *((panel, bar) for bar in (full, mix(panel, full, FAINT))),
    ]
    shades = [mix(*edge, step / SHADES) for step in range(SHADES + 1) for edge in edges]
    colours = list(dict.fromkeys(bytes.fromhex(str(shade)[1:]) for shade in shades))
    palette = Image.new("P", (1, 1))
    palette.putpalette(b"".join(colours))
    return palette


def _blocks(face: Face) -> Iterator[_Block]:
    if face.above:
        yield _Block(face.above, face.accent, (32, 28), 40, 18)
    sizes, height = ((124, 44), 200) if face.is_large else ((80, 36), 272)
    yield _Block(face.title, LIGHT.ink, tuple(range(*sizes, -2)), height, 26)
    if face.below:
        yield _Block(face.below, MUTED, (36, 34, 32, 30), 84 if face.above else 160, 0)


class _Pen:
    """Writes on a card, on the side on which its language begins."""

    def __init__(self, face: Face, draw: "ImageDraw", version: str) -> None:
        from PIL import features

        self._face, self._draw, self._version = face, draw, version
        self._shaping: dict[str, Any] = {}
        if features.check("raqm"):
            direction = "rtl" if face.is_rtl else "ltr"
            self._shaping = {"direction": direction, "language": face.language}

    def line(self, text: str, colour: Colour, size: int, baseline: int) -> None:
        """Write a text in one line, cut where it has no room."""
        if text:
            self._write(self._fitted(text, (size,), size), colour, baseline)

    def middle(self, blocks: list[_Block]) -> None:
        """Write texts one below the other, in the middle of the card's height."""
        done = [(block, self._fitted(block.text, block.sizes, block.height)) for block in blocks]
        spaces = sum(block.space for block, _ in done[:-1])
        top = (HEIGHT - spaces - sum(lines.height for _, lines in done)) // 2
        for block, lines in done:
            self._write(lines, block.colour, top + lines.rise)
            top += lines.height + block.space

    def _fitted(self, text: str, sizes: Iterable[int], height: int) -> "_Set":
        found = written(text, self._face.fonts, self._version)

        @cache
        def font(size: int) -> Any:
            return loaded_font(found.font, size * SCALE)

        def width_at(size: int) -> Any:
            return cache(lambda line: font(size).getlength(line, **self._shaping) / SCALE)

        above, below = loaded_font(found.font, 1000).getmetrics()
        leading = max(LEADING, TIGHT * (above + below) / 1000)
        lines = fitted(found.text, width_at, sizes, Room(COLUMN, height, leading))
        return _Set(lines, found.font, leading, above / (above + below))

    def _write(self, text: "_Set", colour: Colour, baseline: int) -> None:
        x, anchor = (WIDTH - MARGIN, "rs") if self._face.is_rtl else (MARGIN, "ls")
        font = loaded_font(text.font, text.size * SCALE)
        for number, line in enumerate(text.lines.texts):
            at = (x * SCALE, (baseline + round(number * text.size * text.leading)) * SCALE)
            self._draw.text(at, line, str(colour), font, anchor=anchor, **self._shaping)


@dataclass(frozen=True, slots=True)
class _Set:
    """Lines in their font; `share` is how much of a line is above what letters stand on."""

    lines: Lines
    font: Font
    leading: float
    share: float

    @property
    def size(self) -> int:
        return self.lines.size

    @property
    def height(self) -> int:
        return round(self.size * self.leading * len(self.lines.texts))

    @property
    def rise(self) -> int:
        """From the top to what the first line stands on."""
        return round(self.size * self.leading * self.share)


def _draw_panel(draw: "ImageDraw", face: Face) -> None:
    """Fill the side of the accent, with the staircase that stands on the card's lower edge."""
    full = text_on(face.accent)
    faint = mix(face.accent, full, FAINT)
    side = (WIDTH - PANEL, 0, WIDTH, HEIGHT)
    draw.rectangle(_box(side, is_rtl=face.is_rtl), str(face.accent))
    for number, (left, right, height) in enumerate(_bars(face.stairs.steps), 1):
        bar = (left, HEIGHT - height, right, HEIGHT + CORNER)
        colour = full if number <= face.stairs.full else faint
        draw.rounded_rectangle(_box(bar, is_rtl=face.is_rtl), CORNER * SCALE, str(colour))


def _box(sides: tuple[int, int, int, int], *, is_rtl: bool) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom as they are drawn, the last pixel included."""
    left, top, right, bottom = sides
    if is_rtl:
        left, right = WIDTH - right, WIDTH - left
    return left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1


def _bars(steps: int) -> Iterator[tuple[int, int, int]]:
    """Yield left, right and height of each bar: with the gaps of the wordmark, a third of a bar."""
    pitch = min(WIDEST / 0.75, BARS / (steps - 0.25))
    edge = WIDTH - (PANEL + pitch * (steps - 0.25)) / 2
    for step in range(steps):
        left = edge + step * pitch
        rise = step / (steps - 1) if steps > 1 else 1
        height = TALLEST * (LOWEST + (1 - LOWEST) * rise)
        yield round(left), round(left + 0.75 * pitch), round(height)
