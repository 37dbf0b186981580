"""Firefox and WebKitGTK: the check and its scorer, on our pages and on other people's."""

import json
import random
from pathlib import Path

import pytest

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer, to_json
from site_builder.script.engine import current_engine
from tests.browser.answer_sets import telling_answer_sets
from tests.browser.conftest import HostPage
from tests.browser.frames import FITS
from tests.browser.shipped import SCORE_ALL, scripts
from tests.browser.test_host_pages import ELEMENT, SCRIPT
from tests.browser.test_vectors import GROUPS, cases_of, expected
from tests.browser.visits import Words
from tests.browsers.tabs import Tab, until
from tests.browsers.visits import expect_result, take_by_clicking, take_by_keyboard
from tests.rubrics import loaded

SEED = 20261128
SAMPLE, BLOCK = 50_000, 2_500
FRAME = (
    '<iframe sandbox="allow-scripts" src="$SITE/embed/sales-process/en/" title="Check"'
    ' width="700" height="300" frameborder="0"></iframe>'
    '<script async src="$SITE/embed/frame.js"></script>'
)


@pytest.fixture(scope="session")
def answers(rubric: Rubric, scorer: Scorer) -> dict[str, str]:
    """An answer set at which the cap is at work."""
    sets = telling_answer_sets(rubric, 40)
    return next(each for each in sets if scorer.score(each)["caps"])


def test_on_our_page(
    tab: Tab, host: str, entry: Entry, words: Words, scorer: Scorer, answers: dict[str, str]
) -> None:
    """By clicks, in each language, to the right result."""
    tab.open(f"{host}/{words.language}/{entry.articles[words.language].slug}/")
    take_by_clicking(tab, words, answers)
    expect_result(tab, words, scorer.score(answers))


def test_by_keyboard(
    tab: Tab, host_page: HostPage, words: Words, scorer: Scorer, answers: dict[str, str]
) -> None:
    """By keyboard alone, to the right result."""
    tab.open(host_page(ELEMENT + SCRIPT, lang=words.language))
    until(tab, "() => customElements.get('niveau-check')")
    take_by_keyboard(tab, words, answers)
    expect_result(tab, words, scorer.score(answers))


def test_under_a_strict_policy(
    tab: Tab, host: str, host_page: HostPage, rubric: Rubric, scorer: Scorer, tmp_path: Path
) -> None:
    """A page that forbids styles, connections and unsafe sinks sees not one violation."""
    (tmp_path / "watch.js").write_text(
        "violations = [];"
        "addEventListener('securitypolicyviolation', (e) => violations.push(e.blockedURI));"
    )
    policy = (
        f"default-src 'none'; script-src {host} 'self'; style-src 'none'; connect-src 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    watch = '<script src="watch.js"></script>'
    tab.open(host_page(ELEMENT + SCRIPT, lang="nl-NL", head=watch, policy=policy))
    words = Words("nl", rubric)
    low = {question.id: question.options[0].id for question in rubric.questions}
    take_by_clicking(tab, words, low)
    expect_result(tab, words, scorer.score(low))
    # Browsers with windows ask every page for its icon.
    violations = tab.run("() => violations")
    assert [each for each in violations if not each.endswith("/favicon.ico")] == []
    assert (
        tab.run(
            """() => getComputedStyle(document.querySelector("niveau-check").shadowRoot
          .querySelector("[part~=panel]")).padding"""
        )
        != "0px"
    ), "its own styles apply"


def test_in_a_sandbox(
    tab: Tab, host_page: HostPage, rubric: Rubric, scorer: Scorer, answers: dict[str, str]
) -> None:
    """The page for iframes runs there, and its frame is always as high as the check."""
    tab.open(host_page(FRAME))
    tab.enter()
    words = Words("en", rubric)
    until(tab, "() => document.querySelector('niveau-check').shadowRoot?.querySelector('button')")
    until(tab, FITS)
    height = tab.run("() => innerHeight")
    take_by_clicking(tab, words, answers)
    expect_result(tab, words, scorer.score(answers))
    until(tab, FITS)
    assert height < tab.run("() => innerHeight")
    tab.click("button", words.say("restart"))
    until(tab, f"(height) => ({FITS})() && innerHeight === height", height)


def test_two_on_one_page(tab: Tab, host_page: HostPage, rubric: Rubric, scorer: Scorer) -> None:
    """Two elements of one check keep their answers apart."""
    tab.open(host_page(ELEMENT + ELEMENT + SCRIPT))
    words = Words("en", rubric)
    both = [
        {question.id: question.options[place].id for question in rubric.questions}
        for place in (1, -1)
    ]
    for place, answers in enumerate(both):
        take_by_clicking(tab, words, answers, place)
    for place, answers in enumerate(both):
        expect_result(tab, words, scorer.score(answers), place)


def test_every_vector(tab: Tab, host_page: HostPage) -> None:
    """The shipped engines give what was worked out by hand."""
    tab.open(host_page("Vectors"))
    rubrics = {name: loaded(group["rubric"]) for name, group in GROUPS.items()}
    tab.run(
        """(text) => document.head.append(
          Object.assign(document.createElement("script"), {text}))""",
        scripts(rubrics, current_engine()),
    )
    told = {name: [case["answers"] for case in cases_of(group)] for name, group in GROUPS.items()}
    shipped = tab.run(SCORE_ALL, json.dumps(told))
    for name, group in GROUPS.items():
        for case, result in zip(cases_of(group), shipped[name], strict=True):
            assert result == expected(case), case["description"]


def test_a_sample_of_all_answer_sets(tab: Tab, host: str, rubric: Rubric, scorer: Scorer) -> None:
    """The script on the page for iframes, and the reference scorer, on the same answers."""
    tab.open(f"{host}/embed/sales-process/en/")
    until(tab, "() => customElements.get('niveau-check')")
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for _ in range(SAMPLE // BLOCK):
        sets = [
            {question.id: chance.choice(question.options).id for question in rubric.questions}
            for _ in range(BLOCK)
        ]
        shipped = tab.run(SCORE_ALL, json.dumps({"sales-process": sets}))["sales-process"]
        assert shipped == [to_json(scorer.score(each)) for each in sets]
