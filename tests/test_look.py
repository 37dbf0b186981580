"""The project's own logo, typefaces and icon on the pages as they ship."""

import io
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from site_builder.content.brand import Icon
from site_builder.content.brand_files import icon_of
from site_builder.content.theme import DARK, LIGHT, Theme, text_on
from site_builder.files import cache
from site_builder.files.colour import parse
from site_builder.output.files import Output
from site_builder.pages import icon
from site_builder.pages.icon import icon_files
from tests.brands import STATIC, VARIABLE, png, svg
from tests.projects import MINIMAL, built, copied

SITE = (MINIMAL / "content/site.yaml").read_text("utf-8")
THEME = """theme:
  logo: {light: logo.svg, dark: dark.png}
  icon: {svg: icon.svg, png: icon.png}
  fonts:
    heading: heading.woff2
    text: {regular: text.woff2, bold_italic: text.woff2}
"""


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """A site with everything of its own."""
    files: dict[str, str | bytes] = {
        "site.yaml": SITE.replace("https://checks.example", "https://e.org/sub") + THEME,
        "logo.svg": svg(120, 30),
        "dark.png": png(12, 3),
        "icon.svg": svg(16, 16),
        "icon.png": png(192, 192),
        "heading.woff2": VARIABLE,
        "text.woff2": STATIC,
    }
    return built(copied(MINIMAL, tmp_path_factory.mktemp("branded") / "p", files))


def names(output: Output) -> dict[str, str]:
    """Return the address of each file in assets/ by its name without its hash."""
    found = [path for path in output.files if path.startswith("assets/")]
    return {re.sub(r"^assets/|\.[0-9a-f]{12}(?=\.)", "", path): path for path in found}


def test_the_logo_stands_in_the_place_of_the_title(branded: Output) -> None:
    """With the title for those who do not see it, its size, and the other one in the dark."""
    at = names(branded)
    dark = f'srcset="../../{at["logo-dark.png"]}" media="(prefers-color-scheme: dark)"'
    expected = (
        '<a class="wordmark pictured" href="../">'
        f"<picture><source {dark}>"
        f'<img class="logo" src="../../{at["logo.svg"]}" alt="Checks" width="144" height="36">'
        "</picture></a>"
    )
    assert expected in branded.files["en/first-check/index.html"].decode()
    lost = branded.files["404.html"].decode()
    assert f'src="/sub/{at["logo.svg"]}"' in lost
    assert f'srcset="/sub/{at["logo-dark.png"]}"' in lost


def beside(address: str) -> str:
    """Return how another file of assets/ names this one."""
    return address.removeprefix("assets/")


def test_typefaces_come_early_and_swap(branded: Output) -> None:
    """Each in the style sheet beside it; the regular cuts are asked for by the page itself."""
    at = names(branded)
    sheet = branded.files[at["site.css"]].decode()
    faces = re.findall(r"@font-face \{\n(.*?)\n\}", sheet, re.DOTALL)
    assert [face.split(";\n") for face in faces] == [
        [
            f'  font-family: "own {role}"',
            f'  src: url("{beside(at[f"font-{role}-{cut}.woff2"])}") format("woff2")',
            f"  font-weight: {weight}",
            f"  font-style: {style}",
            "  font-display: swap;",
        ]
        for role, cut, weight, style in (
            ("heading", "regular", "100 900", "normal"),
            ("text", "regular", "400", "normal"),
            ("text", "bold-italic", "700", "italic"),
        )
    ]
    assert '  --serif: "own heading", var(--serif-fallback);' in sheet
    assert '  --sans: "own text", var(--sans-fallback);' in sheet
    assert sheet.endswith("niveau-check {\n  --niveau-font: var(--sans);\n}\n")
    page = branded.files["en/index.html"].decode()
    assert re.findall(r'<link rel="preload" href="\.\./(.*?)" as="font"', page) == [
        at["font-heading-regular.woff2"],
        at["font-text-regular.woff2"],
    ]


def test_an_icon_is_there_in_every_size(branded: Output) -> None:
    """As it is for tabs, and made smaller for older browsers and for phones."""
    at = names(branded)
    assert branded.files[at["icon.svg"]] == svg(16, 16).encode()
    for name, size in (("icon-32.png", 32), ("touch-icon.png", 180)):
        with Image.open(io.BytesIO(branded.files[at[name]])) as picture:
            assert picture.size == (size, size)
    page = branded.files["en/index.html"].decode()
    for rel, name in (
        ("icon", "icon-32.png"),
        ("icon", "icon.svg"),
        ("apple-touch-icon", "touch-icon.png"),
    ):
        assert f'<link rel="{rel}" href="../{at[name]}"' in page


def test_an_icon_in_svg_alone_has_no_others(tmp_path: Path) -> None:
    """Nothing here can draw any SVG; what cannot be made is not named."""
    files = {"site.yaml": SITE + "theme: {icon: icon.svg}\n", "icon.svg": svg(16, 16)}
    output = built(copied(MINIMAL, tmp_path / "p", files))
    assert not {"icon-32.png", "touch-icon.png"} & names(output).keys()
    page = output.files["en/index.html"].decode()
    assert "touch-icon" not in page
    assert "icon-32" not in page


@pytest.mark.parametrize("accent", [None, "#e8c4ff"])
def test_the_icon_that_every_site_has_is_in_its_accent(accent: str | None) -> None:
    """Its bars are seen on it, in SVG and in pixels."""
    theme = Theme(parse(accent), parse(accent)) if accent else None
    files = icon_files(None, theme, '<svg fill="#0b5d5b"><g fill="#fff"/></svg>')
    ground = accent or "#0b5d5b"
    bar = str(text_on(parse(ground)))
    assert files["icon.svg"].decode() == f'<svg fill="{ground}"><g fill="{bar}"/></svg>'
    for name, size in (("icon-32.png", 32), ("touch-icon.png", 180)):
        with Image.open(io.BytesIO(files[name])) as picture:
            assert picture.size == (size, size)
            edge, within = (picture.getpixel(at) for at in ((0, 0), (size * 3 // 4, size // 2)))
            assert [f"#{bytes(each).hex()}" for each in (edge, within)] == [ground, bar]  # type: ignore[arg-type]


@pytest.mark.parametrize("png_of_its_own", [png(192, 192), None], ids=["own", "staircase"])
def test_an_icon_is_drawn_once_and_anew_by_other_code(
    png_of_its_own: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the one that every site has; what draws it decides it."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    own = Icon(None, icon_of("icon.png", png_of_its_own)) if png_of_its_own else None
    drawn = []

    def noted(draw: Callable[..., bytes], *of: Any) -> bytes:
        drawn.append(of)
        return draw(*of)

    for name in ("_smaller", "_drawn"):
        monkeypatch.setattr(icon, name, partial(noted, getattr(icon, name)))
    for code, times in ((b"a", 2), (b"a", 2), (b"b", 4)):
        monkeypatch.setattr(icon, "code_of", lambda _, code=code: code)
        icon_files(own, None, "<svg/>")
        assert len(drawn) == times
    cache.folder.cache_clear()


def test_what_surrounds_a_page_has_its_colour(branded: Output) -> None:
    """In light and in dark, on every page of the site."""
    for path, data in branded.files.items():
        if path.endswith(".html") and not path.startswith("embed/"):
            for scheme in (LIGHT, DARK):
                media = f"(prefers-color-scheme: {scheme.name})"
                meta = f'<meta name="theme-color" media="{media}" content="{scheme.paper}">'
                assert meta in data.decode(), path


def test_what_is_seen_elsewhere_has_no_typefaces(branded: Output) -> None:
    """A frame on the page of another loads none of them."""
    assert b"woff2" not in branded.files["embed/first/en/index.html"]
