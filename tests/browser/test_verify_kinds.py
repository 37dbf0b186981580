"""`niveaucheck verify` on every kind of question and rule: a script that has one wrong is found."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.verifying import few_at_random, verified
from tests.projects import KINDS, MODELS, copied

PROJECTS = {"bicycles": KINDS, "cyclist": KINDS, "emergency-kit": MODELS}
"""Every kind of question, points, and one that takes away from a dimension."""


def alone(check: str, to: Path) -> Path:
    """Copy a check's project without its other checks."""
    project = copied(PROJECTS[check], to)
    for folder in (project / "content").iterdir():
        if folder.is_dir() and folder.name != check:
            shutil.rmtree(folder)
    return project


@pytest.fixture(autouse=True)
def _few_at_random(monkeypatch: pytest.MonkeyPatch) -> None:
    few_at_random(monkeypatch)


@pytest.mark.parametrize("check", PROJECTS)
def test_the_scorers_agree(browser: Browser, tmp_path: Path, check: str) -> None:
    """The right script passes; without this, all below would prove nothing."""
    project = alone(check, tmp_path / "project")
    found = verified(browser, project)
    assert found.problem is None
    assert (project / "content" / check / "published/proof.json").exists()


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        pytest.param("bicycles", "questions[1].many.at_most = 4", id="several choices"),
        pytest.param("bicycles", "questions[2].many.required = true", id="none of several"),
        pytest.param("bicycles", "questions[5].number.to = '9'", id="number"),
        pytest.param("bicycles", "questions[5].not_applicable = false", id="not applicable"),
        pytest.param("bicycles", "questions[6].show_if.at_least = '2'", id="show_if"),
        pytest.param("bicycles", "caps[0].when.is = ['racks']", id="cap"),
        pytest.param("bicycles", "flags[0].when.all.pop()", id="flag"),
        pytest.param("bicycles", "void.all[1].at_least = '6'", id="void"),
        pytest.param("emergency-kit", "dimensions[0].questions[2][1] = '-1'", id="feeds"),
        pytest.param("cyclist", "dimensions[1].questions[0][2].points[1] = '2'", id="points"),
        pytest.param("cyclist", "outcome.ties.reverse()", id="outcome"),
    ],
)
def test_a_scorer_that_has_a_kind_wrong_is_found(
    browser: Browser, tmp_path: Path, check: str, wrong: str
) -> None:
    """Answers on which it shows are named, with what each scorer says."""
    project = alone(check, tmp_path / "project")
    found = verified(browser, project, first=f"ASSESSMENT.scoring.{wrong};")
    assert found.problem
    assert (found.problem.code, found.problem.path) == (
        "scorers-differ",
        f"content/{check}/rubric.yaml",
    )
