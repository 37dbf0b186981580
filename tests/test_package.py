"""The wheel: installed by itself, without Deno and without the sources, it builds the site."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT))
    (made,) = folder.glob("*.whl")
    return made


def run(*command: str, **environment: str) -> str:
    """Run a command; return what it printed."""
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_builds_the_site(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, and without a Deno on the path, every file is as here."""
    venv.create(tmp_path / "venv", with_pip=True)
    python = str(tmp_path / "venv" / "bin" / "python")
    run(python, "-m", "pip", "install", "--quiet", f"{wheel}[images]")
    project = tmp_path / "project"
    (project / "content").parent.mkdir()
    (project / "content").symlink_to(ROOT / "content")
    out, here = tmp_path / "out", tmp_path / "here"
    run(
        python,
        "-I",
        "-m",
        "site_builder",
        "build",
        str(project),
        "--out",
        str(out),
        PATH="/nowhere",
    )
    run(sys.executable, "-m", "site_builder", "build", str(ROOT), "--out", str(here))
    assert files(out) == files(here)
    assert "embed/sales-process.js" in files(out)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_wheel_carries_the_engine_and_no_sources(wheel: Path) -> None:
    """Both engines are in it; TypeScript, tests and content are not."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    made = {"engine.js", "engine-full.js", "engine.css", "engine-full.css"}
    assert {f"site_builder/generated/{name}" for name in made} <= names
    assert {f"site_builder/cards/font/{name}" for name in ("card.ttf", "LICENSE")} <= names
    assert not [name for name in names if name.startswith(("widget/", "tests/", "content/"))]
