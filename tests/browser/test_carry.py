"""A link to another language carries the visitor's answers, past every server."""

import random
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.carrying import (
    SEED,
    Published,
    aim_of,
    answer,
    answers_of,
    check_of,
    every_answer_set,
    expect_place,
    fragment,
    give,
    link_to,
    published,
    some_answer_sets,
)
from tests.browser.visits import Words
from tests.projects import MINIMAL, WHOLE, copied

pytestmark = pytest.mark.usefixtures("tab")

TWINS = [("nl", "en"), ("en", "nl")]
RIGHT = "#niveau=1.0123012301"

# Chromium lets a page go to 200 fragments in ten seconds; reading one and removing it are two.
READ_AGAIN = 80


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A check with *not applicable*, of which every answer set can be tried."""
    with published(WHOLE, tmp_path_factory.mktemp("whole") / "build") as served:
        yield served


@pytest.mark.parametrize("count", [0, 3, 10])
@pytest.mark.parametrize(("language", "other"), TWINS)
def test_a_visitor_goes_on_in_the_other_language(
    page: Page,
    sales: Published,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    other: str,
    count: int,
) -> None:
    """There and back, at any point of the check, and nothing that a server hears tells of it."""
    heard: list[str] = []
    monkeypatch.setattr(
        "site_builder.verify.host._Handler.log_message",
        lambda handler, *_: heard.append(f"{handler.requestline}\n{handler.headers}"),
    )
    questions = sales.rubric.questions[:count]
    answers = {each.id: each.options[i % 4].id for i, each in enumerate(questions)}
    carried = fragment(sales.rubric, answers)
    page.goto(sales.address(language))
    answer(check_of(page), Words(language, sales.rubric), answers)
    for target in (other, language):
        assert aim_of(link_to(page, target)) == sales.address(target) + carried
        link_to(page, target).click()
        expect(page).to_have_url(sales.address(target))
        expect_place(check_of(page), Words(target, sales.rubric), count)
        assert answers_of(page) == answers
    assert any(line.startswith(f"GET /{other}/") for line in heard)
    assert not any("niveau=" in line or "01230" in line for line in heard)
    page.go_back(wait_until="commit")
    expect(page).to_have_url(sales.address(other))


def in_this_tab(page: Page, link: Locator) -> Page:
    """Open a link with the keyboard."""
    link.focus()
    page.keyboard.press("Enter")
    return page


def in_a_new_tab(open_link: Callable[[Locator], None]) -> Callable[[Page, Locator], Page]:
    """Return the way to open a link in a tab of its own."""

    def opened(page: Page, link: Locator) -> Page:
        with page.context.expect_page() as found:
            open_link(link)
        return found.value

    return opened


WAYS = {
    "keyboard": in_this_tab,
    "middle button": in_a_new_tab(lambda link: link.click(button="middle")),
    "Ctrl": in_a_new_tab(lambda link: link.click(modifiers=["ControlOrMeta"])),
    "script": in_a_new_tab(lambda link: link.evaluate("n => { n.target = '_blank'; n.click(); }")),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_opening_the_link_carries_the_answers(
    page: Page, sales: Published, way: str
) -> None:
    """Also answers that no event has told of."""
    answers = {sales.rubric.questions[0].id: sales.rubric.questions[0].options[2].id}
    page.goto(sales.address("nl"))
    expect_place(check_of(page), Words("nl", sales.rubric), 0)
    give(page, answers)
    opened = WAYS[way](page, link_to(page, "en"))
    expect(opened).to_have_url(sales.address("en"))
    expect_place(check_of(opened), Words("en", sales.rubric), 1)
    assert answers_of(opened) == answers


@pytest.mark.parametrize(
    "event",
    [
        *("niveau-ready", "niveau-answer", "niveau-complete", "niveau-restart", "pageshow"),
        *("pointerdown", "focusin", "contextmenu", "click"),
    ],
)
def test_the_link_is_right_whenever_answers_may_have_changed(
    page: Page, sales: Published, event: str
) -> None:
    """After each event of the check, and before each way of using the link; plain without any."""
    answers = {sales.rubric.questions[1].id: sales.rubric.questions[1].options[3].id}
    page.goto(sales.address("en"))
    expect_place(check_of(page), Words("en", sales.rubric), 0)
    link = link_to(page, "nl")
    link.evaluate("node => node.addEventListener('click', (e) => e.preventDefault())")
    for given in (answers, {}):
        before = aim_of(link)
        give(page, given)
        assert aim_of(link) == before
        if event == "pageshow":
            page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        else:
            (check_of(page) if "niveau" in event else link).dispatch_event(event)
        assert aim_of(link) == sales.address("nl") + fragment(sales.rubric, given)
        assert aim_of(link_to(page, "en")) == sales.address("en")


def test_after_a_restart_the_link_is_plain(page: Page, sales: Published) -> None:
    """The visitor starts again, and nothing of before goes along."""
    words = Words("nl", sales.rubric)
    answers = {each.id: each.options[1].id for each in sales.rubric.questions}
    page.goto(sales.address("nl") + fragment(sales.rubric, answers))
    expect(check_of(page).get_by_role("heading", name=words.say("profile"))).to_be_visible()
    check_of(page).get_by_role("button", name=words.say("restart")).click()
    assert aim_of(link_to(page, "en")) == sales.address("en")


def test_without_the_checks_script_links_work(page: Page, sales: Published) -> None:
    """They are plain, whatever is done with them, and lead to the other language."""
    page.route("**/embed/*.js", lambda route: route.abort())
    page.goto(sales.address("en"))
    link_to(page, "nl").focus()
    assert aim_of(link_to(page, "nl")) == sales.address("nl")
    link_to(page, "nl").click()
    expect(page).to_have_url(sales.address("nl"))


WRITTEN = """(node, sets) => sets.map((answers) => {
  node.answers = answers;
  dispatchEvent(new Event("pageshow"));
  return document.querySelector(".languages a:not([aria-current])").hash;
})"""

READ = """async (node, fragments) => {
  const read = [];
  for (const fragment of fragments) {
    node.restart();
    const heard = new Promise((done) => addEventListener("hashchange", done, {once: true}));
    location.hash = fragment;
    await heard;
    read.push([node.answers, location.hash]);
  }
  return read;
}"""


@pytest.mark.parametrize("name", ["sales", "bakery"])
def test_what_is_written_is_read_again(
    page: Page, name: str, request: pytest.FixtureRequest
) -> None:
    """Every answer set of a small check, thousands of the first, through the page's own script."""
    check: Published = request.getfixturevalue(name)
    source = every_answer_set if name == "bakery" else some_answer_sets
    sets = list(islice(source(check.rubric), 6000))
    expected = [fragment(check.rubric, answers) for answers in sets]
    page.goto(check.address("en"))
    expect(check_of(page).get_by_role("button")).to_be_visible()
    assert check_of(page).evaluate(WRITTEN, sets) == expected
    chosen = random.Random(SEED).sample([each for each in sets if each], READ_AGAIN)  # noqa: S311
    fragments = [fragment(check.rubric, answers) for answers in chosen]
    assert check_of(page).evaluate(READ, fragments) == [[answers, ""] for answers in chosen]


@pytest.mark.parametrize(("count", "carried"), [(62, "#niveau=1.Z"), (63, "")])
def test_as_many_options_as_there_are_characters(
    page: Page, tmp_path: Path, count: int, carried: str
) -> None:
    """The 62nd goes along; with a 63rd nothing does, but the address is cleared all the same."""
    options = "".join(f"\n- {{id: o{n}, text: {{nl: n{n}, en: e{n}}}}}" for n in range(count))
    original = (MINIMAL / "content/first/rubric.yaml").read_text("utf-8")
    head = original[: original.index("      - id: plan")]
    asked = "      - id: plan\n        text: {nl: Plan?, en: Plan?}\n        options:"
    rubric = head + asked + options.replace("\n", "\n          ") + "\n"
    project = copied(MINIMAL, tmp_path / "project", {"first/rubric.yaml": rubric})
    with published(project, tmp_path / "build") as check:
        page.goto(f"{check.address('en')}#niveau=1.Z")
        expect(page).to_have_url(check.address("en"))
        expect_place(check_of(page), Words("en", check.rubric), int(bool(carried)))
        give(page, {"plan": "o61"})
        link_to(page, "nl").focus()
        assert aim_of(link_to(page, "nl")) == check.address("nl") + carried
