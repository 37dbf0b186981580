"""What a result says beyond its levels."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from site_builder.scoring.lift import lift
from tests.browser.answer_sets import telling_answer_sets
from tests.browser.carrying import published
from tests.browser.conftest import HostPage
from tests.browser.states import STATES, give
from tests.browser.visits import Answers, Words, exactly, press

pytestmark = pytest.mark.usefixtures("tab")

WHOLE = Path(__file__).parents[1] / "projects" / "whole"
ELEMENT = '<niveau-check check="sales-process"><a href="$SITE/en/">The check</a></niveau-check>'
SCRIPT = '<script async src="$SITE/embed/sales-process.js"></script>'


def said(check: Locator, part: str) -> str | None:
    """Return the text of a part, its white space made one."""
    found = check.locator(f"[part~={part}]")
    return " ".join(found.inner_text().split()) if found.count() else None


def test_the_lift_is_that_of_the_reference_scorer(
    check: Locator, words: Words, scorer: Scorer
) -> None:
    """The one answer that would lift the level, or that of the bottleneck, or none."""
    kinds = set()
    for answers in telling_answer_sets(words.rubric, 40):
        give(check, answers)
        change = lift(scorer, answers)
        if change is None:
            assert said(check, "lift") is None
            kinds.add("none")
            continue
        question = next(q for q in words.rubric.questions if q.id == change["question"])
        option = next(each for each in question.options if each.id == change["option"])
        assert said(check, "lift") == f"{words.text(question.text)} {words.text(option.text)}"
        before, after = scorer.score(answers), scorer.score(answers | {question.id: option.id})
        kinds.add(expect_lift(check, words, before, after))
    assert kinds == {"overall", "bottleneck", "none"}


def expect_lift(check: Locator, words: Words, before: dict[str, Any], after: dict[str, Any]) -> str:
    """The sentence names the level that is reached; return what is lifted."""
    if after["overall"]["level"] != before["overall"]["level"]:
        level = words.level(after["overall"]["level"])
        expect(check.get_by_text(words.say("lift", level=level))).to_be_visible()
        return "overall"
    worst = before["bottleneck"]["dimension"]
    reached = next(each["level"] for each in after["dimensions"] if each["id"] == worst)
    sentence = words.say(
        "lift-dimension", dimension=words.dimension(worst), level=words.level(reached)
    )
    expect(check.get_by_text(sentence)).to_be_visible()
    return "bottleneck"


def test_score_and_bounds_are_said(check: Locator, words: Words, scorer: Scorer) -> None:
    """The total, where its level begins, and how far the next one is or what a cap took."""
    overall = words.rubric.overall
    assert overall
    levels = [level.id for level in words.rubric.levels]
    for answers in telling_answer_sets(words.rubric, 40):
        give(check, answers)
        result = scorer.score(answers)
        shown, earned = result["overall"]["display"], result["overall"]["uncapped"]
        place = levels.index(earned)
        sentence = [words.say("total", score=words.say("percent", score=shown))]
        if place:
            bound = overall.rule.bounds[place - 1]
            sentence.append(words.say("from", level=words.level(earned), bound=bound))
        if result["caps"]:
            sentence.append(words.say("uncapped", level=words.level(earned)))
        elif place < len(levels) - 1:
            bound = overall.rule.bounds[place]
            following = words.level(levels[place + 1])
            distance = bound - int(shown)
            sentence.append(words.say("to-next", level=following, bound=bound, distance=distance))
        expect(check.get_by_text(" ".join(sentence), exact=True)).to_be_visible()


def test_at_most_three_steps_are_in_view(check: Locator, words: Words, scorer: Scorer) -> None:
    """The steps go from the lowest area up; beyond the third they are folded."""
    for answers in telling_answer_sets(words.rubric, 40)[::5]:
        give(check, answers)
        ranking = scorer.score(answers)["ranking"]
        items = check.locator("[part=steps] > li")
        names = [item.locator("strong").inner_text() for item in items.all() if item.is_visible()]
        assert names == [words.dimension(each) for each in ranking[:3]]
        check.get_by_text(words.say("more-steps", n=2), exact=True).click()
        names = [item.locator("strong").inner_text() for item in items.all()]
        assert names == [words.dimension(each) for each in ranking]
        lists = check.locator("[part=steps]").evaluate_all("lists => lists.map((ol) => ol.start)")
        assert lists == [1, 4]


def test_the_article_is_linked_where_it_tells_of_the_level(check: Locator, words: Words) -> None:
    """On the article's own page the link leads to a heading that is there; the result stays."""
    STATES["sprint"](check, words)
    link = check.get_by_role("link", name=words.say("section", level=words.level("sprint")))
    assert link.get_attribute("href") == "#sprint"
    link.click()
    expect(check.page.locator("#sprint")).to_be_in_viewport()
    level = words.say("level", level=words.level("sprint"))
    expect(check.get_by_role("heading", name=exactly(level))).to_be_visible()


def test_elsewhere_the_link_leads_to_the_article(
    page: Page, host_page: HostPage, entry: Entry, rubric: Rubric
) -> None:
    """On another page, and in a frame that it leaves, the link is the article's address.

    That the page has a place of the same name changes nothing.
    """
    words = Words("en", rubric)
    wanted = f"/en/{entry.articles['en'].slug}/#sprint"
    frame = '<iframe src="$SITE/embed/sales-process/en/" width=800 height=900></iframe>'
    page.goto(host_page(ELEMENT + SCRIPT + frame + "<h2 id=sprint>Sprint</h2>"))
    inside = page.frame_locator("iframe").locator("niveau-check")
    for check, target in ((page.locator("niveau-check").first, ""), (inside, "_top")):
        STATES["sprint"](check, words)
        link = check.get_by_role("link", name=words.say("section", level=words.level("sprint")))
        assert (link.get_attribute("href") or "").endswith(wanted)
        assert (link.get_attribute("target") or "") == target


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Entry, Rubric]]:
    """A project with a call to action, published."""
    with published(WHOLE, tmp_path_factory.mktemp("whole") / "build") as site:
        yield site.host, site.entry, site.rubric


@pytest.mark.usefixtures("context")
def test_the_call_to_action_is_that_of_the_level(
    page: Page, bakery: tuple[str, Entry, Rubric]
) -> None:
    """A level with one links to it, with its utm parameters, and tells the page of the click."""
    host, entry, rubric = bakery
    article = next(iter(entry.articles))
    page.goto(f"{host}/embed/{entry.id}/{article}/")
    check = page.locator("niveau-check")
    events = (
        "node => { window.told = []; addEventListener('niveau-cta', (e) => told.push(e.detail)); }"
    )
    check.evaluate(events)
    action, url = check.locator("[part~=action]"), ""
    for level in rubric.levels:
        give(check, answers_that_reach(rubric, level.id))
        url = action.get_attribute("href") or ""
        assert f"utm_content={level.id}" in url
    page.context.route(re.compile("guild.example"), lambda route: route.fulfill(body="there"))
    expect(action).to_have_attribute("target", "")
    action.evaluate("node => { node.target = '_blank'; }")
    with page.context.expect_page() as opened:
        action.click()
    assert opened.value.url == url
    (told,) = page.evaluate("told")
    assert told["check"] == entry.id


def answers_that_reach(rubric: Rubric, level: str) -> Answers:
    """Return the first answer set at this level."""
    ids = [question.id for question in rubric.questions]
    options = [[option.id for option in question.options] for question in rubric.questions]
    sets = (dict(zip(ids, chosen, strict=True)) for chosen in itertools.product(*options))
    scorer = Scorer(rubric)
    return next(each for each in sets if scorer.score(each)["overall"]["level"] == level)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_whole_run_shifts_nothing_by_itself(
    page: Page, host_page: HostPage, rubric: Rubric, width: int
) -> None:
    """No step is lower than the room that was reserved, and all growth is the visitor's own."""
    page.set_viewport_size({"width": width, "height": 900})
    watch = """<script>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (!entry.hadRecentInput) window.shift = (window.shift ?? 0) + entry.value;
        }
      }).observe({type: "layout-shift", buffered: true});
    </script>"""
    element = ELEMENT.replace("<a", '<svg width="1" height="480" aria-hidden="true"></svg><a')
    page.goto(host_page(f"<h1>Page</h1>{element}<p id=below>Text below.</p>{watch}{SCRIPT}"))
    check, words = page.locator("niveau-check"), Words("en", rubric)
    press(check, words, "start")
    heights = []
    for number, question in enumerate(rubric.questions, 1):
        check.get_by_role("group", name=words.text(question.text)).get_by_role("radio").nth(
            1
        ).check()
        heights.append((check.bounding_box() or {"height": 0})["height"])
        press(check, words, "finish" if number == len(rubric.questions) else "next")
    heights.append((check.bounding_box() or {"height": 0})["height"])
    assert min(heights) >= 480
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("window.shift ?? 0") == 0
