"""The write where a machine makes it hard: other disks, full ones, closed folders, others in it."""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from site_builder.output import alone, one_by_one
from site_builder.output.files import Output
from site_builder.output.room import MARKER
from site_builder.output.write import WriteError, Written, write
from tests.nobody import NOBODY, open_to_all, run_as_nobody
from tests.test_write import held

Files = Mapping[str, bytes]
OLD: Files = {"index.html": b"old", "gone/index.html": b"old", "same.txt": b"same"}
NEW: Files = {"index.html": b"new", "more/index.html": b"new", "same.txt": b"same"}
PLATFORMS = pytest.mark.parametrize("platform", [sys.platform, "another"])


def output(files: Files) -> Output:
    """Return an output of these files."""
    return Output(files, {}, {}, "/")


@contextmanager
def mounted(at: Path, *options: str) -> Iterator[None]:
    """Mount a file system in a folder, for a while; where that is not allowed the test is left."""
    at.mkdir(parents=True, exist_ok=True)
    if said := asked("mount", *options, str(at)):
        pytest.skip(f"this machine does not let us mount that: {said}")
    try:
        yield
    finally:
        assert not asked("umount", str(at))


def asked(*command: str) -> str:
    """Run a program of the system; return what it says if it refuses, and "" if it does not."""
    program = shutil.which(command[0])
    if program is None:
        return f"there is no {command[0]}"
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    return done.stderr.strip() or "refused" if done.returncode else ""


def memory(*options: str) -> tuple[str, ...]:
    """Return the options of `mount` for a file system in memory."""
    return ("-t", "tmpfs", "-o", ",".join(["size=4m", *options]), "none")


needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="mounting is another matter there")


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


@needs_linux
def test_a_folder_that_is_not_ours_to_write_is_said(open_place: Path) -> None:
    """Neither where it would be made, nor where it is; what was in it stays."""
    new, old = open_place / "new", open_place / "old"
    write(output(OLD), old)
    for out in (new, old):
        said = written_by_nobody(out)
        assert "cannot be written: Permission denied; see whether" in said
    assert not new.exists()
    assert held(old) == OLD


@needs_linux
def test_a_folder_of_ours_in_one_that_is_not_is_written_file_by_file(open_place: Path) -> None:
    """It cannot be exchanged."""
    out = open_place / "build"
    write(output(OLD), out)
    for path in (out, *out.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    assert written_by_nobody(out) == "False"
    assert held(out) == {"index.html": b"new"}


@needs_linux
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


@PLATFORMS
def test_where_nothing_can_be_locked_what_others_make_is_left(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be another's that works there now; it is not told as something to keep."""

    def refused(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(alone, "_lock", refused)
    out, rooms = tmp_path / "build", list[Path]()
    write(output(OLD), out)
    for around in (tmp_path, out):
        rooms.append(around / f"{MARKER}-abcd")
        rooms[-1].mkdir()
        (rooms[-1] / MARKER).write_bytes(b"")
    assert write(output(OLD), out) == Written(4, 0, 0, whole=True)
    assert all(each.is_dir() for each in rooms)


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


def fingerprint(folder: Path) -> str:
    """Return a hash of all that is in a folder: names, kinds, bytes, modes and times."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        stat = path.lstat()
        said = [path, stat.st_mode, stat.st_mtime_ns if path.is_file() else 0]
        digest.update(repr(said).encode())
        if path.is_file() and not path.is_symlink():
            digest.update(path.read_bytes())
    return digest.hexdigest()


@PLATFORMS
def test_nothing_around_the_folder_is_written(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands there, also what looks much like a folder of ours that was left behind."""
    monkeypatch.setattr(sys, "platform", platform)
    around = tmp_path / "around"
    for name in ("build2/index.html", ".build-abcd/x", f"{MARKER}-abcd/x", f"{MARKER}-file", "a"):
        (around / name).parent.mkdir(parents=True, exist_ok=True)
        (around / name).write_bytes(b"mine")
    (around / "build2" / MARKER).write_bytes(b"mine")
    (around / f"{MARKER}-link").symlink_to(around / "build2")
    before = fingerprint(around)
    for files in (OLD, NEW, OLD, {}):
        write(output(files), around / "build")
        kept = tmp_path / "kept"
        (around / "build").rename(kept)
        assert fingerprint(around) == before
        kept.rename(around / "build")


@pytest.mark.parametrize("name", ["build/", "my site ", "☕ é", "-", "a" * 250, "..b"])
@PLATFORMS
def test_a_folder_may_have_any_name(
    name: str, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that is as long as a name can be."""
    monkeypatch.setattr(sys, "platform", platform)
    for files in (OLD, NEW):
        write(output(files), tmp_path / name)
        assert held(tmp_path / name) == files
    assert len(list(tmp_path.iterdir())) == 1


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


@PLATFORMS
def test_a_name_that_is_too_long_is_said(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old site stays; a folder of ours in which it was tried is not named."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    write(output(OLD), out)
    said = "File name too long; choose a shorter name"
    with pytest.raises(WriteError, match=said) as refused:
        write(output({**NEW, f"{'a' * 300}/index.html": b"1"}), out)
    assert str(out) in str(refused.value)
    assert MARKER not in str(refused.value)
    if platform == sys.platform:
        assert held(out) == OLD


def test_the_folder_keeps_its_mode(tmp_path: Path) -> None:
    """As whoever set it up wanted it."""
    write(output(OLD), tmp_path / "build")
    (tmp_path / "build").chmod(0o2775)
    write(output(NEW), tmp_path / "build")
    assert (tmp_path / "build").stat().st_mode & 0o7777 == 0o2775


@needs_linux
def test_the_folder_keeps_its_owner(tmp_path: Path) -> None:
    """Also where root builds."""
    if os.getuid() != 0:
        pytest.skip("only root can give a folder away")
    write(output(OLD), tmp_path / "build")
    os.chown(tmp_path / "build", NOBODY, NOBODY)
    assert write(output(NEW), tmp_path / "build").whole
    assert (tmp_path / "build").stat().st_uid == NOBODY


def test_whoever_stands_in_the_folder_stays_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell that calls from within is not left in a folder that is gone."""
    write(output(OLD), tmp_path / "build")
    monkeypatch.chdir(tmp_path / "build")
    write(output(NEW), tmp_path / "build")
    assert held(Path()) == NEW


def test_a_file_that_another_program_holds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows, where it cannot be replaced as long; in the end it is said."""
    out, real, asked = tmp_path / "build", Path.replace, []
    write(output(OLD), out)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(one_by_one, "_PAUSE", 0)

    def held_for(times: int) -> None:
        def replace(path: Path, target: Path) -> Path:
            asked.append(path)
            if len(asked) <= times and target.name == "index.html":
                raise PermissionError(errno.EACCES, "Access is denied", str(path), 5, str(target))
            return real(path, target)

        asked.clear()
        monkeypatch.setattr(Path, "replace", replace)

    held_for(20)
    assert not write(output(NEW), out).whole
    assert held(out) == NEW
    held_for(1_000)
    with pytest.raises(WriteError, match=r"index\.html cannot be written: .*another program"):
        write(output(OLD), out)
    assert all(data in {OLD.get(path), NEW.get(path)} for path, data in held(out).items())
    held_for(0)
    write(output(OLD), out)
    assert held(out) == OLD


@PLATFORMS
def test_many_at_once_wait_for_each_other(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as `build` beside `build --serve`; the folder is always that of one of them."""
    monkeypatch.setattr(sys, "platform", platform)
    sites = [{**OLD, "index.html": b"%d" % n, f"only/{n}": b"1"} for n in range(8)]
    threads = [Thread(target=write, args=(output(site), tmp_path / "build")) for site in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert held(tmp_path / "build") in sites
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_who_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another build that never ends is named as the reason, and nothing is written."""
    write(output(OLD), tmp_path / "build")
    monkeypatch.setattr(alone, "MOST_SECONDS", 0)
    with alone.alone(tmp_path), pytest.raises(WriteError, match=r"another build .*; wait for it"):
        write(output(NEW), tmp_path / "build")
    assert held(tmp_path / "build") == OLD
