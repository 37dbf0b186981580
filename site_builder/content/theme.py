"""The author's accent: what site.yaml says of it, where it shows, and whether it is seen there."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from site_builder.files.colour import Colour, contrast, mix, nearest, parse
from site_builder.files.fields import HexColour
from site_builder.files.mistakes import mistake
from site_builder.files.numbers import shown
from site_builder.files.shapes import InSchema, Shape

NEEDED = 4.5
"""WCAG 2.2, 1.4.3. As a border or a marker the accent would need 3 (1.4.11); wherever it is one, it
may be a link too."""

HOVERED = 0.24
CHOSEN = 0.09
WHITE = parse("#fff")
DARK_INK = parse("#0b0f12")


@dataclass(frozen=True, slots=True)
class Scheme:
    """What is around the accent, in light or in dark: colours of widget/styles.css and site.css.

    `extreme` is what the accent is mixed with under the pointer.
    """

    name: str
    paper: Colour
    surface: Colour
    ink: Colour
    extreme: Colour


LIGHT = Scheme("light", WHITE, parse("#f4f1ea"), parse("#1d2733"), parse("#000"))
DARK = Scheme("dark", parse("#141a1f"), parse("#1d252b"), parse("#eef1ee"), WHITE)


ACCENT = parse("#0b5d5b")
"""The accent of the style sheets in light, where the author has none."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The accent in light and in dark, each strong enough wherever it shows."""

    light: Colour
    dark: Colour


def text_on(accent: Colour) -> Colour:
    """Return the colour of text on the accent: white or a dark ink, whichever is seen better."""
    return max(WHITE, DARK_INK, key=lambda text: contrast(text, accent))


def hovered(accent: Colour, scheme: Scheme) -> Colour:
    """Return the accent under the pointer."""
    return mix(accent, scheme.extreme, HOVERED)


def is_strong(accent: Colour, scheme: Scheme) -> bool:
    """Tell whether the accent has the contrast it needs wherever it shows."""
    ratio, _ = weakest(accent, scheme)
    return ratio >= NEEDED


def weakest(accent: Colour, scheme: Scheme) -> tuple[float, str]:
    """Return the lowest contrast that the accent has anywhere, and what it is there."""
    return min(_states(accent, scheme))


def _states(accent: Colour, scheme: Scheme) -> Iterator[tuple[float, str]]:
    """Yield every state in which the accent shows: its contrast, and what it is.

    A link under the pointer is none of its own: there the accent moves away from the background.
    """
    chosen, text = mix(scheme.paper, accent, CHOSEN), text_on(accent)
    yield contrast(accent, scheme.paper), "as a link on the page's background"
    yield contrast(accent, scheme.surface), "as a link on a shaded background"
    yield contrast(accent, chosen), "as a link in the chosen answer"
    yield contrast(text, accent), "below the text of the main button"
    yield contrast(text, hovered(accent, scheme)), "below the text of the main button when hovered"
    yield contrast(scheme.ink, chosen), "below the text of the chosen answer"


def strong_near(accent: Colour, scheme: Scheme) -> Colour:
    """Return the colour nearest to the accent that is strong enough, which may be itself."""
    return nearest(accent, lambda colour: is_strong(colour, scheme))


def rules() -> dict[str, Any]:
    """Return what `static/accent.js` must know to judge an accent as is done here, as JSON."""
    return {
        "needed": NEEDED,
        "hovered": HOVERED,
        "chosen": CHOSEN,
        "texts": [str(WHITE), str(DARK_INK)],
        "schemes": {scheme.name: _colours(scheme) for scheme in (LIGHT, DARK)},
    }


def _colours(scheme: Scheme) -> dict[str, str]:
    return {name: str(getattr(scheme, name)) for name in ("paper", "surface", "ink", "extreme")}


def _strong_in(scheme: Scheme) -> AfterValidator:
    """Return the check for a field that takes an accent."""

    def check(accent: Colour) -> Colour:
        ratio, state = weakest(accent, scheme)
        if ratio < NEEDED:
            seen = f"{shown(Fraction(ratio), 2, 'floor')}:1 {state}"
            message = f"the accent is too weak in {scheme.name}: {seen}, and {NEEDED}:1 is needed"
            hint = f'write "{strong_near(accent, scheme)}", the nearest that is strong enough'
            raise mistake("weak-contrast", message, hint)
        return accent

    return AfterValidator(check)


NO_COLOUR = mistake(
    "empty",
    "the key has no value",
    'put a colour in quotes, like "#a2125c": without them # begins a comment',
    at_key=True,
)
"""What is said where a colour is missing: what an author believes to be one may be a comment."""


class AccentShape(Shape):
    """`{light: "#a2125c", dark: "#ff9ecb"}`."""

    if_empty: ClassVar[PydanticCustomError] = NO_COLOUR

    light: Annotated[HexColour, _strong_in(LIGHT)]
    """The colour on light pages."""
    dark: Annotated[HexColour, _strong_in(DARK)] | None = None
    """The colour on dark pages; else it is worked out."""


def _accent(value: object) -> Theme:
    given = value if isinstance(value, dict) else {"light": value}
    accent = AccentShape.model_validate(given)
    return Theme(accent.light, accent.dark or strong_near(accent.light, DARK))


def _accent_schema() -> dict[str, Any]:
    return {
        "description": 'A colour like "#a2125c", or one each for light: and dark: pages.',
        "anyOf": [{"type": "string", "pattern": "^#"}, AccentShape.model_json_schema()],
    }


AccentField: TypeAlias = Annotated[Theme, BeforeValidator(_accent), InSchema(_accent_schema)]


def site_rule(theme: Theme) -> str:
    """Return what the theme adds to site.css. What stands on the accent there is the paper."""
    hover = _pair(hovered(theme.light, LIGHT), hovered(theme.dark, DARK))
    accent = _pair(theme.light, theme.dark)
    return f":root {{\n  --accent: {accent};\n  --accent-hover: {hover};\n}}\n"


def widget_rule(theme: Theme) -> str:
    """Return what the theme adds to the widget's styles; a page's own properties go before it."""
    accent, text = _pair(theme.light, theme.dark), _pair(text_on(theme.light), text_on(theme.dark))
    return f":host{{--niveau-accent:{accent};--niveau-on-accent:{text}}}"


def _pair(light: Colour, dark: Colour) -> str:
    return f"light-dark({light}, {dark})"
