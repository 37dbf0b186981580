"""Ctrl-C, which reaches the browser and all processes of a command at once."""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C end what is done as such, whatever else fails by it.

    A browser that is gone before it is closed raises errors of its own.

    Raises:
        KeyboardInterrupt: someone stops it.
    """
    stops: list[int] = []

    def stop(number: int, _: object) -> None:
        stops.append(number)
        logging.getLogger("asyncio").disabled = True  # else it tells of what was under way
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    except Exception:
        if stops:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)
