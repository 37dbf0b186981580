"""How fast `score` scores, in how much memory, and how long `inspect` counts.

See README.md for what is measured. Exit codes: 0 all aims met, 1 an aim missed.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, TypeAlias

import click

from benchmarks.report import Aim, ratio
from site_builder.analysis import analyse
from site_builder.rubric.values import Rubric
from site_builder.score_lines import read_rubric, score_lines, score_table
from site_builder.scoring import Scorer

ROOT = Path(__file__).parents[1]
FLAGSHIP = ROOT / "content/sales-process/rubric.yaml"
SETS = 20_000
FEW, MANY = 5_000, 200_000
LARGE = {"dimensions": 20, "questions": 6, "options": 4}
LEAST_SETS_A_SECOND, MOST_GROWTH, MOST_SECONDS = 15_000, 1.05, 10
MISSED = 1
SCORE = """
import sys
from pathlib import Path
from site_builder.cli import main
main(standalone_mode=False)
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if "VmHWM" in line), file=sys.stderr)
"""
"""The command, and then the most memory that it took, in kB, as it says itself: what the system
tells of a child begins with the memory of the process that started it."""
Times: TypeAlias = Mapping[str, Sequence[float]]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--rounds", type=click.IntRange(1), default=9, show_default=True)
def main(rounds: int) -> None:
    """Measure the commands that score answers and count what a rubric can come to."""
    aims = [*_scoring(rounds), _memory(), *_inspection(rounds)]
    for aim in aims:
        click.echo(aim)
    sys.exit(0 if all(aim.is_met for aim in aims) else MISSED)


def _scoring(rounds: int) -> Iterable[Aim]:
    """Score answer sets in both forms, beside a program that only reads and writes them."""
    answers = list(answer_sets(read_rubric(FLAGSHIP), SETS))
    lines, table = list(as_lines(answers)), as_table(answers)
    ways: dict[str, Callable[[], object]] = {
        "nothing": lambda: [json.dumps(json.loads(line), sort_keys=True) for line in lines],
        "lines": lambda: list(score_lines(FLAGSHIP, lines)),
        "again": lambda: list(score_lines(FLAGSHIP, lines)),
        "table": lambda: list(score_table(FLAGSHIP, BytesIO(table))),
    }
    times = timed(ways, rounds)
    for way in ("lines", "table"):
        against = ratio(times[way], times["nothing"])
        beside = f"; reading and writing alone being 1, {against}"
        most = round(1_000_000 / LEAST_SETS_A_SECOND, 1)
        yield Aim(f"an answer set of {way}", _microseconds(times[way]), most, "µs", beside)
    click.echo(
        f"      lines again, the first time being 1: {ratio(times['again'], times['lines'])}"
    )


def _microseconds(times: Sequence[float]) -> float:
    return 1_000_000 * median(times) / SETS


def _memory() -> Aim:
    """Compare the most memory that the command takes for few answer sets, and for many."""
    rubric = read_rubric(FLAGSHIP)
    few, many = (_peak(as_lines(answer_sets(rubric, number))) for number in (FEW, MANY))
    beside = f"; {many / 1000:.0f} MB for {MANY:,} answer sets"
    return Aim(f"memory for {MANY // FEW} times as many", many / few, MOST_GROWTH, "times", beside)


def _peak(lines: Iterable[bytes]) -> int:
    """Return the most memory of a run of `niveaucheck score`, in kB."""
    with TemporaryDirectory() as made:
        answers = Path(made) / "answers.jsonl"
        with answers.open("wb") as file:
            file.writelines(lines)
        command = [sys.executable, "-c", SCORE, "score", str(FLAGSHIP), str(answers)]
        run = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
        )
    return int(run.stderr)


def _inspection(rounds: int) -> Iterable[Aim]:
    """Count what a large rubric can come to, beside scoring a sample of it."""
    with TemporaryDirectory() as made:
        path = Path(made) / "rubric.yaml"
        path.write_text(json.dumps(large_rubric(**LARGE)), "utf-8")
        rubric = read_rubric(path)
    sample, scorer = list(answer_sets(rubric, SETS // 10)), Scorer(rubric)
    ways: dict[str, Callable[[], object]] = {
        "sample": lambda: list(map(scorer.score, sample)),
        "inspect": partial(analyse, rubric),
        "again": partial(analyse, rubric),
    }
    times = timed(ways, max(1, rounds // 3))
    against = ratio(times["inspect"], times["sample"])
    beside = f"; scoring {len(sample):,} of its answer sets being 1, {against}"
    name = "inspecting {dimensions} dimensions of {questions} questions".format(**LARGE)
    yield Aim(name, median(times["inspect"]), MOST_SECONDS, "s", beside)
    click.echo(f"      inspecting again: {ratio(times['again'], times['inspect'])}")


def timed(ways: Mapping[str, Callable[[], object]], rounds: int) -> Times:
    """Return the processor seconds of each way in each round; a round before is a warm-up."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, run in ways.items():
            begin = process_time()
            run()
            times[name].append(process_time() - begin)
    return {name: each[1:] for name, each in times.items()}


def answer_sets(rubric: Rubric, number: int) -> Iterable[dict[str, str]]:
    """Yield complete answer sets to questions of one answer, the same ones at every run."""
    rng = Random(number)  # noqa: S311
    choices = [
        (question.id, [option.id for option in question.options]) for question in rubric.questions
    ]
    for _ in range(number):
        yield {name: rng.choice(options) for name, options in choices}


def as_lines(answers: Iterable[dict[str, str]]) -> Iterator[bytes]:
    """Yield answer sets as JSON Lines."""
    return (f"{json.dumps(each)}\n".encode() for each in answers)


def as_table(answers: Sequence[dict[str, str]]) -> bytes:
    """Return answer sets as a table, its head the questions."""
    rows = [list(answers[0]), *(list(each.values()) for each in answers)]
    return "".join(f"{','.join(row)}\n" for row in rows).encode()


def large_rubric(dimensions: int, questions: int, options: int) -> dict[str, Any]:
    """Return a rubric as JSON; every fourth question counts twice, so that few scores are alike."""
    levels: list[dict[str, Any]] = [{"id": "l0", "name": {"en": "L0"}}]
    levels += [{"id": f"l{n}", "name": {"en": f"L{n}"}, "from": 25 * n} for n in (1, 2, 3)]
    cap = {"id": "weakest", "above_weakest": 1, "text": {"en": "Text"}}
    numbers = iter(range(dimensions * questions))
    asked = [
        [_question(number, options) for number in islice(numbers, questions)]
        for _ in range(dimensions)
    ]
    return {
        "version": 1,
        "levels": levels,
        "dimensions": [
            {"id": f"d{n}", "name": {"en": f"D{n}"}, "questions": each}
            for n, each in enumerate(asked)
        ],
        "scoring": {"caps": [cap]},
    }


def _question(number: int, options: int) -> dict[str, Any]:
    return {
        "id": f"q{number}",
        "text": {"en": f"Q{number}"},
        "weight": 1 if number % 4 else 2,
        "options": [{"id": f"o{n}", "text": {"en": f"O{n}"}} for n in range(options)],
    }


if __name__ == "__main__":
    main()
