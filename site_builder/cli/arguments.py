"""Arguments and options that several commands have."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias

import click
from click.core import ParameterSource


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


class _Rubric(click.Path):
    """A rubric.yaml, for which the name of its check may stand, or its folder."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the file.

        Raises:
            click.UsageError: there is none; says which may be meant.
        """
        from site_builder.cli.usage import is_lone_check, no_check, rubric_of

        name = os.fsdecode(value)
        if (found := rubric_of(name)) and not Path(name).is_file():
            return found
        if is_lone_check(name) and not Path(name).suffix:
            raise click.UsageError(no_check(Path(), name), ctx)
        return Path(os.fsdecode(super().convert(value, param, ctx)))


class _BesideCheck(click.Argument):
    """PROJECT or CHECK of a command that has both: a check here may stand alone."""

    def consume_value(
        self, ctx: click.Context, opts: Mapping[str, Any]
    ) -> tuple[Any, ParameterSource]:
        """Return what was given for it."""
        return super().consume_value(ctx, _with_lone_check(opts))


def _with_lone_check(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what was given, with the name of a check in the place of one."""
    from site_builder.cli.usage import is_lone_check

    # What is not given is a marker of click's, or None.
    alone = given.get("project")
    if isinstance(given.get("check"), str) or not isinstance(alone, str):
        return given
    if not is_lone_check(alone):
        return given
    return {**{name: given[name] for name in given if name != "project"}, "check": alone}


PROJECT = click.argument("project", type=_Project(), default=".")
RUBRIC = click.argument("rubric", type=_Rubric())


def project_and_check(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command both, neither of which must be given; a check here may be given alone."""
    project = click.argument("project", cls=_BesideCheck, type=_Project(), default=".")
    check = click.argument("check", cls=_BesideCheck, required=False)
    return project(check(command))


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
