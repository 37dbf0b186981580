"""A result on paper: the check and nothing else, where the visitor asked for that."""

import io
import math
import unicodedata

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from site_builder.content import Entry
from site_builder.rubric.values import Rubric
from tests.browser.carrying import Published, check_of, expect_place
from tests.browser.visits import Words

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
    assert [line for line in printed if squeezed(line) not in of_check] == []
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
    expect(page.get_by_role("navigation")).to_be_visible()


def test_a_short_check_takes_one_page(page: Page, host: str, entry: Entry, rubric: Rubric) -> None:
    """The pages of the article are not printed blank, and the last is no longer than the check."""
    page.goto(Published(host, entry, rubric).address("nl"))
    expect_place(check_of(page), Words("nl", rubric), 0)
    assert len(PdfReader(io.BytesIO(page.pdf())).pages) > 1
    check_of(page).evaluate(ASKED)
    page.emulate_media(media="print")
    assert page.locator("body").bounding_box() == check_of(page).bounding_box()
    assert len(PdfReader(io.BytesIO(page.pdf())).pages) == 1
