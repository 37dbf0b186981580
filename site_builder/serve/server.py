"""`build --serve`: the site from memory, built anew at every save, with live reload.

livereload serves the push; watching is ours, since its own watcher polls and drops a change that
follows another closely. A build that finds problems keeps the last good site and shows them in it.
"""

import asyncio
import mimetypes
import re
import socket
import threading
import time
import webbrowser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

import click
import livereload
from livereload.handlers import LiveReloadHandler
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from watchfiles import watch

from site_builder.build import Options, compute
from site_builder.files.problems import ContentError
from site_builder.output.files import Output
from site_builder.output.headers import headers_of
from site_builder.output.write import WriteError, write
from site_builder.pages.render import PACKAGE
from site_builder.script.engine import WIDGET, EngineError
from site_builder.serve.overlay import STYLES, with_overlay

HOST = "127.0.0.1"
PORTS_TRIED = 20
LOCAL_NAMES = {HOST, "localhost"}
OVERLAY_STYLES = "__niveaucheck/overlay.css"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Served:
    """What a visitor gets now: the last good site, and what is wrong with the present content.

    `number` counts what was served, so that it is known whether a page is of the newest.
    """

    output: Output
    problems: tuple[str, ...] = ()
    number: int = 0


class Workbench:
    """Builds the project again and again; `served` is always whole."""

    def __init__(self, project: Path, out: Path, options: Options) -> None:
        self._project, self._out, self._options = project, out, options
        self.served = Served(Output({}, {}, {}, "/"))

    def build(self) -> bool:
        """Build once and tell whether that changed anything.

        On problems the last good site is kept, and it is said what they are.
        """
        began = time.perf_counter()
        before = self.served
        try:
            output = compute(self._project, self._options)
            written = write(output, self._out)
        except ContentError as error:
            self._fail(list(map(str, error.problems)))
        except (EngineError, WriteError) as error:
            self._fail([str(error)])
        except Exception as error:
            self._fail([f"this is our mistake, not yours: {type(error).__name__}: {error}"])
        else:
            self._serve(output, ())
            for warning in output.warnings:
                click.echo(str(warning), err=True)
            took = (time.perf_counter() - began) * 1000
            _say(f"{written.files} files, {written.changed} changed, {took:.0f} ms")
        return self.served is not before

    def _serve(self, output: Output, problems: Sequence[str]) -> None:
        now = self.served
        if (output.files, tuple(problems)) != (now.output.files, now.problems):
            self.served = Served(output, tuple(problems), now.number + 1)

    def _fail(self, problems: Sequence[str]) -> None:
        self._serve(self.served.output, problems)
        for problem in problems:
            click.echo(problem, err=True)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        _say(f"{count}; kept the last site")

    def watched(self) -> list[Path]:
        """Return the folders whose changes make a new build."""
        own = [PACKAGE / name for name in ("templates", "styles", "static", "strings")]
        widget = [WIDGET / "src", WIDGET / "styles.css", WIDGET / "full.css"]
        folders = [self._project / "content", *own, *widget]
        return [path for path in folders if path.exists()]


class PageHandler(RequestHandler):
    """Serves one file of the site as its host would: type, headers, index pages, 404."""

    def initialize(self, workbench: Workbench, port: int) -> None:
        """Take what the application hands over."""
        self._workbench, self._port = workbench, port

    def prepare(self) -> None:
        """Refuse names that lead here from elsewhere (DNS rebinding)."""
        if self.request.host_name not in LOCAL_NAMES:
            self.send_error(403)

    def get(self) -> None:
        """Answer with the file at the address."""
        served = self._workbench.served
        address = unquote(self.request.path).removeprefix("/")
        if address == OVERLAY_STYLES:
            self._answer(OVERLAY_STYLES, STYLES.encode(), {})
            return
        if address and f"{address}/index.html" in served.output.files:
            self.redirect(f"/{address}/")
            return
        path = f"{address}index.html" if not address or address.endswith("/") else address
        if path not in served.output.files:
            self.set_status(404)
            path = "404.html"
        headers = served.output.headers.get(path) or headers_of(path)
        self._answer(path, served.output.files.get(path, b""), headers)

    head = get

    def _answer(self, path: str, data: bytes, headers: Mapping[str, str]) -> None:
        suffix = Path(path).suffix
        guessed = mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.set_header("Content-Type", _TYPES.get(suffix, guessed))
        for name, value in headers.items():
            self.set_header(name, self._widened(name, value))
        self.set_header("Cache-Control", "no-store")
        self.finish(self._live(data) if suffix == ".html" else data)

    def _widened(self, name: str, value: str) -> str:
        """Let the page listen to the reload server, which the published one has no need of."""
        if name != "Content-Security-Policy":
            return value
        sockets = " ".join(f"ws://{local}:{self._port}" for local in sorted(LOCAL_NAMES))
        others = value.replace("; connect-src 'self'", "")
        return f"{others}; connect-src 'self' {sockets}"

    def _live(self, page: bytes) -> bytes:
        query = f"port={self._port}&amp;number={self._workbench.served.number}"
        script = f'<script async src="/livereload.js?{query}"></script>'.encode()
        page = page or b"<!doctype html><title>Niveaucheck</title><head></head><body></body>"
        live = page.replace(b"</head>", script + b"</head>", 1)
        problems = self._workbench.served.problems
        return with_overlay(live, problems, f"/{OVERLAY_STYLES}") if problems else live


class ReloadHandler(LiveReloadHandler):  # type: ignore[misc]
    """livereload's socket, for pages of this server only; its address says of which build."""

    def initialize(self, workbench: Workbench) -> None:
        """Take what the application hands over."""
        self._workbench = workbench

    def check_origin(self, origin: str) -> bool:
        """Accept pages that were loaded from this machine by its own name."""
        return urlsplit(origin).hostname in LOCAL_NAMES

    def on_message(self, message: str | bytes) -> None:
        """Shake hands, and reload a page that a build overtook before it could listen."""
        super().on_message(message)
        is_newest = self.path_args == [str(self._workbench.served.number)]
        if self in LiveReloadHandler.waiters and not is_newest:
            self.send_message({"command": "reload", "path": "*"})


class ScriptHandler(RequestHandler):
    """livereload's script, made to say of which build its page is."""

    def get(self) -> None:
        """Answer with the script for the build `number`."""
        number = re.sub("[^0-9]", "", self.get_argument("number", "")) or "0"
        script = (Path(livereload.__file__).parent / "vendors" / "livereload.js").read_text("utf-8")
        self.set_header("Content-Type", _TYPES[".js"])
        self.finish(script.replace('"/livereload"', f'"/livereload/{number}"'))


def serve(
    project: Path, out: Path, options: Options, *, port: int, open_browser: bool = False
) -> None:
    """Build, serve on the loopback interface, and build again at every save, until Ctrl-C."""
    workbench = Workbench(project, out, options)
    workbench.build()
    try:
        asyncio.run(_serve(workbench, port, open_browser=open_browser))
    except KeyboardInterrupt:
        click.echo("\nStopped.")


async def _serve(workbench: Workbench, port: int, *, open_browser: bool) -> None:
    sockets = _bind(port)
    bound = sockets[0].getsockname()[1]
    if port not in (0, bound):
        click.echo(f"Port {port} is taken; using {bound}.")
    server = HTTPServer(_application(workbench, bound))
    server.add_sockets(sockets)
    address = f"http://{HOST}:{bound}/"
    click.echo(f"Serving {address} (Ctrl-C stops)")
    if open_browser:
        webbrowser.open(address)
    stop, loop = threading.Event(), asyncio.get_running_loop()
    watcher = threading.Thread(target=_watch, args=(workbench, loop, stop), daemon=True)
    watcher.start()
    try:
        await asyncio.Event().wait()
    finally:
        stop.set()
        server.stop()


def _bind(port: int) -> list[socket.socket]:
    """Return sockets on the port or the next free one."""
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return bind_sockets(candidate, HOST)
        except OSError:
            continue
    message = f"ports {port} to {port + PORTS_TRIED - 1} are all taken; name another with --port"
    raise click.ClickException(message)


def _application(workbench: Workbench, port: int) -> Application:
    # livereload logs which file its own watcher saw; ours sees for it.
    LiveReloadHandler.watcher = SimpleNamespace(filepath="*")
    return Application(
        [
            (r"/livereload/(\d+)", ReloadHandler, {"workbench": workbench}),
            (r"/livereload\.js", ScriptHandler),
            (r"/.*", PageHandler, {"workbench": workbench, "port": port}),
        ],
        log_function=lambda _: None,
    )


def _watch(workbench: Workbench, loop: asyncio.AbstractEventLoop, stop: threading.Event) -> None:
    """Build after every batch of changes, off the server's loop, then let the pages reload."""
    batches = watch(
        *workbench.watched(),
        stop_event=stop,
        debounce=200,
        step=20,
        rust_timeout=500,
        yield_on_timeout=True,
    )
    for number, changes in enumerate(batches):
        # The first build comes in any case: a save before the watch began is not lost.
        if (changes or not number) and workbench.build():
            loop.call_soon_threadsafe(LiveReloadHandler.reload_waiters)


def _say(text: str) -> None:
    click.echo(f"{time.strftime('%H:%M:%S')} {text}")
