"""Sheets → files in a folder of the reader's own."""

from collections.abc import Iterator
from pathlib import Path

from site_builder.output.put import write_file
from site_builder.output.write import WriteError
from site_builder.sheet.page import page
from site_builder.sheet.subject import subjects

MARK = '<meta name="generator" content="niveaucheck inspect --sheet">'
"""Stands in every sheet: a file without it is somebody's own, and stays."""


def write_sheets(project: Path, folder: Path, check: str | None = None) -> Iterator[Path]:
    """Write `<check>.html` for every check, or the one that is named, and yield each file.

    Raises:
        ContentError: the content has problems.
        NoCheckError: there is no such check.
        WriteError: a file cannot be written, or is there and is no sheet.
    """
    for subject in subjects(project, check):
        path = folder / f"{subject.check}.html"
        _refuse_others(path)
        write_file(path, page(subject).encode())
        yield path


def _refuse_others(path: Path) -> None:
    if path.exists() and not _is_sheet(path):
        message = f"{path} is no sheet of this program; move it, or name another folder"
        raise WriteError(message)


def _is_sheet(path: Path) -> bool:
    try:
        return MARK in path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
