"""content/pages/: pages beside the articles, such as an imprint, as `<name>.<language>.md`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import AfterValidator

from site_builder.content.article import Slug
from site_builder.content.front_matter import read_front_matter
from site_builder.content.translations import translation_problems
from site_builder.files.addresses import is_slug, slug_of
from site_builder.files.fields import Text, no_twice
from site_builder.files.passing import is_set_aside
from site_builder.files.problems import Loaded, Position, Problem, is_fatal, printable, quoted
from site_builder.files.shapes import Shape, fit
from site_builder.files.source import Source, otherwise_called

FOLDER = "pages"

_NAME = re.compile(r"(?P<page>[^.]+)\.(?P<language>[^.]+)\.md")


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page in one language.

    `body` is its Markdown, with the line on which it begins; `slug_at` is where its slug stands.
    `aliases` are slugs that it had before, each with where it stands.
    """

    language: str
    title: str
    description: str | None
    slug: str
    body: Source
    slug_at: Position
    aliases: Mapping[str, Position]


Pages: TypeAlias = Mapping[str, Mapping[str, PageFile]]
"""Pages by their name, in its order, and by language. Nobody but the author sees the name."""


class PageShape(Shape):
    """The front matter of a page."""

    title: Text
    slug: Slug
    description: Text | None = None
    aliases: Annotated[tuple[Slug, ...], AfterValidator(no_twice)] = ()


def load_pages(project: Path, languages: tuple[str, ...]) -> Loaded[Pages]:
    """Read every page below `content/pages`; beside problems, those that could be read.

    Args:
        project: the project's folder.
        languages: the site's languages; a page must be there in each.
    """
    folder, shown = project / "content" / FOLDER, f"content/{FOLDER}"
    names = sorted(path.name for path in folder.glob("*.md")) if folder.is_dir() else []
    named = {name: _NAME.fullmatch(name) for name in names if not is_set_aside(name)}
    pages = _by_page(match for match in named.values() if match)
    meant = {
        name: _language_meant(pages.get(_page_of(name), {}), languages)
        for name, match in named.items()
        if not match
    }
    told = {_page_of(name): language for name, language in meant.items()}
    translations = (
        _translation_problems(folder, files, languages, told.get(page))
        for page, files in pages.items()
    )
    read = {page: _load_files(folder, shown, files) for page, files in pages.items()}
    problems = (
        *_name_problems(shown, named, meant),
        *chain.from_iterable(translations),
        *(
            problem
            for files in read.values()
            for each in files.values()
            for problem in each.problems
        ),
    )
    return Loaded({page: _whole(files, languages) for page, files in read.items()}, problems)


def _load_files(folder: Path, shown: str, files: Mapping[str, str]) -> dict[str, Loaded[PageFile]]:
    """Read a page's files, whose names are given by language."""
    return {
        language: _load_page(folder / name, f"{shown}/{name}", language)
        for language, name in files.items()
    }


def _whole(files: Mapping[str, Loaded[PageFile]], languages: Iterable[str]) -> dict[str, PageFile]:
    """Return what could be read of a page, in the site's languages and their order."""
    read = {language: files[language].value for language in languages if language in files}
    return {language: file for language, file in read.items() if file}


def _page_of(name: str) -> str:
    return name.split(".")[0]


def _language_meant(files: Mapping[str, str], languages: Sequence[str]) -> str | None:
    """Return in which language a page may be that does not say it: the first that it lacks."""
    return next((each for each in languages if each not in files), None)


def _by_page(matches: Iterable[re.Match[str]]) -> dict[str, dict[str, str]]:
    """Return the names of files by the name of their page, in its order, and by language."""
    found: dict[str, dict[str, str]] = {}
    for match in sorted(matches, key=lambda match: match["page"]):
        found.setdefault(match["page"], {})[match["language"]] = match[0]
    return found


def _name_problems(
    shown: str, named: Mapping[str, re.Match[str] | None], meant: Mapping[str, str | None]
) -> Iterator[Problem]:
    for name, match in named.items():
        path, page = f"{shown}/{name}", _page_of(name)
        if match is None:
            message = f"the name of the file, {quoted(name)}, does not say its language"
            hint = f"rename it like {printable(page)}.{meant[name]}.md"
            if meant[name] is None:
                hint = f"take it away: {printable(page)} is there in every language"
            yield Problem(path, 1, 1, "bad-id", message, hint)
        elif not is_slug(page):
            message = f"the page's name, {quoted(page)}, cannot be one"
            like = slug_of(page)
            example = f", like {like}.{match['language']}.md" if like else ""
            hint = f"rename it: small letters, digits and single hyphens{example}"
            yield Problem(path, 1, 1, "bad-id", message, hint)


def _translation_problems(
    folder: Path, names: Mapping[str, str], languages: tuple[str, ...], told: str | None
) -> Iterator[Problem]:
    """Yield what a page lacks, but for the language of which its file is told."""
    shown, name = f"content/{FOLDER}", min(names.values())
    paths = {language: f"{shown}/{file}" for language, file in names.items()}
    way_out = partial(_page_hint, folder, _page_of(name))
    others = {told: name} if told else {}
    yield from translation_problems(
        "page", {**others, **paths}, languages, f"{shown}/{name}", way_out
    )


def _page_hint(folder: Path, page: str, language: str) -> str:
    """Return what to do where a page is missing: a file of another ending may be meant by it."""
    name = f"{page}.{language}.md"
    other = otherwise_called(folder / name)
    return printable(f"rename {other} to {name}" if other else f"add {name} beside it")


def _load_page(path: Path, shown: str, language: str) -> Loaded[PageFile]:
    said = "the page does not begin with its title and slug"
    read = read_front_matter(path, shown, said, "title:, slug:")
    if read.value is None or not read.value.is_read:
        return Loaded(None, read.problems)
    front = read.value
    shape = fit(PageShape, front.keys)
    problems = (*read.problems, *shape.problems)
    if shape.value is None or is_fatal(problems):
        return Loaded(None, problems)
    keys = dict(shape.value)
    keys["aliases"] = {
        alias: front.place("aliases", index) for index, alias in enumerate(keys["aliases"])
    }
    slug_at = front.place("slug")
    page = PageFile(language=language, body=front.body, slug_at=slug_at, **keys)
    return Loaded(page, problems)
