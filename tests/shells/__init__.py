"""What was released, and is still on pages: `N.js` the shell, `N.first.js` a script of its time.

The latter is the whole script of the minimal check, so an engine that is as old. The engine may
change at any time, the shell only by adding to docs/protocol.md. When it has, `make shell` keeps it
under the next number. What is kept is never changed.
"""

import subprocess
import tempfile
from pathlib import Path

from site_builder.build import build
from site_builder.options import Options
from site_builder.script.engine import deno_path
from tests.projects import MINIMAL

HERE = Path(__file__).parent


def releases() -> list[int]:
    """Return the numbers of what is kept, the oldest first."""
    return sorted(int(path.stem) for path in HERE.glob("*.js") if path.stem.isdecimal())


def shell(release: int) -> str:
    """Return a shell that is kept."""
    return (HERE / f"{release}.js").read_text("ascii")


def old_script(release: int) -> str:
    """Return a script of the time of that shell."""
    return (HERE / f"{release}.first.js").read_text("ascii")


def shell_today() -> str:
    """Return the shell as the widget's sources have it now."""
    command = "bundle", "--quiet", "--minify", "--format=iife", "--platform=browser"
    source = str(HERE / "shell.ts")
    ran = subprocess.run(
        [deno_path(), *command, source], capture_output=True, text=True, check=True
    )
    return ran.stdout


def script_today() -> str:
    """Return the minimal check's script as it is built now."""
    with tempfile.TemporaryDirectory() as folder:
        build(MINIMAL, Path(folder) / "build", Options())
        return (Path(folder) / "build/embed/first.en.js").read_text("ascii")


def keep() -> None:
    """Keep what is there now under the next number."""
    release = max(releases(), default=0) + 1
    (HERE / f"{release}.js").write_text(shell_today(), "ascii", newline="\n")
    (HERE / f"{release}.first.js").write_text(script_today(), "ascii", newline="\n")
