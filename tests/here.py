"""Our site, built for the address at which it is served, as it is for other people's pages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.content.tree import load_content
from site_builder.options import Options
from site_builder.pages.snippets import snippets, values_of
from site_builder.site.layout import make_site
from site_builder.verify.host import hosted

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of our site, which knows that it stands there."""
    folder = tmp_path_factory.mktemp("here")
    with hosted(folder) as address:
        build(ROOT, folder, Options(base_url=address))
        yield address


@pytest.fixture(scope="session")
def codes(host: str) -> Mapping[str, str]:
    """What our site offers others to put on their pages, for its first check in English."""
    content = load_content(ROOT).value
    assert content
    site = make_site(
        replace(content, settings=replace(content.settings, base_url=host)), drafts=False
    )
    assert site.value
    frames = [frame for frame in site.value.frames if frame.page.language == "en"]
    return snippets(values_of(site.value, frames[0]))
