"""A WordPress, and our site beside it on an origin of its own."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import browser, context, entry, host_page, page, rubric
from tests.here import codes, host
from tests.wordpress.site import WordPress, wordpress

__all__ = ["browser", "codes", "context", "entry", "host", "host_page", "page", "rubric"]


@pytest.fixture(scope="session")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    """A WordPress as it is when it was just installed."""
    with wordpress(tmp_path_factory.mktemp("wordpress")) as running:
        print(f"WordPress {running.version}")  # noqa: T201
        yield running
