"""What is compared of a check whose answer sets are too many: nothing that it shows is left out."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from site_builder.rubric.values import Dimension, Rubric
from site_builder.scoring import Scorer, to_json
from site_builder.verify.answer_sets import count_of, every
from site_builder.verify.bounds import at_bounds, bounds_of
from site_builder.verify.compose import CASES, Composition, compose
from site_builder.verify.dimensions import by_condition, by_dimension
from site_builder.verify.drawn import DRAWN, drawn
from site_builder.verify.levels import Reached, by_levels, reached
from site_builder.verify.pieces import Piece
from site_builder.verify.walking import walks
from site_builder.verify.witnesses import things_in, things_of, witnesses
from tests.any_rubric import any_rubric
from tests.rubrics import dimension, levels, loaded, question, rubric_data
from tests.verify.test_answer_sets import all_of

FEW = 300
"""Of how many answer sets each is scored, to compare with."""

ANY = settings(deadline=None, max_examples=40)


def results_of(rubric: Rubric, piece: Piece) -> list[dict[str, Any]]:
    """Return what the reference scorer makes of a piece."""
    scorer = Scorer(rubric)
    return [scorer.score(answers) for answers in all_of(piece.family)]


def drawn_rubric(rng: Random) -> tuple[Rubric, list[dict[str, Any]]]:
    """Return a rubric of any shape, and the results of all its answer sets, which are few."""
    rubric = any_rubric(rng)
    assume(count_of(rubric) <= FEW)
    return rubric, results_of(rubric, Piece("all", every(rubric)))


def _levels(result: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(each["level"] for each in result["dimensions"])


@ANY
@given(st.randoms(use_true_random=False))
def test_every_combination_of_levels_is_compared(rng: Random) -> None:
    """Of all that answers can lead to none is missing, and none is refused."""
    rubric, results = drawn_rubric(rng)
    piece = by_levels(rubric, reached(rubric, CASES))
    found = results_of(rubric, piece)
    assert piece.complete
    assert set(map(_levels, found)) == set(map(_levels, results))


def _scores(results: list[dict[str, Any]], name: str) -> set[Fraction]:
    """Return the scores of a dimension, or of the overall."""
    parts = [
        part
        for result in results
        for part in ([result["overall"]] if name == "overall" else result["dimensions"])
        if part and part.get("id", "overall") == name
    ]
    return {Fraction(part["score"]) for part in parts if part["score"] is not None}


@ANY
@given(st.randoms(use_true_random=False))
def test_every_bound_is_compared_on_both_sides(rng: Random) -> None:
    """The attainable score nearest below it, the same, and nearest above."""
    rubric, results = drawn_rubric(rng)
    piece = at_bounds(rubric, reached(rubric, CASES), CASES)
    found = results_of(rubric, piece)
    assert piece.complete
    for name in ["overall", *(each.id for each in rubric.dimensions)]:
        attained, hit = _scores(results, name), _scores(found, name)
        for bound in bounds_of(rubric, name):
            below = max((score for score in attained if score < bound), default=None)
            above = min((score for score in attained if score > bound), default=None)
            assert {below, above} - {None} <= hit
            assert (bound in attained) == (bound in hit)


@ANY
@given(st.randoms(use_true_random=False))
def test_all_that_a_dimension_can_be_is_compared(rng: Random) -> None:
    """Each of its results, whatever is answered elsewhere, comes of its own piece."""
    rubric, results = drawn_rubric(rng)
    for place, piece in enumerate(by_dimension(rubric)):
        assert (piece.part, piece.of) == ("dimension", rubric.dimensions[place].id)
        assert piece.complete
        own = {to_json(result["dimensions"][place]) for result in results_of(rubric, piece)}
        assert own == {to_json(result["dimensions"][place]) for result in results}


@ANY
@given(st.randoms(use_true_random=False))
def test_a_condition_on_answers_is_compared_both_ways(rng: Random) -> None:
    """A flag that looks at answers alone is raised and not raised, if it can be."""
    rubric, results = drawn_rubric(rng)
    pieces = {piece.of: piece for piece in by_condition(rubric)}
    bare = replace(rubric, dimensions=(), overall=None, caps=(), outcome=None, void=None)
    for flag in rubric.flags:
        if flag.id in pieces and _looks_at_answers_alone(bare, flag.id):
            found = results_of(rubric, pieces[flag.id])
            raised = {flag.id in result["flags"] for result in results}
            assert {flag.id in result["flags"] for result in found} == raised


def _looks_at_answers_alone(bare: Rubric, flag: str) -> bool:
    (when,) = [repr(each.when) for each in bare.flags if each.id == flag]
    return not any(word in when for word in ("LevelReached", "LevelBelow", "ScoreWithin"))


@ANY
@given(st.randoms(use_true_random=False))
def test_there_is_a_witness_of_all_that_answers_lead_to(rng: Random) -> None:
    """Of each thing that some whole answer set shows; each witness holds, and says what comes."""
    rubric, results = drawn_rubric(rng)
    found = witnesses(rubric, CASES)
    shown = [each.shows for each in found]
    assert shown == [thing for thing in things_of(rubric) if thing in shown]
    scorer = Scorer(rubric)
    for each in found:
        result = scorer.score(each.answers)
        assert each.shows in set(things_in(result))
        assert each.expect["dimensions"] == {
            part["id"]: part["level"] for part in result["dimensions"]
        }
    assert {thing for result in results for thing in things_in(result)} == set(shown)


@settings(deadline=None, max_examples=10)
@given(st.randoms(use_true_random=False))
def test_a_rubric_of_any_shape_is_composed(rng: Random) -> None:
    """The same every time; answers are as JSON has them."""
    rubric = any_rubric(rng)
    found = compose(rubric, limit=8)
    assert found == compose(rubric, limit=8)
    assert found.method == ("exhaustive" if count_of(rubric) <= 8 else "compositional")
    assert [piece.part for piece in found.pieces if not len(piece.family)] == []


def core(dimensions: int, questions: int, **keys: Any) -> Rubric:
    """Return a rubric of equal dimensions, with answers worth 0 to 3."""
    made = (
        dimension(f"d{d}", *(question(f"q{d}-{q}", "0", "1", "2", "3") for q in range(questions)))
        for d in range(dimensions)
    )
    return loaded(rubric_data(*made, levels=levels("25", "50", "75"), **keys))


def parts(found: Composition) -> dict[tuple[str, str], tuple[int, bool]]:
    """Return how many answer sets each piece has, and whether it is complete."""
    compared = [piece.compared for piece in found.pieces]
    return {(each.part, each.of): (each.answer_sets, each.complete) for each in compared}


def test_few_answer_sets_are_all_compared() -> None:
    """Beside the witnesses, and some that are refused."""
    found = parts(compose(core(2, 2)))
    assert found["all", ""] == (4**4, True)
    assert [part for part, _ in found] == ["witnesses", "all", "random"]


def test_many_answer_sets_are_composed() -> None:
    """Every dimension in full, every combination of their levels, every bound, walks and draws."""
    found = parts(compose(core(4, 3)))
    assert {found["dimension", f"d{n}"] for n in range(4)} == {(4**3, True)}
    assert found["levels", ""] == (4**4, True)
    assert found["bounds", ""][1]
    assert ("walks", "") in found
    assert found["random", ""] == (DRAWN, False) or found["random", ""][0] > DRAWN * 0.99


def test_a_dimension_beyond_the_limit_is_drawn() -> None:
    """It is said to be no longer complete."""
    found = parts(compose(core(2, 3), limit=60))
    assert {found["dimension", f"d{n}"] for n in range(2)} == {(64, False)}


def test_combinations_beyond_the_limit_are_drawn() -> None:
    """Each level of each dimension is among them, and they are no longer complete."""
    rubric = core(4, 2)
    piece = by_levels(rubric, reached(rubric, CASES), most=50)
    assert not piece.complete
    assert 4 <= len(piece.family) <= 50
    found = {level for result in results_of(rubric, piece) for level in enumerate(_levels(result))}
    assert len(found) == 16


@pytest.mark.parametrize("score", ["percent", "sum", "min"])
def test_what_is_undecided_is_walked(score: str) -> None:
    """Where the states are too many, walks cross every bound and reach every level."""
    rubric = core(2, 3, scoring={"dimension": {"score": score}, "overall": {"score": "max"}})
    undecided = [Reached(each.part, None) for each in reached(rubric, CASES)]
    assert len(walks(rubric).family) > 100
    combined = by_levels(rubric, undecided)
    assert not combined.complete
    assert not at_bounds(rubric, undecided, CASES).complete
    for each in rubric.dimensions:
        walked = _scores(results_of(rubric, walks(rubric)), each.id)
        assert _crossed(each, walked)


def _crossed(each: Dimension, scores: set[Fraction]) -> bool:
    low, high = min(scores), max(scores)
    inner = [bound for bound in each.rule.bounds if low < bound <= high]
    return all(any(score < bound for score in scores) for bound in inner)


def test_overall_beyond_the_limit_is_left_to_the_walks() -> None:
    """The bounds of dimensions are compared all the same."""
    rubric = core(2, 3)
    piece = at_bounds(rubric, reached(rubric, CASES), 1)
    assert not piece.complete
    assert len(piece.family) > 0


def test_a_walk_goes_up_one_answer_at_a_time() -> None:
    """From all at their lowest to all at their highest."""
    family = walks(core(2, 2)).family
    chosen = family.chosen or ()
    assert (0, 0, 0, 0) in chosen
    assert (3, 3, 3, 3) in chosen
    seen = set(chosen)
    for places in chosen:
        below = [
            (*places[:n], place - 1, *places[n + 1 :]) for n, place in enumerate(places) if place
        ]
        assert not below or seen.intersection(below)


def test_answers_worth_less_come_first_on_a_walk() -> None:
    """Reversed ones too, and *not applicable* nowhere."""
    falling = question("q", "3", "1", "2", reverse="true", not_applicable="true")
    rubric = loaded(rubric_data(dimension("a", falling)))
    sets = all_of(walks(rubric).family)
    assert [answers["q"] for answers in sets] == ["a", "c", "b"]


def test_among_those_drawn_some_are_refused() -> None:
    """For every reason that a single choice can be refused for, and most are not."""
    results = results_of(core(1, 2), drawn(core(1, 2)))
    codes = {result["error"]["code"] for result in results if "error" in result}
    assert codes == {
        "missing-answer",
        "not-applicable-refused",
        "unknown-option",
        "unknown-question",
        "wrong-type",
    }


def _with_bounds_a_trifle_higher(rubric: Rubric) -> Iterator[Rubric]:
    """Yield the rubric with one bound after the other moved by a millionth."""
    for d, each in enumerate(rubric.dimensions):
        for n, bound in enumerate(each.rule.bounds):
            moved = (*each.rule.bounds[:n], bound + Fraction(1, 10**6), *each.rule.bounds[n + 1 :])
            changed = replace(each, rule=replace(each.rule, bounds=moved))
            dimensions = (*rubric.dimensions[:d], changed, *rubric.dimensions[d + 1 :])
            yield replace(rubric, dimensions=dimensions)
    if rubric.overall:
        rule = rubric.overall.rule
        for n, bound in enumerate(rule.bounds):
            moved = (*rule.bounds[:n], bound + Fraction(1, 10**6), *rule.bounds[n + 1 :])
            yield replace(rubric, overall=replace(rubric.overall, rule=replace(rule, bounds=moved)))


@ANY
@given(st.randoms(use_true_random=False))
def test_no_bound_can_be_a_trifle_off(rng: Random) -> None:
    """Wherever some answers would show it, some that are compared do."""
    rubric = replace(drawn_rubric(rng)[0], void=None)  # which would hide a level
    sets, results = all_of(every(rubric)), results_of(rubric, Piece("all", every(rubric)))
    pieces = [by_levels(rubric, reached(rubric, CASES)), *by_dimension(rubric)]
    pieces.append(at_bounds(rubric, reached(rubric, CASES), CASES))
    compared = [answers for piece in pieces for answers in all_of(piece.family)]
    right = Scorer(rubric)
    for other in _with_bounds_a_trifle_higher(rubric):
        wrong = Scorer(other)
        shows = any(wrong.score(a) != r for a, r in zip(sets, results, strict=True))
        assert shows == any(wrong.score(a) != right.score(a) for a in compared)
