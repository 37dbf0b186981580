"""Arguments and options that several commands have."""

import os
from pathlib import Path
from typing import Any, Literal, TypeAlias

import click


class _Project(click.Path):
    """A project's folder, which is remembered for what is told of its content."""

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder.

        Raises:
            click.BadParameter: there is none, or it is no project's; says what may be meant.
        """
        from site_builder.cli.usage import folder_hint

        try:
            project = Path(os.fsdecode(super().convert(value, param, ctx)))
        except click.BadParameter as error:
            hint = folder_hint(Path(value))
            raise click.BadParameter(f"{error.message} {hint}".strip(), ctx, param) from None
        if ctx:
            ctx.find_root().obj = project
        return project


PROJECT = click.argument("project", type=_Project(), default=".")

Proof: TypeAlias = Literal["optional", "required"]
PROOF = click.option(
    "--proof",
    type=click.Choice(["optional", "required"]),
    default="optional",
    show_default=True,
    help="Whether an outdated or missing proof of a check is an error.",
)


def needs_content(project: Path) -> None:
    """Refuse a folder that is no project.

    Raises:
        click.UsageError: it holds no content/; says what may be meant.
    """
    from site_builder.cli.usage import content_hint

    if not (project / "content").is_dir():
        message = f"{project.resolve()} holds no folder content/; {content_hint(project)}"
        raise click.UsageError(message)
