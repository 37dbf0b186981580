"""Every kind of question and of result: for everyone, in any room, on paper and as text."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.scoring import Scorer
from tests.browser.carrying import Published, check_of
from tests.browser.kinds import (
    FLAGGED,
    STATES,
    TIED,
    TOURER,
    VOID,
    Kinds,
    open_check,
    served_kinds,
    show_state,
    shown_states,
)
from tests.browser.states import give
from tests.browser.test_accessibility import BACKWARDS, CONTRASTS, SCHEMES, TARGETS, violations
from tests.browser.test_look import COVERED, OUTSIDE, SPACED, TEXT_TWICE_AS_LARGE, TOO_LARGE
from tests.browser.test_print import on_paper, squeezed
from tests.browser.visits import Answers, Words, exactly, headings, press

pytestmark = pytest.mark.usefixtures("tab")

LANGUAGES = ("nl", "en")

STOPS = """node => {
  const all = [...node.shadowRoot.querySelectorAll("a, button, input, summary")]
    .filter((each) => each.checkVisibility({visibilityProperty: true}));
  // A group of radios is one stop.
  const first = (each) => all.find((other) => other.name === each.name);
  window.stops = all.filter((each) => each.type !== "radio" || each === first(each));
  node.tabIndex = -1;
  node.focus();
  node.removeAttribute("tabindex");
  return stops.length;
}"""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kinds]:
    """Both checks."""
    with served_kinds(tmp_path_factory.mktemp("kinds") / "build") as served:
        yield served


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_and_contrast_and_targets_in_every_state(
    browser: Browser, kinds: Kinds, scheme: Literal["light", "dark"], language: str
) -> None:
    """No violation, no text below 4.5:1, nothing to press smaller than 24 px."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    check, wrong = check_of(page), list[tuple[Any, ...]]()
    for name in shown_states(check, kinds, language):
        wrong += [(name, each) for each in violations(page, "niveau-check")]
        wrong += [(name, *each) for each in check.evaluate(CONTRASTS) if each[1] < 4.5]
        wrong += [(name, *each) for each in check.evaluate(TARGETS) if min(each[1:]) < 24]
    page.close()
    assert wrong == []


@pytest.mark.parametrize(
    ("width", "prepare"),
    [(320, None), (320, SPACED), (640, TEXT_TWICE_AS_LARGE)],
    ids=["320px", "320px, spaced", "text of 200 %"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_fits(
    page: Page, kinds: Kinds, language: str, width: int, prepare: str | None
) -> None:
    """Nothing scrolls sideways, sticks out, is cut off or lies on something else."""
    page.set_viewport_size({"width": width, "height": 640})
    check, found = check_of(page), list[tuple[str, str]]()
    for name in shown_states(check, kinds, language):
        if prepare:
            check.evaluate(prepare)
        for misfit in (TOO_LARGE, OUTSIDE, COVERED):
            found += [(name, each) for each in check.evaluate(misfit)]
    assert found == []


@pytest.mark.parametrize("name", STATES)
def test_tab_goes_through_in_order_and_out_again(page: Page, kinds: Kinds, name: str) -> None:
    """Every box, field and button is reached as it is seen, each question with radios once."""
    check = check_of(page)
    show_state(check, kinds, "nl", name)
    for place in range(check.evaluate(STOPS)):
        page.keyboard.press("Tab")
        assert check.evaluate("node => stops.indexOf(node.shadowRoot.activeElement)") == place
    page.keyboard.press("Tab")
    assert check.evaluate("node => node.shadowRoot.activeElement === null")
    assert check.evaluate(BACKWARDS) == []


def test_in_forced_colours_the_tick_is_seen(browser: Browser, kinds: Kinds) -> None:
    """A chosen box has a mark where backgrounds are gone, another one has not."""
    page = browser.new_page(forced_colors="active")
    check = check_of(page)
    show_state(check, kinds, "en", "several")
    ticks = """node => [...node.shadowRoot.querySelectorAll("input")].map((each) => {
      const {content, borderRightStyle, borderRightColor} = getComputedStyle(each, "::before");
      const {backgroundColor} = getComputedStyle(each);
      return content !== "none" && borderRightStyle === "solid"
        && borderRightColor !== backgroundColor;
    })"""
    chosen = [each.is_checked() for each in check.get_by_role("checkbox").all()]
    assert check.evaluate(ticks) == chosen
    assert sorted(set(chosen)) == [False, True]
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiz_shows_no_levels(page: Page, kinds: Kinds, language: str) -> None:
    """Nothing in it is better or worse: no rising bars, no bottleneck, no reason for a level."""
    check = check_of(page)
    words = open_check(check, kinds["cyclist"], language)
    expect(check.locator("svg")).to_have_count(1)  # that of the room that is kept free
    give(check, TOURER)
    for part in ("bottleneck", "steps", "lift", "table"):
        expect(check.locator(f"[part={part}]")).to_have_count(0)
    for level in words.rubric.levels:
        expect(check.get_by_text(words.text(level.name), exact=True)).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withheld_level_has_the_place_of_one(page: Page, kinds: Kinds, language: str) -> None:
    """That there is none, and why, stand in its box, with the largest heading of the result."""
    check = check_of(page)
    words = open_check(check, kinds["bicycles"], language)
    give(check, VOID)
    box = check.locator("[part=level]")
    heading = box.get_by_role("heading", name=words.say("void"), exact=True)
    assert words.rubric.void
    why = words.text(words.rubric.void.text)
    expect(box.get_by_text(why, exact=True)).to_be_visible()
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    others = check.locator("[part=subheading]")
    assert heading.evaluate(size) > max(each.evaluate(size) for each in others.all())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "answers"),
    [("bicycles", FLAGGED), ("bicycles", VOID), ("cyclist", TOURER), ("cyclist", TIED)],
    ids=["flags", "void", "outcome", "tied"],
)
def test_the_paper_and_the_text_say_it_too(
    browser: Browser, kinds: Kinds, language: str, name: str, answers: Answers
) -> None:
    """Printed or copied, a result keeps its headings, its notices, and why there is no level."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    words = open_check(check_of(page), kinds[name], language)
    give(check_of(page), answers)
    press(check_of(page), words, "copy")
    expect(check_of(page).get_by_text(words.say("copied"), exact=True)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    paper = squeezed("".join(on_paper(page)))
    for text in said(kinds[name], words, answers):
        assert text in copied
        assert squeezed(text) in paper
    context.close()


def said(check: Published, words: Words, answers: Answers) -> list[str]:
    """Return what a result must say wherever it is taken."""
    result, rubric = Scorer(check.rubric).score(answers), check.rubric
    flags = [words.text(flag.text) for flag in rubric.flags if flag.id in result["flags"]]
    reason = [words.text(rubric.void.text)] if rubric.void and result["void"] else []
    return [*headings(words, result), *flags, *reason]


def test_too_many_is_told_at_once_and_only_then(page: Page, kinds: Kinds) -> None:
    """The place of the message is a live one, there before; one choice less takes it away."""
    check = check_of(page)
    words = show_state(check, kinds, "nl", "several")
    status = check.get_by_role("group").get_by_role("status")
    expect(status).to_have_text("")
    boxes = check.get_by_role("checkbox", checked=False)
    boxes.nth(0).check()
    expect(status).to_have_text("")
    boxes.nth(0).check()
    expect(status).to_have_text(words.say("too-many", n=4, most=3))
    check.get_by_role("checkbox", checked=True).first.uncheck()
    expect(status).to_have_text("")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_says_what_it_wants_and_what_is_wrong(
    page: Page, kinds: Kinds, language: str
) -> None:
    """Its name is the range, its description the help and the error; and it is invalid then."""
    check = check_of(page)
    words = show_state(check, kinds, language, "out of range")
    field = check.get_by_role("textbox", name=exactly(words.say("number", min=0, max=10)))
    error = words.say("no-number", min=0, max=10)
    question = next(each for each in words.rubric.questions if each.id == "cyclists")
    assert question.help
    expect(field).to_have_accessible_description(f"{words.text(question.help)} {error}")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("6")
    expect(field).to_have_accessible_description(words.text(question.help))
    expect(field).to_have_attribute("aria-invalid", "false")
