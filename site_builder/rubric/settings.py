"""Which scoring keys are in force where: defaults, what is inherited, what drops what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.files.document import Location
from site_builder.files.numbers import MOST_DECIMALS, exact, whole
from site_builder.files.problems import Problem
from site_builder.rubric.names import Item, Names, mapping, means


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys in force for one score, as written.

    `at` is where its `own` keys stand; `bounds_at` where its bounds do, None if they are the
    levels' own `from`.
    """

    at: Location
    subject: str
    own: Mapping[str, Any]
    keys: Mapping[str, Any]
    bounds_at: Location | None

    @property
    def policy(self) -> Any:
        """How blanks are treated."""
        return self.keys.get("missing", "require")

    @property
    def decimals(self) -> int | None:
        """The number of decimals shown; None if what is written is none."""
        written = whole(str(self.keys["display"].get("decimals", "0")))
        return written if written in range(MOST_DECIMALS + 1) else None

    @property
    def needs_levels(self) -> bool:
        """Tell whether its level is found by the levels' own bounds."""
        return not means(self.keys, "bounds") and self.has_bounds

    @property
    def has_bounds(self) -> bool:
        """Tell whether its level is found by bounds at all, as far as its words are known."""
        words = self.keys.get("of", ""), self.keys.get("score", "")
        return words[0] not in ("levels", None) and words[1] not in ("staged", None)


def out_of_place(names: Names, at: Location, key: str, where: str) -> Problem:
    """Return the problem that a key stands where it has no meaning."""
    message = f'"{key}" has a meaning only {where}'
    return names.document.problem(at, "key-out-of-place", message, "leave it out", key=True)


def all_settings(names: Names) -> list[Settings]:
    """Return the settings of every dimension, and of the overall if there is one."""
    overall = overall_settings(names)
    dimensions = [dimension_settings(names, dimension) for dimension in names.dimensions]
    return [*dimensions, *([overall] if overall else [])]


def dimension_settings(names: Names, dimension: Item) -> Settings:
    """Return what is in force for a dimension: its own keys over `scoring.dimension`."""
    inherited = dict(names.at("scoring", "dimension"))
    given = dimension.keys.items()
    own = {key: value for key, value in given if value is not None or key == "score"}
    if "score" in own:
        for dropped in ("scale", "offset", "bounds"):
            inherited.pop(dropped, None)
    if own.get("missing", "skip") != "skip":
        inherited.pop("min_answered", None)
    keys = {**inherited, **own, "display": _display(names, own)}
    at = dimension.at if "bounds" in own else ("scoring", "dimension")
    bounds_at = (*at, "bounds") if isinstance(keys.get("bounds"), dict) else None
    return Settings(dimension.at, str(dimension), own, keys, bounds_at)


def overall_settings(names: Names) -> Settings | None:
    """Return what is in force for the overall, or None under `overall: none`, or if unknown."""
    if names.at("scoring").get("overall", {}) in ("none", None):
        return None
    own = names.at("scoring", "overall")
    at = ("scoring", "overall")
    keys = {"score": "mean", "of": "dimensions", **own, "display": _display(names, own)}
    if keys["of"] == "questions" and "missing" not in own:
        keys["missing"] = _shared_policy(names)
    bounds_at = (*at, "bounds") if isinstance(own.get("bounds"), dict) else None
    return Settings(at, "the overall", own, keys, bounds_at)


def _shared_policy(names: Names) -> Any:
    """Return the policy for blanks that all dimensions share; None if they do not."""
    policies = [dimension_settings(names, dimension).policy for dimension in names.dimensions]
    alike = {_meaning(policy) for policy in policies}
    return None if len(alike) > 1 else next(iter(policies), "require")


def _meaning(policy: Any) -> str:
    """Return what is equal for policies that are written differently but mean the same."""
    constant = str(mapping(policy).get("constant"))
    return f"constant {exact(constant)}" if isinstance(policy, dict) else str(policy)


def _display(names: Names, own: Mapping[str, Any]) -> dict[str, Any]:
    return {**names.at("scoring", "display"), **mapping(own, "display")}
