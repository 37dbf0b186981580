"""`docs`: the documentation, at hand without a network."""

from collections.abc import Iterator, Mapping

import click

from site_builder.cli.group import main
from site_builder.files.problems import near_miss, quoted


@main.command(short_help="List the documentation, or show a page of it.")
@click.argument("page", required=False)
def docs(page: str | None) -> None:
    """Show PAGE of the documentation, such as rubric; without one, which pages there are.

    As en.yaml and nl.yaml it has the words of the interface too, in English and in Dutch.
    """
    from site_builder.documentation import contents, read

    if page is None:
        click.echo("\n".join(_listed(contents())))
        return
    text = read(page)
    if text is None:
        names = [name for titles in contents().values() for name in titles]
        meant = near_miss(page, names).capitalize() or "niveaucheck docs lists them all."
        raise click.UsageError(f"There is no page {quoted(page)}. {meant}")
    click.echo_via_pager(text)


def _listed(parts: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    width = max(len(name) for titles in parts.values() for name in titles)
    for heading, titles in parts.items():
        yield from (heading, *(f"  {name:{width}}  {titles[name]}" for name in titles), "")
    yield "niveaucheck docs PAGE shows one."
