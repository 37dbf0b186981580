"""The models come to what was worked out by hand; tests/browser/test_models.py asks the widget."""

from typing import Any

import jsonschema
import pytest

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer, lift, to_json
from tests.models import EXPECTED, Model, expected_json, expected_of, models
from tests.projects import MODELS, shown
from tests.test_vectors import VECTORS

WARNED = ["content/team-check/rubric.yaml:116:36: warning[half-up]"]
CASES = [
    pytest.param(model, case, id=f"{model}/{number}")
    for model in models()
    for number, case in enumerate(model.cases, 1)
]


def test_the_project_is_whole() -> None:
    """It is warned of one thing, which its author means."""
    assert [line.partition(": a score")[0] for line in shown(MODELS)] == WARNED


@pytest.mark.parametrize("model", models(), ids=str)
def test_a_file_of_cases_is_one(model: Model) -> None:
    """It names its check, and its cases are those of the vectors' schema, each described once."""
    content = expected_of(EXPECTED / f"{model}.json")
    schema: dict[str, Any] = expected_of(VECTORS / "schema.json")
    case = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": "#/$defs/case"}
    for each in content["cases"]:
        jsonschema.Draft202012Validator(case).validate(each)
    assert content.keys() == {"check", "cases"}
    assert content["check"] == model.entry.id
    assert len({each["description"] for each in content["cases"]}) == len(content["cases"])


def test_every_check_has_cases_and_every_file_a_check() -> None:
    """Nothing is left over on either side."""
    assert {path.stem for path in EXPECTED.iterdir()} == {model.entry.id for model in models()}


@pytest.mark.parametrize(("model", "case"), CASES)
def test_a_case(model: Model, case: dict[str, Any]) -> None:
    """The reference scorer says what was worked out by hand from the page."""
    scorer = Scorer(model.rubric)
    if "lift" in case:
        assert lift(scorer, case["answers"]) == case["lift"], case["why"]
        return
    assert to_json(scorer.score(case["answers"])) == expected_json(case), case["why"]


def _shape(rubric: Rubric) -> set[str]:
    rules = [dimension.rule for dimension in rubric.dimensions]
    rules += [rubric.overall.rule] if rubric.overall else []
    found = {str(rule.score) for rule in rules}
    found |= {rule.missing.policy for rule in rules if rule.missing}
    found |= {"scaled" for rule in rules if rule.scaling}
    found |= {f"of {rubric.overall.of}" if rubric.overall else "no overall"}
    for question in rubric.questions:
        found |= {"several"} if question.several else {"number"} if question.number else {"one"}
        found |= {"points"} if question.has_points else set()
        found |= {"reverse"} if question.is_reversed else set()
        found |= {"not applicable"} if question.not_applicable else set()
        found |= {"show_if"} if question.show_if else set()
    for key in ("caps", "flags", "void", "outcome"):
        found |= {key} if getattr(rubric, key) else set()
    return found


def test_the_models_are_of_every_shape() -> None:
    """Between them they use nearly every kind of question, score and rule, and no two the same."""
    shapes = [_shape(model.rubric) for model in models()]
    assert len({frozenset(shape) for shape in shapes}) == len(shapes) >= 6
    assert set().union(*shapes) >= {
        *("percent", "mean", "sum", "min", "median", "count", "staged", "scaled"),
        *("require", "skip", "worst", "constant"),
        *("of dimensions", "of questions", "of levels", "no overall"),
        *("one", "several", "number", "points", "reverse", "not applicable", "show_if"),
        *("caps", "flags", "void", "outcome"),
    }


@pytest.mark.parametrize("model", models(), ids=str)
def test_the_cases_tell(model: Model) -> None:
    """Each level, lowest dimension, cap and flag is seen, and void, an error and a lift."""
    results = [case["result"] for case in model.cases if "result" in case]
    levels = {each["level"] for result in results for each in _scored(result)}
    assert levels >= {level.id for level in model.rubric.levels}
    assert {cap for result in results for cap in result["caps"]} == {
        cap.id for cap in model.rubric.caps
    }
    assert {flag for result in results for flag in result["flags"]} == {
        flag.id for flag in model.rubric.flags
    }
    lowest = {result["bottleneck"]["dimension"] for result in results if result["bottleneck"]}
    assert lowest >= {dimension.id for dimension in model.rubric.dimensions}
    assert any(result["void"] for result in results) == (model.rubric.void is not None)
    assert any("error" in case for case in model.cases)
    assert any("lift" in case for case in model.cases)


def _scored(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [*result["dimensions"], *([result["overall"]] if result["overall"] else [])]
