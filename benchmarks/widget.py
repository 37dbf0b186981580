"""What the widget costs a page: beside a hand-written form of the same questions, and SurveyJS.

See README.md for what is measured. Exit codes: 0 all aims met, 1 an aim missed or questions not
shown, 3 it could not be measured.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser, Error

from benchmarks.measure import TIMES_SLOWER, Visit, visit
from benchmarks.pages import (
    SURVEYJS,
    Page,
    form_again,
    form_page,
    survey_model,
    survey_page,
    weight,
    widget_page,
    write_page,
)
from benchmarks.questionnaire import Questionnaire, load_questionnaire
from benchmarks.report import Visits, aims, lacking, noise, rows, table
from benchmarks.rounds import rotated
from benchmarks.surveyjs import NoSurveyError, bundle_survey
from site_builder.build import build
from site_builder.options import Options
from site_builder.script.engine import EngineError
from site_builder.verify.browser import NoBrowserError, open_browser
from site_builder.verify.host import hosted

ROOT = Path(__file__).parents[1]
CHECK, LANGUAGE = "sales-process", "en"
MISSED, MACHINE = 1, 3


class MissingQuestionsError(Exception):
    """A page does not show the questions that the check has, so that its numbers mean little."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--rounds", type=click.IntRange(1), default=30, show_default=True)
@click.option(
    "--check/--no-check", default=True, help="Whether to stop at once if a page lacks questions."
)
def main(rounds: int, check: bool) -> None:
    """Measure what the widget costs a page, beside a hand-written form of the same questions."""
    try:
        is_met = _benchmark(rounds, check=check)
    except MissingQuestionsError as error:
        click.echo(f"benchmark: {error}; --no-check measures all the same", err=True)
        sys.exit(MISSED)
    except (NoBrowserError, EngineError, Error) as error:
        click.echo(f"benchmark: {error}", err=True)
        sys.exit(MACHINE)
    sys.exit(0 if is_met else MISSED)


def _benchmark(rounds: int, *, check: bool) -> bool:
    """Measure and print; return whether all aims are met."""
    asked = load_questionnaire(ROOT, CHECK, LANGUAGE)
    with TemporaryDirectory() as made:
        site = Path(made) / "site"
        build(ROOT, site, Options())
        pages, absent = _written(asked, site)
        with open_browser() as browser, hosted(site) as host:
            click.echo(_title(rounds, browser))
            questions = len(asked.questions)
            look = partial(_look, browser, host, questions if check else None)
            visits = _visits(look, pages, rounds)
        weights = {name: weight(site, each[0].resources) for name, each in visits.items()}
    return _report(visits, weights, absent, questions)


def _title(rounds: int, browser: Browser) -> str:
    return f"{rounds} rounds, Chromium {browser.version}, processor {TIMES_SLOWER} times slower\n"


def _written(asked: Questionnaire, site: Path) -> tuple[Sequence[Page], str]:
    """Put all pages beside the site; return them, and what is to be said of one that cannot be."""
    form, absent = form_page(asked), ""
    pages = [form, form_again(form), widget_page(asked)]
    try:
        pages.append(_survey_page(asked))
    except NoSurveyError as error:
        absent = f"{SURVEYJS}  not measured: {error}"
    for page in pages:
        write_page(page, site)
    return pages, absent


def _survey_page(asked: Questionnaire) -> Page:
    with TemporaryDirectory() as folder:
        survey = bundle_survey(survey_model(asked), Path(folder))
    return survey_page(asked, survey.version, survey.script, survey.styles)


def _look(browser: Browser, host: str, wanted: int | None, page: Page) -> Visit:
    seen = visit(browser, host, page)
    if wanted and seen.questions != wanted:
        raise MissingQuestionsError(lacking({page.name: [seen]}, wanted)[0])
    return seen


def _visits(look: Callable[[Page], Visit], pages: Sequence[Page], rounds: int) -> Visits:
    """Visit every page in every round, each round beginning one page on; the first is a warm-up."""
    found: dict[str, list[Visit]] = {page.name: [] for page in pages}
    for turn in range(rounds + 1):
        for page in rotated(pages, turn):
            found[page.name].append(look(page))
    return {name: visits[1:] for name, visits in found.items()}


def _report(visits: Visits, weights: Mapping[str, int], absent: str, questions: int) -> bool:
    aimed, lacks = aims(visits), lacking(visits, questions)
    listed = [table(rows(visits, weights)), *([absent] if absent else [])]
    missed = [f"MISS  {each}" for each in lacks]
    for part in (*listed, "", *missed, *aimed, noise(visits)):
        click.echo(part)
    return not lacks and all(aim.is_met for aim in aimed)


if __name__ == "__main__":
    main()
