"""Under the style sheets of others a check looks as it does under none, and they look as ever."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser import kinds as of_kinds
from tests.browser import states
from tests.browser.hosts.looks import Look, differences, look_of_checks, look_of_page
from tests.browser.hosts.sheets import FETCHED, HERE, fetched
from tests.browser.kinds import Kinds, served_kinds
from tests.browser.states import Show
from tests.browser.visits import Words

STATES: Mapping[str, tuple[str, Show]] = MappingProxyType(
    {
        "start": of_kinds.STATES["start"],
        "question": ("bicycles", states.STATES["question"]),
        "chosen": ("bicycles", states.STATES["chosen"]),
        "error": ("bicycles", states.STATES["error"]),
        "several": of_kinds.STATES["several"],
        "number": of_kinds.STATES["number"],
        "page, errors": of_kinds.STATES["page, errors"],
        "result": of_kinds.STATES["flags"],
        "outcome": of_kinds.STATES["quiz, outcome"],
    }
)
NAMES = tuple(STATES)
MEDIA: tuple[Literal["screen", "print"], ...] = ("screen", "print")
HOSTILE, QUIRKS = "hostile", "no doctype"

# A page lays out the element. Here every page does it alike, so that what differs is a leak; out
# of the flow, so that the page around it can be compared as well.
BOX = (
    "background: #fff", "border: 0", "box-sizing: border-box", "display: block", "margin: 0",
    "max-width: none", "min-width: 0", "padding: 0", "width: 640px",
)  # fmt: skip
# Some sheets style an article only within their own classes.
CLASSES = (
    "container content entry-content markdown markdown-body md-typeset rst-content text typography"
    " ui uk-article"
)

Alter = Callable[[str], str]
"""What is done to a script before the page gets it."""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kinds]:
    """Two checks of every kind of question and result."""
    with served_kinds(tmp_path_factory.mktemp("kinds") / "build") as served:
        yield served


@pytest.fixture(scope="module")
def sheets() -> Mapping[str, str]:
    """Every style sheet by the name of its page."""
    return {**fetched(), HOSTILE: (HERE / "hostile.css").read_text("utf-8"), QUIRKS: ""}


@pytest.fixture(scope="module")
def bare(browser: Browser, kinds: Kinds) -> Mapping[str, Look]:
    """How the checks look on a page without any style sheet."""
    with host_page(browser, kinds, "") as page:
        show_checks(page, kinds)
        return looks(page)


@pytest.mark.parametrize("name", [*FETCHED, HOSTILE, QUIRKS])
def test_page_and_check_leave_each_other_as_they_are(
    browser: Browser, kinds: Kinds, sheets: Mapping[str, str], bare: Mapping[str, Look], name: str
) -> None:
    """Every property of every element in every state, on screen and on paper."""
    doctype = "" if name == QUIRKS else "<!doctype html>"
    with host_page(browser, kinds, sheets[name], doctype) as page:
        before = look_of_page(page)
        show_checks(page, kinds)
        for media, look in looks(page).items():
            assert differences(bare[media], look) == [], media
        page.emulate_media(media="screen")
        assert differences(before, look_of_page(page)) == []


@pytest.mark.parametrize("name", ["Bootstrap 3", "Tailwind 4"])
def test_without_its_reset_the_check_would_take_after_the_page(
    browser: Browser, kinds: Kinds, sheets: Mapping[str, str], bare: Mapping[str, Look], name: str
) -> None:
    """The comparison sees what the one line of the widget's style sheet keeps out."""

    def unset(script: str) -> str:
        assert script.count("all:initial;") == 1
        return script.replace("all:initial;", "")

    with host_page(browser, kinds, sheets[name]) as page:
        show_checks(page, kinds, unset)
        found = differences(bare["screen"], look_of_checks(page, NAMES))
    assert {each.split(":")[0] for each in found} == set(NAMES)


def test_a_style_sheet_that_left_the_check_would_be_seen_on_the_page(
    browser: Browser, kinds: Kinds
) -> None:
    """The comparison sees it where the page's own elements look otherwise."""
    with host_page(browser, kinds, "") as page:
        before = look_of_page(page)
        show_checks(page, kinds)
        page.evaluate(
            "document.adoptedStyleSheets ="
            " document.querySelector('niveau-check').shadowRoot.adoptedStyleSheets"
        )
        assert differences(before, look_of_page(page))


@contextmanager
def host_page(
    browser: Browser, kinds: Kinds, sheet: str, doctype: str = "<!doctype html>"
) -> Iterator[Page]:
    """Open a page with all that a page can have, and elements that no script has defined yet."""
    own = (HERE / "page.html").read_text("utf-8")
    elements = "".join(_element(place, name) for place, name in enumerate(NAMES))
    body = f'<main class="{CLASSES}">{own}</main>{elements}'
    html = f"{doctype}<html lang=en><meta charset=utf-8><style>{sheet}</style><body>{body}"
    address = f"{kinds['bicycles'].host}/host-page"

    def answer(route: Route) -> None:
        if route.request.url == address:
            route.fulfill(body=html, content_type="text/html")
        else:
            route.abort()  # fonts and pictures that a sheet would fetch

    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route("**", answer)
    page.goto(address)
    yield page
    page.close()


def _element(place: int, name: str) -> str:
    at = ("position: absolute", "left: 0", f"top: {4000 * place}px", "height: 4000px")
    box, placed = ("; ".join(f"{each} !important" for each in rules) for rules in (BOX, BOX + at))
    check = f'<niveau-check check="{STATES[name][0]}" style="{box}"></niveau-check>'
    return f'<div id="{name}" class="{CLASSES}" style="{placed}">{check}</div>'


def show_checks(page: Page, kinds: Kinds, alter: Alter = str) -> None:
    """Load the scripts and bring every element into its state."""

    def answer(route: Route) -> None:
        script = route.fetch()
        route.fulfill(response=script, body=alter(script.text()))

    page.route("**/embed/*.js", answer)
    for check, published in kinds.items():
        page.add_script_tag(url=f"{published.host}/embed/{check}.js")
    for name, (check, show) in STATES.items():
        show(page.locator(f"[id='{name}'] niveau-check"), Words("en", kinds[check].rubric))
    page.mouse.move(0, 0)


def looks(page: Page) -> Mapping[str, Look]:
    """Return how the checks look by medium."""
    found: dict[str, Look] = {}
    for media in MEDIA:
        page.emulate_media(media=media)
        found[media] = look_of_checks(page, NAMES)
        assert len(found[media]) > 400, "all of them are looked at"
    return found
