"""The models are taken by clicking, and what shows is what was worked out by hand."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page

from site_builder.build import build
from site_builder.options import Options
from site_builder.verify.host import hosted
from tests.browser.shipped import register, shipped_results
from tests.browser.visits import Words, expect_result, take_by_clicking
from tests.models import Model, expected_json, models
from tests.projects import MODELS

pytestmark = pytest.mark.usefixtures("tab")

LANGUAGES = ("nl", "en")


@pytest.fixture(scope="module")
def models_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the models are served."""
    folder = tmp_path_factory.mktemp("models") / "build"
    build(MODELS, folder, Options())
    with hosted(folder) as address:
        yield address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", models(), ids=str)
def test_a_visitor_sees_the_result_of_the_case(
    page: Page, models_host: str, model: Model, language: str
) -> None:
    """The case's answers, one question a step, lead to the result of the case."""
    words = Words(language, model.rubric)
    page.goto(f"{models_host}/{language}/{model.entry.articles[language].slug}/")
    check = page.locator("niveau-check")
    for case in filter(partial(_can_be_given, model), model.cases):
        take_by_clicking(check, words, case["answers"])
        expect_result(check, words, case["result"])
        assert check.evaluate("node => node.result") == case["result"]
        check.evaluate("node => node.restart()")


@pytest.mark.parametrize("model", models(), ids=str)
def test_the_shipped_script_says_what_was_worked_out(page: Page, model: Model) -> None:
    """Byte for byte, and also of answers that no visitor can give."""
    cases = [case for case in model.cases if "lift" not in case]
    name = str(model)
    register(page, {name: model.rubric})
    shipped = shipped_results(page, {name: [case["answers"] for case in cases]})
    for case, said in zip(cases, shipped[name], strict=True):
        assert said == expected_json(case), case["why"]


def _can_be_given(model: Model, case: dict[str, Any]) -> bool:
    """Tell whether a visitor can give the answers: nothing that is refused, no number too large."""
    numbers = [(each.id, each.number) for each in model.rubric.questions if each.number]
    return "result" in case and all(
        asked.low <= case["answers"].get(name, asked.low) <= asked.high for name, asked in numbers
    )
