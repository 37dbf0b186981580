"""An article being read: where one is, the way back to the check, and a level to share."""

from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.carrying import Published, check_of, expect_place, give, link_to
from tests.browser.states import answers_for
from tests.browser.test_accessibility import violations
from tests.browser.visits import Words, press

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 360, "height": 640}
SMALLEST: ViewportSize = {"width": 320, "height": 640}
PLACES = [("contents", WIDE), ("foot", NARROW)]

# Where everything in the article stands that scrolls, and how long the page is.
LAYOUT = """() => [document.documentElement.scrollHeight, ...[...document.querySelectorAll(
  ".opening, .prose, .prose > *, .bottom")].map(
    (each) => Math.round(each.getBoundingClientRect().top + scrollY))]"""

# Brings an element to the foot of the window, where the bar is.
UNDER = """node => scrollBy({
  top: node.getBoundingClientRect().bottom - innerHeight + 12, behavior: "instant"})"""

# How far the bar at the foot reaches over what has the focus.
COVERED = """() => document.activeElement.getBoundingClientRect().bottom
  - document.querySelector(".at-foot").getBoundingClientRect().top"""


def call_of(page: Page) -> Locator:
    """Return what leads back to the check, where it shows."""
    return (
        page.get_by_role("link", name="check", exact=False)
        .locator("visible=true")
        .and_(page.locator(".call a"))
    )


def to(page: Page, place: str) -> None:
    """Bring a place to the top of the window at once."""
    page.locator(place).evaluate("node => node.scrollIntoView({behavior: 'instant'})")


@pytest.fixture
def reader(page: Page, sales: Published) -> Page:
    """The first check's article in English, its check ready."""
    page.set_viewport_size(WIDE)
    page.goto(sales.address("en"))
    expect_place(check_of(page), Words("en", sales.rubric), 0)
    return page


def test_the_contents_mark_what_is_read(reader: Page) -> None:
    """One entry at a time, also after a leap; at the end the last, above the first heading none."""
    marked = reader.locator(".contents [aria-current]")
    expect(marked).to_have_count(0)
    for name in ("sprint", "crawl", "fly"):
        to(reader, f"#{name}")
        expect(marked).to_have_count(1)
        expect(marked).to_have_attribute("href", f"#{name}")
    reader.keyboard.press("End")
    expect(marked).to_have_text(["What now?"])
    reader.keyboard.press("Home")
    expect(marked).to_have_count(0)


def test_the_contents_lead_to_what_they_name(reader: Page) -> None:
    """By keyboard, and the section that was chosen is the one that is marked."""
    link = reader.get_by_role("navigation", name="Contents").get_by_role("link").nth(2)
    link.press("Enter")
    expect(reader.locator("#walk")).to_be_in_viewport()
    expect(link).to_have_attribute("aria-current", "location")


@pytest.mark.parametrize(("place", "size"), PLACES)
def test_the_way_back_to_the_check_comes_and_goes(
    reader: Page, sales: Published, place: str, size: ViewportSize
) -> None:
    """It is there while the check is out of view and not done, says what is next, moves nothing."""
    reader.set_viewport_size(size)
    words = Words("en", sales.rubric)
    to(reader, "#check")
    expect(call_of(reader)).to_have_count(0)
    before = reader.evaluate(LAYOUT)
    to(reader, "#walk")
    expect(call_of(reader)).to_have_text(["Take the check"])
    expect(call_of(reader)).to_be_in_viewport(ratio=1)
    assert call_of(reader).evaluate(f"node => Boolean(node.closest('[class*={place}]'))")
    assert reader.evaluate(LAYOUT) == before
    call_of(reader).click()
    expect(check_of(reader)).to_be_in_viewport()
    press(check_of(reader), words, "start")
    to(reader, "#walk")
    expect(call_of(reader)).to_have_text(["Continue the check"])
    complete(reader, sales, "walk")
    expect(call_of(reader)).to_have_count(0)
    press(check_of(reader), words, "restart")
    to(reader, "#walk")
    expect(call_of(reader)).to_have_text(["Take the check"])


def complete(page: Page, sales: Published, level: str) -> None:
    """Complete the check with answers that lead to a level, the last of them by hand."""
    words = Words("en", sales.rubric)
    answers = answers_for(sales.rubric, lambda result: result["overall"]["level"] == level)
    *first, last = sales.rubric.questions
    give(page, {question.id: answers[question.id] for question in first})
    option = next(each for each in last.options if each.id == answers[last.id])
    check_of(page).get_by_role("radio", name=words.text(option.text)).check()
    press(check_of(page), words, "finish")
    expect(check_of(page).get_by_role("heading", name=words.level(level)).first).to_be_visible()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_way_back_covers_nothing_that_has_the_focus(reader: Page, key: str) -> None:
    """What the keyboard comes to from either side is moved out from under it (WCAG 2.4.11)."""
    reader.set_viewport_size(NARROW)
    to(reader, "#walk")
    expect(call_of(reader)).to_be_visible()
    before = {"Tab": "#walk ~ .anchor", "Shift+Tab": "#fly ~ .anchor"}[key]
    reader.locator(before).evaluate("node => node.focus({preventScroll: true})")
    reader.locator("#sprint ~ .anchor").evaluate(UNDER)
    reader.keyboard.press(key)
    expect(reader.locator("#sprint ~ .anchor")).to_be_focused()
    assert reader.evaluate(COVERED) <= 0


def test_without_a_script_there_are_the_contents_alone(browser: Browser, sales: Published) -> None:
    """As a plain list, and nothing that would lead to a check that is not there."""
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(sales.address("nl"))
    expect(page.get_by_role("navigation", name="Inhoud").get_by_role("link")).to_have_count(10)
    expect(page.locator(".call").locator("visible=true")).to_have_count(0)
    expect(page.locator(".share")).to_be_hidden()
    context.close()


def test_a_level_that_was_reached_can_be_shared(reader: Page, sales: Published) -> None:
    """Its page's address is copied; nothing is asked of a server, and nothing tells of answers."""
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.evaluate("Object.defineProperty(navigator, 'share', {value: undefined})")
    share = reader.locator(".share")
    expect(share).to_be_hidden()
    complete(reader, sales, "sprint")
    expect(share.get_by_role("link")).to_have_attribute("href", "sprint/")
    share.get_by_role("button", name="Share your level").click()
    expect(share.get_by_role("status")).to_have_text("Link copied")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == f"{sales.address('en')}sprint/"
    assert asked == []
    press(check_of(reader), Words("en", sales.rubric), "restart")
    expect(share).to_be_hidden()
    reader.goto(copied)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sprint")


def test_a_phone_shares_by_its_own_means(reader: Page, sales: Published) -> None:
    """Only the address is handed over; a visitor who thinks better of it sees no error."""
    reader.evaluate(
        """() => Object.defineProperty(navigator, "share", {value: (given) => {
          window.given = given;
          return Promise.reject(new DOMException("", "AbortError"));
        }})"""
    )
    complete(reader, sales, "walk")
    reader.locator(".share").get_by_role("button").click()
    assert reader.evaluate("given") == {"url": f"{sales.address('en')}walk/"}
    expect(reader.locator(".share").get_by_role("status")).to_be_empty()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_level_has_a_page_for_everyone(
    browser: Browser, sales: Published, scheme: Literal["light", "dark"]
) -> None:
    """No violation, and its languages and its check are a link away."""
    page = browser.new_page(viewport=SMALLEST, color_scheme=scheme)
    page.goto(f"{sales.address('nl')}fly/")
    assert violations(page, None) == []
    assert page.evaluate("document.documentElement.scrollWidth") == SMALLEST["width"]
    link_to(page, "en").click()
    expect(page).to_have_url(f"{sales.address('en')}fly/")
    page.get_by_role("link", name="Take the check").click()
    assert urlsplit(page.url).fragment == "check"
    expect(check_of(page)).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("size", [SMALLEST, {"width": 768, "height": 900}], ids=["320", "768"])
def test_an_article_fits_a_narrow_page(reader: Page, size: ViewportSize) -> None:
    """Nothing is wider than the page, and axe objects to nothing, with the way back in view."""
    reader.set_viewport_size(size)
    to(reader, "#walk")
    expect(call_of(reader)).to_be_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert violations(reader, None) == []


def test_paper_has_the_text_alone(reader: Page) -> None:
    """No contents, no way back, no links of the site's own; the drawings stay."""
    to(reader, "#walk")
    reader.emulate_media(media="print")
    hidden = ".crumbs, .contents, .contents-fold, .call, .anchor, .below, .related, .top, .bottom"
    expect(reader.locator(hidden).locator("visible=true")).to_have_count(0)
    expect(reader.locator(".of-level > svg").locator("visible=true")).to_have_count(4)
