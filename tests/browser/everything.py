"""A visit that uses all there is to use in a check, each once at least."""

from playwright.sync_api import Locator, expect

from site_builder.scoring import Scorer
from tests.browser.states import unfold
from tests.browser.visits import (
    Answers,
    Words,
    exactly,
    expect_result,
    press,
    take_by_clicking,
    take_on_one_page_by_clicking,
)


def use_everything(
    check: Locator, words: Words, answers: Answers, *, is_sandboxed: bool = False
) -> None:
    """Err, go back, come to the result, keep and change it, start again, and all on one page."""
    result = Scorer(words.rubric).score(dict(answers))
    press(check, words, "start")
    press(check, words, "next")
    press(check, words, "back")
    take_by_clicking(check, words, answers)
    expect_result(check, words, result)
    unfold(check)
    if not is_sandboxed:
        _keep(check, words)
    name = f"{words.say('change')}: {words.text(words.rubric.questions[0].text)}"
    check.get_by_role("button", name=exactly(name)).click()
    press(check, words, "finish")
    expect_result(check, words, result)
    press(check, words, "restart")
    take_on_one_page_by_clicking(check, words, answers)
    expect_result(check, words, result)
    check.evaluate("node => node.removeAttribute('mode')")


def _keep(check: Locator, words: Words) -> None:
    check.page.evaluate("window.print = () => {}")
    press(check, words, "print")
    press(check, words, "copy")
    expect(check.get_by_role("status")).not_to_be_empty()
    with check.page.expect_download():
        press(check, words, "download")
