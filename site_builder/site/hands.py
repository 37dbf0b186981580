"""How checks are scored by hand, where a page asks for it: to find out takes its time."""

from typing import TYPE_CHECKING

from site_builder.rubric.values import Rubric

if TYPE_CHECKING:
    from site_builder.by_hand.values import ByHand

_KNOWN: "dict[str, tuple[Rubric, ByHand]]" = {}
"""By the check's id: what this process found last."""


def hand_of(check: str, rubric: Rubric) -> "ByHand":
    """Return how a check is scored by hand; the same rubric is looked at once."""
    from site_builder.by_hand.whole import by_hand  # loads the analysis of rubrics

    known = _KNOWN.get(check)
    if known is None or known[0] is not rubric:
        known = _KNOWN[check] = (rubric, by_hand(rubric))
    return known[1]
