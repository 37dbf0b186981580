"""The engine: the widget's code and styles, bundled from `widget/` by Deno.

The code is bundled twice: the plain engine scores the core of the scoring reference, the full one
all of it. What stands behind the constant `FULL` is in the full engine alone.

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

PACKAGE = Path(__file__).parents[1]
GENERATED = PACKAGE / "generated"
WIDGET = PACKAGE.parent / "widget"
DENO_VERSION = "2.9.8"

_STYLES = {"engine.css": "styles.css", "engine-full.css": "full.css"}
"""The bundles of the styles and what each is made of."""
_PLAIN = "engine.js"
_CODE: dict[str, tuple[str, ...]] = {
    "engine-full.js": (),
    _PLAIN: ("--import-map", "plain.json"),
}
"""The bundles of the code and how each is made; the last one written says that all are there."""
_FIRST_LINE = re.compile(r"/\* niveaucheck ([0-9a-f]{16}) \*/\n")


class EngineError(Exception):
    """The engine cannot be bundled; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Engine:
    """The bundled engine.

    `plain` and `full` are classic scripts that take the free names ASSESSMENT and STYLES; `styles`
    is the minified style sheet of both, and `full_styles` comes after it where the full one is
    used; `digest` names the sources that all were made of.
    """

    plain: str
    full: str
    styles: str
    full_styles: str
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
    beside = [WIDGET / name for name in ("deno.json", "plain.json", *_STYLES.values())]
    for path in sorted([*beside, *WIDGET.glob("src/**/*.ts")]):
        digest.update(path.relative_to(WIDGET).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _digest_of(folder: Path) -> str | None:
    try:
        with (folder / _PLAIN).open(encoding="ascii") as script:
            found = _FIRST_LINE.fullmatch(script.readline())
    except (OSError, UnicodeDecodeError):
        return None
    return found[1] if found else None


def _read() -> Engine:
    try:
        scripts = {name: (GENERATED / name).read_text("ascii") for name in _CODE}
        styles, full_styles = ((GENERATED / name).read_text("ascii") for name in _STYLES)
    except OSError as error:
        message = "the package lacks the widget's engine; install it again"
        raise EngineError(message) from error
    full, plain = (scripts[name].partition("\n")[2] for name in _CODE)
    return Engine(plain, full, styles, full_styles, _digest_of(GENERATED) or "")


def _bundle(digest: str) -> None:
    """Bundle into a folder of its own, then put each file in its place whole."""
    GENERATED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=GENERATED) as made:
        for name, source in _STYLES.items():
            _deno(WIDGET / source, Path(made) / name)
        scripts = [_script(Path(made) / name, digest, options) for name, options in _CODE.items()]
        for path in (*(Path(made) / name for name in _STYLES), *scripts):
            path.replace(GENERATED / path.name)


def _script(target: Path, digest: str, options: tuple[str, ...]) -> Path:
    """Bundle the code in two steps, and return where it is.

    The first puts the value of `FULL` in its place, the second drops what nothing reaches then.
    """
    module = target.with_suffix(".mjs")
    _deno(WIDGET / "src" / "index.ts", module, "--format=esm", "--platform=browser", *options)
    _deno(module, target, "--format=iife", "--platform=browser")
    code = target.read_text("utf-8")
    target.write_text(f"/* niveaucheck {digest} */\n{code}", "ascii", newline="\n")
    return target


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
