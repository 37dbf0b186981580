"""The element in apps and in sites that load no pages: to its right result, and nothing lost."""

import re
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

WIDGET = Path(__file__).parents[2] / "docs/widget.md"
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
    """As a property: it goes on after them; the same in another object takes nothing back."""
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
    """The element is drawn and begun before React comes, and React finds all as it expects it."""
    check = '<niveau-check check="first"><a href="/">Take the check</a></niveau-check>'
    served = f'<section title="One"><h1>One</h1>{check}<output></output></section>'
    quiet_page.goto(apps(f"<main>{served}</main>" + script()))
    begin(quiet_page.locator("niveau-check"), first, ALL)
    quiet_page.add_script_tag(url="react.js")
    quiet_page.wait_for_function("() => window.update")
    finish(quiet_page.locator("niveau-check"), first, ALL)
    # By its ref; by the prop only from the second time on: https://github.com/react/react/issues/35446
    assert quiet_page.evaluate("heard") == "high"


def test_react_gives_answers_before_the_script_is_there(
    quiet_page: Page, apps: HostPage, first: Published
) -> None:
    """By its ref; what it makes of the prop meanwhile, an attribute, harms nothing."""
    quiet_page.goto(apps(app("react")))
    quiet_page.evaluate(UPDATE, {"answers": {"plan": "none"}, "byRef": {"plan": "some"}})
    expect(quiet_page.locator("niveau-check[answers]")).to_be_visible()
    quiet_page.add_script_tag(url=f"{first.host}/embed/first.js")
    finish(quiet_page.locator("niveau-check"), first, ALL)


def test_vue_keeps_it_alive(quiet_page: Page, apps: HostPage, first: Published) -> None:
    """A view that is left and comes back goes on where it was."""
    quiet_page.goto(apps(script() + app("vue")))
    begin(quiet_page.locator("niveau-check"), first, ALL)
    quiet_page.evaluate(UPDATE, {"view": "Other"})
    expect(quiet_page.get_by_text("Another view")).to_be_visible()
    quiet_page.evaluate(UPDATE, {"view": "Check"})
    finish(quiet_page.locator("niveau-check"), first, ALL)


def visit(page: Page, name: str) -> None:
    """Follow a link to the page of that name."""
    page.get_by_role("link", name=exactly(name)).first.click()
    expect_page(page, name)


def go_back(page: Page, name: str) -> None:
    """Go back to the page of that name by the browser's own button."""
    page.go_back(wait_until="commit")
    expect_page(page, name)


def expect_page(page: Page, name: str) -> None:
    """It is there, and nothing was loaded for it since the page was marked."""
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    assert page.evaluate("() => window.isTheSame")


def open_marked(page: Page, address: str) -> None:
    """Open a page that would lose its mark if it were loaded again."""
    page.goto(address)
    page.evaluate("() => { window.isTheSame = true; }")


TURBO = '<script src="turbo.js"></script>'
RECIPE = re.search(r"### Turbo.*?```js\n(.*?)```", WIDGET.read_text("utf-8"), re.DOTALL)


def turbo_pages(apps: HostPage, one: str, two: str = "", head: str = "") -> str:
    """Make two pages that link to each other, and return the address of the first."""
    address = apps(f'<h1>One</h1><a href="1.html">Two</a>{one}', head=TURBO + head)
    apps(f'<h1>Two</h1><a href="0.html">One</a>{two}', head=TURBO + head)
    return address


@pytest.mark.parametrize("loads", ["", "async", "type=module"])
@pytest.mark.parametrize("where", ["head", "body"])
def test_turbo_visits(
    quiet_page: Page, apps: HostPage, first: Published, where: str, loads: str
) -> None:
    """Away, back by a link and back by the browser: the check is there each time, and is taken."""
    load = script(attributes=loads)
    in_head, in_body = (load, "") if where == "head" else ("", load)
    open_marked(quiet_page, turbo_pages(apps, element() + in_body, head=in_head))
    check = quiet_page.locator("niveau-check")
    begin(check, first, LOW)
    visit(quiet_page, "Two")
    visit(quiet_page, "One")
    expect(quiet_page.locator("html")).not_to_have_attribute("aria-busy", "true")
    take(check, first, ALL)
    visit(quiet_page, "Two")
    go_back(quiet_page, "One")
    take(check, first, LOW)


def test_turbo_goes_back_to_the_answers(quiet_page: Page, apps: HostPage, first: Published) -> None:
    """With the lines that docs/widget.md has for it."""
    assert RECIPE
    head = f"<script>{RECIPE[1]}</script>" + script()
    open_marked(quiet_page, turbo_pages(apps, element(), head=head))
    begin(quiet_page.locator("niveau-check"), first, ALL)
    visit(quiet_page, "Two")
    go_back(quiet_page, "One")
    finish(quiet_page.locator("niveau-check"), first, ALL)


def test_turbo_keeps_what_is_permanent(quiet_page: Page, apps: HostPage, first: Published) -> None:
    """The same element stands on both pages, and goes on where it was."""
    kept = element(attributes="id=check data-turbo-permanent")
    open_marked(quiet_page, turbo_pages(apps, kept, kept, script()))
    begin(quiet_page.locator("niveau-check"), first, ALL)
    visit(quiet_page, "Two")
    visit(quiet_page, "One")
    go_back(quiet_page, "Two")
    finish(quiet_page.locator("niveau-check"), first, ALL)


def test_turbo_refreshes_by_morphing(quiet_page: Page, apps: HostPage, first: Published) -> None:
    """A page that is fetched again and differs elsewhere takes nothing from the check."""
    morph = '<meta name="turbo-refresh-method" content="morph">'
    now = "<p id=now></p><script>document.getElementById('now').textContent = 'x'</script>"
    open_marked(quiet_page, turbo_pages(apps, element() + now, head=morph + script()))
    begin(quiet_page.locator("niveau-check"), first, ALL)
    quiet_page.evaluate("""() => {
      const done = new Promise((done) => addEventListener("turbo:render", done, {once: true}));
      Turbo.visit(location.href, {action: "replace"});
      return done.then(() => {});
    }""")
    expect_page(quiet_page, "One")
    finish(quiet_page.locator("niveau-check"), first, ALL)


MKDOCS = """
site_name: Docs
site_url: {}
docs_dir: pages
theme: {{name: material, font: false, features: [navigation.instant]}}
plugins: []
nav: [One: index.md, Two: two.md]
"""


def test_mkdocs_material_navigates(
    quiet_page: Page, elsewhere: HostPage, first: Published, tmp_path: Path
) -> None:
    """Its pages come without being loaded, the script with the page that has the check."""
    address = elsewhere("").replace("0.html", "docs/")
    pages = tmp_path / "source/pages"
    pages.mkdir(parents=True)
    snippet = (element() + "\n" + script(attributes="async")).replace("$SITE", first.host)
    (pages.parent / "mkdocs.yml").write_text(MKDOCS.format(address), "utf-8")
    (pages / "index.md").write_text(f"# One\n\n{snippet}\n", "utf-8")
    (pages / "two.md").write_text("# Two\n", "utf-8")
    command = sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "../docs"
    run(pages.parent, *command, PYTHONPATH=str(mkdocs_material()))
    open_marked(quiet_page, address)
    check = quiet_page.locator("niveau-check")
    begin(check, first, LOW)
    visit(quiet_page, "Two")
    visit(quiet_page, "One")
    take(check, first, ALL)
    visit(quiet_page, "Two")
    go_back(quiet_page, "One")
    take(check, first, LOW)
