"""Every state that a visitor can see of the check: what is looked at, measured and drawn."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from playwright.sync_api import Locator

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from site_builder.scoring.scorer import Result
from tests.browser.answer_sets import telling_answer_sets
from tests.browser.mouse import choose, click
from tests.browser.visits import Answers, Words, exactly, press

SETS = 40

Show = Callable[[Locator, Words], None]
"""Brings an element from its start into a state."""


def afresh(check: Locator, states: Mapping[str, Show]) -> Iterator[tuple[str, Show]]:
    """Yield each state by its name, the element a fresh one and the page at its top."""
    untouched = check.evaluate_handle("node => node.cloneNode(true)")
    for name, show in states.items():
        check.evaluate(_FRESH, untouched)
        yield name, show


_FRESH = """(node, untouched) => {
  node.replaceWith(untouched.cloneNode(true));
  scrollTo({top: 0, behavior: "instant"});
}"""


def unfold(check: Locator) -> None:
    """Open all that is folded."""
    check.evaluate(
        "node => node.shadowRoot.querySelectorAll('details').forEach((each) => each.open = true)"
    )


def give(check: Locator, answers: Answers) -> None:
    """Give the element answers, as a page would."""
    check.evaluate("(node, answers) => { node.answers = answers; }", answers)


def _start(check: Locator, words: Words) -> None:
    check.get_by_role("button", name=exactly(words.say("start"))).wait_for()


def _question(check: Locator, words: Words) -> None:
    press(check, words, "start")


def _chosen(check: Locator, words: Words) -> None:
    press(check, words, "start")
    choose(check.get_by_role("radio").nth(1))


def _error(check: Locator, words: Words) -> None:
    press(check, words, "start")
    press(check, words, "next")


def _last(check: Locator, words: Words) -> None:
    *first, _ = words.rubric.questions
    give(check, {question.id: question.options[1].id for question in first})


def _page(check: Locator, words: Words) -> None:
    check.evaluate("node => node.setAttribute('mode', 'page')")
    press(check, words, "start")


def _page_errors(check: Locator, words: Words) -> None:
    _page(check, words)
    choose(check.get_by_role("radio").nth(1))
    press(check, words, "finish")


def _result(wanted: Callable[[Result], bool]) -> Show:
    def show(check: Locator, words: Words) -> None:
        give(check, answers_for(words.rubric, wanted))

    return show


def answers_for(rubric: Rubric, wanted: Callable[[Result], bool]) -> Answers:
    """Return the first telling answer set whose result is as wanted."""
    scorer = Scorer(rubric)
    return next(each for each in telling_answer_sets(rubric, SETS) if wanted(scorer.score(each)))


def _level(level: str) -> Show:
    return _result(lambda result: result["overall"]["level"] == level)


def _unfolded(show: Show) -> Show:
    def shown(check: Locator, words: Words) -> None:
        show(check, words)
        unfold(check)

    return shown


def _change(check: Locator, words: Words) -> None:
    _level("sprint")(check, words)
    unfold(check)
    name = f"{words.say('change')}: {words.text(words.rubric.questions[2].text)}"
    click(check.get_by_role("button", name=exactly(name)))


_joint = _result(lambda result: len((result["bottleneck"] or {"tied": []})["tied"]) == 3)
_capped = _result(lambda result: bool(result["caps"]))

STATES: Mapping[str, Show] = MappingProxyType(
    {
        "start": _start,
        "question": _question,
        "chosen": _chosen,
        "error": _error,
        "last": _last,
        "page": _page,
        "page-errors": _page_errors,
        "crawl": _level("crawl"),
        "walk": _level("walk"),
        "sprint": _level("sprint"),
        "fly": _level("fly"),
        "joint": _joint,
        "capped": _capped,
        "unfolded": _unfolded(_capped),
        "change": _change,
    }
)
"""By name; each is reached from the start of a fresh element."""
