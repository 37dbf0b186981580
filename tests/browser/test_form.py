"""A check in a form of the page: it takes part as `name` and `required` say."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.conftest import HostPage
from tests.browser.states import STATES, give, press
from tests.browser.visits import Answers, Words, exactly

FORM = """<form action="/elsewhere"><fieldset>
<niveau-check check="sales-process" lang="en"><a href="$SITE/en/">The check</a></niveau-check>
</fieldset></form>
<script async src="$SITE/embed/sales-process.js"></script>"""
SENT = "() => Object.fromEntries(new FormData(document.forms[0]))"
IS_VALID = "() => document.forms[0].checkValidity()"


@pytest.fixture
def words(rubric: Rubric) -> Words:
    """What the check says."""
    return Words("en", rubric)


@pytest.fixture
def check(page: Page, host_page: HostPage, words: Words) -> Locator:
    """The element in a form."""
    page.goto(host_page(FORM))
    check = page.locator("niveau-check")
    STATES["start"](check, words)
    return check


@pytest.fixture
def answers(rubric: Rubric) -> Answers:
    """The lowest answers."""
    return {question.id: question.options[0].id for question in rubric.questions}


def test_a_form_is_sent_answers_and_result(
    check: Locator, scorer: Scorer, answers: Answers
) -> None:
    """As JSON below the element's name, which it may get at any time; without one, nothing."""
    page = check.page
    give(check, answers)
    assert page.evaluate(SENT) == {}
    check.evaluate("node => node.setAttribute('name', 'level')")
    expected = {"answers": answers, "result": scorer.score(answers)}
    assert json.loads(page.evaluate(SENT)["level"]) == expected
    check.evaluate("node => node.removeAttribute('name')")
    assert page.evaluate(SENT) == {}
    check.evaluate("node => { node.setAttribute('name', 'other'); node.restart(); }")
    assert json.loads(page.evaluate(SENT)["other"]) == {"answers": {}, "result": None}


def test_a_required_check_is_invalid_until_its_result_is_there(
    check: Locator, answers: Answers
) -> None:
    """And again after a restart; the browser can say so at one of its buttons."""
    page = check.page
    assert page.evaluate(IS_VALID)
    check.evaluate("node => node.setAttribute('required', '')")
    assert not page.evaluate(IS_VALID)
    assert page.evaluate("() => document.forms[0].reportValidity()") is False
    expect(check.locator("button").first).to_be_focused()
    give(check, answers)
    assert page.evaluate(IS_VALID)
    check.evaluate("node => node.restart()")
    assert not page.evaluate(IS_VALID)
    check.evaluate("node => node.removeAttribute('required')")
    assert page.evaluate(IS_VALID)


def test_a_reset_form_resets_the_check(check: Locator, words: Words, answers: Answers) -> None:
    """It is at its start again."""
    give(check, answers)
    check.page.evaluate("document.forms[0].reset()")
    expect(check.get_by_role("button", name=exactly(words.say("start")))).to_be_visible()
    assert check.evaluate("node => node.answers") == {}


def test_a_disabled_form_disables_the_check(check: Locator, words: Words) -> None:
    """Its controls are disabled as long as the page's fieldset is."""
    start = check.get_by_role("button", name=exactly(words.say("start")))
    check.page.evaluate("document.querySelector('fieldset').disabled = true")
    expect(start).to_be_disabled()
    check.page.evaluate("document.querySelector('fieldset').disabled = false")
    expect(start).to_be_enabled()


def test_the_check_never_submits_the_form(check: Locator, words: Words) -> None:
    """Neither a button of it nor Enter in an answer."""
    page = check.page
    page.evaluate("document.forms[0].addEventListener('submit', () => { window.sent = true; })")
    address = page.url
    press(check, words, "start")
    check.get_by_role("radio").first.check()
    page.keyboard.press("Enter")
    press(check, words, "next")
    assert page.url == address
    assert page.evaluate("window.sent") is None
