"""The write on other disks: mounted ones, full ones, those for reading only."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from site_builder.output.room import MARKER
from site_builder.output.write import WriteError, write
from tests.disks import asked, memory, mounted
from tests.writing import NEW, OLD, held, needs_linux, output


@needs_linux
@pytest.mark.parametrize("kind", ["a disk of its own", "the same disk, bound"])
def test_a_mount_point_is_written_file_by_file(kind: str, tmp_path: Path) -> None:
    """It cannot be exchanged, which is told; nothing is left in it, or where it is mounted."""
    out, other = tmp_path / "project/build", tmp_path / "other"
    other.mkdir()
    options = memory() if kind == "a disk of its own" else ("--bind", str(other))
    with mounted(out, *options):
        for files in (OLD, NEW):
            written = write(output(files), out)
            assert (held(out), written.whole) == (files, False)
            assert not (out / "gone").exists() or files is OLD
            assert [path.name for path in out.iterdir() if path.name[0] == "."] == [MARKER]
            assert [path.name for path in out.parent.iterdir()] == ["build"]
    assert list(out.iterdir()) == []


@needs_linux
def test_another_disk_is_exchanged_as_well(tmp_path: Path) -> None:
    """What matters is where the folder stands, not where the project does."""
    with mounted(tmp_path / "disk", *memory()):
        out = tmp_path / "disk/site"
        assert all(write(output(files), out).whole for files in (OLD, NEW))
        assert held(out) == NEW


@needs_linux
@pytest.mark.parametrize("is_mount_point", [False, True], ids=["exchanged", "file by file"])
def test_a_full_disk_leaves_the_old_site(is_mount_point: bool, tmp_path: Path) -> None:
    """It is noticed before anything is replaced, and said; with room the next build goes on."""
    disk = tmp_path / "disk"
    out = disk if is_mount_point else disk / "build"
    with mounted(disk, *memory()):
        write(output(OLD), out)
        large = {**NEW, "large.bin": os.urandom(5_000_000)}
        with pytest.raises(WriteError, match=r"No space left on device; make room") as refused:
            write(output(large), out)
        assert str(refused.value).startswith(f"{out} cannot be written")
        assert held(out) == OLD
        assert [path.name for path in out.iterdir() if path.name[0] == "."] == [MARKER]
        write(output(NEW), out)
        assert held(out) == NEW


@needs_linux
def test_a_full_disk_beside_a_mount_point_does_not_matter(tmp_path: Path) -> None:
    """The room that counts is that of the folder."""
    disk = tmp_path / "disk"
    with mounted(disk, *memory()), mounted(disk / "build", *memory()):
        with suppress(OSError), (disk / "full").open("wb") as file:
            file.write(bytes(5_000_000))
        os.truncate(disk / "full", (disk / "full").stat().st_size - 100_000)
        write(output({**NEW, "large.bin": bytes(3_000_000)}), disk / "build")
        assert (disk / "build/large.bin").stat().st_size == 3_000_000


@needs_linux
def test_a_disk_for_reading_only_is_said(tmp_path: Path) -> None:
    """The same site again is no reason to write; another is refused with the way out."""
    disk = tmp_path / "disk"
    with mounted(disk, *memory()):
        write(output(OLD), disk / "build")
        assert not asked("mount", "-o", "remount,ro", str(disk))
        assert write(output(OLD), disk / "build").changed == 0
        with pytest.raises(WriteError, match=r"Read-only file system; name a folder"):
            write(output(NEW), disk / "build")
        assert held(disk / "build") == OLD


@needs_linux
def test_capitals_change_where_they_do_not_matter(tmp_path: Path) -> None:
    """On a disk that takes them for the same, no file is lost, and the new name is seen."""
    for number, is_mount_point in enumerate([False, True]):
        disk = tmp_path / f"disk{number}"
        with mounted(disk, *memory("casefold=utf8-12.1.0")):
            site = disk / "site"
            site.mkdir()
            assert not asked("chattr", "+F", str(site))
            out = site / "build"
            with pytest.MonkeyPatch.context() as patch:
                if is_mount_point:
                    patch.setattr(sys, "platform", "another")
                for files in (
                    {"A/Index.html": b"1"},
                    {"a/index.html": b"1"},
                    {"A/index.HTML": b"2"},
                ):
                    write(output(files), out)
                    assert held(out) == files
