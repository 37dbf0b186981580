"""The cache: what is made once is not made again, and nothing wrong ever comes out of it."""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.files import cache
from site_builder.files.cache import kept

PACKAGE = Path(__file__).parents[1] / "site_builder"
RECIPE = ("step", 1, b"input")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of the test's own."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    yield tmp_path / "kept"
    cache.folder.cache_clear()


def never() -> bytes:
    """Fail, since the result is there."""
    raise AssertionError


def files(folder: Path) -> list[Path]:
    """Return every file in the cache."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_made_once_is_not_made_again() -> None:
    """For the same recipe."""
    assert kept(RECIPE, lambda: b"result") == b"result"
    assert kept(RECIPE, never) == b"result"


@pytest.mark.parametrize(
    "other",
    [("step", 2, b"input"), ("step", "1", b"input"), ("step", 1, b"inpu", b"t"), ("step1",)],
)
def test_another_recipe_is_another_result(other: tuple[bytes | str | int, ...]) -> None:
    """Also where the parts look alike one after another."""
    kept(RECIPE, lambda: b"result")
    assert kept(other, lambda: b"other") == b"other"


def test_what_is_damaged_is_made_anew(folder: Path) -> None:
    """A result that was cut off, emptied or changed."""
    for damage in (b"", b"result", b"x" * 40):
        kept(RECIPE, lambda: b"result")
        (file,) = files(folder)
        file.write_bytes(damage)
        assert kept(RECIPE, lambda: b"again") == b"again"
        file.unlink()


def test_a_cache_that_cannot_be_written_is_none(folder: Path) -> None:
    """A file in its place changes nothing but the time that a build takes."""
    folder.write_text("")
    assert kept(RECIPE, lambda: b"result") == b"result"
    assert kept(RECIPE, lambda: b"again") == b"again"


def test_nothing_is_left_but_results(folder: Path) -> None:
    """No half of a file."""
    kept(RECIPE, lambda: b"result")
    assert [path.parent.parent for path in files(folder)] == [folder]


def test_what_nobody_asks_for_goes(folder: Path) -> None:
    """After sixty days; what was asked for since stays, and looking is a matter of once a day."""
    kept(RECIPE, lambda: b"result")
    kept(("other",), lambda: b"other")
    old = time.time() - 61 * 24 * 60 * 60
    for path in files(folder):
        os.utime(path, (old, old))
    assert kept(RECIPE, never) == b"result"
    cache.tidy()
    assert kept(RECIPE, never) == b"result"
    assert kept(("other",), lambda: b"again") == b"again"
    for path in folder.glob("??/*"):
        os.utime(path, (old, old))
    cache.tidy()
    assert len(list(folder.glob("??/*"))) == 2, "it was looked through today"


def test_a_change_of_our_code_is_another_recipe() -> None:
    """Every module of the package is in it."""
    code = [path.read_bytes() for path in sorted(PACKAGE.rglob("*.py"))]
    assert cache.code_of_all() == hashlib.sha256(b"".join(code)).digest()
