"""Sheets → files in a folder of the reader's own."""

from collections.abc import Iterator
from pathlib import Path

from site_builder.output.put import write_own
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
        write_own(path, page(subject).encode(), MARK.encode())
        yield path
