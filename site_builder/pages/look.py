"""The project's own logo and typefaces as files of the site, and as what its style sheet says."""

from collections.abc import Mapping
from posixpath import basename

from site_builder.content.brand import ROLES, Brand, Face, Logo

LOGO_HEIGHT = 36
"""Pixels; the style sheet shows it so high."""
_PROPERTIES = {"heading": "--serif", "text": "--sans"}
_FALLBACKS = {"heading": "--serif-fallback", "text": "--sans-fallback"}


def brand_files(brand: Brand) -> dict[str, bytes]:
    """Return the files by name: `logo.svg`, `logo-dark.png`, `font-heading-regular.woff2`."""
    logo = brand.logo
    pictures = {logo_name(logo): logo.light.data} if logo else {}
    if logo and logo.dark:
        pictures[dark_logo_name(logo)] = logo.dark.data
    return {**pictures, **{_font_name(face): face.data for face in brand.faces}}


def logo_name(logo: Logo) -> str:
    """Return the name of the logo's file."""
    return f"logo.{logo.light.kind}"


def dark_logo_name(logo: Logo) -> str:
    """Return the name of the file of the logo for dark pages; "" without one."""
    return f"logo-dark.{logo.dark.kind}" if logo.dark else ""


def logo_width(logo: Logo) -> int:
    """Return how wide the logo is at its height, so that nothing shifts when it comes."""
    return max(1, round(LOGO_HEIGHT * logo.light.width / logo.light.height))


def preloaded(brand: Brand) -> list[str]:
    """Return the names of the typefaces that every page begins with: the regular cuts."""
    return [_font_name(face) for face in brand.faces if face.cut == "regular"]


def _font_name(face: Face) -> str:
    return f"font-{face.role}-{face.cut.replace('_', '-')}.woff2"


def brand_rules(brand: Brand, addresses: Mapping[str, str]) -> str:
    """Return what the typefaces add to site.css, which lies in the same folder.

    Args:
        brand: the project's own.
        addresses: that of each file, by its name.
    """
    faces = [_face_rule(face, addresses[_font_name(face)]) for face in brand.faces]
    own = [role for role in ROLES if any(face.role == role for face in brand.faces)]
    families = [f'  {_PROPERTIES[role]}: "own {role}", var({_FALLBACKS[role]});' for role in own]
    root = [":root {", *families, "}", ""] if families else []
    check = ["niveau-check {", "  --niveau-font: var(--sans);", "}", ""] if "text" in own else []
    return "\n".join([*faces, *root, *check])


def _face_rule(face: Face, address: str) -> str:
    style = "italic" if face.is_italic else "normal"
    return (
        "@font-face {\n"
        f'  font-family: "own {face.role}";\n'
        f'  src: url("{basename(address)}") format("woff2");\n'
        f"  font-weight: {face.weight};\n"
        f"  font-style: {style};\n"
        "  font-display: swap;\n"
        "}\n"
    )
