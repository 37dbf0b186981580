"""Links in the folder, and in its place: none leads a write elsewhere."""

import shutil
import sys
from pathlib import Path

import pytest

from site_builder.output.room import MARKER
from site_builder.output.write import WriteError, write
from tests.writing import NEW, OLD, PLATFORMS, fingerprint, held, output


@PLATFORMS
def test_no_link_leads_a_write_out_of_the_folder(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links in the place of our folders: what they lead to is never written, or removed."""
    monkeypatch.setattr(sys, "platform", platform)
    outside, out = tmp_path / "outside", tmp_path / "build"
    for name in ("a/b/c.txt", "index.html"):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_bytes(b"theirs")
    (outside / "a/empty").mkdir()
    before = fingerprint(outside)
    same, new = {"a/b/c.txt": b"theirs"}, {"a/b/c.txt": b"new"}
    for files in (same, new, {"a/b": b"new"}, {"z": b"new"}):
        write(output({"a/b/c.txt": b"old", "a/empty/x": b"old", "x": b"1"}), out)
        shutil.rmtree(out / "a")
        (out / "a").symlink_to(outside / "a")
        write(output(files), out)
        assert fingerprint(outside) == before
        assert {path: data for path, data in held(out).items() if path in files} == files
        (out / "a").unlink() if (out / "a").is_symlink() else None


@PLATFORMS
@pytest.mark.parametrize("to", ["nowhere", "folder"])
def test_a_link_in_the_place_of_a_file_that_goes_goes_too(
    to: str, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it leads; what is there stays."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    (tmp_path / "folder").mkdir()
    write(output(OLD), out)
    (out / "same.txt").unlink()
    (out / "same.txt").symlink_to(tmp_path / to)
    write(output({"index.html": b"new"}), out)
    assert [path.name for path in out.iterdir() if path.name != MARKER] == ["index.html"]
    assert (tmp_path / "folder").is_dir()


@PLATFORMS
def test_what_stands_behind_a_link_is_in_nobodys_way(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file there, where the site has a folder, is another's."""
    monkeypatch.setattr(sys, "platform", platform)
    outside, out = tmp_path / "outside", tmp_path / "build"
    outside.mkdir()
    (outside / "b").write_bytes(b"theirs")
    before = fingerprint(outside)
    write(output({"z": b"1"}), out)
    (out / "a").symlink_to(outside)
    write(output({"a/b/c.txt": b"1"}), out)
    assert fingerprint(outside) == before
    assert held(out) == {"a/b/c.txt": b"1"}


def test_a_link_to_the_folder_stays_one(tmp_path: Path) -> None:
    """What it leads to is written."""
    (tmp_path / "real").mkdir()
    (tmp_path / "build").symlink_to(tmp_path / "real")
    for files in (OLD, NEW):
        assert write(output(files), tmp_path / "build").whole
    assert (tmp_path / "build").is_symlink()
    assert held(tmp_path / "real") == NEW


def test_links_in_a_circle_are_said(tmp_path: Path) -> None:
    """In a sentence that names the folder."""
    (tmp_path / "build").symlink_to(tmp_path / "build")
    with pytest.raises(WriteError, match=r"build cannot be written"):
        write(output(NEW), tmp_path / "build")
