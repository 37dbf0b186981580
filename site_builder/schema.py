"""The form of an author's files as JSON Schema, so that editors complete and underline."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from site_builder.content.check_file import CheckShape
from site_builder.content.site_file import SiteShape
from site_builder.language.cldr import CATEGORIES, OTHER
from site_builder.language.messages import Message, forms
from site_builder.language.strings import reference_strings
from site_builder.output.put import write_own
from site_builder.rubric.condition_shape import CONDITION_HERE, CONDITIONS
from site_builder.rubric.shape import RubricShape

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def rubric_schema() -> dict[str, Any]:
    """Return the schema of rubric.yaml."""
    schema = RubricShape.model_json_schema()
    kinds = [shape.model_json_schema() for shape in dict.fromkeys(CONDITIONS.values())]
    schema["$defs"]["Condition"] = {"anyOf": kinds}
    return {"$schema": _DRAFT, "title": "rubric.yaml", **_finished(schema)}


def _finished(node: Any) -> Any:
    """Return a schema in which a condition leads to its form, and a name that is no id is wrong."""
    if isinstance(node, list):
        return [_finished(each) for each in node]
    if not isinstance(node, dict):
        return node
    if CONDITION_HERE.items() <= node.items():
        rest = {key: value for key, value in node.items() if key not in CONDITION_HERE}
        return {**rest, "allOf": [{"$ref": "#/$defs/Condition"}]}
    closed = {"additionalProperties": False} if "patternProperties" in node else {}
    return {**{key: _finished(value) for key, value in node.items()}, **closed}


def site_schema() -> dict[str, Any]:
    """Return the schema of site.yaml."""
    return {"$schema": _DRAFT, "title": "site.yaml", **SiteShape.model_json_schema()}


def check_schema() -> dict[str, Any]:
    """Return the schema of check.yaml."""
    return {"$schema": _DRAFT, "title": "check.yaml", **CheckShape.model_json_schema()}


def strings_schema() -> dict[str, Any]:
    """Return the schema of strings/<language>.yaml; each key is described by its English text."""
    strings = reference_strings()
    parts = {
        "site": _part("Texts of the site's own pages.", strings.site, "text"),
        "widget": _part("Texts of the check itself.", strings.widget, "message"),
        "embed": _part("Texts of the pages for those who embed a check.", strings.embed, "text"),
        "sheet": _part("Texts of the reviewer's sheet.", strings.sheet, "text"),
    }
    return {"$schema": _DRAFT, "title": "strings", **_closed(parts), "$defs": _MESSAGES}


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {**properties}, "additionalProperties": False}


_TEXT = {"$ref": "#/$defs/text"}
_FORMS = {
    name: {**_TEXT, "description": f"For numbers of the plural category {name}."}
    for name in CATEGORIES
}
_MESSAGES = {
    "text": {"type": ["string", "number", "boolean"]},
    "message": {"anyOf": [_TEXT, {**_closed(_FORMS), "required": [OTHER]}]},
}


def _part(description: str, texts: Mapping[str, Message], form: str) -> dict[str, Any]:
    said = {
        key: {"description": f'In English: "{forms(text)[OTHER]}".', "$ref": f"#/$defs/{form}"}
        for key, text in texts.items()
    }
    return {"description": description, **_closed(said)}


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "rubric": rubric_schema,
    "site": site_schema,
    "check": check_schema,
    "strings": strings_schema,
}
"""The schemas by the name of the file, without its end."""


def schema_text(name: str) -> str:
    """Return a schema as it is printed and written."""
    return json.dumps(SCHEMAS[name](), indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into a folder, as `<name>.json`; return the files.

    Raises:
        WriteError: the folder cannot be written, or a file there is no schema.
    """
    files = [folder / f"{name}.json" for name in SCHEMAS]
    for path in files:
        write_own(path, schema_text(path.stem).encode(), _DRAFT.encode())
    return files
