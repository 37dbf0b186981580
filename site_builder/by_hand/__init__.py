"""Scoring by hand: every rubric as tables and sentences, for readers with pen and paper."""
