"""What is built again and again is what a clean build makes."""

from collections.abc import Iterator
from multiprocessing.pool import Pool
from pathlib import Path

import pytest

from tests.edits import clean_builds, edited


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Processes that know of no build."""
    with clean_builds() as made:
        yield made


@pytest.mark.parametrize("seed", range(12))
def test_a_project_that_is_edited_is_what_a_clean_build_makes(
    seed: int, pool: Pool, tmp_path: Path
) -> None:
    """Byte for byte, in the pages and in the folder; or the same problems are told."""
    assert edited(seed, pool, tmp_path).differences == ()
