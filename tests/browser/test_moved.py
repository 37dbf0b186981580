"""An article that has a new address, for visitors of the old one."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from site_builder.build import build
from site_builder.options import Options
from site_builder.verify.host import hosted
from tests.projects import MINIMAL, copied


def _moved(folder: Path) -> Path:
    text = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    files = {"first/article.en.md": text.replace("date:", "aliases: [old]\ndate:")}
    build(copied(MINIMAL, folder / "project", files), folder / "build", Options())
    return folder / "build"


def test_the_old_address_leads_to_the_new_one(tmp_path: Path, page: Page) -> None:
    """On a host without redirects, at once."""
    with hosted(_moved(tmp_path)) as host:
        page.goto(f"{host}/en/old/")
        expect(page).to_have_url(f"{host}/en/first-check/")


def test_it_does_so_without_a_script(tmp_path: Path, browser: Browser) -> None:
    """Where none runs it is no different."""
    context = browser.new_context(java_script_enabled=False)
    with hosted(_moved(tmp_path)) as host:
        page = context.new_page()
        page.goto(f"{host}/en/old/")
        page.wait_for_url(f"{host}/en/first-check/")
    context.close()
