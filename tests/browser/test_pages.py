"""Every page that is built, in a real browser."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.test_accessibility import violations

NARROW: ViewportSize = {"width": 360, "height": 800}
WITH_LEVELS = """(table, count) => {
  for (const row of table.rows) {
    const cells = [...row.cells].slice(1);
    cells.slice(count).forEach((each) => each.remove());
    for (let place = cells.length; place < count; place++) {
      row.append(cells[place % cells.length].cloneNode(true));
    }
  }
}"""
BOUNDS = """(table) => {
  const {left, right} = table.getBoundingClientRect();
  return [left, right].map(Math.round);
}"""
PLACES = """(table) => [...table.tBodies[0].rows].map((row) => [...row.cells]
  .filter((each) => each.checkVisibility())
  .map((each) => each.getBoundingClientRect())
  .map(({x, y, right}) => [x, y, right].map(Math.round)))"""


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


@pytest.mark.parametrize("levels", range(2, 7))
@pytest.mark.parametrize("width", [360, 768, 1100, 1280])
def test_levels_beside_each_other_leave_no_hole(
    browser: Browser, host: str, levels: int, width: int
) -> None:
    """However many there are, each line of them is as wide as the table; nor does it run out."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{host}/en/how-scalable-is-your-sales-process/")
    table = page.locator(".matrix")
    table.evaluate(WITH_LEVELS, levels)
    bounds = table.evaluate(BOUNDS)
    for cells in table.evaluate(PLACES):
        lines = defaultdict(list)
        for left, top, right in cells:
            lines[top].append((left, right))
        assert len(cells) == levels + 1
        assert all([line[0][0], line[-1][1]] == bounds for line in lines.values())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_cell_that_says_nothing_leaves_no_hole(browser: Browser, host: str) -> None:
    """Of four levels, one of which has no advice, three stand beside each other."""
    page = browser.new_page(viewport={"width": 768, "height": 800})
    page.goto(f"{host}/en/how-scalable-is-your-sales-process/")
    table = page.locator(".matrix")
    table.evaluate("table => table.rows[1].cells[2].replaceChildren()")
    heading, *cells = table.evaluate(PLACES)[0]
    assert len({top for _, top, _ in cells}) == 1
    assert (cells[0][0], cells[2][2]) == (heading[0], heading[2])
    page.close()
