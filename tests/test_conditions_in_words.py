"""Conditions in words: what stands in a list, what is said of those who answer nothing."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.language.conditions_in_words import InWords, in_words
from site_builder.language.strings import PACKAGE_STRINGS, Strings, load_strings
from site_builder.rubric.condition import Condition
from site_builder.rubric.values import Rubric
from tests.any_rubric import any_rubric
from tests.rubrics import Data, dimension, levels, loaded, options, question, rubric_data

A: Data = {"question": "one", "is": "a"}
B: Data = {"question": "one", "is": ["a", "b"]}


def texts_of(language: str) -> Strings:
    """Return the package's texts, for rubrics that are in English alone."""
    strings = load_strings(language, Path("nothing")).value
    assert strings
    return Strings("en", strings.site, strings.widget)


def rubric_with(when: Data) -> Rubric:
    """Return a rubric of few questions with a flag that is raised by the condition."""
    named = [{**option, "text": {"en": option["id"].upper()}} for option in options("1", "2", "3")]
    questions = [
        {**question("one"), "text": {"en": 'Which "one"?'}, "options": named},
        {**question("two"), "text": {"en": "Which *other*?"}, "not_applicable": True},
        {**question("all"), "text": {"en": "Which?"}, "select": "many", "required": False},
        {**question("open"), "text": {"en": "And?"}},
        {**question("then"), "text": {"en": "So?"}, "show_if": A},
    ]
    names = [{**level, "name": {"en": level["id"]}} for level in levels("50")]
    area = {**dimension("work", *questions[:3]), "name": {"en": "Work"}}
    return loaded(
        rubric_data(
            area,
            levels=names,
            questions=questions[3:],
            scoring={"flags": [{"id": "flag", "when": when, "text": {"en": "Text"}}]},
        )
    )


def said(when: Data) -> InWords:
    """Return the condition in words."""
    rubric = rubric_with(when)
    return in_words(rubric.flags[0].when, rubric, texts_of("en"))


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (A, "you chose “A” for “Which “one”?”"),
        (B, "you chose “A” or “B” for “Which “one”?”"),
        ({"question": "one", "is": []}, "the impossible is true"),
        ({"not": {"question": "one", "is": []}}, "you do this check"),
        (
            {"sum_of": ["one"], "at_least": "1/2"},
            "your answer to “Which “one”?” is worth at least 0.5",
        ),
        ({"dimension": "work", "at_least": "walk"}, "your level for Work is walk or higher"),
        ({"dimension": "work", "below": "walk"}, "your level for Work is lower than walk"),
        ({"score_of": "work", "at_most": "-3"}, "your score for Work is at most −3"),
        (
            {"score_of": "overall", "at_least": 1, "at_most": 2},
            "your overall score is from 1 to 2",
        ),
        ({"score_of": "overall", "at_least": 1, "at_most": 1}, "your overall score is 1"),
        ({"not": A}, "you did not choose “A” for “Which “one”?”"),
        ({"not": {"not": A}}, "you chose “A” for “Which “one”?”"),
        (
            {"not": {"dimension": "work", "below": "walk"}},
            "your level for Work is not lower than walk",
        ),
        ({"all": []}, "you do this check"),
        ({"not": {"any": []}}, "you do this check"),
        ({"any": []}, "the impossible is true"),
        ({"all": [{"any": [A]}]}, "you chose “A” for “Which “one”?”"),
    ],
)
def test_a_simple_condition_is_one_text(when: Data, text: str) -> None:
    """Names are quoted or named, quotation marks set, marks gone; one of one is that one."""
    assert said(when) == InWords(text)


def test_what_is_joined_is_a_list() -> None:
    """As deep as the condition is; each but the first says how it is joined."""
    found = said({"any": [A, {"all": [A, {"sum_of": ["one", "all"], "at_least": 1}]}]})
    a, one, both = "you chose “A” for “Which “one”?”", "“Which “one”?”", "“Which?”"
    total = "and the values of your answers to these questions add up to at least 1"
    inner = (InWords(a), InWords(total, (InWords(one), InWords(both))))
    assert found == InWords("", (InWords(a), InWords("or it is true that", inner)))


def test_what_is_not_so_is_said_of_each() -> None:
    """Not all of them: the one is not, or the other is not."""
    either = {"any": [A, {"score_of": "work", "at_least": 1}]}
    a, score = "you did not choose “A” for “Which “one”?”", "your score for Work is not at least 1"
    inner = (InWords(a), InWords(f"and {score}"))
    assert said({"not": either}) == InWords("", inner)
    assert said({"not": {"all": [A, either]}}) == InWords(
        "", (InWords(a), InWords("or it is true that", inner))
    )


@pytest.mark.parametrize(
    ("limits", "is_reversed", "text"),
    [
        ({"at_least": 17}, False, "your answer to “How long?” is at most 3"),
        ({"at_most": "1/2"}, False, "your answer to “How long?” is at least 20"),
        ({"at_least": "33/2", "at_most": 18}, False, "your answer to “How long?” is from 2 to 3"),
        ({"at_least": 17}, True, "your answer to “How long?” is at least 17"),
        ({"at_least": 0}, False, "you answered “How long?”"),
        ({"at_least": 21}, False, "the impossible is true"),
    ],
)
def test_of_a_number_it_is_said_which(limits: Data, is_reversed: bool, text: str) -> None:
    """A reader knows what they fill in, not what it is worth."""
    asked = {"min": 0, "max": 20, "from": 20, "to": 0}
    long = {**question("long"), "text": {"en": "How long?"}, "number": asked}
    del long["options"]
    when = {"sum_of": ["long"], **limits}
    flag = {"id": "flag", "when": when, "text": {"en": "Text"}}
    area = dimension("work", {**long, "reverse": is_reversed} if is_reversed else long)
    rubric = loaded(rubric_data(area, scoring={"flags": [flag]}))
    assert in_words(rubric.flags[0].when, rubric, texts_of("en")) == InWords(text)


@pytest.mark.parametrize(
    ("names", "limits", "is_said"),
    [
        (["two"], {"at_most": "1"}, True),
        (["two"], {"at_least": "1"}, False),
        (["one"], {"at_most": "1"}, False),
        (["all"], {"at_most": "1"}, False),
        (["open"], {"at_most": "1"}, True),
        (["then"], {"at_most": "1"}, True),
        (["two", "open"], {"at_least": "-1"}, True),
        (["two", "all"], {"at_least": "-1"}, False),
    ],
)
def test_whoever_answers_nothing_has_no_sum(names: list[str], limits: Data, is_said: bool) -> None:
    """It is said where a reader would take nothing for 0, and be wrong."""
    text = said({"sum_of": names, **limits}).text
    assert text.startswith("you answered") == is_said


@pytest.mark.parametrize("language", sorted(path.stem for path in PACKAGE_STRINGS.glob("*.yaml")))
@given(st.randoms(use_true_random=False))
def test_any_condition_can_be_said(language: str, rng: Random) -> None:
    """In every language of the package, every placeholder filled."""
    rubric = any_rubric(rng)
    for condition in conditions_of(rubric):
        line = " ".join(lines_of(in_words(condition, rubric, texts_of(language))))
        assert line
        assert not {"{", "}"} & set(line)


def lines_of(said: InWords) -> Iterator[str]:
    """Yield each text of a condition in words."""
    yield said.text
    for part in said.parts:
        yield from lines_of(part)


def conditions_of(rubric: Rubric) -> list[Condition]:
    """Return every condition of a rubric."""
    found: list[Any] = [question.show_if for question in rubric.questions]
    found += [cap.when for cap in rubric.caps]
    found += [flag.when for flag in rubric.flags]
    found += [rubric.void and rubric.void.when]
    return [condition for condition in found if condition]
