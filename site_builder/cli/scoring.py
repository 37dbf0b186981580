"""`score` and `schema`: for programs beside the site."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from site_builder.cli.arguments import RUBRIC
from site_builder.cli.group import main


@main.command(short_help="Score answers by a rubric; a result a line.")
@RUBRIC
@click.argument("answers", type=click.File("rb"), default="-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv"]),
    help="JSON Lines or a table; else the name of ANSWERS tells: .csv is a table.",
)
@click.option(
    "--to",
    type=click.Choice(["json", "csv"]),
    default="json",
    show_default=True,
    help="What comes out: JSON Lines, or a table for a spreadsheet.",
)
def score(rubric: Path, answers: BinaryIO, form: str | None, to: str) -> None:
    """Score ANSWERS (default: standard input) by a CHECK, or by its rubric.yaml; a result a line.

    Answers are JSON Lines, or a table whose first row names the questions. A row that cannot be
    scored gives an error with the number of its line, and the rest goes on.
    """
    from site_builder.score_lines import TableError, as_lines, as_table, score_lines, score_table

    is_table = form == "csv" or (form is None and answers.name.lower().endswith(".csv"))
    scored = score_table if is_table else score_lines
    try:
        for line in scored(rubric, answers, as_table if to == "csv" else as_lines):
            sys.stdout.write(line + "\n")
    except TableError as error:
        raise click.UsageError(str(error)) from None


@main.command(short_help="Print the JSON Schema of a file, for editors.")
@click.argument("file", type=click.Choice(["rubric", "site", "check", "strings"]), default="rubric")
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write all of them into a folder, as <name>.json, in place of printing one.",
)
def schema(file: str, folder: Path | None) -> None:
    """Print the JSON Schema of rubric.yaml (default) or another file, for editors."""
    from site_builder.schema import schema_text, write_schemas

    if folder is None:
        click.echo(schema_text(file), nl=False)
        return
    for path in write_schemas(folder):
        click.echo(path)
