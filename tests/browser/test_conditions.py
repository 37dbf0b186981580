"""What an answer brings, takes away and leaves: conditions, drafts, changes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from site_builder.scoring import Scorer
from tests.browser.carrying import Published, answers_of, check_of
from tests.browser.kinds import (
    FLAGGED,
    VOID,
    enter,
    open_check,
    question_of,
    served_kinds,
)
from tests.browser.states import give
from tests.browser.visits import Answers, Words, exactly, expect_result, press

pytestmark = pytest.mark.usefixtures("tab")

LANGUAGES = ("nl", "en")
UNTIL_SCHEMES: Answers = {"parking": "racks", "extras": ["showers"]}


@pytest.fixture(scope="module")
def bicycles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The check of every kind of question."""
    with served_kinds(tmp_path_factory.mktemp("kinds") / "build") as served:
        yield served["bicycles"]


def group_of(check: Locator, words: Words, question: str) -> Locator:
    """Return where a question is asked."""
    return check.get_by_role("group", name=words.text(question_of(words, question).text))


def option_of(check: Locator, words: Words, question: str, option: str) -> Locator:
    """Return the radio or the box of an option."""
    options = question_of(words, question).options
    text = words.text(next(each.text for each in options if each.id == option))
    return group_of(check, words, question).get_by_label(text, exact=True)


def asked_in(check: Locator) -> list[str]:
    """Return the ids of the questions that show, in order."""
    ids: list[str] = check.locator("[part=group]").evaluate_all("all => all.map((one) => one.id)")
    return ids


def change(check: Locator, words: Words, question: str) -> None:
    """Go from the result to an answer."""
    check.get_by_text(words.say("answers"), exact=True).click()
    name = f"{words.say('change')}: {words.text(question_of(words, question).text)}"
    check.get_by_role("button", name=exactly(name)).click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_one_page_a_question_comes_and_goes_in_its_place(
    page: Page, bicycles: Published, language: str
) -> None:
    """The focus stays, how many there are is told, and what was answered there comes back."""
    check = check_of(page)
    words = open_check(check, bicycles, language)
    check.evaluate("node => node.setAttribute('mode', 'page')")
    press(check, words, "start")
    assert asked_in(check) == ["parking", "extras", "schemes", "cyclists", "trend"]
    count = check.get_by_role("status").filter(has_text=words.say("asked", n=5))
    expect(count).to_be_visible()
    box = option_of(check, words, "schemes", "lease")
    box.check()
    assert asked_in(check) == ["parking", "extras", "schemes", "leaving", "cyclists", "trend"]
    expect(check.get_by_role("status").filter(has_text=words.say("asked", n=6))).to_be_visible()
    expect(box).to_be_focused()
    option_of(check, words, "leaving", "unknown").check()
    box.uncheck()
    expect(group_of(check, words, "leaving")).to_have_count(0)
    expect(count).to_be_visible()
    assert answers_of(page) == {"schemes": [], "leaving": "unknown"}
    box.check()
    expect(option_of(check, words, "leaving", "unknown")).to_be_checked()
    group_of(check, words, "cyclists").get_by_role("textbox").fill("1")
    assert asked_in(check)[-1] == "distance"


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_steps_the_progress_follows_the_answers(
    page: Page, bicycles: Published, language: str
) -> None:
    """There are fewer at most once one cannot come any more, and the last steps are sure."""
    check = check_of(page)
    words = open_check(check, bicycles, language)
    give(check, UNTIL_SCHEMES)
    expect(check.get_by_text(words.say("question-most", n=3, total=7))).to_be_visible()
    option_of(check, words, "schemes", "lease").check()
    press(check, words, "next")
    expect(group_of(check, words, "leaving")).to_be_visible()
    expect(check.get_by_text(words.say("question-most", n=4, total=7))).to_be_visible()
    press(check, words, "back")
    option_of(check, words, "schemes", "lease").uncheck()
    press(check, words, "next")
    expect(check.get_by_text(words.say("question-most", n=4, total=6))).to_be_visible()
    assert answers_of(page)["schemes"] == []
    enter(check, words, {"cyclists": 0})
    press(check, words, "next")
    expect(check.get_by_text(words.say("question", n=5, total=5))).to_be_visible()
    expect(check.get_by_role("button", name=exactly(words.say("finish")))).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_asks_what_it_brings_and_no_more(
    page: Page, bicycles: Published, language: str
) -> None:
    """From the result, past the question that has come up, and back; nothing there is an error."""
    check, scorer = check_of(page), Scorer(bicycles.rubric)
    words = open_check(check, bicycles, language)
    give(check, VOID)
    expect_result(check, words, scorer.score(VOID))
    change(check, words, "schemes")
    expect(check.get_by_role("button", name=exactly(words.say("finish")))).to_be_visible()
    option_of(check, words, "schemes", "lease").check()
    press(check, words, "next")
    expect(group_of(check, words, "leaving")).to_be_visible()
    expect(check.get_by_text(words.say("unanswered"))).to_have_count(0)
    option_of(check, words, "leaving", "unknown").check()
    press(check, words, "finish")
    changed = {**VOID, "schemes": ["lease"], "leaving": "unknown"}
    expect_result(check, words, scorer.score(changed))
    assert answers_of(page) == changed


@pytest.mark.parametrize("mode", ["steps", "page"])
def test_a_change_takes_away_what_hung_on_it(page: Page, bicycles: Published, mode: str) -> None:
    """One step leads back, and the answers that are listed are those to what is asked."""
    check, scorer = check_of(page), Scorer(bicycles.rubric)
    words = open_check(check, bicycles, "en")
    check.evaluate("(node, mode) => node.setAttribute('mode', mode)", mode)
    give(check, FLAGGED)
    change(check, words, "schemes")
    option_of(check, words, "schemes", "lease").uncheck()
    press(check, words, "finish")
    result = scorer.score({**FLAGGED, "schemes": ["mileage", "loan"]})
    assert result["flags"] == ["charging-indoors"]
    expect_result(check, words, result)
    check.get_by_text(words.say("answers"), exact=True).click()
    listed = check.locator("[part=answers] > li")
    expect(listed).to_have_count(len(bicycles.rubric.questions) - 1)
    text = words.text(question_of(words, "leaving").text)
    expect(listed.filter(has_text=text)).to_have_count(0)


def test_what_is_no_answer_yet_stays_when_all_is_drawn_anew(
    page: Page, bicycles: Published
) -> None:
    """Another mode keeps four boxes and a wrong number as they were entered."""
    check = check_of(page)
    words = open_check(check, bicycles, "nl")
    check.evaluate("node => node.setAttribute('mode', 'page')")
    press(check, words, "start")
    four = ["showers", "lockers", "drying", "tools"]
    enter(check, words, {"extras": four, "cyclists": 12})
    press(check, words, "finish")
    for mode in ("steps", "page"):
        check.evaluate("(node, mode) => node.setAttribute('mode', mode)", mode)
    expect(group_of(check, words, "cyclists").get_by_role("textbox")).to_have_value("12")
    for option in four:
        expect(option_of(check, words, "extras", option)).to_be_checked()
    expect(check.get_by_text(words.say("too-many", n=4, most=3))).to_be_visible()
    assert answers_of(page) == {"schemes": []}, "there none is an answer, here four are not"
    option_of(check, words, "extras", "tools").uncheck()
    assert answers_of(page) == {"schemes": [], "extras": four[:3]}


def test_answers_come_back_when_the_visitor_does(page: Page, bicycles: Published) -> None:
    """The browser's way back leads to boxes and numbers as they were."""
    check = check_of(page)
    words = open_check(check, bicycles, "en")
    give(check, {**UNTIL_SCHEMES, "schemes": ["loan"]})
    enter(check, words, {"cyclists": 3})
    page.goto(f"{bicycles.host}/en/")
    page.go_back(wait_until="commit")
    expect(group_of(check, words, "cyclists").get_by_role("textbox")).to_have_value("3")
    press(check, words, "back")
    expect(option_of(check, words, "schemes", "loan")).to_be_checked()
    expect(option_of(check, words, "schemes", "lease")).not_to_be_checked()


@pytest.mark.parametrize(("language", "written"), [("nl", "1,5"), ("en", "1.5"), ("nl", "1.5")])
def test_half_a_number_is_no_answer(
    page: Page, bicycles: Published, language: str, written: str
) -> None:
    """Neither with a comma nor with a point is it read as fifteen."""
    check = check_of(page)
    words = open_check(check, bicycles, language)
    give(check, {**UNTIL_SCHEMES, "schemes": []})
    field = check.get_by_role("textbox")
    field.fill(written)
    press(check, words, "next")
    expect(field).to_have_value(written)
    expect(field).to_be_focused()
    expect(check.get_by_text(words.say("no-number", min=0, max=10))).to_be_visible()
    assert "cyclists" not in answers_of(page)


@pytest.mark.parametrize("written", ["-2", "\u22122", " -2 ", "\uff0d\uff12"])
def test_a_number_is_read_as_people_write_it(page: Page, bicycles: Published, written: str) -> None:
    """With any minus, with spaces around it, and in wide characters."""
    check = check_of(page)
    open_check(check, bicycles, "nl")
    give(check, {**UNTIL_SCHEMES, "schemes": [], "cyclists": 0})
    check.get_by_role("textbox").fill(written)
    assert answers_of(page)["trend"] == -2


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_applicable_and_an_answer_exclude_each_other(
    page: Page, bicycles: Published, language: str
) -> None:
    """The one that comes last counts, and the other is seen to go."""
    check = check_of(page)
    words = open_check(check, bicycles, language)
    give(check, {"parking": "racks"})
    none = check.get_by_role("checkbox", name=exactly(words.say("not-applicable")))
    shower = option_of(check, words, "extras", "showers")
    shower.check()
    none.check()
    expect(shower).not_to_be_checked()
    assert answers_of(page)["extras"] is None
    shower.check()
    expect(none).not_to_be_checked()
    give(check, {**UNTIL_SCHEMES, "schemes": [], "cyclists": 0})
    field = check.get_by_role("textbox")
    field.fill("4")
    none.check()
    expect(field).to_have_value("")
    assert answers_of(page)["trend"] is None
    field.fill("5")
    expect(none).not_to_be_checked()
    field.fill("")
    assert "trend" not in answers_of(page)
