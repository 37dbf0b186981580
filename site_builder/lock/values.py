"""lock.json: what a check has published, as a value and as a file (docs/publish.md)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from site_builder.lock.meaning import Json, Thing

NAME = "lock.json"
"""The file's name in `content/<check>/published/`."""

Texts: TypeAlias = Mapping[Thing, Mapping[str, str]]
"""What levels, dimensions, questions and options are called, by language, without marks."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A script that other pages may name: its file, the rubric's version, and how it is told."""

    file: str
    version: int
    integrity: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Lock:
    """What a check has published.

    `scoring` is the scoring part of its assessment (docs/assessment.md), `texts` go with it, and
    `script` is the newest of `scripts`. `retired` and `slugs`, by language, only ever grow.
    """

    check: str
    scoring: Json
    texts: Texts
    retired: frozenset[Thing]
    slugs: Mapping[str, frozenset[str]]
    script: str
    scripts: tuple[Pinned, ...]

    @property
    def version(self) -> int:
        """The version of the rubric that was published last."""
        number: int = self.scoring["version"]
        return number

    @property
    def levels(self) -> frozenset[str]:
        """The ids of all levels that it ever had."""
        retired = {thing[1] for thing in self.retired if thing[0] == "level"}
        return frozenset(retired.union(self.scoring["levels"]))

    @property
    def newest(self) -> Pinned:
        """The script that was pinned last."""
        return next(each for each in self.scripts if each.file == self.script)


def to_json(lock: Lock) -> bytes:
    """Return the lock as a file: sorted, one thing a line, the same bytes for the same lock."""
    scripts = sorted(lock.scripts, key=lambda each: (each.version, each.file))
    return _written(
        {
            "format": 1,
            "check": lock.check,
            "retired": sorted(map(" ".join, lock.retired)),
            "scoring": lock.scoring,
            "script": lock.script,
            "scripts": [
                {
                    "file": each.file,
                    "version": each.version,
                    "bytes": each.bytes,
                    "integrity": each.integrity,
                }
                for each in scripts
            ],
            "slugs": {language: sorted(slugs) for language, slugs in lock.slugs.items()},
            "texts": {" ".join(thing): dict(texts) for thing, texts in lock.texts.items()},
        }
    ).encode()


def _written(value: Json) -> str:
    return "\n".join(_lines(value)) + "\n"


def _lines(value: Json) -> list[str]:
    """Return JSON as lines: one for every key, and for every item of a list."""
    match value:
        case dict() if value:
            entries = [(f"{_short(key)}: ", value[key]) for key in sorted(value)]
            return _around("{", [_entry(head, _lines(each)) for head, each in entries], "}")
        case list() if value:
            return _around("[", [_item(each) for each in value], "]")
    return [_short(value)]


def _item(value: Json) -> list[str]:
    """Return the lines of an item of a list: one, where it holds nothing that holds more."""
    within = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (
        _lines(value) if any(isinstance(each, dict | list) for each in within) else [_short(value)]
    )


def _entry(head: str, lines: list[str]) -> list[str]:
    return [head + lines[0], *lines[1:]]


def _around(start: str, entries: Sequence[list[str]], end: str) -> list[str]:
    *head, last = entries
    inner = [line for entry in head for line in (*entry[:-1], f"{entry[-1]},")]
    return [start, *(f"  {line}" for line in (*inner, *last)), end]


def _short(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
