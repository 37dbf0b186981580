"""A whole tree of files takes the place of a folder in one step, where the system can do that."""

import ctypes
import errno
import os
import stat
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.output.room import room

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def exchange_trees(files: Mapping[str, bytes], changed: Collection[str], out: Path) -> bool:
    """Build the new tree beside the old one and exchange the two; False where that is refused.

    Args:
        files: all that the folder will hold.
        changed: those that it does not hold yet; the others are taken over with their times.
        out: the folder, which need not be there; the one around it is.

    Raises:
        OSError: the disk is full. The folder is as it was.
    """
    if not _can_be_exchanged(out):
        return False
    made = False
    try:
        with room(out.parent) as tree:
            made = True
            _dress(tree, out)
            _make_tree(files, changed, out, tree)
            return _take_place(tree, out)
    except OSError:
        if made:
            raise
        return False


def _can_be_exchanged(out: Path) -> bool:
    """Tell whether a folder is one that can move, and in which nobody who waits for us stands.

    A file system of its own cannot, and its room may be there while that beside it is full. The
    shell that called us from within would find itself in a folder that is gone.
    """
    if not out.exists():
        return True
    return out.stat().st_dev == out.parent.stat().st_dev and not _is_around_us(out)


def _is_around_us(out: Path) -> bool:
    with suppress(OSError):
        return Path.cwd().is_relative_to(out)
    return False


def _dress(tree: Path, out: Path) -> None:
    """Give the new tree the mode and, where we may, the owner of the old one."""
    if not out.exists():
        return
    old = out.stat()
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(tree, old.st_uid, old.st_gid)
    tree.chmod(stat.S_IMODE(old.st_mode))


def _make_tree(files: Mapping[str, bytes], changed: Collection[str], out: Path, tree: Path) -> None:
    for path, data in files.items():
        target = tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path in changed or not _link(out / path, target):
            target.write_bytes(data)


def _link(path: Path, target: Path) -> bool:
    """Take an unchanged file over as it is, with its times."""
    try:
        os.link(path, target)
    except OSError:
        return False
    return True


def _take_place(tree: Path, out: Path) -> bool:
    if out.exists():
        return _exchange(tree, out)
    try:
        tree.rename(out)
    except OSError:  # such as, on Windows, while another program looks into it
        return False
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    name, arguments = {
        "linux": ("renameat2", (_AT_FDCWD, bytes(one), _AT_FDCWD, bytes(other), _RENAME_EXCHANGE)),
        "darwin": ("renamex_np", (bytes(one), bytes(other), _RENAME_SWAP)),
    }.get(sys.platform, ("", ()))
    rename = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if rename is None:
        return False
    if rename(*arguments) == 0:
        return True
    if ctypes.get_errno() == errno.ENOSPC:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(other))
    return False
