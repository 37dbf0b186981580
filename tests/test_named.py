"""The files that site.yaml names."""

from pathlib import Path

import pytest

from site_builder.content.named import named_files


def test_every_text_may_be_a_path(tmp_path: Path) -> None:
    """At any depth, whatever the key; a link also by where it leads."""
    (tmp_path / ".assets").mkdir()
    (tmp_path / "brand").symlink_to(".assets")
    text = (
        'theme: {logo: {light: brand/a.svg}}\ncards: {fonts: {ar: .b.ttf}}\nlist: [c]\nno: "\\0"\n'
    )
    (tmp_path / "site.yaml").write_text(text, "utf-8")
    names = {"brand/a.svg", ".assets/a.svg", ".b.ttf", "c"}
    assert named_files(tmp_path) == {tmp_path / name for name in names}


@pytest.mark.parametrize("text", [None, "", "a: [", "\0"])
def test_what_cannot_be_read_names_nothing(text: str | None, tmp_path: Path) -> None:
    """It has to be mended first."""
    if text is not None:
        (tmp_path / "site.yaml").write_text(text, "utf-8")
    assert named_files(tmp_path) == frozenset()


def test_a_text_that_no_file_can_be_called_is_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a system knows no more than ASCII, for one."""

    def ascii_only(name: str) -> bytes:
        return name.encode("ascii")

    (tmp_path / "site.yaml").write_text("title: © Ann\npublisher: a\n", "utf-8")
    monkeypatch.setattr("os.fsencode", ascii_only)
    assert named_files(tmp_path) == {tmp_path / "a"}
