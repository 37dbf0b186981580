"""The files for those who embed a check: all of `site_builder/embed/`, under their own names.

`custom-elements.json` and `niveau-check.d.ts` say what the element is, to editors and compilers; a
script there is one that other pages load.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "embed"
ELEMENTS = "custom-elements.json"
TYPES = "niveau-check.d.ts"


def embedded() -> dict[str, bytes]:
    """Return the files by their path below the output folder."""
    return {f"embed/{path.name}": path.read_bytes() for path in sorted(FOLDER.iterdir())}


def is_taken(check: str) -> bool:
    """Tell whether the script of a check with this id would stand where one of ours does."""
    return f"{check}.js" in {path.name for path in FOLDER.iterdir()}


@cache
def element() -> Mapping[str, Any]:
    """Return what `custom-elements.json` says of the element."""
    manifest = json.loads((FOLDER / ELEMENTS).read_text("utf-8"))
    found: Mapping[str, Any] = manifest["modules"][0]["declarations"][0]
    return found
