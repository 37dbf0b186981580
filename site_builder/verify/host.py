"""A host for a built site, for proofs and tests: serves a folder with the headers in `_headers`."""

import gzip
import mimetypes
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

LOOPBACK = "127.0.0.1"
mimetypes.add_type("image/webp", ".webp")


@contextmanager
def hosted(folder: Path, *, compressed: bool = False) -> Iterator[str]:
    """Serve a built site on the loopback interface; yields its address, no slash at the end.

    Args:
        folder: the built site.
        compressed: whether text is sent with gzip, as hosts do.
    """
    server = _Server((LOOPBACK, 0), partial(_Handler, folder, compressed))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def read_headers(text: str) -> Mapping[str, Mapping[str, str]]:
    """Read `_headers`: an address a block, its headers indented below it."""
    found: dict[str, dict[str, str]] = {}
    address = ""
    for line in text.splitlines():
        if line[:1].isspace():
            name, _, value = line.strip().partition(": ")
            found[address][name] = value
        elif line.strip():
            address = line.strip()
            found[address] = {}
    return found


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that leaves half-way."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers as a plain file host does: index pages, 404.html, no listing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, compressed: bool, *arguments: object) -> None:
        self._folder, self._compressed = folder, compressed
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the file at the address."""
        address = unquote(urlsplit(self.path).path)
        name = address.removeprefix("/") + ("index.html" if address.endswith("/") else "")
        path = self._folder / name
        status = 200
        if ".." in path.parts or not path.is_file():
            status, path = 404, self._folder / "404.html"
        data = path.read_bytes()
        self.send_response(status)
        headers = {**_type_of(path), **self._headers_of(address)}
        if self._compressed and "charset" in headers["Content-Type"]:
            data = gzip.compress(data)
            headers["Content-Encoding"] = "gzip"
        for header, value in {**headers, "Content-Length": str(len(data))}.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(data)

    def _headers_of(self, address: str) -> Mapping[str, str]:
        return read_headers((self._folder / "_headers").read_text("utf-8")).get(address, {})

    def log_message(self, *_: object) -> None:
        """Say nothing: what is served is no news."""


def _type_of(path: Path) -> Mapping[str, str]:
    guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    text = "; charset=utf-8" if guessed.startswith(("text/", "application/json")) else ""
    return {"Content-Type": guessed + text}
