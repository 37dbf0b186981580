"""Files into a folder: all of them, or none."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_builder.output.write import WriteError


def place(files: Mapping[str, bytes], folder: Path) -> None:
    """Put files, by their path, into a folder that has nothing at the first parts of these paths.

    Raises:
        WriteError: one cannot be written; the folder is as it was.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _place(files, folder)
    except BaseException as error:
        for each in made:
            shutil.rmtree(each, ignore_errors=True)
        if isinstance(error, OSError):
            message = f"{error.filename or folder} cannot be written: {error.strerror or error}"
            raise WriteError(message) from error
        raise


def _place(files: Mapping[str, bytes], folder: Path) -> None:
    stage = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    placed: list[Path] = []
    try:
        for name, data in files.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_bytes(data)
        for name in firsts(files):
            (stage / name).rename(folder / name)
            placed.append(folder / name)
    except BaseException:
        for path in placed:
            _remove(path)
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def firsts(paths: Iterable[str]) -> list[str]:
    """Return the first part of each path, once: `content` for `content/site.yaml`."""
    return list(dict.fromkeys(path.split("/")[0] for path in paths))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
