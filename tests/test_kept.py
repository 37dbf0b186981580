"""What a step makes of many things: kept by all that decides it, in their order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.files import cache
from site_builder.files.kept import Told, kept_all, unheard

ASKED: list[str] = []
"""What was made in a test."""


def doubled(text: str) -> bytes:
    """Return a text twice."""
    ASKED.append(text)
    return 2 * text.encode()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    ASKED.clear()
    yield
    cache.folder.cache_clear()


def made(
    *texts: str, step: str = "double", code: bytes = b"code", told: Told = unheard
) -> list[bytes]:
    """Return what becomes of texts, each kept by itself."""
    return kept_all(step, [(text,) for text in texts], texts, doubled, code=code, told=told)


def test_what_is_lacking_is_made_and_stands_in_its_place() -> None:
    """Among what was made before; a result of nothing is one too."""
    assert made("b", "") == [b"bb", b""]
    assert made("a", "b", "", "c") == [b"aa", b"bb", b"", b"cc"]
    assert made("c", "b", "a", "") == [b"cc", b"bb", b"aa", b""]
    assert ASKED == ["b", "", "a", "c"]


def test_what_is_made_is_kept_at_once() -> None:
    """Who stops halfway has that much the next time, and is told how far it was."""
    heard: list[tuple[str, int, int]] = []

    def told(*how_far: object) -> None:
        heard.append(how_far)  # type: ignore[arg-type]
        if len(heard) == 2:
            raise KeyboardInterrupt

    made("b")
    with pytest.raises(KeyboardInterrupt):
        made("a", "b", "c", "d", told=told)
    assert heard == [("double", 1, 3), ("double", 2, 3)]
    ASKED.clear()
    assert made("a", "b", "c", "d") == [b"aa", b"bb", b"cc", b"dd"]
    assert ASKED == ["d"]


@pytest.mark.parametrize("other", [{"step": "other"}, {"code": b"other"}], ids=["step", "code"])
def test_another_step_makes_its_own(other: dict[str, str | bytes]) -> None:
    """Of the same things."""
    made("a")
    made("a", **other)  # type: ignore[arg-type]
    assert ASKED == ["a", "a"]
