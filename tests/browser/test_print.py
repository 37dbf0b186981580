"""A result on paper: the check and nothing else, where the visitor asked for that."""

import io
import math
import re
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.answer_sets import telling_answer_sets
from tests.browser.carrying import Published, check_of, expect_place
from tests.browser.states import STATES, answers_for, give
from tests.browser.visits import Words, press

ANSWERED = "#niveau=1.0123012301"

ASKED = """node => node.dispatchEvent(
  new CustomEvent("niveau-print", {bubbles: true, composed: true}))"""

# What another tool, or a later template, may put anywhere beside the way to the check.
BESIDE = """document.querySelectorAll("body, main, article, .prose, .check").forEach(
  (each) => each.append(Object.assign(document.createElement("aside"), {textContent: "Beside"})))"""

# What shows beside the check, and what the way to it adds around it.
AROUND = """node => [...document.body.querySelectorAll("*")].flatMap((each) => {
  if (node.contains(each)) return [];
  if (!each.contains(node)) return each.checkVisibility() ? [each.outerHTML] : [];
  const style = getComputedStyle(each);
  const edges = ["margin", "padding", "border-width"].map((name) => style.getPropertyValue(name));
  return edges.some((edge) => edge !== "0px") ? [`${each.localName} ${edges}`] : [];
})"""

PLACE = """node => {
  const {x, y, width, height} = node.getBoundingClientRect();
  return [x + scrollX, y + scrollY, width, height];
}"""


@pytest.fixture(params=["nl", "en"])
def result(
    page: Page, host: str, entry: Entry, rubric: Rubric, request: pytest.FixtureRequest
) -> Locator:
    """The check with its result, in an article where the table by hand is open too."""
    address = Published(host, entry, rubric).address(request.param)
    page.goto(address + ANSWERED)
    expect_place(check_of(page), Words(request.param, rubric), len(rubric.questions))
    page.evaluate("location.hash = 'by-hand'")
    expect(page.locator("#by-hand")).to_be_visible()
    page.evaluate(BESIDE)
    return check_of(page)


def on_paper(page: Page) -> list[str]:
    """Return the lines that printing gives."""
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    return [line for page in pages for line in page.extract_text().splitlines()]


def squeezed(text: str) -> str:
    """Return a text without what a line's end or a typeface may change."""
    return "".join(unicodedata.normalize("NFKC", text).replace("-", "").split())


def test_the_paper_holds_the_check_alone(page: Page, result: Locator) -> None:
    """Every printed line is of the check; afterwards the article is printed as before."""
    before = on_paper(page)
    assert page.get_by_role("heading", level=1).inner_text() in " ".join(before)
    result.evaluate(ASKED)
    printed = on_paper(page)
    of_check = squeezed(result.evaluate("node => node.shadowRoot.textContent"))
    # A list's own numbers are nobody's text.
    lines = [re.sub(r"^\d+\. ", "", line) for line in printed]
    assert [line for line in lines if squeezed(line) not in of_check] == []
    heading = result.get_by_role("heading").first.inner_text()
    assert squeezed(heading) in squeezed("".join(printed))
    assert on_paper(page) == before


def test_the_check_has_the_paper_to_itself(page: Page, result: Locator) -> None:
    """No margin, padding, border or height of what is hidden remains, until it is printed."""
    result.evaluate(ASKED)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.emulate_media(media="print")
    assert result.evaluate(AROUND) == []
    x, y, width, height = result.evaluate(PLACE)
    assert [x, y, width] == [0, 0, page.evaluate("innerWidth")]
    assert math.ceil(height) == page.evaluate("document.documentElement.scrollHeight")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-print") is None
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.get_by_role("banner").get_by_role("navigation")).to_be_visible()


def test_a_short_check_takes_one_page(page: Page, host: str, entry: Entry, rubric: Rubric) -> None:
    """The pages of the article are not printed blank, and the last is no longer than the check."""
    page.goto(Published(host, entry, rubric).address("nl"))
    expect_place(check_of(page), Words("nl", rubric), 0)
    assert len(PdfReader(io.BytesIO(page.pdf())).pages) > 1
    check_of(page).evaluate(ASKED)
    page.emulate_media(media="print")
    assert page.locator("body").bounding_box() == check_of(page).bounding_box()
    assert len(PdfReader(io.BytesIO(page.pdf())).pages) == 1


@pytest.mark.parametrize("place", ["article", "frame"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_paper_holds_the_whole_result(
    page: Page, host: str, entry: Entry, rubric: Rubric, language: str, place: str
) -> None:
    """Source, level, summary, tip, cap, every dimension and advice are there, and no control."""
    words = Words(language, rubric)
    frame = f"{host}/embed/{entry.id}/{language}/"
    page.goto(Published(host, entry, rubric).address(language) if place == "article" else frame)
    check = check_of(page)
    capped = answers_for(rubric, lambda result: bool(result["caps"]))
    for answers in [capped, *telling_answer_sets(rubric, 40)[::10]]:
        give(check, answers)
        result = Scorer(rubric).score(answers)
        paper = squeezed("".join(on_paper(page)))
        assert squeezed(f"/{language}/{entry.articles[language].slug}/") in paper
        assert [each for each in result_texts(words, result) if squeezed(each) not in paper] == []
        for key in ("restart", "print", "copy", "download", "change"):
            button = check.get_by_role("button", name=words.say(key)).first
            page.emulate_media(media="print")
            expect(button).to_be_hidden()
            page.emulate_media(media="null")


def result_texts(words: Words, result: dict[str, Any]) -> list[str]:
    """Return what must be on the paper, from the rubric and the reference scorer's result."""
    rubric = words.rubric
    level = next(each for each in rubric.levels if each.id == result["overall"]["level"])
    texts = [level.name, level.summary, level.tip]
    texts += [cap.text for cap in rubric.caps if cap.id in result["caps"]]
    for dimension, scored in zip(rubric.dimensions, result["dimensions"], strict=True):
        texts += [dimension.name, dimension.advice.get(scored["level"])]
    figures = [words.say("percent", score=each["display"]) for each in result["dimensions"]]
    return [*(words.text(text) for text in texts if text), *figures]


def test_older_browsers_unfold_by_script(
    page: Page, host: str, entry: Entry, rubric: Rubric
) -> None:
    """Without `::details-content` all is open in print; after it, only what the visitor opened."""
    page.add_init_script("CSS.supports = () => false;")
    page.goto(Published(host, entry, rubric).address("en"))
    check = check_of(page)
    STATES["capped"](check, Words("en", rubric))
    check.evaluate("node => { node.shadowRoot.querySelector('details').open = true; }")
    is_open = "node => [...node.shadowRoot.querySelectorAll('details')].map((each) => each.open)"
    before = check.evaluate(is_open)
    assert before == [True] + [False] * (len(before) - 1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(check.evaluate(is_open))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert check.evaluate(is_open) == before
    check.evaluate("node => { window.kept = node; node.remove(); }")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(f"({is_open})(kept)") == before, "out of the page it listens no more"


def test_the_button_prints_the_check_alone(
    page: Page, host: str, entry: Entry, rubric: Rubric
) -> None:
    """When the dialog opens, the page has been marked."""
    page.add_init_script(
        "window.print = () => { window.printed = document.documentElement.dataset.print; };"
    )
    words = Words("nl", rubric)
    page.goto(Published(host, entry, rubric).address("nl"))
    STATES["sprint"](check_of(page), words)
    press(check_of(page), words, "print")
    assert page.evaluate("window.printed") is not None


@pytest.mark.parametrize("colours", ["", "--niveau-ink: #eee; --niveau-paper: #111"])
def test_the_paper_is_black_on_white(
    browser: Browser, host: str, entry: Entry, rubric: Rubric, colours: str
) -> None:
    """Also from a dark page, or one in its own light colours on dark."""
    page = browser.new_page(color_scheme="dark")
    page.goto(Published(host, entry, rubric).address("en"))
    check = check_of(page)
    give(check, answers_for(rubric, lambda result: bool(result["caps"])))
    check.evaluate("(node, colours) => { node.style.cssText = colours; }", colours)
    page.emulate_media(media="print")
    painted = """node => [...node.shadowRoot.querySelectorAll("[part~=panel], [part~=panel] *")]
      .filter((each) => each.checkVisibility())
      .flatMap((each) => {
        const {color, backgroundColor, borderBlockEndColor} = getComputedStyle(each);
        return [color, backgroundColor, borderBlockEndColor];
      })"""
    allowed = {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert set(check.evaluate(painted)) <= allowed
    page.close()
