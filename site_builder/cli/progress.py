"""How far long work is, on a terminal: a bar on stderr that leaves nothing behind."""

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from site_builder.files.kept import Told, unheard

SECONDS = 1.0
"""Work that ends sooner shows nothing."""


@contextmanager
def progress() -> Iterator[Told]:
    """Yield what is to be told how far the work is; it shows that while the block lasts."""
    if not sys.stderr.isatty():
        yield unheard
        return
    with ExitStack() as shown:
        yield _Bar(shown).tell


class _Bar:
    def __init__(self, shown: ExitStack) -> None:
        self._shown = shown
        self._begin = time.monotonic()
        self._task: tuple[Any, Any] | None = None

    def tell(self, things: str, done: int, of: int) -> None:
        """Show how far it is, if it has taken so long that somebody wonders."""
        if self._task is None and time.monotonic() - self._begin > SECONDS:
            self._task = self._started()
        if self._task:
            bar, task = self._task
            bar.update(task, description=things, completed=done, total=of)

    def _started(self) -> tuple[Any, Any]:
        """Show the bar; rich is loaded here, since most builds need none."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._shown.enter_context(bar)
        return bar, bar.add_task("")
