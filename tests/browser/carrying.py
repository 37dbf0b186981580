"""A check as it is served, its answers as they are carried, and what a visitor sees of both."""

import random
import string
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TypeAlias

from playwright.sync_api import Locator, Page, expect

from site_builder.build import Options, build
from site_builder.content import Entry, load_content
from site_builder.host import hosted
from site_builder.rubric.values import Question, Rubric
from tests.browser.visits import Words, exactly, take_by_clicking

Answers: TypeAlias = Mapping[str, str | None]

SEED = 20201215

_NAMES = {"nl": "Nederlands", "en": "English"}
_CHARACTERS = string.digits + string.ascii_lowercase + string.ascii_uppercase


@dataclass(frozen=True, slots=True)
class Published:
    """A check as it is served."""

    host: str
    entry: Entry
    rubric: Rubric

    def address(self, language: str) -> str:
        """Return the address of the article."""
        return f"{self.host}/{language}/{self.entry.articles[language].slug}/"


@contextmanager
def published(project: Path, folder: Path) -> Iterator[Published]:
    """Build a project with one check, and serve it."""
    build(project, folder, Options())
    content = load_content(project).value
    assert content
    entry = next(entry for entry in content.entries if entry.rubric)
    assert entry.rubric
    with hosted(folder) as address:
        yield Published(address, entry, entry.rubric)


def fragment(rubric: Rubric, answers: Answers) -> str:
    """Return the fragment that carries answers, as docs/widget.md says."""
    characters = "".join(_character(each, answers) for each in rubric.questions)
    return f"#niveau={rubric.version}.{characters}" if answers else ""


def _character(question: Question, answers: Answers) -> str:
    if question.id not in answers:
        return "."
    options = dict(zip((each.id for each in question.options), _CHARACTERS, strict=False))
    answer = answers[question.id]
    return "-" if answer is None else options[answer]


def every_answer_set(rubric: Rubric) -> Iterator[Answers]:
    """Yield every answer set, whole or not."""
    for chosen in product(*map(_choices, rubric.questions)):
        yield {name: answer for answers in chosen for name, answer in answers.items()}


def _choices(question: Question) -> list[Answers]:
    options: list[Answers] = [{question.id: option.id} for option in question.options]
    return [{}, *([{question.id: None}] if question.not_applicable else []), *options]


def some_answer_sets(rubric: Rubric) -> Iterator[Answers]:
    """Yield answer sets at random, whole or not, without end."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    while True:
        chosen = [chance.choice(_choices(question)) for question in rubric.questions]
        yield {name: answer for answers in chosen for name, answer in answers.items()}


def check_of(page: Page) -> Locator:
    """Return the check."""
    return page.locator("niveau-check")


def answers_of(page: Page) -> Answers:
    """Return the answers that the check has."""
    answers: Answers = check_of(page).evaluate("node => node.answers")
    return answers


def give(page: Page, answers: Answers) -> None:
    """Set answers as a page's script does, which no event tells."""
    check_of(page).evaluate("(node, answers) => { node.answers = answers; }", answers)


def link_to(page: Page, language: str) -> Locator:
    """Return the link to a language in the page's header."""
    return page.get_by_role("navigation").get_by_role("link", name=_NAMES[language])


def aim_of(link: Locator) -> str:
    """Return the address that a link opens."""
    address: str = link.evaluate("node => node.href")
    return address


def answer(check: Locator, words: Words, answers: Mapping[str, str]) -> None:
    """Answer the first questions, and go on to what comes then."""
    questions = words.rubric.questions[: len(answers)]
    if len(answers) == len(words.rubric.questions):
        take_by_clicking(check, words, answers)
    elif answers:
        check.get_by_role("button", name=exactly(words.say("start"))).click()
        for question in questions:
            option = next(each for each in question.options if each.id == answers[question.id])
            check.get_by_role("radio", name=exactly(words.text(option.text))).check()
            check.get_by_role("button", name=exactly(words.say("next"))).click()


def expect_place(check: Locator, words: Words, answered: int) -> None:
    """The check shows what comes after so many answers."""
    questions = words.rubric.questions
    if not answered:
        expect(check.get_by_role("button", name=exactly(words.say("start")))).to_be_visible()
    elif answered == len(questions):
        expect(check.get_by_role("heading", name=words.say("profile"))).to_be_visible()
    else:
        name = words.text(questions[answered].text)
        expect(check.get_by_role("group", name=name)).to_be_visible()
