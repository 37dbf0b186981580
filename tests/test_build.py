"""The pipeline: files in, one value out, one write at the end."""

from pathlib import Path

import pytest

from site_builder.build import build, compute
from site_builder.files.problems import ContentError
from site_builder.options import Options
from site_builder.output.write import write
from site_builder.script.proof import to_json
from tests.projects import MINIMAL, NO_ENGINE, WHOLE, built, copied
from tests.proofs import proof_of


def test_drafts_are_published_only_when_asked_for(tmp_path: Path) -> None:
    """A draft is on no page and in no list."""
    text = (WHOLE / "content" / "about" / "article.en.md").read_text("utf-8")
    draft = text.replace("slug: about-us", "slug: about-us\ndraft: true")
    bakery = {
        f"bakery/article.{language}.md": (WHOLE / "content" / "bakery" / f"article.{language}.md")
        .read_text("utf-8")
        .replace(link, "")
        for language, link in (
            ("nl", " Lees ook [over ons](../over-ons/)."),
            ("en", " Read [about us](../about-us/) too."),
        )
    }
    project = copied(WHOLE, tmp_path / "p", {"about/article.en.md": draft, **bakery})
    assert "en/about-us/index.html" not in built(project).files
    assert "en/about-us/index.html" in built(project, Options(drafts=True)).files


def test_a_link_to_a_draft_leads_nowhere_yet(tmp_path: Path) -> None:
    """It is shown before visitors find it."""
    text = (WHOLE / "content" / "about" / "article.en.md").read_text("utf-8")
    draft = text.replace("slug: about-us", "slug: about-us\ndraft: true")
    with pytest.raises(ContentError) as error:
        built(copied(WHOLE, tmp_path / "p", {"about/article.en.md": draft}))
    errors = [each for each in error.value.problems if each.severity == "error"]
    assert {each.code for each in errors} == {"dead-link"}
    assert {each.hint for each in errors} == {
        "write draft: false in content/about/article.en.md, or remove the link"
    }


def test_a_dead_link_hides_no_warning(tmp_path: Path) -> None:
    """What was found before the pages were made is shown with what is wrong on them."""
    text = (MINIMAL / "content" / "first" / "article.en.md").read_text("utf-8")
    dead = {"first/article.en.md": f"{text}\n[there](../nowhere/)\n", "first/unread.txt": "a"}
    with pytest.raises(ContentError) as error:
        built(copied(MINIMAL, tmp_path / "p", dead))
    assert {each.code for each in error.value.problems} == {"dead-link", "unread-file"}


def test_another_address_may_be_given() -> None:
    """It takes the place of the site's own."""
    output = built(MINIMAL, Options(base_url="https://preview.example/1"))
    assert output.root == "/1/"
    assert b"https://preview.example/1/nl/" in output.files["nl/eerste-check/index.html"]
    assert not any(b"checks.example" in data for data in output.files.values())


def test_computing_a_site_has_no_effect(tmp_path: Path) -> None:
    """Nothing is written before all is right."""
    project = copied(MINIMAL, tmp_path / "p")
    before = sorted(path for path in tmp_path.rglob("*"))
    compute(project, Options(), NO_ENGINE)
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_problems_of_all_phases_are_shown_at_once(tmp_path: Path) -> None:
    """Site, interface texts, rubric, examples and bodies, in one run."""
    rubric = (MINIMAL / "content" / "first" / "rubric.yaml").read_text("utf-8")
    example = "tests: [{name: n, answers: {}, expect: {overall: low}}]\n"
    files = {
        "site.yaml": "title: {nl: A, en: B}\nlanguages: [nl, en]\n",
        "strings/en.yaml": "site: {a: b}\n",
        "first/rubric.yaml": rubric + example,
        "second/rubric.yaml": "version: x\n",
        "second/article.nl.md": "# A\n",
        "third/article.en.md": "---\n---\n# A\n",
    }
    with pytest.raises(ContentError) as error:
        built(copied(MINIMAL, tmp_path / "p", files))
    found = {(problem.path.partition("/")[2], problem.code) for problem in error.value.problems}
    assert found >= {
        ("site.yaml", "missing-key"),
        ("strings/en.yaml", "unknown-key"),
        ("first/rubric.yaml", "example-fails"),
        ("second/rubric.yaml", "not-whole"),
        ("second/article.nl.md", "no-front-matter"),
        ("third/article.en.md", "second-h1"),
    }


def test_a_project_with_problems_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """Nothing is written before all is right; what was published stays."""
    project = copied(MINIMAL, tmp_path / "p", {"first/rubric.yaml": "version: x\n"})
    out = tmp_path / "build"
    write(built(MINIMAL), out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    with pytest.raises(ContentError):
        build(project, out, Options())
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


PROOF = "embed/first.proof.json"


def _proven(to: Path, **edits: str) -> Path:
    """Copy the minimal project with the proof of what it builds; then edit its first check."""
    proof = {"first/published/proof.json": to_json(proof_of(built(MINIMAL)))}
    files = {f"first/{name.replace('_', '.')}": text for name, text in edits.items()}
    return copied(MINIMAL, to, {**proof, **files})


def test_a_proof_of_what_is_built_is_published(tmp_path: Path) -> None:
    """Beside the scripts, as fresh and as free to read as they are."""
    output = built(_proven(tmp_path / "p"), Options(proof="required"))
    assert output.files[PROOF] == to_json(proof_of(output))
    assert output.headers[PROOF] == output.headers["embed/first.js"]
    assert f"/{PROOF}\n" in output.files["_headers"].decode()
    assert output.warnings == ()


def test_a_proof_of_what_was_built_before_is_not_published(tmp_path: Path) -> None:
    """The site is whole, with a warning; where a proof is required there is none."""
    rubric = (MINIMAL / "content/first/rubric.yaml").read_text("utf-8")
    project = _proven(tmp_path / "p", rubric_yaml=rubric.replace("from: 50", "from: 51"))
    output = built(project)
    assert PROOF not in output.files
    (warning,) = output.warnings
    assert (warning.code, warning.severity) == ("proof-outdated", "warning")
    with pytest.raises(ContentError) as error:
        built(project, Options(proof="required"))
    assert [(each.code, each.severity) for each in error.value.problems] == [
        ("proof-outdated", "error")
    ]


def test_a_check_without_a_proof_is_published_unless_one_is_required() -> None:
    """Nobody must have a browser to write."""
    assert built(MINIMAL).warnings == ()
    with pytest.raises(ContentError) as error:
        built(MINIMAL, Options(proof="required"))
    assert [each.code for each in error.value.problems] == ["proof-missing"]


def test_a_draft_needs_no_proof_and_publishes_none(tmp_path: Path) -> None:
    """It does once it is published."""
    article = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    draft = article.replace("slug:", "draft: true\nslug:", 1)
    project = _proven(tmp_path / "p", article_en_md=draft)
    assert PROOF not in built(project, Options(proof="required")).files
    assert PROOF in built(project, Options(proof="required", drafts=True)).files
    (project / "content/first/published/proof.json").unlink()
    built(project, Options(proof="required"))
    with pytest.raises(ContentError):
        built(project, Options(proof="required", drafts=True))


def test_proofs_may_be_passed_over(tmp_path: Path) -> None:
    """Whoever makes a proof anew is not held up by the old one."""
    project = copied(MINIMAL, tmp_path / "p", {"first/published/proof.json": "<<<"})
    assert built(project, Options(proof="ignored")).warnings == ()
