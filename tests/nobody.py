"""Python run as somebody who owns nothing, to see what a build does where it has no right."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

NOBODY = 65534
_ROOT = Path(__file__).parents[1]


def run_as_nobody(script: str, *arguments: str, **environment: str) -> str:
    """Return what a script prints; skip the test where we cannot become somebody else."""
    if sys.platform != "linux" or os.getuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("only root can become somebody else")
    who = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    done = subprocess.run(
        [*who, sys.executable, "-B", "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": str(_ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"nobody cannot run our Python: {done.stderr[-200:]}")
    return done.stdout.strip()


def open_to_all(folder: Path) -> None:
    """Let everybody reach a folder of this run's, whichever worker made it."""
    everyones = Path(tempfile.gettempdir()).resolve()
    for each in (folder, *folder.parents):
        if each.resolve().is_relative_to(everyones) and each.resolve() != everyones:
            each.chmod(0o755)
