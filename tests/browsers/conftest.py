"""Browsers of other makers on the site as it ships."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import entry, host_page, rubric, scorer, words
from tests.browsers.tabs import Tab, open_tab
from tests.here import host

pytest.register_assert_rewrite("tests.browsers.visits")

__all__ = ["entry", "host", "host_page", "rubric", "scorer", "words"]


@pytest.fixture(scope="session", params=["firefox", "webkit"])
def tab(request: pytest.FixtureRequest) -> Iterator[Tab]:
    """A tab of each, for the whole run."""
    with open_tab(request.param) as opened:
        print(opened.version)  # noqa: T201
        yield opened
