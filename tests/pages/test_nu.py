"""The Nu HTML checker finds no error on any page that is built."""

import json
import subprocess
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.options import Options

PROJECTS = Path(__file__).parents[1] / "projects"


def errors(packages: Path, folder: Path) -> list[str]:
    """Return what the checker calls an error, with its page and line."""
    jar = packages / "vnu-jar/build/dist/vnu.jar"
    command = ("java", "-jar", str(jar), "--format", "json", "--skip-non-html", str(folder))
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(ran.stderr)["messages"]
        if message["type"] != "info"
    ]


def test_our_site(packages: Path, site: tuple[str, Path]) -> None:
    """Every page, the iframe pages among them."""
    assert errors(packages, site[1]) == []


@pytest.mark.parametrize("project", ["whole", "kinds", "models"])
def test_other_projects(packages: Path, project: str, tmp_path: Path) -> None:
    """Checks of every kind, former addresses, other accents."""
    build(PROJECTS / project, tmp_path / "build", Options())
    assert errors(packages, tmp_path / "build") == []


def test_the_checker_sees_an_error(packages: Path, tmp_path: Path) -> None:
    """So that its silence says something."""
    (tmp_path / "page.html").write_text("<!doctype html><title>A</title><p role=row><b>")
    assert errors(packages, tmp_path)
