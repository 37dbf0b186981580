"""Three checks that are served together, on the pages of others, and how they are taken there.

`first` is over in two questions, `cyclist` is a quiz, `bicycles` has every kind of question.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator

from site_builder.scoring import Scorer
from tests.browser.carrying import Published
from tests.browser.kinds import CAPPED, TOURER, served_checks
from tests.browser.visits import Answers, Words, answer_from, exactly, expect_result
from tests.projects import KINDS, MINIMAL, copied

ANSWERS: Mapping[str, Answers] = {
    "first": {"plan": "some", "team": "none"},
    "cyclist": TOURER,
    "bicycles": CAPPED,
}


@contextmanager
def served_together(folder: Path) -> Iterator[Mapping[str, Published]]:
    """Serve the three as one site."""
    project = copied(KINDS, folder / "project")
    shutil.copytree(MINIMAL / "content/first", project / "content/first")
    with served_checks(project, folder / "build") as served:
        yield served


def element(check: str = "first", attributes: str = "") -> str:
    """Return the snippet's element."""
    link = '<a href="$SITE/en/">Take the check</a>'
    return f'<niveau-check check="{check}" {attributes}>{link}</niveau-check>'


def script(check: str = "first", attributes: str = "") -> str:
    """Return the snippet's script; it loads as the attributes say."""
    return f'<script {attributes} src="$SITE/embed/{check}.js"></script>'


def words_of(published: Published) -> Words:
    """Return what a check says on an English page."""
    return Words("en", published.rubric)


def begin(check: Locator, published: Published, answers: Answers) -> None:
    """Answer the first question."""
    words = words_of(published)
    check.get_by_role("button", name=exactly(words.say("start"))).click()
    answer_from(check, words, answers, 0, 1)


def finish(check: Locator, published: Published, answers: Answers) -> None:
    """Answer all that come after it, and see the right result."""
    answer_from(check, words_of(published), answers, 1)
    expect_right(check, published, answers)


def take(check: Locator, published: Published, answers: Answers) -> None:
    """Take the check and see the right result."""
    begin(check, published, answers)
    finish(check, published, answers)


def expect_right(check: Locator, published: Published, answers: Answers) -> None:
    """What shows, and what a page reads, is what the reference scorer says."""
    result = Scorer(published.rubric).score(dict(answers))
    expect_result(check, words_of(published), result)
    assert check.evaluate("node => [node.answers, node.result]") == [dict(answers), result]
