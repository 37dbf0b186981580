"""Work for all cores: a pure function of many values, by other processes of this program.

The processes are started by hand, not by `multiprocessing`, which would import the program that
called us once more in each, and needs semaphores that not every machine has. Where a process cannot
be started or ends before its time, its share is done here.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Thread
from typing import IO, Any, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

BATCH = 8
"""Values that a process is handed at a time: few, so that all end at about the same moment."""
_MAIN = "from site_builder.files.workers import serve; serve()"


def spread(
    function: Callable[[In], Out],
    values: Sequence[In],
    worth: int,
) -> Generator[tuple[int, Out]]:
    """Yield the place of each value with what a function makes of it, as they are made.

    Whoever needs no more closes it, which ends the other processes.

    Args:
        function: a function of a module, pure, of values that can be pickled to one that can; a
            value that it fails on fails here too, as if nothing had been spread.
        values: what it is asked for.
        worth: so many values and more are worth other processes, which take a moment to start.
    """
    count = min(cores() - 1, len(values) // BATCH) if len(values) >= worth else 0
    work = _Work(function, values)
    with _helped(work, count) as threads:
        while work.left or threads:
            for start in work.taken():
                work.made.append((start, list(map(function, work.batch(start)))))
                yield from work.results()
            while threads:
                threads.pop().join()  # One that failed has given its batch back.
                yield from work.results()


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not tell
        return os.cpu_count() or 1


class _Work:
    """What is to be done, in batches by the place where each begins, and what came of some."""

    def __init__(self, function: Callable[[Any], Any], values: Sequence[Any]) -> None:
        self.name = (function.__module__, function.__qualname__)
        self.left = deque(range(0, len(values), BATCH))
        self.made: deque[tuple[int, list[Any]]] = deque()
        self._values = values

    def taken(self) -> Iterator[int]:
        """Yield batches until none is left that nobody has taken."""
        with suppress(IndexError):
            while True:
                yield self.left.popleft()

    def batch(self, start: int) -> Sequence[Any]:
        return self._values[start : start + BATCH]

    def results(self) -> Iterator[tuple[int, Any]]:
        """Yield what was made since this was asked last, with its place."""
        with suppress(IndexError):
            while True:
                start, made = self.made.popleft()
                yield from enumerate(made, start)


@contextmanager
def _helped(work: _Work, count: int) -> Iterator[list[Thread]]:
    """Have other processes work too, each led by a thread; none of them is left behind."""
    processes: list[subprocess.Popen[bytes]] = []
    threads: list[Thread] = []
    try:
        with suppress(OSError):
            processes.extend(_started() for _ in range(count))
        for process in processes:
            thread = Thread(target=_lead, args=(work, process))
            thread.start()
            threads.append(thread)
        yield threads
    finally:
        for process in processes:
            process.kill()
        for thread in threads:
            thread.join()
        for process in processes:
            process.wait()


def _started() -> "subprocess.Popen[bytes]":
    """Start a process that is not told of Ctrl-C: we end it ourselves.

    It finds modules where we do, and not first in the folder that we are called in, where another
    version of this program may be.
    """
    own: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _MAIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        **own,
    )


def _lead(work: _Work, process: "subprocess.Popen[bytes]") -> None:
    """Hand a process one batch after another; what it does not do is given back."""
    if process.stdin is None or process.stdout is None:
        return
    # Where it has ended, closing the pipe to it fails too.
    with suppress(OSError), process.stdin as to, process.stdout as back:
        for start in work.taken():
            try:
                _send(to, work.name)
                _send(to, work.batch(start))
                work.made.append((start, _received(back)))
            except (OSError, EOFError, pickle.UnpicklingError):
                work.left.append(start)
                return


def serve() -> None:
    """Be such a process: until nothing more comes, or something fails."""
    while True:
        try:
            module, name = _received(sys.stdin.buffer)
        except EOFError:
            return
        function = getattr(import_module(module), name)
        _send(sys.stdout.buffer, list(map(function, _received(sys.stdin.buffer))))


def _send(to: IO[bytes], value: object) -> None:
    pickle.dump(value, to)
    to.flush()


def _received(back: IO[bytes]) -> Any:
    return pickle.load(back)  # noqa: S301 - a pipe between us and a process of ours
