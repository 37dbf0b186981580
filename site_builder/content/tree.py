"""The project's content: site.yaml, a folder for every check or article, and pages beside them."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path, PurePath

from site_builder.content.article import Article, load_article
from site_builder.content.check_file import CheckFile, load_check_file
from site_builder.content.page_file import FOLDER as PAGES
from site_builder.content.page_file import Pages, load_pages
from site_builder.content.site_file import Settings, load_site_file
from site_builder.content.slugs import Addressed, slugs_reserved, slugs_taken
from site_builder.content.translations import Written, folded, translation_problems
from site_builder.content.unread import ARTICLE, TOP, misnamed, unread_files
from site_builder.files.addresses import slug_of
from site_builder.files.fields import is_id
from site_builder.files.passing import is_set_aside
from site_builder.files.problems import Loaded, Problem, listed, printable, quoted
from site_builder.files.source import (
    closed_folders,
    is_meant,
    is_there,
    leads_nowhere,
    no_folder,
    read_source,
)
from site_builder.language.strings import Strings, load_strings, strange_strings
from site_builder.lock.folder import FOLDER, Published, load_published
from site_builder.lock.values import NAME as LOCK
from site_builder.output.embedded import is_taken
from site_builder.pictures.folder import Pictures, load_pictures
from site_builder.rubric.load import level_ids, load_rubric
from site_builder.rubric.values import Rubric
from site_builder.script.proof import NAME as PROOF
from site_builder.script.proof import ProofFile, load_proof
from site_builder.svg.illustrations import Illustrations, load_illustrations


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder of content: an article in every language, and what a check has beside it.

    Beside problems, articles, the rubric of a check or its illustrations may be absent. `proof` is
    what `verify` wrote, with what is wrong with it, which matters to those only who look at proofs.
    `pictures` are the files that the articles may show. `published` is what `publish` wrote.
    """

    id: str
    is_check: bool
    rubric: Rubric | None
    file: CheckFile
    illustrations: Illustrations
    articles: Mapping[str, Article]
    pictures: Pictures
    proof: Loaded[ProofFile]
    published: Published | None

    @property
    def is_draft(self) -> bool:
        """Tell whether it is a draft: an article in one language waits for its twin."""
        return any(article.draft for article in self.articles.values())


@dataclass(frozen=True, slots=True)
class ContentTree:
    """Everything that the author wrote; `page_pictures` are those that the pages may show."""

    settings: Settings
    strings: Mapping[str, Strings]
    entries: tuple[Entry, ...]
    pages: Pages
    page_pictures: Pictures

    def checks(self, name: str | None = None) -> list[tuple[Entry, Rubric]]:
        """Return every check that has a rubric, or the one that is named.

        Raises:
            NoCheckError: there is no such check.
        """
        found = [(entry, entry.rubric) for entry in self.entries if entry.rubric]
        named = [each for each in found if name in (None, each[0].id)]
        if name is not None and not named:
            raise NoCheckError(name)
        return named


class NoCheckError(Exception):
    """A project holds no check of this name."""


def load_content(project: Path) -> Loaded[ContentTree]:
    """Read everything below `project/content`, and everything that is wrong with it.

    Beside problems the tree holds what could be read, so that later checks can add theirs; it is
    None where not even the site's languages are known.
    """
    content = project / "content"
    closed = tuple(closed_folders(content, "content"))
    if closed or not content.is_dir():
        return Loaded(None, closed or (_no_content(content),))
    folders = _folders(project)
    settings = load_site_file(project, _written(project, folders) if folders else Written())
    if settings.value is None:
        return Loaded(None, settings.problems)
    languages = settings.value.languages
    strings = {language: load_strings(language, project) for language in languages}
    entries = [_load_entry(folder, languages) for folder in folders]
    whole = tuple(entry for entry, _ in entries)
    pages = load_pages(project, languages)
    beside = pages.value or {}
    texts = {language: loaded.value for language, loaded in strings.items() if loaded.value}
    problems = (
        *settings.problems,
        *chain.from_iterable(loaded.problems for loaded in strings.values()),
        *strange_strings(languages, project),
        *chain.from_iterable(problems for _, problems in entries),
        *pages.problems,
        *_slug_problems(whole, beside, texts),
        *_no_entries(whole, languages),
        *unread_files(project / "content", {entry.id for entry in whole}, languages),
    )
    pictures = load_pictures(project / "content" / PAGES, f"content/{PAGES}")
    tree = ContentTree(settings.value, texts, whole, beside, pictures)
    return Loaded(tree, tuple(folded(problems)))


def _no_content(folder: Path) -> Problem:
    """Return that the folder went, as when it is moved while the project is served."""
    if leads_nowhere(folder):
        return no_folder("content")
    message = "there is no folder content/ any more"
    hint = "put it back, or name the project in which it is"
    return Problem("content", 1, 1, "missing-file", message, hint)


def _written(project: Path, folders: Iterable[Path]) -> Written:
    articles = [articles.keys() for folder in folders if (articles := _articles(folder))]
    strings = (project / "content" / "strings").glob("*.y*ml")
    return Written(articles, strings=frozenset(path.stem for path in strings))


def _slug_problems(
    entries: tuple[Entry, ...], pages: Pages, texts: Mapping[str, Strings]
) -> Iterator[Problem]:
    addressed: list[Addressed] = [
        *(article for entry in entries for article in entry.articles.values()),
        *(page for files in pages.values() for page in files.values()),
    ]
    yield from slugs_taken(addressed)
    if any(entry.is_check for entry in entries):
        reserved = {language: strings.embed["slug"] for language, strings in texts.items()}
        yield from slugs_reserved(addressed, reserved)


def _no_entries(entries: tuple[Entry, ...], languages: tuple[str, ...]) -> Iterator[Problem]:
    if not entries:
        message = "there is no article in any folder of content/"
        hint = f"make a folder, and article.{languages[0]}.md in it"
        yield Problem("content", 1, 1, "no-article", message, hint)


def _folders(project: Path) -> list[Path]:
    content = project / "content"
    found = sorted(content.iterdir()) if os.access(content, os.R_OK | os.X_OK) else []
    folders = [path for path in found if path.is_dir()]
    named = [path for path in folders if not is_set_aside(path.name)]
    entries = [path for path in named if path.name not in TOP]
    return [path for path in entries if _has_file_of_check(path) or _articles(path)]


def _has_file_of_check(folder: Path) -> bool:
    names = ("rubric.yaml", "check.yaml", f"{FOLDER}/{LOCK}")
    return any(is_meant(folder / name) for name in names)


def _articles(folder: Path) -> dict[str, Path]:
    """Return the folder's articles by language."""
    found = ((ARTICLE.fullmatch(path.name), path) for path in sorted(folder.iterdir()))
    return {match["language"]: path for match, path in found if match}


def _load_entry(folder: Path, languages: tuple[str, ...]) -> tuple[Entry, tuple[Problem, ...]]:
    shown = f"content/{folder.name}"
    paths = _articles(folder)
    articles = {
        language: load_article(path, f"{shown}/{path.name}", language)
        for language, path in paths.items()
    }
    is_check = is_meant(folder / "rubric.yaml")  # asked once: it may come or go meanwhile
    rubric = _load_rubric(folder, shown, languages) if is_check else Loaded(None)
    file = _load_check_file(folder / "check.yaml", f"{shown}/check.yaml", languages)
    drawn = _load_illustrations(folder, shown, rubric.value) if is_check else Loaded(None)
    published = load_published(folder / FOLDER, f"{shown}/{FOLDER}", (PROOF,))
    problems = (
        *_name_problems(folder.name, shown, is_check=is_check),
        *_translation_problems(folder, shown, paths, languages),
        *chain.from_iterable(loaded.problems for loaded in articles.values()),
        *rubric.problems,
        *file.problems,
        *drawn.problems,
        *published.problems,
    )
    read = {language: articles[language].value for language in languages if language in articles}
    whole = {language: article for language, article in read.items() if article}
    presented = file.value or CheckFile()
    proof = load_proof(folder / FOLDER, f"{shown}/{FOLDER}")
    waiting = _waiting(whole.values())
    return Entry(
        folder.name,
        is_check,
        rubric.value,
        presented,
        drawn.value,
        whole,
        load_pictures(folder, shown),
        proof,
        published.value,
    ), (*problems, *waiting)


def _waiting(articles: Collection[Article]) -> Iterator[Problem]:
    """Yield a warning for each article that only waits for one in another language."""
    drafts = listed([PurePath(each.body.path).name for each in articles if each.draft], "and")
    for article in articles:
        if drafts and not article.draft:
            message = f"this article is not published yet: draft: true stands in {drafts}"
            hint = "write draft: false there, or draft: true here"
            yield Problem(article.body.path, 1, 1, "drafts-differ", message, hint, "warning")


def _load_rubric(folder: Path, shown: str, languages: tuple[str, ...]) -> Loaded[Rubric]:
    source = read_source(folder / "rubric.yaml", f"{shown}/rubric.yaml")
    return load_rubric(source.value, languages) if source.value else Loaded(None, source.problems)


def _load_check_file(path: Path, shown: str, languages: tuple[str, ...]) -> Loaded[CheckFile]:
    if not is_meant(path):
        return Loaded(None)
    rubric = path.with_name("rubric.yaml")
    source = read_source(rubric, rubric.name).value if is_there(rubric) else None
    read = load_check_file(path, shown, languages, level_ids(source) if source else ())
    return Loaded(read.value, (*read.problems, *_no_rubric(rubric, shown)))


def _no_rubric(rubric: Path, shown: str) -> Iterator[Problem]:
    if not is_meant(rubric):
        message = "check.yaml needs a rubric, and the folder holds no rubric.yaml"
        yield Problem(shown, 1, 1, "no-rubric", message, "add one, or take check.yaml away")


def _load_illustrations(folder: Path, shown: str, rubric: Rubric | None) -> Loaded[Illustrations]:
    levels = [level.id for level in rubric.levels] if rubric else []
    return load_illustrations(folder / "illustrations", f"{shown}/illustrations", levels)


def _name_problems(name: str, shown: str, *, is_check: bool) -> Iterator[Problem]:
    if not is_id(name):
        like = slug_of(name)
        example = f', like "{like}"' if is_id(like) else ""
        hint = f"rename it: small letters, digits and hyphens, a letter first{example}"
        message = f"the folder's name, {quoted(name)}, cannot be an id"
        yield Problem(shown, 1, 1, "bad-id", message, hint)
    elif is_check and is_taken(name):
        message = f"no check can be called {quoted(name)}: embed/{name}.js is a file of ours"
        yield Problem(shown, 1, 1, "bad-id", message, "rename the folder")


def _translation_problems(
    folder: Path, shown: str, paths: Mapping[str, Path], languages: tuple[str, ...]
) -> Iterator[Problem]:
    names = {language: f"{shown}/{path.name}" for language, path in paths.items()}
    way_out = partial(_article_hint, folder)
    yield from translation_problems("article", names, languages, shown, way_out)


def _article_hint(folder: Path, language: str) -> str:
    """Return what to do where an article is missing: a file of another name may be meant by it."""
    name, meant = f"article.{language}.md", misnamed(folder, language)
    return f"rename {printable(meant)} to {name}" if meant else f"add {name}"
