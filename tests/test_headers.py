"""The headers with which a host must serve each file."""

import pytest

from site_builder.headers import headers_of, netlify_headers
from tests.projects import WHOLE, built


@pytest.mark.parametrize("path", ["index.html", "nl/index.html", "nl/a/index.html", "404.html"])
def test_a_page_runs_only_its_own_scripts_and_stands_in_no_frame(path: str) -> None:
    """A strict policy, fresh at every visit."""
    headers = headers_of(path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'" in policy
    assert policy.endswith("frame-ancestors 'none'")
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_the_page_for_iframes_stands_in_any_frame_and_in_no_index() -> None:
    """The same policy but for its frames; search engines find the article instead."""
    headers = headers_of("embed/check/nl/index.html")
    assert headers["Content-Security-Policy"].endswith("frame-ancestors *")
    assert headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "path",
    ["embed/check.js", "embed/check.nl.js", "assets/site.0123.css", "assets/a.0123.js"],
)
def test_scripts_and_assets_may_be_used_by_any_site(path: str) -> None:
    """Cross-origin, also with CORS; a script is asked for anew each time, an asset never."""
    headers = headers_of(path)
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert ("immutable" in headers["Cache-Control"]) == path.startswith("assets/")


def test_every_file_of_a_site_has_its_headers() -> None:
    """In the output, and in Netlify's file by its exact address, once."""
    output = built(WHOLE)
    assert set(output.headers) == set(output.files) - {"_headers", "_redirects"}
    text = output.files["_headers"].decode()
    addresses = [line for line in text.split("\n") if line.startswith("/")]
    assert len(addresses) == len(set(addresses))
    assert not any(set(address) & set("*:") for address in addresses)
    for path in output.headers:
        assert f"/{path}" in addresses
        if path.endswith("index.html"):
            assert f"/{path.removesuffix('index.html')}" in addresses


def test_a_block_is_an_address_and_its_headers() -> None:
    """Two spaces before each header, an empty line after the block."""
    head, *rest = netlify_headers(["robots.txt"]).split("\n")
    assert head == "/robots.txt"
    assert "  X-Content-Type-Options: nosniff" in rest
    assert rest[-1] == ""
