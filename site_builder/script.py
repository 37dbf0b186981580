"""Engine + assessment → the script that a page loads."""

from site_builder.assessment import Json, ascii_json
from site_builder.engine import Engine


def script(engine: Engine, assessment: Json) -> bytes:
    """Return a check's script: classic, ASCII, no global name.

    The engine's free names are bound as parameters, so that data never becomes code.
    """
    styles = ascii_json(engine.styles)
    code = engine.code.strip().removesuffix(";")
    head = f"/* niveaucheck {engine.digest} */"
    body = f'((ASSESSMENT,STYLES)=>{{"use strict";{code}}})({ascii_json(assessment)},{styles});'
    return f"{head}\n{body}\n".encode("ascii")
