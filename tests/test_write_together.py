"""Several that write at once, and other programs that hold what is written."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from site_builder.output import alone, one_by_one
from site_builder.output.room import MARKER
from site_builder.output.write import WriteError, Written, write
from tests.writing import NEW, OLD, PLATFORMS, held, output


def unlockable(_: int) -> None:
    """Refuse a lock, as file systems do that have none."""
    raise OSError(errno.ENOLCK, "No locks available")


@PLATFORMS
def test_where_nothing_can_be_locked_what_others_make_is_left(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be another's that works there now; it is not told as something to keep."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(alone, "_lock", unlockable)
    out, rooms = tmp_path / "build", list[Path]()
    write(output(OLD), out)
    for around in (tmp_path, out):
        rooms.append(around / f"{MARKER}-abcd")
        rooms[-1].mkdir()
        (rooms[-1] / MARKER).write_bytes(b"")
    assert write(output(OLD), out) == Written(4, 0, 0, whole=True)
    assert all(each.is_dir() for each in rooms)


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


def locked(_: int) -> None:
    """Refuse a lock, as where another holds it."""
    raise BlockingIOError


@pytest.mark.parametrize("lock", [None, locked, unlockable], ids=["had", "waited for", "none"])
def test_the_handle_of_a_lock_is_closed(
    lock: Callable[[int], None] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the lock was had or not: a server that builds all day runs out of none."""
    opened, real = list[int](), alone._opened  # noqa: SLF001 - nothing else tells it

    def opening(folder: Path) -> int:
        opened.append(real(folder))
        return opened[-1]

    monkeypatch.setattr(alone, "_opened", opening)
    monkeypatch.setattr(alone, "_lock", lock or alone._lock)  # noqa: SLF001
    monkeypatch.setattr(alone, "MOST_SECONDS", 0)
    with suppress(TimeoutError), alone.alone(tmp_path):
        pass
    for handle in opened:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(handle)
    assert len(opened) == 1
