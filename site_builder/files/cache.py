"""Results of slow pure steps, such as smaller pictures, kept between builds by their recipe.

The cache is outside of every project, and can be deleted at any time: what is missing, damaged or
cannot be written is made anew, with the same bytes.
"""

import hashlib
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeAlias

PACKAGE = Path(__file__).parents[1]
_IMPORTED = re.compile(r"^ *from (site_builder[\w.]*) import ", re.MULTILINE)
_DIGEST_BYTES = 32
_DAY = 24 * 60 * 60
DAYS_KEPT = 60
"""What no build asked for in so many days is removed."""

Recipe: TypeAlias = tuple[bytes | str | int, ...]


def kept(recipe: Recipe, make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, from the cache where it has been made before.

    Args:
        recipe: all that the result depends on: the step's name and code, the version of the library
            that does the work, the input's bytes, options.
        make: the step; it has no effect, and for the same recipe the same result.
    """
    found = kept_before(recipe)
    if found is None:
        found = make()
        keep(recipe, found)
    return found


def kept_before(recipe: Recipe) -> bytes | None:
    """Return what was kept by a recipe; None where nothing was, or it is damaged."""
    path = folder() / _name(recipe)
    found = _read(path)
    if found is not None:
        _touch(path)
    return found


def keep(recipe: Recipe, result: bytes) -> None:
    """Keep a result by its recipe, if the cache can be written."""
    with suppress(OSError):
        _write(folder() / _name(recipe), result)


def tidy() -> None:
    """Remove what was not asked for in a long time, and halves of files; looks once a day.

    Where two builds do so at once, one finds nothing left to do.
    """
    looked = folder() / "looked"
    with suppress(OSError):
        if _age(looked) < _DAY:
            return
    with suppress(OSError):
        for path in folder().glob("??/*"):
            with suppress(OSError):
                if _age(path) > DAYS_KEPT * _DAY:
                    path.unlink()
        looked.parent.mkdir(parents=True, exist_ok=True)
        looked.touch()


def _age(path: Path) -> float:
    """Return how many seconds ago a file was written, or asked for."""
    return time.time() - path.stat().st_mtime


def _touch(path: Path) -> None:
    """Note that a result was asked for, once a day: writing costs more than looking."""
    with suppress(OSError):
        if _age(path) > _DAY:
            path.touch()


def installed() -> Iterator[str]:
    """Yield every package that Python finds, as the folder that describes it is called.

    That is its name and version: `jinja2-3.1.6.dist-info`. `importlib.metadata` says the same, and
    takes longer to load than a build of what is known takes.
    """
    for around in sys.path:
        with suppress(OSError):
            names = (path.name for path in Path(around).iterdir())
            yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


@cache
def version_of(library: str) -> str:
    """Return what tells the version of a library that is installed, for recipes."""
    named = (name for name in installed() if name.partition("-")[0].lower() == library)
    found = next(named, None)
    if found is None:
        from importlib.metadata import version

        found = version(library)
    return found


@cache
def code_of(module: str) -> bytes:
    """Return the digest of a module and of all of ours that it needs, for the recipes of its steps.

    So no change of a step goes unnoticed, nor one of what it calls.

    Args:
        module: its whole name: `site_builder.pictures.make`.
    """
    digest = hashlib.sha256()
    for path in sorted(_needed(module)):
        digest.update(path.read_bytes())
    return digest.digest()


def _needed(module: str) -> set[Path]:
    """Return the files of a module and of all that it imports from this package."""
    found, left = set[Path](), [module]
    while left:
        path = PACKAGE.parent.joinpath(*left.pop().split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_name(f"{path.name}.py")
        if path not in found:
            found.add(path)
            left += _IMPORTED.findall(path.read_text("utf-8"))
    return found


@cache
def code_of_all() -> bytes:
    """Return the digest of all of our modules, for recipes of steps that call many."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


@cache
def folder() -> Path:
    """Return where results are kept: `$NIVEAUCHECK_CACHE`, or a folder in the user's own cache.

    For a user without a home, as there are in containers, nothing can be kept.
    """
    named = os.environ.get("NIVEAUCHECK_CACHE")
    try:
        return Path(named) if named else _of_the_user() / "niveaucheck"
    except RuntimeError:
        return Path(os.devnull)


def _of_the_user() -> Path:
    match sys.platform:
        case "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
        case "darwin":
            return Path.home() / "Library/Caches"
        case _:
            return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _name(recipe: Recipe) -> str:
    """Return a name that no other recipe has: each part is told apart by its kind and length."""
    digest = hashlib.sha256()
    for part in recipe:
        # A path may hold what is no text: https://peps.python.org/pep-0383/
        data = part if isinstance(part, bytes) else str(part).encode(errors="surrogatepass")
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
    try:
        handle, made = tempfile.mkstemp(dir=path.parent)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(result).digest() + result)
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)  # It is gone where Ctrl-C came once it was in its place.
        raise
