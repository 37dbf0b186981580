"""The page for iframes on other people's pages: as high as it needs, and as light or dark."""

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.conftest import HostPage
from tests.browser.frames import (
    FITS,
    FRAME,
    HEIGHT,
    IS_DARK,
    SANDBOX,
    SCRIPT,
    Told,
    check_in,
    expect_fit,
    frame_in,
    set_height,
)
from tests.browser.states import STATES
from tests.browser.visits import Words, exactly, expect_result, press, take_by_clicking

pytestmark = pytest.mark.usefixtures("tab")


@pytest.fixture
def english(rubric: Rubric) -> Words:
    """What the check says in the frames here."""
    return Words("en", rubric)


@pytest.mark.parametrize("frame", [FRAME, SANDBOX], ids=["open", "sandbox"])
@pytest.mark.parametrize("width", [300, 700])
def test_the_frame_is_as_high_as_the_check(
    page: Page, host_page: HostPage, english: Words, frame: str, width: int
) -> None:
    """At the start, with a question, a mistake, the result, all of it unfolded, and anew."""
    page.goto(host_page(frame.replace("700", str(width)) + SCRIPT))
    inside = frame_in(page)
    check = check_in(inside)
    heights = []
    for state in ("start", "question", "error", "capped", "unfolded"):
        if state != "error":
            inside.goto(inside.url)
        STATES[state](check, english) if state != "error" else press(check, english, "next")
        expect_fit(inside)
        heights.append(inside.evaluate("innerHeight"))
    assert heights[0] < heights[-2] < heights[-1]
    press(check, english, "restart")
    expect_fit(inside)
    assert inside.evaluate("innerHeight") == heights[0], "it shrinks too"


def test_nothing_moves_at_the_start(page: Page, host_page: HostPage) -> None:
    """The page around is not scrolled, and keeps its focus."""
    above = '<input autofocus><p style="height: 2000px">Text</p>'
    page.goto(host_page(above + FRAME + SCRIPT))
    page.wait_for_function("() => parseFloat(document.querySelector('iframe').style.height) > 400")
    assert frame_in(page).evaluate(FITS), "there is room for it before it comes into sight"
    assert page.evaluate("scrollY") == 0
    expect(page.locator("input")).to_be_focused()


HIDDEN = {
    "none": f'<div style="display: none">{FRAME}</div>',
    "details": f"<details><summary>More</summary>{FRAME}</details>",
    "narrow": f'<div style="width: 0; overflow: hidden">{FRAME.replace("700", "100%")}</div>',
    "until-found": f'<div hidden="until-found">{FRAME}</div>',
}


@pytest.mark.parametrize("around", HIDDEN.values(), ids=HIDDEN)
def test_a_frame_that_is_shown_later(
    page: Page, host_page: HostPage, english: Words, around: str
) -> None:
    """It is given no height or the right one while nobody sees it, and the right one then."""
    page.goto(host_page(around + SCRIPT))
    inside = frame_in(page)
    check_in(inside).get_by_role("button", name=english.say("start"), include_hidden=True).wait_for(
        state="attached"
    )
    unseen = set_height(page)
    page.locator("iframe").evaluate(
        """({parentNode: around}) => {
          around.removeAttribute("style");
          around.hidden = false;
          around.open = true;
        }"""
    )
    expect_fit(inside)
    assert unseen in ("", set_height(page))


def test_a_check_goes_on_after_it_was_hidden(
    page: Page, host_page: HostPage, english: Words, rubric: Rubric
) -> None:
    """In a tab that is left and found again it has another height, and the frame has it."""
    page.goto(host_page(f"<div>{FRAME}</div>{SCRIPT}"))
    inside, around = frame_in(page), page.locator("div")
    STATES["start"](check_in(inside), english)
    expect_fit(inside)
    low = {question.id: question.options[0].id for question in rubric.questions}
    for display in ("none", "block"):
        around.evaluate("(node, display) => { node.style.display = display; }", display)
        check_in(inside).evaluate("(node, answers) => { node.answers = answers; }", low)
    expect(check_in(inside).get_by_role("button", name=english.say("restart"))).to_be_visible()
    expect_fit(inside)


def test_a_lazy_frame(page: Page, host_page: HostPage) -> None:
    """One that is loaded when the visitor comes near is sized then."""
    lazy = FRAME.replace("<iframe", '<iframe loading="lazy"')
    page.goto(host_page(f'<p style="height: 9000px">Text</p>{lazy}{SCRIPT}'))
    assert set_height(page) == ""
    page.locator("iframe").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('iframe').style.height")
    expect_fit(frame_in(page))


BIGGER = {
    "zoom": "document.documentElement.style.zoom = 1.5",
    "text": "document.querySelector('niveau-check').style.setProperty('--niveau-font-size', '2em')",
    "right-to-left": "document.documentElement.dir = 'rtl'",
    "narrow": "document.body.style.width = '211.3px'",
}


@pytest.mark.parametrize("bigger", BIGGER.values(), ids=BIGGER)
@pytest.mark.parametrize("state", ["start", "capped"])
def test_other_sizes_of_the_text(
    page: Page, host_page: HostPage, english: Words, state: str, bigger: str
) -> None:
    """Zoomed, with larger text, in another direction, in less room: and back."""
    page.goto(host_page(FRAME + SCRIPT))
    inside = frame_in(page)
    STATES[state](check_in(inside), english)
    expect_fit(inside)
    before = inside.evaluate("innerHeight")
    inside.evaluate(bigger)
    expect_fit(inside)
    assert "rtl" in bigger or inside.evaluate("innerHeight") > before
    inside.evaluate("document.documentElement.style.zoom = 1")
    inside.evaluate("document.documentElement.dir = 'ltr'")
    inside.evaluate("document.body.style.width = ''")
    inside.evaluate("document.querySelector('niveau-check').removeAttribute('style')")
    expect_fit(inside)
    assert inside.evaluate("innerHeight") == before


@pytest.mark.parametrize("scale", [1.25, 1.5, 3])
def test_other_screens(browser: Browser, host_page: HostPage, english: Words, scale: float) -> None:
    """Where a pixel of the page is not a whole number of the screen's; also in a zoomed page."""
    with browser.new_context(device_scale_factor=scale) as context:
        page = context.new_page()
        page.goto(host_page(FRAME + SCRIPT))
        inside = frame_in(page)
        STATES["capped"](check_in(inside), english)
        expect_fit(inside)
        page.evaluate("document.body.style.zoom = 1.1")
        expect_fit(inside)


@pytest.mark.parametrize("state", ["start", "capped"])
def test_the_page_does_not_grow_with_its_frame(
    page: Page, host_page: HostPage, english: Words, state: str
) -> None:
    """Its height is its own, so that no frame grows without end."""
    page.goto(host_page(FRAME))
    inside = frame_in(page)
    STATES[state](check_in(inside), english)
    heights = set()
    for height in (0, 50, 300, 3000, 9000):
        page.locator("iframe").evaluate("(frame, height) => { frame.height = height; }", height)
        inside.wait_for_function("height => innerHeight === height", arg=height)
        heights.add(inside.evaluate(HEIGHT))
    assert len(heights) == 1


def test_two_frames(page: Page, host_page: HostPage, english: Words) -> None:
    """Each has the height of its own check; what happens in one leaves the other."""
    page.goto(host_page(FRAME + FRAME.replace("700", "400") + SCRIPT))
    first, second = frame_in(page, 0), frame_in(page, 1)
    for inside in (first, second):
        STATES["start"](check_in(inside), english)
        expect_fit(inside)
    before = set_height(page, 0)
    STATES["capped"](check_in(second), english)
    expect(check_in(second).get_by_role("button", name=english.say("restart"))).to_be_visible()
    expect_fit(second)
    assert set_height(page, 0) == before != set_height(page, 1)


PLACES = {
    "late": "document.body.insertAdjacentHTML('beforeend', html)",
    "shadow": """const host = document.body.appendChild(document.createElement("section"));
        host.attachShadow({mode: "open"}).innerHTML = `<div>${html}</div>`""",
    "after-navigation": """history.pushState(null, "", "/another");
        document.body.innerHTML = html""",
    "index": """document.body.insertAdjacentHTML("beforeend",
        html.replace("/en/", "/en/index.html?from=here"))""",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_frames_that_come_later(
    page: Page, host: str, host_page: HostPage, english: Words, place: str
) -> None:
    """Added by script, in an open shadow root, after a navigation without a page."""
    page.goto(host_page(f"<p>Text</p>{SCRIPT}"))
    page.evaluate(f"html => {{ {place} }}", FRAME.replace("$SITE", host))
    inside = frame_in(page)
    STATES["capped"](check_in(inside), english)
    expect_fit(inside)


@pytest.mark.parametrize("times", [1, 2])
def test_a_script_that_comes_later(
    page: Page, host: str, host_page: HostPage, english: Words, times: int
) -> None:
    """After the frame, added by another script, and twice."""
    page.goto(host_page(FRAME))
    inside = frame_in(page)
    STATES["start"](check_in(inside), english)
    for _ in range(times):
        page.evaluate(
            """src => document.head.append(
              Object.assign(document.createElement("script"), {src}))""",
            f"{host}/embed/frame.js",
        )
    expect_fit(inside)
    STATES["capped"](check_in(inside), english)
    expect_fit(inside)


def test_a_page_that_draws_itself_anew(page: Page, host_page: HostPage, english: Words) -> None:
    """What it takes from the frame is given back."""
    page.goto(host_page(FRAME + SCRIPT))
    inside = frame_in(page)
    STATES["capped"](check_in(inside), english)
    expect_fit(inside)
    page.locator("iframe").evaluate("frame => frame.removeAttribute('style')")
    expect_fit(inside)


@pytest.mark.parametrize("sizing", ["border-box", "content-box"])
def test_a_page_with_styles_of_its_own(
    page: Page, host_page: HostPage, english: Words, sizing: str
) -> None:
    """Borders, paddings and a height for all frames change nothing for what is in this one."""
    styles = f"""<style>
      * {{box-sizing: {sizing}}}
      iframe {{border: 7px solid; padding: 3px 5px 11.5px; height: auto; max-width: 100%}}
    </style>"""
    page.goto(host_page(styles + FRAME + SCRIPT))
    inside = frame_in(page)
    STATES["capped"](check_in(inside), english)
    expect_fit(inside)


@pytest.mark.usefixtures("context")
def test_under_a_strict_policy(page: Page, host: str, host_page: HostPage, english: Words) -> None:
    """A page that allows our scripts and frames, and no styles, sees not one violation."""
    policy = f"default-src 'none'; script-src {host}; frame-src {host}; style-src 'none'"
    page.add_init_script(
        "window.violations = [];"
        "addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective));"
    )
    page.goto(host_page(FRAME + SCRIPT, policy=policy))
    inside = frame_in(page)
    STATES["capped"](check_in(inside), english)
    expect_fit(inside)
    assert page.evaluate("violations") == []
    assert inside.evaluate("violations") == []


@pytest.mark.usefixtures("context")
def test_the_page_is_told_a_height_and_no_more(
    page: Page, host_page: HostPage, english: Words, rubric: Rubric
) -> None:
    """Of a whole visit it hears nothing else, and the script makes nothing global."""
    page.add_init_script(
        "if (self === top) { window.told = [];"
        "addEventListener('message', ({data}) => told.push(data)); }"
    )
    page.goto(host_page(FRAME))
    names = "Object.getOwnPropertyNames(window)"
    before = set(page.evaluate(names))
    page.goto(host_page(FRAME + SCRIPT))
    answers = {question.id: question.options[1].id for question in rubric.questions}
    inside = page.frame_locator("iframe").locator("niveau-check")
    take_by_clicking(inside, english, answers)
    expect_result(inside, english, Scorer(rubric).score(answers))
    expect_fit(frame_in(page))
    told: Told = page.evaluate("told")
    assert told
    for each in told:
        assert set(each) == {"type", "height", "scheme"}
        assert (each["type"], each["scheme"]) == ("niveau-height", "light")
    assert set(page.evaluate(names)) == before


WRONG = [
    *("NaN", "Infinity", "-Infinity", "1e9", "20000.5", "0", "0.9", "-600", "'600'", "null"),
    *("true", "[600]", "{valueOf: () => 600}.valueOf", "undefined", "{}", "600n"),
]
LOG = """() => {
  const frame = document.querySelector("iframe");
  window.heights = [];
  const options = {attributes: true, attributeFilter: ["style"]};
  new MutationObserver(() => heights.push(frame.style.height)).observe(frame, options);
}"""


def test_heights_that_are_none_are_ignored(page: Page, host_page: HostPage, english: Words) -> None:
    """What is no number from 1 to 20,000, or another kind of message; those two are."""
    page.goto(host_page(FRAME + SCRIPT))
    inside = frame_in(page)
    STATES["start"](check_in(inside), english)
    expect_fit(inside)
    own = set_height(page)
    page.evaluate(LOG)
    sent = ["null", "'niveau-height'", "7", "{type: 'niveau', height: 640}", "{height: 640}"]
    sent += [f"{{type: 'niveau-height', height: {each}}}" for each in WRONG if "=>" not in each]
    sent += [f"{{type: 'niveau-height', height: {each}}}" for each in (1, 20_000)]
    for each in sent:
        inside.evaluate(f"parent.postMessage({each}, '*')")
        if each.endswith((": 1}", ": 20000}")):
            wanted = each.split(": ")[-1].strip("}")
            page.wait_for_function(f"() => heights.includes('{wanted}px')")
    expect_fit(inside)
    assert set(page.evaluate("heights")) == {"1px", "20000px", own}


def test_a_page_that_is_very_high(page: Page, host_page: HostPage, english: Words) -> None:
    """Beyond 20,000 pixels the frame is so high, and the rest can be scrolled."""
    page.goto(host_page(FRAME + SCRIPT))
    inside = frame_in(page)
    STATES["start"](check_in(inside), english)
    inside.evaluate("document.body.style.height = '30000px'")
    inside.wait_for_function("() => innerHeight === 20000")
    assert inside.evaluate(HEIGHT) == 30_000


def test_a_result_can_be_copied_where_the_page_allows_it(
    page: Page, host_page: HostPage, english: Words
) -> None:
    """The page says so on its frame."""
    allowed = FRAME.replace("<iframe", '<iframe allow="clipboard-write"')
    page.goto(host_page(FRAME + allowed).replace("127.0.0.1", "localhost"))
    for place in (0, 1):
        check = check_in(frame_in(page, place))
        STATES["capped"](check, english)
        expect(check.get_by_role("button", name=exactly(english.say("print")))).to_be_visible()
        copy = check.get_by_role("button", name=exactly(english.say("copy")))
        expect(copy).to_have_count(place)


HEARD = "window.heard = 0; addEventListener('message', () => heard += 1)"


def test_other_windows_are_ignored(page: Page, host_page: HostPage, english: Words) -> None:
    """A frame that is none of ours, the page itself, a window that it opened, a frame in ours."""
    other = host_page("<p>Advertisement</p>")
    page.goto(host_page(f'{FRAME}<iframe src="{other}" height="90"></iframe>{SCRIPT}'))
    inside, advertisement = frame_in(page, 0), frame_in(page, 1)
    STATES["start"](check_in(inside), english)
    expect_fit(inside)
    own = set_height(page)
    page.evaluate(HEARD)
    wrong = "{type: 'niveau-height', height: 5000}"
    advertisement.evaluate(f"parent.postMessage({wrong}, '*')")
    page.evaluate(f"postMessage({wrong}, '*')")
    page.evaluate(f"dispatchEvent(new MessageEvent('message', {{data: {wrong}}}))")
    with page.context.expect_page() as opened:
        page.evaluate("address => { open(address); }", other)
    opened.value.evaluate(f"opener.postMessage({wrong}, '*')")
    page.wait_for_function("() => heard === 4")
    assert (set_height(page, 0), set_height(page, 1)) == (own, "")


SCHEMES = {
    "silent": ("", False, False),
    "dark": ("<style>:root {color-scheme: dark}</style>", True, True),
    "light": ("<style>:root {color-scheme: light}</style>", False, False),
    "both": ("<style>:root {color-scheme: light dark}</style>", False, True),
    "meta": ('<meta name="color-scheme" content="light dark">', False, True),
}


@pytest.mark.parametrize("frame", [FRAME, SANDBOX], ids=["open", "sandbox"])
@pytest.mark.parametrize(("head", "by_day", "by_night"), SCHEMES.values(), ids=SCHEMES)
def test_as_light_or_dark_as_the_page(
    page: Page, host_page: HostPage, frame: str, head: str, by_day: bool, by_night: bool
) -> None:
    """As the page's color-scheme says; what the visitor's system prefers alone decides nothing."""
    for preferred, is_dark in (("light", by_day), ("dark", by_night)):
        page.emulate_media(color_scheme="dark" if preferred == "dark" else "light")
        page.goto(host_page(frame + SCRIPT, head=head))
        frame_in(page).wait_for_function(f"() => ({IS_DARK})() === {str(is_dark).lower()}")
        expect_fit(frame_in(page))
        assert frame_in(page).evaluate(IS_DARK) == is_dark


def test_a_page_that_turns_dark(page: Page, host_page: HostPage, english: Words) -> None:
    """A switch on the page's root turns the check too, and back, and it keeps its answers."""
    styles = "<style>:root.night {color-scheme: dark}</style>"
    page.goto(host_page(FRAME + SCRIPT, head=styles))
    inside = frame_in(page)
    STATES["chosen"](check_in(inside), english)
    for is_dark in (True, False):
        page.evaluate("document.documentElement.classList.toggle('night')")
        inside.wait_for_function(f"() => ({IS_DARK})() === {str(is_dark).lower()}")
    expect(check_in(inside).get_by_role("radio").nth(1)).to_be_checked()


def test_without_the_script_a_frame_is_light(page: Page, host_page: HostPage) -> None:
    """Most pages are, whatever the visitor's system prefers; the page by itself follows that."""
    page.emulate_media(color_scheme="dark")
    page.goto(host_page(FRAME))
    frame_in(page).wait_for_function(f"() => ({IS_DARK})() === false")
    page.goto(frame_in(page).url)
    page.wait_for_function(f"() => ({IS_DARK})() === true")


def test_the_page_shows_through(page: Page, host_page: HostPage, english: Words) -> None:
    """Around the check the frame has no colour of its own."""
    page.goto(host_page(f'<div style="background: rgb(1, 2, 3)">{FRAME}</div>{SCRIPT}'))
    inside = frame_in(page)
    STATES["start"](check_in(inside), english)
    for selector in ("html", "body", "main", "niveau-check"):
        look = inside.locator(selector).evaluate("node => getComputedStyle(node).backgroundColor")
        assert look == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_scripts(
    browser: Browser, host: str, host_page: HostPage, entry: Entry, language: str
) -> None:
    """There is a link to the tables for scoring by hand, in the frame's language."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(host_page(FRAME.replace("/en/", f"/{language}/")))
        link = page.frame_locator("iframe").get_by_role("link")
        expect(link).to_be_visible()
        with context.expect_page() as opened:
            link.click()
        slug = entry.articles[language].slug
        expect(opened.value).to_have_url(f"{host}/{language}/{slug}/#by-hand")


def test_in_a_sandbox_a_failing_check_shows_an_address(
    page: Page, host: str, host_page: HostPage, entry: Entry
) -> None:
    """No link works there, so its address stands in words."""
    page.route("**/embed/sales-process.en.js", lambda route: route.abort())
    page.goto(host_page(SANDBOX + SCRIPT))
    inside = frame_in(page)
    by_hand = f"{host}/en/{entry.articles['en'].slug}/#by-hand"
    expect(inside.get_by_text(by_hand)).to_be_visible()
    expect(inside.get_by_role("link")).to_have_count(0)
    expect_fit(inside)
