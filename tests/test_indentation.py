"""Lines of YAML that are indented unlike all above them, told as what they are."""

import pytest

from site_builder.files.indentation import in_words
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml

QUOTES = "or put the whole text in quotes if this line is part of the one above it"

WAYS = [
    ("a:\n  b: c\n   d: e\n", "3:4", 'beside "b", after 2 spaces; ' + QUOTES),
    ("a: b\n c:\n", "2:2", 'beside "a", after no spaces; ' + QUOTES),
    ("a:\n  - b: c\n     d: e\n", "3:6", 'beside "b", after 4 spaces; ' + QUOTES),
    ("a:\n  b: 'c'\n    d: e\n", "3:5", 'beside "b", after 2 spaces'),
    ("a:\n  b: {c: d}\n    e: f\n", "3:5", 'beside "b", after 2 spaces'),
    (
        "a:\n  b:\n    c: d\n   e: f\n",
        "4:4",
        'beside "b", after 2 spaces, or beside "c", after 4 spaces',
    ),
    ("a:\n    b: c\n  d: e\n", "3:3", 'beside "a", after no spaces, or beside "b", after 4 spaces'),
    (
        "a:\n  - b: c\n   d: e\n",
        "3:4",
        'beside "a", after no spaces, or beside "b", after 4 spaces',
    ),
    ("a:\n  - b: 'c'\n    - d: e\n", "3:5", "below the - on line 2, after 2 spaces"),
    ("a:\n  - b: c\n - d: e\n", "3:2", "below the - on line 2, after 2 spaces"),
    (
        "a:\n- b:\n    - c: d\n  - e: f\n",
        "4:3",
        "below the - on line 2, after no spaces, or below the - on line 3, after 4 spaces",
    ),
    (
        "x:\n  z: 1\na:\n- b: c\n d: e\n",
        "5:2",
        'beside "a", after no spaces, or beside "b", after 2 spaces',
    ),
]


def told(text: str) -> tuple[str, str, str]:
    """Return place, message and hint of the one problem of a file."""
    (problem,) = parse_yaml(Source("file.yaml", text)).problems
    assert problem.code == "yaml-syntax"
    return f"{problem.line}:{problem.column}", problem.message, problem.hint


@pytest.mark.parametrize(("text", "at", "way"), WAYS)
def test_a_line_that_stands_beside_nothing_is_told_where_it_may_stand(
    text: str, at: str, way: str
) -> None:
    """At its beginning, with how many spaces put it there."""
    place, message, hint = told(text)
    assert (place, hint) == (at, f"put it {way}")
    assert "and nothing above it stands so" in message


def test_an_item_without_its_hyphen_may_be_part_of_the_one_above() -> None:
    """Both ways out are named."""
    _, message, hint = told("a:\n  - b: c\n  d: e\n")
    assert message == "this is no item of the list above it"
    assert hint.startswith(
        'begin it with a hyphen, or put it beside "a", after no spaces, or beside'
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "a:\n  b: c: d\n",
        "a: Pick one,\n  two words: or more\n",
        "a: 'b' c\n",
        "a: b\n  - c: d\n",
        " a: b\nc: d\n",
    ],
)
def test_what_is_no_matter_of_indentation_is_not_told_so(text: str) -> None:
    """A second colon, a text that goes on, an item that has no list."""
    assert "stands so" not in told(text)[1]


def test_a_comment_above_may_be_the_key_that_is_missing() -> None:
    """Where it looks like one."""
    away = "; or take the # away if the line above is no comment"
    assert told("a: 1\n# b:\n  c: d\n")[2].count(away) == 1
    assert told("a: '1'\n# b:\n  c: d\n")[2].count(away) == 1
    assert told("a: '1'\n# A word about c.\n  c: d\n")[2].count(away) == 0


AROUND = "x:\n  nl: a\n  en: b\ny:\n  - id: c\n    d: e\n  - id: f\n    d: >-\n      g\n      h\n"
"""What a file is like otherwise: texts and items two spaces further than their key."""

ASKEW = [
    ("a:\n   nl: b\n  en: c\n", "2:4", 3, 2),
    ("a:\n nl: b\n  en: c\n", "2:2", 1, 2),
    ("a:\n nl: 'b'\n  en: c\n", "2:2", 1, 2),
    ("a:\n    nl: b\n  en: c\n", "2:5", 4, 2),
    ("a:\n   - id: b\n    d: c\n", "2:4", 3, 2),
    ("a:\n - id: b\n    d: c\n", "2:2", 1, 2),
    ("a:\n  nl: >-\n     b\n    c\n", "3:6", 5, 4),
    ("a:\n   nl: >-\n    b\n  en: c\n", "2:4", 3, 2),
    ("a:\n   b:\n    - c: d\n  e: f\n", "2:4", 3, 2),
    (" a: b\nc: d\n", "1:2", 1, 0),
]


@pytest.mark.parametrize(("text", "at", "given", "wanted"), ASKEW)
def test_a_first_line_that_stands_unlike_all_others_is_told(
    text: str, at: str, given: int, wanted: int
) -> None:
    """And not the line below it, at which the parser stops and which stands as ever."""
    place, message, hint = told(text + AROUND)
    line = text.count("\n")
    said = f"the line is indented by {in_words(given)}, and line {line} otherwise"
    assert (place, message, hint) == (at, said, f"put it after {in_words(wanted)}")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a:\n  nl: b\n   en: c\n", "3:4"),
        ("a:\n  nl: b\n en: c\n", "3:2"),
        ("a:\n   b: 1\n   c: 2\n  d: 3\n", "4:3"),
        ("a: b\n c: d\n", "2:2"),
        ("a:\n  nl: >-\n    b\n   c\n", "4:4"),
    ],
)
def test_a_later_line_that_stands_unlike_the_others_is_told_itself(text: str, at: str) -> None:
    """Also where it stands as most lines do, if several above it stand otherwise."""
    assert told(text + AROUND)[0] == at
