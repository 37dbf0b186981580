"""The commands: parse, call, print.

Exit codes: 0 done, 1 problems in the content, 2 wrong usage, 3 ours or the machine's.
"""

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, Literal, NoReturn, TypeAlias

import click

from site_builder.files.addresses import is_site_address
from site_builder.files.problems import ContentError, Problem, as_json, is_fatal, quoted

CONTENT, MACHINE = 1, 3
PROJECT = click.argument(
    "project", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)


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
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
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
    from site_builder.build import Options
    from site_builder.build import build as build_site
    from site_builder.netlify import on_netlify
    from site_builder.progress import progress

    _needs_content(project)
    options = on_netlify(Options(base_url, drafts, proof), os.environ)
    folder = out or project / "build"
    if serve:
        from site_builder.serve.server import serve as serve_site

        serve_site(project, folder, options, port=port, open_browser=open_browser)
        return
    begin = time.perf_counter()
    with progress("rendering") as told:
        built = build_site(project, folder, options, told)
    written, ms = built.written, round(1000 * (time.perf_counter() - begin))
    _tell(built.warnings)
    preview = f"; a preview for {options.base_url}, not for search engines"
    counts = f"{written.files} files, {built.pages} pages, {written.changed} changed"
    said = f"{folder}: {counts}, {ms:,} ms"
    click.echo(f"{said}{preview if options.is_preview else ''}")
    if not written.whole:
        click.echo("The folder could not be exchanged as a whole; each file was replaced.")


def _needs_content(project: Path) -> None:
    if not (project / "content").is_dir():
        message = f"{project.resolve()} holds no folder content/"
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
    from site_builder.build import Options, compute

    _needs_content(project)
    try:
        problems = compute(project, Options(drafts=drafts, proof=proof)).warnings
    except ContentError as error:
        if form == "text":
            raise
        problems = error.problems
    if form == "json":
        click.echo(as_json(problems))
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
    from site_builder.build import Options

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
        _stop("verify drives a browser by playwright: pip install 'niveaucheck[verify]'")
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


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _stop(message: str) -> NoReturn:
    """Say what the machine lacks, or what is ours to mend."""
    click.echo(f"niveaucheck: {message}", err=True)
    sys.exit(MACHINE)


def _report() -> NoReturn:
    """Write the traceback to a file, and say where it is."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="niveaucheck-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        traceback.print_exc(file=report)
    click.echo(
        f"niveaucheck: this is our mistake, not yours. Please send us {report.name}", err=True
    )
    sys.exit(MACHINE)
