"""The package: the wheel alone does all that an editor needs; all who build it get the same."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]
MADE = re.compile(r"^generated/|__pycache__/")
"""What is made in the package's folder here."""

BINARIES = "Scripts" if os.name == "nt" else "bin"
WITHOUT_NETWORK = """
import sys

def refuse(event, details):
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen"):
        raise SystemExit(f"{event}: {details}")

sys.addaudithook(refuse)
from site_builder.cli import main
main(prog_name="niveaucheck")
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution of this repository, and the wheel made of it."""
    folder = tmp_path_factory.mktemp("packages")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT))
    return folder


@pytest.fixture(scope="module")
def wheel(packages: Path) -> Path:
    """The wheel."""
    (made,) = packages.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def source(packages: Path) -> Path:
    """The source distribution."""
    (made,) = packages.glob("*.tar.gz")
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Python of an environment in which there is the wheel, and nothing of ours beside it."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = str(folder / BINARIES / "python")
    run(python, "-m", "pip", "install", "--quiet", f"{wheel}[images]")
    return python


@pytest.fixture(scope="module")
def project(python: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, made by the wheel."""
    folder = tmp_path_factory.mktemp("project")
    alone(python, folder, "new", "project", "my checks", "--language", "nl")
    return folder / "my checks"


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


def alone(python: str, folder: Path, *arguments: str, given: str = "") -> str:
    """Run niveaucheck in a folder: with no other program to be found, nor any other machine."""
    done = subprocess.run(
        [python, "-I", "-c", WITHOUT_NETWORK, *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": "/nowhere"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_builds_the_site(python: str, tmp_path: Path) -> None:
    """Without a Deno on the path every file is as here."""
    (tmp_path / "project").mkdir()
    (tmp_path / "project/content").symlink_to(ROOT / "content")
    alone(python, tmp_path, "build", "project", "--out", "out")
    run(sys.executable, "-m", "site_builder", "build", str(ROOT), "--out", str(tmp_path / "here"))
    assert files(tmp_path / "out") == files(tmp_path / "here")
    assert "embed/sales-process.js" in files(tmp_path / "out")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_wheel_alone_makes_a_project_that_works(python: str, project: Path) -> None:
    """Every command that needs no browser does what it should, without git, Deno or a network.

    What is told are the places to fill in, as `tests/test_new.py` says.
    """
    assert alone(python, project, "check") == "No errors.\n"
    alone(python, project, "new", "check", "second")
    assert alone(python, project, "check", "--drafts") == "No errors.\n"
    assert "0 changed" not in alone(python, project, "build")
    assert (project / "build/embed/first-check.js").is_file()
    inspected = json.loads(
        alone(python, project, "inspect", ".", "first-check", "--format", "json")
    )
    assert inspected["check"] == "first-check"
    alone(python, project, "inspect", "--sheet", "sheets")
    assert (project / "sheets/first-check.html").is_file()
    given = json.dumps({"main-question": "topic"}) + "\n"
    scored = alone(python, project, "score", "content/first-check/rubric.yaml", given=given)
    assert json.loads(scored)["error"]["code"] == "missing-answer"
    assert alone(python, project, "docs", "rubric").startswith("# Write a rubric\n")
    kept = (project / "content/.schema/rubric.json").read_text("utf-8")
    assert alone(python, project, "schema") == kept


def test_the_wheel_serves(python: str, project: Path) -> None:
    """A new project is there at the address that it says."""
    server = subprocess.Popen(
        [python, "-I", "-u", "-m", "site_builder", "build", str(project), "--serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert server.stdout
        said = (re.search(r"http://127\.0\.0\.1:\d+/", line) for line in server.stdout)
        address = next(found[0] for found in said if found)
        with urlopen(f"{address}nl/hoe-goed-is-je-check/") as answer:  # noqa: S310 - our own server
            assert b"<niveau-check" in answer.read()
    finally:
        server.terminate()
        server.communicate()


def test_both_ways_to_call_it_are_one(python: str) -> None:
    """`niveaucheck` and `python -m site_builder` say the same."""
    command = Path(python).with_name("niveaucheck")
    for arguments in (["--version"], ["--help"], ["build", "--help"]):
        by_name = run(str(command), *arguments)
        by_module = run(python, "-I", "-m", "site_builder", *arguments)
        assert by_module.replace("python -m site_builder", "niveaucheck") == by_name


def test_the_wheel_carries_what_it_needs_and_no_sources(wheel: Path) -> None:
    """Every file of the package, both engines, the documentation; no TypeScript of the widget's."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    own = (name for name in files(ROOT / "site_builder") if not MADE.search(name))
    engines = (f"engine{kind}.{ending}" for kind in ("", "-full") for ending in ("js", "css"))
    wanted = {
        *own,
        *(f"generated/{name}" for name in engines),
        *(f"docs/{path.name}" for path in (ROOT / "docs").iterdir()),
    }
    assert names == {f"site_builder/{name}" for name in wanted}


def test_the_source_distribution_holds_what_a_build_needs_and_nothing_private(source: Path) -> None:
    """Neither what was made here, nor a path of this machine."""
    with tarfile.open(source) as archive:
        members = {each.name.split("/", 1)[1]: each for each in archive if each.isfile()}
        data = {name: archive.extractfile(each).read() for name, each in members.items()}  # type: ignore[union-attr]
        assert {each.uid for each in members.values()} == {0}
    tops = {name.split("/")[0] for name in members}
    assert tops == {
        *("site_builder", "widget", "docs", "hatch_build.py", "pyproject.toml", "PKG-INFO"),
        *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".gitignore"),
    }
    assert not [name for name in members if "generated" in name or "__pycache__" in name]
    assert not [name for name, held in data.items() if str(ROOT).encode() in held]


def test_whoever_builds_it_gets_the_same(source: Path, wheel: Path, tmp_path: Path) -> None:
    """Byte for byte: from the sources or from the repository, in any folder, at any time."""
    place = tmp_path / "somewhere else"
    with tarfile.open(source) as archive:
        archive.extractall(place, filter="data")
    (unpacked,) = place.iterdir()
    for path in unpacked.rglob("*.py"):
        os.utime(path, (10**9, 10**9))
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for root, out in ((unpacked, tmp_path / "a"), (ROOT, tmp_path / "b")):
        command = ("-m", "build", "--no-isolation", "--sdist", "--wheel", "--outdir", str(out))
        run(sys.executable, *command, str(root), PATH=tools)
        assert files(out) == {each.name: each.read_bytes() for each in (source, wheel)}
        shutil.rmtree(out)
