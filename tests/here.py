"""Our site, built for the address at which it is served, as it is for other people's pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.build import Options, build
from site_builder.host import hosted

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of our site, which knows that it stands there."""
    folder = tmp_path_factory.mktemp("here")
    with hosted(folder) as address:
        build(ROOT, folder, Options(base_url=address))
        yield address
