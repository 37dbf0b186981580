"""What the server answers: pages as their host would, and what keeps them up to date.

It answers this machine by its own names alone (against DNS rebinding), and serves from memory: no
address is the name of a file on the disk.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

import click
from livereload.handlers import LiveReloadHandler
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from site_builder.output.headers import headers_of
from site_builder.report import told_mistake
from site_builder.serve.overlay import (
    ADDRESS,
    HERE,
    PROBLEMS,
    RELOADER,
    SCRIPT,
    STYLES,
    empty_page,
    overlay,
    with_life,
)
from site_builder.serve.routes import Moved, route
from site_builder.serve.served import Served

HOST = "127.0.0.1"
LOCAL_NAMES = {HOST, "localhost"}

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ts": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""The type of every kind of file that is published, whatever this machine says of endings."""


class Live:
    """The pages that are open, each by its socket; they are told what is served."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._open: set[SocketHandler] = set()

    def begin(self) -> None:
        """Take the running loop for the one in which pages are told."""
        self._loop = asyncio.get_running_loop()

    def push(self, served: Served) -> None:
        """Tell all pages, from any thread."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._tell, served)

    def add(self, page: "SocketHandler") -> bool:
        """Tell a page from now on; return whether it was not told so far."""
        is_new = page not in self._open
        self._open.add(page)
        return is_new

    def remove(self, page: "SocketHandler") -> None:
        """Tell a page no more."""
        self._open.discard(page)

    def _tell(self, served: Served) -> None:
        for page in tuple(self._open):
            page.tell(served)


class LocalHandler(RequestHandler):
    """Answers requests for this machine by its own names; errors are told in a line."""

    def prepare(self) -> None:
        """Refuse names that lead here from elsewhere."""
        if self.request.host_name not in LOCAL_NAMES:
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        """Say of no answer by what it was made."""
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with one line."""
        self.set_header("Content-Type", TYPES[".txt"])
        known = {403: f"This server answers to http://{HOST} and http://localhost alone."}
        self.finish(known.get(status_code, f"{status_code} {self._reason}"))

    def log_exception(self, _: Any, value: Any, __: Any) -> None:
        """Say where the report is of what is our mistake."""
        if not isinstance(value, HTTPError):
            click.echo(told_mistake(), err=True)


class PageHandler(LocalHandler):
    """Serves a file of the site as its host would: type, headers, index pages, redirects, 404."""

    def initialize(self, served: Callable[[], Served]) -> None:
        """Take what tells what is served now."""
        self._served = served

    def get(self) -> None:
        """Answer with what stands at the address."""
        served = self._served()
        if served.output is None:
            self.set_status(503)
            self._answer(".html", headers_of("index.html"), with_life(empty_page(), served))
            return
        languages = self.request.headers.get("Accept-Language", "")
        found = route(served.output, unquote(self.request.path), languages)
        if isinstance(found, Moved):
            query = f"?{self.request.query}" if self.request.query else ""
            self.set_header("Cache-Control", "no-store")  # Another project may be here tomorrow.
            self.redirect(quote(found.address, safe="/%") + query, status=found.status)
            return
        self.set_status(found.status)
        data, headers = served.output.files[found.path], served.output.headers[found.path]
        if found.path.endswith(".html"):
            data = with_life(data, served, is_frame=found.path.startswith("embed/"))
        self._answer(found.path, headers, data)

    head = get

    def _answer(self, path: str, headers: Mapping[str, str], data: bytes) -> None:
        suffix = PurePosixPath(f"page{path}").suffix
        self.set_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        for name, value in headers.items():
            self.set_header(name, value)
        if suffix == ".html":
            policy = headers["Content-Security-Policy"]
            self.set_header("Content-Security-Policy", self._widened(policy))
        self.finish(data)

    def _widened(self, policy: str) -> str:
        """Let the page listen to this server, which the published one has no need of."""
        others = [each for each in policy.split("; ") if not each.startswith("connect-src")]
        return "; ".join([*others, f"connect-src 'self' ws://{self.request.host}"])


class LifeHandler(LocalHandler):
    """Serves what a page is kept up to date with."""

    def initialize(self, served: Callable[[], Served]) -> None:
        """Take what tells what is served now."""
        self._served = served

    def get(self, name: str) -> None:
        """Answer with a file of ours, or with what is told now."""
        self.set_header("Content-Type", TYPES[PurePosixPath(name).suffix])
        age = "max-age=31536000, immutable" if self.request.query else "no-cache"
        self.set_header("Cache-Control", age)
        self.finish(overlay(self._served()) if name == PROBLEMS else _file(name).read_bytes())

    head = get


def _file(name: str) -> Path:
    return RELOADER if name == RELOADER.name else HERE / name


class SocketHandler(LocalHandler, LiveReloadHandler):  # type: ignore[misc]
    """livereload's socket, which tells a page of this server what is served, at every change.

    What it says is, in the words of its protocol, a reload of a path, which is what live.js reads.
    """

    def initialize(self, served: Callable[[], Served], live: Live) -> None:
        """Take what tells what is served now, and those who are told."""
        self._served, self._live = served, live

    def check_origin(self, origin: str) -> bool:
        """Refuse pages of others, which livereload would serve."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Shake hands, and tell a page that is there now, which a build may have overtaken."""
        super().on_message(message)
        if self in self.waiters and self._live.add(self):
            self.tell(self._served())

    def tell(self, served: Served) -> None:
        """Tell the page what is served; see live.js for what it does then."""
        names = ("site", "number", "before", "swaps", "moved")
        told = json.dumps({name: getattr(served, name) for name in names})
        self.send_message({"command": "reload", "path": told, "liveCSS": True})

    def on_close(self) -> None:
        """Tell the page no more."""
        super().on_close()
        self._live.remove(self)


def application(served: Callable[[], Served], live: Live) -> Application:
    """Return all that the server answers.

    Args:
        served: tells what is served now.
        live: those who are told of every change.
    """
    files = "|".join(name.replace(".", r"\.") for name in (STYLES, SCRIPT, PROBLEMS))
    return Application(
        [
            ("/livereload", SocketHandler, {"served": served, "live": live}),
            (f"{ADDRESS}({files})", LifeHandler, {"served": served}),
            (f"/({RELOADER.name})", LifeHandler, {"served": served}),
            (r".*", PageHandler, {"served": served}),
        ]
    )
