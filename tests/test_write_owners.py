"""Whose the folder is, and who may write to it: that stays as it was."""

import os
from pathlib import Path

import pytest

from site_builder.output.write import write
from tests.nobody import NOBODY, needs_root, open_to_all, run_as_nobody
from tests.writing import NEW, OLD, held, output

AS_NOBODY = """\
import sys
from pathlib import Path
from site_builder.output.files import Output
from site_builder.output.write import WriteError, write

try:
    print(write(Output({"index.html": b"new"}, {}, {}, "/"), Path(sys.argv[1])).whole)
except WriteError as error:
    print(error)
"""


def written_by_nobody(out: Path) -> str:
    """Write a site as somebody who owns nothing; return what is said."""
    return run_as_nobody(AS_NOBODY, str(out))


@pytest.fixture
def open_place(tmp_path: Path) -> Path:
    """A folder that everybody may reach, but not write to."""
    open_to_all(tmp_path)
    return tmp_path


@needs_root
def test_a_folder_that_is_not_ours_to_write_is_said(open_place: Path) -> None:
    """Neither where it would be made, nor where it is; what was in it stays."""
    new, old = open_place / "new", open_place / "old"
    write(output(OLD), old)
    for out in (new, old):
        said = written_by_nobody(out)
        assert "cannot be written: Permission denied; see whether" in said
    assert not new.exists()
    assert held(old) == OLD


@needs_root
def test_a_folder_of_ours_in_one_that_is_not_is_written_file_by_file(open_place: Path) -> None:
    """It cannot be exchanged."""
    out = open_place / "build"
    write(output(OLD), out)
    for path in (out, *out.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    assert written_by_nobody(out) == "False"
    assert held(out) == {"index.html": b"new"}


@needs_root
def test_a_folder_that_its_owner_closed_stays_closed(open_place: Path) -> None:
    """Though it could be exchanged."""
    around = open_place / "around"
    out = around / "build"
    write(output(OLD), out)
    for path in (around, out, *out.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    out.chmod(0o555)
    assert "Permission denied" in written_by_nobody(out)
    assert held(out) == OLD
    assert [path.name for path in around.iterdir()] == ["build"]


def test_the_folder_keeps_its_mode(tmp_path: Path) -> None:
    """As whoever set it up wanted it."""
    write(output(OLD), tmp_path / "build")
    (tmp_path / "build").chmod(0o2775)
    write(output(NEW), tmp_path / "build")
    assert (tmp_path / "build").stat().st_mode & 0o7777 == 0o2775


@needs_root
def test_the_folder_keeps_its_owner(tmp_path: Path) -> None:
    """Also where root builds."""
    write(output(OLD), tmp_path / "build")
    os.chown(tmp_path / "build", NOBODY, NOBODY)
    assert write(output(NEW), tmp_path / "build").whole
    assert (tmp_path / "build").stat().st_uid == NOBODY
