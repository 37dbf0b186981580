"""A mistake of ours, as a file that its finder can send."""

import platform
import shlex
import sys
import tempfile
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def told_mistake() -> str:
    """Return what to say of the exception that is being handled, which is our mistake."""
    said = "this is our mistake, not yours"
    try:
        return f"{said}. Please send us {write_report()}"
    except OSError as error:
        return f"{said}; make room on the disk, so that it can be reported ({error.strerror})"


def write_report() -> Path:
    """Write what is known of the exception that is being handled, and return where it is.

    That is what ran where, and the traceback. Nothing of the content is in it but what the
    exception says, nobody else may read it, and the home folder, often named like its owner, is
    `~`.

    Raises:
        OSError: no file can be written anywhere.
    """
    with tempfile.NamedTemporaryFile(
        "w", prefix="niveaucheck-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
    ) as report:
        report.write(_without_home(f"{_where()}\n{traceback.format_exc()}"))
    return Path(report.name)


def _where() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    command = shlex.join(["niveaucheck", *sys.argv[1:]])
    return f"niveaucheck {_version()}, {python}, {platform.platform()}\n{command}\n"


def _version() -> str:
    try:
        return version("niveaucheck")
    except PackageNotFoundError:
        return "that is not installed"


def _without_home(text: str) -> str:
    try:
        home = str(Path.home())
    except RuntimeError:  # a user without one
        return text
    return text.replace(home, "~") if len(home) > 1 else text
