"""Scoring by hand: every rubric as tables and sentences, for readers with pen and paper."""

from site_builder.by_hand.whole import by_hand

__all__ = ["by_hand"]
