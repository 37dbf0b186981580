"""The files of `starter/` in the languages of a site."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from site_builder.files.to_translate import MARK
from site_builder.language.strings import PACKAGE_STRINGS, REFERENCE

STARTER = Path(__file__).parents[1] / "starter"
_IN_A_LANGUAGE = re.compile(r"(?P<lead>[ #]*)(?P<language>[a-z]{2,3}): (?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the files of a start say that is not the same for all.

    `title` is the site's, or the check's, where "" leaves it to the starter. `draft` are lines
    of the front matter.
    """

    languages: tuple[str, ...]
    today: dt.date
    title: str = ""
    slug: str = ""
    draft: str = ""
    requirement: str = ""


def packaged_languages() -> tuple[str, ...]:
    """Return the languages that the package speaks."""
    return tuple(sorted(path.stem for path in PACKAGE_STRINGS.glob("*.yaml")))


def spoken(language: str) -> str | None:
    """Return the language of the package in which a site's can be written: `nl` for `nl-BE`."""
    known = packaged_languages()
    return next((each for each in (language, language.split("-")[0]) if each in known), None)


def filled(name: str, facts: Facts) -> str:
    """Return a file of the starter, with the facts where it names them."""
    text = (STARTER / name).read_text("utf-8")
    return _environment().from_string(text).render(asdict(facts))


def _environment() -> Environment:
    # What is made is YAML and Markdown, in which nothing is escaped as in HTML.
    made = Environment(undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True)  # noqa: S701
    made.filters["quoted"] = _as_yaml
    return made


def _as_yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def in_languages(text: str, languages: Sequence[str]) -> str:
    """Return YAML whose texts stand in the package's languages, a line each, in the site's.

    A text in a language that the package lacks is the English one, marked to be translated.
    """
    lines = text.split("\n")
    groups = groupby(lines, _lead)
    parts = [line for lead, group in groups for line in _written(lead, [*group], languages)]
    return "\n".join(parts)


def _lead(line: str) -> str | None:
    """Return what stands before the language of a text; None of any other line."""
    match = _IN_A_LANGUAGE.fullmatch(line)
    return match["lead"] if match and match["language"] in packaged_languages() else None


def _written(lead: str | None, lines: list[str], languages: Sequence[str]) -> Iterator[str]:
    if lead is None:
        yield from lines
        return
    texts = dict(line.removeprefix(lead).split(": ", 1) for line in lines)
    for language in languages:
        known = spoken(language)
        mark = "" if known else f"  {MARK}"
        yield f"{lead}{language}: {texts[known or REFERENCE]}{mark}"


def in_language(name: str, language: str, facts: Facts) -> str:
    """Return a Markdown file of the starter, `article` for `article.nl.md`, in one language."""
    known = spoken(language)
    text = filled(f"{name}.{known or REFERENCE}.md", facts)
    todo = f'{MARK} all of this, which is in English, into "{language}".\n'
    return text if known else text.replace("---\n", f"---\n{todo}", 1)


def as_files(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Return texts by path as the bytes of files, with the same line ends on every system."""
    return {path: text.encode() for path, text in texts.items()}
