"""Everyone can take the check: axe in every state, and what axe does not see."""

import re
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.states import STATES, afresh
from tests.browser.visits import Words, exactly, press

pytestmark = pytest.mark.usefixtures("tab")

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
READY = "node => node.shadowRoot && node.shadowRoot.querySelector('button')"

# Every piece of text that shows, with the contrast of its colour to what lies behind it.
CONTRASTS = """node => {
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const painted = (...colours) => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parent = (each) => each.assignedSlot ?? each.parentElement ?? each.getRootNode().host;
  const around = (each) => each ? [...around(parent(each)), each] : [];
  const found = [];
  const walker = document.createTreeWalker(node.shadowRoot, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({visibilityProperty: true})) continue;
    const behind = around(element).map((each) => getComputedStyle(each).backgroundColor);
    const [a, b] = [painted("white", ...behind),
      painted("white", ...behind, getComputedStyle(element).color)].map(light);
    found.push([text.data.trim(), (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)]);
  }
  return found;
}"""

# Everything that can be pressed, with its size; a link within a sentence is exempt (WCAG 2.5.8).
TARGETS = """node => [...node.shadowRoot.querySelectorAll("button, summary, label, a")]
  .filter((each) => each.checkVisibility({visibilityProperty: true}))
  .filter((each) => !(each.localName === "a" && getComputedStyle(each).display === "inline"
    && each.parentElement.textContent !== each.textContent))
  .map((each) => {
    const {width, height} = each.getBoundingClientRect();
    return [each.textContent, width, height];
  })"""

# What stands above what the focus comes from, or beside it towards the start of the line.
BACKWARDS = """() => window.stops.filter((each, i) => {
  const [from, to] = [stops[i - 1] ?? each, each].map((stop) => stop.getBoundingClientRect());
  return to.bottom <= from.top || to.top < from.bottom && to.right <= from.left;
}).map((each) => each.outerHTML)"""


# What axe objects to; it is brought to each page once, since reading it takes as long as a look.
VIOLATIONS = """async ([where, rules]) => (await axe.run(where ?? document, rules)).violations
  .map(({id, nodes}) => [id, nodes.map((node) => node.target)])"""


def violations(page: Page, where: str | None) -> list[Any]:
    """Run axe and tell what it objects to."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    found: list[Any] = page.evaluate(VIOLATIONS, [where, RULES])
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_and_contrast_and_targets_in_every_state(
    browser: Browser, address: str, words: Words, scheme: Literal["light", "dark"]
) -> None:
    """No violation, no text below 4.5:1, nothing to press smaller than 24 px, in any state."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page.goto(address)
    check = page.locator("niveau-check")
    wrong: list[tuple[Any, ...]] = []
    for name, show in afresh(check, STATES):
        show(check, words)
        # Hover shows a state of its own; here everything is at rest.
        page.mouse.move(0, 0)
        wrong += [(name, each) for each in violations(page, "niveau-check")]
        contrasts = check.evaluate(CONTRASTS)
        assert contrasts
        wrong += [(name, text, ratio) for text, ratio in contrasts if ratio < 4.5]
        targets = check.evaluate(TARGETS)
        assert targets
        wrong += [(name, *each) for each in targets if min(each[1:]) < 24]
    page.close()
    assert wrong == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_on_the_whole_page(
    browser: Browser, address: str, words: Words, scheme: Literal["light", "dark"]
) -> None:
    """The article with the check in it, and the iframe page, have no violation either."""
    page = browser.new_page(color_scheme=scheme)
    frame = f"{address.split('/' + words.language + '/')[0]}/embed/sales-process/{words.language}/"
    for each in (address, frame):
        page.goto(each)
        STATES["start"](page.locator("niveau-check"), words)
        assert violations(page, None) == []
    page.close()


def focused_text(check: Locator) -> str:
    """Return the text of what has the focus inside the element."""
    text: str = check.evaluate("node => node.shadowRoot.activeElement?.textContent ?? ''")
    return text


@pytest.mark.parametrize("mode", ["steps", "page"])
def test_the_focus_goes_to_the_new_page(check: Locator, words: Words, mode: str) -> None:
    """After each step the heading of what came has the focus, and nothing before the first."""
    check.evaluate("(node, mode) => node.setAttribute('mode', mode)", mode)
    assert check.page.evaluate("document.activeElement === document.body")
    title = check.get_by_role("heading", level=2).inner_text()
    press(check, words, "start")
    if mode == "page":
        assert focused_text(check) == title
    for number, question in enumerate(words.rubric.questions, 1):
        if mode == "steps":
            assert focused_text(check) == words.text(question.text)
        group = check.get_by_role("group", name=re.compile(re.escape(words.text(question.text))))
        group.get_by_role("radio").nth(1).check()
        last = number == len(words.rubric.questions)
        if mode == "steps" or last:
            press(check, words, "finish" if last else "next")
    level = words.say("level", level=words.text(words.rubric.levels[1].name))
    assert " ".join(focused_text(check).split()) == level
    press(check, words, "restart")
    expect(check.get_by_role("button", name=exactly(words.say("start")))).to_be_visible()
    assert focused_text(check) == title


def test_choosing_moves_nothing(check: Locator, words: Words) -> None:
    """An answer neither goes on by itself nor takes the focus away."""
    press(check, words, "start")
    radio = check.get_by_role("radio").nth(2)
    radio.check()
    expect(radio).to_be_focused()
    check.page.keyboard.press("ArrowDown")
    expect(check.get_by_role("radio").nth(3)).to_be_checked()
    expect(check.get_by_role("radio").nth(3)).to_be_focused()


@pytest.mark.parametrize("words", ["nl"], indirect=True)
@pytest.mark.parametrize("name", STATES)
def test_tab_goes_through_in_order_and_out_again(check: Locator, words: Words, name: str) -> None:
    """Tab reaches everything that can be pressed, as it is read and as it is seen, and leaves."""
    STATES[name](check, words)
    stops = check.evaluate(
        """node => {
          const all = [...node.shadowRoot.querySelectorAll("a, button, input, summary")]
            .filter((each) => each.checkVisibility({visibilityProperty: true}));
          const names = new Set();
          // A group of radios is one stop: the chosen one, else the first.
          const stops = all.filter((each) => {
            if (each.type !== "radio") return true;
            const group = all.filter((other) => other.name === each.name);
            return each === (group.find((other) => other.checked) ?? group[0]);
          });
          window.stops = stops;
          node.tabIndex = -1;
          node.focus();
          node.removeAttribute("tabindex");
          return stops.length;
        }"""
    )
    assert stops
    for place in range(stops):
        check.page.keyboard.press("Tab")
        at = check.evaluate("node => window.stops.indexOf(node.shadowRoot.activeElement)")
        assert at == place
    check.page.keyboard.press("Tab")
    assert check.evaluate("node => node.shadowRoot.activeElement === null")
    assert check.evaluate(BACKWARDS) == []


def test_the_error_is_announced(check: Locator, words: Words) -> None:
    """The place of the error is a live one, there before the error is."""
    press(check, words, "start")
    check.evaluate("node => { window.place = node.shadowRoot.querySelector('[role=alert]'); }")
    assert check.page.evaluate("window.place.textContent") == ""
    press(check, words, "next")
    assert check.page.evaluate("window.place.isConnected && window.place.textContent") == words.say(
        "unanswered"
    )


def test_every_change_says_what_it_changes(check: Locator, words: Words) -> None:
    """Ten buttons have ten names, each with its question."""
    STATES["unfolded"](check, words)
    for question in words.rubric.questions:
        name = f"{words.say('change')}: {words.text(question.text)}"
        expect(check.get_by_role("button", name=exactly(name))).to_have_count(1)


def test_the_picture_says_what_it_shows(check: Locator, words: Words) -> None:
    """The picture of the profile has every dimension with its level as its name."""
    STATES["fly"](check, words)
    name = check.get_by_role("img").get_attribute("aria-label") or ""
    for dimension in words.rubric.dimensions:
        assert words.text(dimension.name) in name
    assert name.count(words.text(words.rubric.levels[-1].name)) == len(words.rubric.dimensions)
