"""Options that are said never to matter, and those that are not."""

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.review.idle_options import idle_options
from site_builder.scoring import Scorer
from tests.any_rubric import any_answers, any_rubric
from tests.rubrics import Data, dimension, loaded, options, question, rubric_data, text


def idle(data: Data) -> list[tuple[str, str]]:
    """Return question and option of all that never matter."""
    return [(each.question.id, each.option.id) for each in idle_options(loaded(data))]


def lowest(*questions: Data, **keys: Any) -> Data:
    """Return a rubric with one dimension, whose lowest answer counts."""
    return rubric_data(dimension("a", *questions, score="min", **keys))


def test_what_the_lowest_never_comes_to() -> None:
    """Where one question is worth 1 at most, 2 and 3 in another come to the same as 1."""
    short, long = question("short", "0", "1"), question("long", "0", "1", "2", "3")
    assert idle(lowest(short, long)) == [("long", "c"), ("long", "d")]


def test_what_the_highest_never_comes_to() -> None:
    """Where one question is worth 2 at least, 0 in another comes to the same as 1."""
    data = rubric_data(
        dimension("a", question("short", "2", "3"), question("long", "0", "1"), score="max")
    )
    assert idle(data) == [("long", "a")]


def test_a_reversed_question_is_looked_at_as_it_counts() -> None:
    """Reversed, the options that are worth least at first are those that never come lowest."""
    short = question("short", "0", "1")
    long = question("long", "0", "1", "2", "3", reverse=True)
    assert idle(lowest(short, long)) == [("long", "b"), ("long", "a")]


def test_a_question_that_may_be_left_out_sets_no_limit() -> None:
    """Without it the others come lowest."""
    short, long = question("short", "0", "1", not_applicable=True), question("long", "0", "2", "3")
    assert idle(lowest(short, long)) == []
    assert idle(lowest(question("short", "0", "1"), long, missing="skip")) == []


def test_several_options_worth_nothing() -> None:
    """One is "none of these"; of two, the second comes to the same."""
    tools = options("1", "0", "0")
    several = {"id": "tools", "text": text(), "select": "many", "options": tools}
    assert idle(rubric_data(dimension("a", several))) == [("tools", "c")]


def test_what_a_condition_looks_at_matters() -> None:
    """It may differ from the other there."""
    data = lowest(question("short", "0", "1"), question("long", "0", "1", "2"))
    flag = {"id": "two", "when": {"question": "long", "is": "c"}, "text": text()}
    assert idle(data) == [("long", "c")]
    assert idle({**data, "scoring": {"flags": [flag]}}) == []


@settings(max_examples=1_000, deadline=None)  # some twenty have such an option
@given(st.randoms(use_true_random=False))
def test_the_other_option_comes_to_the_same(rng: Random) -> None:
    """In any rubric, with whatever else is answered, no result tells the two apart."""
    rubric = any_rubric(rng)
    scorer = Scorer(rubric)
    for found in idle_options(rubric):
        if found.question.several is None:
            answers = any_answers(rng, rubric)
            if isinstance(answers, dict):
                one = {**answers, found.question.id: found.option.id}
                other = {**answers, found.question.id: found.same_as.id}
                assert scorer.score(one) == scorer.score(other)
