"""A site's languages, and the interface's own texts in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_builder.problems import Loaded, Problem, is_fatal, near_miss
from site_builder.source import Document, Node, parse_yaml, read_source

PACKAGE_STRINGS = Path(__file__).parent / "strings"
REFERENCE = "en"

_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True, slots=True)
class Strings:
    """The interface's texts in one language: of the site's pages and of the widget."""

    language: str
    site: Mapping[str, str]
    widget: Mapping[str, str]


def is_language_tag(text: str) -> bool:
    """Tell whether a text looks like a BCP 47 language tag: `nl`, `pt-BR`."""
    return bool(_LANGUAGE_TAG.fullmatch(text))


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, the direction in which the language is written."""
    tag = language.lower()
    return "rtl" if tag in _RIGHT_TO_LEFT or tag.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def load_strings(language: str, project: Path) -> Loaded[Strings]:
    """Return the interface's texts: the package's, with those of the project over them.

    Args:
        language: one of the site's languages.
        project: the project's folder; its own texts are in `content/strings/<language>.yaml`, all
            of them for a language that the package lacks.
    """
    packaged = _packaged(language)
    path = project / "content" / "strings" / f"{language}.yaml"
    shown = f"content/strings/{language}.yaml"
    if not path.exists():
        if packaged is None:
            hint = f'write "site:" and "widget:" with every key of the package\'s {REFERENCE}.yaml'
            message = f'the package has no interface texts in "{language}", and this file is missing'
            return Loaded(None, (Problem(shown, 1, 1, "missing-strings", message, hint),))
        return Loaded(packaged)
    return _overridden(language, packaged, path, shown)


def _overridden(
    language: str, packaged: Strings | None, path: Path, shown: str
) -> Loaded[Strings]:
    source = read_source(path, shown)
    if source.value is None:
        return Loaded(None, source.problems)
    document = parse_yaml(source.value)
    if document.value is None:
        return Loaded(None, document.problems)
    problems = (*document.problems, *_string_problems(document.value, whole=packaged is None))
    if is_fatal(problems):
        return Loaded(None, problems)
    own = _strings(language, document.value)
    if packaged is None:
        return Loaded(own, problems)
    site, widget = {**packaged.site, **own.site}, {**packaged.widget, **own.widget}
    return Loaded(Strings(language, site, widget), problems)


@cache
def _packaged(language: str) -> Strings | None:
    path = PACKAGE_STRINGS / f"{language}.yaml"
    if not path.exists():
        return None
    source = read_source(path, path.name)
    document = parse_yaml(source.value) if source.value else None
    if document is None or document.value is None:
        message = f"{path} is damaged; install the package again"
        raise OSError(message)
    return _strings(language, document.value)


def _strings(language: str, document: Document) -> Strings:
    return Strings(language, _part(document, "site"), _part(document, "widget"))


def _part(document: Document, part: str) -> dict[str, str]:
    texts = document.data.get(part)
    listed = texts.items() if isinstance(texts, dict) else ()
    return {key: " ".join(text.split()) for key, text in listed if isinstance(text, str)}


def _string_problems(document: Document, *, whole: bool) -> Iterator[Problem]:
    """Check a project's texts against the package's: known keys, texts, the same placeholders."""
    reference = _packaged(REFERENCE)
    known = {"site": reference.site, "widget": reference.widget} if reference else {}
    for part, texts in document.data.items():
        if part not in known:
            hint = near_miss(part, known) or "write site: or widget:"
            message = f'unknown key "{part}"'
            yield document.problem((part,), "unknown-key", message, hint, key=True)
    for part, expected in known.items():
        texts = document.data.get(part)
        given = texts if isinstance(texts, dict) else {}
        for key, text in given.items():
            yield from _string_problem(document, (part, key), text, expected)
        missing = [key for key in expected if key not in given] if whole else []
        if missing:
            message = f'texts missing under "{part}": {", ".join(missing)}'
            yield document.problem((part,), "missing-strings", message, "add them")


def _string_problem(
    document: Document, at: tuple[str, str], text: Node, expected: Mapping[str, str]
) -> Iterator[Problem]:
    key = at[1]
    if key not in expected:
        hint = near_miss(key, expected) or "leave it out"
        yield document.problem(at, "unknown-key", f'unknown key "{key}"', hint, key=True)
    elif not isinstance(text, str):
        yield document.problem(at, "not-text", f'"{key}" must be a text')
    elif _placeholders(text) != _placeholders(expected[key]):
        names = ", ".join(f"{{{name}}}" for name in sorted(_placeholders(expected[key])))
        message = f'"{key}" must hold exactly these placeholders: {names or "none"}'
        yield document.problem(at, "placeholders", message)


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))
