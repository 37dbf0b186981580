"""Texts of the interface in plural forms; `tests/projects/broken` has the sentences."""

import json

import pytest

from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.language.cldr import CATEGORIES
from site_builder.language.messages import (
    Message,
    forms,
    message_of,
    message_problems,
    typeset_message,
)

LENGTH: Message = {"one": "{n} question, {minutes} min", "other": "{n} questions, {minutes} min"}


def codes(written: str, expected: Message = LENGTH, part: str = "widget") -> list[str]:
    """Return what is wrong with a text of the widget: column and code."""
    read = parse_yaml(Source("en.yaml", f"{part}: {{length: {written}}}\n")).value
    assert read is not None
    node = read.data[part]
    assert isinstance(node, dict)
    problems = message_problems(read, (part, "length"), node["length"], expected, CATEGORIES)
    return [f"{problem.column} {problem.code}" for problem in problems]


def test_a_plain_text_is_its_only_form() -> None:
    """For every number."""
    assert forms("Next") == {"other": "Next"}
    assert forms(LENGTH) is LENGTH


def test_a_text_is_read_on_one_line() -> None:
    """Every form of it."""
    assert message_of(" a\n  b ") == "a b"
    assert message_of({"one": "a\n  b", "other": " c "}) == {"one": "a b", "other": "c"}


def test_the_order_in_which_forms_are_written_is_nothing() -> None:
    """So that a script, in which they stand, does not change with it."""
    read = message_of({"other": "a", "one": "b", "zero": "c"})
    assert isinstance(read, dict)
    assert list(read) == ["zero", "one", "other"]


def test_quotation_marks_are_set_in_every_form() -> None:
    """As in a plain text."""
    assert typeset_message("'n vraag", "“ ” ‘ ’") == "’n vraag"
    assert typeset_message({"one": "'n vraag", "other": '"{n}" vragen'}, "“ ” ‘ ’") == {
        "one": "’n vraag",
        "other": "“{n}” vragen",
    }


@pytest.mark.parametrize(
    "written",
    [
        '"{n} in {minutes}"',
        '{other: "{n} in {minutes}"}',
        '{one: "{n} in {minutes}", other: "{n} in {minutes}"}',
        '{zero: "None in {minutes}", two: "Both in {minutes}", other: "{minutes}: {n}"}',
        '{few: "{n} in {minutes}", many: "{n} in {minutes}", other: "{n} in {minutes}"}',
    ],
)
def test_a_text_may_have_the_forms_that_its_language_needs(written: str) -> None:
    """Whether or not the text that it stands for has forms; a word may take the number's place."""
    assert codes(written) == []
    assert codes(written, "{n}, {minutes}") == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{}", ["10 missing-key"]),
        ('{one: "One in {minutes}"}', ["10 missing-key"]),
        ('{othr: "{n} in {minutes}"}', ["19 unknown-key"]),
        ('{several: "{n}", other: "{n} in {minutes}"}', ["19 unknown-key"]),
        ('{other: "in {minutes}"}', ["26 placeholders"]),
        ('{few: "in {minutes}", other: "{n} in {minutes}"}', ["24 placeholders"]),
        ('{one: "{n}", other: "{n} in {minutes}"}', ["24 placeholders"]),
        ('{one: "{m} in {minutes}", other: "{n} in {minutes}"}', ["24 placeholders"]),
        ('{one: "{ in {minutes}", other: "{n} in {minutes}"}', ["24 placeholders"]),
        ('{one: , other: "{n} in {minutes}"}', ["19 not-text"]),
        ('{one: "", other: {few: a}}', ["24 empty", "28 not-text"]),
        ('["{n} in {minutes}"]', ["10 not-text"]),
    ],
)
def test_what_is_wrong_with_forms(written: str, expected: list[str]) -> None:
    """Each in its place, all at once."""
    assert codes(written) == expected


def test_a_text_without_a_number_may_have_forms_too() -> None:
    """But none of them gets a number."""
    assert codes("{one: Next, other: Next}", "Next") == []
    assert codes('{one: "{n}", other: Next}', "Next") == ["24 placeholders"]


def test_the_texts_of_pages_are_plain() -> None:
    """No form is chosen there."""
    assert codes("{other: Next}", "Next", part="site") == ["8 not-text"]


@pytest.mark.parametrize(
    ("category", "hint"),
    [
        ("one", "write {n} and {minutes}, and no other braces ({n} may be left out)"),
        ("other", "write {n} and {minutes}, and no other braces"),
    ],
)
def test_what_may_be_left_out_is_said(category: str, hint: str) -> None:
    """A form that may name the number in a word needs the other placeholders alone."""
    written = {"one": "{n}, {minutes}", "other": "{n}, {minutes}"} | {category: "A question"}
    read = parse_yaml(Source("en.yaml", f"widget: {{length: {json.dumps(written)}}}\n")).value
    assert read is not None
    (problem,) = message_problems(read, ("widget", "length"), dict(written), LENGTH, CATEGORIES)
    assert problem.hint == hint
