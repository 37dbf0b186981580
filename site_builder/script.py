"""Engine + assessment → the script that a page loads."""

from site_builder.assessment import Json, ascii_json
from site_builder.engine import Engine


def script(engine: Engine, assessment: Json, added_styles: str = "") -> bytes:
    """Return a check's script: classic, ASCII, no global name.

    The engine's free names are bound as parameters, so that data never becomes code.
    `added_styles` come after the engine's own.
    """
    styles = ascii_json(engine.styles + added_styles)
    code = engine.code.strip().removesuffix(";")
    head = f"/* niveaucheck {engine.digest} */"
    body = f'((ASSESSMENT,STYLES)=>{{"use strict";{code}}})({ascii_json(assessment)},{styles});'
    return f"{head}\n{body}\n".encode("ascii")
