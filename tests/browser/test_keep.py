"""What a visitor takes away of a result, each only where it can work."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.conftest import HostPage
from tests.browser.states import STATES, answers_for, give
from tests.browser.visits import Answers, Words, exactly, press

pytestmark = pytest.mark.usefixtures("tab")


@pytest.fixture
def answers(rubric: Rubric) -> Answers:
    """Answers with a cap at work."""
    return answers_for(rubric, lambda result: bool(result["caps"]))


def test_the_result_is_copied_as_text(
    browser: Browser, host: str, entry: Entry, words: Words, scorer: Scorer, answers: Answers
) -> None:
    """Title, level, summary, bottleneck, every area, the address; and the visitor is told."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{host}/{words.language}/{entry.articles[words.language].slug}/")
    check = page.locator("niveau-check")
    give(check, answers)
    press(check, words, "copy")
    expect(check.get_by_role("status")).to_have_text(words.say("copied"))
    *lines, address = page.evaluate("navigator.clipboard.readText()").splitlines()
    result = scorer.score(answers)
    level = next(each for each in words.rubric.levels if each.id == result["overall"]["level"])
    worst = words.dimension(result["bottleneck"]["dimension"])
    assert level.summary
    assert [line for line in lines if line] == [
        page.get_by_role("heading", level=1).inner_text(),
        words.say("level", level=words.text(level.name)),
        words.text(level.summary),
        words.say("bottleneck", dimension=worst),
        *(area_line(words, each) for each in result["dimensions"]),
    ]
    assert address.endswith(f"/{entry.articles[words.language].slug}/")
    context.close()


def area_line(words: Words, scored: dict[str, Any]) -> str:
    """Return what the text says of an area."""
    score = words.say("percent", score=scored["display"])
    return f"{words.dimension(scored['id'])}: {words.level(scored['level'])}, {score}"


def test_a_refused_copy_is_said(check: Locator, words: Words) -> None:
    """Where the browser refuses, the visitor is told so."""
    check.page.evaluate(
        "Object.defineProperty(navigator.clipboard, 'writeText', {value: () => Promise.reject()})"
    )
    STATES["fly"](check, words)
    press(check, words, "copy")
    expect(check.get_by_role("status")).to_have_text(words.say("not-copied"))


def test_the_result_is_downloaded(
    check: Locator, words: Words, scorer: Scorer, answers: Answers
) -> None:
    """A JSON file with the answers and the result of the reference scorer."""
    give(check, answers)
    with check.page.expect_download() as download:
        press(check, words, "download")
    assert download.value.suggested_filename == "sales-process.json"
    data = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert data == {
        "check": "sales-process",
        "version": words.rubric.version,
        "lang": words.language,
        "answers": answers,
        "result": scorer.score(answers),
    }


def test_in_a_sandbox_nothing_is_offered_that_cannot_work(
    page: Page, host_page: HostPage, rubric: Rubric
) -> None:
    """No link, print, copy or download where a frame may only run scripts."""
    frame = '<iframe sandbox="allow-scripts" src="$SITE/embed/sales-process/en/"></iframe>'
    page.goto(host_page(frame))
    words = Words("en", rubric)
    check = page.frame_locator("iframe").locator("niveau-check")
    STATES["capped"](check, words)
    expect(check.get_by_role("button", name=exactly(words.say("restart")))).to_be_visible()
    expect(check.get_by_role("link")).to_have_count(0)
    for key in ("print", "copy", "download"):
        expect(check.get_by_role("button", name=exactly(words.say(key)))).to_have_count(0)


def test_in_a_frame_of_another_site_copying_is_not_offered(
    page: Page, host_page: HostPage, rubric: Rubric
) -> None:
    """Its policy forbids it there; printing and downloading work."""
    page.goto(
        host_page('<iframe src="$SITE/embed/sales-process/en/"></iframe>').replace(
            "127.0.0.1", "localhost"
        )
    )
    words = Words("en", rubric)
    check = page.frame_locator("iframe").locator("niveau-check")
    STATES["capped"](check, words)
    for key in ("print", "download"):
        expect(check.get_by_role("button", name=exactly(words.say(key)))).to_be_visible()
    expect(check.get_by_role("button", name=exactly(words.say("copy")))).to_have_count(0)
