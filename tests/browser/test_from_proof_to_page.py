"""`verify`, `publish`, `build --proof required`: the commands, one after the other, and a page."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from site_builder.content.tree import load_content
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from site_builder.script.proof import from_json
from site_builder.verify.host import hosted
from tests.browser.conftest import ROOT, HostPage
from tests.browser.kinds import FLAGGED, TOURER
from tests.browser.visits import Answers, Words, expect_result, take_by_clicking
from tests.projects import KINDS, copied

ANSWERS: Mapping[str, Answers] = {"bicycles": FLAGGED, "cyclist": TOURER}
"""By check: one of every kind of question, and one whose outcome is a dimension."""


def niveaucheck(command: str, project: Path, *options: str) -> str:
    """Run a command on a project, and return what it says."""
    ran = subprocess.run(
        [sys.executable, "-m", "site_builder", command, str(project), *options],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@dataclass(frozen=True, slots=True)
class Made:
    """A project after the commands, what was built of a copy of it, and what they said."""

    content: Path
    built: Path
    host: str
    said: Mapping[str, str]

    def snippet(self, check: str) -> str:
        """Return the line that `publish` gave for a check, with the address of the site."""
        lines = self.said["publish"].splitlines()
        (found,) = (line for line in lines if f"/embed/{check}." in line)
        return found.replace("https://bicycles.nl", self.host)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Prove and publish, then build a copy, for which every proof is required."""
    folder = tmp_path_factory.mktemp("made")
    project = copied(KINDS, folder / "project")
    said = {command: niveaucheck(command, project) for command in ("verify", "publish")}
    copied(project, folder / "copy")
    niveaucheck("build", folder / "copy", "--proof", "required", "--out", str(folder / "built"))
    with hosted(folder / "built") as host:
        yield Made(project / "content", folder / "built", host, said)


@pytest.fixture
def rubrics() -> Mapping[str, Rubric]:
    """The rubric of each check."""
    content = load_content(KINDS).value
    assert content
    return {entry.id: entry.rubric for entry in content.entries if entry.rubric}


@pytest.mark.parametrize(
    ("check", "method"), [("bicycles", "compositional"), ("cyclist", "exhaustive")]
)
def test_every_kind_is_proven(made: Made, check: str, method: str) -> None:
    """Both scorers agree on several choices, numbers, conditions, caps, `void`, points, outcome."""
    assert f"{check}: both scorers agree on " in made.said["verify"]
    proof = from_json((made.content / check / "published/proof.json").read_text("utf-8"))
    assert (proof.check, proof.method) == (check, method)
    assert sum(each.answer_sets for each in proof.compared) > 5_000


@pytest.mark.parametrize("check", ANSWERS)
def test_the_proof_is_published(made: Made, check: str) -> None:
    """As `verify` wrote it."""
    published = (made.content / check / "published/proof.json").read_bytes()
    assert (made.built / f"embed/{check}.proof.json").read_bytes() == published


@pytest.mark.parametrize("check", ANSWERS)
def test_what_is_pinned_is_built(made: Made, check: str) -> None:
    """The script of the lock, byte for byte; it is what the stable address has today."""
    folder = made.content / check / "published"
    (pinned,) = json.loads((folder / "lock.json").read_text("utf-8"))["scripts"]
    script = (made.built / "embed" / pinned["file"]).read_bytes()
    assert script == (folder / pinned["file"]).read_bytes()
    assert script == (made.built / f"embed/{check}.js").read_bytes()


@pytest.mark.parametrize("check", ANSWERS)
def test_a_page_loads_it_by_its_integrity(
    page: Page, host_page: HostPage, made: Made, rubrics: Mapping[str, Rubric], check: str
) -> None:
    """The browser accepts the hash that `publish` printed, and a visitor gets the right result."""
    assert 'integrity="sha384-' in made.snippet(check)
    page.goto(host_page(f'<niveau-check check="{check}"></niveau-check>{made.snippet(check)}'))
    words, element = Words("en", rubrics[check]), page.locator("niveau-check")
    take_by_clicking(element, words, ANSWERS[check])
    expect_result(element, words, Scorer(rubrics[check]).score(ANSWERS[check]))
