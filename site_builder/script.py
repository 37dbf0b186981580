"""Engine + assessment → the script that a page loads."""

from site_builder.assessment import Json, ascii_json
from site_builder.core import is_core
from site_builder.engine import Engine

# Chromium then compiles the functions beside the main thread, while the script is on its way:
# https://github.com/WICG/explicit-javascript-compile-hints-file-based
_COMPILE_AHEAD = "//# allFunctionsCalledOnLoad"


def script(engine: Engine, assessment: Json, added_styles: str = "") -> bytes:
    """Return a check's script: classic, ASCII, no global name.

    It carries the smaller engine that can score the check. The engine's free names are bound as
    parameters, so that data never becomes code. `added_styles` come after the engine's own.
    """
    bundle, own = engine.full, engine.styles + engine.full_styles
    if is_core(assessment["scoring"]):
        bundle, own = engine.plain, engine.styles
    styles = ascii_json(own + added_styles)
    code = bundle.strip().removesuffix(";")
    head = f"{_COMPILE_AHEAD}\n/* niveaucheck {engine.digest} */"
    body = f'((ASSESSMENT,STYLES)=>{{"use strict";{code}}})({ascii_json(assessment)},{styles});'
    return f"{head}\n{body}\n".encode("ascii")
