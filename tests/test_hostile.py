"""Files that are made to keep a reader busy are refused or read; `make fuzz` times it."""

from pathlib import Path

import pytest

from tests.hostile import HOSTILE
from tests.projects import MINIMAL, copied, shown
from tests.test_mutated import check_rubric

RUBRICS = {"a deep condition", "a full condition", "a wide condition"}
"""Those that are rubrics, however odd."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_rubric_is_read_or_has_located_problems(name: str) -> None:
    """Nothing is put out in full, no end is waited for, and nothing is followed to the bottom."""
    assert check_rubric(HOSTILE[name]) == (name in RUBRICS)


def test_of_a_file_that_is_far_too_large_only_the_beginning_is_read(tmp_path: Path) -> None:
    """Fifty million bytes, or as many more as a disk holds."""
    project = copied(MINIMAL, tmp_path / "project")
    with (project / "content/first/rubric.yaml").open("wb") as file:
        file.truncate(50_000_000)
    (line,) = shown(project)
    assert line.startswith("content/first/rubric.yaml:1:1: error[file-too-large]: ")
