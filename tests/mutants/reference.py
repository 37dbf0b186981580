"""The reference scorer under the vectors, on a copy of the package."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.listed import ROOT

MOST_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Reference:
    """`site_builder/`, of which a copy goes before the one that is installed."""

    folder: Path = ROOT / "site_builder"

    def kills(self, copy: Path) -> bool:
        """Tell whether a vector fails; one that never ends fails too."""
        (copy.parent / "tests").symlink_to(ROOT / "tests")
        try:
            ran = subprocess.run(
                [sys.executable, "-B", "-m", "tests.mutants.all_cases"],
                cwd=copy.parent,
                capture_output=True,
                timeout=MOST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return True
        return ran.returncode != 0
