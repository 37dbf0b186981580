"""The write: the folder holds exactly the output, whatever it held before."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.put import put, write_file
from site_builder.output.room import MARKER
from site_builder.output.write import WriteError, Written, write
from tests.writing import PLATFORMS, Files, held, output


def folders(folder: Path) -> set[str]:
    """Return the folders in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


_names = st.sampled_from(["a", "b", "index.html", "c.css", "d e", "é"])
_files = st.dictionaries(
    st.lists(_names, min_size=1, max_size=3).map("/".join),
    st.binary(max_size=4),
    max_size=6,
).filter(
    lambda files: (
        not any(
            f"{one}/" in f"{other}/"[: len(one) + 1] and one != other
            for one in files
            for other in files
        )
    )
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "some" / "build"


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder for many outputs."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@PLATFORMS
@given(outputs=st.lists(_files, min_size=2, max_size=3))
def test_any_output_over_any_other_leaves_exactly_the_output(
    outputs: list[Files], platform: str, place: Path
) -> None:
    """No file too many or too few, no empty folder, nothing beside it; on any system."""
    out = place / "build"
    with pytest.MonkeyPatch.context() as patch:
        # Python knows of no exchange of folders there: each file is replaced by itself.
        patch.setattr(sys, "platform", platform)
        for files in outputs:
            written = write(output(files), out)
            assert held(out) == files
            marker = (out / MARKER).read_text("utf-8")
            assert marker.splitlines()[1:] == sorted(files), "what is listed is ours"
            assert all(any(path.startswith(f"{name}/") for path in files) for name in folders(out))
            assert [path.name for path in place.iterdir()] == ["build"]
            assert written.files == len(files) + 1
        shutil.rmtree(out)


def test_what_a_write_did_is_counted(out: Path) -> None:
    """Changed, removed, and all files, the marker among them."""
    assert write(output({"a": b"1", "b/c": b"2"}), out) == Written(3, 3, 0, whole=True)
    assert write(output({"a": b"1", "d": b"3"}), out) == Written(3, 1, 1, whole=True)
    assert write(output({"a": b"1", "d": b"3"}), out) == Written(3, 0, 0, whole=True)
    (out / "d").unlink()
    assert write(output({"a": b"1"}), out) == Written(2, 0, 0, whole=True)
    assert write(output({"a": b"1", "d": b"3"}), out) == Written(3, 1, 0, whole=True)
    (out / "d").unlink()
    (out / "d").symlink_to(out / "a")
    assert write(output({"a": b"1"}), out) == Written(2, 0, 1, whole=True)
    assert held(out) == {"a": b"1"}


def test_an_unchanged_file_is_not_written(out: Path) -> None:
    """It keeps its times, so that nothing that looks at them uploads it again."""
    write(output({"a": b"1", "b": b"2"}), out)
    for path in (out / "a", out / "b"):
        os.utime(path, (1, 1))
    write(output({"a": b"1", "b": b"3"}), out)
    assert (out / "a").stat().st_mtime == 1
    assert (out / "b").stat().st_mtime > 1


def test_the_same_output_touches_nothing(out: Path) -> None:
    """Not even the folder is exchanged."""
    write(output({"a": b"1"}), out)
    before = out.stat().st_ino
    write(output({"a": b"1"}), out)
    assert out.stat().st_ino == before


def test_a_file_takes_the_place_of_a_folder_and_back(out: Path) -> None:
    """The kind of a path may change between builds."""
    for files in ({"a/b": b"1"}, {"a": b"2"}, {"a/b/c": b"3"}):
        write(output(files), out)
        assert held(out) == files


def test_a_folder_of_others_is_not_written_to(tmp_path: Path) -> None:
    """Files without our marker are never replaced."""
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(WriteError, match="did not write"):
        write(output({"a": b"1"}), tmp_path)
    assert held(tmp_path) == {"thesis.txt": b"mine"}


def test_an_empty_folder_is_ours_to_fill(tmp_path: Path) -> None:
    """What was made with mkdir before is no reason to stop."""
    write(output({"a": b"1"}), tmp_path)
    assert held(tmp_path) == {"a": b"1"}


def test_a_file_in_the_place_of_the_folder_is_left(tmp_path: Path) -> None:
    """It is said, and stays."""
    path = tmp_path / "build"
    path.write_text("mine", "utf-8")
    with pytest.raises(WriteError, match="is a file"):
        write(output({"a": b"1"}), path)
    assert path.read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """The machine's refusal becomes a sentence that names the path."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(WriteError, match="cannot be written"):
        write(output({"a": b"1"}), tmp_path / "file" / "build")


def test_a_link_is_replaced_and_what_it_leads_to_is_not(tmp_path: Path) -> None:
    """A symbolic link in the output folder never leads a write out of it."""
    outside, out = tmp_path / "outside.txt", tmp_path / "build"
    outside.write_bytes(b"1")
    write(output({"b": b"2"}), out)
    (out / "a").symlink_to(outside)
    write(output({"a": b"1", "b": b"2"}), out)
    assert not (out / "a").is_symlink()
    assert outside.read_bytes() == b"1"


def test_others_may_read_what_was_written(out: Path) -> None:
    """A web server of another user serves it."""
    write(output({"a/b": b"1"}), out)
    assert out.stat().st_mode & 0o777 == 0o755
    assert (out / "a" / "b").stat().st_mode & 0o444 == 0o444


def test_a_single_file_is_written_whole(tmp_path: Path) -> None:
    """With its folder, in the place of a link and not through it, and with nothing beside it."""
    outside, path = tmp_path / "outside.txt", tmp_path / "new" / "a.txt"
    outside.write_bytes(b"1")
    path.parent.mkdir()
    path.symlink_to(outside)
    write_file(path, b"2")
    assert (outside.read_bytes(), path.read_bytes()) == (b"1", b"2")
    assert path.stat().st_mode & 0o777 == 0o644, "others may read it"
    assert [each.name for each in path.parent.iterdir()] == ["a.txt"]
    path.unlink()
    path.symlink_to(outside)
    write_file(path, b"1")
    assert not path.is_symlink()


def test_a_single_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The machine's refusal becomes a sentence that names the path."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(WriteError, match="cannot be written"):
        write_file(tmp_path / "file" / "a.txt", b"1")


def test_nothing_is_left_beside_a_file_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a folder stands in its place, or a right is missing at the end."""
    (tmp_path / "a").mkdir()
    with pytest.raises(WriteError, match="cannot be written"):
        write_file(tmp_path / "a", b"1")

    def refused(path: Path, _: int) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "chmod", refused)
    with pytest.raises(WriteError, match="cannot be written"):
        write_file(tmp_path / "b", b"1")
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_one_file_is_the_old_or_the_new(tmp_path: Path) -> None:
    """Its folder is made, the same again is not written; what fails leaves nothing beside it."""
    path = tmp_path / "content/first/proof.json"
    write_file(path, b"one")
    before = path.stat().st_mtime_ns
    write_file(path, b"one")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (b"one", before)
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    with pytest.raises(WriteError, match="cannot be written"):
        write_file(path / "below", b"three")
    assert [each.name for each in path.parent.iterdir()] == ["proof.json"]


PLATFORMS = pytest.mark.parametrize("platform", [sys.platform, "another"])
"""Python knows of no exchange of folders on the other: each file is replaced by itself."""


@PLATFORMS
def test_files_are_put_beside_what_is_there(
    tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not named stays, with its times, and so does what is below it; nothing is beside."""
    monkeypatch.setattr(sys, "platform", platform)
    folder = tmp_path / "published"
    for files in ({"a": b"1", "b": b"2", ".hidden": b"3"}, {"c/d": b"4"}):
        for name, data in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
    os.utime(folder / "a", (1, 1))
    (tmp_path / f"{MARKER}-killed").mkdir()
    (tmp_path / f"{MARKER}-killed" / MARKER).touch()
    put({"b": b"5", "e": b"6"}, folder)
    assert held(folder) == {"a": b"1", "b": b"5", ".hidden": b"3", "c/d": b"4", "e": b"6"}
    assert (folder / "a").stat().st_mtime == 1
    assert [path.name for path in tmp_path.iterdir()] == ["published"]


@PLATFORMS
def test_files_are_put_into_a_folder_that_is_not_there(
    tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made, with those around it."""
    monkeypatch.setattr(sys, "platform", platform)
    put({"a": b"1"}, tmp_path / "new/published")
    assert held(tmp_path / "new/published") == {"a": b"1"}


@PLATFORMS
def test_files_are_not_put_in_the_place_of_a_file(
    tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and stays; nothing is beside it."""
    monkeypatch.setattr(sys, "platform", platform)
    (tmp_path / "published").write_bytes(b"mine")
    with pytest.raises(WriteError, match="is a file"):
        put({"a": b"1"}, tmp_path / "published")
    assert held(tmp_path) == {"published": b"mine"}


@PLATFORMS
def test_files_that_cannot_all_be_put_are_as_they_were(
    tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that were replaced before the one that cannot be are put back; none is left beside."""
    monkeypatch.setattr(sys, "platform", platform)
    folder, replace = tmp_path / "published", Path.replace
    (folder / "c").mkdir(parents=True)
    (folder / "c/d").write_bytes(b"1")
    (folder / "a").write_bytes(b"1")
    with pytest.raises(WriteError, match="cannot be written"):
        put({"a": b"2", "b": b"2", "c": b"2"}, folder)
    assert held(folder) == {"a": b"1", "c/d": b"1"}

    def refused(path: Path, target: Path) -> Path:
        if target.name == "e":
            raise PermissionError(path)
        return replace(path, target)

    monkeypatch.setattr(sys, "platform", "another")
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(WriteError, match="cannot be written"):
        put({"a": b"2", "b": b"2", "e": b"2"}, folder)
    assert held(folder) == {"a": b"1", "c/d": b"1"}


@PLATFORMS
def test_a_link_to_a_folder_is_not_lost(
    tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be taken over nothing is put."""
    monkeypatch.setattr(sys, "platform", platform)
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "linked").symlink_to(tmp_path)
    with pytest.raises(WriteError, match="linked cannot be written"):
        put({"a": b"1"}, folder)
    assert [path.name for path in folder.iterdir()] == ["linked"]


KILLED = """\
import itertools, os, sys
from pathlib import Path
from site_builder.output.put import put

for moment, folder in enumerate(sys.argv[1:], 1):
    if os.fork() == 0:
        passed = itertools.count(1)
        sys.addaudithook(lambda *_: next(passed) == moment and os._exit(9))
        put({"b": b"3", "c": b"4"}, Path(folder))
        os._exit(0)
    os.wait()
"""
"""Puts files into each folder, and is killed when it asks the system for the n-th thing."""


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in another way there")
def test_whoever_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    """At whatever moment."""
    before, after = {"a": b"1", "b": b"2"}, {"a": b"1", "b": b"3", "c": b"4"}
    folders = [tmp_path / f"{number:03}" / "published" for number in range(100)]
    for path, data in ((folder / name, before[name]) for folder in folders for name in before):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    subprocess.run([sys.executable, "-c", KILLED, *folders], check=True)
    found = [held(folder) for folder in folders]
    changed = found.index(after)
    assert found == [before] * changed + [after] * (len(folders) - changed)
    assert changed > 1
