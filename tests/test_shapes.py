"""Field types, and misfits as located problems."""

from fractions import Fraction
from typing import Annotated, Any

import pytest

from site_builder.files.document import Document
from site_builder.files.fields import (
    Id,
    Number,
    PlainTexts,
    Text,
    YesNo,
    at_least,
    is_id,
    one_of,
    whole_between,
)
from site_builder.files.shapes import Shape, fit
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml


class Inner(Shape):
    """A mapping in a list."""

    id: Id
    text: PlainTexts


class Range(Shape):
    """Two ends."""

    min: Number
    max: Number


class Outer(Shape):
    """A file."""

    title: Text
    number: Number | None = None
    count: Annotated[int, whole_between(-(10**9), 10**9)] | None = None
    limit: Annotated[int, whole_between(1, 9)] | None = None
    version: Annotated[int, whole_between(1)] | None = None
    word: Annotated[str, one_of("mean", "sum")] | None = None
    flag: YesNo = False
    items: Annotated[tuple[Inner, ...], at_least(1, "items")] | None = None
    words: tuple[Id, ...] = ()
    range: Range | None = None


_ITEM = 'begin a line of its own with {}, and write "text: …" below that id'


def document(text: str) -> Document:
    """Return a YAML file."""
    read = parse_yaml(Source("file.yaml", text))
    assert read.value is not None
    return read.value


def lines(text: str) -> list[str]:
    """Return what does not fit: place and code."""
    problems = fit(Outer, document(text), languages=("nl", "en")).problems
    return [f"{each.line}:{each.column} {each.code}" for each in problems]


def test_what_fits_is_a_value() -> None:
    """Every text becomes what its place says it is."""
    text = """\
title:  A  b
number: 7/12
count: -3
limit: 9
word: sum
flag: true
items:
  - {id: a-1, text: {nl: B, en: C}}
"""
    value = fit(Outer, document(text), languages=("nl", "en")).value
    assert value is not None
    assert (value.title, value.number, value.count) == ("A b", Fraction(7, 12), -3)
    assert (value.limit, value.word, value.flag) == (9, "sum", True)
    assert value.items is not None
    assert value.items[0].text == {"nl": "B", "en": "C"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("items:\n  - id: a\n    text:\n    nl: B\n    en: C\n", {3: ["empty"]}),
        ("items:\n  - text:\n    en: C\n    nl: B\n    id: a\n", {2: ["empty"]}),
        ("items:\n  - id: a\n    text:\n    txet: B\n", {3: ["empty"], 4: ["unknown-key"]}),
        (
            "items:\n  - id:\n    text: {nl: B, en: C}\n    nl: B\n",
            {2: ["empty"], 4: ["unknown-key"]},
        ),
    ],
)
def test_lines_that_are_not_indented_are_told_once(
    text: str, expected: dict[int, list[str]]
) -> None:
    """At the key above them; what may be another key of the same mapping is told by itself."""
    found = fit(Outer, document(f"title: A\n{text}"), languages=("nl", "en"))
    problems = sorted(found.problems)
    assert [(each.line - 1, [each.code]) for each in problems] == sorted(expected.items())
    assert ("beginning with" in problems[0].hint) == (len(expected) == 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("items:\n  - text:\n      nl: B\n      en: C\n      id: a\n", {5: "text"}),
        ("items:\n  - id: a\n    text:\n      nl: B\n      en: C\n    flag: true\n", {6: "items"}),
        (
            "items:\n  - text:\n      nl: B\n      en: C\n      id: a\n    number: 1\n",
            {5: "text", 6: "items"},
        ),
        (
            "range:\n  min: 1\n  max: 2\n  items:\n  - id: a\n    text: {nl: B, en: C}\n",
            {4: "range"},
        ),
        ("range:\n  min: 1\n  max: 2\n  items:\n  below: a\n", {4: "range"}),
    ],
)
def test_a_key_that_is_indented_too_far_is_told_where_it_belongs(
    text: str, expected: dict[int, str]
) -> None:
    """Nothing is missing for it, and what stands below it is its value."""
    found = fit(Outer, document(f"title: A\n{text}"), languages=("nl", "en"))
    told = {each.line - 1: each.hint for each in found.problems}
    hint = 'put it beside "{}", with fewer spaces in front of it'
    assert told == {line: hint.format(beside) for line, beside in expected.items()}
    assert {each.code for each in found.problems} == {"unknown-key"}


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("12", "write 9 or a lower number, down to 1"),
        ("0", "write 1 or a higher number, up to 9"),
    ],
)
def test_a_number_out_of_range_is_told_with_the_nearest(number: str, hint: str) -> None:
    """And how far the others go."""
    (problem,) = fit(Outer, document(f"title: A\nlimit: {number}\n")).problems
    assert (problem.code, problem.hint) == ("out-of-range", hint)


@pytest.mark.parametrize(
    ("number", "hint"),
    [("0", "write 1 or a higher number"), ("1" * 17, "write a lower number, such as 1")],
)
def test_the_highest_number_of_a_machine_is_not_told(number: str, hint: str) -> None:
    """Nobody means it."""
    (problem,) = fit(Outer, document(f"title: A\nversion: {number}\n")).problems
    assert (problem.code, problem.hint) == ("out-of-range", hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("number: 1\n", ["1:1 missing-key"]),
        ("title:\n", ["1:1 empty"]),
        ("title: null\n", ["1:1 empty"]),
        ("title: ''\n", ["1:8 empty"]),
        ("title: [a]\n", ["1:8 not-text"]),
        ('title: "a\\a"\n', ["1:8 control-character"]),
        ("title: a\nnumber:\n", ["2:1 empty"]),
        ("title: a\nnumber: 1,5\n", ["2:9 not-a-number"]),
        ("title: a\nnumber: ' 1'\n", ["2:9 not-a-number"]),
        ("title: a\ncount: 1.0\n", ["2:8 not-whole"]),
        ("title: a\nlimit: 10\n", ["2:8 out-of-range"]),
        ("title: a\nword: maen\n", ["2:7 unknown-word"]),
        ("title: a\nword: {a: b}\n", ["2:7 not-text"]),
        ("title: a\nflag: yes\n", ["2:7 not-true-false"]),
        ("title: a\nflag: [true]\n", ["2:7 not-true-false"]),
        ("title: a\nitems: b\n", ["2:8 not-a-list"]),
        ("title: a\nitems: []\n", ["2:8 too-few"]),
        ("title: a\nitems: [b]\n", ["2:9 not-a-mapping"]),
        ("title: a\nitems:\n  -\n", ["3:4 not-a-mapping"]),
        ("title: a\nitems:\n- {id: A, text: {nl: b, en: c}}\n", ["3:8 bad-id"]),
        ("title: a\nitems:\n- {id: a, text: b}\n", ["3:17 not-translated"]),
        ("title: a\nitems:\n- {id: a, text: {nl: b}}\n", ["3:17 missing-translation"]),
        ("title: a\nitems:\n- {id: a, text: {nl: b, en: }}\n", ["3:25 empty"]),
        ("title: a\nitems:\n- {id: a, text: {nl: b, en: c, fr: d}}\n", ["3:32 unknown-language"]),
        ("title: a\nitems:\n- {id: a, text: {nl: b, ja, en: c}}\n", ["3:25 unknown-language"]),
        ("title: a\nitems:\n- {id: a, text: {nl: b, fijn, en: c}}\n", ["3:25 text-cut-off"]),
        ("title: a\nitems:\n- {id: a, text: {nl: b, en f, en: c}}\n", ["3:25 text-cut-off"]),
        ("title: a\nitems:\n- {id: a, d e, text: {nl: b, en: c}}\n", ["3:11 text-cut-off"]),
        ("title: a\nitems:\n- {id a, text: {nl: b, en: c}}\n", ["3:4 missing-colon"]),
        ("title: a\nitems:\n- {id: a, text: {nl b, en: c}}\n", ["3:18 missing-colon"]),
        ("title: a\nitems:\n- {id:a, text: {nl: b, en: c}}\n", ["3:4 missing-colon"]),
        ("title: a\nitems:\n- {id: a, text: {nl:b, en: c}}\n", ["3:18 missing-colon"]),
        ('title: a\nitems:\n- {id: a, text: {nl: b, en:"c: d}}\n', ["3:25 missing-colon"]),
        ("title: a\nb: c\n", ["2:1 unknown-key"]),
        ("title: a\nb:\n", ["2:1 unknown-key"]),
    ],
)
def test_a_misfit_is_shown_in_its_place(text: str, expected: list[str]) -> None:
    """A value at its value, a key at its key, what is missing at what lacks it."""
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("number: 39,5", "write it with a point, not with a comma: 39.5"),
        ("number: 1.000,5", "write it like 3, -2, 0.25 or 7/12, with at most 30 digits"),
        ("words: a, b, c", "write [a, b, c]"),
        ("words: a; b", "write [a, b]"),
        ("words: a", "begin each item with a hyphen"),
        ("words:\n  -a\n  -b", "begin each item with a hyphen and a space, on a line of its own"),
        ("words: [a; b; c]", "put commas between them: [a, b, c]"),
        ("items: [Café noir]", _ITEM.format('"- id: cafe-noir"')),
        ("items: ['?']", _ITEM.format('"- id: …"')),
        ("items:\n  - id:a", 'write a space after the colon: "id: …"'),
        ("range: 1-7", "write {min: 1, max: 7}"),
        ("range: 0 tot 10", "write {min: 0, max: 10}"),
        ("range: many", "write `key: value` under it"),
        ("range: [1, 7]", "write `key: value` under it"),
    ],
)
def test_what_was_written_is_shown_as_it_should_be(text: str, hint: str) -> None:
    """In the author's own words, where it can be told what is meant."""
    problems = fit(Outer, document(f"title: A\n{text}\n"), languages=("nl", "en")).problems
    assert [problem.hint for problem in problems] == [hint]


@pytest.mark.parametrize("key", ["\u00a0\u00a0title", "title\u202f"])
def test_a_no_break_space_beside_a_key_is_told_alone(key: str) -> None:
    """It makes another key of it, of which nobody sees why it is unknown."""
    (problem,) = fit(Outer, document(f"{key}: A\n")).problems
    assert problem.code == "yaml-syntax"
    assert problem.column == (1 if key.endswith("e") else 6)


def test_a_text_that_is_missing_beside_one_given_twice_is_told_once() -> None:
    """By the line that should be the other one, whichever of the two it is."""
    given = "- {id: a, text: {nl: A, en: B}}\n"
    for word, line in (("nl", "line 5 should probably be en:"), ("en", "line 4 should probably")):
        text = f"title: A\nitems:\n{given}- {{id: b, text: {{{word}: C,\n  {word}: D}}}}\n"
        read = parse_yaml(Source("file.yaml", text))
        assert read.value is not None
        assert fit(Outer, read.value, languages=("nl", "en")).problems == ()
        assert [each.hint.startswith(line) for each in read.problems] == [True]


def test_all_misfits_are_shown_at_once() -> None:
    """None hides another, however deep it stands."""
    text = "titel: a\ncount: x\nitems:\n- {id: A, text: {nl: [b], fr: c}, more: d}\n- e\n"
    assert sorted(lines(text)) == [
        "1:1 unknown-key",
        "2:8 not-whole",
        "4:17 missing-translation",
        "4:22 not-text",
        "4:27 unknown-language",
        "4:35 unknown-key",
        "4:8 bad-id",
        "5:3 not-a-mapping",
    ]


@pytest.mark.parametrize("text", ["titel: a\n", "Title: a\n", "title:\n"])
def test_a_key_that_was_meant_is_not_missing_too(text: str) -> None:
    """One misspelling is one problem."""
    assert len(lines(text)) == 1


def test_a_language_that_was_meant_is_not_missing_too() -> None:
    """One misspelt language is one problem, with the right one named."""
    read = fit(Inner, document("{id: a, text: {nl: b, EN: c}}\n"), languages=("nl", "en"))
    assert [(each.code, each.hint) for each in read.problems] == [
        ("unknown-language", 'did you mean "en"?')
    ]


def test_what_the_reader_refused_is_not_a_misfit_too() -> None:
    """An alias in the place of a mapping is one mistake."""
    read = fit(Inner, document("id: a\ntext: *b\n"), languages=("nl",))
    assert (read.value, read.problems) == (None, ())


def test_a_misfit_says_what_it_is_about() -> None:
    """What stands around it is named, if the caller can name it."""
    read = fit(Inner, document("id: A\ntext: {nl: b}\n"), languages=("nl",), describe=str)
    assert [problem.message for problem in read.problems] == ["('id',): \"A\" is no id"]


@pytest.mark.parametrize(("text", "expected"), [("a", True), ("a-1", True), ("constructor", True)])
def test_ids(text: str, expected: Any) -> None:
    """Small letters, digits and hyphens, a letter first."""
    assert is_id(text) is expected
    others = (text.upper(), f"1{text}", f"-{text}", f"{text}_", f"{text} ", f"{text}é", f"{text}\n")
    assert not any(map(is_id, ("", *others)))
