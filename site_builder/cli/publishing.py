"""`verify` and `publish`: what others may rely on."""

from pathlib import Path

import click

from site_builder.cli.arguments import needs_content, project_and_check
from site_builder.cli.group import main
from site_builder.cli.telling import stop, tell
from site_builder.cli.usage import no_check
from site_builder.files.problems import ContentError


@main.command(short_help="Prove that scripts score as the reference does.")
@project_and_check
@click.option("--drafts", is_flag=True, help="Verify drafts too.")
def verify(project: Path, check: str | None, drafts: bool) -> None:
    """Prove that the script of each CHECK (default: all) scores as the reference does.

    The site is built, every check is opened in a real browser, and both scorers score the same
    answers. A check that passes gets its proof: content/CHECK/published/proof.json, to be kept.
    """
    from site_builder.options import Options

    needs_content(project)
    try:
        from site_builder.verify.browser import NoBrowserError
        from site_builder.verify.command import UnpublishedError
        from site_builder.verify.command import verify as verify_checks
        from site_builder.verify.page import VerifyError
        from site_builder.verify.stopping import stoppable
    except ModuleNotFoundError as error:
        if error.name != "playwright":
            raise
        stop(
            "verify drives a browser, by a package that is missing; install Niveaucheck once more, "
            "with [images,verify] after its name; niveaucheck docs commands says how"
        )
    found = []
    try:
        with stoppable():
            for verified in verify_checks(project, Options(drafts=drafts), check):
                click.echo(verified.summary)
                found.append(verified)
    except UnpublishedError:
        raise click.UsageError(no_check(project, str(check), "publishes")) from None
    except (NoBrowserError, VerifyError) as error:
        stop(str(error))
    if not found:
        click.echo("No check is published.")
    problems = [each.problem for each in found if each.problem]
    if problems:
        raise ContentError(problems)


@main.command(short_help="Pin what is built of a check, for good.")
@project_and_check
def publish(project: Path, check: str | None) -> None:
    """Pin what is built of each CHECK (default: all) into its folder published/, to be committed.

    The pinned script stays at its address for good, so that other pages can name it by its hash;
    what its answers mean is held from then on, until the rubric's version is raised.
    """
    from site_builder.content.tree import NoCheckError
    from site_builder.publish.command import publish as publish_checks

    needs_content(project)
    try:
        done = publish_checks(project, check)
    except NoCheckError:
        raise click.UsageError(no_check(project, str(check))) from None
    if check in done.drafts:
        message = f"{check} is a draft; write draft: false in its articles first"
        raise click.UsageError(message)
    tell(done.warnings)
    for each in done.published:
        click.echo("\n".join(each.told()))
    for name in done.drafts:
        click.echo(f"{name}: a draft, which is not published.")
