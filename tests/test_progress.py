"""The bar of long work: on a terminal alone, after a second, and nothing of it stays."""

import io
import re
import sys

import pytest

from site_builder.cli import progress
from site_builder.files.kept import unheard


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_no_terminal_sees_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log of CI is not filled with it."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress.progress() as told:
        assert told is unheard


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what draws the bar loaded for it."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "SECONDS", 1000.0)
    with progress.progress() as told:
        told("texts", 1, 2)
    assert terminal.getvalue() == ""


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is made; in its place the bar is wiped out at the end: its line is erased."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "SECONDS", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress() as told:
        told("texts", 1, 2)
        told("cards", 2, 2)
    shown = terminal.getvalue()
    assert re.search(r"cards\b.*2/2", shown)
    assert shown.endswith("\x1b[2K"), "the line is erased"
