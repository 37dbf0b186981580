"""What a page does to become the next version."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from site_builder.files.problems import Problem
from site_builder.files.source import Source
from site_builder.output.files import Output
from site_builder.serve.served import Found, Served, Told
from tests.serve.sites import PAGE, site

OLD, NEW = "assets/site.0123456789ab.css", "assets/site.ba9876543210.css"
PHOTO, OTHER = "assets/photo.0123456789ab.webp", "assets/photo.111111111111.webp"


def _swaps(old: Mapping[str, str], new: Mapping[str, str]) -> Mapping[str, str] | None:
    return Served().with_site(site(old), 1).with_site(site(new), 2).swaps


def _page(*addresses: str, text: str = "") -> dict[str, str]:
    return {"en/index.html": PAGE.format(f"{' '.join(addresses)} {text}")}


def test_styles_and_pictures_are_exchanged_in_the_page() -> None:
    """Where nothing else of any page changed; feeds and the like are not pages."""
    old = {**_page(OLD, PHOTO), OLD: "a", PHOTO: "a", "feed.en.xml": "a"}
    new = {**_page(NEW, OTHER), NEW: "b", OTHER: "b", "feed.en.xml": "b"}
    assert _swaps(old, new) == {OLD: NEW, PHOTO: OTHER}
    assert _swaps(_page(), {**_page(), "feed.en.xml": "b"}) == {}


@pytest.mark.parametrize(
    "new",
    [
        _page(NEW, text="other words"),
        {"en/new/index.html": "a page more"},
        {"embed/check.js": "a script"},
        _page(NEW, OTHER),
        _page(NEW.replace(".css", ".js")),
        _page("words"),
        _page(NEW, "and", OTHER),
        {"nl/index.html": PAGE.format(OTHER)},
    ],
)
def test_any_other_change_loads_pages_anew(new: Mapping[str, str]) -> None:
    """Words, pages that come or go, scripts."""
    old = {**_page(OLD), "nl/index.html": PAGE.format(OLD)}
    styled = {**_page(NEW), "nl/index.html": PAGE.format(NEW)}
    assert _swaps(old, styled) == {OLD: NEW}
    assert _swaps(old, {**styled, **new}) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({**_page(), "en/old/index.html": "a page less"}, _page()),
        (_page("assets/reading.0123456789ab.js"), _page("assets/reading.ba9876543210.js")),
        (_page(OLD), _page("assets/words")),
        (_page("assets/words"), _page(NEW)),
        (_page(OLD), {"en/index.html": _page(NEW)["en/index.html"] + PHOTO}),
    ],
)
def test_what_goes_or_is_more_loads_pages_anew(
    old: Mapping[str, str], new: Mapping[str, str]
) -> None:
    """A page, a script of the site, an address, what stands at the end."""
    assert _swaps(old, new) is None


def test_the_same_site_is_no_news() -> None:
    """Whoever builds it, and whatever number it would have."""
    served = Served().with_site(site(), 1)
    assert served.with_site(site(), 2) is served
    moved = served.with_site(site(root="/a/"), 2)
    assert (moved.site, moved.swaps) == (2, None)
    headers = {path: {"X-Other": "1"} for path in site().headers}
    assert served.with_site(replace(site(), headers=headers), 2).site == 2


def test_what_is_told_leaves_the_site_as_it_is() -> None:
    """Pages are not loaded anew for it."""
    served = Served().with_site(site(), 1)
    problem = Problem("content/a.md", 1, 1, "dead-link", "A", "b")
    told = served.with_told(Told((Found(problem, None),)), 2)
    assert (told.site, told.number, told.output) == (1, 2, served.output)
    assert told.with_told(told.told, 3) is told


def test_a_page_whose_file_makes_another_has_moved() -> None:
    """As by another slug, or with the whole site; one whose file is gone has not."""

    def made(sources: Mapping[str, str], root: str = "/") -> Output:
        pages = {f"{path}index.html": PAGE for path in sources}
        files = {f"{path}index.html": Source(file, "") for path, file in sources.items()}
        return replace(site(pages, root=root), sources=files)

    old = made({"en/a/": "a.en.md", "en/b/": "b.en.md", "en/c/": "c.en.md"})
    new = {"en/other/": "a.en.md", "en/b/": "b.en.md", "en/d/": "d.en.md"}
    before = Served().with_site(old, 1)
    assert before.with_site(made(new), 2).moved == {"/en/a/": "/en/other/"}
    assert before.with_site(made(new, "/checks/"), 2).moved == {
        "/en/a/": "/checks/en/other/",
        "/en/b/": "/checks/en/b/",
        "/": "/checks/",
    }
