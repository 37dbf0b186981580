"""A check in two languages that came by files alone, one of them written from right to left."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_builder.scoring import Scorer
from tests.browser.carrying import Published, check_of, give, published
from tests.browser.states import unfold
from tests.browser.test_accessibility import violations
from tests.browser.test_look import OUTSIDE, TOO_LARGE
from tests.browser.visits import Answers, Words, expect_result, press, take_by_clicking
from tests.projects import TONGUES
from tests.tongues import strings_of

pytestmark = pytest.mark.usefixtures("tab")

ADDED = ("de", "ar")
CHECK = "houseplants"
PHONE = 320


# Where something is drawn between the two sides of the panel: 0 at the left, 1 at the right.
PLACE = """each => {
  const panel = each.closest("[part~=panel]").getBoundingClientRect();
  const {left, width} = each.getBoundingClientRect();
  return (left + width / 2 - panel.left) / panel.width;
}"""

BORDERS = """each => {
  const {borderLeftWidth, borderRightWidth} = getComputedStyle(each);
  return [borderLeftWidth, borderRightWidth];
}"""

# Code, and fields for code, that would run from right to left, or not start at the left.
TURNED = """() => [...document.querySelectorAll("pre, code, #accent")]
  .filter((each) => {
    const {direction, textAlign} = getComputedStyle(each);
    return direction !== "ltr" || !["start", "left"].includes(textAlign);
  }).map((each) => each.outerHTML)"""

SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def plants(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The check, as it is served."""
    with published(TONGUES, tmp_path_factory.mktemp("tongues") / "build", CHECK) as served:
        yield served


@pytest.fixture
def arabic(page: Page, plants: Published) -> Locator:
    """The check on its article's page in Arabic."""
    page.goto(plants.address("ar"))
    return check_of(page)


def answer_sets(plants: Published) -> list[Answers]:
    """Return the author's own examples, numbers as such."""
    sets = [dict(each.answers) for each in plants.rubric.examples]
    return [{**each, "saucer": int(each["saucer"])} for each in sets]


def words_of(plants: Published, language: str) -> Words:
    """Return what the check says in a language."""
    return Words(language, plants.rubric, TONGUES)


@pytest.mark.parametrize("language", ADDED)
def test_the_check_is_taken_to_the_right_result(
    page: Page, plants: Published, language: str
) -> None:
    """By clicks, in the language's own words and numbers; what shows is the reference's result."""
    words = words_of(plants, language)
    page.goto(plants.address(language))
    check = check_of(page)
    for answers in answer_sets(plants):
        take_by_clicking(check, words, answers)
        result = Scorer(plants.rubric).score(answers)
        assert check.evaluate("node => node.result") == result
        expect_result(check, words, result)
        check.evaluate("node => node.restart()")


@pytest.mark.parametrize("language", ADDED)
def test_the_browser_has_the_same_plural_forms(page: Page, language: str) -> None:
    """Each form that is written comes about, and none is lacking."""
    numbers = "language => new Intl.PluralRules(language).resolvedOptions().pluralCategories"
    for message in strings_of(language).widget.values():
        if not isinstance(message, str):
            assert set(message) == set(page.evaluate(numbers, language))


def test_a_question_runs_from_the_right(arabic: Locator, plants: Published) -> None:
    """Direction, progress, radios and the border of an error."""
    words = words_of(plants, "ar")
    press(arabic, words, "start")
    press(arabic, words, "next")
    panel = arabic.locator("[part~=panel]")
    assert panel.evaluate("node => getComputedStyle(node).direction") == "rtl"
    places = arabic.locator("[part=progress] rect").evaluate_all(f"all => all.map({PLACE})")
    assert places == sorted(places, reverse=True)
    assert arabic.get_by_role("radio").first.evaluate(PLACE) > 0.8
    assert arabic.locator("[part=error]").evaluate(BORDERS) == ["0px", "4px"]


def test_the_arrow_keys_choose_as_they_point(arabic: Locator, plants: Published) -> None:
    """To the left is on, to the right is back, as in every group of radios in such a page."""
    press(arabic, words_of(plants, "ar"), "start")
    radios = arabic.get_by_role("radio")
    radios.first.check()
    arabic.page.keyboard.press("ArrowLeft")
    expect(radios.nth(1)).to_be_checked()
    arabic.page.keyboard.press("ArrowRight")
    expect(radios.nth(0)).to_be_checked()


def test_a_result_runs_from_the_right(arabic: Locator, plants: Published) -> None:
    """The bars of the levels, the borders, the marks of what is folded and listed."""
    give(arabic.page, answer_sets(plants)[2])
    unfold(arabic)
    for bars in arabic.locator("[part=bars]").all():
        places = bars.locator("rect").evaluate_all(f"all => all.map({PLACE})")
        assert places == sorted(places, reverse=True)
    for part in ("bottleneck", "lift"):
        assert arabic.locator(f"[part={part}]").evaluate(BORDERS) == ["0px", "4px"]
    assert arabic.locator("[part=level] > [part=picture]").evaluate(PLACE) < 0.3
    assert arabic.locator("td").first.evaluate(PLACE) < arabic.locator("th").first.evaluate(PLACE)


@pytest.mark.parametrize("language", ADDED)
def test_every_page_fits_a_small_phone(page: Page, plants: Published, language: str) -> None:
    """No page scrolls sideways, and in the check nothing sticks out."""
    page.set_viewport_size({"width": PHONE, "height": 640})
    for address in addresses(plants, language):
        page.goto(f"{plants.host}/{address}")
        assert (address, page.evaluate(SIDEWAYS)) == (address, 0)
    page.goto(f"{plants.address(language)}#by-hand")
    give(page, answer_sets(plants)[2])
    unfold(check_of(page))
    assert page.evaluate(SIDEWAYS) == 0
    assert check_of(page).evaluate(TOO_LARGE) == []
    assert check_of(page).evaluate(OUTSIDE) == []


def addresses(plants: Published, language: str) -> list[str]:
    """Return one page of each kind, as it is in a language."""
    slug = strings_of(language).embed["slug"]
    article = plants.entry.articles[language].slug
    own = ["", f"{article}/", f"{slug}/"]
    return ["", "404.html", f"embed/{CHECK}/{language}/", *(f"{language}/{each}" for each in own)]


def test_code_runs_from_the_left(page: Page, plants: Published) -> None:
    """On the page for publishers in Arabic, wherever code stands or is asked for."""
    page.goto(f"{plants.host}/ar/{strings_of('ar').embed['slug']}/")
    assert page.locator("code").count() > 50
    assert page.evaluate(TURNED) == []


@pytest.mark.parametrize("language", ADDED)
def test_axe_has_nothing_to_say(browser: Browser, plants: Published, language: str) -> None:
    """Of any kind of page, nor of a result."""
    page = browser.new_page(reduced_motion="reduce")
    found: dict[str, list[Any]] = {}
    for address in addresses(plants, language):
        page.goto(f"{plants.host}/{address}")
        found[address] = violations(page, None)
    page.goto(plants.address(language))
    give(page, answer_sets(plants)[2])
    unfold(check_of(page))
    found["result"] = violations(page, None)
    page.close()
    assert {where: what for where, what in found.items() if what} == {}


def test_a_copied_result_reads_as_it_shows(browser: Browser, plants: Published) -> None:
    """Each line is in Arabic alone but the last, which is the address."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(plants.address("ar"))
    words, answers = words_of(plants, "ar"), answer_sets(plants)[2]
    give(page, answers)
    press(check_of(page), words, "copy")
    expect(check_of(page).get_by_role("status")).to_have_text(words.say("copied"))
    *lines, address = page.evaluate("navigator.clipboard.readText()").splitlines()
    context.close()
    result = Scorer(plants.rubric).score(answers)
    assert address.endswith("/ar/nabatat-manziliya/")
    assert words.say("level", level=words.level(result["overall"]["level"])) in lines
    assert not any(sign.isascii() and sign.isalpha() for line in lines for sign in line)
    for each in result["dimensions"]:
        (line,) = [line for line in lines if line.startswith(f"{words.dimension(each['id'])}: ")]
        assert line.endswith(words.say("percent", score=each["display"]))
