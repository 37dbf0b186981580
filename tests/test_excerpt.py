"""The line that a problem is about."""

from pathlib import Path

import pytest

from site_builder.files.excerpt import MAX_SHOWN, Excerpt, excerpt
from site_builder.files.problems import Problem


def _problem(line: int, column: int = 1) -> Problem:
    return Problem("content/site.yaml", line, column, "empty", "the text is empty", "write it")


def _project(folder: Path, data: bytes) -> Path:
    (folder / "content").mkdir()
    (folder / "content" / "site.yaml").write_bytes(data)
    return folder


def test_the_mark_stands_below_the_place(tmp_path: Path) -> None:
    """The line with its number, and below it a mark, whatever ends the lines of the file."""
    project = _project(tmp_path, "\ufefftitle: Check\r\n\tcolour: blue\r\n".encode())
    shown = str(excerpt(project, _problem(2, 10)))
    assert shown == "    2 |  colour: blue\n      |          ^"


@pytest.mark.parametrize("column", [1, 150, 400, 401, 9_999])
def test_of_a_long_line_the_part_around_the_place_is_shown(tmp_path: Path, column: int) -> None:
    """At most so many characters, and the mark stays below its own."""
    line = "".join(chr(0x100 + index) for index in range(400))
    found = excerpt(_project(tmp_path, line.encode()), _problem(1, column))
    assert found is not None
    assert len(found.text.strip("…")) == MAX_SHOWN
    assert found.text[found.at : found.at + 1] == line[column - 1 : column]
    assert ("…" if column > MAX_SHOWN else "Ā") == found.text[0]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"   \n", b"one\n", b"x" * 1_000_001])
def test_there_may_be_nothing_to_show(tmp_path: Path, data: bytes) -> None:
    """An empty line, one that is not there, and a file that is too large."""
    assert excerpt(_project(tmp_path, data), _problem(2 if b"\n" in data else 1)) is None


def test_a_missing_file_and_a_folder_have_no_line(tmp_path: Path) -> None:
    """Neither is opened."""
    assert excerpt(tmp_path, _problem(1)) is None
    (tmp_path / "content" / "site.yaml").mkdir(parents=True)
    assert excerpt(tmp_path, _problem(1)) is None


def test_what_a_console_would_obey_is_not_printed(tmp_path: Path) -> None:
    """A control character, or a byte that is no text, stands as U+FFFD in its place."""
    project = _project(tmp_path, b"a\x1b[2Jb\xff\n")
    assert excerpt(project, _problem(1, 2)) == Excerpt(1, "a\ufffd[2Jb\ufffd", 1)
