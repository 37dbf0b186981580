"""A visitor arrives with a fragment: the page takes what it knows, and removes it."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.carrying import (
    Published,
    aim_of,
    answers_of,
    check_of,
    expect_place,
    fragment,
    give,
    link_to,
)
from tests.browser.visits import Words

RIGHT = "#niveau=1.0123012301"
WRONG = [
    *("#niveau=2.0123012301", "#niveau=01.0123012301", "#niveau=.0123012301"),
    *("#niveau=", "#niveau=1", "#niveau=1.", "#niveau=1..........", "#niveau=undefined."),
    *("#niveau=1.012301230", "#niveau=1.01230123012", "#niveau=1.01230123010123012301"),
    *("#niveau=1.0123012304", "#niveau=1.012301230a", "#niveau=1.012301230Z"),
    *("#niveau=1.012301230-", "#niveau=1.012301230_", "#niveau=1.012301230 "),
    *("#niveau=1.__proto__.", "#niveau=1.constructor", "#niveau=1.012301230#", "#niveau=#"),
    *("#niveau=1.%30123012301", "#niveau=1.%3123012301", "#niveau=%31.0123012301"),
    *("#niveau=1.012301230٣", "#niveau=1.01230123𝟎", f"{RIGHT}&x=1"),
]
FOREIGN = ["#by-hand", "#crawl", "#", "#niveau", "#niveaus=1.0", "#Niveau=1.0", "#%6Eiveau=1.0"]


def test_a_wrong_fragment_on_arrival_changes_nothing_and_goes(page: Page, sales: Published) -> None:
    """The check begins as ever, and nobody shares what was wrong."""
    for number, wrong in enumerate(WRONG):
        page.goto(f"{sales.address('en')}?a={number}{wrong}")
        expect(page).to_have_url(f"{sales.address('en')}?a={number}")
        expect_place(check_of(page), Words("en", sales.rubric), 0)
        assert answers_of(page) == {}, wrong


def test_a_wrong_fragment_in_the_middle_of_a_visit_changes_nothing_and_goes(
    page: Page, sales: Published
) -> None:
    """What the visitor has answered stays."""
    answers = {sales.rubric.questions[0].id: sales.rubric.questions[0].options[2].id}
    page.goto(sales.address("en"))
    give(page, answers)
    for wrong in WRONG:
        page.evaluate("wrong => { location.hash = wrong; }", wrong)
        expect(page).to_have_url(sales.address("en"))
        assert answers_of(page) == answers, wrong


def test_a_right_fragment_is_one_character_from_the_wrong_ones(
    page: Page, sales: Published
) -> None:
    """What the wrong ones are made of is taken over."""
    page.goto(sales.address("en") + RIGHT)
    expect_place(check_of(page), Words("en", sales.rubric), len(sales.rubric.questions))
    assert fragment(sales.rubric, answers_of(page)) == RIGHT


def test_another_fragment_stays(page: Page, sales: Published) -> None:
    """It stays in the address as it is, and leads where it leads."""
    for number, foreign in enumerate(FOREIGN):
        address = f"{sales.address('en')}?a={number}{foreign}"
        page.goto(address)
        expect_place(check_of(page), Words("en", sales.rubric), 0)
        assert page.evaluate("location.href") == address
        assert answers_of(page) == {}
    for place in FOREIGN[:2]:
        page.goto(sales.address("en") + place)
        expect(page.locator(place)).to_be_in_viewport()


def test_a_fragment_within_the_page_stays_beside_answers(page: Page, sales: Published) -> None:
    """A link within the article works as ever, and the answers go along as ever."""
    page.goto(sales.address("en") + RIGHT)
    expect_place(check_of(page), Words("en", sales.rubric), len(sales.rubric.questions))
    page.evaluate("location.hash = 'crawl'")
    expect(page.locator("#crawl")).to_be_in_viewport()
    expect(page).to_have_url(f"{sales.address('en')}#crawl")
    assert aim_of(link_to(page, "nl")) == sales.address("nl") + RIGHT


def test_an_arrival_leaves_the_page_where_it_is(page: Page, sales: Published) -> None:
    """No focus, no scroll; the query and what the page's history holds stay."""
    page.add_init_script(
        "history.replaceState({kept: 1}, ''); window.moved = [];"
        "for (const name of ['focusin', 'scroll'])"
        "  addEventListener(name, () => moved.push(name), true);"
    )
    page.goto(f"{sales.address('nl')}?a=b{RIGHT}")
    expect_place(check_of(page), Words("nl", sales.rubric), len(sales.rubric.questions))
    expect(page).to_have_url(f"{sales.address('nl')}?a=b")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("[moved, scrollY, history.state]") == [[], 0, {"kept": 1}]
    assert page.evaluate("document.activeElement === document.body")


def test_a_fragment_in_the_middle_of_a_visit_moves_nothing(page: Page, sales: Published) -> None:
    """Who pastes a carrying address into an open page gets the answers, where they are."""
    page.goto(sales.address("nl"))
    expect_place(check_of(page), Words("nl", sales.rubric), 0)
    page.evaluate("scrollTo({top: 200, behavior: 'instant'})")
    page.evaluate("hash => { location.hash = hash; }", RIGHT)
    expect_place(check_of(page), Words("nl", sales.rubric), len(sales.rubric.questions))
    expect(page).to_have_url(sales.address("nl"))
    assert page.evaluate("scrollY") == 200


@pytest.mark.parametrize("late", ["**/embed/*.js", "**/assets/*.js"])
def test_answers_wait_for_a_late_script(page: Page, sales: Published, late: str) -> None:
    """The check's script comes long after the page's own, or the other way round."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(late, hold)
    page.goto(sales.address("en") + RIGHT, wait_until="commit")
    if "embed" in late:
        expect(page).to_have_url(sales.address("en"))
        link_to(page, "nl").dispatch_event("pointerdown")
        assert aim_of(link_to(page, "nl")) == sales.address("nl") + RIGHT
    else:
        expect_place(check_of(page), Words("en", sales.rubric), 0)
    held[0].continue_()
    expect_place(check_of(page), Words("en", sales.rubric), len(sales.rubric.questions))
    expect(page).to_have_url(sales.address("en"))
    assert fragment(sales.rubric, answers_of(page)) == RIGHT
