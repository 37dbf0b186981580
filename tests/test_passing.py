"""What editors and systems leave beside an author's files."""

from pathlib import Path

import pytest

from site_builder.files.passing import is_passing
from site_builder.pictures.folder import load_pictures
from tests.projects import WHOLE, built, copied, shown

NAMES = [
    *(".DS_Store", "._{}", ".{}.swp", ".#{}", "#{}#", "{}~", "4913", "{}___jb_tmp___"),
    *("{}___jb_old___", "{}.orig", "{}.bak", "{}.tmp", ".goutputstream-X", "Thumbs.db"),
    *("desktop.ini", "Desktop.ini", ".{}.kate-swp", "{}.crdownload", "~${}"),
]


@pytest.mark.parametrize(
    "name", ["article.nl.md", "rubric.yaml", "crawl.svg", "photo~1.jpg", "a#b.png", "_notes", "tmp"]
)
def test_what_an_author_writes_stays(name: str) -> None:
    """Names that only look like it."""
    assert not is_passing(name)


def test_what_is_left_behind_is_no_problem_anywhere(tmp_path: Path) -> None:
    """In any folder, with the content of the file that it lies beside."""
    project = copied(WHOLE, tmp_path / "p")
    before = built(project).files
    for path in [each for each in project.rglob("*.*") if each.is_file()]:
        for name in NAMES:
            path.with_name(name.format(path.name)).write_bytes(path.read_bytes())
    assert shown(project) == []
    assert built(project).files == before


def test_what_is_left_behind_beside_a_picture_is_none(tmp_path: Path) -> None:
    """Nor is what lies in a folder that is."""
    for name in ("photo.jpg", *(each.format("photo.jpg") for each in NAMES), "old.bak/photo.jpg"):
        path = tmp_path / "images" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    assert [*load_pictures(tmp_path, "content/a")] == ["images/photo.jpg"]
