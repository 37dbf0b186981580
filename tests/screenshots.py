"""Pictures of every state of the check, to be looked at: `make screenshots`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from site_builder.build import Options, build
from site_builder.content.tree import load_content
from site_builder.verify.browser import open_browser
from site_builder.verify.host import hosted
from tests.browser.states import STATES
from tests.browser.visits import Words

ROOT = Path(__file__).parents[1]
CHECK = "sales-process"
WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(folder: Path) -> None:
    """Write a picture a state, language, width and scheme into the folder."""
    content = load_content(ROOT).value
    assert content
    entry = next(entry for entry in content.entries if entry.id == CHECK)
    assert entry.rubric
    with TemporaryDirectory() as made, open_browser() as browser:
        site = Path(made) / "build"
        build(ROOT, site, Options())
        with hosted(site) as host:
            for language, article in entry.articles.items():
                address = f"{host}/{language}/{article.slug}/"
                shoot(browser, address, Words(language, entry.rubric), folder)


def shoot(browser: Browser, address: str, words: Words, folder: Path) -> None:
    """Write the pictures of one language."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            for name, show in STATES.items():
                page.goto(address)
                check = page.locator("niveau-check")
                show(check, words)
                path = folder / f"{name}-{words.language}-{width}-{scheme}.png"
                check.screenshot(path=path)
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
