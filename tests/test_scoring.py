"""The reference scorer: what holds for every rubric and all answers. `vectors/` has the cases."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.rubric.values import Display, Rubric, Rule, ScoreFunction
from site_builder.scoring import Scorer, lift, to_json
from site_builder.scoring.functions import Valued, range_of, score_of
from tests.rubrics import (
    FUNCTIONS,
    answer_sets,
    answers_to,
    dimension,
    loaded,
    question,
    rubric_data,
    rubrics,
)

RUBRIC = loaded(
    rubric_data(
        dimension("a", question("q1", not_applicable=True), question("q2", "-1", "1/3")),
        dimension("b", question("constructor"), missing="skip"),
    )
)
KEYS = [
    "bottleneck",
    "caps",
    "dimensions",
    "flags",
    "outcome",
    "overall",
    "ranking",
    "version",
    "void",
]

_names = st.sampled_from(["q1", "q2", "constructor", "__proto__", "q9"]) | st.text(max_size=3)
_leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["a", "b", "c", ""])
    | st.text(max_size=3)
)
any_json = st.recursive(
    _leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=4),
    max_leaves=8,
)


@given(any_json | st.dictionaries(_names, any_json, max_size=4))
def test_anything_has_a_result_or_a_refusal(answers: Any) -> None:
    """Whatever JSON holds, the scorer never raises, and neither does lift."""
    scorer = Scorer(RUBRIC)
    result = scorer.score(answers)
    assert list(result) in (KEYS, ["error"])
    if "error" in result:
        assert sorted(result["error"]) == ["code", "question"]
        assert lift(scorer, answers) is None


@given(any_json | st.dictionaries(_names, any_json, max_size=4))
def test_a_result_is_written_with_sorted_keys(answers: Any) -> None:
    """The text is that of JSON with sorted keys and no spaces, and reads back as the result."""
    result = Scorer(RUBRIC).score(answers)
    written = to_json(result)
    assert json.loads(written) == result
    assert written.encode("utf-8", "strict")
    if written.isascii():
        assert written == json.dumps(result, sort_keys=True, separators=(",", ":"))


@given(st.data())
def test_every_rubric_gives_a_whole_result(data: st.DataObject) -> None:
    """All nine keys, every dimension in its order, ranked at most once, ids that are declared."""
    rubric = data.draw(rubrics())
    result = Scorer(rubric).score(data.draw(answers_to(rubric)))
    if "error" in result:
        assert result["error"]["code"] == "missing-answer"
        return
    assert list(result) == KEYS
    ids = [each.id for each in rubric.dimensions]
    scored = [each["id"] for each in result["dimensions"] if each["score"] is not None]
    assert [each["id"] for each in result["dimensions"]] == ids
    assert sorted(result["ranking"]) == sorted(scored)
    assert set(result["caps"]) <= {cap.id for cap in rubric.caps}
    assert (result["overall"] is None) == (rubric.overall is None)


@given(st.data())
def test_a_result_does_not_depend_on_what_was_scored_before(data: st.DataObject) -> None:
    """What the scorer remembers changes no result."""
    rubric = data.draw(rubrics())
    sets = data.draw(st.lists(answers_to(rubric), min_size=2, max_size=6))
    scorer = Scorer(rubric)
    for answers in sets:
        assert scorer.score(answers) == Scorer(rubric).score(answers)


@given(st.data())
def test_the_order_of_the_answers_plays_no_part(data: st.DataObject) -> None:
    """Order is that of the rubric, never that of an object's keys."""
    rubric = data.draw(rubrics())
    answers = data.draw(answers_to(rubric))
    turned = dict(reversed(answers.items()))
    assert to_json(Scorer(rubric).score(turned)) == to_json(Scorer(rubric).score(answers))


@given(st.data())
def test_a_higher_answer_lowers_nothing(data: st.DataObject) -> None:
    """Another option of a higher value lowers no score, no level and no position."""
    rubric = data.draw(rubrics())
    scorer = Scorer(rubric)
    answers = data.draw(answers_to(rubric))
    before = scorer.score(answers)
    answered = [each for each in rubric.questions if answers.get(each.id)]
    if "error" in before or not answered:
        return
    changed = data.draw(st.sampled_from(answered))
    value = next(each.value for each in changed.options if each.id == answers[changed.id])
    higher = [each for each in changed.options if each.value >= value]
    after = scorer.score({**answers, changed.id: data.draw(st.sampled_from(higher)).id})
    for low, high in zip(_heights(rubric, before), _heights(rubric, after), strict=True):
        assert low <= high


def _heights(rubric: Rubric, result: dict[str, Any]) -> list[Fraction]:
    """Return every number and level of a result that can only rise."""
    names = [None, *(level.id for level in rubric.levels)]
    parts = [*result["dimensions"], *([result["overall"]] if result["overall"] else [])]
    found = []
    for part in parts:
        found.append(Fraction(part["score"] or -1000))
        found += [Fraction(names.index(part[key])) for key in ("level", "uncapped") if key in part]
        found.append(Fraction(part.get("position") or -1))
    return found


@given(st.data())
def test_positions_and_bottleneck_agree(data: st.DataObject) -> None:
    """The ranking rises; its first is the bottleneck, if it can be, and `tied` are its equals."""
    rubric = data.draw(rubrics())
    result = Scorer(rubric).score(data.draw(answers_to(rubric)))
    if "error" in result:
        return
    at = {each["id"]: each["position"] for each in result["dimensions"]}
    ranked = [at[name] for name in result["ranking"]]
    known = [Fraction(position) for position in ranked if position is not None]
    assert known == sorted(known)
    assert all(0 <= position <= 1 for position in known)
    assert ranked[len(known) :] == [None] * (len(ranked) - len(known))
    if not known or known[0] == 1:
        assert result["bottleneck"] is None
        return
    tied = [name for name in result["ranking"] if at[name] == ranked[0]]
    assert result["bottleneck"] == {"dimension": tied[0], "tied": tied}


@given(st.data())
def test_caps_only_lower_the_level(data: st.DataObject) -> None:
    """The level is at most the uncapped one, and it is that one where no cap is named."""
    rubric = data.draw(rubrics())
    overall = Scorer(rubric).score(data.draw(answers_to(rubric))).get("overall")
    if not overall or overall["level"] is None:
        return
    ids = [level.id for level in rubric.levels]
    assert ids.index(overall["level"]) <= ids.index(overall["uncapped"])


@settings(max_examples=60)
@given(st.data())
def test_the_lift_raises_what_it_says(data: st.DataObject) -> None:
    """Applied, it raises the overall level, or else the bottleneck's; null where nothing does."""
    rubric = data.draw(rubrics())
    scorer = Scorer(rubric)
    answers = data.draw(answers_to(rubric))
    now = scorer.score(answers)
    found = lift(scorer, answers)
    if "error" in now:
        assert found is None
        return
    changes = [
        (each.id, option.id)
        for each in rubric.questions
        for option in each.options
        if answers.get(each.id, "") != option.id
    ]
    results = {change: scorer.score({**answers, change[0]: change[1]}) for change in changes}
    overall = [change for change in changes if _rises(rubric, now, results[change])]
    below = now["bottleneck"] and now["bottleneck"]["dimension"]
    eased = [change for change in changes if _rises(rubric, now, results[change], below)]
    first = next(iter([*overall, *(eased if not overall else [])]), None)
    assert found == (first and {"question": first[0], "option": first[1]})


def _rises(
    rubric: Rubric, now: dict[str, Any], then: dict[str, Any], name: str | None = "overall"
) -> bool:
    if "error" in then:
        return False
    ids = [None, *(level.id for level in rubric.levels)]
    before, after = (
        {each["id"]: each["level"] for each in result["dimensions"]}
        | {"overall": (result["overall"] or {"level": None})["level"]}
        for result in (now, then)
    )
    return ids.index(after.get(name or "")) > ids.index(before.get(name or ""))


def test_every_answer_set_of_a_small_rubric_has_a_result() -> None:
    """Complete answers are never refused."""
    assert all("error" not in Scorer(RUBRIC).score(answers) for answers in answer_sets(RUBRIC))


_fractions = st.fractions(-5, 5, max_denominator=6)


@st.composite
def _valued(draw: st.DrawFn) -> Valued:
    low, value, high = sorted(draw(st.lists(_fractions, min_size=3, max_size=3)))
    return Valued(draw(st.fractions(Fraction(1, 6), 5, max_denominator=6)), value, low, high)


@pytest.mark.parametrize("function", FUNCTIONS)
@given(valued=st.lists(_valued(), max_size=5))
def test_a_score_lies_within_its_range(function: Any, valued: list[Valued]) -> None:
    """It is between the lowest and the highest that the same values could give."""
    score, ends = score_of(rule(function), valued), range_of(rule(function), valued)
    assert (score is None) == (ends is None)
    if score is not None and ends is not None:
        assert ends[0] <= score <= ends[1]


@given(valued=st.lists(_valued(), min_size=1, max_size=5), factor=st.integers(2, 9))
def test_only_the_ratio_of_weights_counts_in_a_mean(valued: list[Valued], factor: int) -> None:
    """All weights times a number change neither percent nor mean, and a sum by that number."""
    scaled = [Valued(each.weight * factor, each.value, each.low, each.high) for each in valued]
    assert score_of(rule("percent"), scaled) == score_of(rule("percent"), valued)
    assert score_of(rule("mean"), scaled) == score_of(rule("mean"), valued)
    total = score_of(rule("sum"), valued)
    assert total is not None
    assert score_of(rule("sum"), scaled) == factor * total


def rule(function: ScoreFunction) -> Rule:
    """Return a rule with this function and nothing else."""
    return Rule(function, None, (), Display(0, "floor"))
