"""`new project` and `new check`: a start."""

from pathlib import Path

import click

from site_builder.cli.arguments import PROJECT, needs_content
from site_builder.cli.group import main
from site_builder.files.problems import listed, quoted


@main.group(short_help="Make a project, or one more check in it.")
def new() -> None:
    """Make a project, or one more check in it: a starting point that builds."""


def _of_package(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    from site_builder.new.texts import packaged_languages

    known = packaged_languages()
    languages = tuple(each.strip() for given in value for each in given.split(","))
    for language in languages:
        if language not in known:
            which = f"{quoted(language)} is not one of {', '.join(known)}"
            message = f"{which}; niveaucheck docs languages says how any other is added"
            raise click.BadParameter(message)
    return languages


@new.command("project")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--language",
    "languages",
    metavar="CODE",
    multiple=True,
    default=("nl", "en"),
    show_default=True,
    callback=_of_package,
    help="A language of the site, the default first; repeat it for more, or write nl,en.",
)
@click.option("--title", metavar="TEXT", help="The name of the site [that of DIR].")
def new_project(folder: Path, languages: tuple[str, ...], title: str | None) -> None:
    """Make a site with a first check in DIR, a new or an empty folder."""
    from site_builder.new import NewError
    from site_builder.new import new_project as make_project

    try:
        made = make_project(folder, languages, title)
    except NewError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{folder}: a site in {listed(made.languages, 'and')}, with a check to begin with.")
    here = folder.resolve() == Path.cwd()
    enter = () if here else (f"cd {_typed(folder)}",)
    _next(*enter, "niveaucheck check", "niveaucheck build --serve --open")


@new.command("check")
@click.argument("name", metavar="ID")
@PROJECT
@click.option("--title", metavar="TEXT", help="The title of its article [an example].")
def new_check(name: str, project: Path, title: str | None) -> None:
    """Make the check ID in PROJECT/content (default: here), as a draft.

    ID is its name for the machine, such as sales-process; it stays once the check is published.
    """
    from site_builder.new import NewError
    from site_builder.new import new_check as make_check

    needs_content(project)
    try:
        made = make_check(project, name, title)
    except NewError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{made.folder}: a check that works, as a draft; replace its texts by yours.")
    articles = listed((f"article.{language}.md" for language in made.languages), "and")
    click.echo(
        "Only --drafts shows a draft; a niveaucheck build --serve that runs without it does not.\n"
        f"To publish the check, write draft: false in {articles}."
    )
    if title and len(made.languages) > 1:
        click.echo(f"The same title and slug stand in {articles}; translate them in each.")
    if made.foreign:
        languages = listed(made.foreign, "and")
        click.echo(f"Texts in {languages} are in English as yet; look for TODO in its files.")
    at = "" if project == Path() else f" {_typed(project)}"
    shown = f"niveaucheck build{at} --serve --open --drafts"
    _next(f"niveaucheck check{at} --drafts", f"niveaucheck inspect{at} {name}", shown)


def _next(*commands: str) -> None:
    click.echo("\n".join(["", "Next:", *(f"  {command}" for command in commands)]))


def _typed(path: Path) -> str:
    """Return a path as every shell takes it, that of Windows too."""
    return f'"{path}"' if " " in str(path) else str(path)
