"""A check's illustrations: a folder with a drawing for every level."""

from pathlib import Path

import pytest

from site_builder.svg.illustrations import load_illustrations

LEVELS = ("crawl", "walk")
DRAWN = "<svg viewBox='0 0 9 9'><g opacity='{}'/></svg>"


def folder_of(folder: Path, *names: str) -> Path:
    """Return a folder with drawings of these names, each with its number as its opacity."""
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        (folder / name).write_text(DRAWN.format(f"0.{number}"), "utf-8")
    return folder


def lines(folder: Path, levels: tuple[str, ...] = LEVELS) -> list[str]:
    """Return what is wrong with a folder."""
    return [str(problem) for problem in load_illustrations(folder, "drawn", levels).problems]


def test_illustrations_are_in_the_order_of_the_levels(tmp_path: Path) -> None:
    """Not in that of the files' names."""
    read = load_illustrations(folder_of(tmp_path, "crawl.svg", "walk.svg"), "drawn", LEVELS[::-1])
    assert read.problems == ()
    assert read.value is not None
    assert [drawing.children[0].attributes for drawing in read.value] == [
        (("opacity", "0.1"),),
        (("opacity", "0.0"),),
    ]


@pytest.mark.parametrize("names", [(), (".DS_Store",), (".crawl.svg",)])
def test_no_file_at_all_means_no_illustrations(names: tuple[str, ...], tmp_path: Path) -> None:
    """Hidden files are none; a folder that is not there holds none."""
    assert load_illustrations(folder_of(tmp_path, *names), "drawn", LEVELS).value is None
    assert lines(tmp_path) == lines(tmp_path / "gone") == []


def test_one_illustration_asks_for_the_others(tmp_path: Path) -> None:
    """All levels or none."""
    folder = folder_of(tmp_path, "walk.svg")
    assert lines(folder) == [
        (
            'drawn:1:1: error[missing-illustration]: the illustration of level "crawl" is missing; '
            "add crawl.svg, or remove those of the other levels"
        )
    ]
    assert load_illustrations(folder, "drawn", LEVELS).value is None


@pytest.mark.parametrize("name", ["crwl.svg", "Crawl.svg", "crawl.SVG"])
def test_a_misspelt_level_is_not_missing_too(name: str, tmp_path: Path) -> None:
    """The name that was meant is offered."""
    assert lines(folder_of(tmp_path, name, "walk.svg")) == [
        (
            f'drawn/{name}:1:1: error[unknown-level]: "{name}" is the illustration of no level; '
            'did you mean "crawl.svg"?'
        )
    ]


def test_a_file_with_a_wrong_name_is_read_too(tmp_path: Path) -> None:
    """All its problems are shown at once."""
    folder = folder_of(tmp_path, "crawl.svg", "walk.svg")
    (folder / "run.svg").write_text("<svg/>", "utf-8")
    assert [line.split(";")[0] for line in lines(folder)] == [
        "drawn/run.svg:1:1: error[missing-view-box]: <svg> has no viewBox",
        'drawn/run.svg:1:1: error[unknown-level]: "run.svg" is the illustration of no level',
    ]


def test_beside_a_broken_rubric_only_the_files_are_read(tmp_path: Path) -> None:
    """Nobody knows then which levels there are."""
    folder = folder_of(tmp_path, "walk.svg")
    assert lines(folder, ()) == []
    (folder / "walk.svg").write_text("<svg/>", "utf-8")
    assert len(lines(folder, ())) == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("crawl.png", "draw it as SVG, and call it crawl.svg, or remove it"),
        ("blusser.png", "draw it as SVG, or remove it"),
    ],
)
def test_a_picture_is_no_drawing(name: str, hint: str, tmp_path: Path) -> None:
    """Under no name of any."""
    folder = folder_of(tmp_path, "crawl.svg", "walk.svg")
    (folder / name).write_bytes(b"")
    line = f'drawn/{name}:1:1: error[unknown-level]: "{name}" is no SVG file; {hint}'
    assert lines(folder) == [line]


def test_drawings_of_other_levels_are_told_once(tmp_path: Path) -> None:
    """Where none is called like a level, as after new levels; nothing is guessed at."""
    folder = folder_of(tmp_path, "sketch.svg", "trial.svg", "ready.svg")
    assert lines(folder, ("begin", "steady", "top")) == [
        (
            "drawn:1:1: error[unknown-level]: none of these drawings is called like a level; "
            "delete the folder illustrations, or rename them: begin.svg, steady.svg and top.svg"
        )
    ]


def test_the_ending_makes_no_name_alike(tmp_path: Path) -> None:
    """All drawings have it."""
    (first, second) = lines(folder_of(tmp_path, "crawl.svg", "fuel.svg"), ("crawl", "fly"))
    assert first.endswith("remove it, or give it the name of a level and .svg")
    assert second.endswith("add fly.svg, or remove those of the other levels")
