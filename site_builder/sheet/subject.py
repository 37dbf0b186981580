"""What a sheet is about: a check, all that its files say, and what it can come to."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.analysis import Analysis, analyse
from site_builder.content.article import Article
from site_builder.content.check_file import CheckFile
from site_builder.content.tree import ContentTree, Entry, load_content
from site_builder.files.problems import ContentError, is_fatal
from site_builder.language.strings import Strings, reference_strings
from site_builder.rubric.values import Rubric
from site_builder.svg.illustrations import Illustrations

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """A check as its reviewer sees it.

    `strings` are by the site's languages, the default first. `files` are those that the sheet shows
    something of, each with its fingerprint.
    """

    check: str
    rubric: Rubric
    file: CheckFile
    illustrations: Illustrations
    articles: Mapping[str, Article]
    analysis: Analysis
    strings: Mapping[str, Strings]
    files: Mapping[str, str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the default first."""
        return tuple(self.strings)

    @property
    def speaker(self) -> Strings:
        """The first of the site's languages that has words for a sheet, or the default one."""
        texts = list(self.strings.values())
        return next((each for each in texts if each.sheet), texts[0])

    @property
    def words(self) -> Strings:
        """Where the sheet's own words are from; the package's where no language has any."""
        return self.speaker if self.speaker.sheet else reference_strings()


def subjects(project: Path, check: str | None = None) -> Iterator[Subject]:
    """Yield every check of a project; only one, if it is named.

    Raises:
        ContentError: the content has problems; what is not right yet is not to be approved.
        NoCheckError: there is no such check.
    """
    loaded = load_content(project)
    if loaded.value is None or is_fatal(loaded.problems):
        raise ContentError(loaded.problems)
    for entry, rubric in loaded.value.checks(check):
        yield _subject(project, loaded.value, entry, rubric)


def _subject(project: Path, tree: ContentTree, entry: Entry, rubric: Rubric) -> Subject:
    return Subject(
        check=entry.id,
        rubric=rubric,
        file=entry.file,
        illustrations=entry.illustrations,
        articles=entry.articles,
        analysis=analyse(rubric),
        strings=tree.strings,
        files=dict(_fingerprints(project, _files(entry, rubric, tree.strings))),
    )


def _files(entry: Entry, rubric: Rubric, strings: Mapping[str, Strings]) -> Iterator[str]:
    """Yield the files, there or not, that something on the sheet may be from."""
    folder = f"content/{entry.id}"
    yield from (f"{folder}/rubric.yaml", f"{folder}/check.yaml")
    yield from (article.body.path for article in entry.articles.values())
    if entry.illustrations:
        yield from (f"{folder}/illustrations/{level.id}.svg" for level in rubric.levels)
    yield from (f"content/strings/{language}.yaml" for language in strings)


def _fingerprints(project: Path, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        path = project / name
        if path.exists():
            yield name, hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGITS]
