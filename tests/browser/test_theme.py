"""A site with an accent of its own, as a browser shows it in light and in dark."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page

from site_builder.build import build
from site_builder.content.theme import DARK_INK, WHITE
from site_builder.options import Options
from site_builder.verify.host import hosted
from tests import wcag
from tests.projects import MINIMAL, copied

ACCENT = '\ntheme:\n  accent: {light: "#a2125c", dark: "#ff9ecb"}\n'
ADDRESSES = ("en/first-check/", "embed/first/en/")

Scheme = Literal["light", "dark"]
SCHEMES: list[tuple[Scheme, str]] = [("light", "#a2125c"), ("dark", "#ff9ecb")]
ON_ACCENT = {"light": WHITE, "dark": DARK_INK}

BACKGROUND = """node => {
  for (; node; node = node.parentNode ?? node.host) {
    if (!(node instanceof Element)) continue;
    const {backgroundColor} = getComputedStyle(node);
    if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
  }
}"""


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The minimal project with an accent and a link in its article, built and served."""
    folder = tmp_path_factory.mktemp("themed")
    site = (MINIMAL / "content/site.yaml").read_text("utf-8")
    article = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    files = {
        "site.yaml": site + ACCENT,
        "first/article.en.md": f"{article}\n\nA [link](#check).\n",
    }
    build(copied(MINIMAL, folder / "project", files), folder / "build", Options())
    with hosted(folder / "build") as address:
        yield address


def colour(node: Locator, name: str = "color") -> wcag.Channels:
    """Return a computed colour."""
    computed: str = node.evaluate("(node, name) => getComputedStyle(node)[name]", name)
    return wcag.channels(computed)


def contrast(node: Locator) -> float:
    """Return the contrast of a text with the background below it."""
    return float(wcag.ratio(colour(node), wcag.channels(node.evaluate(BACKGROUND))))


@pytest.mark.parametrize(("scheme", "accent"), SCHEMES)
def test_links_of_the_site_have_the_accent(
    page: Page, themed: str, scheme: Scheme, accent: str
) -> None:
    """They can be read, also under the pointer; so can the link that skips to the content."""
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{themed}/{ADDRESSES[0]}")
    link = page.get_by_role("link", name="link", exact=True)
    assert colour(link) == wcag.channels(accent)
    assert contrast(link) >= 4.5
    link.hover()
    assert colour(link) != wcag.channels(accent)
    assert contrast(link) >= 4.5
    skip = page.locator(".skip")
    skip.focus()
    assert colour(skip, "backgroundColor") == wcag.channels(accent)
    assert contrast(skip) >= 4.5


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("scheme", "accent"), SCHEMES)
def test_the_check_has_the_accent(
    page: Page, themed: str, address: str, scheme: Scheme, accent: str
) -> None:
    """Its main button and the chosen answer, on the article's page and in a frame."""
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{themed}/{address}")
    main = page.locator("niveau-check [part~=next]")
    assert colour(main, "backgroundColor") == wcag.channels(accent)
    assert colour(main) == wcag.channels(str(ON_ACCENT[scheme]))
    assert contrast(main) >= 4.5
    main.hover()
    assert colour(main, "backgroundColor") != wcag.channels(accent)
    assert contrast(main) >= 4.5
    main.click()
    page.get_by_role("radio").first.check()
    chosen = page.locator("niveau-check input:checked + span")
    edge = colour(chosen, "borderTopColor")
    assert edge == wcag.channels(accent)
    assert contrast(chosen) >= 4.5
    assert wcag.ratio(edge, colour(chosen, "backgroundColor")) >= 3


def test_a_page_may_still_set_the_accent(page: Page, themed: str) -> None:
    """What stands on the element goes before the theme of the script."""
    page.goto(f"{themed}/{ADDRESSES[0]}")
    main = page.locator("niveau-check [part~=next]")
    page.locator("niveau-check").evaluate(
        "node => node.style.setProperty('--niveau-accent', '#123456')"
    )
    assert colour(main, "backgroundColor") == wcag.channels("#123456")
