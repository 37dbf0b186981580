"""How fast a site is built: ours, and that of others from the same articles.

See README.md for what is measured. Exit codes: 0 all aims met, 1 an aim missed, 3 it could not be
measured.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeAlias

import click

from benchmarks.articles import Article, articles, rubric, with_check
from benchmarks.generators import Generator, environment_of, generators, ours
from benchmarks.packages import fetched
from benchmarks.processes import FailedError, Taken, taken
from benchmarks.report import Aim, Ratio, ratio, table
from benchmarks.rounds import rotated

STEPS = ("cold", "nothing changed", "one changed")
COMMAND = (sys.executable, "-m", "site_builder")
COLD_MOST, UNCHANGED_MOST, CHANGED_MOST = 0.6, 0.5, 1.0
"""Times MkDocs; seconds at `AIMED` articles."""

AIMED = 200
BASE_MB, MB_A_CHECK, GROWTH_MOST = 150, 0.5, 1.3
MISSED, MACHINE = 1, 3
Times: TypeAlias = Mapping[tuple[str, str], Sequence[Taken]]
"""What was taken, one a round, by generator and step."""


@dataclass(frozen=True, slots=True)
class Size:
    """What came of a number of articles: of all generators, of ours with cards, with checks."""

    number: int
    plain: Times
    cards: Times
    checks: Times


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--sizes", default="20,200,1000", show_default=True, help="How many articles, with commas."
)
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
@click.option("--ours-alone", is_flag=True, help="Leave out the generators of others.")
@click.option("--articles-alone", is_flag=True, help="Leave out cards and checks.")
def main(sizes: str, rounds: int, ours_alone: bool, articles_alone: bool) -> None:
    """Measure how long a site takes to build: cold, nothing changed, one article changed."""
    try:
        every = generators(fetched())
        if not any(each.name == "eleventy" for each in every):
            click.echo("eleventy is left out: there is no Node.js")
        asked = every[:2] if ours_alone else every
        numbers = [int(size) for size in sizes.split(",")]
        done = [_measured(number, rounds, asked, alone=articles_alone) for number in numbers]
    except (AssertionError, FailedError) as error:
        click.echo(f"benchmark: {error}", err=True)
        sys.exit(MACHINE)
    found = list(_aims(done))
    for aim in found:
        click.echo(aim)
    sys.exit(0 if all(aim.is_met for aim in found) else MISSED)


def _measured(number: int, rounds: int, asked: Sequence[Generator], *, alone: bool) -> Size:
    """Measure one size, and print it."""
    every = list(articles(number))
    plain = _rounds(asked, every, rounds)
    cards, checks = ({}, {}) if alone else _more(asked[0], every)
    click.echo(f"{number} articles in two languages, {rounds} rounds\n")
    versions = {each.name: each.version for each in asked}
    click.echo(table(list(_rows({**plain, **cards, **checks}, versions))))
    click.echo()
    return Size(number, plain, cards, checks)


def _more(plain: Generator, every: Sequence[Article]) -> tuple[Times, Times]:
    """Measure ours alone: with cards, and with a check in every article."""
    cards = _rounds([ours("with cards", COMMAND)], every, 1)
    checked = [with_check(article) for article in every]
    names = sorted({article.name for article in every})
    rubrics = {f"content/{name}/rubric.yaml": json.dumps(rubric(name)) for name in names}
    with_checks = ours("with checks", plain.command[:-1], rubrics)
    return cards, _rounds([with_checks], checked, 1)


def _rounds(asked: Sequence[Generator], every: Sequence[Article], rounds: int) -> Times:
    """Take all generators in turn, each round beginning one on; a run before is a warm-up."""
    found: dict[tuple[str, str], list[Taken]] = {
        (each.name, step): [] for each in asked for step in STEPS
    }
    with TemporaryDirectory() as made:
        folders = {each.name: Path(made) / str(n) for n, each in enumerate(asked)}
        for each in asked:
            each.lay(folders[each.name], every)
        for n in range(rounds):
            for each in rotated(asked, n):
                for step, one in _steps(each, folders[each.name], every, n):
                    found[each.name, step].append(one)
    return found


def _steps(
    generator: Generator, folder: Path, every: Sequence[Article], n: int
) -> Iterator[tuple[str, Taken]]:
    """Yield what each step took.

    Raises:
        FailedError: it failed, or did not make all pages.
    """
    command = [part.format(folder=folder) for part in generator.command]

    def run() -> Taken:
        done = taken(command, folder, environment_of(generator, folder))
        if generator.pages(folder) < len(every):
            message = f"{generator.name} made {generator.pages(folder)} of {len(every)} pages"
            raise FailedError(message)
        return done

    generator.forget(folder)
    yield STEPS[0], run()
    yield STEPS[1], run()
    generator.put(folder, _changed(every[len(every) // 2], n))
    yield STEPS[2], run()


def _changed(article: Article, n: int) -> Article:
    return replace(article, body=f"Anew, {n}.\n\n{article.body}")


def _rows(times: Times, versions: Mapping[str, str]) -> Iterator[Sequence[str]]:
    yield ("medians", *STEPS, "cold, first = 1", *("processor" for _ in STEPS), "memory")
    yield ("", *("s" for _ in STEPS), "(range)", *("s" for _ in STEPS), "MB, most")
    first = next(iter(times))[0]
    for name in dict.fromkeys(name for name, _ in times):
        steps = [times[name, step] for step in STEPS]
        clocks = [f"{median(one.clock for one in step):.2f}" for step in steps]
        processor = [f"{median(one.processor for one in step):.2f}" for step in steps]
        memory = f"{max(one.memory for step in steps for one in step):.0f}"
        against = str(_against(times, name, first)) if name in versions else ""
        yield (f"{name} {versions.get(name, '')}".strip(), *clocks, against, *processor, memory)


def _against(times: Times, name: str, other: str) -> Ratio:
    mine, others = ([one.clock for one in times[each, STEPS[0]]] for each in (name, other))
    return ratio(mine, others)


def _aims(done: Sequence[Size]) -> Iterator[Aim]:
    """Yield what the issue asks for, as far as the sizes tell."""
    for size in done:
        first = next(iter(size.plain))[0]
        if ("mkdocs", STEPS[0]) in size.plain:
            against = _against(size.plain, first, "mkdocs")
            name = f"cold, {size.number} articles, MkDocs being 1"
            beside = f" ({against.least:.2f}–{against.most:.2f})"
            yield Aim(name, against.median, COLD_MOST, "times", beside)
        if size.number == AIMED:
            for step, most in zip(STEPS[1:], (UNCHANGED_MOST, CHANGED_MOST), strict=True):
                clock = median(one.clock for one in size.plain[first, step])
                yield Aim(f"{step}, {size.number} articles", clock, most, "s")
        if size.checks:
            yield _memory(size)
            _tell(size)
    if len(done) > 1:
        yield _growth(done[-2], done[-1])


def _memory(size: Size) -> Aim:
    most = max(one.memory for each in size.checks.values() for one in each)
    aimed = BASE_MB + MB_A_CHECK * size.number
    return Aim(f"memory, {size.number} checks", most, aimed, "MB")


def _tell(size: Size) -> None:
    """Print what has no aim: cards, and what a check costs."""
    first = next(iter(size.plain))[0]

    def cold(times: Times, name: str) -> float:
        return median(one.clock for one in times[name, STEPS[0]])

    plain, number = cold(size.plain, first), size.number
    for name, times, of in (
        ("cards", size.cards, 2 * number),
        ("checks", size.checks, number),
    ):
        more = cold(times, f"with {name}") - plain
        click.echo(
            f"      {number} articles: {name} take {more:.1f} s, {1000 * more / of:.0f} ms each"
        )


def _growth(small: Size, large: Size) -> Aim:
    """Compare what an article takes in the two largest sizes."""
    first = next(iter(small.plain))[0]

    def each(size: Size) -> float:
        return median(one.clock for one in size.plain[first, STEPS[0]]) / size.number

    name = f"an article of {large.number}, one of {small.number} being 1"
    return Aim(name, each(large) / each(small), GROWTH_MOST, "times")


if __name__ == "__main__":
    main()
