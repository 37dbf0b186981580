"""Answer sets: all that can be answered, each once, in a fixed order."""

from itertools import combinations, product
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from site_builder.rubric.values import Question, Rubric
from site_builder.scoring import Scorer
from site_builder.scoring.answers import needed_in
from site_builder.verify.answer_sets import (
    Family,
    choices,
    combinations_of,
    count_of,
    every,
    listed,
    size_of,
    some_choices,
)
from site_builder.verify.drawing import Draw
from tests.any_rubric import any_rubric
from tests.rubrics import dimension, loaded, options, question, rubric_data, text

FEW = 1_000


def all_of(family: Family) -> list[dict[str, Any]]:
    """Return a family's answer sets."""
    return list(family.between(0, len(family)))


def asked(data: dict[str, Any], **rule: Any) -> Question:
    """Return the one question of a rubric."""
    return loaded(rubric_data(dimension("a", data, **rule))).questions[0]


def answers_in(found: Question, *, may_be_blank: bool = False) -> list[Any]:
    """Return what can be answered; `...` is a blank."""
    made = choices(found, may_be_blank=may_be_blank)
    assert len(made) == size_of(found, may_be_blank=may_be_blank)
    return [partial[0][1] if partial else ... for partial in made]


def number(name: str, low: str, high: str) -> dict[str, Any]:
    """Return a question that asks for a number."""
    return {"id": name, "text": text(), "number": {"min": low, "max": high}}


def test_of_one_option_each_can_be_chosen() -> None:
    """Then *not applicable* where it is offered, then blank where it is accepted."""
    plain = asked(question("q", "1", "2", "3"))
    assert answers_in(plain) == ["a", "b", "c"]
    assert answers_in(plain, may_be_blank=True) == ["a", "b", "c", ...]
    offered = asked(question("q", not_applicable="true"))
    assert answers_in(offered, may_be_blank=True) == ["a", "b", None, ...]


def test_of_several_each_choice_up_to_the_most() -> None:
    """The smaller first; none of them only where that is an answer or accepted."""
    two = asked(question("q", "1", "2", "3", select="many", at_most="2"))
    pairs = [["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"]]
    assert answers_in(two) == pairs
    assert answers_in(two, may_be_blank=True) == [[], *pairs, ...]
    free = asked(question("q", "1", "2", select="many", required="false"))
    assert answers_in(free) == [[], ["a"], ["b"], ["a", "b"]]


def test_of_a_number_each_and_one_beyond_both_ends() -> None:
    """What lies outside counts as the end; beyond what JSON is sure of it is refused."""
    assert answers_in(asked(number("q", "-1", "2"))) == [-2, -1, 0, 1, 2, 3]
    most = 2**53 - 1
    assert answers_in(asked(number("q", str(most - 1), str(most)))) == [most - 2, most - 1, most]


@pytest.mark.parametrize("may_be_blank", [False, True])
def test_a_large_question_is_counted_without_being_gone_through(*, may_be_blank: bool) -> None:
    """A million million numbers, and all choices of twenty-six options."""
    wide = asked(number("q", "0", "999999999999"))
    assert size_of(wide, may_be_blank=may_be_blank) == 10**12 + 2 + may_be_blank
    letters = [{**options("1")[0], "id": letter} for letter in "abcdefghijklmnopqrstuvwxyz"]
    many = asked({"id": "q", "text": text(), "options": letters, "select": "many"})
    assert size_of(many, may_be_blank=may_be_blank) == 2**26 - 1 + 2 * may_be_blank


def test_of_a_large_question_some_answers_are_taken() -> None:
    """Both ends and beyond, the least and the most valuable, and others; the same every time."""
    wide = asked(number("q", "0", "999999999999"))
    drawn = some_choices(wide, may_be_blank=True, most=9, draw=Draw("x"))
    values = [partial[0][1] for partial in drawn[:-1]]
    assert values == sorted(values)
    assert {-1, 0, 10**12 - 1, 10**12} <= set(values)
    assert 9 < len(values) == len(set(values)) <= 13
    assert drawn[-1] == ()
    assert drawn == some_choices(wide, may_be_blank=True, most=9, draw=Draw("x"))
    worths = ["3", "-1", "5", "-2", "0", "4", "1", "2"]
    many = asked(question("q", *worths, select="many", at_most="3"))
    found = [
        partial[0][1] for partial in some_choices(many, may_be_blank=False, most=9, draw=Draw("x"))
    ]
    assert ["b", "d"] in found
    assert ["a", "c", "f"] in found
    assert all(answer == sorted(answer) and len(answer) <= 3 for answer in found)
    assert [] not in found


def test_answer_sets_are_counted_like_a_clock() -> None:
    """The last question fastest, in the order shown."""
    rubric = loaded(rubric_data(dimension("a", question("q"), question("r"))))
    assert all_of(every(rubric)) == [
        {"q": "a", "r": "a"},
        {"q": "a", "r": "b"},
        {"q": "b", "r": "a"},
        {"q": "b", "r": "b"},
    ]


def test_a_block_goes_from_one_number_to_another() -> None:
    """And never beyond the end."""
    rubric = loaded(rubric_data(dimension("a", question("q"), question("r"))))
    family = every(rubric)
    assert list(family.between(1, 3)) == all_of(family)[1:3]
    assert list(family.between(3, 99)) == all_of(family)[3:]


def test_only_the_chosen_are_there() -> None:
    """In the order in which they were chosen."""
    rubric = loaded(rubric_data(dimension("a", question("q"), question("r"))))
    family = Family(every(rubric).factors, ((1, 0), (0, 1)))
    assert all_of(family) == [{"q": "b", "r": "a"}, {"q": "a", "r": "b"}]
    assert len(family) == 2


def test_a_list_of_answer_sets_is_a_family() -> None:
    """Also an empty one."""
    sets: list[dict[str, Any]] = [{"q": "a"}, {}, {"q": None, "r": [1]}]
    assert all_of(listed(sets)) == sets
    assert len(listed([])) == 0


def _spelled_out(found: Question, *, may_be_blank: bool) -> list[Any]:
    """Return what can be answered, in no particular order."""
    ids = [option.id for option in found.options]
    given: list[Any] = ids
    if found.number:
        given = list(range(found.number.low - 1, found.number.high + 2))
    elif found.several:
        subsets = (list(each) for size in range(len(ids) + 1) for each in combinations(ids, size))
        given = [
            each
            for each in subsets
            if len(each) <= found.several.at_most
            and (each or may_be_blank or not found.several.is_required)
        ]
    return [*given, *([None] if found.not_applicable else []), *([...] if may_be_blank else [])]


def _product(rubric: Rubric) -> list[str]:
    needed = needed_in(rubric)
    names = [each.id for each in rubric.questions]
    offered = [_spelled_out(q, may_be_blank=q.id not in needed) for q in rubric.questions]
    sets = (dict(zip(names, chosen, strict=True)) for chosen in product(*offered))
    return [
        repr({name: answer for name, answer in answers.items() if answer is not ...})
        for answers in sets
    ]


@settings(deadline=None, max_examples=60)
@given(st.randoms(use_true_random=False))
def test_every_answer_set_is_there_once(rng: Random) -> None:
    """Of any rubric it is exactly the product of what can be answered; none is refused."""
    rubric = any_rubric(rng)
    count = count_of(rubric)
    assume(count <= FEW)
    family = every(rubric)
    assert count == len(family) == combinations_of(family.factors)
    sets = all_of(family)
    assert sorted(map(repr, sets)) == sorted(_product(rubric))
    scorer = Scorer(rubric)
    assert not [answers for answers in sets if "error" in scorer.score(answers)]
