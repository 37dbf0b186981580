"""A real browser on the site as it ships, served with its own headers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, ViewportSize

from site_builder.build import build
from site_builder.content.tree import Entry, load_content
from site_builder.options import Options
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from site_builder.verify.browser import open_browser
from site_builder.verify.host import hosted
from tests.browser.carrying import Published
from tests.browser.life import served_together
from tests.browser.visits import Words

ROOT = Path(__file__).parents[2]
VIEWPORT: ViewportSize = {"width": 1280, "height": 900}


class HostPage(Protocol):
    """Makes a page and returns its address; `$SITE` in it is the address of the built site."""

    def __call__(self, body: str, *, lang: str = "en", head: str = "", policy: str = "") -> str:
        """Make a page from its body, its language, what its head holds, and its policy."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of this repository, built."""
    folder = tmp_path_factory.mktemp("built") / "build"
    build(ROOT, folder, Options())
    return folder


@pytest.fixture(scope="session")
def host(built: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with hosted(built) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for the whole run."""
    with open_browser() as launched:
        yield launched


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, in which any error on a page fails the test."""
    with careful(browser) as (opened, _):
        yield opened


@contextmanager
def careful(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """Open a fresh profile, whose pages make no error; those made so far are yielded with it.

    Its visitor prefers that nothing moves: where pages scroll smoothly, clicks wait for them.
    """
    opened = browser.new_context(viewport=VIEWPORT, reduced_motion="reduce")
    errors: list[str] = []
    opened.on("weberror", lambda error: errors.append(str(error.error)))
    yield opened, errors
    opened.close()
    assert errors == []


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page that tests take over from each other, with the errors that were made on it."""
    with careful(browser) as (opened, errors):
        yield opened.new_page(), errors


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page. A module that uses `tab` has the same one for all its tests but some.

    To open a window takes longer than most tests. A test that would leave something behind in it,
    such as a script for all pages, uses `context` as well, and has a fresh one.
    """
    if "tab" not in request.fixturenames or "context" in request.fixturenames:
        yield request.getfixturevalue("context").new_page()
        return
    kept, errors = request.getfixturevalue("tab")
    yield kept
    _empty(kept)
    made = [*errors]
    errors.clear()
    assert made == []


def _empty(page: Page) -> None:
    page.unroute_all()
    page.context.clear_permissions()
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.goto("about:blank")
    page.set_viewport_size(VIEWPORT)
    page.emulate_media(
        media="null", color_scheme="light", reduced_motion="reduce", forced_colors="none"
    )
    page.mouse.move(0, 0)


@pytest.fixture
def quiet_page(page: Page) -> Iterator[Page]:
    """An empty page, of which the console may say nothing that is wrong."""
    said: list[str] = []
    wrong = ("error", "warning")

    def hear(line: ConsoleMessage) -> None:
        if line.type in wrong:
            said.append(line.text)

    page.on("console", hear)
    yield page
    page.remove_listener("console", hear)
    assert said == []


@pytest.fixture(scope="session")
def entry() -> Entry:
    """The first check, as its author wrote it."""
    content = load_content(ROOT).value
    assert content
    return next(entry for entry in content.entries if entry.id == "sales-process")


@pytest.fixture(scope="session")
def rubric(entry: Entry) -> Rubric:
    """The rubric of the first check."""
    assert entry.rubric
    return entry.rubric


@pytest.fixture(scope="session")
def scorer(rubric: Rubric) -> Scorer:
    """The reference scorer of the first check."""
    return Scorer(rubric)


@pytest.fixture(params=["nl", "en"])
def words(request: pytest.FixtureRequest, rubric: Rubric) -> Words:
    """What the first check says, in each language."""
    return Words(request.param, rubric)


@pytest.fixture
def address(host: str, entry: Entry, words: Words) -> str:
    """The address of its article in that language."""
    return f"{host}/{words.language}/{entry.articles[words.language].slug}/"


@pytest.fixture
def check(page: Page, address: str) -> Locator:
    """The element on the article's page."""
    page.goto(address)
    return page.locator("niveau-check")


@pytest.fixture
def sales(host: str, entry: Entry, rubric: Rubric) -> Published:
    """The first check as it is published."""
    return Published(host, entry, rubric)


@pytest.fixture
def host_page(tmp_path: Path, host: str) -> Iterator[HostPage]:
    """Someone else's page: a site of its own, on an origin of its own."""
    with other_site(tmp_path, host) as make:
        yield make


@pytest.fixture(scope="session")
def checks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Published]]:
    """Three checks by id, served as one site: `first` is over in two questions."""
    with served_together(tmp_path_factory.mktemp("checks")) as served:
        yield served


@pytest.fixture
def first(checks: Mapping[str, Published]) -> Published:
    """The shortest check."""
    return checks["first"]


@pytest.fixture
def elsewhere(tmp_path: Path, first: Published) -> Iterator[HostPage]:
    """Someone else's page with any of the three, for which browsers ask nothing in vain."""
    with other_site(tmp_path, first.host, '<link rel="icon" href="data:,">') as make:
        yield make


@contextmanager
def other_site(folder: Path, host: str, head_of_all: str = "") -> Iterator[HostPage]:
    """Serve pages that are made as a test needs them; `host` is where the built site is."""
    (folder / "_headers").write_text("", "utf-8")
    (folder / "404.html").write_text("", "utf-8")
    made: dict[str, str] = {}

    def make(body: str, *, lang: str = "en", head: str = "", policy: str = "") -> str:
        name = f"{len(made)}.html"
        made[name] = f"/{name}\n  Content-Security-Policy: {policy}\n" if policy else ""
        (folder / "_headers").write_text("".join(made.values()), "utf-8")
        start = f"<!doctype html><html lang={lang}><meta charset=utf-8>{head_of_all}"
        page = f"{start}{head}<body>{body}"
        (folder / name).write_text(page.replace("$SITE", host), "utf-8")
        return f"{address}/{name}"

    with hosted(folder) as address:
        yield make
