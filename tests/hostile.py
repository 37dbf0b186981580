"""Rubric files that are made to keep a reader busy: bombs, endless nesting, more than any has."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tests.rubrics import dimension, rubric_data, text

BYTES = 900_000
"""About as much as a file may have."""


def _filled(piece: str) -> str:
    return piece * (BYTES // len(piece))


def _named(said: str) -> str:
    """Return a rubric with one text that says this."""
    return json.dumps(rubric_data({**dimension("a"), "name": text(said)}))


def _flagged(condition: Any) -> str:
    """Return a rubric with a flag on this condition."""
    flag = {"id": "f", "when": condition, "text": text()}
    return json.dumps(rubric_data(scoring={"flags": [flag]}))


def _inside(depth: int, kind: str, around: int) -> Any:
    """Return a condition, `depth` deep, each of so many of the next."""
    if not depth:
        return {"question": "a-1", "is": "a"}
    inner = _inside(depth - 1, kind, around)
    return {kind: inner if kind == "not" else [inner] * around}


def _laughs(first: str, each: str, count: int = 1_000) -> str:
    """Return lists of lists of lists, each of ten times the one before."""
    lines = [f"a0: &a0 {first}"]
    lines += [f"a{n}: &a{n} {each.format(', '.join([f'*a{n - 1}'] * 10))}" for n in range(1, count)]
    return "\n".join(lines)


HOSTILE: Mapping[str, str] = MappingProxyType(
    {
        "a billion laughs": _laughs("[lol, lol, lol]", "[{}]"),
        "a billion merges": _laughs("{k: v}", "{{<<: [{}]}}"),
        "itself inside itself": "a: &a [*a, *a]\n",
        "anchors": _filled("- &a b\n"),
        "aliases": f"a: &a b\nb: [{_filled('*a, ')}]",
        "tags": _filled("- !!python/object/apply:os.system [x]\n"),
        "brackets": _filled("["),
        "braces": _filled("{a: "),
        "dashes": _filled("- "),
        "indents": "".join(f"{' ' * n}a:\n" for n in range(1_300)),
        "the same key": _filled("a: b\n"),
        "unknown keys": "".join(f"levelz{n}: b\n" for n in range(60_000)),
        "a long key": f"{_filled('a')}: b\n",
        "a long number": f"version: {_filled('9')}\n",
        "no end": f'a: "{_filled("b")}',
        "colons": _filled(":"),
        "documents": _filled("---\na: b\n"),
        "white space": _filled(" "),
        "empty lines": _filled("\n"),
        "a long text": _named(_filled("a ")),
        "marks": _named(_filled("_a_ **b ")),
        "links": _named(_filled("[a](")),
        "images": _named(_filled("![a][")),
        "a deep condition": _flagged(_inside(28, "not", 1)),
        "too deep a condition": _flagged(_inside(60, "not", 1)),
        "a full condition": _flagged(_inside(11, "all", 2)),
        "a wide condition": _flagged(_inside(1, "any", 4_000)),
    }
)
"""By what is wrong with them."""
