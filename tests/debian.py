"""Debian's packages, for tests that need more than a browser: install those that are not there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_ENVIRONMENT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
_INSTALL = ("apt-get", "install", "-qq", "--yes", "--no-install-recommends")


class DebianError(Exception):
    """The packages are not to be had; the message says what to do."""


def install(packages: Sequence[str]) -> None:
    """Install the packages that are not there.

    Raises:
        DebianError: there is no apt-get, or no right to install, or it fails.
    """
    missing = [each for each in packages if not _is_there(each)]
    if not missing:
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise DebianError(f"this needs Debian's {' '.join(missing)}: as root, apt install them")
    print(f"installing {' '.join(missing)}", flush=True)  # noqa: T201
    _run("apt-get", "update", "-qq")
    _run(*_INSTALL, *missing)


def unpack(packages: Sequence[str], folder: Path) -> None:
    """Write the files of packages below a folder, and install nothing.

    Raises:
        DebianError: there is no apt-get, or it does not find them.
    """
    if not shutil.which("apt-get"):
        raise DebianError(f"this needs Debian's {' '.join(packages)}, and apt-get to get them")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
    _run("apt-get", "download", "-qq", *packages, folder=folder)
    for archive in sorted(folder.glob("*.deb")):
        _run("dpkg-deb", "--extract", str(archive), str(folder))
        archive.unlink()


def _is_there(package: str) -> bool:
    if not shutil.which("dpkg-query"):
        return False
    asked = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(asked, check=False, capture_output=True).stdout == b"installed"


def _run(*command: str, folder: Path | None = None) -> None:
    ran = subprocess.run(
        command, check=False, capture_output=True, text=True, env=_ENVIRONMENT, cwd=folder
    )
    if ran.returncode:
        raise DebianError(f"{' '.join(command)} fails:\n{ran.stderr or ran.stdout}")


def main(arguments: Sequence[str]) -> int:
    """`install PACKAGE…` or `unpack FOLDER PACKAGE…`; return the exit code."""
    try:
        match arguments:
            case ["install", *packages]:
                install(packages)
            case ["unpack", folder, *packages]:
                unpack(packages, Path(folder))
    except DebianError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
