"""The element in apps and in sites that load no pages: to its right result, and nothing lost."""

import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.frameworks import bundled_apps, mkdocs_material
from tests.browser.life import ANSWERS, begin, element, expect_right, finish, script, take
from tests.browser.packages import run
from tests.browser.visits import exactly

ALL = ANSWERS["first"]
LOW = {"plan": "none", "team": "none"}
APPS = ("react", "vue")
UPDATE = "changes => update(changes)"


@pytest.fixture
def apps(tmp_path: Path, elsewhere: HostPage) -> HostPage:
    """Pages beside which the apps are served."""
    for path in bundled_apps().glob("*.js"):
        shutil.copy(path, tmp_path)
    return elsewhere


def app(name: str, within: str = "") -> str:
    """Return what runs an app in the page."""
    return f'<main>{within}</main><script src="{name}.js"></script>'


@pytest.mark.parametrize("load", ["script first", "app first"])
@pytest.mark.parametrize("name", APPS)
def test_an_app_renders_again_around_it(
    quiet_page: Page, apps: HostPage, first: Published, name: str, load: str
) -> None:
    """Half-way and at the result nothing is lost; the app hears of the result."""
    parts = [script(), app(name)]
    quiet_page.goto(apps("".join(parts if load == "script first" else reversed(parts))))
    check = quiet_page.locator("niveau-check")
    begin(check, first, ALL)
    for title in ("Two", "Three"):
        quiet_page.evaluate(UPDATE, {"title": title})
        expect(quiet_page.get_by_role("heading", name=title)).to_be_visible()
    finish(check, first, ALL)
    expect(quiet_page.locator("output")).to_have_text("high")


@pytest.mark.parametrize("name", APPS)
def test_an_app_takes_it_away_and_renders_it_anew(
    quiet_page: Page, apps: HostPage, first: Published, name: str
) -> None:
    """Each time it is a fresh one."""
    quiet_page.goto(apps(script() + app(name)))
    check = quiet_page.locator("niveau-check")
    begin(check, first, ALL)
    for answers in (LOW, ALL):
        quiet_page.evaluate(UPDATE, {"isShown": False})
        expect(check).to_have_count(0)
        quiet_page.evaluate(UPDATE, {"isShown": True})
        take(check, first, answers)


@pytest.mark.parametrize("name", APPS)
def test_an_app_gives_it_answers(
    quiet_page: Page, apps: HostPage, first: Published, name: str
) -> None:
    """As a property: it goes on after them; the same again, in another object, takes nothing back."""
    quiet_page.goto(apps(script() + app(name)))
    check = quiet_page.locator("niveau-check")
    quiet_page.evaluate(UPDATE, {"answers": {"plan": "some"}})
    finish(check, first, ALL)
    quiet_page.evaluate(UPDATE, {"answers": ALL, "title": "Two"})
    expect(quiet_page.get_by_role("heading", name="Two")).to_be_visible()
    expect(check.get_by_role("table")).to_be_visible()
    quiet_page.evaluate(UPDATE, {"answers": LOW})
    expect_right(check, first, LOW)


def test_react_takes_over_what_a_server_rendered(
    quiet_page: Page, apps: HostPage, first: Published
) -> None:
    """The element is drawn before React comes, begun, and React finds all as it expects it."""
    check = '<niveau-check check="first"><a href="/">Take the check</a></niveau-check>'
    served = f'<section title="One"><h1>One</h1>{check}<output></output></section>'
    quiet_page.goto(apps(f"<main>{served}</main>" + script()))
    begin(quiet_page.locator("niveau-check"), first, ALL)
    quiet_page.add_script_tag(url="react.js")
    quiet_page.wait_for_function("() => window.update")
    finish(quiet_page.locator("niveau-check"), first, ALL)
    expect(quiet_page.locator("output")).to_have_text("high")


def test_vue_keeps_it_alive(quiet_page: Page, apps: HostPage, first: Published) -> None:
    """A view that is left and comes back goes on where it was."""
    quiet_page.goto(apps(script() + app("vue")))
    begin(quiet_page.locator("niveau-check"), first, ALL)
    quiet_page.evaluate(UPDATE, {"view": "Other"})
    expect(quiet_page.get_by_text("Another view")).to_be_visible()
    quiet_page.evaluate(UPDATE, {"view": "Check"})
    finish(quiet_page.locator("niveau-check"), first, ALL)


TURBO = '<script src="turbo.js"></script>'
STAYS = "<script>window.loads = (window.loads ?? 0) + 1;</script>"


def visit(page: Page, name: str) -> None:
    """Follow a link, and come to the page of that name."""
    page.get_by_role("link", name=exactly(name)).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


@pytest.mark.parametrize("loads", ["", "async", "defer", "type=module"])
@pytest.mark.parametrize("where", ["head", "body"])
def test_turbo_visits(
    quiet_page: Page, apps: HostPage, first: Published, where: str, loads: str
) -> None:
    """Away, back by a link and back by the browser: the check is there each time, and is taken."""
    load = script(attributes=loads)
    in_head, in_body = (load, "") if where == "head" else ("", load)
    quiet_page.goto(
        apps(
            f'<h1>One</h1><a href="1.html">Two</a>{element()}{in_body}',
            head=TURBO + in_head,
        )
    )
    apps('<h1>Two</h1><a href="0.html">One</a>', head=TURBO)
    quiet_page.evaluate("() => { window.isTheSame = true; }")
    check = quiet_page.locator("niveau-check")
    begin(check, first, LOW)
    visit(quiet_page, "Two")
    visit(quiet_page, "One")
    take(check, first, ALL)
    visit(quiet_page, "Two")
    quiet_page.go_back(wait_until="commit")
    expect(quiet_page.get_by_role("heading", name="One")).to_be_visible()
    take(check, first, LOW)
    assert quiet_page.evaluate("isTheSame")
