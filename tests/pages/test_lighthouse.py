"""Lighthouse, on a phone: full marks wherever they do not depend on the machine's speed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from site_builder.content.tree import load_content
from site_builder.site.layout import make_site
from site_builder.site.values import Site

ROOT = Path(__file__).parents[2]
RUNS = 5
CATEGORIES = ("accessibility", "best-practices")

Lighthouse = Callable[..., Mapping[str, Any]]


def _site() -> Site:
    content = load_content(ROOT).value
    assert content
    site = make_site(content, drafts=False).value
    assert site
    return site


SITE = _site()
INDEXED = [
    *(home.address for home in SITE.homes),
    *(page.address for page in SITE.articles),
    *(page.address for page in SITE.embeds.values()),
]
FRAMES = [frame.address for frame in SITE.frames]


def marks(report: Mapping[str, Any]) -> dict[str, float]:
    """Return the score of each category, 1 at best."""
    return {name: category["score"] for name, category in report["categories"].items()}


def failing(report: Mapping[str, Any]) -> list[str]:
    """Return what Lighthouse would have mended."""
    audits = report["audits"].values()
    return [f"{each['id']}: {each['title']}" for each in audits if each["score"] == 0]


@pytest.mark.parametrize("page", INDEXED)
def test_pages_that_are_found(lighthouse: Lighthouse, site: tuple[str, Path], page: str) -> None:
    """Accessibility, best practices and search: 100 each."""
    report = lighthouse(f"{site[0]}/{page}", *CATEGORIES, "seo")
    assert set(marks(report).values()) == {1}, failing(report)


@pytest.mark.parametrize("page", FRAMES)
def test_iframe_pages(lighthouse: Lighthouse, site: tuple[str, Path], page: str) -> None:
    """The same but for search, from which they are kept."""
    report = lighthouse(f"{site[0]}/{page}", *CATEGORIES)
    assert set(marks(report).values()) == {1}, failing(report)


@pytest.mark.parametrize("page", [*INDEXED, *FRAMES])
def test_performance_is_told(
    lighthouse: Lighthouse,
    site: tuple[str, Path],
    page: str,
    record_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The median of five runs is printed: it depends on the machine, so nothing is required."""
    found = [marks(lighthouse(f"{site[0]}/{page}", "performance")) for _ in range(RUNS)]
    performance = round(100 * median(each["performance"] for each in found))
    record_property("performance", performance)
    with capsys.disabled():
        print(f"\n{page}: performance {performance}")  # noqa: T201
