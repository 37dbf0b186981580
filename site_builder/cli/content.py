"""`check` and `inspect`: what is said of the content; nothing is built."""

import sys
from pathlib import Path

import click

from site_builder.cli.arguments import PROJECT, PROOF, Proof, needs_content, project_and_check
from site_builder.cli.group import main
from site_builder.cli.telling import CONTENT, tell
from site_builder.cli.usage import no_check
from site_builder.files.problems import ContentError, as_json, is_fatal


@main.command(short_help="Show every problem of a project, and write nothing.")
@PROJECT
@click.option("--drafts", is_flag=True, help="Look at drafts too.")
@PROOF
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line each for people, or one JSON document for programs.",
)
def check(project: Path, drafts: bool, proof: Proof, form: str) -> None:
    """Show every problem of PROJECT/content (default: here), and write nothing."""
    from site_builder.build import compute
    from site_builder.files.console import useful_first
    from site_builder.options import Options

    needs_content(project)
    try:
        problems = compute(project, Options(drafts=drafts, proof=proof)).warnings
    except ContentError as error:
        if form == "text":
            raise
        problems = error.problems
    if form == "json":
        click.echo(as_json(useful_first(problems)))
        sys.exit(CONTENT if is_fatal(problems) else 0)
    tell(problems)
    click.echo("No errors." if problems else "No problems.")


@main.command(short_help="Show what rubrics can come to, and how often.")
@project_and_check
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Tables for people; for programs a line of JSON each check, with answers that lead there.",
)
@click.option(
    "--sheet",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a sheet for a reviewer into a folder, <check>.html, in place of printing.",
)
def inspect(project: Path, check: str | None, form: str, folder: Path | None) -> None:
    """Show what the rubric of each CHECK (default: all) can come to, and how often."""
    from site_builder.content.tree import NoCheckError

    needs_content(project)
    try:
        if folder:
            _write_sheets(project, folder, check)
        else:
            _show(project, check, form)
    except NoCheckError:
        raise click.UsageError(no_check(project, str(check))) from None


def _write_sheets(project: Path, folder: Path, check: str | None) -> None:
    from site_builder.sheet import write_sheets

    for path in write_sheets(project, folder, check):
        click.echo(path)


def _show(project: Path, check: str | None, form: str) -> None:
    from rich.console import Console

    from site_builder.review.inspection import as_json, show
    from site_builder.review.inspection import inspect as inspect_rubrics

    console = Console()
    for inspected in inspect_rubrics(project, check):
        if form == "json":
            click.echo(as_json(inspected))
        else:
            show(inspected, console)
