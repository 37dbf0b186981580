"""The cache: what is made once is not made again, and nothing wrong ever comes out of it."""

import hashlib
import os
import sys
import time
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

import pytest

from site_builder.files import cache
from site_builder.files.cache import kept
from tests.test_imports import MODULES, imported

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


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, "home/.cache/niveaucheck"),
        ("linux", {"XDG_CACHE_HOME": "other"}, "other/niveaucheck"),
        ("darwin", {"XDG_CACHE_HOME": "other"}, "home/Library/Caches/niveaucheck"),
        ("win32", {"LOCALAPPDATA": "local"}, "local/niveaucheck"),
        ("win32", {}, "home/AppData/Local/niveaucheck"),
        ("linux", {"XDG_CACHE_HOME": "other", "NIVEAUCHECK_CACHE": "own"}, "own"),
    ],
)
def test_it_stands_where_systems_keep_such_things(
    platform: str, variables: Mapping[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless the environment names another folder."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    for name in ("NIVEAUCHECK_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache.folder() == Path(expected)


def test_what_is_made_once_is_not_made_again() -> None:
    """For the same recipe."""
    assert kept(RECIPE, lambda: b"result") == b"result"
    assert kept(RECIPE, never) == b"result"


@pytest.mark.parametrize(
    "other",
    [
        *[("step", 2, b"input"), ("step", "1", b"input"), ("step", 1, b"inpu", b"t"), ("step1",)],
        *[("step", 1, b"other"), ("step", 1), ("stepint 1bytes input",)],
    ],
)
def test_another_recipe_is_another_result(other: tuple[bytes | str | int, ...]) -> None:
    """Also where the parts look alike one after another."""
    kept(RECIPE, lambda: b"result")
    assert kept(other, lambda: b"other") == b"other"


def test_what_is_no_text_is_kept_too() -> None:
    """A path may be in other letters than the system's: such a byte is half of a letter here."""
    for name in ("caf\udce9", "caf\udce8"):
        assert kept(("step", name), name.encode(errors="surrogatepass").upper) == (
            name.encode(errors="surrogatepass").upper()
        )


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


def test_nothing_is_left_of_what_could_not_be_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The result is there all the same."""

    def refused(path: Path, _: Path) -> Path:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "replace", refused)
    assert kept(RECIPE, lambda: b"result") == b"result"
    assert files(folder) == []


def test_a_signal_ends_what_is_done_at_any_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when a result has just come to its place."""
    replace = Path.replace

    def stopped(path: Path, target: Path) -> Path:
        replace(path, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        kept(RECIPE, lambda: b"result")
    assert kept(RECIPE, never) == b"result"


def test_asking_writes_once_a_day(folder: Path) -> None:
    """Within a day of the last time nothing is noted."""
    kept(RECIPE, lambda: b"result")
    (file,) = files(folder)
    for hours, is_noted in ((23, False), (25, True)):
        before = time.time() - hours * 60 * 60
        os.utime(file, (before, before))
        kept(RECIPE, never)
        assert (file.stat().st_mtime > before + 60) == is_noted


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
    os.utime(folder / "looked", (old, old))
    cache.tidy()
    assert list(folder.glob("??/*")) == []


def test_a_change_of_our_code_is_another_recipe() -> None:
    """Every module is in it: of the whole package, or of what the module of a step imports."""
    imports = {module: set(imported(path)) for module, path in MODULES.items()}
    for module in MODULES.keys() - {"cli", "__main__"}:  # they name modules by their package
        paths = (MODULES[each] for each in needed(module, imports))
        assert cache.code_of(f"site_builder.{module}".rstrip(".")) == code(*paths), module
    assert cache.code_of_all() == code(*MODULES.values())


def needed(module: str, imports: Mapping[str, set[str]]) -> set[str]:
    """Return a module, those that it imports, and those that they import."""
    found, left = set[str](), {module}
    while left:
        found |= left
        left = {each for name in left for each in imports[name]} - found
    return found


def code(*paths: Path) -> bytes:
    """Return the digest of some modules."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(paths))).digest()


def test_another_version_of_a_library_is_another_recipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However its name is written, and whatever is called nearly so."""
    version = cache.version_of.__wrapped__
    for name in ("a/some_more-1.0.dist-info", "b/Some-1.0.dist-info"):
        (tmp_path / name).mkdir(parents=True)
    folders = [str(tmp_path / name) for name in ("none", "a", "b")]
    monkeypatch.setattr(sys, "path", [*folders, *sys.path])
    first = version("some")
    (tmp_path / "b/Some-1.0.dist-info").rename(tmp_path / "b/Some-1.1.dist-info")
    assert "1.0" in first
    assert "1.1" in version("some")


def test_a_library_that_no_folder_describes_has_a_version_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As Python itself tells it."""
    monkeypatch.setattr(cache, "installed", lambda: iter(()))
    assert cache.version_of.__wrapped__("jinja2") == metadata.version("jinja2")
