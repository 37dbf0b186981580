"""A check in a form of the page: it takes part as `name` and `required` say."""

import json
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.kinds import enter
from tests.browser.life import (
    ANSWERS,
    begin,
    element,
    finish,
    script,
    words_of,
)
from tests.browser.states import STATES, give
from tests.browser.visits import Answers, Words, exactly, press

pytestmark = pytest.mark.usefixtures("tab")

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


def test_a_visitor_sends_the_form(quiet_page: Page, elsewhere: HostPage, first: Published) -> None:
    """The browser holds it back until the result is there, then sends both."""
    form = f"<form>{element(attributes='name=level required')}<button>Send</button></form>"
    quiet_page.goto(elsewhere(form + script()))
    check, answers = quiet_page.locator("niveau-check"), ANSWERS["first"]
    send = quiet_page.get_by_role("button", name="Send")
    begin(check, first, answers)
    send.click()
    expect(check.get_by_role("button", name=exactly(words_of(first).say("back")))).to_be_focused()
    finish(check, first, answers)
    with quiet_page.expect_navigation():
        send.click()
    ((sent,),) = parse_qs(urlsplit(quiet_page.url).query).values()
    assert json.loads(sent) == {"answers": answers, "result": Scorer(first.rubric).score(answers)}


def test_enter_in_a_field_of_the_check_sends_nothing(
    quiet_page: Page, elsewhere: HostPage, checks: Mapping[str, Published]
) -> None:
    """Not from a number, nor from a box, though the form has a button that would."""
    form = f"<form action=/gone>{element('bicycles', 'mode=page')}<button>Send</button></form>"
    address = elsewhere(form + script("bicycles"))
    quiet_page.goto(address)
    check, words = quiet_page.locator("niveau-check"), words_of(checks["bicycles"])
    press(check, words, "start")
    enter(check, words, {"cyclists": 7})
    for field in (check.get_by_role("textbox").first, check.get_by_role("checkbox").first):
        field.press("Enter")
    expect(check.get_by_role("textbox").first).to_have_value("7")
    assert quiet_page.url == address


def test_it_joins_a_form_and_leaves_it(
    quiet_page: Page, elsewhere: HostPage, first: Published
) -> None:
    """By its place, or by `form`; what it was told by one form does not hold in another."""
    forms = "<form id=a><fieldset disabled></fieldset></form><form id=b></form>"
    quiet_page.goto(elsewhere(forms + element(attributes="name=level form=b required") + script()))
    check = quiet_page.locator("niveau-check")
    begin(check, first, ANSWERS["first"])
    parts = (
        "() => [...document.forms].map((form) => [new FormData(form).has('level'),"
        " form.checkValidity()])"
    )
    assert quiet_page.evaluate(parts) == [[False, True], [True, False]]
    check.evaluate("""(node) => {
      node.removeAttribute("form");
      document.querySelector("fieldset").append(node);
    }""")
    assert quiet_page.evaluate(parts) == [[False, True], [False, True]]
    next_step = check.get_by_role("button", name=exactly(words_of(first).say("finish")))
    expect(next_step).to_be_disabled()
    check.evaluate("node => document.forms[1].append(node)")
    finish(check, first, ANSWERS["first"])
    assert quiet_page.evaluate(parts) == [[False, True], [True, True]]
