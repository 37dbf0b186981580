"""Room for what is being made: a folder of our own within another, which vanishes with all in it.

Whoever is killed leaves it behind. It can be told from everybody else's by its name and by the
marker that is the first thing in it and the last to go, and the next write there sweeps it away.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from site_builder.output.alone import alone

MARKER = ".niveaucheck"
PREFIX = f"{MARKER}-"
_TREE = "tree"
_TEXT = b"What niveaucheck is making; the next build removes it, and so may you.\n"


@contextmanager
def room(folder: Path) -> Iterator[Path]:
    """Make an empty folder to work in, somewhere below this one; afterwards it is gone.

    Raises:
        OSError: it cannot be made.
    """
    made = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
    try:
        (made / MARKER).write_bytes(_TEXT)
        (made / _TREE).mkdir()
        yield made / _TREE
    finally:
        _clear(made)


def is_room(name: str) -> bool:
    """Tell whether a name is one that `room` gives."""
    return name.startswith(PREFIX)


@contextmanager
def swept(folder: Path) -> Iterator[None]:
    """Hold a folder against other builds, without what killed ones left in it.

    Where it cannot be held it is not swept: what another works in looks the same.

    Raises:
        TimeoutError: another holds it all the time.
    """
    with alone(folder) as is_alone:
        if is_alone:
            _sweep(folder)
        yield


def _sweep(folder: Path) -> None:
    """Remove the rooms in a folder that nobody works in any more, as far as that is possible."""
    with suppress(OSError):
        for path in [path for path in folder.iterdir() if is_room(path.name)]:
            if path.is_dir() and not path.is_symlink():
                _clear(path)


def _clear(made: Path) -> None:
    """Remove a room, its marker last; what has no marker only if it is empty."""
    with suppress(OSError):
        if (made / MARKER).is_file():
            if (made / _TREE).exists():
                shutil.rmtree(made / _TREE)
            (made / MARKER).unlink()
        made.rmdir()
