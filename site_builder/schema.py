"""The form of an author's files as JSON Schema, so that editors complete and underline."""

from collections.abc import Callable
from typing import Any

from site_builder.rubric.condition_shape import CONDITION_HERE, CONDITIONS
from site_builder.rubric.shape import RubricShape
from site_builder.site_file import SiteShape

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def rubric_schema() -> dict[str, Any]:
    """Return the schema of rubric.yaml."""
    schema = RubricShape.model_json_schema()
    forms = [shape.model_json_schema() for shape in dict.fromkeys(CONDITIONS.values())]
    schema["$defs"]["Condition"] = {"anyOf": forms}
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


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"rubric": rubric_schema, "site": site_schema}
"""The schemas by the name of the file, without its end."""
