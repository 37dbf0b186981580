"""The page for iframes on other people's pages: how it stands there, and how it is looked at."""

from typing import Any

from playwright.sync_api import Frame, Locator, Page

SOURCE = "$SITE/embed/sales-process/en/"
FRAME = f'<iframe src="{SOURCE}" title="Check" width="700" height="300" frameborder="0"></iframe>'
SANDBOX = FRAME.replace("<iframe", '<iframe sandbox="allow-scripts"')
SCRIPT = '<script async src="$SITE/embed/frame.js"></script>'

FITS = """() => {
  const root = document.documentElement;
  const {height} = root.getBoundingClientRect();
  const isWhole = root.scrollHeight <= innerHeight && root.scrollWidth <= innerWidth;
  return height > 0 && innerHeight === Math.ceil(height) && isWhole;
}"""
HEIGHT = "Math.ceil(document.documentElement.getBoundingClientRect().height)"
IS_DARK = """() => {
  const panel = document.querySelector("niveau-check").shadowRoot?.querySelector("[part~=panel]");
  return panel && getComputedStyle(panel).backgroundColor !== "rgb(255, 255, 255)";
}"""


Told = list[dict[str, Any]]


def frame_in(page: Page, place: int = 0) -> Frame:
    """Return a frame of the page as a document."""
    found = page.locator("iframe").nth(place).element_handle().content_frame()
    assert found
    return found


def check_in(frame: Frame) -> Locator:
    """Return the check in a frame."""
    return frame.locator("niveau-check")


def expect_fit(frame: Frame) -> None:
    """The frame comes to be as high as the page in it, which then cannot be scrolled."""
    frame.wait_for_function(FITS)


def set_height(page: Page, place: int = 0) -> str:
    """Return the height that a frame was given by script."""
    return str(page.locator("iframe").nth(place).evaluate("frame => frame.style.height"))
