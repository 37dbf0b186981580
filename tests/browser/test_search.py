"""Searching among many checks: on the page itself, with no request, and kept in the address."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_builder.build import build
from site_builder.options import Options
from site_builder.verify.host import hosted
from tests.browser.test_accessibility import SCHEMES, violations
from tests.catalogues import catalogue

COUNT = 12


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Dutch page that lists a dozen checks."""
    folder = tmp_path_factory.mktemp("many")
    build(catalogue(folder / "project", COUNT), folder / "build", Options())
    with hosted(folder / "build") as address:
        yield f"{address}/nl/"


def shown(page: Page) -> Locator:
    """Return the titles of the cards that show."""
    return page.locator(".card:visible h2")


def field(page: Page) -> Locator:
    """Return the field for words."""
    return page.get_by_role("searchbox", name="Zoeken")


FOUND = {
    "café": "Café De Zon",
    "CAFE zon": "Café De Zon",
    "istanbul": "İstanbul & Straße",
    "STRASSE ist": "İstanbul & Straße",
    "hartslag": "Check nummer 3",
    "meet bij 11": "Check nummer 11",
    "financien nummer 10": "Check nummer 10",
}


def test_a_check_is_found_by_any_of_its_words(quiet_page: Page, home: str) -> None:
    """Whatever the accents and capitals: title, category, description or heading; all words."""
    quiet_page.goto(home)
    for words, title in FOUND.items():
        field(quiet_page).fill(words)
        expect(shown(quiet_page)).to_have_text([title])
        expect(quiet_page.get_by_role("status")).to_have_text(f"1 van {COUNT}")


def test_every_level_and_area_is_found(quiet_page: Page, home: str) -> None:
    """Those that all checks have, in all of them."""
    quiet_page.goto(home)
    expect(shown(quiet_page)).to_have_count(COUNT)
    expect(quiet_page.get_by_role("status")).to_have_text("")
    field(quiet_page).fill("werk hoog")
    expect(shown(quiet_page)).to_have_count(COUNT)
    expect(quiet_page.get_by_role("status")).to_have_text(f"{COUNT} van {COUNT}")


def test_who_goes_back_finds_the_search_again(quiet_page: Page, home: str) -> None:
    """And the page before it with a single step more; a reload keeps it too."""
    quiet_page.goto(home.replace("/nl/", "/en/"))
    quiet_page.goto(home)
    field(quiet_page).press_sequentially("nummer")
    quiet_page.get_by_label("Categorie").select_option("Team")
    expect(shown(quiet_page)).to_have_count(3)
    quiet_page.get_by_label("Categorie").press("Tab")
    expect(quiet_page.locator(".card:visible a").first).to_be_focused()
    quiet_page.keyboard.press("Enter")
    expect(quiet_page).to_have_url(re.compile("/nl/check-[0-9]+/$"))
    quiet_page.go_back(wait_until="commit")
    expect(quiet_page).to_have_url(f"{home}#q=nummer&category=Team")
    expect(field(quiet_page)).to_have_value("nummer")
    expect(shown(quiet_page)).to_have_count(3)
    quiet_page.reload()
    expect(shown(quiet_page)).to_have_count(3)
    quiet_page.go_back(wait_until="commit")
    expect(quiet_page).to_have_url(re.compile("/en/$"))


def test_nothing_found_is_said_with_a_way_back(quiet_page: Page, home: str) -> None:
    """By keyboard: the focus is in the field again, and the address is as it was."""
    quiet_page.goto(f"{home}#category=Team")
    field(quiet_page).press_sequentially("bestaat niet")
    expect(quiet_page.get_by_role("status")).to_have_text(f"0 van {COUNT}")
    expect(quiet_page.get_by_text("Hier is niets over te vinden.")).to_be_visible()
    for key in ("Tab", "Tab", "Enter"):
        quiet_page.keyboard.press(key)
    expect(field(quiet_page)).to_be_focused()
    expect(shown(quiet_page)).to_have_count(COUNT)
    expect(quiet_page).to_have_url(home)
    field(quiet_page).press_sequentially("zon")
    expect(shown(quiet_page)).to_have_count(1)
    quiet_page.keyboard.press("Escape")
    expect(shown(quiet_page)).to_have_count(COUNT)


def test_a_category_that_is_gone_hides_nothing(quiet_page: Page, home: str) -> None:
    """An old address, and one that means a place on the page, show all."""
    for fragment in ("#category=Vroeger", "#content"):
        quiet_page.goto("about:blank")
        quiet_page.goto(f"{home}{fragment}")
        expect(shown(quiet_page)).to_have_count(COUNT)


def test_without_a_script_everything_is_there_but_the_search(browser: Browser, home: str) -> None:
    """What does nothing does not show."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(home)
        expect(shown(page)).to_have_count(COUNT)
        expect(page.locator("search")).to_be_hidden()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_on_the_search(browser: Browser, home: str, scheme: str) -> None:
    """With all, with some and with nothing found, on a phone as well."""
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(home)
    for words, width in (("", 1280), ("zon", 360), ("bestaat niet", 1280)):
        page.set_viewport_size({"width": width, "height": 800})
        field(page).fill(words)
        assert violations(page, None) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
