"""Engine + assessment → the script that a page loads, and a script → what it was made of."""

import json
from dataclasses import dataclass

from site_builder.script.assessment import Json, ascii_json
from site_builder.script.core import is_core
from site_builder.script.engine import Engine

# Chromium then compiles the functions beside the main thread, while the script is on its way:
# https://github.com/WICG/explicit-javascript-compile-hints-file-based
_COMPILE_AHEAD = "//# allFunctionsCalledOnLoad"

_BEFORE_CODE = '((ASSESSMENT,STYLES)=>{"use strict";'
_AFTER_CODE = "})("


@dataclass(frozen=True, slots=True)
class Parts:
    """The engine's code and the assessment in a script."""

    code: str
    assessment: Json


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
    body = f"{_BEFORE_CODE}{code}{_AFTER_CODE}{ascii_json(assessment)},{styles});"
    return f"{head}\n{body}\n".encode("ascii")


def parts_of(script: bytes) -> Parts:
    """Return what a script was made of, from its bytes alone.

    Raises:
        ValueError: it is no script of a check.
    """
    # Data can hold brackets in texts only, and there a quotation mark is escaped: `{\"`.
    text = script.decode("ascii")
    before, joint, after = text.rpartition(f'{_AFTER_CODE}{{"')
    _, head, code = before.partition(_BEFORE_CODE)
    if not joint or not head:
        message = "this is no script of a check"
        raise ValueError(message)
    assessment, _ = json.JSONDecoder().raw_decode(f'{{"{after}')
    return Parts(code, assessment)
