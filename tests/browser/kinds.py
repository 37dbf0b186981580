"""The two checks of every kind of question and result, as they are served, and their states."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Locator

from site_builder.build import build
from site_builder.content.tree import load_content
from site_builder.options import Options
from site_builder.rubric.values import Question
from site_builder.verify.host import hosted
from tests.browser.carrying import Published
from tests.browser.states import Show, afresh, give, unfold
from tests.browser.visits import Answers, Words, answer_by_clicking, press
from tests.projects import KINDS

Kinds = Mapping[str, Published]
"""By id: `bicycles` has every kind of question, the outcome of `cyclist` is a dimension."""

FLAGGED: Answers = {
    "parking": "indoors",
    "extras": ["showers", "tools", "charging"],
    "schemes": ["mileage", "lease", "loan"],
    "leaving": "unknown",
    "cyclists": 7,
    "trend": -2,
    "distance": "medium",
}
CAPPED: Answers = {
    "parking": "anywhere",
    "extras": ["showers", "lockers", "drying"],
    "schemes": ["mileage", "lease", "loan"],
    "leaving": "goes-along",
    "cyclists": 10,
    "trend": 10,
    "distance": "far",
}
VOID: Answers = {"parking": "racks", "extras": None, "schemes": [], "cyclists": 0, "trend": 3}
TOURER: Answers = {"sunday": "ride", "gift": "map", "wind": "along", "company": ["alone"]}
TIED: Answers = {"sunday": "train", "gift": "stand", "wind": "low", "company": ["anyone"]}

_FOUR = ["showers", "lockers", "drying", "tools"]


@contextmanager
def served_kinds(folder: Path) -> Iterator[Kinds]:
    """Build both checks into a folder, and serve them."""
    with served_checks(KINDS, folder) as served:
        yield served


@contextmanager
def served_checks(project: Path, folder: Path) -> Iterator[Mapping[str, Published]]:
    """Build all checks of a project into a folder, and serve them."""
    build(project, folder, Options())
    content = load_content(project).value
    assert content
    with hosted(folder) as host:
        yield {
            entry.id: Published(host, entry, entry.rubric)
            for entry in content.entries
            if entry.rubric
        }


def open_check(check: Locator, published: Published, language: str) -> Words:
    """Open the article, and return what its check says."""
    check.page.goto(published.address(language))
    words = Words(language, published.rubric)
    check.get_by_role("button", name=words.say("start")).wait_for()
    return words


def question_of(words: Words, question: str) -> Question:
    """Return a question."""
    return next(each for each in words.rubric.questions if each.id == question)


def enter(check: Locator, words: Words, answers: Answers) -> None:
    """Give answers as a visitor does, each on the page that shows."""
    for name in answers:
        question = question_of(words, name)
        group = check.get_by_role("group", name=words.text(question.text))
        answer_by_clicking(group, words, question, answers)


def _at(question: str, answers: Answers, *, goes_on: bool = False) -> Show:
    """Come to a question, answer it, and perhaps try to go on."""

    def show(check: Locator, words: Words) -> None:
        before = dict(list(FLAGGED.items())[: list(FLAGGED).index(question)])
        give(check, before)
        enter(check, words, answers)
        if goes_on:
            press(check, words, "next")

    return show


def _page(answers: Answers, *, goes_on: bool = False) -> Show:
    def show(check: Locator, words: Words) -> None:
        check.evaluate("node => node.setAttribute('mode', 'page')")
        press(check, words, "start")
        enter(check, words, answers)
        if goes_on:
            press(check, words, "finish")

    return show


def _result(answers: Answers) -> Show:
    def show(check: Locator, _: Words) -> None:
        give(check, answers)
        unfold(check)

    return show


def _start(_check: Locator, _words: Words) -> None:
    """Stay at the start."""


STATES: Mapping[str, tuple[str, Show]] = MappingProxyType(
    {
        "start": ("bicycles", _start),
        "several": ("bicycles", _at("extras", {"extras": ["showers", "tools"]})),
        "too many": ("bicycles", _at("extras", {"extras": _FOUR})),
        "none chosen": ("bicycles", _at("extras", {}, goes_on=True)),
        "not applicable": ("bicycles", _at("extras", {"extras": None})),
        "none is fine": ("bicycles", _at("schemes", {})),
        "number": ("bicycles", _at("cyclists", {"cyclists": 7})),
        "out of range": ("bicycles", _at("cyclists", {"cyclists": 12}, goes_on=True)),
        "negative": ("bicycles", _at("trend", {"trend": -2})),
        "page": ("bicycles", _page({"schemes": ["lease"], "cyclists": 4})),
        "page, errors": ("bicycles", _page({"extras": _FOUR, "cyclists": 11}, goes_on=True)),
        "flags": ("bicycles", _result(FLAGGED)),
        "cap": ("bicycles", _result(CAPPED)),
        "void": ("bicycles", _result(VOID)),
        "quiz, start": ("cyclist", _start),
        "quiz, outcome": ("cyclist", _result(TOURER)),
        "quiz, tied": ("cyclist", _result(TIED)),
    }
)
"""By name: the check, and what brings it from its start into the state."""


def shown_states(page_check: Locator, kinds: Kinds, language: str) -> Iterator[str]:
    """Yield the name of every state once the element is in it; each check is opened once."""
    for check, names in groupby(STATES, lambda name: STATES[name][0]):
        words = open_check(page_check, kinds[check], language)
        for name, show in afresh(page_check, {name: STATES[name][1] for name in names}):
            show(page_check, words)
            page_check.page.mouse.move(0, 0)
            yield name


def show_state(page_check: Locator, kinds: Kinds, language: str, name: str) -> Words:
    """Open a check in a state, with nothing under the pointer, and return what it says."""
    check, show = STATES[name]
    words = open_check(page_check, kinds[check], language)
    show(page_check, words)
    page_check.page.mouse.move(0, 0)
    return words
