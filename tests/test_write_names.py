"""Where the folder stands and what it and its files are called; who stands in it."""

import sys
from pathlib import Path

import pytest

from site_builder.output.room import MARKER
from site_builder.output.write import WriteError, write
from tests.writing import NEW, OLD, PLATFORMS, fingerprint, held, output


@PLATFORMS
def test_nothing_around_the_folder_is_written(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands there, also what looks much like a folder of ours that was left behind."""
    monkeypatch.setattr(sys, "platform", platform)
    around = tmp_path / "around"
    for name in ("build2/index.html", ".build-abcd/x", f"{MARKER}-abcd/x", f"{MARKER}-file", "a"):
        (around / name).parent.mkdir(parents=True, exist_ok=True)
        (around / name).write_bytes(b"mine")
    (around / "build2" / MARKER).write_bytes(b"mine")
    (around / f"{MARKER}-link").symlink_to(around / "build2")
    before = fingerprint(around)
    for files in (OLD, NEW, OLD, {}):
        write(output(files), around / "build")
        kept = tmp_path / "kept"
        (around / "build").rename(kept)
        assert fingerprint(around) == before
        kept.rename(around / "build")


@pytest.mark.parametrize("name", ["build/", "my site ", "☕ é", "-", "a" * 250, "..b"])
@PLATFORMS
def test_a_folder_may_have_any_name(
    name: str, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that is as long as a name can be."""
    monkeypatch.setattr(sys, "platform", platform)
    for files in (OLD, NEW):
        write(output(files), tmp_path / name)
        assert held(tmp_path / name) == files
    assert len(list(tmp_path.iterdir())) == 1


@PLATFORMS
def test_a_name_that_is_too_long_is_said(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old site stays; a folder of ours in which it was tried is not named."""
    monkeypatch.setattr(sys, "platform", platform)
    out = tmp_path / "build"
    write(output(OLD), out)
    said = "File name too long; choose a shorter name"
    with pytest.raises(WriteError, match=said) as refused:
        write(output({**NEW, f"{'a' * 300}/index.html": b"1"}), out)
    assert str(out) in str(refused.value)
    assert MARKER not in str(refused.value)
    if platform == sys.platform:
        assert held(out) == OLD


def test_whoever_stands_in_the_folder_stays_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell that calls from within is not left in a folder that is gone."""
    write(output(OLD), tmp_path / "build")
    monkeypatch.chdir(tmp_path / "build")
    write(output(NEW), tmp_path / "build")
    assert held(Path()) == NEW
