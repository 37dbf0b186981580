"""How a page loads scripts, and how many: each check on it is taken to its own right result."""

from collections.abc import Mapping
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.kinds import FLAGGED, TIED
from tests.browser.life import (
    ANSWERS,
    begin,
    element,
    expect_right,
    script,
    take,
    words_of,
)
from tests.browser.visits import Answers, answer_from

pytestmark = pytest.mark.usefixtures("tab")

ORDER = list(ANSWERS)
OTHERS: Mapping[str, Answers] = {
    "first": {"plan": "none", "team": "some"},
    "cyclist": TIED,
    "bicycles": FLAGGED,
}

HERE = element()
MODULE = '<script type="module">import "$SITE/embed/first.js"</script>'
COUNT = """<script>
window.times = 0;
addEventListener("niveau-ready", () => { times += 1; });
</script>"""


def injected(how: str) -> str:
    """Return what loads the script by another script, as tag managers do."""
    return f"""<script>{{
      const made = document.createElement("script");
      made.src = "$SITE/embed/first.js";
      {how};
    }}</script>"""


def written(text: str) -> str:
    """Return what writes into the page while it loads."""
    return f"<script>document.write('{text.replace('/script', chr(92) + '/script')}')</script>"


LATE = "addEventListener('load', () => setTimeout(() => document.head.append(made)))"

# By name: what the page holds around and in its element.
LOADS = {
    "before": script() + HERE,
    "after": HERE + script(),
    "async, before": script(attributes="async") + HERE,
    "async, after": HERE + script(attributes="async"),
    "defer, before": script(attributes="defer") + HERE,
    "defer, after": HERE + script(attributes="defer"),
    "as a module": script(attributes="type=module crossorigin") + HERE,
    "as a module, async": HERE + script(attributes="type=module async"),
    "imported by a module": MODULE + HERE,
    "imported later": HERE + "<script>import('$SITE/embed/first.js')</script>",
    "with another origin's rights": HERE + script(attributes="async crossorigin=anonymous"),
    "injected before": injected("document.head.append(made)") + HERE,
    "injected in order": injected("made.async = false; document.head.append(made)") + HERE,
    "injected after": HERE + injected("document.currentScript.after(made)"),
    "injected late": HERE + injected(LATE),
    "written": HERE + written(script()),
    "both written": written(HERE) + written(script()),
    "within the element": element().replace("</niveau", script() + "</niveau"),
    "twice": script() + HERE + script(),
    "twice, after": HERE + script(attributes="async") * 2,
    "of one language": HERE + script("first.en"),
    "of one language, then of all": HERE + script("first.en") + script(),
    "of all languages, then of one": script() + HERE + script("first.nl"),
    "of two languages": script("first.en") + HERE + script("first.nl"),
    "as one and as another": MODULE + HERE + script() + injected(LATE),
}


@pytest.mark.parametrize("load", LOADS)
def test_a_script_works_however_it_is_loaded(
    quiet_page: Page, elsewhere: HostPage, first: Published, load: str
) -> None:
    """The check is there once, and is taken to its result."""
    quiet_page.goto(elsewhere(LOADS[load], head=COUNT))
    take(quiet_page.locator("niveau-check"), first, ANSWERS["first"])
    assert quiet_page.evaluate("[times, customElements.get('niveau-check').checks()]") == [
        1,
        ["first"],
    ]


@pytest.mark.parametrize("order", [ORDER, ORDER[::-1]], ids=" ".join)
def test_checks_on_one_page_keep_apart(
    quiet_page: Page, elsewhere: HostPage, checks: Mapping[str, Published], order: list[str]
) -> None:
    """Two of each, whichever script came first, taken in turns, question by question."""
    body = "".join(map(element, [*order, *order]))
    quiet_page.goto(elsewhere(body + "".join(map(script, order))))
    all_of_them = quiet_page.locator("niveau-check")
    running = [
        (all_of_them.nth(place), checks[name], answers[name])
        for place, (answers, name) in enumerate(product((ANSWERS, OTHERS), order))
    ]
    for each in running:
        begin(*each)
    for check, published, answers in reversed(running):
        answer_from(check, words_of(published), answers, 1, 2)
    for check, published, answers in running:
        answer_from(check, words_of(published), answers, 2)
    for each in running:
        expect_right(*each)


def test_names_of_the_page_are_its_own(
    quiet_page: Page, elsewhere: HostPage, first: Published
) -> None:
    """Its ids and its radios may be called as those of the check are."""
    own = "<input type=radio name=plan id=plan checked><label for=plan>Ours</label><p id=team>"
    quiet_page.goto(elsewhere(f"<form>{own}{element()}</form>{script()}"))
    take(quiet_page.locator("niveau-check"), first, ANSWERS["first"])
    expect(quiet_page.get_by_role("radio", name="Ours")).to_be_checked()
    assert quiet_page.evaluate("document.forms[0].elements.length") == 2
