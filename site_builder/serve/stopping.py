"""Ctrl-C and SIGTERM: the usual ways in which `build --serve` ends, at any moment."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

# Windows has SIGBREAK, for Ctrl-Break, and knows SIGTERM by name only.
_SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)
]


class Stopping:
    """While it is entered, the first signal ends what is done, without a word of an error.

    What is `held` is done to its end first.
    """

    def __init__(self) -> None:
        self._is_held = False
        self._is_asked = False

    @contextmanager
    def ending(self) -> Iterator[None]:
        """Take a signal for the end of the block, in which everything of the command happens."""
        before = {number: signal.signal(number, self._ask) for number in _SIGNALS}
        try:
            yield
        except KeyboardInterrupt:
            click.echo("\nStopped.")
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let nothing stop the block, such as a write; the signal counts at its end."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            if self._is_asked:
                raise KeyboardInterrupt

    def _ask(self, _: int, __: FrameType | None) -> None:
        is_first, self._is_asked = not self._is_asked, True
        if is_first and not self._is_held:
            raise KeyboardInterrupt
