"""`theme` in site.yaml: an accent, and files: a logo, typefaces, an icon (docs/theme.md)."""

from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from site_builder.content.theme import NO_COLOUR, AccentField
from site_builder.files.fields import Text
from site_builder.files.shapes import InSchema, Shape

S = TypeVar("S", bound=Shape)


class LogoShape(Shape):
    """`{light: logo.svg, dark: logo-dark.svg}`."""

    light: Text
    """The logo on light pages: an SVG or PNG file below content/."""
    dark: Text | None = None
    """The logo on dark pages, where it is another one."""


class CutsShape(Shape):
    """The cuts of a typeface."""

    regular: Text
    """A WOFF2 file below content/; a variable one needs no bold."""
    bold: Text | None = None
    """The bold cut; else browsers make it themselves."""
    italic: Text | None = None
    """The italic cut; else browsers slant the regular one."""
    bold_italic: Text | None = None
    """The bold italic cut."""


class IconShape(Shape):
    """`{svg: icon.svg, png: icon.png}`."""

    svg: Text | None = None
    """A square SVG file below content/, for tabs."""
    png: Text | None = None
    """A square PNG file below content/ of at least 180 pixels, for phones and older browsers."""


def _or_file(shape: type[S], key: str) -> tuple[BeforeValidator, InSchema]:
    """Return what lets a field be a single file too, which is that under the key."""

    def whole(value: object) -> S:
        return shape.model_validate(value if isinstance(value, dict) else {key: value})

    def schema() -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, shape.model_json_schema()]}

    return BeforeValidator(whole), InSchema(schema)


Cuts: TypeAlias = Annotated[CutsShape, *_or_file(CutsShape, "regular")]


class FontsShape(Shape):
    """`fonts`: a WOFF2 file, or several cuts."""

    heading: Cuts | None = None
    """The typeface of headings."""
    text: Cuts | None = None
    """The typeface of all other text."""


class ThemeShape(Shape):
    """`theme` in site.yaml."""

    accent: AccentField | None = None
    logo: Annotated[LogoShape, *_or_file(LogoShape, "light")] | None = None
    """The logo in the place of the title: an SVG or PNG file below content/."""
    fonts: FontsShape | None = None
    """Your own typefaces."""
    icon: Annotated[IconShape, *_or_file(IconShape, "svg")] | None = None
    """The icon of tabs and phones: a square SVG or PNG file below content/, or one of each."""

    @classmethod
    def _empty(cls, key: str) -> PydanticCustomError:
        return NO_COLOUR if key == "accent" else cls.if_empty
