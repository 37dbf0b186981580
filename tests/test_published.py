"""`published/` in a build: what was pinned is carried, or a problem."""

from pathlib import Path

import pytest

from site_builder.options import Options
from tests.projects import MINIMAL, built, copied, shown
from tests.publishing import FIRST, PUBLISHED, edit, files, published


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The minimal project, its check published."""
    return published(tmp_path / "p")


def script(project: Path) -> Path:
    """Return the file of the pinned script."""
    (found,) = (project / PUBLISHED).glob("*.js")
    return found


def codes(project: Path) -> list[str]:
    """Return what is wrong, by code."""
    return [line.partition("[")[2].partition("]")[0] for line in shown(project)]


def test_pinned_scripts_are_carried_for_good(project: Path) -> None:
    """Under their own name; any site may load them, and never asks again."""
    path, output = f"embed/{script(project).name}", built(project)
    assert output.files[path] == script(project).read_bytes()
    headers = output.headers[path]
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert f"/{path}\n" in output.files["_headers"].decode()
    assert "immutable" not in output.headers["embed/first.js"]["Cache-Control"]


def test_neither_lock_nor_attributes_are_published(project: Path) -> None:
    """They are for the author; the proof is for all."""
    names = {path.rpartition("/")[2] for path in built(project).files}
    assert not names & {"lock.json", ".gitattributes"}
    assert "first.proof.json" in names


def test_a_published_project_has_no_problems(project: Path) -> None:
    """Nor has a check that was never published."""
    assert shown(project) == []
    assert built(MINIMAL).warnings == ()


def test_a_base_url_changes_no_pinned_script(project: Path) -> None:
    """A preview carries what was published."""
    output = built(project, Options(base_url="https://preview.example"))
    assert output.files[f"embed/{script(project).name}"] == script(project).read_bytes()


def test_a_check_without_its_rubric_is_still_carried(project: Path) -> None:
    """As an article it goes on; other pages load what they load."""
    (project / FIRST / "rubric.yaml").unlink()
    for language in ("nl", "en"):
        edit(project, f"article.{language}.md", ("[[check]]", ""))
    output = built(project)
    assert f"embed/{script(project).name}" in output.files
    assert "embed/first.js" not in output.files


def test_a_folder_with_pinned_scripts_alone_is_not_passed_over(project: Path) -> None:
    """Whoever deletes the article is told, before a page of others breaks."""
    for name in ("rubric.yaml", "article.nl.md", "article.en.md"):
        (project / FIRST / name).unlink()
    assert codes(project) == ["missing-translation"] * 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data + b" ", "pinned-changed"),
        (lambda data: data.replace(b"\n", b"\r\n"), "pinned-changed"),
        (lambda _: b"", "pinned-changed"),
    ],
    ids=["one byte", "line ends", "nothing left"],
)
def test_a_changed_script_is_refused(project: Path, change: object, code: str) -> None:
    """Browsers would refuse it too."""
    assert callable(change)
    script(project).write_bytes(change(script(project).read_bytes()))
    assert codes(project) == [code]


def test_line_ends_that_git_changed_are_told(project: Path) -> None:
    """The way out is another one then."""
    data = script(project).read_bytes().replace(b"\n", b"\r\n")
    script(project).write_bytes(data)
    assert "only its line ends were changed" in shown(project)[0]
    assert ".gitattributes" in shown(project)[0]


def test_a_folder_in_the_place_of_a_script_is_no_script(project: Path) -> None:
    """And no mistake of ours."""
    path = script(project)
    path.unlink()
    path.mkdir()
    assert codes(project) == ["pinned-missing"]


def test_a_folder_in_the_place_of_the_lock_is_told(project: Path) -> None:
    """It cannot be read."""
    (project / PUBLISHED / "lock.json").unlink()
    (project / PUBLISHED / "lock.json").mkdir()
    assert codes(project) == ["unreadable"]


def test_hidden_files_are_passed_over(project: Path) -> None:
    """A system leaves them everywhere."""
    (project / PUBLISHED / ".DS_Store").write_bytes(b"\0")
    assert codes(project) == []


def test_an_article_may_have_a_folder_of_that_name(tmp_path: Path) -> None:
    """Without a lock it holds nothing that was pinned."""
    project = copied(MINIMAL, tmp_path / "p")
    (project / PUBLISHED).mkdir()
    assert codes(project) == []
    assert files(project / PUBLISHED) == {}
