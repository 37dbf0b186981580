"""What a rubric can come to: the same as every answer set scored one by one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from site_builder.analysis import analyse, states
from site_builder.analysis.answering import TooMany, answers_to
from site_builder.analysis.states import Part, states_of
from site_builder.rubric.condition import Chosen
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.any_rubric import any_rubric
from tests.rubrics import dimension, levels, loaded, question, rubric_data, text

FEW = 150


def whole_answer_sets(rubric: Rubric, scorer: Scorer) -> Iterator[dict[str, Any]]:
    """Yield every answer set in which all that is shown is answered, and nothing else is."""
    found: list[dict[str, Any]] = [{}]
    for each in rubric.questions:
        following = []
        for answers in found:
            shown = each.id in scorer.visible({**answers, **_rest(rubric, each.id)})
            for answer in answers_to(each) if shown else [...]:
                given = list(answer) if isinstance(answer, tuple) else answer
                following.append(answers if answer is ... else {**answers, each.id: given})
        assume(len(following) <= FEW)
        found = following
    yield from found


def _rest(rubric: Rubric, name: str) -> dict[str, Any]:
    """Return some answer to a question and to all that come after it."""
    place = [each.id for each in rubric.questions].index(name)
    return {
        each.id: list(answer) if isinstance(answer, tuple) else answer
        for each in rubric.questions[place:]
        for answer in [answers_to(each)[0]]
    }


def _tally(results: list[dict[str, Any]]) -> dict[str, Counter[Any]]:
    tally: dict[str, Counter[Any]] = {
        key: Counter() for key in ("levels", "overall", "caps", "flags", "alone", "tied", "void")
    }
    for result in results:
        for each in result["dimensions"]:
            tally["levels"][each["id"], each["level"]] += 1
        overall = result["overall"] or {}
        tally["overall"][overall.get("level")] += 1
        tally["caps"].update(result["caps"])
        tally["flags"].update(result["flags"])
        tally["void"][result["void"]] += 1
        tied = result["bottleneck"]["tied"] if result["bottleneck"] else []
        tally["alone" if len(tied) == 1 else "tied"][
            tuple(tied[:1]) if len(tied) == 1 else len(tied)
        ] += 1
        if len(tied) > 1:
            tally["tied"].update((a, b) for a in sorted(tied) for b in sorted(tied) if a < b)
    return tally


@settings(deadline=None, max_examples=100)
@given(st.randoms(use_true_random=False))
def test_shares_are_those_of_all_answer_sets(rng: Random) -> None:
    """Of every rubric with few answer sets: levels, caps, flags, bottlenecks, ties."""
    rubric = any_rubric(rng)
    scorer = Scorer(rubric)
    sets = list(whole_answer_sets(rubric, scorer))
    results = [scorer.score(answers) for answers in sets]
    assert all("error" not in result for result in results)
    tally, count = _tally(results), len(sets)
    found = analyse(rubric)
    assert found.parts is not None
    assert found.overall is not None
    ids = [level.id for level in rubric.levels]
    assert found.parts.count == count
    assert _shares(found.parts.levels) == {
        (name, ids.index(level) + 1): Fraction(n, count)
        for (name, level), n in tally["levels"].items()
        if level is not None
    }
    assert _shares(found.overall.levels) == {
        ids.index(level) + 1: Fraction(n, count)
        for level, n in tally["overall"].items()
        if level is not None
    }
    assert _shares(found.overall.caps) == _parts_of(tally["caps"], count)
    assert _shares(found.flags) == _parts_of(tally["flags"], count)
    assert _shares(found.parts.alone) == {
        name: Fraction(n, count) for (name,), n in tally["alone"].items()
    }
    pairs = {tuple(sorted(pair)): share for pair, share in _shares(found.parts.tied).items()}
    expected = {pair: n for pair, n in tally["tied"].items() if isinstance(pair, tuple)}
    assert pairs == _parts_of(expected, count)
    assert found.parts.no_bottleneck[0] == Fraction(tally["tied"][0], count)
    withheld = found.overall.withheld
    if rubric.overall:
        assert (withheld.share[0] if withheld else 0) == Fraction(tally["void"][True], count)
    _check_witnesses(rubric, found)


def _shares(found: Mapping[Any, Any]) -> dict[Any, Fraction]:
    return {thing: each.share[0] for thing, each in found.items() if each.share[0]}


def _parts_of(tally: Mapping[Any, int], count: int) -> dict[Any, Fraction]:
    return {thing: Fraction(n, count) for thing, n in tally.items()}


def _check_witnesses(rubric: Rubric, found: Any) -> None:
    """Each witness, scored, comes to what it is a witness of."""
    scorer = Scorer(rubric)
    ids = [level.id for level in rubric.levels]

    def scored(each: Any) -> dict[str, Any]:
        answers = {
            name: list(answer) if isinstance(answer, tuple) else answer
            for name, answer in each.answers.items()
        }
        return scorer.score(answers)

    for number, each in found.overall.levels.items():
        assert scored(each)["overall"]["level"] == ids[number - 1]
    for cap, each in found.overall.caps.items():
        assert cap in scored(each)["caps"]
    for flag, each in found.flags.items():
        assert flag in scored(each)["flags"]
    for name, each in found.parts.alone.items():
        assert scored(each)["bottleneck"]["tied"] == [name]
    for (first, second), each in found.parts.tied.items():
        assert {first, second} <= set(scored(each)["bottleneck"]["tied"])
    for (name, number), each in found.parts.levels.items():
        (level,) = [part["level"] for part in scored(each)["dimensions"] if part["id"] == name]
        assert level == ids[number - 1]


def test_many_questions_take_no_time() -> None:
    """Twenty dimensions of six questions: 4^120 answer sets, to the last one."""
    rubric = loaded(
        rubric_data(
            *(
                dimension(f"d{d}", *(question(f"q{d}-{q}", "0", "1", "2", "3") for q in range(6)))
                for d in range(20)
            ),
            scoring={"caps": [{"id": "weakest", "above_weakest": "0", "text": {"en": "Cap"}}]},
        )
    )
    found = analyse(rubric)
    assert found.parts is not None
    assert found.parts.count == 4**120
    assert found.overall is not None
    assert sum(each.share[0] for each in found.overall.levels.values()) == 1
    assert sum(each.share[1] for each in found.overall.levels.values()) == 1
    assert set(found.overall.levels) == {1, 2}


def test_what_takes_too_many_cases_is_undecided() -> None:
    """Never unreachable."""
    rubric = loaded(rubric_data(dimension("a", score="median")))
    found = analyse(rubric, limit=1)
    assert (found.parts, found.overall) == (None, None)


def test_questions_that_hang_together_are_counted_before_they_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Thirty of them that are always shown: nobody waits for the first two million answer sets."""
    asked = [f"q{n}" for n in range(30)]
    sums = {"sum_of": asked, "at_least": "3"}
    rubric = loaded(
        rubric_data(
            *(dimension(f"d{n}", question(name)) for n, name in enumerate(asked)),
            scoring={"flags": [{"id": "f", "when": sums, "text": text()}]},
        )
    )

    def looked_at(*_: object) -> None:
        pytest.fail("an answer set was looked at")

    monkeypatch.setattr(states, "outcome_of", looked_at)
    assert analyse(rubric).parts is None


def test_any_number_of_questions_can_hang_together() -> None:
    """More than Python has room for calls of each other: each is shown by the one before it."""
    rubric = loaded(rubric_data())
    (first,) = rubric.questions
    asked = [replace(first, id="q0")]
    asked += [replace(first, id=f"q{n + 1}", show_if=Chosen(f"q{n}", ("a",))) for n in range(999)]
    with pytest.raises(TooMany):
        states_of(rubric, Part(tuple(asked), (), ()), limit=2)


def test_a_blank_in_stages_is_no_answer_in_an_overall_of_questions() -> None:
    """Without the one question there are too few answers, so that no mean is below its 10 and 0."""
    rubric = loaded(
        rubric_data(
            dimension("a", question("q1", "10", "10", required_for=["walk"]), score="staged"),
            dimension("b", question("q2", "0", "1")),
            levels=levels("5"),
            scoring={
                "dimension": {"missing": "worst"},
                "overall": {"of": "questions", "missing": "skip", "min_answered": "2"},
            },
        )
    )
    found = analyse(rubric).overall
    assert found is not None
    assert set(found.levels) == {2}


def test_blanks_that_count_need_no_answer_beside_them() -> None:
    """In an overall of questions too: a level that only blanks lead to is not out of reach."""
    overall = {"of": "questions", "score": "min", "missing": {"constant": "-1"}}
    rubric = loaded(
        rubric_data(
            dimension("a", missing="skip", bounds={"walk": "50"}),
            levels=levels("0"),
            scoring={"overall": {**overall, "bounds": {"walk": "0"}}},
        )
    )
    found = analyse(rubric).overall
    assert found is not None
    assert set(found.levels) == {1, 2}
    assert found.levels[1].answers == {}
