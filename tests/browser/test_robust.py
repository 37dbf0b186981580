"""What the visitor sees when something is wrong: a message with the link, and one line for us."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from site_builder.rubric.values import Rubric
from tests.browser.conftest import HostPage
from tests.browser.states import STATES
from tests.browser.visits import Words, press

MESSAGE = '<a href="$SITE/en/">Take the check</a>'
SCRIPT = '<script src="$SITE/embed/sales-process.en.js"></script>'

# What breaks the data, and the state in which it is felt.
BREAKS = {
    "no texts": ('"texts":{"en"', '"texts":{"xx"', "start"),
    "no languages": ('"languages":', '"tongues":', "start"),
    "no scoring": ('"scoring":', '"points":', "start"),
    "no questions": ('"questions":[{"id"', '"queries":[{"id"', "start"),
    "no strings": ('"strings":', '"words":', "start"),
    "a text is missing": ('"question":"Question', '"answer":"Question', "question"),
    "no dimensions": ('"dimensions":[{"name"', '"areas":[{"name"', "sprint"),
    "no result heading": ('"level":"Your level', '"height":"Your level', "sprint"),
}


def console(page: Page) -> list[str]:
    """Collect what the console is told."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    return said


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.parametrize("own", [MESSAGE, ""], ids=["with a message", "empty"])
def test_broken_data_give_way_to_the_link(
    page: Page, host_page: HostPage, rubric: Rubric, name: str, own: str
) -> None:
    """The page's own message shows, else a link to the article; the console has one line."""
    right, wrong, state = BREAKS[name]

    def corrupt(route: Route) -> None:
        script = route.fetch()
        assert right in script.text()
        route.fulfill(response=script, body=script.text().replace(right, wrong))

    said = console(page)
    page.route("**/embed/*.js", corrupt)
    page.goto(host_page(f'<niveau-check check="sales-process">{own}</niveau-check>{SCRIPT}'))
    check = page.locator("niveau-check")
    words = Words("en", rubric)
    if state == "question":
        press(check, words, "start")
    elif state != "start":
        STATES[state](check, words)
    if own:
        expect(page.get_by_role("link", name="Take the check")).to_be_visible()
    elif '"texts"' not in right and '"languages"' not in right:
        expect(check.get_by_role("link")).to_be_visible()
    expect(check.get_by_role("button")).to_have_count(0)
    # A page that uses the element all the same is told nothing, and meets no error.
    use = """(node) => {
      node.answers = {};
      node.restart();
      node.setAttribute("mode", "page");
      document.body.append(node);
      return node.result;
    }"""
    assert check.evaluate(use) is None
    (line,) = [line for line in said if "niveau-check" in line]
    assert '"sales-process" failed' in line


def test_a_script_that_ends_early_leaves_the_message(browser: Browser, host_page: HostPage) -> None:
    """Half a script is no script: what the page has in its place stays."""

    def cut(route: Route) -> None:
        script = route.fetch()
        route.fulfill(response=script, body=script.text()[: len(script.text()) // 2])

    page = browser.new_page()
    page.route("**/embed/*.js", cut)
    page.goto(host_page(f'<niveau-check check="sales-process">{MESSAGE}</niveau-check>{SCRIPT}'))
    expect(page.get_by_role("link", name="Take the check")).to_be_visible()
    page.close()
