"""What commands tell, and how they end."""

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from site_builder.files.problems import Problem

CONTENT, MACHINE = 1, 3
"""Exit codes: problems in the content; ours or the machine's. 2, wrong usage, is click's."""

_REFUSALS = {
    *(errno.EACCES, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENAMETOOLONG, errno.ENOSPC),
    *(errno.EPERM, errno.EROFS),
}
"""What a system may refuse anybody, whatever the program does."""


def use_every_letter() -> None:
    """Let all that is told be written, whatever the system takes for its letters.

    A file or another program gets UTF-8, as this one reads it; a terminal what it can show, with a
    question mark in the place of the rest.
    """
    for stream in (sys.stdout, sys.stderr):
        # A program without a console has none, and one that calls us may have put another there.
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def tell(problems: Iterable[Problem]) -> None:
    """Print problems of the project that the command is about."""
    tell_of(click.get_current_context().find_root().obj or Path(), problems)


def tell_of(project: Path, problems: Iterable[Problem]) -> None:
    """Print problems of a project, each with the line that it is about, the most useful first."""
    from site_builder.files.console import told, useful_first

    # Where the stream is no terminal, click takes the colours out.
    colour = False if os.environ.get("NO_COLOR") else None
    for each in told(project, useful_first(problems)):
        click.echo(each, err=True, color=colour)


def stop_for(problems: Sequence[Problem]) -> NoReturn:
    """Print problems of the content, and how many they are."""
    from site_builder.files.console import counted

    tell(problems)
    click.echo(counted(problems), err=True)
    sys.exit(CONTENT)


def stop(message: str) -> NoReturn:
    """Say what the machine lacks, or what is ours to mend."""
    click.echo(f"niveaucheck: {message}", err=True)
    sys.exit(MACHINE)


def stop_by(error: OSError) -> NoReturn:
    """Say what the machine refused; where it was asked for nonsense, that is our mistake."""
    if error.errno not in _REFUSALS:
        report_mistake()
    place = f"{error.filename}: " if error.filename else ""
    stop(f"{place}{error.strerror}")


def report_mistake() -> NoReturn:
    """Write the traceback to a file, and say where it is."""
    from site_builder.report import told_mistake

    stop(told_mistake())
