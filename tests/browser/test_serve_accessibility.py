"""What `build --serve` tells over a page: everyone can read it, and use the page below it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from site_builder.build import compute
from site_builder.files.excerpt import Excerpt
from site_builder.files.problems import Problem
from site_builder.options import Options
from site_builder.serve.served import Found, Served, Told
from tests.browser.test_accessibility import SCHEMES, violations
from tests.projects import MINIMAL
from tests.serve.server import Server

pytestmark = pytest.mark.usefixtures("tab")

ERROR = Problem(
    "content/a-check-with-a-long-name/published/a-check-with-a-long-name.0123456789ab.js",
    *(1234, 1, "pinned-changed"),
    "the pinned script is not what was published, and browsers will refuse it",
    "take it back with git checkout -- content/a-check-with-a-long-name/published",
)
MARKED = Found(
    replace(ERROR, path="content/first/rubric.yaml", line=2),
    Excerpt(2, f"levls: {'https://example.com/' * 9}", 0),
)
WARNING = Found(replace(ERROR, severity="warning"), None)
TOLD = {
    "problems": Told((Found(ERROR, None), MARKED, *[WARNING] * 60)),
    "warnings": Told((WARNING, replace(MARKED, problem=WARNING.problem))),
    "a failure": Told(failure="cannot be bundled:\n  view.ts:1:8"),
    "not written": Told(failure="/build cannot be written", is_current=True),
}
WIDTHS = (360, 1280)

# Whatever can be pressed there, and is smaller than 24 pixels (WCAG 2.5.8); what sticks out.
SMALL = """() => [...document.querySelectorAll("#niveaucheck-problems :is(summary, button)")]
  .filter((each) => each.checkVisibility())
  .map((each) => each.getBoundingClientRect())
  .filter(({width, height}) => Math.min(width, height) < 24)"""
WIDE = """() => [document.documentElement, ...document.querySelectorAll("#niveaucheck-problems *")]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth)
  .map((each) => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of a site."""
    with Server(Served().with_site(compute(MINIMAL, Options()), 1)).running() as made:
        yield made


def wrong(page: Page) -> list[Any]:
    """Return what is wrong with a page, for whoever sees it or hears it."""
    return [*violations(page, None), *page.evaluate(SMALL), *page.evaluate(WIDE)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("told", TOLD)
def test_what_is_told_is_for_everyone(
    server: Server, page: Page, told: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """Open as well as closed, in light and dark, on a phone and on a wide screen."""
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)
    served = server.served
    server.served = served.with_told(TOLD[told], 2)
    page.goto(f"http://127.0.0.1:{server.port}/en/first-check/")
    summary = page.locator("#niveaucheck-problems .frame > details > summary")
    for later in page.locator("#niveaucheck-problems .later > summary").all():
        later.press("Enter")
    body = page.locator("#niveaucheck-problems .body")
    is_open = body.is_visible()
    found = wrong(page)
    summary.press("Enter")
    expect(body).to_be_visible(visible=not is_open)
    found += wrong(page)
    server.served = served
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_page_without_a_site_is_for_everyone(
    server: Server, page: Page, scheme: Literal["light", "dark"], width: int
) -> None:
    """It has nothing but what is told."""
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)
    served = server.served
    server.served = Served().with_told(TOLD["problems"], 2)
    page.goto(f"http://127.0.0.1:{server.port}/en/first-check/")
    found = wrong(page)
    server.served = served
    assert found == []
