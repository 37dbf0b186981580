"""The commands: parse, call, print.

Exit codes: 0 done, 1 problems in the content, 2 wrong usage, 3 ours or the machine's.
"""

import os
import sys
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Literal, NoReturn, TypeAlias

import click
from click.core import ParameterSource

from site_builder.files.addresses import is_site_address
from site_builder.files.problems import (
    ContentError,
    Problem,
    as_json,
    is_fatal,
    listed,
    near_miss,
    quoted,
)

CONTENT, MACHINE = 1, 3
PACKAGE = Path(__file__).parent


class _Project(click.Path):
    """A project's folder, which is remembered for what is told of its content."""

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder.

        Raises:
            click.BadParameter: there is none, or it is no project's; says what may be meant.
        """
        from site_builder.usage import folder_hint

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


class _Commands(click.Group):
    """Turns what a command raises into words and an exit code; no traceback reaches an author."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = near_miss(args[0], self.commands)
            raise click.UsageError(f"{error.message} {meant.capitalize()}".strip(), ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        from site_builder.output.write import WriteError
        from site_builder.script.engine import EngineError

        try:
            return super().invoke(ctx)
        except ContentError as error:
            _tell(error.problems)
            errors = sum(problem.severity == "error" for problem in error.problems)
            click.echo("1 problem" if errors == 1 else f"{errors} problems", err=True)
            sys.exit(CONTENT)
        except BrokenPipeError:
            # Who read along has stopped, as `head` does; nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (EngineError, WriteError) as error:
            _stop(str(error))
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:
            _report()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="niveaucheck")
def main() -> None:
    """Publish checks: an article and a rubric become a site and a self-scoring widget."""


def _base_url(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if not is_site_address(value):
        message = (
            f"{quoted(value)} is no address of a site; write it like https://example.com/checks"
        )
        raise click.BadParameter(message)
    return value.rstrip("/")


@main.command()
@PROJECT
@click.option("--out", type=click.Path(path_type=Path), help="Output folder [PROJECT/build].")
@click.option("--base-url", callback=_base_url, help="Address of the site, over site.yaml's.")
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@PROOF
@click.option("--serve", is_flag=True, help="Serve with live reload and build at every save.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="With --serve: at which port.",
)
@click.option(
    "--open", "open_browser", is_flag=True, help="With --serve: open the site in the browser."
)
def build(
    project: Path,
    out: Path | None,
    base_url: str | None,
    drafts: bool,
    proof: Proof,
    serve: bool,
    port: int,
    open_browser: bool,
) -> None:
    """Build PROJECT/content (default: here) into PROJECT/build."""
    _needs_content(project)
    folder = out or project / "build"
    _needs_place(folder, project)
    if serve:
        _serve(project, folder, (base_url, drafts, proof), port, open_browser=open_browser)
        return
    if open_browser or _is_given("port"):
        raise click.UsageError("--port and --open are for --serve; write it too, or leave them out")
    from site_builder.again import again, made_of
    from site_builder.netlify import on_netlify
    from site_builder.options import Options

    options = on_netlify(Options(base_url, drafts, proof), os.environ)
    begin = time.perf_counter()
    before = made_of(project, options)
    built = again(project, folder, before)
    if built is None:
        from site_builder.build import build as build_site
        from site_builder.progress import progress

        with progress("rendering") as told:
            built = build_site(project, folder, options, told, before)
    written, ms = built.written, round(1000 * (time.perf_counter() - begin))
    _tell(built.warnings)
    preview = f"; a preview for {options.base_url}, not for search engines"
    counts = f"{written.files} files, {built.pages} pages, {written.changed} changed"
    said = f"{folder}: {counts}, {ms:,} ms"
    click.echo(f"{said}{preview if options.is_preview else ''}")
    for note in written.notes(folder):
        click.echo(note)


def _is_given(option: str) -> bool:
    return click.get_current_context().get_parameter_source(option) is not ParameterSource.DEFAULT


def _needs_place(folder: Path, project: Path) -> None:
    from site_builder.output.place import misplaced
    from site_builder.script.engine import WIDGET

    said = misplaced(folder, project, (project / "content", project / "widget", WIDGET, PACKAGE))
    if said:
        raise click.UsageError(said)


def _serve(
    project: Path,
    folder: Path,
    asked: tuple[str | None, bool, Proof],
    port: int,
    *,
    open_browser: bool,
) -> None:
    """Serve until it is stopped, which can be while the rest is still being imported."""
    from site_builder.serve.stopping import Stopping

    stopping = Stopping()
    with stopping.ending():
        from site_builder.netlify import on_netlify
        from site_builder.options import Options
        from site_builder.serve.server import serve

        serve(
            *(project, folder, on_netlify(Options(*asked), os.environ)),
            port=port,
            open_browser=open_browser,
            tell=partial(_tell_of, project),
            stopping=stopping,
        )


def _needs_content(project: Path) -> None:
    from site_builder.usage import content_hint

    if not (project / "content").is_dir():
        message = f"{project.resolve()} holds no folder content/; {content_hint(project)}"
        raise click.UsageError(message)


@main.command()
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

    _needs_content(project)
    try:
        problems = compute(project, Options(drafts=drafts, proof=proof)).warnings
    except ContentError as error:
        if form == "text":
            raise
        problems = error.problems
    if form == "json":
        click.echo(as_json(useful_first(problems)))
        sys.exit(CONTENT if is_fatal(problems) else 0)
    _tell(problems)
    click.echo("No errors." if problems else "No problems.")


@main.command()
@PROJECT
@click.argument("check", required=False)
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
    _needs_content(project)
    try:
        if folder:
            _write_sheets(project, folder, check)
        else:
            _show(project, check, form)
    except KeyError:
        message = f"{project.resolve()} holds no check called {check}"
        raise click.UsageError(message) from None


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


@main.command()
@PROJECT
@click.argument("check", required=False)
@click.option("--drafts", is_flag=True, help="Verify drafts too.")
def verify(project: Path, check: str | None, drafts: bool) -> None:
    """Prove that the script of each CHECK (default: all) scores as the reference does.

    The site is built, every check is opened in a real browser, and both scorers score the same
    answers. A check that passes gets its proof: content/CHECK/published/proof.json, to be kept.
    """
    from site_builder.options import Options

    _needs_content(project)
    try:
        from site_builder.verify.browser import NoBrowserError
        from site_builder.verify.command import UnpublishedError
        from site_builder.verify.command import verify as verify_checks
        from site_builder.verify.page import VerifyError
        from site_builder.verify.stopping import stoppable
    except ModuleNotFoundError as error:
        if error.name != "playwright":
            raise
        _stop(
            "verify drives a browser, by a package that is missing; install Niveaucheck once more, "
            "with [verify] after its name: pip install 'niveaucheck[images,verify]'"
        )
    found = []
    try:
        with stoppable():
            for verified in verify_checks(project, Options(drafts=drafts), check):
                click.echo(verified.summary)
                found.append(verified)
    except UnpublishedError:
        message = f"{project.resolve()} publishes no check called {check}"
        raise click.UsageError(message) from None
    except (NoBrowserError, VerifyError) as error:
        _stop(str(error))
    if not found:
        click.echo("No check is published.")
    problems = [each.problem for each in found if each.problem]
    if problems:
        raise ContentError(problems)


@main.command()
@PROJECT
@click.argument("check", required=False)
def publish(project: Path, check: str | None) -> None:
    """Pin what is built of each CHECK (default: all) into its folder published/, to be committed.

    The pinned script stays at its address for good, so that other pages can name it by its hash;
    what its answers mean is held from then on, until the rubric's version is raised.
    """
    from site_builder.publish.command import publish as publish_checks

    _needs_content(project)
    try:
        done = publish_checks(project, check)
    except KeyError:
        message = f"{project.resolve()} holds no check called {check}"
        raise click.UsageError(message) from None
    if check in done.drafts:
        message = f"{check} is a draft; take draft: out of its articles first"
        raise click.UsageError(message)
    _tell(done.warnings)
    for each in done.published:
        click.echo("\n".join(each.told()))
    for name in done.drafts:
        click.echo(f"{name}: a draft, which is not published.")


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


@main.group()
def new() -> None:
    """Make a project, or one more check in it: a starting point that builds."""


def _of_package(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    from site_builder.new.texts import packaged_languages

    known = packaged_languages()
    for language in value:
        if language not in known:
            which = f"{quoted(language)} is not one of {', '.join(known)}"
            message = f"{which}; any other is added by files: docs/languages.md"
            raise click.BadParameter(message)
    return value


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
    help="A language of the site, the default first; repeat it for more.",
)
@click.option("--title", metavar="TEXT", help="The name of the site [that of DIR].")
def new_project(folder: Path, languages: tuple[str, ...], title: str | None) -> None:
    """Make a site with a first check in DIR, a new folder or an empty one."""
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

    _needs_content(project)
    try:
        made = make_check(project, name, title)
    except NewError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{made.folder}: a check that works, as a draft; replace its texts by yours.")
    if made.foreign:
        languages = listed(made.foreign, "and")
        click.echo(f"Texts in {languages} are in English as yet; look for TODO in its files.")
    at = "" if project == Path() else f" {_typed(project)}"
    inspected = f" {_typed(project)} {name}"
    shown = f"niveaucheck build{at} --serve --open --drafts"
    _next(f"niveaucheck check{at} --drafts", f"niveaucheck inspect{inspected}", shown)


def _next(*commands: str) -> None:
    click.echo("\n".join(["", "Next:", *(f"  {command}" for command in commands)]))


def _typed(path: Path) -> str:
    """Return a path as every shell takes it, that of Windows too."""
    return f'"{path}"' if " " in str(path) else str(path)


def _tell(problems: Iterable[Problem]) -> None:
    _tell_of(click.get_current_context().find_root().obj or Path(), problems)


def _tell_of(project: Path, problems: Iterable[Problem]) -> None:
    from site_builder.files.console import told, useful_first

    # Where the stream is no terminal, click takes the colours out.
    colour = False if os.environ.get("NO_COLOR") else None
    for each in told(project, useful_first(problems)):
        click.echo(each, err=True, color=colour)


def _stop(message: str) -> NoReturn:
    """Say what the machine lacks, or what is ours to mend."""
    click.echo(f"niveaucheck: {message}", err=True)
    sys.exit(MACHINE)


def _report() -> NoReturn:
    """Write the traceback to a file, and say where it is."""
    from site_builder.report import write_report

    report = write_report()
    click.echo(f"niveaucheck: this is our mistake, not yours. Please send us {report}", err=True)
    sys.exit(MACHINE)
