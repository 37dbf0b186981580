"""A visitor takes the check on the article's page, and the page says what is right."""

import re

import pytest
from playwright.sync_api import Page, expect

from site_builder.content import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.answer_sets import features, telling_answer_sets, wanted
from tests.browser.visits import (
    Take,
    Words,
    exactly,
    expect_result,
    take_by_clicking,
    take_by_keyboard,
)

LANGUAGES = ("nl", "en")
SETS = 40
PARTS = 4


def test_the_answer_sets_show_everything(rubric: Rubric, scorer: Scorer) -> None:
    """Every level, every sole bottleneck, joint ones, none, and the cap are among them."""
    sets = telling_answer_sets(rubric, SETS)
    shown = set().union(*(features(scorer.score(answers)) for answers in sets))
    assert len(sets) >= SETS
    assert shown >= wanted(rubric)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("take", [take_by_clicking, take_by_keyboard])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_what_the_reference_scorer_says(
    host: str,
    page: Page,
    entry: Entry,
    rubric: Rubric,
    scorer: Scorer,
    language: str,
    take: Take,
    part: int,
) -> None:
    """Levels, bottleneck and cap on the page, and `answers` and `result`, equal the reference's."""
    words = Words(language, rubric)
    page.goto(f"{host}/{language}/{entry.articles[language].slug}/")
    check = page.locator("niveau-check")
    for answers in telling_answer_sets(rubric, SETS)[part::PARTS]:
        take(check, words, answers)
        expected = scorer.score(answers)
        expect_result(check, words, expected)
        assert check.evaluate("node => node.answers") == answers
        assert check.evaluate("node => node.result") == expected
        check.evaluate("node => { node.restart(); document.activeElement.blur(); }")


@pytest.mark.parametrize("language", LANGUAGES)
def test_next_without_an_answer_is_an_error(
    host: str, page: Page, entry: Entry, rubric: Rubric, language: str
) -> None:
    """The error belongs to the group, the focus goes into it, and an answer takes it away."""
    words = Words(language, rubric)
    page.goto(f"{host}/{language}/{entry.articles[language].slug}/")
    page.get_by_role("button", name=exactly(words.say("start"))).click()
    page.get_by_role("button", name=exactly(words.say("next"))).click()
    group = page.get_by_role("group", name=words.text(rubric.questions[0].text))
    expect(group).to_have_accessible_description(re.compile(re.escape(words.say("unanswered"))))
    expect(group.get_by_role("radio").first).to_be_focused()
    group.get_by_role("radio").nth(2).check()
    page.get_by_role("button", name=exactly(words.say("next"))).click()
    expect(page.get_by_role("group", name=words.text(rubric.questions[1].text))).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_a_small_phone(
    host: str, page: Page, entry: Entry, rubric: Rubric, language: str
) -> None:
    """At 320 px neither the article nor any state of the check scrolls sideways."""
    words = Words(language, rubric)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{host}/{language}/{entry.articles[language].slug}/#by-hand")
    check = page.locator("niveau-check")
    too_wide = """node => [document.documentElement, ...node.shadowRoot.querySelectorAll("*")]
      .filter((each) => each.scrollWidth > Math.max(each.clientWidth, 1)
        && getComputedStyle(each).display !== "inline")
      .map((each) => each.outerHTML.slice(0, 80))"""
    assert check.evaluate(too_wide) == []
    check.get_by_role("button", name=exactly(words.say("start"))).click()
    check.get_by_role("button", name=exactly(words.say("next"))).click()
    assert check.evaluate(too_wide) == []
    for answers in telling_answer_sets(rubric, SETS)[:4]:
        check.evaluate("(node, answers) => { node.answers = answers; }", answers)
        assert check.evaluate(too_wide) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_back_loses_nothing(
    host: str, page: Page, entry: Entry, rubric: Rubric, language: str
) -> None:
    """Going back shows the answer that was given; back from the first question is the start."""
    words = Words(language, rubric)
    page.goto(f"{host}/{language}/{entry.articles[language].slug}/")
    page.get_by_role("button", name=exactly(words.say("start"))).click()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name=exactly(words.say("next"))).click()
    page.get_by_role("radio").nth(3).check()
    page.get_by_role("button", name=exactly(words.say("back"))).click()
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.get_by_role("button", name=exactly(words.say("next"))).click()
    expect(page.get_by_role("radio").nth(3)).to_be_checked()
    for _ in range(2):
        page.get_by_role("button", name=exactly(words.say("back"))).click()
    expect(page.get_by_role("button", name=exactly(words.say("start")))).to_be_visible()
