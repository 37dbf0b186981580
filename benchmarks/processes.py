"""What a command takes: time by the clock, processor time, memory, its whole tree of processes."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

SECONDS_BETWEEN = 0.01
_PROC = Path("/proc")
_KB = "VmRSS:", "VmHWM:"


class FailedError(Exception):
    """A command failed; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took: seconds by the clock and of processors; memory in MB, 0 where not known."""

    clock: float
    processor: float
    memory: float


def taken(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Taken:
    """Run a command to its end.

    Memory is the most that all processes of its tree held at one moment, looked at a hundred
    times a second, and no less than the most that one of them says that it ever held. Pages that
    processes share are counted in each.

    Raises:
        FailedError: it failed.
    """
    with (folder / "said").open("w+b") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=said
        )
        with _Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
            clock = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise FailedError(f"{command[0]} failed:\n{said.read().decode(errors='replace')}")
    return Taken(clock, usage.ru_utime + usage.ru_stime, watch.most / 1000)


class _Watch:
    """Looks at a process and all that it started, in a thread, until it is left."""

    def __init__(self, pid: int) -> None:
        self._pid, self._left = pid, Event()
        self._thread = Thread(target=self._look, daemon=True)
        self.most = 0

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._left.wait(SECONDS_BETWEEN):
            held = [_held(pid) for pid in _tree(self._pid)]
            self.most = max(self.most, sum(now for now, _ in held), *(most for _, most in held))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))


def _held(pid: int) -> tuple[int, int]:
    """Return what a process holds and the most that it ever held, in kB."""
    found = dict.fromkeys(_KB, 0)
    with suppress(OSError):
        for line in (_PROC / str(pid) / "status").read_text().splitlines():
            name, _, rest = line.partition("\t")
            if name in found:
                found[name] = int(rest.split()[0])
    now, most = found.values()
    return now, most
