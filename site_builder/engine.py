"""The engine: the widget's code and styles, bundled from `widget/` by Deno.

Needs the standard library only, since the package's build hook imports it too. In a checkout the
bundle is made again whenever `widget/` or the Deno version changed; an installed package carries
it and needs no Deno.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent
GENERATED = PACKAGE / "generated"
WIDGET = PACKAGE.parent / "widget"
DENO_VERSION = "2.9.8"

_FIRST_LINE = re.compile(r"/\* niveaucheck ([0-9a-f]{16}) \*/\n")


class EngineError(Exception):
    """The engine cannot be bundled; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Engine:
    """The bundled engine.

    `code` is a classic script that takes the free names ASSESSMENT and STYLES; `styles` is its
    minified style sheet; `digest` names the sources that both were made of.
    """

    code: str
    styles: str
    digest: str


def current_engine() -> Engine:
    """Return the engine, bundled anew if its sources are here and have changed.

    Raises:
        EngineError: there is no bundle and it cannot be made.
    """
    if (WIDGET / "src").is_dir():
        digest = sources_digest()
        if _digest_of(GENERATED) != digest:
            _bundle(digest)
    return _read()


def sources_digest() -> str:
    """Return 16 hexadecimal digits that name the widget's sources and the Deno version."""
    digest = hashlib.sha256(DENO_VERSION.encode())
    for path in sorted([WIDGET / "deno.json", WIDGET / "styles.css", *WIDGET.glob("src/**/*.ts")]):
        digest.update(path.relative_to(WIDGET).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _digest_of(folder: Path) -> str | None:
    try:
        with (folder / "engine.js").open(encoding="ascii") as script:
            found = _FIRST_LINE.fullmatch(script.readline())
    except (OSError, UnicodeDecodeError):
        return None
    return found[1] if found else None


def _read() -> Engine:
    try:
        code = (GENERATED / "engine.js").read_text("ascii")
        styles = (GENERATED / "engine.css").read_text("ascii")
    except OSError as error:
        message = "the package lacks the widget's engine; install it again"
        raise EngineError(message) from error
    first, _, rest = code.partition("\n")
    found = _FIRST_LINE.fullmatch(first + "\n")
    return Engine(rest, styles, found[1] if found else "")


def _bundle(digest: str) -> None:
    """Bundle into a folder of its own, then put each file in its place whole."""
    GENERATED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=GENERATED) as made:
        script, styles = Path(made) / "engine.js", Path(made) / "engine.css"
        _deno(WIDGET / "src" / "index.ts", script, "--format=iife", "--platform=browser")
        _deno(WIDGET / "styles.css", styles)
        code = script.read_text("utf-8")
        script.write_text(f"/* niveaucheck {digest} */\n{code}", "ascii", newline="\n")
        styles.replace(GENERATED / styles.name)
        script.replace(GENERATED / script.name)


def _deno(source: Path, target: Path, *options: str) -> None:
    command = [deno_path(), "bundle", "--quiet", "--minify", *options]
    ran = subprocess.run(
        [*command, "--output", str(target), str(source)],
        cwd=WIDGET,
        env={**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = ran.stderr.partition("Stack backtrace")[0].strip()
        message = f"the widget cannot be bundled:\n{said}"
        raise EngineError(message)


def deno_path() -> str:
    """Return the Deno of this environment: beside this Python, or on the path."""
    scripts = os.pathsep.join([sysconfig.get_path("scripts"), str(Path(sys.executable).parent)])
    found = shutil.which("deno", path=scripts) or shutil.which("deno")
    if found is None:
        message = f"the widget's sources changed; to bundle them: pip install deno=={DENO_VERSION}"
        raise EngineError(message)
    return found
