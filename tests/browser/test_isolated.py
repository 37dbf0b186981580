"""The page for iframes, where the page around it is isolated from other origins."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder.verify.host import hosted

FRAME = '<!doctype html><html lang="en"><iframe title="check" src="{}" {}></iframe>'


@pytest.fixture
def isolated(tmp_path: Path, host: str) -> Iterator[str]:
    """The address of someone else's page that takes in only what says it may be."""
    policy = "Cross-Origin-Embedder-Policy: require-corp\n  Cross-Origin-Opener-Policy: same-origin"
    (tmp_path / "404.html").write_text("", "utf-8")
    (tmp_path / "_headers").write_text(f"/a.html\n  {policy}\n/b.html\n  {policy}\n", "utf-8")
    for name, more in (("a", ""), ("b", 'sandbox="allow-scripts"')):
        page = FRAME.format(f"{host}/embed/sales-process/en/", more)
        (tmp_path / f"{name}.html").write_text(page, "utf-8")
    with hosted(tmp_path) as address:
        yield address


@pytest.mark.parametrize("name", ["a", "b"])
def test_the_frame_shows_its_check_there(page: Page, isolated: str, name: str) -> None:
    """Also in a sandbox, where even the site's own files are those of another origin."""
    page.goto(f"{isolated}/{name}.html")
    assert page.evaluate("crossOriginIsolated")
    button = page.frame_locator("iframe").get_by_role("button", name="Start the check")
    expect(button).to_be_visible()
