"""The check keeps its form: narrow, zoomed, spaced, in forced colours, from right to left."""

import pytest
from playwright.sync_api import Browser, Locator, Page

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from tests.browser.states import STATES, afresh
from tests.browser.visits import Words

pytestmark = pytest.mark.usefixtures("tab")

# Whatever is wider than the room it has, or cuts off what does not fit.
TOO_LARGE = """node => [document.documentElement, ...node.shadowRoot.querySelectorAll("*")]
  .filter((each) => {
    const {display, overflowY} = getComputedStyle(each);
    const isCut = each instanceof HTMLElement && /hidden|clip/.test(overflowY)
      && each.scrollHeight > each.clientHeight;
    return display !== "inline" && (isCut || each.scrollWidth > Math.max(each.clientWidth, 1));
  })
  .map((each) => [each.scrollWidth, each.clientWidth, each.scrollHeight, each.clientHeight,
    each.outerHTML.slice(0, 80)].join(" "))"""

# Text that sticks out of the panel on any side.
OUTSIDE = """node => {
  const panel = node.shadowRoot.querySelector("[part~=panel]").getBoundingClientRect();
  const walker = document.createTreeWalker(node.shadowRoot, NodeFilter.SHOW_TEXT);
  const found = [], range = document.createRange();
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.checkVisibility({visibilityProperty: true})) continue;
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      if (box.left < panel.left || box.right > panel.right || box.bottom > panel.bottom + 1) {
        found.push(walker.currentNode.data);
      }
    }
  }
  return found;
}"""

# Drawings and controls with another one, or a text that is not theirs, on them.
COVERED = """node => {
  const all = [...node.shadowRoot.querySelectorAll("svg, button, input")]
    .filter((each) => each.checkVisibility({visibilityProperty: true}));
  const walker = document.createTreeWalker(node.shadowRoot, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const boxes = all.map((each) => [each, each.getBoundingClientRect()]);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.parentElement.checkVisibility({visibilityProperty: true})) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) boxes.push([text, box]);
  }
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return all.flatMap((each) => boxes
    .filter(([other, box]) => !each.contains(other) && !other.contains(each)
      && overlap(each.getBoundingClientRect(), box))
    .map(([other]) => `${each.localName} and ${other.textContent || other.localName}`));
}"""

# WCAG 2.2, 1.4.12.
SPACED = """node => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important} p {margin-bottom: 2em !important}`);
  const root = node.shadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}"""

# What the browser makes itself, such as the content of details, is no element to ask.
MOVING_RULES = """node => node.shadowRoot.adoptedStyleSheets
  .flatMap((each) => [...each.cssRules])
  .map((each) => each.cssText)
  .filter((each) => /(transition|animation)[a-z-]*: (?!initial)/.test(each))"""

TEXT_TWICE_AS_LARGE = "node => node.style.setProperty('--niveau-font-size', '32px')"


@pytest.fixture
def check(page: Page, address: str) -> Locator:
    """The element on the article's page, with the table for scoring by hand open."""
    page.goto(f"{address}#by-hand")
    return page.locator("niveau-check")


def misfits(check: Locator, words: Words, prepare: str | None = None) -> list[tuple[str, str]]:
    """Return what does not fit, by state."""
    found = []
    for name, show in afresh(check, STATES):
        show(check, words)
        if prepare:
            check.evaluate(prepare)
        for misfit in (TOO_LARGE, OUTSIDE, COVERED):
            found += [(name, each) for each in check.evaluate(misfit)]
    return found


@pytest.mark.parametrize(
    ("width", "prepare"),
    [(320, None), (640, None), (320, SPACED), (1280, SPACED), (640, TEXT_TWICE_AS_LARGE)],
    ids=["320px", "zoomed to 200 %", "320px, spaced", "1280px, spaced", "text of 200 %"],
)
def test_everything_fits(check: Locator, words: Words, width: int, prepare: str | None) -> None:
    """Nothing scrolls sideways, sticks out or is cut off, in any state.

    A window of 1280 px that is zoomed to 200 % is one of 640 px.
    """
    check.page.set_viewport_size({"width": width, "height": 640})
    assert misfits(check, words, prepare) == []


@pytest.mark.parametrize("name", ["question", "page", "page-errors"])
def test_the_progress_is_a_thin_line(check: Locator, words: Words, name: str) -> None:
    """Lower than a line of text, where there is one question and where all are on one page."""
    STATES[name](check, words)
    box = check.locator("[part=progress] svg").bounding_box()
    assert box
    assert 2 < box["height"] < 16


def test_no_level_is_broken_in_the_table(check: Locator, words: Words) -> None:
    """Also on a small phone each level's name is one word on one line."""
    check.page.set_viewport_size({"width": 320, "height": 640})
    STATES["unfolded"](check, words)
    lines = """cells => cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getClientRects().length;
    })"""
    cells = check.locator("table :is(th, td):nth-child(2)")
    assert cells.evaluate_all(lines) == [1] * (1 + len(words.rubric.dimensions))


def test_no_word_is_broken_in_the_table(check: Locator, words: Words) -> None:
    """On a phone the names of areas, too, break between words alone."""
    check.page.set_viewport_size({"width": 360, "height": 640})
    STATES["unfolded"](check, words)
    broken = """cells => cells.flatMap((cell) => [...cell.firstChild.data.matchAll(/[^ ]+/g)]
      .filter(({0: word, index}) => {
        const range = document.createRange();
        range.setStart(cell.firstChild, index);
        range.setEnd(cell.firstChild, index + word.length);
        return range.getClientRects().length > 1;
      })
      .map(([word]) => word))"""
    cells = check.locator("table :is(th, td):not(:last-child)")
    assert cells.count() == 2 * (1 + len(words.rubric.dimensions))
    assert cells.evaluate_all(broken) == []


@pytest.mark.parametrize("place", range(4))
def test_no_level_is_broken_beside_its_picture(check: Locator, words: Words, place: int) -> None:
    """Each level that is reached stands on one line, on a small phone too."""
    check.page.set_viewport_size({"width": 320, "height": 640})
    answers = {question.id: question.options[place].id for question in words.rubric.questions}
    check.evaluate("(node, answers) => { node.answers = answers; }", answers)
    lines = """name => {
      const range = document.createRange();
      range.selectNodeContents(name);
      return range.getClientRects().length;
    }"""
    assert check.locator("[part=level-name]").evaluate(lines) == 1


def test_in_forced_colours_the_choice_is_seen(
    browser: Browser, host: str, entry: Entry, rubric: Rubric
) -> None:
    """The chosen radio, the bars and the focus differ where backgrounds are gone."""
    page = browser.new_page(forced_colors="active")
    page.goto(f"{host}/en/{entry.articles['en'].slug}/")
    check = page.locator("niveau-check")
    STATES["chosen"](check, Words("en", rubric))
    look = """node => [...node.shadowRoot.querySelectorAll("input")].map((each) => {
      const {borderTopWidth, borderTopColor} = getComputedStyle(each);
      return [borderTopWidth, borderTopColor];
    })"""
    others, chosen = check.evaluate(look)[0], check.evaluate(look)[1]
    assert chosen[0] != others[0]
    bars = """node => [...node.shadowRoot.querySelectorAll("rect")].map((each) => {
      const {fill, opacity} = getComputedStyle(each);
      return `${fill} ${opacity}`;
    })"""
    first, *rest = check.evaluate(bars)
    assert first not in rest
    page.keyboard.press("ArrowDown")
    outlines = """node => [...node.shadowRoot.querySelectorAll("input + span")]
      .map((each) => getComputedStyle(each).outlineStyle)"""
    assert check.evaluate(outlines) == ["none", "none", "solid", "none"]
    page.close()


def test_nothing_moves(check: Locator, words: Words) -> None:
    """No state has an animation or a transition, so there is none to reduce."""
    check.page.emulate_media(reduced_motion="no-preference")
    for name, show in afresh(check, STATES):
        show(check, words)
        moving = check.evaluate(
            """node => [...node.shadowRoot.querySelectorAll("*")].filter((each) => {
              const {transitionDuration, animationName} = getComputedStyle(each);
              return transitionDuration !== "0s" || animationName !== "none";
            }).length"""
        )
        assert (name, moving) == (name, 0)
    assert check.evaluate(MOVING_RULES) == []


def test_right_to_left_everything_is_mirrored(check: Locator, words: Words) -> None:
    """From right to left, every text starts at the right and the bars rise to the left."""
    starts = """(node, direction) => {
      const panel = node.shadowRoot.querySelector("[part~=panel]");
      panel.dir = direction;
      const {left, right} = panel.getBoundingClientRect();
      const start = (box) => direction === "rtl" ? right - box.right : box.left - left;
      const all = "h2, h3, p, ol, th, td, summary, input, label, rect, [part=picture], button";
      const range = document.createRange();
      const shown = [...panel.querySelectorAll(all)].filter((each) => each.checkVisibility());
      return shown.flatMap((each) => {
        range.selectNodeContents(each);
        return [each, ...(each.textContent ? [range] : [])].map((box) =>
          [each.localName, Math.round(start(box.getBoundingClientRect()))]);
      });
    }"""
    for name in ("chosen", "sprint", "unfolded"):
        check.page.reload()
        STATES[name](check, words)
        assert check.evaluate(starts, "rtl") == check.evaluate(starts, "ltr")
