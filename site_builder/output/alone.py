"""One at a time: whoever writes into a folder waits until another who does is done.

The system lets go of a lock when its holder ends, however it ends; nothing is left behind.
"""

import errno
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MOST_SECONDS = 60
_PAUSE = 0.02


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Hold what is in a folder against others who ask; tell whether that is possible here.

    Raises:
        TimeoutError: another has held it for `MOST_SECONDS`.
    """
    try:
        handle = _opened(folder)
    except OSError:
        yield False
        return
    try:
        yield _is_held(handle, folder)
    finally:
        os.close(handle)


def _is_held(handle: int, folder: Path) -> bool:
    """Wait for the lock; False where the file system has none."""
    end = time.monotonic() + MOST_SECONDS
    while True:
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError):
            if time.monotonic() > end:
                said = "another build has been writing here for a minute"
                raise TimeoutError(errno.ETIMEDOUT, said, str(folder)) from None
            time.sleep(_PAUSE)
        except OSError:
            return False
        else:
            return True


if sys.platform == "win32":
    # Folders cannot be locked there, so a file stands for each, where nobody looks.
    def _opened(folder: Path) -> int:
        name = hashlib.sha256(os.path.normcase(folder).encode()).hexdigest()[:16]
        path = Path(tempfile.gettempdir(), f"niveaucheck-{name}.lock")
        return os.open(path, os.O_RDWR | os.O_CREAT)

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
