"""When `build --serve` builds; how it is stopped stands in test_stopping.py."""

import signal
from collections.abc import Collection, Generator
from pathlib import Path

import pytest

from site_builder.serve import server
from site_builder.serve.stopping import Stopping
from site_builder.serve.workbench import Workbench
from tests.serve.test_stopping import serve


def test_a_batch_of_changes_is_one_build_and_a_breath_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files it holds, and however often nothing has changed."""
    saved = frozenset({tmp_path / "content/site.yaml", tmp_path / "content/a/article.nl.md"})
    later = frozenset({tmp_path / "content/b/rubric.yaml"})
    breath: frozenset[Path] = frozenset()
    built: list[Collection[Path]] = []

    def batches(*_: object) -> Generator[frozenset[Path]]:
        yield from (breath, breath, saved, breath, breath, later, breath)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(server, "batches", batches)
    monkeypatch.setattr(Workbench, "build", lambda _, changed=(): built.append(changed))
    monkeypatch.setattr(server, "tidy", lambda: None)
    serve(tmp_path, Stopping())
    assert built == [(), saved, later]
