"""Slips in a line of YAML, told at that line, with what to write there."""

import pytest

from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml

NO_BREAK = "a no-break space stands here, often pasted from Word"

COLONS = [
    ("levels:\n  - id:blusser\n    name: A\n", "2:8", "id"),
    ("levels:\n  - id: a\n    name: A\n  - id:op-orde\n    name: B\n", "4:8", "id"),
    ("text:\n  nl:De teamleider.\n  en: The team leader.\n", "2:6", "nl"),
    ("text:\n  nl:De teamleider,\n    die belt.\n  en: The team leader.\n", "2:6", "nl"),
    ("text:\n  nl: De teamleider.\n  en:The team leader.\nmore: a\n", "3:6", "en"),
    ("title:Hoe goed gaat het?\nslug: hoe\n", "1:7", "title"),
    ("title: Hoe\nslug:klachten\ndate: 2026-01-31\n", "2:6", "slug"),
    ("title: Hoe\nslug:klachten\n", "2:6", "slug"),
    ("text:\n  nl:>-\n    Let op: dit.\n  en: b\n", "2:6", "nl"),
    ("version:1\n\n# The levels.\nlevels: []\n", "1:9", "version"),
]
HYPHENS = [
    ("levels:\n  - id: a\n    name: A\n  -id: op-orde\n    name: B\n", "4:4", "id"),
    ("levels:\n  -id: blusser\n    name: A\n", "2:4", "id"),
]
DASHES = [
    "levels:\n  – id: a\n    name: A\n",
    "levels:\n  — id: a\n    name: A\n",
    "levels:\n  –id: a\n    name: A\n",
]
SPACES = [
    ("title: Hoe\nslug:\u00a0klachten\ndate: 2026-01-31\n", "2:6"),
    ("levels:\n  -\u00a0id: a\n    name: A\n", "2:4"),
    ("levels:\n  - id: a\n  \u202f\u202fname: A\n", "3:3"),
    ("text:\n  nl:\u00a0De teamleider.\n  en:\u00a0The team leader.\n", "2:6"),
    ("ties:\n  -\u00a0a\n  -\u00a0b\n", "2:4"),
]
BARE = [
    ("Mijn rubriek\nversion: 1\n", "1:1", "begin it with a # if it is a remark"),
    ("version: 1\nDe niveaus\nlevels: []\n", "2:1", "put it on the line above, if it belongs to"),
    ("text:\n  nl: De\nteamleider.\n  en: The\n", "3:1", "put it on the line above, if it"),
    ("text:\n  nl >-\n    Dit en\n    dat: en meer.\n", "2:3", "begin it with a # if it is"),
    ("version 1\n\n# The levels.\nlevels: []\n", "1:1", "begin it with a # if it is a remark"),
    ("a:\n  b c # d\n  e: f\n", "2:3", "begin it with a # if it is a remark"),
    ("a:\n  - op-orde\n    name: B\n", "2:5", "begin it with a # if it is a remark"),
]
NO_SLIPS = [
    "a: b\nhttps://example.com/a\nc: d\n",
    "a: b\n12:30\nc: d\n",
    "a: Pick one,\n  two:words\n  or: more\n",
    "a: b\n- 5\n-5\n",
    "a: {\n  b: c\n}\n  d: e\n",
]


def told(text: str) -> tuple[str, str, str]:
    """Return place, message and hint of the one problem of a file."""
    (problem,) = parse_yaml(Source("file.yaml", text)).problems
    assert problem.code == "yaml-syntax"
    return f"{problem.line}:{problem.column}", problem.message, problem.hint


@pytest.mark.parametrize(("text", "at", "key"), COLONS)
def test_no_space_after_a_colon(text: str, at: str, key: str) -> None:
    """At its line, wherever the parser stopped."""
    hint = f'write a space after the colon: "{key}: …"'
    assert told(text) == (at, "a space is missing here", hint)


@pytest.mark.parametrize(("text", "at", "key"), HYPHENS)
def test_no_space_after_a_hyphen(text: str, at: str, key: str) -> None:
    """The same of an item."""
    hint = f'write a space after the hyphen: "- {key}"'
    assert told(text) == (at, "a space is missing here", hint)


@pytest.mark.parametrize("text", DASHES)
def test_a_dash_in_place_of_a_hyphen(text: str) -> None:
    """It is what word processors make of a hyphen."""
    assert told(text) == ("2:3", "this is a dash", "begin an item with a hyphen (-) and a space")


@pytest.mark.parametrize(("text", "at"), SPACES)
def test_a_no_break_space_in_place_of_a_space(text: str, at: str) -> None:
    """In front of a line, after its hyphen, after its key, where nobody sees it."""
    assert told(text) == (at, NO_BREAK, "type a space in its place")


@pytest.mark.parametrize(("text", "at", "way"), BARE)
def test_a_line_without_a_colon(text: str, at: str, way: str) -> None:
    """At that line, with what else it may be."""
    place, message, hint = told(text)
    assert (place, message) == (at, "a colon is missing in this line")
    assert f"; or {way}" in hint


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("levels:\n    id: a\n    name: A\n  - id: b\n    name: B\n", "2:5"),
        ("a:\n  - b:\n        c: 1\n      - c: 2\n", "3:9"),
    ],
)
def test_the_first_item_of_a_list_without_its_hyphen(text: str, at: str) -> None:
    """It is told there, and not at the item with which the list seems to begin."""
    place, message, hint = told(text)
    assert (place, message) == (at, "the first item of a list begins here without its hyphen")
    assert hint.endswith("with the hyphen above that of line 4")


@pytest.mark.parametrize("text", NO_SLIPS)
def test_what_is_no_slip(text: str) -> None:
    """Addresses, times, numbers, and what goes on with a text."""
    assert "a space" not in told(text)[1]


def test_a_bracket_alone_in_its_line_lacks_no_colon() -> None:
    """What does not fit stands below it."""
    assert told("a: {\n  b: c\n}\n  d: e\n")[0] == "4:3"


@pytest.mark.parametrize("text", ["a: Let op:\u00a0dit\n", "a: \u00a0b\n", "a: >-\n  b:\u00a0c\n"])
def test_a_no_break_space_in_a_text_is_part_of_it(text: str) -> None:
    """As after a colon in French."""
    assert parse_yaml(Source("file.yaml", text)).problems == ()
