"""The line that a problem is about."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.files.excerpt import MAX_SHOWN, Excerpt, excerpts
from site_builder.files.problems import Problem


def _problem(line: int, column: int = 1) -> Problem:
    return Problem("content/site.yaml", line, column, "empty", "the text is empty", "write it")


def _project(folder: Path, data: bytes) -> Path:
    (folder / "content").mkdir()
    (folder / "content" / "site.yaml").write_bytes(data)
    return folder


def _shown(project: Path, problem: Problem) -> Excerpt | None:
    (shown,) = excerpts(project, [problem])
    return shown


def test_the_mark_stands_below_the_place(tmp_path: Path) -> None:
    """The line with its number, and below it a mark, whatever ends the lines of the file."""
    project = _project(tmp_path, "\ufefftitle: Check\r\n\tcolour: blue\r\n".encode())
    shown = str(_shown(project, _problem(2, 10)))
    assert shown == "    2 |  colour: blue\n      |          ^"


@pytest.mark.parametrize("column", [1, 150, 400, 401, 9_999])
def test_of_a_long_line_the_part_around_the_place_is_shown(tmp_path: Path, column: int) -> None:
    """At most so many characters, and the mark stays below its own."""
    line = "".join(chr(0x100 + index) for index in range(400))
    found = _shown(_project(tmp_path, line.encode()), _problem(1, column))
    assert found is not None
    assert len(found.text.strip("…")) == MAX_SHOWN
    assert found.text[found.at : found.at + 1] == line[column - 1 : column]
    assert found.at <= len(found.text)
    assert ("…" if column > MAX_SHOWN else "Ā") == found.text[0]
    assert ("…" if column < 400 - MAX_SHOWN else line[-1]) == found.text[-1]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"   \n", b"one\n", b"x" * 1_000_001])
def test_there_may_be_nothing_to_show(tmp_path: Path, data: bytes) -> None:
    """An empty line, one that is not there, and a file that is too large."""
    assert _shown(_project(tmp_path, data), _problem(2 if b"\n" in data else 1)) is None


def test_utf_16_is_not_shown(tmp_path: Path) -> None:
    """It would be a row of signs that nobody wrote."""
    assert _shown(_project(tmp_path, "one".encode("utf-16")), _problem(1)) is None


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0\0\x10JFIF"])
def test_a_file_that_is_no_text_is_not_shown(data: bytes, tmp_path: Path) -> None:
    """Whatever the problem with it, its bytes are no line of anybody's."""
    assert _shown(_project(tmp_path, data), _problem(1)) is None


def test_a_file_that_nothing_reads_is_not_shown(tmp_path: Path) -> None:
    """Its first line has no part in it."""
    problem = replace(_problem(1), code="unread-file")
    assert _shown(_project(tmp_path, b"one\n"), problem) is None


def test_a_line_of_blanks_shows_nothing(tmp_path: Path) -> None:
    """There is nothing in it to see."""
    assert _shown(_project(tmp_path, b"  \t \n"), _problem(1)) is None


def test_a_no_break_space_is_shown_as_a_space(tmp_path: Path) -> None:
    """A console is sent none, and the mark stands below it all the same."""
    found = _shown(_project(tmp_path, "slug:\u00a0one\u202ftwo\n".encode()), _problem(1, 6))
    assert str(found) == "    1 | slug: one two\n      |      ^"


def test_lines_are_counted_as_editors_count_them(tmp_path: Path) -> None:
    """From the first sign that is seen; what else Unicode takes for an end of a line is none."""
    project = _project(tmp_path, "\ufefftitle: a\u2028b\x0bc\x85d\ncolour: blue\n".encode())
    for number, begins in ((1, "title: a"), (2, "colour: blue")):
        found = _shown(project, _problem(number))
        assert found
        assert found.text.startswith(begins)


def test_each_problem_has_the_line_of_its_own_file(tmp_path: Path) -> None:
    """Also where those of several files follow each other."""
    project = _project(tmp_path, b"one\n")
    (project / "content/other.yaml").write_text("another\n", "utf-8")
    problems = [_problem(1), replace(_problem(1), path="content/other.yaml"), _problem(1)]
    assert [each.text for each in excerpts(project, problems) if each] == ["one", "another", "one"]


def test_a_missing_file_a_folder_and_a_pipe_have_no_line(tmp_path: Path) -> None:
    """None of them is opened."""
    path = tmp_path / "content/site.yaml"
    assert _shown(tmp_path, _problem(1)) is None
    path.mkdir(parents=True)
    assert _shown(tmp_path, _problem(1)) is None
    path.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert _shown(tmp_path, _problem(1)) is None


def test_a_file_that_cannot_be_read_has_no_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That it cannot be is a problem of its own."""

    def closed(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert _shown(_project(tmp_path, b"one\n"), _problem(1)) is None


def test_what_a_console_would_obey_is_not_printed(tmp_path: Path) -> None:
    """A control character, or a byte that is no text, stands as U+FFFD in its place."""
    project = _project(tmp_path, b"a\x1b[2Jb\xff\n")
    assert _shown(project, _problem(1, 2)) == Excerpt(1, "a\ufffd[2Jb\ufffd", 1)
