"""Servers and the like that tests run beside them."""

import os
import re
import socket
import subprocess
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from signal import SIGTERM
from threading import Thread
from typing import IO


@contextmanager
def running(
    command: Sequence[str], ready: str, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run a program from when it says, on stderr, that it is ready; end it afterwards.

    Args:
        command: the program and its arguments.
        ready: a pattern of the line by which it says so, which is yielded.
        environment: its environment, if not ours.
    """
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    ) as process:
        assert process.stderr
        # Read to its end, so that a program that has much to say does not wait for us.
        reader = Thread(target=deque, args=(process.stderr, 0), daemon=True)
        try:
            line = _line(ready, process.stderr)
            reader.start()
            yield line
        finally:
            os.killpg(process.pid, SIGTERM)  # Its workers too.
            if reader.ident:
                reader.join()


def _line(pattern: str, said: IO[str]) -> str:
    lines = []
    for line in said:
        lines.append(line)
        if re.search(pattern, line):
            return line.strip()
    raise AssertionError("".join(lines))


def free_port() -> int:
    """Return a port of the loopback interface at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
