"""The project's content: site.yaml, and a folder for every check or article."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from site_builder.languages import Strings, is_language_tag, load_strings, strange_strings
from site_builder.problems import Loaded, Position, Problem, near_miss, nearest, quoted
from site_builder.rubric.load import load_rubric
from site_builder.rubric.values import Rubric
from site_builder.shapes import (
    PlainTexts,
    Shape,
    Text,
    YesNo,
    at_least,
    fit,
    is_id,
    mistake,
    mistakes,
)
from site_builder.source import Document, Source, parse_yaml, read_source

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_ADDRESS = re.compile(r"https?://[\w.-]+(:[0-9]+)?(/[\w.~%-]+)*/?", re.IGNORECASE)
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
    if not _ADDRESS.fullmatch(value):
        message = f"{quoted(value)} is no address of a site"
        raise mistake("bad-address", message, "write it like https://example.com/checks")
    return value.rstrip("/")


def _language(value: str) -> str:
    if not is_language_tag(value):
        hint = "write its code, like nl, en or pt-BR"
        raise mistake("bad-language", f"{quoted(value)} is no language", hint)
    return value


def _no_twice(values: tuple[str, ...]) -> tuple[str, ...]:
    twice = [
        ((place,), mistake("named-twice", f'the list names "{value}" twice', "name it once"))
        for place, value in enumerate(values)
        if value in values[:place]
    ]
    if twice:
        raise mistakes(twice)
    return values


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        hint = "use small letters, digits and single hyphens, as in a web address"
        raise mistake("bad-slug", f"{quoted(value)} is no slug", hint)
    return value


def _date(value: str) -> dt.date:
    with suppress(ValueError):
        date = dt.date.fromisoformat(value)
        if date.isoformat() == value:
            return date
    hint = "write year-month-day, like 2026-03-31"
    raise mistake("bad-date", f"{quoted(value)} is no date", hint)


Language = Annotated[Text, AfterValidator(_language)]
Date = Annotated[Text, AfterValidator(_date)]


class LanguagesShape(Shape):
    """The one key that the others of site.yaml depend on."""

    languages: Annotated[tuple[Language, ...], at_least(1, "languages"), AfterValidator(_no_twice)]


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
    whole = tuple(entry for entry, _ in entries)
    problems = (
        *site.problems,
        *chain.from_iterable(loaded.problems for loaded in strings.values()),
        *strange_strings(languages, project),
        *chain.from_iterable(problems for _, problems in entries),
        *_slug_collisions(whole),
        *_no_entries(whole, languages),
    )
    texts = {language: loaded.value for language, loaded in strings.items() if loaded.value}
    return Loaded(ContentTree(site.value, texts, whole), problems)


def _no_entries(entries: tuple[Entry, ...], languages: tuple[str, ...]) -> Iterator[Problem]:
    if not entries:
        message = "there is no article in any folder of content/"
        hint = f"make a folder, and article.{languages[0]}.md in it"
        yield Problem("content", 1, 1, "no-article", message, hint)


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
    named = fit(LanguagesShape, document.with_data(only))
    languages = named.value.languages if named.value else _title_languages(document)
    if not languages:
        # Without its languages nothing can be said of the site's texts.
        return Loaded(None, (*read.problems, *named.problems))
    shape = fit(SiteShape, document, languages=languages)
    site = Site(**dict(shape.value)) if shape.value else _site_in(languages)
    return Loaded(site, (*read.problems, *shape.problems))


def _title_languages(document: Document) -> tuple[str, ...]:
    """Return the languages of the title, so that the rest of a site can be checked by them."""
    title = document.data.get("title")
    return tuple(filter(is_language_tag, title)) if isinstance(title, dict) else ()


def _site_in(languages: tuple[str, ...]) -> Site:
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


def _load_entry(folder: Path, languages: tuple[str, ...]) -> tuple[Entry, tuple[Problem, ...]]:
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
    return Entry(folder.name, is_check, rubric.value, whole), problems


def _load_rubric(path: Path, shown: str, languages: tuple[str, ...]) -> Loaded[Rubric]:
    if not path.exists():
        return Loaded(None)
    source = read_source(path, shown)
    return load_rubric(source.value, languages) if source.value else Loaded(None, source.problems)


def _name_problems(name: str, shown: str) -> Iterator[Problem]:
    if not is_id(name):
        hint = "rename it: small letters, digits and hyphens, a letter first"
        message = f"the folder's name, {quoted(name)}, cannot be an id"
        yield Problem(shown, 1, 1, "bad-id", message, hint)


def _translation_problems(
    shown: str, present: set[str], languages: tuple[str, ...]
) -> Iterator[Problem]:
    unknown = sorted(present - set(languages))
    meant = {nearest(language, languages) for language in unknown}
    for language in languages:
        if language not in present and language not in meant:
            message = f"the article in {language} is missing"
            hint = f"add article.{language}.md"
            yield Problem(shown, 1, 1, "missing-translation", message, hint)
    for language in unknown:
        path = f"{shown}/article.{language}.md"
        message = f"the site has no language {quoted(language)}"
        hint = near_miss(language, languages) or "add it to languages: in site.yaml"
        yield Problem(path, 1, 1, "unknown-language", message, hint)


def _load_article(path: Path, shown: str, language: str) -> Loaded[Article]:
    source = read_source(path, shown)
    if source.value is None:
        return Loaded(None, source.problems)
    parts = split_front_matter(source.value)
    if parts is None:
        message = "the article does not begin with its title and other keys between two lines ---"
        hint = "write ---, title:, description:, slug:, date: and --- above the text"
        problem = source.value.problem(Position(1, 1), "no-front-matter", message, hint)
        return Loaded(None, (problem,))
    front, body = parts
    read = parse_yaml(front)
    if read.value is None:
        return Loaded(_article_of(body, language, "", Position(1, 1)), read.problems)
    shape = fit(ArticleShape, read.value)
    at = read.value.position(("slug",))
    slug_at = Position(front.line(at), at.column)
    if shape.value is None or read.problems:
        article = _article_of(body, language, str(read.value.data.get("slug", "")), slug_at)
        return Loaded(article, (*read.problems, *shape.problems))
    keys = dict(shape.value)
    keys["updated"] = keys["updated"] or keys["date"]
    return Loaded(Article(language=language, body=body, slug_at=slug_at, **keys))


def _article_of(body: Source, language: str, slug: str, slug_at: Position) -> Article:
    """Stand in for an article whose front matter has problems, so that the rest can be checked.

    Its slug is there only if it is one.
    """
    never, known = dt.date.min, slug if _SLUG.fullmatch(slug) else ""
    return Article(language, "", "", known, never, never, None, None, False, body, slug_at)


def split_front_matter(source: Source) -> tuple[Source, Source] | None:
    """Split an article into its front matter and its body; None if it has no front matter."""
    lines = source.text.split("\n")
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() == "---")
    end = next(ends, None)
    if lines[0].rstrip() != "---" or end is None:
        return None
    front = Source(source.path, "\n".join(lines[1:end]) + "\n", 2)
    return front, Source(source.path, "\n".join(lines[end + 1 :]), min(end + 2, len(lines)))


def _slug_collisions(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Article] = {}
    articles = chain.from_iterable(entry.articles.values() for entry in entries)
    for article in (article for article in articles if article.slug):
        other = first.setdefault((article.language, article.slug), article)
        if other is not article:
            message = f'the slug "{article.slug}" is that of {other.body.path} too'
            at, path = article.slug_at, article.body.path
            yield Problem(path, at.line, at.column, "slug-taken", message, "choose another slug")
