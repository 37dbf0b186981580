"""Every kind of question is asked, and every kind of result shown, as the reference says."""

from collections.abc import Iterator
from itertools import islice

import pytest
from playwright.sync_api import Page, expect

from site_builder.scoring import Scorer
from tests.browser.carrying import (
    Published,
    aim_of,
    answers_of,
    check_of,
    expect_next,
    fragment,
    give,
    link_to,
    published,
    some_answer_sets,
)
from tests.browser.visits import (
    Answers,
    Take,
    Words,
    answer_by_clicking,
    asked,
    expect_result,
    press,
    take_by_clicking,
    take_by_keyboard,
    take_on_one_page_by_clicking,
    take_on_one_page_by_keyboard,
)
from tests.projects import KINDS

pytestmark = pytest.mark.usefixtures("tab")

LANGUAGES = ("nl", "en")
CHECKS = ("bicycles", "cyclist")
SETS = 6
TAKES = (
    take_by_clicking,
    take_by_keyboard,
    take_on_one_page_by_clicking,
    take_on_one_page_by_keyboard,
)


@pytest.fixture(scope="module", params=CHECKS)
def kinds(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Published]:
    """A check with every kind of question, and one whose outcome is a dimension."""
    with published(KINDS, tmp_path_factory.mktemp("kinds") / "build", request.param) as served:
        yield served


@pytest.fixture(scope="module")
def bicycles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The check with every kind of question."""
    with published(KINDS, tmp_path_factory.mktemp("bicycles") / "build", "bicycles") as served:
        yield served


def answer_sets(check: Published) -> list[Answers]:
    """Return the author's own examples and some at random, each as a visitor can give it."""
    scorer = Scorer(check.rubric)
    own = [as_given(check, each.answers) for each in check.rubric.examples]
    found = (each for each in some_answer_sets(check.rubric) if "error" not in scorer.score(each))
    sets = (*own, *islice(found, SETS))
    return [seen(check, each) for each in sets if "error" not in scorer.score(each)]


def as_given(check: Published, answers: Answers) -> Answers:
    """Return an example's answers, whose numbers its author wrote as texts."""
    numbers = {question.id for question in check.rubric.questions if question.number}
    return {
        name: int(answer) if name in numbers and answer is not None else answer
        for name, answer in answers.items()
    }


def seen(check: Published, answers: Answers) -> Answers:
    """Return the answers to what is asked, several choices in declared order."""
    given = {each.id: each for each in asked(Words("en", check.rubric), answers)}
    places = {name: [option.id for option in each.options] for name, each in given.items()}
    return {
        name: sorted(answer, key=places[name].index) if isinstance(answer, list | tuple) else answer
        for name, answer in answers.items()
        if name in given
    }


@pytest.mark.parametrize("take", TAKES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_what_the_reference_scorer_says(
    page: Page, kinds: Published, language: str, take: Take
) -> None:
    """With the mouse or the keyboard, in steps or on one page, and in every language."""
    words, scorer = Words(language, kinds.rubric), Scorer(kinds.rubric)
    page.goto(kinds.address(language))
    check = check_of(page)
    for answers in answer_sets(kinds):
        take(check, words, answers)
        result = scorer.score(answers)
        expect_result(check, words, result)
        assert check.evaluate("node => [node.answers, node.result]") == [answers, result]
        check.evaluate("node => { node.restart(); document.activeElement.blur(); }")


def test_the_answer_sets_show_everything(bicycles: Published) -> None:
    """A withheld level, a level that a cap lowers, and a flag are among them."""
    scorer = Scorer(bicycles.rubric)
    results = [scorer.score(each) for each in answer_sets(bicycles)]
    assert any(each["void"] for each in results)
    assert any(each["caps"] for each in results)
    assert any(each["flags"] for each in results)
    assert {len(each) for each in answer_sets(bicycles)} > {5}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_goes_on_in_the_other_language(
    page: Page, kinds: Published, language: str
) -> None:
    """Several choices, numbers and conditions go along, at the result and before."""
    (other,) = set(LANGUAGES) - {language}
    words = Words(other, kinds.rubric)
    for whole in answer_sets(kinds)[:3]:
        for count in (1, 3, len(whole)):
            answers = dict(islice(whole.items(), count))
            page.goto(kinds.address(language))
            give(page, answers)
            link_to(page, other).focus()
            assert aim_of(link_to(page, other)) == kinds.address(other) + fragment(
                kinds.rubric, answers
            )
            link_to(page, other).click()
            expect(page).to_have_url(kinds.address(other))
            expect_next(check_of(page), words, answers)
            assert answers_of(page) == answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_progress_promises_no_more_than_it_knows(
    page: Page, bicycles: Published, language: str
) -> None:
    """A question that an answer brings or takes away changes how many there are at most."""
    words = Words(language, bicycles.rubric)
    page.goto(bicycles.address(language))
    check = check_of(page)
    most = len(bicycles.rubric.questions)
    expect(check.get_by_text(words.say("length-most", n=most, minutes=2))).to_be_visible()
    press(check, words, "start")
    expect(check.get_by_text(words.say("question-most", n=1, total=most))).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many_and_no_number_are_errors(page: Page, bicycles: Published, language: str) -> None:
    """The question says what is wrong, and what would be right."""
    words = Words(language, bicycles.rubric)
    questions = {question.id: question for question in bicycles.rubric.questions}
    page.goto(bicycles.address(language))
    check = check_of(page)
    give(page, {"parking": "racks"})
    four = {"extras": ["showers", "lockers", "drying", "tools"]}
    answer_by_clicking(check, words, questions["extras"], four)
    press(check, words, "next")
    expect(check.get_by_text(words.say("too-many", n=4, most=3))).to_be_visible()
    give(page, {"parking": "racks", "extras": None, "schemes": []})
    press(check, words, "next")
    expect(check.get_by_text(words.say("no-number", min=0, max=10))).to_be_visible()
    for wrong in ("11", "-1", "2.5", "zeven"):
        check.get_by_role("textbox").fill(wrong)
        press(check, words, "next")
        expect(check.get_by_text(words.say("no-number", min=0, max=10))).to_be_visible()
        expect(check.get_by_role("textbox")).to_be_focused()
    check.get_by_role("textbox").fill("7")
    expect(check.get_by_text(words.say("no-number", min=0, max=10))).to_have_count(0)
    press(check, words, "next")
    trend = words.text(questions["trend"].text)
    expect(check.get_by_role("group", name=trend)).to_be_visible()
