"""What is saved while a build goes on: it is looked for now and then, and nothing of it is lost."""

from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from site_builder.serve import saves
from site_builder.serve.saves import Saves, SupersededError

BREATH: frozenset[Path] = frozenset()
ONE, TWO = (frozenset({Path(name)}) for name in ("one", "two"))


def saved(batches: Sequence[frozenset[Path]]) -> Saves:
    """Return saves in which these batches come, and no more."""

    def changes() -> Generator[frozenset[Path]]:
        yield from batches

    return Saves(changes())


@pytest.fixture(autouse=True)
def _at_every_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves, "EVERY", -1.0)


def test_a_save_ends_the_build_and_is_built_next() -> None:
    """A breath does not."""
    found = saved([BREATH, BREATH, ONE, TWO])
    found.begin()
    found.look("cards", 1, 3)
    with pytest.raises(SupersededError):
        found.look("cards", 2, 3)
    batches = found.batches()
    assert [next(batches), next(batches)] == [ONE, TWO]


def test_what_was_saved_before_the_first_build_is_built() -> None:
    """The first batch may hold something already."""
    found = saved([ONE, TWO])
    found.begin()
    batches = found.batches()
    assert [next(batches), next(batches)] == [ONE, TWO]


def test_what_comes_while_one_waits_is_one_batch_with_it() -> None:
    """Looked for twice, as where what ends the build takes its time."""
    found = saved([ONE, TWO, BREATH])
    for _ in range(2):
        with pytest.raises(SupersededError):
            found.look()
    assert next(found.batches()) == ONE | TWO


def test_it_is_not_looked_for_in_a_build_that_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look may take a tenth of a second; however long ago the last build was."""
    monkeypatch.setattr(saves, "monotonic", lambda: 0.0)
    monkeypatch.setattr(saves, "EVERY", 50.0)
    found = saved([BREATH, ONE, TWO])
    found.begin()
    monkeypatch.setattr(saves, "monotonic", lambda: 100.0)
    batches = found.batches()
    assert next(batches) == ONE
    for step in range(3):
        found.look("texts", step, 3)
    monkeypatch.setattr(saves, "monotonic", lambda: 200.0)
    with pytest.raises(SupersededError):
        found.look("texts", 3, 3)
    assert next(batches) == TWO
