"""`new project` and `new check`: what they refuse, what they make."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.content.front_matter import read_front_matter
from site_builder.content.page_file import FOLDER as PAGES
from site_builder.content.site_file import load_site_file
from site_builder.files.addresses import slug_of
from site_builder.files.problems import ContentError
from site_builder.files.source import is_there
from site_builder.files.today import today
from site_builder.language.strings import load_strings
from site_builder.new.installed import requirement
from site_builder.new.names import refusal
from site_builder.new.place import firsts, place
from site_builder.new.texts import (
    STARTER,
    Facts,
    as_files,
    filled,
    in_language,
    in_languages,
    spoken,
)
from site_builder.schema import SCHEMAS, schema_text

FIRST = "first-check"
_DRAFT = """\
# Optional: true keeps the article, and the check in it, from being published; with --drafts
# "niveaucheck build --serve" shows it nevertheless. It counts for all languages.
{}draft: true"""
_PAGES = ("1-imprint", "2-privacy")


class NewError(Exception):
    """What was asked for cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Started:
    """What was made: the folder, its languages, and those that the package has no texts in."""

    folder: Path
    languages: tuple[str, ...]
    foreign: tuple[str, ...] = ()


def new_project(folder: Path, languages: Sequence[str], title: str | None = None) -> Started:
    """Make a project with a first check in a folder that is new, or holds nothing that is visible.

    Args:
        folder: the folder.
        languages: languages of the package, the default first.
        title: the name of the site; that of the folder if none is given.

    Raises:
        NewError: the folder holds something.
        WriteError: the folder cannot be written; it is as it was.
    """
    once = tuple(dict.fromkeys(languages))
    name = re.sub("[-_ ]+", " ", _one_line(folder.resolve().name)).strip()
    named = _one_line(title) or name.capitalize() or "Checks"
    files = project_files(Facts(once, today(), named))
    _refuse_full(folder, firsts(files))
    place(files, folder)
    return Started(folder, once)


def project_files(facts: Facts) -> dict[str, bytes]:
    """Return the files of a project by their path, its first check among them."""
    first = replace(facts, title="", draft=_DRAFT.format("#"))
    check = _below(f"content/{FIRST}", _check_files(first))
    return {**as_files(_project_texts(facts)), **_below("content", _schemas()), **check}


def new_check(project: Path, name: str, title: str | None = None) -> Started:
    """Make a check in a project, as a draft, with texts in every language of its site.

    Args:
        project: a folder that holds content/.
        name: the id of the check.
        title: the title of its article; an example if none is given.

    Raises:
        NewError: no check can have this id, or something has it.
        ContentError: site.yaml does not even tell the languages.
        WriteError: the folder cannot be written; it is as it was.
    """
    content = project / "content"
    if refused := refusal(name):
        raise NewError(refused)
    if is_there(content / name):
        message = f"{content / name} is there already; choose another id, or go on with that one"
        raise NewError(message)
    settings = load_site_file(project)
    if settings.value is None:
        raise ContentError(settings.problems)
    languages = settings.value.languages
    named = _one_line(title)
    slug = _free_slug(slug_of(named) or name, project, languages)
    facts = Facts(languages, today(), named, slug, _DRAFT.format(""))
    schemas = {} if is_there(content / ".schema") else _schemas()
    place({**schemas, **_below(name, _check_files(facts))}, content)
    foreign = tuple(language for language in languages if not spoken(language))
    return Started(content / name, languages, foreign)


def _one_line(typed: str | None) -> str:
    """Return what was typed on one line, read as UTF-8 where the system knows no such letters."""
    text = os.fsencode(typed or "").decode("utf-8", "replace")
    return " ".join(text.split())


def _below(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{path}": data for path, data in files.items()}


def _schemas() -> dict[str, bytes]:
    return as_files({f".schema/{name}.json": schema_text(name) for name in SCHEMAS})


def _check_files(facts: Facts) -> dict[str, bytes]:
    """Return the files of a check by their path in its folder."""
    rubric = (STARTER / "check/rubric.yaml").read_text("utf-8")
    texts = {"rubric.yaml": in_languages(rubric, facts.languages)}
    for language in facts.languages:
        texts[f"article.{language}.md"] = in_language("check/article", language, facts)
    drawn = sorted((STARTER / "check/illustrations").glob("*.svg"))
    texts |= {f"illustrations/{path.name}": path.read_text("utf-8") for path in drawn}
    return as_files(texts)


def _project_texts(facts: Facts) -> dict[str, str]:
    """Return the texts of a project by their path, without its check."""
    built = replace(facts, requirement=requirement())
    site = in_languages(filled("project/site.yaml", facts), facts.languages)
    texts = {
        "README.md": in_languages(filled("project/README.md", facts), facts.languages),
        ".gitignore": filled("project/gitignore", facts),
        "netlify.toml": filled("project/netlify.toml", facts),
        "requirements.txt": filled("project/requirements.txt", built),
        "content/site.yaml": site,
    }
    for page in _PAGES:
        for language in facts.languages:
            path = f"content/{PAGES}/{page}.{language}.md"
            texts[path] = in_language(f"pages/{page}", language, facts)
    return texts


def _refuse_full(folder: Path, names: Sequence[str]) -> None:
    """Refuse a folder in which anything is seen, or would be replaced."""
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file; name a new folder"
        raise NewError(message)
    if (folder / "content/site.yaml").exists():
        message = f"{folder} holds a project already; niveaucheck new check adds a check to it"
        raise NewError(message)
    held = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    if found := next((name for name in held if name[0] != "." or name in names), None):
        message = f"{folder} is not empty: it holds {found}; name a new folder"
        raise NewError(message)


def _free_slug(wanted: str, project: Path, languages: Sequence[str]) -> str:
    """Return the slug, or one with a number, that no page of the site has in any language."""
    taken = {slug for language in languages for slug in _slugs(project, language)}
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _slugs(project: Path, language: str) -> Iterator[str]:
    """Yield the slugs and aliases in a language, and that of the page for publishers."""
    content = project / "content"
    if strings := load_strings(language, project).value:
        yield strings.embed["slug"]
    for pattern in (f"*/article.{language}.md", f"{PAGES}/*.{language}.md"):
        for path in content.glob(pattern):
            front = read_front_matter(path, path.name, "", "").value
            keys = front.keys.data if front else {}
            aliases = keys.get("aliases")
            yield from map(str, [keys.get("slug"), *(aliases if isinstance(aliases, list) else [])])
