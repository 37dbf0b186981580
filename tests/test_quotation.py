"""Quotation marks and brackets that do not say where something ends, told with the way out."""

import pytest

from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml

SINGLE, DOUBLE = "put single quotes around the", "put double quotes around the"

WITHIN = [
    (
        'title: "Hoe "goed" gaan jullie?"\n',
        "1:14",
        f"{SINGLE} whole text: title: 'Hoe \"goed\" gaan jullie?'",
    ),
    (
        'title: "Klachten" zijn gratis\n',
        "1:19",
        f"{SINGLE} whole text: title: '\"Klachten\" zijn gratis'",
    ),
    ('a:\n  nl: "Ja" \'t kan\n', "2:12", f"{SINGLE} whole text: nl: '\"Ja\" ''t kan'"),
    (
        "nl: 'Klachten' zijn gratis\n",
        "1:16",
        f"{DOUBLE} whole text: nl: \"'Klachten' zijn gratis\"",
    ),
    ("nl: 'Auto's rijden\n", "1:11", f'{DOUBLE} whole text: nl: "Auto\'s rijden"'),
    ("nl: 'Wat is 't doel?'\n", "1:14", f'{DOUBLE} whole text: nl: "Wat is \'t doel?"'),
    ('a: {nl: "Ja" zeg je, en: b}\n', "1:14", f"{SINGLE} whole text: nl: '\"Ja\" zeg je'"),
]
APOSTROPHES = [
    ("nl: 's Ochtends de teamleider\n", "1:5", 'nl: "\'s Ochtends de teamleider"'),
    ("nl: 't Kan\nen: It's fine\n", "1:5", 'nl: "\'t Kan"'),
    ("a: {nl: 'n Beetje, en: A bit}\nb: c\n", "1:9", 'nl: "\'n Beetje"'),
    ("nl: 's Avonds\nen: b\na: 'Let op: dat'\n", "1:5", 'nl: "\'s Avonds"'),
    ('nl: \'s Nachts "slapen"\n', "1:5", "nl: '''s Nachts \"slapen\"'"),
]
UNCLOSED = [
    ('title: "Hoe goed\ntext: "Hoe ver?"\n', "1:8", 'write " where it ends: title: "Hoe goed"'),
    ('a:\n  nl: "De\n  en: The\n  b: {c: d, en: "No"}\n', "2:7", 'write " where it ends: nl: "De"'),
    ('nl: "De teamleider.\nen: The team leader.\n', "1:5", 'write " where it ends: nl: "De'),
    ('a:\n  nl: "De\n# The "word".\n  en: b\n', "2:7", 'write " where it ends: nl: "De"'),
    ("a: {nl: b, en: 'c}\n", "1:16", "write ' where it ends: en: 'c'"),
]
BRACKETS = [
    ("ties: [a, b\ntests: c\n", "1:7", "[", "]"),
    ("a:\n  - b: {nl: c, en: d\n  - e: f\n", "2:8", "{", "}"),
    ("a: [b,\n  c\n", "1:4", "[", "]"),
    ("a: {b: 1, c: 2\nd:\n  - e: f\n", "1:4", "{", "}"),
    ("a:\n  - b: [\n\n  # C.\n  - c: d\n", "2:8", "[", "]"),
]


def told(text: str, first_line: int = 1) -> tuple[str, str, str]:
    """Return place, message and hint of the one problem of a file."""
    (problem,) = parse_yaml(Source("file.yaml", text, first_line)).problems
    assert problem.code == "yaml-syntax"
    return f"{problem.line}:{problem.column}", problem.message, problem.hint


@pytest.mark.parametrize(("text", "at", "hint"), WITHIN)
def test_marks_within_a_text_in_the_same_marks(text: str, at: str, hint: str) -> None:
    """The line is shown as it should be."""
    assert told(text) == (at, "the text in quotes ends before this", hint)


@pytest.mark.parametrize(("text", "at", "line"), APOSTROPHES)
def test_a_text_that_begins_with_an_apostrophe(text: str, at: str, line: str) -> None:
    """It is told at its line, wherever another apostrophe stands below."""
    place, message, hint = told(text)
    assert (place, message) == (at, "the ' here is a quotation mark to YAML, and no apostrophe")
    assert hint.endswith(f" quotes: {line}")


@pytest.mark.parametrize(("text", "at", "hint"), UNCLOSED)
def test_a_text_without_its_closing_mark(text: str, at: str, hint: str) -> None:
    """It is told where the text begins."""
    place, message, way = told(text)
    assert (place, message) == (at, "the text that begins here has no closing quotation mark")
    assert way.startswith(hint)


def test_a_mark_within_a_text_of_several_lines() -> None:
    """The text is named by the line on which it begins in the file."""
    assert told('nl: "Een tekst\n  met "woorden" erin"\n', 3) == (
        "4:8",
        "the text in quotes that begins on line 3 ends before this",
        'write \\" for each " that is part of it, or write " where it ends',
    )


def test_quotes_of_a_word_processor() -> None:
    """They are told where a colon shows that they quote nothing."""
    at, message, hint = told("title: “Klachten: hoe goed?”\n")
    assert (at, message) == ("1:8", "“ and ” are letters to YAML, and no quotation marks")
    assert hint == 'put straight quotes (") around the text: title: "Klachten: hoe goed?"'


@pytest.mark.parametrize(("text", "at", "opens", "closes"), BRACKETS)
def test_a_bracket_that_is_not_closed(text: str, at: str, opens: str, closes: str) -> None:
    """It is told where it opens, where another key or nothing follows."""
    said = f"the {opens} that opens here is not closed"
    assert told(text) == (at, said, f"write {closes} where it ends")


def test_a_comma_that_is_missing_in_a_bracket_of_several_lines() -> None:
    """It is told there, with the line of the bracket."""
    at, message, _ = told("a: [b,\n  {c: d}\n  {e: f}]\n")
    assert (at, message) == (
        "3:3",
        "a comma or the ] is missing before this, for the bracket on line 1",
    )


def test_a_long_line_is_shown_in_part() -> None:
    """Its beginning and its end."""
    hint = told(f'nl: "Ja" {"en " * 99}nee\n')[2]
    assert len(hint) < 180
    assert hint.endswith("nee'")
