"""The pages around the checks: everyone can use them, and nothing in them shifts or sticks out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder.build import build
from site_builder.options import Options
from site_builder.verify.host import hosted
from tests.brands import png, svg
from tests.browser.test_accessibility import violations
from tests.projects import MINIMAL, copied

PAGES = ("", "nl/", "en/", "nl/privacy/", "en/about-niveaucheck/", "nowhere/at/all")


def test_nothing_sticks_out_on_a_small_phone(page: Page, host: str) -> None:
    """Home, a page beside the articles, the choice of a language, and what is not found."""
    page.set_viewport_size({"width": 320, "height": 640})
    for address in PAGES:
        page.goto(f"{host}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_a_card_is_one_link(page: Page, host: str) -> None:
    """All of it leads to the article, and a keyboard stops there once."""
    page.goto(f"{host}/en/")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", level=2))
    link = card.get_by_role("link")
    expect(link).to_have_count(1)
    link.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("contentinfo").get_by_role("link").first).to_be_focused()
    card.click(position={"x": 5, "y": 5})
    page.wait_for_url("**/how-scalable-is-your-sales-process/")


@pytest.fixture
def branded(tmp_path: Path) -> Iterator[str]:
    """The minimal project with a logo of its own for dark pages."""
    site = (MINIMAL / "content/site.yaml").read_text("utf-8")
    files: dict[str, str | bytes] = {
        "site.yaml": f"{site}theme: {{logo: {{light: a.svg, dark: b.png}}, icon: c.svg}}\n",
        "a.svg": svg(100, 25),
        "b.png": png(200, 50),
        "c.svg": svg(9, 9),
    }
    build(copied(MINIMAL, tmp_path / "project", files), tmp_path / "build", Options())
    with hosted(tmp_path / "build") as address:
        yield address


def test_the_logo_is_that_of_the_scheme(quiet_page: Page, branded: str) -> None:
    """Its room is there before it, and whoever does not see it hears the site's title."""
    for scheme, name in (("light", "logo."), ("dark", "logo-dark.")):
        quiet_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        quiet_page.goto(f"{branded}/en/first-check/")
        logo = quiet_page.get_by_role("link", name="Checks").get_by_role("img")
        assert f"/assets/{name}" in logo.evaluate("each => each.currentSrc")
        assert logo.evaluate("each => each.width / each.height") == pytest.approx(4, abs=0.1)
        assert violations(quiet_page, "header") == []
