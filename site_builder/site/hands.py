"""How checks are scored by hand, where a page asks for it: to find out takes its time."""

from typing import TYPE_CHECKING

from site_builder.files.last import Last
from site_builder.rubric.values import Rubric

if TYPE_CHECKING:
    from site_builder.by_hand.values import ByHand

_LAST: "Last[ByHand]" = Last()


def hand_of(check: str, rubric: Rubric) -> "ByHand":
    """Return how a check is scored by hand; the same rubric is looked at once."""
    from site_builder.by_hand.whole import by_hand  # loads the analysis of rubrics

    return _LAST.of(check, (rubric,), lambda: by_hand(rubric))
