"""Shells and engines that were released years apart, on one page."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.life import ANSWERS, begin, element, finish, script, take
from tests.shells import old_script, releases, shell

UNKNOWN = """customElements.get("niveau-check").register({
  protocol: 2, check: "first", version: 9, score() {}, mount() { throw Error("not for you"); },
})"""


def inline(code: str) -> str:
    """Return a script that stands in the page itself."""
    return f"<script>{code}</script>"


def take_old(check: Locator) -> None:
    """Take the check of an old script by its parts: its texts may be other ones than today's."""
    step = check.locator("[part~=next]")
    step.click()
    for option in (1, 0):
        check.get_by_role("radio").nth(option).check()
        step.click()
    expect(check.locator("[part~=level-name]")).to_have_text("High")
    assert check.evaluate("node => node.answers") == ANSWERS["first"]
    assert check.evaluate("node => node.result.overall.level") == "high"


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("release", releases())
def test_an_old_shell_runs_the_newest_engine(
    quiet_page: Page, elsewhere: HostPage, checks: Mapping[str, Published], release: int, name: str
) -> None:
    """From the start to the result, and again after a restart, with a move on the way."""
    quiet_page.goto(elsewhere(element(name), head=inline(shell(release)) + script(name)))
    check = quiet_page.locator("niveau-check")
    take(check, checks[name], ANSWERS[name])
    check.evaluate("node => node.restart()")
    begin(check, checks[name], ANSWERS[name])
    check.evaluate("node => document.body.append(node)")
    finish(check, checks[name], ANSWERS[name])


@pytest.mark.parametrize("release", releases())
def test_the_newest_shell_runs_an_old_engine(
    quiet_page: Page, elsewhere: HostPage, checks: Mapping[str, Published], release: int
) -> None:
    """And beside it the newest one."""
    quiet_page.goto(
        elsewhere(
            element() + element("cyclist"), head=script("cyclist") + inline(old_script(release))
        )
    )
    take_old(quiet_page.locator("[check=first]"))
    take(quiet_page.locator("[check=cyclist]"), checks["cyclist"], ANSWERS["cyclist"])


@pytest.mark.parametrize("release", releases())
def test_an_old_script_comes_first(
    quiet_page: Page, elsewhere: HostPage, checks: Mapping[str, Published], release: int
) -> None:
    """It defines the tag; its own check and a new one are both taken."""
    quiet_page.goto(
        elsewhere(
            element() + element("cyclist"), head=inline(old_script(release)) + script("cyclist")
        )
    )
    take_old(quiet_page.locator("[check=first]"))
    take(quiet_page.locator("[check=cyclist]"), checks["cyclist"], ANSWERS["cyclist"])


@pytest.mark.parametrize("release", releases())
def test_an_engine_of_an_unknown_protocol_is_passed_over(
    page: Page, elsewhere: HostPage, release: int
) -> None:
    """The link stays, the console has one line that says why, and the next engine is taken."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(elsewhere(element(), head=inline(shell(release)) + inline(UNKNOWN)))
    expect(page.get_by_role("link", name="Take the check")).to_be_visible()
    assert said == ['niveau-check: "first" needs protocol 2']
    page.add_script_tag(content=old_script(release))
    take_old(page.locator("niveau-check"))
