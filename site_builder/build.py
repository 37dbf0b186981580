"""The pipeline: files in, one value out, one write at the end. Read this first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from site_builder.again import Built, made_of, remember
from site_builder.cards.make import Cards, known_cards, make_cards
from site_builder.content.site_file import placeholder_address
from site_builder.content.tree import ContentTree, load_content
from site_builder.files.cache import tidy
from site_builder.files.kept import Told, unheard
from site_builder.files.problems import ContentError, Loaded, Problem, T_co, is_fatal
from site_builder.options import Options
from site_builder.output.files import Output, check_output
from site_builder.output.proofs import check_proofs, unread_proofs
from site_builder.output.write import write
from site_builder.pages.render import render
from site_builder.review.lock_rules import lock_problems
from site_builder.review.rubrics import rubric_problems
from site_builder.script.engine import Engine, current_engine
from site_builder.site.layout import make_site
from site_builder.site.values import Site


def build(
    project: Path,
    out: Path,
    options: Options,
    told: Told = unheard,
    before: str | None = None,
) -> Built:
    """Build the project's site into a folder.

    Args:
        project: the project.
        out: the folder.
        options: what is asked of the build.
        told: is told how far those parts are that take longest.
        before: what it is made of, if that is known.

    Raises:
        ContentError: the content has problems; the folder is as it was.
        EngineError: the widget cannot be bundled.
        WriteError: the folder cannot be written; it holds a whole site, the old or the new one.
    """
    before = before or made_of(project, options)
    output = compute(project, options, told=told)
    built = Built(write(output, out), output.pages, output.warnings)
    if before and before == made_of(project, options):
        remember(project, out, before, output.files, built)
    tidy()
    return built


def compute(
    project: Path, options: Options, engine: Engine | None = None, told: Told = unheard
) -> Output:
    """Return the whole site as one value, checked; has no effect.

    Raises:
        ContentError: with every problem that was found.
        EngineError: the widget cannot be bundled.
    """
    (output,) = _stages(project, options, (make_cards,), engine, told)
    return output


def compute_soon(
    project: Path, options: Options, engine: Engine | None = None, told: Told = unheard
) -> Iterator[Output]:
    """Yield what `compute` returns; while cards are still to be drawn, the site without them first.

    What `told` raises ends it; what was made by then is kept.

    Raises:
        ContentError: with every problem that was found.
        EngineError: the widget cannot be bundled.
    """
    return _stages(project, options, (known_cards, make_cards), engine, told)


def _stages(
    project: Path,
    options: Options,
    cards_made: Iterable[Callable[[Site, Told], Loaded[Cards]]],
    engine: Engine | None,
    told: Told,
) -> Iterator[Output]:
    """Yield the site with its cards as each way makes them, until all are drawn."""
    content = load_content(project)
    tree, forgotten = _addressed(project, _whole(content), options)
    site = make_site(tree, drafts=options.drafts, is_preview=options.is_preview, told=told)
    warnings = _passed(
        *(content.problems, forgotten, unread_proofs(tree, options.proof)),
        *(rubric_problems(tree, told), lock_problems(tree), site.problems),
    )
    for make in cards_made:
        cards = make(_whole(site), told)
        output = render(_whole(site), engine or current_engine(), _whole(cards))
        proven = check_proofs(_whole(site), output, options.proof)
        found = _passed(warnings, cards.problems, check_output(output), proven)
        yield replace(output, warnings=found)
        if _whole(cards).are_drawn:
            break


def _addressed(
    project: Path, tree: ContentTree, options: Options
) -> tuple[ContentTree, tuple[Problem, ...]]:
    """Return the content with the site's address, and a warning if it is not the author's."""
    asked, host = options.base_url, options.host_url
    said = f"so the site is built for {host}"
    forgotten = tuple(placeholder_address(project, said)) if host and not asked else ()
    address = host if forgotten else asked
    made = replace(tree, settings=replace(tree.settings, base_url=address)) if address else tree
    return made, forgotten


def _whole(loaded: Loaded[T_co]) -> T_co:
    if loaded.value is None:
        raise ContentError(loaded.problems)
    return loaded.value


def _passed(*groups: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems if none of them is an error."""
    problems = tuple(chain.from_iterable(groups))
    if is_fatal(problems):
        raise ContentError(problems)
    return problems
