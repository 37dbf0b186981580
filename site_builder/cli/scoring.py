"""`score` and `schema`: for programs beside the site."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from site_builder.cli.group import main


@main.command()
@click.argument("rubric", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("answers", type=click.File("rb"), default="-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv"]),
    help="JSON Lines or a table; else the name of ANSWERS tells: .csv is a table.",
)
def score(rubric: Path, answers: BinaryIO, form: str | None) -> None:
    """Score ANSWERS (default: standard input) by RUBRIC, one result a line.

    Answers are JSON Lines, or a table whose first row names the questions. A row that cannot be
    scored gives an error with the number of its line, and the rest goes on.
    """
    from site_builder.score_lines import TableError, score_lines, score_table

    is_table = form == "csv" or (form is None and answers.name.lower().endswith(".csv"))
    try:
        lines = score_table(rubric, answers) if is_table else score_lines(rubric, answers)
        for line in lines:
            sys.stdout.write(line + "\n")
    except TableError as error:
        raise click.UsageError(str(error)) from None


@main.command()
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
