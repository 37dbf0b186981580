"""Who leaves the page and comes back finds the check as it was, whatever the browser kept of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.life import ANSWERS, begin, element, expect_right, finish, script

pytestmark = pytest.mark.usefixtures("tab")

# In browsers, a page that listens to this is not kept as it was left.
FORGOTTEN = "<script>addEventListener('unload', () => {})</script>"
WATCH = """<script>
addEventListener("pageshow", (event) => { window.isKept = event.persisted; });
</script>"""


def leave_and_come_back(page: Page, to: str, *, is_kept: bool) -> None:
    """Go to another page and back, by the browser's own button."""
    page.goto(to)
    # A page that was kept is never loaded again.
    page.go_back(wait_until="commit")
    page.wait_for_function("() => window.isKept !== undefined")
    assert page.evaluate("isKept") is is_kept


@pytest.mark.parametrize("attributes", ["", "name=level"])
@pytest.mark.parametrize("loads", ["", "async", "defer", "type=module"])
def test_a_page_that_is_not_kept(
    quiet_page: Page, elsewhere: HostPage, first: Published, loads: str, attributes: str
) -> None:
    """The browser gives the answers back, and the check goes on after them, or has its result."""
    answers, other = ANSWERS["first"], elsewhere("Another page")
    body = element(attributes=attributes) + script(attributes=loads)
    quiet_page.goto(elsewhere(body + FORGOTTEN + WATCH))
    check = quiet_page.locator("niveau-check")
    begin(check, first, answers)
    leave_and_come_back(quiet_page, other, is_kept=False)
    finish(check, first, answers)
    leave_and_come_back(quiet_page, other, is_kept=False)
    expect_right(check, first, answers)


def test_a_page_that_is_kept(quiet_page: Page, elsewhere: HostPage, first: Published) -> None:
    """Nothing of the check keeps browsers from keeping the page, and it goes on where it was."""
    answers, other = ANSWERS["first"], elsewhere("Another page")
    quiet_page.goto(elsewhere(element() + script() + WATCH))
    check = quiet_page.locator("niveau-check")
    begin(check, first, answers)
    leave_and_come_back(quiet_page, other, is_kept=True)
    finish(check, first, answers)
    leave_and_come_back(quiet_page, other, is_kept=True)
    expect(check.get_by_role("table")).to_be_visible()


def test_each_of_several_gets_its_own(
    quiet_page: Page, elsewhere: HostPage, first: Published
) -> None:
    """Two of one check, and none of what is not answered yet."""
    low, high = {"plan": "none", "team": "none"}, {"plan": "some", "team": "some"}
    other = elsewhere("Another page")
    quiet_page.goto(elsewhere(element() * 3 + script() + FORGOTTEN + WATCH))
    all_of_them = quiet_page.locator("niveau-check")
    begin(all_of_them.nth(0), first, low)
    begin(all_of_them.nth(2), first, high)
    leave_and_come_back(quiet_page, other, is_kept=False)
    finish(all_of_them.nth(0), first, low)
    finish(all_of_them.nth(2), first, high)
    assert all_of_them.nth(1).evaluate("node => node.answers") == {}
