"""`build`: the site, once or at every save."""

import os
import time
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click
from click.core import ParameterSource

from site_builder.cli.arguments import PROJECT, PROOF, Proof, needs_content
from site_builder.cli.group import main
from site_builder.cli.telling import tell, tell_of
from site_builder.files.addresses import begun, is_site_address
from site_builder.files.problems import quoted

_Asked: TypeAlias = tuple[str | None, bool, Proof]
"""The address of the site, whether drafts are published too, and what is asked of proofs."""


def _base_url(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if not is_site_address(value):
        way = begun(value, is_site_address) or "write it like https://example.com/checks"
        raise click.BadParameter(f"{quoted(value)} is no address of a site; {way}")
    return value.rstrip("/")


@main.command(short_help="Build the site, once or at every save.")
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
    needs_content(project)
    folder = out or project / "build"
    _needs_place(folder, project)
    if serve:
        _serve(project, folder, (base_url, drafts, proof), port, open_browser=open_browser)
        return
    if open_browser or _is_given("port"):
        raise click.UsageError("--port and --open are for --serve; write it too, or leave them out")
    _build(project, folder, (base_url, drafts, proof))


def _build(project: Path, folder: Path, asked: _Asked) -> None:
    """Build once, and say what came of it."""
    from site_builder.again import again, made_of
    from site_builder.netlify import on_netlify
    from site_builder.options import Options

    options = on_netlify(Options(*asked), os.environ)
    begin = time.perf_counter()
    before = made_of(project, options)
    built = again(project, folder, before)
    if built is None:
        from site_builder.build import build as build_site
        from site_builder.cli.progress import progress

        with progress() as told:
            built = build_site(project, folder, options, told, before)
    written, ms = built.written, round(1000 * (time.perf_counter() - begin))
    tell(built.warnings)
    preview = f"; a preview for {options.base_url}, not for search engines"
    counts = f"{written.files} files, {built.pages} pages, {written.changed} changed"
    said = f"{folder}: {counts}, {ms:,} ms"
    click.echo(f"{said}{preview if options.is_preview else ''}")
    for note in written.notes(folder):
        click.echo(note)


def _is_given(option: str) -> bool:
    return click.get_current_context().get_parameter_source(option) is not ParameterSource.DEFAULT


def _needs_place(folder: Path, project: Path) -> None:
    from site_builder.files.cache import PACKAGE
    from site_builder.output.place import misplaced
    from site_builder.script.engine import WIDGET

    said = misplaced(folder, project, (project / "content", project / "widget", WIDGET, PACKAGE))
    if said:
        raise click.UsageError(said)


def _serve(project: Path, folder: Path, asked: _Asked, port: int, *, open_browser: bool) -> None:
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
            tell=partial(tell_of, project),
            stopping=stopping,
        )
