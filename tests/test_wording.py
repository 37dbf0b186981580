"""Texts: they may change freely, unless they come to mean other things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.tree import load_content
from site_builder.lock.meaning import Thing
from site_builder.lock.values import Texts
from site_builder.lock.wording import exchanged, reworded, texts_of
from tests.projects import WHOLE

WORDS = ["No", "Yes", "Never", "Sometimes", "Always"]


def options(*texts: str, of: str = "q") -> Texts:
    """Return the options a, b, … of a question that say this."""
    return {("option", of, name): {"en": text} for name, text in zip("abcd", texts, strict=False)}


def swapped(before: Texts, now: Texts) -> list[str]:
    """Return which options exchanged their texts, each with the other: `ab ba`."""
    return [f"{one[-1]}{other[-1]}" for one, other, _ in exchanged(before, now)]


@pytest.mark.parametrize(
    ("before", "now", "pairs"),
    [
        (("No", "Yes"), ("No", "Yes"), []),
        (("No", "Yes"), ("Yes", "No"), ["ab", "ba"]),
        (("No", "Yes", "Never"), ("Yes", "Never", "No"), ["ab", "bc", "ca"]),
        (("No", "Yes", "Never"), ("Yes", "No", "Ever"), ["ab", "ba"]),
        (("No", "Yes"), ("Not yet", "No"), []),
        (("No", "Yes"), ("Yes", "Yes, always"), []),
        (("No", "Yes"), ("Yes", "Yes"), []),
        (("No", "No", "Yes"), ("Yes", "No", "No"), ["ac", "ca"]),
        (("No", "No"), ("No", "No"), []),
        (("No", "Yes"), ("Yes",), []),
        (("No",), ("Yes", "No"), []),
    ],
)
def test_texts_that_went_around(before: list[str], now: list[str], pairs: list[str]) -> None:
    """Two that swapped, three that did so in turn; not one that only took what another gave up."""
    assert swapped(options(*before), options(*now)) == pairs


def test_one_language_is_enough() -> None:
    """Whoever reads that one finds the other meaning."""
    before: Texts = {
        ("level", "a"): {"nl": "Een", "en": "One"},
        ("level", "b"): {"nl": "Twee", "en": "Two"},
    }
    now: Texts = {
        ("level", "a"): {"nl": "Een", "en": "Two"},
        ("level", "b"): {"nl": "Twee", "en": "One"},
    }
    found = list(exchanged(before, now))
    assert [language for _, _, language in found] == ["en", "en"]
    assert list(reworded(before, now)) == []


def test_options_of_other_questions_and_other_kinds_are_left_alone() -> None:
    """`No` of one question and `Yes` of another are not each other's."""
    before = {
        **options("No"),
        **options("Yes", of="r"),
        ("level", "x"): {"en": "Low"},
        ("dimension", "y"): {"en": "High"},
    }
    now = {
        **options("Yes"),
        **options("No", of="r"),
        ("level", "x"): {"en": "High"},
        ("dimension", "y"): {"en": "Low"},
    }
    assert list(exchanged(before, now)) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Is there a plan?", "Do you have a plan?"),
        ("We follow up leeds.", "We follow up leads."),
        ("No", "No, never"),
        (
            "We know what our ideal customer looks like",
            "We know our ideal customer, and can say who it is",
        ),
        ("x" * 50_000, "x" * 49_999 + "y"),
    ],
    ids=lambda text: text[:20],
)
def test_another_wording_is_no_other_meaning(before: str, now: str) -> None:
    """A typo, a question asked more friendly, a word more."""
    assert list(reworded(options(before), options(now))) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Is there a plan?", "When do you sleep?"),
        ("No", "Yes"),
        ("Leads are followed up by hand", "Everyone knows the figures"),
    ],
)
def test_wholly_other_words_are_doubtful(before: str, now: str) -> None:
    """They are told with what was published."""
    thing: Thing = ("option", "q", "a")
    assert list(reworded(options(before), options(now))) == [(thing, before)]


def test_a_text_that_stayed_in_one_language_is_not_doubtful() -> None:
    """It still says there what it means."""
    one, other = {"nl": "Nee", "en": "No"}, {"nl": "Nee", "en": "Definitely"}
    assert list(reworded({("level", "a"): one}, {("level", "a"): other})) == []


def test_a_new_thing_or_language_is_not_doubtful() -> None:
    """There is nothing to hold it against."""
    assert list(reworded({}, options("No"))) == []
    assert list(reworded({("level", "a"): {"nl": "Nee"}}, {("level", "a"): {"en": "No"}})) == []


@given(st.lists(st.sampled_from(WORDS), max_size=4), st.lists(st.sampled_from(WORDS), max_size=4))
def test_what_went_around_comes_back(before: list[str], now: list[str]) -> None:
    """Whatever the texts: as many texts are taken as are given, and none is one's own."""
    found = list(exchanged(options(*before), options(*now)))
    assert {one for one, _, _ in found} >= {other for _, other, _ in found}
    for one, other, language in found:
        assert options(*now)[one][language] == options(*before)[other][language]
        assert one != other


def test_texts_are_those_of_all_things() -> None:
    """In each language, without their marks."""
    content = load_content(WHOLE).value
    assert content
    (rubric,) = (entry.rubric for entry in content.entries if entry.rubric)
    texts = texts_of(rubric)
    assert texts["level", "flour"] == {"nl": "Bloem", "en": "Flour"}
    assert texts["dimension", "till"] == {"nl": "Kassa", "en": "Till"}
    assert texts["question", "heat"] == {"nl": "Hoe heet is hij?", "en": "How hot is it?"}
    assert texts["option", "heat", "cold"] == {"nl": "Koud", "en": "Cold"}
