"""A bar for whoever waits at a terminal; nothing is shown of what takes less than a second."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from site_builder.verify.compare import Progress as Told

PATIENCE = 1.0


@contextmanager
def bar(console: Console, name: str, total: int) -> Iterator[Told]:
    """Show how far something is; yields what is to be told of each part that is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    is_shown = console.is_interactive
    progress = Progress(
        *columns, TimeRemainingColumn(), console=console, transient=True, disable=not is_shown
    )
    task, start = progress.add_task(name, total=total), monotonic()

    def told(more: int) -> None:
        progress.advance(task, more)
        if monotonic() - start > PATIENCE:
            progress.start()

    try:
        yield told
    finally:
        progress.stop()
