"""What the server answers, asked as any program on this machine could."""

import asyncio
import gc
import json
import re
import socket
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import click
import pytest
from tornado.websocket import websocket_connect

from site_builder.options import Options
from site_builder.serve.handlers import HOST, TYPES, Live, SocketHandler
from site_builder.serve.routes import Moved, route
from site_builder.serve.served import Served
from site_builder.serve.server import LAST_PORT, bind
from site_builder.verify.host import read_headers
from tests.projects import TONGUES, WHOLE, built
from tests.serve.server import Server
from tests.serve.sites import site

PROTOCOL = "http://livereload.com/protocols/official-7"
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "a" * 22 + "==",
}
SCRIPTS = ("/__niveaucheck/live.js", "/livereload.js")


@pytest.fixture(scope="module")
def whole() -> Served:
    """A site with all that there is."""
    return Served().with_site(built(WHOLE), 1)


@pytest.fixture
def server(whole: Served) -> Iterator[Server]:
    """A server of that site."""
    with Server(whole).running() as made:
        yield made


def test_every_file_has_the_built_headers(server: Server) -> None:
    """But for the one thing that keeps a page up to date: it may listen to the server."""
    output = server.served.output
    assert output
    listed = read_headers(output.files["_headers"].decode())
    for address in listed:
        response, data = server.ask(address)
        found = route(output, address)
        if isinstance(found, Moved):
            continue
        wanted = dict(listed[address])
        policy = wanted.pop("Content-Security-Policy", "")
        assert {name: response.getheader(name) for name in wanted} == wanted, address
        given = response.getheader("Content-Security-Policy") or ""
        listens = f"; connect-src 'self' ws://{HOST}:{server.port}"
        of_kind = TYPES[PurePosixPath(found.path).suffix]
        assert response.getheader("Content-Type") == wanted.get("Content-Type", of_kind)
        if found.path.endswith(".html"):
            assert data.count(f'src="{SCRIPTS[0]}'.encode()) == 1
            assert (b'data-number="0"' in data) == found.path.startswith("embed/")
            assert given.replace(listens, "") == policy.replace("; connect-src 'self'", "")
            assert listens in given
        else:
            assert given == policy
            assert data == output.files[found.path]


def test_every_kind_of_file_has_its_type() -> None:
    """Of all that the fullest sites publish, whatever this machine says of an ending."""
    kinds = {
        PurePosixPath(path).suffix for each in (WHOLE, TONGUES) for path in built(each).headers
    }
    assert kinds <= TYPES.keys()


def test_a_page_that_is_not_there_is_told_by_the_sites_own(server: Server) -> None:
    """With its status and its headers."""
    response, data = server.ask("/nowhere/")
    assert response.status == 404
    assert b"<html" in data
    assert response.getheader("X-Frame-Options") == "DENY"
    assert response.getheader("Server") is None


def test_an_address_may_be_written_in_signs(server: Server) -> None:
    """As some programs write letters that need none."""
    assert server.ask("/%34%30%34%2Ehtml")[0].status == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/../content/site.yaml", "/%2e%2e/content/site.yaml", "/..%2f..%2fetc%2fpasswd"),
        *("/%2e%2e%5ccontent%5csite.yaml", "/..\\content\\site.yaml", "/en/%00", "/%ff%fe"),
        *("//etc/passwd", "/_headers", "/_redirects", "/.niveaucheck", "/__niveaucheck/"),
        *("/__niveaucheck/../handlers.py", "/__niveaucheck/handlers.py", "/%"),
        *("/__niveaucheck/livexcss", "/__niveaucheck/%2e%2e/build.py", "/__niveaucheck/empty.html"),
    ],
)
def test_no_address_leads_out_of_the_site(server: Server, path: str) -> None:
    """However it is written: what is not published is not there."""
    response, data = server.ask(path)
    assert response.status == 404
    assert b"base_url" not in data


@pytest.mark.parametrize("path", ["/", "/en/", *SCRIPTS, "/livereload"])
@pytest.mark.parametrize("name", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
def test_this_machine_alone_is_answered(server: Server, path: str, name: str) -> None:
    """A name that leads here from elsewhere is refused, for pages, scripts and the socket."""
    response, data = server.ask(path, Host=name, **UPGRADE)
    assert response.status == 403
    assert b"niveau-check" not in data


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST:1234"])
def test_a_page_listens_where_it_came_from(server: Server, name: str) -> None:
    """By the name and port that the browser knows, such as that of a tunnel."""
    response, _ = server.ask("/404.html", Host=name)
    assert response.status == 200
    assert f"ws://{name}" in (response.getheader("Content-Security-Policy") or "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_nothing_can_be_done_but_reading(
    server: Server, method: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other methods are refused in a line, without a traceback or a report."""
    response, data = server.ask("/404.html", method, Content_Length="0")
    assert response.status == 405
    assert data.count(b"\n") == 0
    assert capsys.readouterr().err == ""


def test_a_head_has_no_body(server: Server) -> None:
    """And the length of what a GET brings."""
    head, nothing = server.ask("/404.html", "HEAD")
    _, data = server.ask("/404.html")
    assert nothing == b""
    assert head.getheader("Content-Length") == str(len(data))


def test_a_redirect_keeps_the_query(server: Server) -> None:
    """It goes along to the language, and to the folder; no browser keeps it for good."""
    for path, status, wanted in (
        ("/?utm=1", 302, "/en/?utm=1"),
        ("/en?a=%2F&b", 301, "/en/?a=%2F&b"),
    ):
        response, _ = server.ask(path, Accept_Language="en")
        assert response.status == status
        assert response.getheader("Location") == wanted
        assert response.getheader("Cache-Control") == "no-store"


@pytest.mark.parametrize("root", ["/één/", "/%C3%A9%C3%A9n/"])
def test_a_redirect_leads_to_any_address(root: str) -> None:
    """Also to one in letters that a header cannot hold, however it is written."""
    with Server(Served().with_site(site(root=root), 1)).running() as made:
        assert made.ask("/")[0].getheader("Location") == "/%C3%A9%C3%A9n/"
        assert made.ask("/%C3%A9%C3%A9n/en")[0].getheader("Location") == "/%C3%A9%C3%A9n/en/"
        assert made.ask("/%C3%A9%C3%A9n/en/")[0].status == 200


def test_what_keeps_a_page_up_to_date_is_new_where_it_changed(server: Server) -> None:
    """Files of ours are kept by the address that a page gives them; what is told is asked for."""
    _, page = server.ask("/404.html")
    given = re.findall(r'(?:src|href)="(/[^"?]+\?[^"]+)"', page.decode())
    assert {address.partition("?")[0] for address in given} == {*SCRIPTS, "/__niveaucheck/live.css"}
    told = ["/__niveaucheck/problems.html", *SCRIPTS]
    for address, age in [(each, "immutable") for each in given] + [
        (each, "no-cache") for each in told
    ]:
        response, data = server.ask(address.replace("&amp;", "&"))
        assert age in (response.getheader("Cache-Control") or "")
        suffix = PurePosixPath(address.partition("?")[0]).suffix
        assert response.getheader("Content-Type") == TYPES[suffix]
        assert data


def test_what_the_browser_has_is_not_sent_again(server: Server) -> None:
    """An unchanged file is told to be so."""
    response, _ = server.ask("/404.html")
    again, data = server.ask("/404.html", If_None_Match=response.getheader("Etag") or "")
    assert (again.status, data) == (304, b"")


def test_before_there_is_a_site_every_address_says_so(server: Server) -> None:
    """With the problems, and with what shows the site once it is there."""
    server.push(Served())
    response, data = server.ask("/en/anything/")
    assert response.status == 503
    assert b"There is no site to show yet" in data
    assert b"live.js" in data
    assert response.getheader("X-Frame-Options") == "DENY"


def test_a_site_below_a_path_is_served_there() -> None:
    """Where its links lead."""
    below = built(WHOLE, Options(base_url="https://x.example/a/b"))
    with Server(Served().with_site(below, 1)).running() as made:
        assert made.ask("/")[0].getheader("Location") == "/a/b/"
        assert made.ask("/a/b/", Accept_Language="nl")[0].getheader("Location") == "/a/b/nl/"
        assert made.ask("/a/b/nl/")[0].status == 200
        assert made.ask("/nl/")[0].status == 404


def test_a_page_is_told_at_once_and_at_every_change(server: Server) -> None:
    """So that one that a build overtook knows it, and a later one too."""
    changed = replace(
        server.served, site=7, number=8, before=1, swaps={"a": "b"}, moved={"/a/": "/b/"}
    )

    async def listen() -> list[dict[str, object]]:
        page = await websocket_connect(f"ws://{HOST}:{server.port}/livereload")
        for command in ("hello", "info", "info", "hello"):
            said: dict[str, object] = {"command": command, "protocols": [], "url": "/"}
            await page.write_message(json.dumps(said))
        hello, first, once = [await page.read_message() for _ in range(3)]
        assert hello == once, "whatever a page says, it is told once"
        greeting = json.loads(hello or "")
        assert (greeting["command"], greeting["protocols"]) == ("hello", [PROTOCOL])
        server.push(changed)
        second = await page.read_message()
        page.close()
        assert await page.read_message() is None
        messages = [json.loads(each or "") for each in (first, second)]
        assert [each["command"] for each in messages] == ["reload", "reload"]
        return [json.loads(each["path"]) for each in messages]

    first, second = asyncio.run(listen())
    assert first == {"site": 1, "number": 1, "before": 0, "swaps": None, "moved": {}}
    last = {"site": 7, "number": 8, "before": 1, "swaps": {"a": "b"}, "moved": {"/a/": "/b/"}}
    assert second == last


def test_a_page_that_is_closed_is_let_go_of(whole: Served) -> None:
    """Nothing of it stays in the memory of a server that runs all day."""
    pages: list[weakref.ref[SocketHandler]] = []

    class Watched(Live):
        def add(self, page: SocketHandler) -> bool:
            pages.append(weakref.ref(page))
            return super().add(page)

    server = Server(whole, Watched())

    async def visit() -> None:
        page = await websocket_connect(f"ws://{HOST}:{server.port}/livereload")
        await page.write_message(json.dumps({"command": "info", "url": "/"}))
        assert await page.read_message()
        page.close()
        assert await page.read_message() is None

    def is_gone() -> bool:
        server.ask("/404.html")  # Whatever was left to do for the page is done before it.
        gc.collect()
        return pages[0]() is None

    with server.running():
        asyncio.run(visit())
        assert any(is_gone() for _ in range(10))


def test_pages_of_others_cannot_listen(server: Server) -> None:
    """Not those of another port of this machine either."""
    for origin in ("https://evil.example", f"http://{HOST}:1", "null"):
        response, _ = server.ask("/livereload", Origin=origin, **UPGRADE)
        assert response.status == 403


def test_a_mistake_of_ours_is_a_line_and_a_report(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback reaches the page or the console."""
    server.served = replace(server.served, output=replace(site(), headers={"en/index.html": {}}))
    response, data = server.ask("/en/")
    assert (response.status, data) == (500, b"500 Internal Server Error")
    assert response.getheader("Content-Type") == TYPES[".txt"]
    said = capsys.readouterr().err
    assert "our mistake" in said
    assert "Traceback" not in said


def test_nonsense_is_no_news(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Nor is a page that is not there: a console that tells of it is not read."""
    with socket.create_connection((HOST, server.port)) as connection:
        connection.sendall(b"\0\1\2\r\n\r\n")
        while connection.recv(1000):
            pass
    for path in ("/nowhere/", "/404.html"):  # The second is answered once the first is told of.
        server.ask(path)
    assert caplog.records == []


def test_the_last_port_has_no_next_one() -> None:
    """It is said, with the way out."""
    said = f"none of the ports {LAST_PORT} to {LAST_PORT} can be had; name another with --port"
    with socket.create_server((HOST, LAST_PORT)), pytest.raises(click.ClickException, match=said):
        bind(LAST_PORT)


def test_a_port_that_is_taken_gives_way_to_the_next() -> None:
    """As long as there is a next one."""
    with bind(0) as first, bind(first.getsockname()[1]) as second:
        assert second.getsockname()[0] == HOST
        assert second.getsockname()[1] > first.getsockname()[1]
