"""What others put into the folder: it stays, and is told apart by the marker."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from site_builder.output.room import MARKER
from site_builder.output.write import WriteError, write
from tests.writing import NEW, OLD, PLATFORMS, held, output


@PLATFORMS
def test_what_others_put_beside_the_site_stays(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository, a name for GitHub; it is told, and what is ours goes as always."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    theirs = {"CNAME": b"e.org", ".git/HEAD": b"x", ".nojekyll": b"", "same/mine.txt": b"mine"}
    theirs |= {f"same/{MARKER}-x/mine.txt": b"mine"}
    write(output({**OLD, "same/page.html": b"1"}), out)
    for name, data in theirs.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(data)
    (out / ".git/refs").mkdir()
    for files in (NEW, OLD, NEW):
        written = write(output(files), out)
        assert held(out) == {**files, **theirs}
        assert (out / ".git/refs").is_dir()
        assert written.kept == (".git", ".nojekyll", "CNAME", "same")
    for name in theirs:
        (out / name).unlink()
    for name in (".git", f"same/{MARKER}-x"):
        shutil.rmtree(out / name)
    assert write(output(OLD), out).kept == ()
    assert held(out) == OLD


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("robots.txt", "robots.txt"), ("en", "en/index.html"), ("en/a/mine.txt", "en/a")],
)
@PLATFORMS
def test_what_others_put_where_the_site_comes_is_not_replaced(
    theirs: str, ours: str, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named; the site is as it was, until the file is moved."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    write(output(OLD), out)
    (out / theirs).parent.mkdir(parents=True, exist_ok=True)
    (out / theirs).write_bytes(b"mine")
    with pytest.raises(WriteError, match=r"was not written by this program.*; move it out"):
        write(output({**OLD, ours: b"1"}), out)
    assert held(out) == {**OLD, theirs: b"mine"}
    (out / theirs).unlink()
    write(output({**OLD, ours: b"1"}), out)
    assert held(out) == {**OLD, ours: b"1"}


@pytest.mark.parametrize("name", [".git/HEAD", ".hidden", "a/b/c.txt", "empty/", MARKER])
def test_a_folder_that_holds_anything_of_others_is_not_ours(name: str, tmp_path: Path) -> None:
    """Be it hidden, far below, a folder without files, or another's file of our marker's name."""
    out = tmp_path / "build"
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).mkdir() if name.endswith("/") else (out / name).write_bytes(b"mine")
    before = sorted(out.rglob("*"))
    with pytest.raises(WriteError, match="did not write; empty it"):
        write(output(NEW), out)
    assert sorted(out.rglob("*")) == before


@PLATFORMS
def test_what_others_put_where_it_does_no_harm_becomes_ours(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file with the bytes that the site has there, and a link; neither is told as theirs."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    write(output(OLD), out)
    (out / "robots.txt").write_bytes(b"same")
    (out / "linked").symlink_to(tmp_path)
    files = {**OLD, "robots.txt": b"same", "linked/index.html": b"1"}
    assert write(output(files), out).kept == ()
    assert held(out) == files
    write(output(OLD), out)
    assert held(out) == OLD


@PLATFORMS
def test_what_file_managers_leave_is_nobodys(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with nothing else in it is empty, and it is not told."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    out.mkdir()
    for files in (OLD, NEW):
        (out / ".DS_Store").write_bytes(b"x")
        assert write(output(files), out).kept == ()
        (out / ".DS_Store").unlink(missing_ok=True)
        assert held(out) == files


@PLATFORMS
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is another's it stays; where the site's own file was it goes."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    write(output(OLD), out)
    os.mkfifo(out / "robots.txt")
    with pytest.raises(WriteError, match="was not written by this program"):
        write(output({**OLD, "robots.txt": b"1"}), out)
    (out / "robots.txt").unlink()
    (out / "index.html").unlink()
    os.mkfifo(out / "index.html")
    write(output(OLD), out)
    assert held(out) == OLD


def test_the_marker_of_a_first_version_means_all_that_is_there(tmp_path: Path) -> None:
    """It lists nothing."""
    write(output(OLD), tmp_path / "build")
    marker = tmp_path / "build" / MARKER
    marker.write_bytes(marker.read_bytes().partition(b",")[0] + b".\n")
    assert write(output(NEW), tmp_path / "build").kept == ()
    assert held(tmp_path / "build") == NEW


@PLATFORMS
def test_what_only_looks_like_ours_stays(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder further down that is called as those in which we work."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    write(output({**OLD, "a/index.html": b"1"}), out)
    theirs = {f"a/{MARKER}-x/mine.txt": b"mine"}
    (out / f"a/{MARKER}-x").mkdir()
    (out / f"a/{MARKER}-x/mine.txt").write_bytes(b"mine")
    for files in (NEW, OLD):
        assert write(output(files), out).kept == ("a",)
        assert held(out) == {**files, **theirs}


def test_a_pipe_is_no_marker(tmp_path: Path) -> None:
    """Nobody waits for what comes out of it."""
    os.mkfifo(tmp_path / MARKER)
    with pytest.raises(WriteError, match="did not write"):
        write(output(NEW), tmp_path)


def test_a_link_to_a_marker_makes_no_folder_ours(tmp_path: Path) -> None:
    """Whoever put it there, what is beside it stays."""
    write(output(OLD), tmp_path / "build")
    other = tmp_path / "other"
    other.mkdir()
    (other / MARKER).symlink_to(tmp_path / "build" / MARKER)
    (other / "index.html").write_bytes(b"mine")
    with pytest.raises(WriteError, match="did not write"):
        write(output(NEW), other)
    assert held(other) == {"index.html": b"mine"}
