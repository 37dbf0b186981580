"""The server of `build --serve`, without builds: what is served is set by hand."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse

from site_builder.serve.handlers import HOST, Live, application
from site_builder.serve.served import Served
from site_builder.serve.server import bind, running


class Server:
    """A server that runs, and what it serves now."""

    def __init__(self, served: Served, live: Live | None = None) -> None:
        self.served, self.live = served, live or Live()
        self.listening = bind(0)
        self.port: int = self.listening.getsockname()[1]

    def push(self, served: Served) -> None:
        """Serve something else, as a build does."""
        self.served = served
        self.live.push(served)

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """Return the answer to a request for a path as it is."""
        with closing(HTTPConnection(HOST, self.port)) as connection:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            with connection.getresponse() as response:
                return response, response.read()

    @contextmanager
    def running(self) -> Iterator["Server"]:
        """Answer for the length of the block."""
        with running(application(lambda: self.served, self.live), self.listening, self.live):
            yield self
