"""A site's languages, and the interface's own texts in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from site_builder.files.document import Document, Node
from site_builder.files.passing import is_passing
from site_builder.files.problems import Loaded, Problem, is_fatal, listed, near_miss, quoted
from site_builder.files.source import is_meant, read_source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.language.cldr import plural_categories
from site_builder.language.messages import Message, message_of, message_problems

PACKAGE_STRINGS = Path(__file__).parents[1] / "strings"
REFERENCE = "en"

_MOST_NAMED = 3
_ALIKE, _LEAST_ALIKE = 5, 20
"""One text in five, and no fewer than twenty, are not alike by chance."""
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Strings:
    """The interface's texts in one language.

    Of the site's pages, of the widget, of the pages for those who embed a check, and of a
    reviewer's sheet, which is empty where a project's own language has no words for it.
    """

    language: str
    site: Mapping[str, str]
    widget: Mapping[str, Message]
    embed: Mapping[str, str] = field(default_factory=dict)
    sheet: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> Mapping[str, Mapping[str, Message]]:
        """All texts, by the key under which they stand in a file."""
        return {"site": self.site, "widget": self.widget, "embed": self.embed, "sheet": self.sheet}


def is_language_tag(text: str) -> bool:
    """Tell whether a text looks like a BCP 47 language tag: `nl`, `pt-BR`."""
    return bool(_LANGUAGE_TAG.fullmatch(text))


def load_strings(language: str, project: Path) -> Loaded[Strings]:
    """Return the interface's texts: the package's, with those of the project over them.

    Beside problems they are the package's alone, in another language if need be.

    Args:
        language: one of the site's languages.
        project: the project's folder; its own texts are in `content/strings/<language>.yaml`, all
            of them for a language that the package lacks; only those of the sheet may be absent.
    """
    packaged = _packaged(language)
    shown = f"content/strings/{language}.yaml"
    path = project / shown
    if packaged and not is_meant(path):
        return Loaded(packaged)
    known = packaged or reference_strings()
    read = _document(path, shown, language)
    if read.value is None:
        return Loaded(known, read.problems)
    document = read.value
    found = (
        *_string_problems(document, known, language, is_whole=packaged is None),
        *_not_translated(document, language),
    )
    problems = (*read.problems, *(each for each in found if not document.has_refused(each)))
    if is_fatal(problems):
        return Loaded(known, problems)
    sheet = packaged.sheet if packaged else {}
    return Loaded(_over(replace(known, sheet=sheet), _strings(language, document)), problems)


def strange_strings(languages: tuple[str, ...], project: Path) -> Iterator[Problem]:
    """Yield a problem for each file of texts in a language that the site does not have."""
    for path in sorted((project / "content" / "strings").glob("*.yaml")):
        if path.stem not in languages and not is_passing(path.name):
            message = f"the site has no language {quoted(path.stem)}"
            hint = near_miss(path.stem, languages) or "add it to languages: in site.yaml"
            yield Problem(f"content/strings/{path.name}", 1, 1, "unknown-language", message, hint)


def _document(path: Path, shown: str, language: str) -> Loaded[Document]:
    if not is_meant(path):
        message = f'the package has no texts for the interface in "{language}"'
        hint = f"write this file, with every key of the package's {REFERENCE}.yaml"
        return Loaded(None, (Problem(shown, 1, 1, "missing-strings", message, hint),))
    source = read_source(path, shown)
    return parse_yaml(source.value) if source.value else Loaded(None, source.problems)


def _over(known: Strings, own: Strings) -> Strings:
    return Strings(
        own.language,
        {**known.site, **own.site},
        {**known.widget, **own.widget},
        {**known.embed, **own.embed},
        {**known.sheet, **own.sheet},
    )


def reference_strings() -> Strings:
    """Return the package's texts in the language that knows every key."""
    reference = _packaged(REFERENCE)
    assert reference is not None  # noqa: S101 - it is part of the package
    return reference


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
    return Strings(
        language,
        site=_plain(document, "site"),
        widget=_part(document, "widget"),
        embed=_plain(document, "embed"),
        sheet=_plain(document, "sheet"),
    )


def _plain(document: Document, part: str) -> dict[str, str]:
    return {key: text for key, text in _part(document, part).items() if isinstance(text, str)}


def _part(document: Document, part: str) -> dict[str, Message]:
    texts = document.data.get(part)
    read = {key: message_of(node) for key, node in texts.items()} if isinstance(texts, dict) else {}
    return {key: message for key, message in read.items() if message is not None}


def _string_problems(
    document: Document, known: Strings, language: str, *, is_whole: bool
) -> Iterator[Problem]:
    """Check a project's texts against known ones: the same keys, the same placeholders."""
    parts = known.parts
    for part in document.data:
        if part not in parts:
            hint = near_miss(part, parts) or f"write {listed(parts, 'or')}"
            message = f"unknown key {quoted(part)}"
            yield document.problem((part,), "unknown-key", message, hint, key=True)
    for part, expected in parts.items():
        texts = document.data.get(part, {})
        if isinstance(texts, dict):
            yield from _part_problems(
                document,
                part,
                texts,
                expected,
                is_whole=is_whole and (part != "sheet" or part in document.data),
                categories=plural_categories(language),
            )
        else:
            message, hint = "keys are needed here", "write `key: text` under it"
            yield document.problem((part,), "not-a-mapping", message, hint, key=True)


def _not_translated(document: Document, language: str) -> Iterator[Problem]:
    """Yield one warning where many texts are the package's in another language, at the first.

    A translation has some in twenty that are alike, such as a pattern or the name of a format.
    """
    own = _by_key(_strings(language, document))
    for other in sorted(path.stem for path in PACKAGE_STRINGS.glob("*.yaml")):
        packaged = _packaged(other)
        if packaged is None or other.partition("-")[0] == language.partition("-")[0]:
            continue
        texts = _by_key(packaged)
        same = [key for key, text in own.items() if text == texts.get(key)]
        named = ("site", "language") in same
        if named or (len(same) >= _LEAST_ALIKE and _ALIKE * len(same) > len(own)):
            name = packaged.site["language"]
            message = f"texts here are those in {name}, {len(same)} of {len(own)}"
            at = ("site", "language") if named else same[0]
            hint = "translate them, beginning here"
            found = document.problem(at, "missing-strings", message, hint, key=True)
            yield replace(found, severity="warning")


def _by_key(strings: Strings) -> dict[tuple[str, str], Message]:
    parts = strings.parts.items()
    return {(part, key): text for part, texts in parts for key, text in texts.items()}


def _part_problems(
    document: Document,
    part: str,
    texts: Mapping[str, Node],
    expected: Mapping[str, Message],
    categories: Sequence[str],
    *,
    is_whole: bool,
) -> Iterator[Problem]:
    for key, text in texts.items():
        if key in expected:
            yield from message_problems(document, (part, key), text, expected[key], categories)
        else:
            hint = near_miss(key, expected) or "leave it out"
            message = f"unknown key {quoted(key)}"
            yield document.problem((part, key), "unknown-key", message, hint, key=True)
    missing = [key for key in expected if key not in texts]
    if is_whole and missing:
        others = ["others"] if len(missing) > _MOST_NAMED else []
        named = listed([*missing[:_MOST_NAMED], *others], "and")
        message = f'texts are missing under "{part}": {named}'
        yield document.problem((part,), "missing-strings", message, "add them", key=True)
