"""`build --serve`: the site from memory, built anew at every save; open pages follow by themselves.

Watching and building happen in the main thread, where Ctrl-C arrives; the server has its own.
"""

import asyncio
import logging
import socket
import webbrowser
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread

import click
from tornado.httpserver import HTTPServer
from tornado.web import Application

from site_builder.build import compute_soon
from site_builder.content.named import named_files
from site_builder.files.cache import PACKAGE, tidy
from site_builder.files.problems import Problem
from site_builder.options import Options
from site_builder.script.engine import WIDGET
from site_builder.serve.handlers import HOST, Live, application
from site_builder.serve.saves import Saves
from site_builder.serve.served import Served
from site_builder.serve.stopping import Stopping
from site_builder.serve.watching import batches
from site_builder.serve.workbench import Workbench

PORTS_TRIED = 20
LAST_PORT = 65_535
_LONGEST = 5
"""Seconds in which the server has to end."""


def serve(
    project: Path,
    out: Path,
    options: Options,
    *,
    port: int,
    open_browser: bool,
    tell: Callable[[Sequence[Problem]], None],
    stopping: Stopping,
) -> None:
    """Build, serve on the loopback interface, and build again at every save, until it is stopped.

    Args:
        project: the author's folder.
        out: where the site is written.
        options: those of every build.
        port: where to listen, or on one of the next; 0 for any.
        open_browser: whether to open the site in the browser.
        tell: shows problems on the console.
        stopping: what ends it.
    """
    live, is_open = Live(), False
    saves = Saves(_changes(project.resolve()))
    made = partial(compute_soon, project, options, told=saves.look)

    def push(served: Served) -> None:
        """Serve from the first thing that there is to show: nobody waits for its cards."""
        nonlocal is_open
        if not is_open:
            is_open = True
            opened.enter_context(running(application(lambda: bench.served, live), listening, live))
            address = _say_where(listening, port, served)
            if open_browser:
                webbrowser.open(address)
        live.push(served)

    bench = Workbench(project, out, made, tell=tell, push=push, writing=stopping.held)
    with (
        bind(port) as listening,
        closing(saves),
        ExitStack() as opened,
    ):
        saves.begin()
        bench.build()
        tidy()
        for changed in saves.batches():
            bench.build(changed)


def _say_where(listening: socket.socket, port: int, served: Served) -> str:
    """Print and return the address of the site."""
    bound = listening.getsockname()[1]
    if port not in (0, bound):
        click.echo(f"Port {port} is taken; using {bound}.")
    address = f"http://{HOST}:{bound}{served.output.root if served.output else '/'}"
    click.echo(f"Serving {address} (Ctrl-C stops)")
    return address


def _changes(project: Path) -> Generator[frozenset[Path]]:
    return batches(partial(_watched, project), partial(named_files, project / "content"))


def _watched(project: Path) -> list[Path]:
    """Return the folders whose changes make a new build: the author's, and in a checkout ours."""
    own = [PACKAGE / name for name in ("templates", "styles", "static", "strings", "embed")]
    widget = [WIDGET / "src", WIDGET / "styles.css", WIDGET / "full.css"]
    return [project / "content", *own, *widget]


def bind(port: int) -> socket.socket:
    """Return a socket that listens on the port or the next free one."""
    last = min(port + PORTS_TRIED - 1, LAST_PORT) if port else 0
    for candidate in range(port, last + 1):
        try:
            made = socket.create_server((HOST, candidate))
        except OSError:
            continue
        made.setblocking(False)
        return made
    message = f"none of the ports {port} to {last} can be had; name another with --port"
    raise click.ClickException(message)


@contextmanager
def running(app: Application, listening: socket.socket, live: Live) -> Iterator[None]:
    """Serve in a thread of its own for the length of the block."""
    started, ended = Event(), []

    async def run() -> None:
        loop, end = asyncio.get_running_loop(), asyncio.Event()
        ended.append(partial(loop.call_soon_threadsafe, end.set))
        live.begin()
        server = HTTPServer(app)
        server.add_socket(listening)
        started.set()
        await end.wait()
        server.stop()
        await server.close_all_connections()

    # A browser that leaves half-way, or sends nonsense, is no news.
    for each in ("tornado", "livereload"):
        logging.getLogger(each).setLevel(logging.CRITICAL)
    thread = Thread(target=asyncio.run, args=(run(),), daemon=True)
    try:
        thread.start()
        started.wait()
        yield
    finally:
        started.wait()
        ended[0]()
        thread.join(_LONGEST)
