"""Where a site may be built, and where it may not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.output.place import misplaced
from site_builder.script.engine import PACKAGE, WIDGET
from tests.projects import MINIMAL, copied


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project beside which stand links: to its content, to a folder, and in a circle."""
    around = tmp_path_factory.mktemp("around")
    made = copied(MINIMAL, around / "project")
    (made / "widget").mkdir()
    (around / "linked").symlink_to(made / "content")
    (around / "elsewhere").mkdir()
    (around / "away").symlink_to(around / "elsewhere")
    (around / "circle").symlink_to(around / "circle")
    return made


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (".", "holds the project itself"),
        ("..", "holds the project itself"),
        ("build/..", "holds the project itself"),
        ("/", "holds far more than a site"),
        ("~", "holds far more than a site"),
        ("content", "is in content/"),
        ("content/build", "is in content/"),
        ("content/first/build/deep", "is in content/"),
        ("../linked/build", "is in content/"),
        ("widget/build", "is in widget/"),
        (f"{PACKAGE / 'static/build'}", "is in site_builder/"),
        (f"{WIDGET / 'build'}", "is in widget/"),
        ("../circle/build", "in a circle"),
    ],
)
def test_a_site_is_not_built_around_or_among_what_it_is_made_of(
    out: str, said: str, project: Path
) -> None:
    """Wrong usage with the way out, also through links; nothing is written."""
    before = sorted(project.parent.rglob("*"))
    path = Path.home() if out == "~" else project / out
    refused = CliRunner().invoke(main, ["build", str(project), "--out", str(path)])
    assert refused.exit_code == 2
    words = " ".join(refused.stderr.split())
    assert said in words
    assert "like --out build" in words
    assert sorted(project.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "out",
    [
        "build",
        "build/",
        "../beside",
        "contents",
        "public/site",
        "../away",
        "de site ☕ ",
        "content-x",
    ],
)
def test_a_site_is_built_anywhere_else(out: str, project: Path) -> None:
    """Within the project and beside it, through a link, by any name."""
    sources = (project / "content", project / "widget")
    assert misplaced(project / out, project, sources) is None


def test_capitals_do_not_lead_around_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system takes them for the same, so does this."""
    alike = project / "CONTENT/build", project, [project / "content"]
    assert misplaced(*alike) is None
    monkeypatch.setattr(
        Path, "samefile", lambda path, other: str(path).casefold() == str(other).casefold()
    )
    assert "is in content/" in (misplaced(*alike) or "")


def test_what_is_not_there_yet_is_known_by_its_name(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also from within the project."""
    monkeypatch.chdir(project)
    assert "is in later/" in (misplaced(Path("later/build"), Path(), [Path("later")]) or "")
