"""The reference scorer, a plain reading of the scoring reference (docs/scoring.md)."""

from site_builder.scoring.lift import lift
from site_builder.scoring.scorer import Result, Scorer, to_json

__all__ = ["Result", "Scorer", "lift", "to_json"]
