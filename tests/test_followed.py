"""Every address in a built site leads to what is there, wherever the site is."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.output.write import write
from tests.linked import Link, ids, links, place_of
from tests.projects import WHOLE, built
from tests.publishing import edit, published

ROOT = Path(__file__).parents[1]
HOST = "https://site.example"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[HTTPConnection]:
    """Serve a folder as `python -m http.server` does."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    connection = HTTPConnection("127.0.0.1", server.server_port)
    try:
        yield connection
    finally:
        connection.close()
        server.shutdown()
        server.server_close()


@dataclass(frozen=True, slots=True)
class Followed:
    """A site, and what a host answers at each of its own addresses: status, type and body."""

    output: Output
    base_url: str
    answers: Mapping[str, tuple[int, str, bytes]]


def _project(name: str, folder: Path) -> Path:
    """Return our own content, or a small site with a pinned script and a former address."""
    if name == "our own":
        return ROOT
    if name == "whole":
        return WHOLE
    published(folder)
    edit(folder, "article.en.md", ("date:", "aliases: [old]\ndate:"))
    return folder


@pytest.fixture(
    scope="module",
    params=[(name, root) for name in ("our own", "whole", "moved") for root in ("", "/checks")],
    ids=lambda param: " at ".join((param[0], param[1] or "/")),
)
def followed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """Sites at a root and below a path, each followed from every file."""
    name, root = request.param
    folder = tmp_path_factory.mktemp("followed")
    base_url = f"{HOST}{root}"
    output = built(_project(name, folder / "project"), Options(base_url=base_url))
    write(output, folder / f"host{root or '/.'}")
    with served(folder / "host") as host:
        ways = {urlsplit(address).path or "/" for _, address in _own(output, base_url)}
        return Followed(output, base_url, {way: _answer(host, way) for way in sorted(ways)})


def _own(output: Output, base_url: str) -> Iterator[tuple[Link, str]]:
    """Yield each link of the site that stays in it, with its whole address."""
    for link in links(output):
        address = link.seen_from(base_url)
        if f"{address}/".startswith((f"{base_url}/", f"{base_url}#")):
            yield link, address


def _answer(host: HTTPConnection, way: str) -> tuple[int, str, bytes]:
    host.request("GET", way)
    answer = host.getresponse()
    return answer.status, answer.headers.get_content_type(), answer.read()


def test_every_address_leads_to_a_file(followed: Followed) -> None:
    """On a plain host, without a redirect: links, pictures, scripts, twins, lists, feeds, data."""
    wrong = [
        (link.at, link.kind, address)
        for link, address in _own(followed.output, followed.base_url)
        if followed.answers[urlsplit(address).path or "/"][0] != 200
        and address != followed.base_url  # The manifest tells with what all addresses begin.
    ]
    assert wrong == []


def test_every_place_is_on_its_page(followed: Followed) -> None:
    """Wherever a link names one; the names of things in data stand behind # too, and are none."""
    wrong = []
    for link, address in _own(followed.output, followed.base_url):
        place, (_, kind, data) = place_of(address), followed.answers[urlsplit(address).path or "/"]
        is_page = kind == "text/html" and link.kind != "json-ld"
        if place and is_page and place not in ids(data):
            wrong.append((link.at, link.kind, address))
    assert wrong == []


def test_every_kind_of_address_is_followed(followed: Followed) -> None:
    """So that none is passed over because it is looked for in the wrong place."""
    kinds = {link.kind for link, _ in _own(followed.output, followed.base_url)}
    assert kinds >= {"a href", "link href", "script src", "og:url", "json-ld", "json", "loc"}
    if followed.base_url == HOST:
        assert kinds >= {"txt", "xml href"}


def test_nothing_is_loaded_from_elsewhere(followed: Followed) -> None:
    """Scripts, styles and pictures are the site's own; links may leave it."""
    loaded = {"script src", "img src", "iframe src", "source src", "srcset", "css", "refresh"}
    for link in links(followed.output):
        if link.kind in loaded and not link.address.startswith("data:"):
            assert link.seen_from(followed.base_url).startswith(f"{followed.base_url}/"), link


def test_pages_lead_on_at_any_root(tmp_path: Path) -> None:
    """The same build, elsewhere than its address says: only what is absolute stays behind."""
    output = built(WHOLE)
    write(output, tmp_path / "host/some/where/else")
    pages = {path for path in output.files if path.endswith(".html") and path != "404.html"}
    inner = [link for link in links(output) if link.at in pages and "://" not in link.address]
    assert len(inner) > 100
    with served(tmp_path / "host") as host:
        for link in {Link(each.at, "", each.address.partition("#")[0]) for each in inner}:
            if not link.address.startswith(("mailto:", "tel:", "data:", "/")):
                way = urlsplit(link.seen_from(f"{HOST}/some/where/else")).path
                assert _answer(host, way)[0] == 200, link


@pytest.mark.parametrize("root", ["", "/checks", "/a/b"])
def test_what_is_not_found_finds_its_files_at_any_depth(root: str) -> None:
    """A host shows 404.html at the address that was asked for, whatever that is."""
    output = built(WHOLE, Options(base_url=f"{HOST}{root}"))
    own = [link for link in links(output) if link.at == "404.html"]
    found = [link for link in own if not re.match(r"#|https?://(?!bakery)", link.address)]
    assert {link.kind for link in found} >= {"a href", "link href"}
    for link in found:
        for asked in ("404.html", "nothing", "nl/nothing/", "en/some/where/deep/nothing.html"):
            seen = Link(asked, link.kind, link.address).seen_from(f"{HOST}{root}")
            way = seen.removeprefix(f"{HOST}{root}/")
            assert way != seen, seen
            assert (f"{way}index.html" if way.endswith("/") or not way else way) in output.files
