"""SurveyJS, fetched from the npm registry and bundled by Deno; nothing of it is kept here."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import TEMPLATES
from site_builder.script.engine import deno_path

PACKAGE = "survey-js-ui"
# The one with the fonts would fetch them from elsewhere.
STYLES = "survey-core/survey-core.fontless.min.css"
SECONDS = 120


class NoSurveyError(Exception):
    """SurveyJS cannot be had; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Survey:
    """SurveyJS with one survey's model: its version, a script, its own style sheet."""

    version: str
    script: bytes
    styles: bytes


def bundle_survey(model: str, folder: Path) -> Survey:
    """Fetch the newest SurveyJS into an empty folder, and bundle it with the model.

    The core is the one that the newest renderer asks for, which need not be the newest core.

    Raises:
        NoSurveyError: the registry cannot be reached, or what came from it cannot be bundled.
    """
    settings = {"nodeModulesDir": "auto", "imports": {PACKAGE: f"npm:{PACKAGE}@latest"}}
    (folder / "deno.json").write_text(json.dumps(settings), "utf-8")
    (folder / "model.json").write_text(model, "utf-8")
    (folder / "survey.ts").write_bytes((TEMPLATES / "survey.ts").read_bytes())
    _deno(folder, "install", "--quiet")
    options = ("--quiet", "--minify", "--format=iife", "--platform=browser")
    _deno(folder, "bundle", *options, "--output=survey.js", "survey.ts")
    return _read(folder)


def _read(folder: Path) -> Survey:
    modules = folder / "node_modules"
    package = json.loads((modules / PACKAGE / "package.json").read_text("utf-8"))
    styles = sorted(modules.glob(f".deno/survey-core@*/node_modules/{STYLES}"))
    if not styles:
        message = f"{PACKAGE} {package['version']} comes without {STYLES}"
        raise NoSurveyError(message)
    return Survey(package["version"], (folder / "survey.js").read_bytes(), styles[0].read_bytes())


def _deno(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"}
    try:
        ran = subprocess.run(
            [deno_path(), *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        message = f"deno {arguments[0]} took more than {SECONDS} s"
        raise NoSurveyError(message) from error
    if ran.returncode:
        raise NoSurveyError(ran.stderr.strip().partition("\n")[0])
