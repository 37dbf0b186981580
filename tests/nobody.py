"""Python run as somebody who owns nothing, to see what a build does where it has no right."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

NOBODY = 65534
_ROOT = Path(__file__).parents[1]

needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("setpriv"),
    reason="only root can become somebody else, or give a folder away",
)


def run_as_nobody(script: str, *arguments: str, **environment: str) -> str:
    """Return what a script prints; skip the test where nobody cannot run our Python."""
    if _run("pass", {}).returncode:
        pytest.skip("our Python is where only its owner may look")
    done = _run(script, environment, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _run(
    script: str, environment: Mapping[str, str], *arguments: str
) -> "subprocess.CompletedProcess[str]":
    who = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return subprocess.run(
        [*who, sys.executable, "-B", "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": str(_ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def open_to_all(folder: Path) -> None:
    """Let everybody reach a folder of this run's, whichever worker made it."""
    everyones = Path(tempfile.gettempdir()).resolve()
    for each in (folder, *folder.parents):
        if each.resolve().is_relative_to(everyones) and each.resolve() != everyones:
            each.chmod(0o755)
