"""The element on other people's pages: a full run under each of their rules."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.answer_sets import telling_answer_sets
from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.everything import use_everything
from tests.browser.kinds import CAPPED, FLAGGED, TIED, TOURER
from tests.browser.life import element, script
from tests.browser.states import answers_for
from tests.browser.visits import Answers, Words, answer_from, expect_result, press, take_by_clicking

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


def capped(published: Published) -> Answers:
    """Return answers at which a cap is at work."""
    return answers_for(published.rubric, lambda result: bool(result["caps"]))


# By check: what gives it telling answers.
ANSWERS: Mapping[str, Callable[[Published], Answers]] = {
    "sales-process": capped,
    "bicycles": lambda _: FLAGGED,
    "cyclist": lambda _: TOURER,
}


@pytest.fixture
def every(checks: Mapping[str, Published], sales: Published) -> Mapping[str, Published]:
    """Checks of every kind, by id."""
    return {**checks, sales.entry.id: sales}


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


# What a page may allow at least, and where it hears of what it did not.
POLICY = (
    "default-src 'none'; script-src {site}; style-src 'none'; connect-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; report-uri {site}/reports"
)
LISTEN = """
  window.violations = [];
  addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
  window.reported = new Promise((done) => {
    new ReportingObserver((reports) => done(violations.push(...reports.map((each) => each.type))),
      {types: ["csp-violation"], buffered: true}).observe();
  });
"""


@pytest.mark.parametrize("name", ANSWERS)
def test_under_a_strict_policy(
    page: Page, host_page: HostPage, every: Mapping[str, Published], name: str
) -> None:
    """A page that forbids styles, connections and unsafe sinks sees not one violation."""
    published = every[name]
    said, sent = heard(page)
    page.add_init_script(LISTEN)
    body = (element(name) + script(name)).replace("$SITE", published.host)
    page.goto(host_page(body, lang="nl", policy=POLICY.format(site=published.host)))
    check = page.locator("niveau-check")
    use_everything(check, Words("nl", published.rubric), ANSWERS[name](published))
    assert page.evaluate("violations") == []
    assert (said, [each for each in sent if "reports" in each]) == ([], [])
    look = "node => getComputedStyle(node.shadowRoot.querySelector('[part~=panel]')).display"
    assert check.evaluate(look) == "flex", "its own styles apply"


def test_a_breach_of_the_policy_would_be_heard(page: Page, host_page: HostPage, host: str) -> None:
    """On all the ways on which none was."""
    said, _ = heard(page)
    page.add_init_script(LISTEN)
    page.goto(host_page(ELEMENT + SCRIPT, policy=POLICY.format(site=host)))
    with page.expect_request("**/reports"):
        page.locator("niveau-check").evaluate("node => node.setAttribute('style', 'color: red')")
    page.evaluate("reported")
    assert page.evaluate("violations.sort()") == ["csp-violation", "style-src-attr"]
    assert len(said) == 1


@pytest.mark.parametrize("name", ANSWERS)
def test_in_a_sandbox(
    page: Page, elsewhere: HostPage, every: Mapping[str, Published], name: str
) -> None:
    """The iframe page runs where a frame may run scripts and nothing else, without a complaint."""
    published = every[name]
    said, _ = heard(page)
    address = f"{published.host}/embed/{name}/en/"
    frame = '<iframe sandbox="allow-scripts" width=800 height=900 title=check src="{}"></iframe>'
    page.goto(elsewhere(frame.format(address)))
    inside = page.frame_locator("iframe").locator("niveau-check")
    use_everything(
        inside, Words("en", published.rubric), ANSWERS[name](published), is_sandboxed=True
    )
    assert said == []


def heard(page: Page) -> tuple[list[str], list[str]]:
    """Collect what the console is told, and the addresses that are asked for."""
    said, sent = list[str](), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: sent.append(request.url))
    return said, sent


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


def test_several_in_two_languages_on_one_page(
    page: Page, elsewhere: HostPage, checks: Mapping[str, Published]
) -> None:
    """Two of each of two checks, each in both languages, are taken step by step in turn."""
    visits = [
        (checks["bicycles"], "nl", FLAGGED),
        (checks["cyclist"], "en", TOURER),
        (checks["bicycles"], "en", CAPPED),
        (checks["cyclist"], "nl", TIED),
    ]
    elements = (element(each.entry.id, f"lang={language}") for each, language, _ in visits)
    page.goto(elsewhere("".join(elements) + script("bicycles") + script("cyclist")))
    places = [
        (page.locator("niveau-check").nth(place), Words(language, published.rubric), answers)
        for place, (published, language, answers) in enumerate(visits)
    ]
    for check, words, _ in places:
        press(check, words, "start")
    for step in range(max(len(words.rubric.questions) for _, words, _ in places)):
        for check, words, answers in places:
            answer_from(check, words, answers, step, step + 1)
    for check, words, answers in places:
        result = Scorer(words.rubric).score(dict(answers))
        expect_result(check, words, result)
        assert check.evaluate("node => [node.answers, node.result]") == [answers, result]


def test_an_unknown_check_keeps_the_fallback(page: Page, host_page: HostPage) -> None:
    """The link stays, and the console says in one line which checks there are."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(host_page(ELEMENT.replace("sales-process", "sales-proces") + SCRIPT))
    expect(page.get_by_role("link", name="De check")).to_be_visible()
    (line,) = [line for line in said if "niveau-check" in line]
    assert '"sales-proces"' in line
    assert "sales-process" in line
