"""The project's content: site.yaml, and a folder for every check or article."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator

from site_builder.languages import Strings, is_language_tag, load_strings
from site_builder.problems import Loaded, Position, Problem, near_miss
from site_builder.rubric.load import load_rubric
from site_builder.rubric.values import Rubric
from site_builder.shapes import PlainTexts, Shape, Text, YesNo, at_least, fit, mistake
from site_builder.source import Document, Source, parse_yaml, read_source

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CHECK_ID = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
_ARTICLE = re.compile(r"article\.(?P<language>[A-Za-z0-9-]+)\.md")
_NOT_ENTRIES = {"strings", "pages"}


@dataclass(frozen=True, slots=True)
class Site:
    """site.yaml. `base_url` has no slash at its end; the first language is the default."""

    title: Mapping[str, str]
    description: Mapping[str, str]
    base_url: str
    languages: tuple[str, ...]
    publisher: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article in one language.

    `body` is its Markdown, with the line on which it begins; `slug_at` is where its slug stands.
    """

    language: str
    title: str
    description: str
    slug: str
    date: dt.date
    updated: dt.date
    author: str | None
    category: str | None
    draft: bool
    body: Source
    slug_at: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder of content: an article in every language, and its rubric if it is a check.

    Beside problems, articles or the rubric of a check may be absent.
    """

    id: str
    is_check: bool
    rubric: Rubric | None
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class ContentTree:
    """Everything that the author wrote."""

    site: Site
    strings: Mapping[str, Strings]
    entries: tuple[Entry, ...]


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise mistake("bad-address", f'"{value}" is no web address', "write https://example.com")
    return value.rstrip("/")


def _language(value: str) -> str:
    if not is_language_tag(value):
        raise mistake("bad-language", f'"{value}" is no language', "write nl, en or pt-BR")
    return value


def _no_twice(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(values)) < len(values):
        raise mistake("named-twice", "a language is named twice", "name each once")
    return values


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        hint = "use small letters, digits and single hyphens, as in a web address"
        raise mistake("bad-slug", f'"{value}" is no slug', hint)
    return value


def _date(value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        message = f'"{value}" is no date'
        raise mistake("bad-date", message, "write year-month-day, like 2026-03-31") from None


Language = Annotated[Text, AfterValidator(_language)]
Date = Annotated[dt.date, BeforeValidator(_date)]


class LanguagesShape(Shape):
    """The one key that the others of site.yaml depend on."""

    languages: Annotated[
        tuple[Language, ...], at_least(1, "language"), AfterValidator(_no_twice)
    ]


class SiteShape(LanguagesShape):
    """site.yaml."""

    title: PlainTexts
    description: PlainTexts
    base_url: Annotated[Text, AfterValidator(_address)]
    publisher: Text


class ArticleShape(Shape):
    """The front matter of an article."""

    title: Text
    description: Text
    slug: Annotated[Text, AfterValidator(_slug)]
    date: Date
    updated: Date | None = None
    author: Text | None = None
    category: Text | None = None
    draft: YesNo = False


def load_content(project: Path) -> Loaded[ContentTree]:
    """Read everything below `project/content`, and everything that is wrong with it.

    Beside problems the tree holds what could be read, so that later checks can add theirs; it is
    None where not even the site's languages are known.
    """
    site = _load_site(project)
    if site.value is None:
        return Loaded(None, site.problems)
    languages = site.value.languages
    strings = {language: load_strings(language, project) for language in languages}
    entries = [_load_entry(folder, languages) for folder in _folders(project)]
    whole = tuple(entry.value for entry in entries if entry.value)
    problems = (
        *site.problems,
        *chain.from_iterable(loaded.problems for loaded in strings.values()),
        *chain.from_iterable(entry.problems for entry in entries),
        *_slug_collisions(whole),
        *_no_entries(whole),
    )
    texts = {language: loaded.value for language, loaded in strings.items() if loaded.value}
    return Loaded(ContentTree(site.value, texts, whole), problems)


def _no_entries(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    if not entries:
        message = "there is no article: no folder in content/ holds article.<language>.md"
        yield Problem("content", 1, 1, "no-article", message, "add content/<name>/article.…md")


def _document(path: Path, shown: str) -> Loaded[Document]:
    source = read_source(path, shown)
    return parse_yaml(source.value) if source.value else Loaded(None, source.problems)


def _load_site(project: Path) -> Loaded[Site]:
    shown = "content/site.yaml"
    read = _document(project / shown, shown)
    if read.value is None:
        return Loaded(None, read.problems)
    document = read.value
    only = {key: value for key, value in document.data.items() if key == "languages"}
    languages = fit(LanguagesShape, document.with_data(only))
    if languages.value is None:
        # Without its languages nothing can be said of the site's texts.
        return Loaded(None, (*read.problems, *languages.problems))
    known = languages.value.languages
    shape = fit(SiteShape, document, languages=known)
    site = Site(**dict(shape.value)) if shape.value else _nameless(known)
    return Loaded(site, (*read.problems, *shape.problems))


def _nameless(languages: tuple[str, ...]) -> Site:
    """Stand in for a site whose file has problems, so that the rest can be checked."""
    empty = dict.fromkeys(languages, "")
    return Site(empty, empty, "", languages, "")


def _folders(project: Path) -> list[Path]:
    content = project / "content"
    folders = [path for path in sorted(content.iterdir()) if path.is_dir()]
    named = [path for path in folders if path.name[0] not in "._" and path.name not in _NOT_ENTRIES]
    return [path for path in named if (path / "rubric.yaml").exists() or _articles(path)]


def _articles(folder: Path) -> dict[str, Path]:
    """Return the folder's articles by language."""
    found = ((_ARTICLE.fullmatch(path.name), path) for path in sorted(folder.iterdir()))
    return {match["language"]: path for match, path in found if match}


def _load_entry(folder: Path, languages: tuple[str, ...]) -> Loaded[Entry]:
    shown = f"content/{folder.name}"
    paths = _articles(folder)
    articles = {
        language: _load_article(path, f"{shown}/{path.name}", language)
        for language, path in paths.items()
    }
    rubric = _load_rubric(folder / "rubric.yaml", f"{shown}/rubric.yaml", languages)
    problems = (
        *_name_problems(folder.name, shown),
        *_translation_problems(shown, set(paths), languages),
        *chain.from_iterable(loaded.problems for loaded in articles.values()),
        *rubric.problems,
    )
    read = {language: articles[language].value for language in languages if language in articles}
    whole = {language: article for language, article in read.items() if article}
    is_check = (folder / "rubric.yaml").exists()
    return Loaded(Entry(folder.name, is_check, rubric.value, whole), problems)


def _load_rubric(path: Path, shown: str, languages: tuple[str, ...]) -> Loaded[Rubric]:
    if not path.exists():
        return Loaded(None)
    source = read_source(path, shown)
    return load_rubric(source.value, languages) if source.value else Loaded(None, source.problems)


def _name_problems(name: str, shown: str) -> Iterator[Problem]:
    if not _CHECK_ID.fullmatch(name):
        hint = "rename it: small letters, digits and hyphens, a letter first"
        message = f'the folder\'s name "{name}" cannot be an id'
        yield Problem(shown, 1, 1, "bad-id", message, hint)


def _translation_problems(
    shown: str, present: set[str], languages: tuple[str, ...]
) -> Iterator[Problem]:
    for language in languages:
        if language not in present:
            message = f"the article in {language} is missing"
            hint = f"add article.{language}.md"
            yield Problem(shown, 1, 1, "missing-translation", message, hint)
    for language in sorted(present - set(languages)):
        path = f"{shown}/article.{language}.md"
        message = f'the site has no language "{language}" (it has {", ".join(languages)})'
        hint = near_miss(language, languages) or "add it to languages in site.yaml"
        yield Problem(path, 1, 1, "unknown-language", message, hint)


def _load_article(path: Path, shown: str, language: str) -> Loaded[Article]:
    source = read_source(path, shown)
    if source.value is None:
        return Loaded(None, source.problems)
    parts = split_front_matter(source.value)
    if parts is None:
        hint = "begin the file with ---, the keys title, description, slug, date, and ---"
        message = "the article has no front matter"
        problem = source.value.problem(Position(1, 1), "no-front-matter", message, hint)
        return Loaded(None, (problem,))
    front, body = parts
    read = parse_yaml(front)
    if read.value is None:
        return Loaded(None, read.problems)
    shape = fit(ArticleShape, read.value)
    if shape.value is None or read.problems:
        return Loaded(None, (*read.problems, *shape.problems))
    keys = dict(shape.value)
    keys["updated"] = keys["updated"] or keys["date"]
    at = read.value.position(("slug",))
    slug_at = Position(at.line + front.first_line - 1, at.column)
    return Loaded(Article(language=language, body=body, slug_at=slug_at, **keys))


def split_front_matter(source: Source) -> tuple[Source, Source] | None:
    """Split an article into its front matter and its body; None if it has no front matter."""
    lines = source.text.split("\n")
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() == "---")
    end = next(ends, None)
    if lines[0].rstrip() != "---" or end is None:
        return None
    front = Source(source.path, "\n".join(lines[1:end]) + "\n", 2)
    return front, Source(source.path, "\n".join(lines[end + 1 :]), end + 2)


def _slug_collisions(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Article] = {}
    for article in chain.from_iterable(entry.articles.values() for entry in entries):
        other = first.setdefault((article.language, article.slug), article)
        if other is not article:
            message = f'the slug "{article.slug}" is that of {other.body.path} too'
            at, path = article.slug_at, article.body.path
            yield Problem(path, at.line, at.column, "slug-taken", message, "choose another slug")
