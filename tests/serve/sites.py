"""Sites of a few files, as a build would make them."""

from collections.abc import Mapping

from site_builder.output.files import Output
from site_builder.output.headers import headers_of

PAGE = "<!doctype html><html><head><title>A</title></head><body>{}</body></html>"


def site(files: Mapping[str, str] | None = None, *, root: str = "/", redirects: str = "") -> Output:
    """Return a site of pages in two languages, with files beside them."""
    pages = {path: PAGE.format(path) for path in ("en/index.html", "nl/index.html", "404.html")}
    given = {**pages, **(files or {})}
    data = {path: text.encode() for path, text in given.items()}
    host = {"_headers": b"", "_redirects": redirects.encode()}
    return Output({**data, **host}, {path: headers_of(path) for path in data}, {}, root)
