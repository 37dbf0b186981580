"""The questions of a check as plain text: what every page of the benchmark asks."""

from dataclasses import dataclass
from pathlib import Path

from site_builder.content.tree import ContentTree, Entry, load_content
from site_builder.files.problems import ContentError
from site_builder.files.richtext import plain
from site_builder.language.typography import typeset
from site_builder.rubric.values import Question, Rubric, Texts


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: its id, its text, and the points it gives, as the rubric has them."""

    id: str
    text: str
    points: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `help` is empty where it has none."""

    id: str
    text: str
    help: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A check in one language, without what becomes of the answers."""

    check: str
    language: str
    title: str
    intro: str
    questions: tuple[Asked, ...]


def load_questionnaire(project: Path, check: str, language: str) -> Questionnaire:
    """Read a check of a project.

    Raises:
        ContentError: the content has problems.
        NoCheckError: the project has no such check.
    """
    loaded = load_content(project)
    if loaded.value is None:
        raise ContentError(loaded.problems)
    ((entry, rubric),) = loaded.value.checks(check)
    return _questionnaire(loaded.value, entry, rubric, language)


def _questionnaire(tree: ContentTree, entry: Entry, rubric: Rubric, language: str) -> Questionnaire:
    article = entry.articles[language]
    quotes = tree.strings[language].site["quotes"]
    return Questionnaire(
        check=entry.id,
        language=language,
        title=typeset(article.title, quotes),
        intro=typeset(article.description, quotes),
        questions=tuple(_asked(question, language, quotes) for question in rubric.questions),
    )


def _asked(question: Question, language: str, quotes: str) -> Asked:
    def text(texts: Texts | None) -> str:
        return typeset(plain(texts[language]), quotes) if texts else ""

    choices = tuple(
        Choice(option.id, text(option.text), str(option.value)) for option in question.options
    )
    return Asked(question.id, text(question.text), text(question.help), choices)
