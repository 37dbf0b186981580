"""Every page that is built, in a real browser."""

import re
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from tests.browser.test_accessibility import violations

NARROW: ViewportSize = {"width": 360, "height": 800}


def test_axe_has_nothing_to_say_of_any_page(browser: Browser, built: Path, host: str) -> None:
    """In light and in dark, by the whole list of its rules."""
    pages = [path.relative_to(built).as_posix() for path in sorted(built.rglob("*.html"))]
    assert len(pages) > 5
    found = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
        for path in pages:
            page.goto(f"{host}/{path.removesuffix('index.html')}")
            found[path, scheme] = violations(page, None)
        page.close()
    assert {where: what for where, what in found.items() if what} == {}


def test_a_table_whose_cells_are_stacked_is_still_a_table(browser: Browser, host: str) -> None:
    """For a screen reader, on a phone: each row has its heading, each cell tells its level."""
    page = browser.new_page(viewport=NARROW)
    page.goto(f"{host}/en/how-scalable-is-your-sales-process/")
    table = page.locator(".matrix")
    display = table.locator("td").first.evaluate("node => getComputedStyle(node).display")
    shown = table.aria_snapshot()
    assert display != "table-cell"
    assert shown.count("- rowheader") == 5
    assert len(re.findall(r"- '?cell ", shown)) == 20
    assert shown.count("- text: Crawl") == 5
    page.close()
