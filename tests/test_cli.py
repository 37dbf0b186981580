"""The commands as an editor runs them: what they print, where, and how they exit."""

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO

import pytest

from site_builder.engine import current_engine
from site_builder.problems import Problem
from tests.projects import MINIMAL, copied
from tests.publishing import prove

ROOT = Path(__file__).parents[1]
RUBRIC = ROOT / "content/sales-process/rubric.yaml"


def run(
    *arguments: str, folder: Path = ROOT, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *arguments],
        cwd=folder,
        input=given,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of one's own."""
    return copied(MINIMAL, tmp_path / "project")


def test_build_writes_the_site_and_says_so(project: Path) -> None:
    """Exit 0; the second time nothing has changed."""
    first, second = run("build", folder=project), run("build", folder=project)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert (project / "build/index.html").is_file()
    assert re.search(r": (\d+) files, \1 changed$", first.stdout.strip())
    assert re.search(r": \d+ files, 0 changed$", second.stdout.strip())


def test_problems_exit_1_and_leave_the_old_site(project: Path) -> None:
    """Each stands on standard error with its place; what was built stays."""
    run("build", folder=project)
    before = (project / "build/_headers").read_bytes()
    (project / "content/site.yaml").write_text("languages: [nl, en]\ntitel: x\n", "utf-8")
    failed = run("build", folder=project)
    assert failed.returncode == 1
    assert "content/site.yaml:2:1: error[unknown-key]" in failed.stderr
    assert failed.stdout == ""
    assert (project / "build/_headers").read_bytes() == before


def test_check_writes_nothing(project: Path) -> None:
    """Exit 0 and no folder."""
    checked = run("check", folder=project)
    assert (checked.returncode, checked.stdout) == (0, "No problems.\n")
    assert not (project / "build").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_proof_may_be_required(project: Path, command: str) -> None:
    """Exit 1 without one, and the way out is named."""
    refused = run(command, "--proof", "required", folder=project)
    assert refused.returncode == 1
    place = "content/first/published/proof.json:1:1: error[proof-missing]"
    assert place in refused.stderr
    assert "niveaucheck verify" in refused.stderr
    assert run(command, folder=project).returncode == 0


def test_publish_pins_and_says_what_a_page_may_load(project: Path) -> None:
    """Exit 0; the second time nothing has changed, and the same snippet is told."""
    prove(project, current_engine())
    first, second = run("publish", folder=project), run("publish", folder=project)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    (script,) = (project / "content/first/published").glob("*.js")
    said, snippet = first.stdout.splitlines()
    assert said == f"first: version 1 is pinned as published/{script.name}; commit the folder."
    assert f"/embed/{script.name}" in snippet
    nothing = "first: nothing has changed since it was published."
    assert second.stdout.splitlines() == [nothing, snippet]


def test_publish_refuses_what_has_problems(project: Path) -> None:
    """Exit 1, each with its place, and nothing is written."""
    refused = run("publish", folder=project)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "content/first/published/proof.json:1:1: error[proof-missing]" in refused.stderr
    assert not (project / "content/first/published").exists()


def test_publish_passes_over_a_draft(project: Path) -> None:
    """It says so; whoever names it is told that it is one, with exit 2."""
    article = project / "content/first/article.nl.md"
    article.write_text(article.read_text("utf-8").replace("slug:", "draft: true\nslug:"), "utf-8")
    passed = run("publish", folder=project)
    assert (passed.returncode, passed.stdout) == (0, "first: a draft, which is not published.\n")
    named = run("publish", ".", "first", folder=project)
    assert named.returncode == 2
    assert "first is a draft; take draft: out" in named.stderr


HALF_UP = "scoring: {display: {rounding: half_up}}\n"


@pytest.mark.parametrize(
    ("file", "added", "severities"),
    [
        ("site.yaml", "", set()),
        ("first/rubric.yaml", HALF_UP, {"warning"}),
        ("site.yaml", "titel: Käse\nauthor: x\n", {"error"}),
    ],
    ids=["nothing", "a warning", "errors"],
)
def test_programs_are_told_the_same(
    project: Path, file: str, added: str, severities: set[str]
) -> None:
    """As JSON the problems are those that people read, with the same exit code."""
    with (project / "content" / file).open("a", encoding="utf-8") as content:
        content.write(added)
    read, told = run("check", folder=project), run("check", "--format", "json", folder=project)
    problems = json.loads(told.stdout)["problems"]
    lines = [str(Problem(**problem)) for problem in problems]
    assert lines == [line for line in read.stderr.splitlines() if ": " in line]
    assert {problem["severity"] for problem in problems} == severities
    assert (told.returncode, told.stderr) == (read.returncode, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--port", "x"],
        ["build", "--base-url", "example.com"],
        ["build", "/nowhere"],
        ["publish", ".", "nothing"],
    ],
)
def test_wrong_usage_exits_2(project: Path, arguments: list[str]) -> None:
    """And says what is right."""
    refused = run(*arguments, folder=project)
    assert refused.returncode == 2
    assert "Usage:" in refused.stderr


def test_a_folder_without_content_is_wrong_usage(tmp_path: Path) -> None:
    """The message names the folder that is missing."""
    refused = run("build", folder=tmp_path)
    assert refused.returncode == 2
    assert "content/" in refused.stderr


def test_a_folder_of_others_is_not_written(project: Path) -> None:
    """Exit 3, and what was in it is still there."""
    (project / "build").mkdir()
    (project / "build/mine.txt").write_text("mine", "utf-8")
    refused = run("build", folder=project)
    assert refused.returncode == 3
    assert "did not write" in refused.stderr
    assert [path.name for path in (project / "build").iterdir()] == ["mine.txt"]


def test_our_own_mistake_is_a_report_and_no_traceback(project: Path) -> None:
    """Exit 3 with a line to send; the traceback is in a file."""
    broken = project / "sitecustomize.py"
    broken.write_text("import nh3\nnh3.clean = None\n", "utf-8")
    failed = run("build", folder=project, PYTHONPATH=f"{project}{os.pathsep}{ROOT}")
    assert failed.returncode == 3
    assert "Traceback" not in failed.stderr
    (report,) = re.findall(r"\S+niveaucheck-\S+\.txt", failed.stderr)
    assert "TypeError" in Path(report).read_text("utf-8")
    Path(report).unlink()


def test_base_url_goes_before_the_sites_own(project: Path) -> None:
    """Canonical addresses begin with it, and 404.html finds its files below its path."""
    built = run("build", "--base-url", "https://example.org/checks/", folder=project)
    assert built.returncode == 0, built.stderr
    assert 'canonical" href="https://example.org/checks/"' in (
        project / "build/index.html"
    ).read_text("utf-8")
    assert 'href="/checks/assets/' in (project / "build/404.html").read_text("utf-8")


def test_score_answers_each_line_with_a_line() -> None:
    """A line that is no JSON gives an error with its number, and the rest goes on."""
    given = '{"customer-choice": "everyone"}\nnonsense\n[]\n'
    scored = run("score", str(RUBRIC), given=given)
    assert scored.returncode == 0, scored.stderr
    missing, no_json, no_object = map(json.loads, scored.stdout.splitlines())
    assert missing == {"error": {"code": "missing-answer", "line": 1, "question": "known-for"}}
    assert (no_json["error"]["code"], no_json["error"]["line"]) == ("not-json", 2)
    assert no_object == {"error": {"code": "wrong-type", "line": 3, "question": None}}


def test_who_reads_along_may_stop() -> None:
    """`score … | head -1` ends quietly."""
    answers = b'{"customer-choice": "everyone"}\n' * 20_000
    with subprocess.Popen(
        [sys.executable, "-m", "site_builder", "score", str(RUBRIC)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as scoring:
        assert scoring.stdin
        assert scoring.stdout
        assert scoring.stderr
        feeder = Thread(target=_feed, args=(scoring.stdin, answers))
        feeder.start()
        scoring.stdout.readline()
        scoring.stdout.close()
        feeder.join()
        assert scoring.stderr.read() == b""
        assert scoring.wait() == 0


def _feed(to: IO[bytes], data: bytes) -> None:
    with suppress(BrokenPipeError):
        to.write(data)
    with suppress(BrokenPipeError):
        to.close()
