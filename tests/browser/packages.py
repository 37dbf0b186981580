"""Packages of others that tests need: fetched once for what is pinned, never committed."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from site_builder.script.engine import deno_path

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def made_once(name: str, sources: Iterable[Path], make: Callable[[Path], None]) -> Path:
    """Return a folder in this environment that is made when one of its sources has changed.

    Raises:
        AssertionError: a registry or a package is not there, or a source is wrong; says why.
    """
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()
    wanted = Path(sys.prefix) / f"{name}-{digest[:12]}"
    if not wanted.exists():
        making = Path(tempfile.mkdtemp(dir=sys.prefix))
        make(making)
        _put(making, wanted)
    return wanted


def install_npm(pins: Path, to: Path) -> None:
    """Install what `deno.json` and `deno.lock` of a folder name, below `node_modules`."""
    for name in ("deno.json", "deno.lock"):
        shutil.copy(pins / name, to)
    run(to, deno_path(), "install", "--frozen", "--quiet")


def install_wheels(group: str, to: Path, *options: str) -> None:
    """Install a group of `pyproject.toml` for itself."""
    command = (sys.executable, "-m", "pip", "install", "--quiet", "--target", str(to), *options)
    run(to, *command, "--group", f"{PROJECT}:{group}")


def run(folder: Path, *command: str, **environment: str) -> None:
    """Run a command in a folder; what it says where it fails is the message."""
    ran = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, f"{command[0]} failed:\n{ran.stderr}"


def _put(making: Path, wanted: Path) -> None:
    """Put a folder in its place, unless another process was faster."""
    try:
        making.rename(wanted)
    except OSError:
        shutil.rmtree(making)
        assert wanted.exists()
