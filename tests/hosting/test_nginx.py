"""The site on a plain host: every file as it is built, and the check as it works elsewhere."""

import http.client
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.visits import Words, expect_result, take_by_clicking
from tests.hosting.conftest import Nginx

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "application/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "ts": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "woff2": "font/woff2",
    "ico": "image/x-icon",
    "webmanifest": "application/manifest+json",
}


def get(nginx: Nginx, way: str) -> tuple[int, dict[str, str], bytes]:
    """Return what the host answers at a way from the site's root."""
    connection = http.client.HTTPConnection(urlsplit(nginx.address).netloc)
    connection.request("GET", f"{nginx.root}/{way}")
    answer = connection.getresponse()
    headers: dict[str, str] = {}
    for name, value in answer.getheaders():
        assert name not in headers, (way, name)
        headers[name] = value
    body = answer.read()
    connection.close()
    return answer.status, headers, body


def test_every_file_is_served_as_it_is_built(nginx: Nginx) -> None:
    """With its own headers, each once, as what it is, at its address and at its folder's."""
    for path, expected in nginx.output.headers.items():
        for way in {path, path.removesuffix("index.html")}:
            status, headers, body = get(nginx, way)
            assert (status, body) == (200, nginx.output.files[path]), way
            kind = "application/atom+xml; charset=utf-8" if path.startswith("feed.") else None
            kind = kind or TYPES.get(path.rpartition(".")[2], "text/xml; charset=utf-8")
            assert headers["Content-Type"] == kind, way
            for name, value in expected.items():
                assert headers[name] == value, (way, name)


@pytest.mark.parametrize("way", ["nothing", "nl/nothing/", "en/a/b/c.html", "assets/none.js"])
def test_what_is_not_there_is_said_so(nginx: Nginx, way: str) -> None:
    """With its own page, and with its status."""
    status, headers, body = get(nginx, way)
    assert (status, body) == (404, nginx.output.files["404.html"])
    assert (
        headers["Content-Security-Policy"]
        == (nginx.output.headers["404.html"]["Content-Security-Policy"])
    )


@pytest.mark.parametrize("way", ["_headers", "_redirects", ".niveaucheck"])
def test_what_is_for_hosts_is_not_served(nginx: Nginx, way: str) -> None:
    """Nor are files that no visitor sees."""
    assert get(nginx, way)[0] == 404


def test_a_page_without_its_slash_leads_to_the_page(nginx: Nginx) -> None:
    """On the same host, for good."""
    status, headers, _ = get(nginx, "nl")
    assert (status, headers["Location"]) == (301, f"{nginx.root}/nl/")


def test_the_check_works(
    nginx: Nginx, quiet_page: Page, entry: Entry, rubric: Rubric, scorer: Scorer
) -> None:
    """From the page of all languages by way of the home to a result; no line in the console."""
    words = Words("en", rubric)
    quiet_page.goto(f"{nginx.address}/")
    quiet_page.get_by_role("link", name="English").click()
    expect(quiet_page).to_have_url(f"{nginx.address}/en/")
    quiet_page.get_by_role("link", name=entry.articles["en"].title).click()
    answers = {question.id: question.options[-1].id for question in rubric.questions}
    check = quiet_page.locator("niveau-check")
    take_by_clicking(check, words, answers)
    expect_result(check, words, scorer.score(answers))


def test_the_page_for_what_is_not_found_is_whole_at_any_depth(nginx: Nginx, page: Page) -> None:
    """It has its styles, and its links lead on."""
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda it: failed.append(it.url) if it.status != 200 else None)
    page.goto(f"{nginx.address}/en/some/where/deep/")
    assert failed == [page.url]
    page.get_by_role("link", name="Go to all checks").click()
    expect(page).to_have_url(f"{nginx.address}/en/")
