"""Pictures of every kind of page, and of every state of the check: `make screenshots`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page

from site_builder.build import build
from site_builder.content.tree import load_content
from site_builder.options import Options
from site_builder.site.layout import make_site
from site_builder.site.level_pages import level_pages
from site_builder.site.values import Site
from site_builder.verify.browser import open_browser
from site_builder.verify.host import hosted
from tests.browser.states import STATES
from tests.browser.visits import Words

ROOT = Path(__file__).parents[1]
CHECK = "sales-process"
WIDTHS = (360, 768, 1280, 1920)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(folder: Path) -> None:
    """Write the pictures into the folder, named by what they show, language, width and scheme."""
    content = load_content(ROOT).value
    assert content
    site = make_site(content, drafts=False).value
    assert site
    with TemporaryDirectory() as made, open_browser() as browser:
        built = Path(made) / "build"
        build(ROOT, built, Options())
        with hosted(built) as host:
            for width, scheme, page in views(browser):
                for name, address in pages(site):
                    page.goto(f"{host}/{address}")
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                for article in site.articles:
                    if article.check and article.id == CHECK:
                        page.goto(f"{host}/{article.address}")
                        words = Words(article.language, article.check.rubric)
                        shoot(page, words, folder, f"{width}-{scheme}")


def views(browser: Browser) -> Iterator[tuple[int, str, Page]]:
    """Yield an empty page of every width, in light and in dark."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            yield width, scheme, page
            page.close()


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield a name and an address for each kind of page, in each language."""
    yield from (("choose", ""), ("not-found", "no/such/page"))
    yield from ((f"home-{page.language}", page.address) for page in site.homes)
    yield from ((f"article-{page.id}-{page.language}", page.address) for page in site.articles)
    yield from ((f"page-{page.id}-{page.language}", page.address) for page in site.pages)
    yield from ((f"embed-{language}", page.address) for language, page in site.embeds.items())
    yield from ((f"frame-{page.page.language}", page.address) for page in site.frames)
    for level in level_pages(site):
        yield f"level-{level.level.id}-{level.page.language}", level.address


def shoot(page: Page, words: Words, folder: Path, view: str) -> None:
    """Write the pictures of every state of the check on its article's page."""
    address, check = page.url, page.locator("niveau-check")
    for name, show in STATES.items():
        page.goto(address)
        show(check, words)
        check.screenshot(path=folder / f"check-{name}-{words.language}-{view}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
