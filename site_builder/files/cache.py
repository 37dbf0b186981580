"""Results of slow pure steps, such as smaller pictures, kept between builds by their recipe.

The cache is outside of every project, and can be deleted at any time: what is missing, damaged or
cannot be written is made anew, with the same bytes.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

_DIGEST_BYTES = 32


def kept(recipe: tuple[bytes | str | int, ...], make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, from the cache where it has been made before.

    Args:
        recipe: all that the result depends on: the step's name and code, the version of the library
            that does the work, the input's bytes, options.
        make: the step; it has no effect, and for the same recipe the same result.
    """
    path = folder() / _name(recipe)
    found = _read(path)
    if found is None:
        found = make()
        with suppress(OSError):
            _write(path, found)
    return found


@cache
def code_of(package: str) -> bytes:
    """Return the digest of a package's modules, for the recipes of its steps.

    So no change of a step goes unnoticed.

    Args:
        package: its whole name: `site_builder.pictures`.
    """
    digest = hashlib.sha256()
    for path in sorted(Path(str(files(package))).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


@cache
def folder() -> Path:
    """Return where results are kept: `$NIVEAUCHECK_CACHE`, or a folder in the user's own cache."""
    named = os.environ.get("NIVEAUCHECK_CACHE")
    return Path(named) if named else _of_the_user() / "niveaucheck"


def _of_the_user() -> Path:
    match sys.platform:
        case "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
        case "darwin":
            return Path.home() / "Library/Caches"
        case _:
            return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _name(recipe: tuple[bytes | str | int, ...]) -> str:
    """Return a name that no other recipe has: each part is told apart by its kind and length."""
    digest = hashlib.sha256()
    for part in recipe:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(f"{type(part).__name__} {len(data)} ".encode() + data)
    name = digest.hexdigest()
    return f"{name[:2]}/{name[2:]}"


def _read(path: Path) -> bytes | None:
    """Return a result if it is whole: its own digest stands before it."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, result = data[:_DIGEST_BYTES], data[_DIGEST_BYTES:]
    return result if hashlib.sha256(result).digest() == digest else None


def _write(path: Path, result: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        made = Path(file.name)
        file.write(hashlib.sha256(result).digest() + result)
    try:
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
