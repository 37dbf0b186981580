"""The promise: the shipped script and the reference scorer agree on every answer set."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from site_builder.rubric.values import Rubric
from site_builder.verify.answer_sets import count_of, every
from site_builder.verify.compare import compare
from site_builder.verify.pieces import Piece

CHECK = "sales-process"
ROOT = Path(__file__).parents[2]
PROOF = Path("content", CHECK, "published", "proof.json")


def test_the_proof_that_is_kept_is_what_comes_out(tmp_path: Path, rubric: Rubric) -> None:
    """All 4^10 results on the built iframe page, both scorers equal, to the last digest."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / PROOF).unlink()
    ran = subprocess.run(
        [sys.executable, "-m", "site_builder", "verify", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "both scorers agree on all 1,048,576 answer sets" in ran.stdout
    made, kept = _without_browser(tmp_path / PROOF), _without_browser(ROOT / PROOF)
    assert made == kept
    (counted,) = [each for each in made["compared"] if each["part"] == "all"]
    assert counted["answer_sets"] == 4**10 == count_of(rubric)
    assert made["examples"] == len(rubric.examples) > 0


def _without_browser(path: Path) -> dict[str, Any]:
    """Return a proof without what differs from machine to machine."""
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return {key: value for key, value in read.items() if key != "browser"}


def test_a_difference_is_found_and_named(host: str, page: Page, rubric: Rubric) -> None:
    """One wrong result among the million is found, with the answers that it came of."""
    answered = page.goto(f"{host}/embed/{CHECK}/en/")
    assert answered
    assert "default-src 'none'" in answered.headers["content-security-policy"]
    page.wait_for_selector("niveau-check:defined")
    page.evaluate(
        """() => {
          const shell = customElements.get("niveau-check"), right = shell.score;
          shell.score = (check, answers) => {
            const result = right(check, answers);
            const wrong = answers.scripts === "sales-materials" && answers.cadence === "weekly";
            if (wrong && answers["customer-choice"] === "everyone") result.overall.display = "0";
            return result;
          };
        }"""
    )
    piece = Piece("all", every(rubric))
    found = compare(rubric, CHECK, [piece], page)
    assert found.difference
    assert found.difference.answers["scripts"] == "sales-materials"
    assert found.difference.answers["cadence"] == "weekly"
    assert found.difference.reference != found.difference.shipped
    assert found.count == found.difference.number
    (before,) = piece.family.between(found.count - 1, found.count)
    assert before["scripts"] != "sales-materials" or before["cadence"] != "weekly"
