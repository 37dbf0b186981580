"""What a command loads: what it does not need is left where it is, so that it starts at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import MINIMAL

ROOT = Path(__file__).parents[1]
LOADED = """
import sys
from site_builder.cli import main
try:
    main()
finally:
    print(*sys.modules)
"""
RUBRIC = str(MINIMAL / "content/first/rubric.yaml")


def loaded(*arguments: str, **environment: str) -> set[str]:
    """Return what a command has loaded at its end."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        input="",
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (("--version",), {"site_builder.build", "pydantic", "yaml", "jinja2", "markdown", "rich"}),
        (("score", RUBRIC), {"site_builder.build", "jinja2", "nh3", "PIL", "rich"}),
        (("schema",), {"site_builder.build", "jinja2", "markdown", "nh3", "PIL", "rich"}),
        (("check", str(MINIMAL)), {"livereload", "tornado", "watchfiles", "playwright", "rich"}),
    ],
)
def test_a_command_loads_what_it_needs(command: tuple[str, ...], unneeded: set[str]) -> None:
    """And nothing of these."""
    assert loaded(*command) & unneeded == set()


def test_a_build_of_what_is_known_loads_no_renderer(tmp_path: Path) -> None:
    """Where nothing has changed, no Markdown is rendered, no HTML cleaned and no card drawn."""
    command, kept = ("build", str(MINIMAL), "--out"), str(tmp_path / "kept")
    unneeded = {"site_builder.prose.inline", "nh3", "PIL.ImageDraw", "rich"}
    first = loaded(*command, str(tmp_path / "out"), NIVEAUCHECK_CACHE=kept)
    second = loaded(*command, str(tmp_path / "other"), NIVEAUCHECK_CACHE=kept)
    assert {"site_builder.prose.inline", "nh3"} <= first
    assert second & unneeded == set()


def test_a_build_of_what_is_there_loads_next_to_nothing(tmp_path: Path) -> None:
    """Nothing that reads or makes content, where the folder holds what would come of it."""
    command, kept = ("build", str(MINIMAL), "--out", str(tmp_path / "out")), str(tmp_path / "kept")
    loaded(*command, NIVEAUCHECK_CACHE=kept)
    unneeded = {"site_builder.build", "pydantic", "yaml", "jinja2", "email", "rich"}
    assert loaded(*command, NIVEAUCHECK_CACHE=kept) & unneeded == set()
