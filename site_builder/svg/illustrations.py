"""A check's illustrations: a folder with a drawing for every level."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from site_builder.files.passing import is_passing
from site_builder.files.problems import Loaded, Problem, listed, nearest, quoted
from site_builder.files.source import read_source
from site_builder.svg.drawing import Drawing, load_drawing

Illustrations: TypeAlias = tuple[Drawing, ...] | None
"""One a level, from low to high; None where a check has none."""


def load_illustrations(folder: Path, shown: str, levels: Sequence[str]) -> Loaded[Illustrations]:
    """Read `<level id>.svg` for every level; no file at all means no illustrations.

    Args:
        folder: the folder, which need not be there; hidden files in it are passed over.
        shown: its path as problems show it.
        levels: the ids of the levels, low to high; without any, as where the rubric cannot be read,
            the files are read for their own mistakes only.
    """
    names = _names(folder)
    drawings = {name: _load(folder / name, f"{shown}/{name}") for name in names if _is_svg(name)}
    of_files = chain.from_iterable(loaded.problems for loaded in drawings.values())
    problems = (*of_files, *(_name_problems(shown, names, levels) if levels else ()))
    whole = tuple(
        drawing
        for level in levels
        if (loaded := drawings.get(f"{level}.svg")) and (drawing := loaded.value)
    )
    return Loaded(whole if whole and not problems else None, problems)


def _names(folder: Path) -> list[str]:
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path.name for path in found if not is_passing(path.name))


def _is_svg(name: str) -> bool:
    return name.endswith(".svg")


def _load(path: Path, shown: str) -> Loaded[Drawing]:
    source = read_source(path, shown)
    return load_drawing(source.value) if source.value else Loaded(None, source.problems)


def _name_problems(shown: str, names: Sequence[str], levels: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the names of the files; a misspelt one is not missing too.

    Where they are those of other levels, that is said once.
    """
    known = [f"{level}.svg" for level in levels]
    unknown = [name for name in names if name not in known]
    meant = {name: nearest(PurePosixPath(name).stem, levels) for name in unknown}
    if unknown == names and None in meant.values() and any(map(_is_svg, names)):
        message = "none of these drawings is called like a level"
        hint = f"delete the folder illustrations, or rename them: {listed(known, 'and')}"
        yield Problem(shown, 1, 1, "unknown-level", message, hint)
        return
    for name in unknown:
        yield Problem(f"{shown}/{name}", 1, 1, "unknown-level", *_said(name, meant[name]))
    for level in levels if names else ():
        if f"{level}.svg" not in names and level not in meant.values():
            message = f'the illustration of level "{level}" is missing'
            hint = f"add {level}.svg, or remove those of the other levels"
            yield Problem(shown, 1, 1, "missing-illustration", message, hint)


def _said(name: str, meant: str | None) -> tuple[str, str]:
    """Say what is wrong with a file that no level is shown by."""
    if not _is_svg(name.lower()):
        called = f", and call it {meant}.svg" if meant else ""
        return f"{quoted(name)} is no SVG file", f"draw it as SVG{called}, or remove it"
    hint = f'did you mean "{meant}.svg"?' if meant else ""
    message = f"{quoted(name)} is the illustration of no level"
    return message, hint or "remove it, or give it the name of a level and .svg"
