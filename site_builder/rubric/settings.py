"""Which scoring keys are in force where: defaults, what is inherited, what drops what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.rubric.names import Item, Names, mapping
from site_builder.source import Document, Location


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys in force for one score.

    `at` is where its own keys stand; `bounds_at` where its bounds do, None if they are the levels'
    own `from`.
    """

    at: Location
    subject: str
    keys: Mapping[str, Any]
    bounds_at: Location | None

    @property
    def policy(self) -> Any:
        """How blanks are treated, as written."""
        return self.keys.get("missing", "require")

    @property
    def decimals(self) -> str:
        """The number of decimals shown, as written."""
        return str(self.keys["display"].get("decimals", "0"))


def dimension_settings(document: Document, dimension: Item) -> Settings:
    """Return what is in force for a dimension: its own keys over `scoring.dimension`."""
    inherited = dict(mapping(document.data, "scoring", "dimension"))
    own = {key: value for key, value in dimension.keys.items() if value is not None}
    if "score" in own:
        inherited.pop("bounds", None)
    if own.get("missing", "skip") != "skip":
        inherited.pop("min_answered", None)
    keys = {**inherited, **own, "display": _display(document, own)}
    at = dimension.at if "bounds" in own else ("scoring", "dimension")
    bounds_at = (*at, "bounds") if isinstance(keys.get("bounds"), dict) else None
    return Settings(dimension.at, f'dimension "{dimension.id}"', keys, bounds_at)


def overall_settings(document: Document, names: Names) -> Settings | None:
    """Return what is in force for the overall, or None under `overall: none`."""
    scoring = mapping(document.data, "scoring")
    if scoring.get("overall") == "none":
        return None
    own = mapping(scoring, "overall")
    at = ("scoring", "overall")
    keys = {"score": "mean", "of": "dimensions", **own, "display": _display(document, own)}
    if keys["of"] == "questions" and "missing" not in own:
        keys |= _shared_policy(document, names)
    bounds_at = (*at, "bounds") if isinstance(own.get("bounds"), dict) else None
    return Settings(at, "the overall", keys, bounds_at)


def _shared_policy(document: Document, names: Names) -> dict[str, Any]:
    """Return the policy for blanks that all dimensions share, if they do."""
    policies = [dimension_settings(document, dimension).policy for dimension in names.dimensions]
    shared = all(policy == policies[0] for policy in policies)
    return {"missing": policies[0]} if policies and shared else {"missing": None}


def _display(document: Document, own: Mapping[str, Any]) -> dict[str, Any]:
    return {**mapping(document.data, "scoring", "display"), **mapping(dict(own), "display")}
