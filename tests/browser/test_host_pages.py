"""The element on other people's pages: a full run under each of their rules."""

import pytest
from playwright.sync_api import Page, expect

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.answer_sets import telling_answer_sets
from tests.browser.conftest import HostPage
from tests.browser.visits import Words, expect_result, take_by_clicking

FALLBACK = '<svg width="1" height="480" aria-hidden="true"></svg><a href="$SITE/nl/">De check</a>'
ELEMENT = f'<niveau-check check="sales-process">{FALLBACK}</niveau-check>'
SCRIPT = '<script async src="$SITE/embed/sales-process.js"></script>'
LOOK = """node => [...node.shadowRoot.querySelectorAll("[part~=panel], [part~=panel] *")].map(
  (each) => {
    const style = getComputedStyle(each);
    const follows = /^--|width|height|block-size|inline-size|origin|inset|left|right|top|bottom/;
    const names = [...style].filter((name) => !follows.test(name));
    return names.map((name) => `${each.localName} ${name} ${style[name]}`);
  }
).flat()"""
"""How all that is drawn looks, but for its sizes."""


@pytest.fixture
def answers(rubric: Rubric) -> dict[str, str]:
    """An answer set at which the cap is at work."""
    scorer = Scorer(rubric)
    sets = telling_answer_sets(rubric, 40)
    return next(each for each in sets if scorer.score(each)["caps"])


def full_run(page: Page, rubric: Rubric, language: str, answers: dict[str, str]) -> None:
    """Take the check and compare what the page then says."""
    words, check = Words(language, rubric), page.locator("niveau-check")
    take_by_clicking(check, words, answers)
    expect_result(check, words, Scorer(rubric).score(answers))


def test_under_a_strict_policy(
    page: Page, host: str, host_page: HostPage, rubric: Rubric, answers: dict[str, str]
) -> None:
    """A page that forbids styles, connections and unsafe sinks sees not one violation."""
    policy = (
        f"default-src 'none'; script-src {host}; style-src 'none'; connect-src 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    page.add_init_script(
        "window.violations = [];"
        "addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective));"
    )
    page.goto(host_page(ELEMENT + SCRIPT, lang="nl", policy=policy))
    full_run(page, rubric, "nl", answers)
    assert page.evaluate("violations") == []
    look = "node => getComputedStyle(node.shadowRoot.querySelector('[part~=panel]')).display"
    assert page.locator("niveau-check").evaluate(look) == "flex", "its own styles apply"


def test_in_a_sandbox(
    page: Page, host_page: HostPage, rubric: Rubric, answers: dict[str, str]
) -> None:
    """The iframe page runs where a frame may run scripts and nothing else."""
    frame = '<iframe sandbox="allow-scripts" width=800 height=900 title=check src="{}"></iframe>'
    page.goto(host_page(frame.format("$SITE/embed/sales-process/en/")))
    words = Words("en", rubric)
    inside = page.frame_locator("iframe").locator("niveau-check")
    take_by_clicking(inside, words, answers)
    expect_result(inside, words, Scorer(rubric).score(answers))


def test_under_a_hostile_style_sheet(
    page: Page, host_page: HostPage, rubric: Rubric, answers: dict[str, str]
) -> None:
    """A page that styles everything there is changes nothing in the check."""
    hostile = """<style>
      html {font-size: 40px}
      * {font-size: 22px; color: red}
      * {letter-spacing: 4px; text-transform: uppercase; line-height: 3; text-indent: 2em;
         word-spacing: 9px; text-align: right; white-space: pre; font-style: italic}
    </style>"""
    element = page.locator("niveau-check")
    looks = []
    for styles in ("", hostile):
        page.goto(host_page(styles + ELEMENT + SCRIPT))
        expect(element.get_by_role("button")).to_be_visible()
        looks.append(element.evaluate(LOOK))
    assert looks[0]
    assert looks[0] == looks[1]
    full_run(page, rubric, "en", answers)


@pytest.mark.parametrize(("lang", "language"), [("nl-NL", "nl"), ("en-US", "en"), ("fr", "nl")])
def test_language_of_the_page(
    page: Page,
    host_page: HostPage,
    rubric: Rubric,
    answers: dict[str, str],
    lang: str,
    language: str,
) -> None:
    """The check speaks the language of the page by lookup, else the site's first."""
    page.goto(host_page(ELEMENT + SCRIPT, lang=lang))
    full_run(page, rubric, language, answers)


def test_own_language_goes_before_the_page(page: Page, host_page: HostPage, rubric: Rubric) -> None:
    """`lang` on the element, also when it changes, decides; answers stay."""
    element = f'<niveau-check check="sales-process" lang="en-GB">{FALLBACK}</niveau-check>'
    page.goto(host_page(element + SCRIPT, lang="nl"))
    english, dutch = Words("en", rubric), Words("nl", rubric)
    page.get_by_role("button", name=english.say("start")).click()
    page.get_by_role("radio").nth(2).check()
    page.locator("niveau-check").evaluate("node => { node.lang = 'nl'; }")
    expect(page.get_by_role("button", name=dutch.say("next"))).to_be_visible()
    expect(page.get_by_role("radio").nth(2)).to_be_checked()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_late_script_shifts_nothing(
    page: Page, host_page: HostPage, rubric: Rubric, width: int
) -> None:
    """The script comes half a second late, and the text below stays where it was."""
    page.set_viewport_size({"width": width, "height": 900})
    late = """<script>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift = (window.shift ?? 0) + entry.value;
      }).observe({type: "layout-shift", buffered: true});
      setTimeout(() => document.head.append(Object.assign(document.createElement("script"),
        {src: "$SITE/embed/sales-process.js"})), 500);
    </script>"""
    page.goto(host_page(f"<h1>Page</h1>{ELEMENT}<p id=below>Text below.</p>{late}", lang="nl"))
    below = page.locator("#below")
    before = below.bounding_box()
    expect(page.get_by_role("button", name=Words("nl", rubric).say("start"))).to_be_visible()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert below.bounding_box() == before
    assert before
    assert before["y"] < 900, "the text below is in view"
    assert page.evaluate("window.shift ?? 0") == 0


def test_two_on_one_page(page: Page, host_page: HostPage, rubric: Rubric, scorer: Scorer) -> None:
    """Two elements of one check keep their answers apart."""
    low = {question.id: question.options[0].id for question in rubric.questions}
    high = {question.id: question.options[-1].id for question in rubric.questions}
    page.goto(host_page(f'<div id="a">{ELEMENT}</div><div id="b">{ELEMENT}</div>{SCRIPT}'))
    words = Words("en", rubric)
    for name, answers in (("a", low), ("b", high)):
        part = page.locator(f"#{name} niveau-check")
        take_by_clicking(part, words, answers)
    for name, answers in (("a", low), ("b", high)):
        expect_result(page.locator(f"#{name} niveau-check"), words, scorer.score(answers))


def test_nothing_is_sent_or_kept(
    page: Page, host: str, host_page: HostPage, rubric: Rubric, answers: dict[str, str]
) -> None:
    """Page and script are all that is asked for; no cookie, no storage, no global but the tag."""
    names = "Object.getOwnPropertyNames(window)"
    page.goto(host_page(ELEMENT))
    before = set(page.evaluate(names))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    address = host_page(ELEMENT + SCRIPT)
    page.goto(address)
    full_run(page, rubric, "en", answers)
    assert requests == [address, f"{host}/embed/sales-process.js"]
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
    assert set(page.evaluate(names)) == before


def test_an_unknown_check_keeps_the_fallback(page: Page, host_page: HostPage) -> None:
    """The link stays, and the console says in one line which checks there are."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(host_page(ELEMENT.replace("sales-process", "sales-proces") + SCRIPT))
    expect(page.get_by_role("link", name="De check")).to_be_visible()
    (line,) = [line for line in said if "niveau-check" in line]
    assert '"sales-proces"' in line
    assert "sales-process" in line
