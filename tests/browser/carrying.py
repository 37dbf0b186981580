"""A check as it is served, its answers as they are carried, and what a visitor sees of both."""

import random
import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from site_builder.build import build
from site_builder.content.tree import Entry, load_content
from site_builder.options import Options
from site_builder.rubric.values import Question, Rubric
from site_builder.verify.host import hosted
from tests.browser.visits import (
    Answers,
    Words,
    answer_by_clicking,
    asked,
    exactly,
    is_quiz,
    take_by_clicking,
)

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
def published(project: Path, folder: Path, check: str | None = None) -> Iterator[Published]:
    """Build a project, and serve it with one of its checks; the first, if none is named."""
    build(project, folder, Options())
    content = load_content(project).value
    assert content
    checks = [entry for entry in content.entries if entry.rubric]
    entry = next(entry for entry in checks if entry.id == (check or checks[0].id))
    assert entry.rubric
    with hosted(folder) as address:
        yield Published(address, entry, entry.rubric)


def fragment(rubric: Rubric, answers: Answers) -> str:
    """Return the fragment that carries answers, as docs/widget.md says."""
    tokens = "".join(_token(each, answers) for each in rubric.questions)
    return f"#niveau={rubric.version}.{tokens}" if answers else ""


def _token(question: Question, answers: Answers) -> str:
    if question.id not in answers:
        return "."
    options = dict(zip((each.id for each in question.options), _CHARACTERS, strict=False))
    answer = answers[question.id]
    if isinstance(answer, list):
        return f"_{''.join(options[each] for each in answer)}_"
    if question.number and answer is not None:
        return f"_{answer}_"
    return "-" if answer is None else options[answer]


def every_answer_set(rubric: Rubric) -> Iterator[Answers]:
    """Yield every answer set, whole or not."""
    for chosen in product(*map(_choices, rubric.questions)):
        yield {name: answer for answers in chosen for name, answer in answers.items()}


def _choices(question: Question) -> list[Answers]:
    none = [None] if question.not_applicable else []
    return [{}, *({question.id: answer} for answer in [*none, *_answers(question)])]


def _answers(question: Question) -> list[Any]:
    options = [each.id for each in question.options]
    if question.number:
        return list(range(question.number.low, question.number.high + 1))
    if not question.several:
        return options
    sizes = range(int(question.several.is_required), question.several.at_most + 1)
    return [list(some) for size in sizes for some in permutations(options, size)]


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


def answer(check: Locator, words: Words, answers: Answers) -> None:
    """Answer the first questions, and go on to what comes then."""
    questions = [each for each in asked(words, answers) if each.id in answers]
    if questions == asked(words, answers):
        take_by_clicking(check, words, answers)
    elif answers:
        check.get_by_role("button", name=exactly(words.say("start"))).click()
        for question in questions:
            answer_by_clicking(check, words, question, answers)
            check.get_by_role("button", name=exactly(words.say("next"))).click()


def expect_place(check: Locator, words: Words, answered: int) -> None:
    """The check shows what comes after so many answers."""
    questions = words.rubric.questions[:answered]
    expect_next(check, words, {each.id: each.options[0].id for each in questions})


def expect_next(check: Locator, words: Words, answers: Answers) -> None:
    """The check shows the first question that is asked and not answered, or the result."""
    still = [each for each in asked(words, answers) if each.id not in answers]
    if not answers:
        expect(check.get_by_role("button", name=exactly(words.say("start")))).to_be_visible()
    elif still:
        name = words.text(still[0].text)
        expect(check.get_by_role("group", name=name)).to_be_visible()
    else:
        heading = words.say("spread" if is_quiz(words.rubric) else "profile")
        expect(check.get_by_role("heading", name=heading)).to_be_visible()
