"""The headers with which a host must serve each file."""

import pytest

from site_builder.output.headers import headers_of, is_immutable, netlify_headers
from tests.projects import WHOLE, built

ORIGIN = "https://example.com"


@pytest.mark.parametrize("path", ["index.html", "nl/index.html", "nl/a/index.html", "404.html"])
def test_a_page_runs_only_its_own_scripts_and_stands_in_no_frame(path: str) -> None:
    """A strict policy, fresh at every visit."""
    headers = headers_of(path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'" in policy
    assert policy.endswith("frame-ancestors 'none'")
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_the_page_for_iframes_stands_in_any_frame_and_in_no_index() -> None:
    """The same policy but for its frames; search engines find the article instead."""
    headers = headers_of("embed/check/nl/index.html")
    policy = headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors *")
    assert "unsafe" not in policy
    assert headers["X-Robots-Tag"] == "noindex"
    assert "X-Frame-Options" not in headers


@pytest.mark.parametrize(
    ("origin", "own"), [(ORIGIN, f"'self' {ORIGIN}"), ("https://caf\u00e9.example", "'self'")]
)
def test_the_page_for_iframes_names_its_origin(origin: str, own: str) -> None:
    """In a sandbox 'self' is nothing in some browsers; what is not ASCII is in no policy."""
    policy = headers_of("embed/check/nl/index.html", origin=origin)["Content-Security-Policy"]
    assert f"; script-src {own}; style-src {own}; " in policy


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("embed/check.js", False),
        ("embed/check.nl.js", False),
        ("embed/check.0123456789ab.js", True),
        ("embed/manifest.json", False),
        ("embed/check.proof.json", False),
        ("oembed/check.nl.json", False),
        ("cards/check.nl.png", False),
        ("assets/site.0123456789ab.css", True),
    ],
)
def test_what_other_sites_use_may_be_used_by_any(path: str, is_kept: bool) -> None:
    """Cross-origin, also with CORS; only what has its hash in its name is not asked for anew."""
    headers = headers_of(path)
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    age = "max-age=31536000, immutable" if is_kept else "max-age=0, must-revalidate"
    assert headers["Cache-Control"] == f"public, {age}"
    assert is_immutable(path) == is_kept


def test_types_are_no_film() -> None:
    """As which hosts serve what ends in .ts."""
    assert headers_of("embed/niveau-check.d.ts")["Content-Type"] == "text/plain; charset=utf-8"


def test_nothing_runs_in_a_drawing_that_is_opened_by_itself() -> None:
    """Though a page may show it, also one of another site."""
    headers = headers_of("assets/logo.0123456789ab.svg")
    policy = headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert headers["Access-Control-Allow-Origin"] == "*"


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
    head, *rest = netlify_headers({"robots.txt": headers_of("robots.txt")}).split("\n")
    assert head == "/robots.txt"
    assert "  X-Content-Type-Options: nosniff" in rest
    assert rest[-1] == ""
