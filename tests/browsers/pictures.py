"""Pictures of the check in each browser, light and dark, to be laid side by side."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder.build import build
from site_builder.content.tree import load_content
from site_builder.options import Options
from site_builder.verify.host import hosted
from tests.browser.visits import Words
from tests.browsers.tabs import Tab, open_tab, until
from tests.browsers.visits import take_by_clicking

ROOT = Path(__file__).parents[2]
PAGE = (
    "<!doctype html><html lang=en style='color-scheme: {scheme}'><meta charset=utf-8>"
    "<title>Check</title><niveau-check check=sales-process></niveau-check>"
    "<script src={host}/embed/sales-process.js></script>"
)


def main(folder: Path) -> None:
    """Write a picture a browser, scheme and state into the folder."""
    content = load_content(ROOT).value
    assert content
    (rubric,) = [each.rubric for each in content.entries if each.id == "sales-process"]
    assert rubric
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made, TemporaryDirectory() as pages:
        build(ROOT, Path(made), Options())
        for name in ("_headers", "404.html"):
            Path(pages, name).touch()
        with hosted(Path(made)) as host, hosted(Path(pages)) as other:
            for scheme in ("light", "dark"):
                page = PAGE.format(scheme=scheme, host=host)
                Path(pages, f"{scheme}.html").write_text(page, "utf-8")
            for browser in ("chromium", "firefox", "webkit"):
                with open_tab(browser) as tab:
                    for scheme in ("light", "dark"):
                        tab.open(f"{other}/{scheme}.html")
                        shoot(tab, Words("en", rubric), folder / f"{browser}-{scheme}")


def shoot(tab: Tab, words: Words, path: Path) -> None:
    """Write the pictures of the start, a question with a mistake, and a result unfolded."""
    until(tab, "() => document.querySelector('niveau-check').shadowRoot")
    tab.picture(path.with_name(f"{path.name}-start.png"))
    tab.click("button", words.say("start"))
    tab.click("button", words.say("next"))
    tab.picture(path.with_name(f"{path.name}-question.png"))
    tab.click("button", words.say("back"))
    answers = {question.id: question.options[1].id for question in words.rubric.questions}
    take_by_clicking(tab, words, answers)
    tab.run(
        """() => document.querySelector("niveau-check").shadowRoot.querySelectorAll("details")
          .forEach((each) => { each.open = true; })"""
    )
    tab.picture(path.with_name(f"{path.name}-result.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
