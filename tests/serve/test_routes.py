"""Where addresses lead: as on the host."""

import pytest

from site_builder.output.redirects import netlify_redirects
from site_builder.serve.routes import Found, Moved, route
from tests.serve.sites import site

LOST = Found("404.html", 404)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/en/", Found("en/index.html")),
        ("/en/index.html", Found("en/index.html")),
        ("/en", Moved("/en/", 301)),
        ("/elsewhere/", LOST),
        ("/elsewhere", LOST),
        ("/404.html", Found("404.html")),
        ("/404", Found("404.html")),
    ],
)
def test_addresses_lead_to_files(address: str, leads: Found | Moved) -> None:
    """A folder is its index page, and has its slash."""
    assert route(site(), address) == leads


@pytest.mark.parametrize(
    "address",
    [
        *("/../site.yaml", "/en/../../site.yaml", "/..\\site.yaml", "/en/..%2fsite.yaml"),
        *(
            "//en/",
            "/en//",
            "/en/\0",
            "/en/index.html\0.js",
            "/C:/Windows/win.ini",
            "/./en/",
            "en/",
        ),
        *("/_headers", "/_redirects", "/etc/passwd", "/\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_nothing_but_the_site_is_found(address: str) -> None:
    """Names are looked up as they are, and what is for the host alone is not there."""
    assert route(site(), address) == LOST


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/checks/en/", Found("en/index.html")),
        ("/checks/en", Moved("/checks/en/", 301)),
        ("/checks/old", Moved("/checks/en/", 301)),
        ("/", Moved("/checks/", 302)),
        ("/checks", Moved("/checks/", 302)),
        ("/en/", LOST),
        ("/checksen/", LOST),
    ],
)
def test_a_site_below_a_path_is_there_alone(address: str, leads: Found | Moved) -> None:
    """So that links that begin at the root lead on."""
    below = site(root="/checks/", redirects="/old /checks/en/ 301!\n")
    assert route(below, address) == leads


@pytest.mark.parametrize(
    ("languages", "target"),
    [
        ("en", "/en/"),
        ("en-GB,nl;q=0.8", "/en/"),
        ("nl;q=0.5, en;q=0.9", "/en/"),
        ("fr, en;q=0.9", "/nl/"),
        ("eng", "/nl/"),
        ("", "/nl/"),
        ("en;q=x", "/en/"),
        (";;,,", "/nl/"),
    ],
)
def test_the_root_leads_to_the_language_that_a_browser_likes_best(
    languages: str, target: str
) -> None:
    """By the rules that are published; the last of them is for all others."""
    rules = netlify_redirects({}, ["nl", "en"], "/")
    assert route(site(redirects=rules), "/", languages) == Moved(target, 302)


@pytest.mark.parametrize("languages", ["pt-BR", "PT-br", "pt-br;q=0.9,nl;q=0.8"])
def test_capitals_of_a_language_do_not_matter(languages: str) -> None:
    """Neither to browsers nor in a site."""
    rules = netlify_redirects({}, ["nl", "pt-BR"], "/")
    assert route(site(redirects=rules), "/", languages) == Moved("/pt-BR/", 302)


def test_former_addresses_lead_to_the_new_one() -> None:
    """With a slash and without, also where a page stands for hosts that know no rules."""
    rules = netlify_redirects({"en/old/": "en/new/"}, ["en"], "/")
    aliased = site({"en/old/index.html": "moved"}, redirects=rules)
    assert route(aliased, "/en/old/") == route(aliased, "/en/old") == Moved("/en/new/", 301)
