"""Disks that tests mount for a while."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(at: Path, *options: str) -> Iterator[None]:
    """Mount a file system in a folder, for a while; where that is not allowed the test is left."""
    at.mkdir(parents=True, exist_ok=True)
    if said := asked("mount", *options, str(at)):
        pytest.skip(f"this machine does not let us mount that: {said}")
    try:
        yield
    finally:
        assert not asked("umount", str(at))


def asked(*command: str) -> str:
    """Run a program of the system; return what it says if it refuses, and "" if it does not."""
    program = shutil.which(command[0])
    if program is None:
        return f"there is no {command[0]}"
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    return done.stderr.strip() or "refused" if done.returncode else ""


def memory(*options: str) -> tuple[str, ...]:
    """Return the options of `mount` for a file system in memory."""
    return ("-t", "tmpfs", "-o", ",".join(["size=4m", *options]), "none")
