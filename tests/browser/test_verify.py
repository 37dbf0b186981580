"""`niveaucheck verify`: on the site as it is built, with a right script and with wrong ones."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from rich.console import Console

from site_builder.build import compute
from site_builder.content.tree import load_content
from site_builder.options import Options
from site_builder.script.proof import Proof, from_json, matches
from site_builder.verify.command import UnpublishedError, Verified, verify
from site_builder.verify.page import VerifyError
from tests.browser import verifying
from tests.browser.verifying import few_at_random
from tests.projects import MINIMAL, copied
from tests.rubrics import Data, dimension, levels, question, rubric_data, text

PROOF = Path("content/first/published/proof.json")

Verify = Callable[..., Verified]


@pytest.fixture
def verified(browser: Browser) -> Verify:
    """Verifies the one check of a project, with code that runs before and after the engine's."""
    return partial(verifying.verified, browser)


def proof_in(project: Path) -> Proof:
    """Return the proof that was written."""
    return from_json((project / PROOF).read_text("utf-8"))


def small(to: Path, tests: str = "") -> Path:
    """Copy the minimal project, with examples."""
    rubric = (MINIMAL / "content/first/rubric.yaml").read_text("utf-8")
    return copied(MINIMAL, to, {"first/rubric.yaml": rubric + tests})


EXAMPLES = """\
tests:
  - {name: nothing, answers: {plan: none, team: none}, expect: {overall: low}}
  - {name: all, answers: {plan: some, team: some}, expect: {overall: high}}
"""


def large(to: Path) -> Path:
    """Make a project whose check has more answer sets than 2^21."""
    project = copied(MINIMAL, to, {"first/rubric.yaml": json.dumps(_large_rubric())})
    (project / "content/site.yaml").write_text(
        "title: {en: A}\ndescription: {en: B}\nbase_url: https://e.org\nlanguages: [en]\n"
        "publisher: C\n",
        "utf-8",
    )
    (project / "content/first/article.nl.md").unlink()
    return project


def _large_rubric() -> Data:
    """Return a rubric with all that a rubric of the core can have; every bound can be crossed."""
    dimensions = [
        _large_dimension("a", {"walk": "25", "run": "75"}),
        _large_dimension("b", {"walk": "1", "run": "2"}, score="mean", missing="skip"),
        _large_dimension("c", {"walk": "3", "run": "6"}, score="sum", missing="worst", weight="2"),
        _large_dimension("d", {"walk": "1", "run": "2"}, score="median", weight="0"),
    ]
    scoring = {
        "overall": {"score": "mean", "bounds": {"walk": "10", "run": "20"}},
        "caps": [{"id": "weakest", "above_weakest": "1", "text": text()}],
        "bottleneck": {"ties": ["d", "b"]},
        "display": {"decimals": "1"},
    }
    return rubric_data(*dimensions, levels=levels("25", "50"), scoring=scoring)


def _large_dimension(name: str, bounds: Data, **keys: Any) -> Data:
    asked = [question(f"{name}{n}", "0", "1", "2", "3") for n in (1, 2)]
    offered = {"not_applicable": str(name == "b").lower()}
    last = question(f"{name}3", "0", "1", "2", "3", weight="2", **offered)
    return dimension(name, *asked, last, bounds=bounds, **keys)


def test_a_check_that_passes_has_a_proof(tmp_path: Path, verified: Verify) -> None:
    """One line says what was compared; the proof is of what is built, and publishes with it."""
    project = small(tmp_path / "p", EXAMPLES)
    found = verified(project)
    assert found.problem is None
    assert "first: both scorers agree on all 4 answer sets" in found.summary
    assert "2 examples" in found.summary
    assert PROOF.as_posix() in found.summary
    proof = proof_in(project)
    assert (proof.method, proof.examples, proof.version) == ("exhaustive", 2, 1)
    assert (proof.page, proof.loaded) == ("embed/first/nl/", "embed/first.nl.js")
    assert proof.scripts == ("embed/first.js", "embed/first.nl.js", "embed/first.en.js")
    output = compute(project, Options(proof="required"))
    assert matches(proof, "first", [output.files[path] for path in proof.scripts])
    assert "embed/first.proof.json" in output.files


def test_the_same_again_is_the_same_proof(tmp_path: Path, verified: Verify) -> None:
    """Byte for byte, and one that cannot be read is in nobody's way."""
    project = small(tmp_path / "p")
    verified(project)
    first = (project / PROOF).read_bytes()
    (project / PROOF).write_text("<<<<<<< HEAD\n", "utf-8")
    verified(project)
    assert (project / PROOF).read_bytes() == first


def test_witnesses_are_examples_that_hold(tmp_path: Path, verified: Verify) -> None:
    """Put into `tests:` they are what anyone can check by hand."""
    project = small(tmp_path / "p")
    verified(project)
    shown = [list(each.shows) for each in proof_in(project).witnesses]
    assert shown == [
        ["overall", "low"],
        ["overall", "high"],
        ["dimension", "work", "low"],
        ["dimension", "work", "high"],
        ["bottleneck", "work"],
    ]
    tests = [
        {"name": "-".join(each.shows), "answers": dict(each.answers), "expect": dict(each.expect)}
        for each in proof_in(project).witnesses
    ]
    compute(small(tmp_path / "q", f"tests: {json.dumps(tests)}\n"), Options())


@pytest.fixture
def _few_at_random(monkeypatch: pytest.MonkeyPatch) -> None:
    few_at_random(monkeypatch)


@pytest.mark.usefixtures("_few_at_random")
def test_a_check_with_many_answer_sets_is_composed(tmp_path: Path, verified: Verify) -> None:
    """Both scorers agree on every part of a rubric of the core, blanks included."""
    project = large(tmp_path / "p")
    found = verified(project)
    assert found.problem is None
    assert "combinations of levels" in found.summary
    proof = proof_in(project)
    assert proof.method == "compositional"
    assert {each.part for each in proof.compared} == {
        *("witnesses", "dimension", "levels", "bounds", "walks", "random"),
    }


BOUND = "ASSESSMENT.scoring.dimensions[0].bounds[0] = {};"


def test_a_wrong_script_is_found_among_all_answer_sets(tmp_path: Path, verified: Verify) -> None:
    """A bound a trifle off; the problem names answers and both results, and no proof is written."""
    project = small(tmp_path / "p")
    found = verified(project, BOUND.format('"50.000000001"'))
    assert "the scorers differ" in found.summary
    assert found.problem
    assert (found.problem.code, found.problem.severity) == ("scorers-differ", "error")
    assert str(found.problem).startswith("content/first/rubric.yaml:1:1: ")
    assert '"plan": "' in found.problem.message
    assert found.problem.message.count('"version":1') == 2
    assert not (project / PROOF).exists()


def test_a_difference_on_an_example_is_placed_there(tmp_path: Path, verified: Verify) -> None:
    """The line is that of the author's own example."""
    project = small(tmp_path / "p", EXAMPLES)
    found = verified(project, BOUND.format('"101"'))
    assert found.problem
    lines = (project / "content/first/rubric.yaml").read_text("utf-8").splitlines()
    assert "name: all" in lines[found.problem.line - 1]


@pytest.mark.usefixtures("_few_at_random")
@pytest.mark.parametrize(
    "wrong",
    [
        BOUND.format('"25.000000001"'),
        BOUND.replace("[0].", "[3].").format('"1.000000001"'),
        "ASSESSMENT.scoring.overall.bounds[1] += '.000000001';",
        "ASSESSMENT.scoring.caps.pop();",
        "ASSESSMENT.scoring.ties.reverse();",
        "ASSESSMENT.scoring.questions[5].not_applicable = false;",
    ],
)
def test_a_wrong_script_is_found_in_parts(tmp_path: Path, verified: Verify, wrong: str) -> None:
    """Whichever rule it has wrong."""
    found = verified(large(tmp_path / "p"), wrong)
    assert found.problem
    assert found.problem.code == "scorers-differ"


def test_a_scorer_that_throws_is_one_that_differs(tmp_path: Path, verified: Verify) -> None:
    """It is told like any other, with the answers on which it throws."""
    throws = 'customElements.get("niveau-check").score = () => { throw "no such luck"; };'
    found = verified(small(tmp_path / "p"), last=throws)
    assert found.problem
    assert "as throws no such luck, and the reference" in found.problem.message


def test_a_script_that_does_not_start_is_told(
    tmp_path: Path, verified: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser waits in vain; nothing is compared."""
    monkeypatch.setattr("site_builder.verify.page.STARTING", 100)
    with pytest.raises(VerifyError, match="the check first does not start"):
        verified(small(tmp_path / "p"), "throw 1;")


def test_progress_is_shown_to_whoever_waits(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a terminal there is a bar; elsewhere nothing is written."""
    monkeypatch.setattr("site_builder.verify.progress.PATIENCE", 0)
    project = small(tmp_path / "p")
    shown = {}
    for is_terminal in (True, False):
        console = Console(file=StringIO(), force_terminal=is_terminal, width=80)
        launch = lambda: nullcontext(browser)  # noqa: E731 - the browser of all tests stays open
        list(verify(project, Options(), launch=launch, console=console))
        shown[is_terminal] = console.file.getvalue()  # type: ignore[attr-defined]
    assert "first" in shown[True]
    assert shown[False] == ""


def test_a_check_that_is_not_published_is_none(tmp_path: Path, browser: Browser) -> None:
    """Neither one that is not there nor a draft, unless drafts are asked for."""
    project = small(tmp_path / "p")
    launch = lambda: nullcontext(browser)  # noqa: E731 - the browser of all tests stays open
    with pytest.raises(UnpublishedError):
        list(verify(project, Options(), "second", launch=launch))
    path = project / "content/first/article.en.md"
    path.write_text(path.read_text("utf-8").replace("slug:", "draft: true\nslug:", 1), "utf-8")
    assert list(verify(project, Options(), launch=launch)) == []
    (found,) = verify(project, Options(drafts=True), launch=launch)
    assert found.problem is None


def test_the_reference_scores_by_the_rubric_that_was_built(
    tmp_path: Path, verified: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that an editor saves in between is told, and nothing is compared."""
    project = small(tmp_path / "p")

    def saved_meanwhile(folder: Path) -> Any:
        path = folder / "content/first/rubric.yaml"
        path.write_text(path.read_text("utf-8").replace("from: ", "from: 1"), "utf-8")
        return load_content(folder)

    monkeypatch.setattr("site_builder.verify.command.load_content", saved_meanwhile)
    with pytest.raises(VerifyError, match="do not carry the scoring"):
        verified(project)


def test_stopping_half_way_leaves_the_old_proof(
    tmp_path: Path, verified: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stops it: a proof is written when all is compared, in one go."""
    project = small(tmp_path / "p")
    (project / PROOF).parent.mkdir()
    (project / PROOF).write_text("the old one", "utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("site_builder.verify.command.bar", lambda *_: nullcontext(stopped))
    with pytest.raises(KeyboardInterrupt):
        verified(project)
    assert (project / PROOF).read_text("utf-8") == "the old one"
    assert [path.name for path in (project / PROOF).parent.iterdir()] == ["proof.json"]
