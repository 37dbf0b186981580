"""A visitor takes the check on the article's page, and the page says what is right."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.answer_sets import features, telling_answer_sets, wanted
from tests.browser.states import give
from tests.browser.visits import (
    Take,
    Words,
    exactly,
    expect_result,
    press,
    take_by_clicking,
    take_by_keyboard,
    take_on_one_page_by_clicking,
    take_on_one_page_by_keyboard,
)

pytestmark = pytest.mark.usefixtures("tab")

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
    sets = telling_answer_sets(rubric, SETS)[part::PARTS]
    expect_the_reference(page.locator("niveau-check"), words, scorer, take, sets)


def expect_the_reference(
    check: Locator, words: Words, scorer: Scorer, take: Take, sets: list[dict[str, str]]
) -> None:
    """Take the check with each of the answer sets; what shows and what a page reads is right."""
    for answers in sets:
        take(check, words, answers)
        expected = scorer.score(answers)
        expect_result(check, words, expected)
        assert check.evaluate("node => [node.answers, node.result]") == [answers, expected]
        check.evaluate("node => { node.restart(); document.activeElement.blur(); }")


def test_some_answer_sets_choose_everything(rubric: Rubric) -> None:
    """Whoever takes the check with each of them chooses every option of every question."""
    chosen = {pair for answers in some_sets(rubric) for pair in answers.items()}
    assert chosen == {(each.id, option.id) for each in rubric.questions for option in each.options}


def some_sets(rubric: Rubric) -> list[dict[str, str]]:
    """Return the answer sets that choose an option which none before them does."""
    chosen, found = set[tuple[str, str]](), list[dict[str, str]]()
    for answers in telling_answer_sets(rubric, SETS):
        found += [answers] if answers.items() - chosen else []
        chosen |= answers.items()
    return found


@pytest.mark.parametrize("take", [take_on_one_page_by_clicking, take_on_one_page_by_keyboard])
@pytest.mark.parametrize("language", LANGUAGES)
def test_on_one_page_it_shows_the_same(
    host: str,
    page: Page,
    entry: Entry,
    rubric: Rubric,
    scorer: Scorer,
    language: str,
    take: Take,
) -> None:
    """In the mode `page`, with the mouse and by keyboard alone, whichever options are chosen."""
    words = Words(language, rubric)
    page.goto(f"{host}/{language}/{entry.articles[language].slug}/")
    expect_the_reference(page.locator("niveau-check"), words, scorer, take, some_sets(rubric))


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_one_page_what_is_open_is_listed(
    host: str, page: Page, entry: Entry, rubric: Rubric, language: str
) -> None:
    """The summary takes the focus, its links lead to the questions, and answers shorten it."""
    page.emulate_media(reduced_motion="no-preference")
    words = Words(language, rubric)
    page.goto(f"{host}/{language}/{entry.articles[language].slug}/")
    address = page.url
    check = page.locator("niveau-check")
    check.evaluate("node => node.setAttribute('mode', 'page')")
    press(check, words, "start")
    check.get_by_role("radio").first.check()
    press(check, words, "finish")
    _, second, third, *_ = rubric.questions
    count = len(rubric.questions) - 1
    summary = check.get_by_role("group", name=exactly(words.say("missing", n=count)))
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(count)
    summary.get_by_role("link", name=exactly(words.text(third.text))).click()
    group = check.get_by_role("group", name=exactly(words.text(third.text)))
    expect(group.get_by_role("radio").first).to_be_focused()
    assert page.url == address, "a link inside leads nowhere outside"
    expect(group).to_have_accessible_description(re.compile(re.escape(words.say("unanswered"))))
    group.get_by_role("radio").nth(1).check()
    expect(check.get_by_role("link", name=exactly(words.text(third.text)))).to_have_count(0)
    expect(check.get_by_role("link", name=exactly(words.text(second.text)))).to_be_visible()
    expect(check.get_by_text(words.say("answered", n=2, total=count + 1))).to_be_visible()


@pytest.mark.parametrize("mode", ["steps", "page"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_changed_from_the_result(
    host: str,
    page: Page,
    entry: Entry,
    rubric: Rubric,
    scorer: Scorer,
    language: str,
    mode: str,
) -> None:
    """The result leads to the question, and one step leads back to the new result."""
    words = Words(language, rubric)
    page.goto(f"{host}/{language}/{entry.articles[language].slug}/")
    check = page.locator("niveau-check")
    check.evaluate("(node, mode) => node.setAttribute('mode', mode)", mode)
    answers = {question.id: question.options[0].id for question in rubric.questions}
    give(check, answers)
    question = rubric.questions[4]
    check.get_by_text(words.say("answers"), exact=True).click()
    name = f"{words.say('change')}: {words.text(question.text)}"
    check.get_by_role("button", name=exactly(name)).click()
    group = check.get_by_role("group", name=re.compile(re.escape(words.text(question.text))))
    expect(group.get_by_role("radio").first).to_be_checked()
    assert group.evaluate("node => node.contains(node.getRootNode().activeElement)")
    expect(check.get_by_role("button", name=exactly(words.say("back")))).to_have_count(0)
    group.get_by_role("radio").nth(3).check()
    press(check, words, "finish")
    changed = answers | {question.id: question.options[3].id}
    expect_result(check, words, scorer.score(changed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mode_may_change_meanwhile(
    host: str, page: Page, entry: Entry, rubric: Rubric, language: str
) -> None:
    """A page that changes `mode` keeps every answer."""
    words = Words(language, rubric)
    page.goto(f"{host}/{language}/{entry.articles[language].slug}/")
    check = page.locator("niveau-check")
    press(check, words, "start")
    check.get_by_role("radio").nth(2).check()
    press(check, words, "next")
    check.evaluate("node => node.setAttribute('mode', 'page')")
    expect(check.get_by_role("radio", checked=True)).to_have_count(1)
    expect(check.get_by_role("radio").nth(2)).to_be_checked()
    check.evaluate("node => node.setAttribute('mode', 'steps')")
    expect(check.get_by_role("radio", checked=True)).to_have_count(1)


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


def test_the_browser_comes_back_to_the_answers(
    host: str, context: BrowserContext, entry: Entry, rubric: Rubric
) -> None:
    """Leaving the page and coming back by the browser's own buttons loses nothing."""
    words = Words("en", rubric)
    page = context.new_page()
    page.goto(f"{host}/en/{entry.articles['en'].slug}/")
    check = page.locator("niveau-check")
    press(check, words, "start")
    check.get_by_role("radio").nth(2).check()
    press(check, words, "next")
    check.get_by_role("radio").nth(1).check()
    page.goto(f"{host}/en/")
    page.go_back(wait_until="commit")
    expect(check.get_by_role("radio").nth(1)).to_be_checked()
    press(check, words, "back")
    expect(check.get_by_role("radio").nth(2)).to_be_checked()
