"""Visits → what is printed: medians, ratios and aims."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

from benchmarks.measure import Step, Visit
from benchmarks.pages import AGAIN, FORM, WIDGET

Visits: TypeAlias = Mapping[str, Sequence[Visit]]
"""Every page's visits by the page's name, one a round."""

HEADINGS = (
    ("medians", "shows", "form = 1", "script", "all tasks", "longest", "own", "heap", "gzip"),
    ("", "ms", "(range)", "ms", "ms", "ms", "ms", "kB", "kB"),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long one took as another: the median of the rounds, and their range."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f}–{self.most:.2f})"


@dataclass(frozen=True, slots=True)
class Aim:
    """What was measured for an aim, the most that it may be, and what to read it by."""

    name: str
    measured: float
    most: float
    unit: str
    beside: str = ""

    @property
    def is_met(self) -> bool:
        """Tell whether what was measured is within the aim."""
        return self.measured <= self.most

    def __str__(self) -> str:
        verdict = "pass" if self.is_met else "MISS"
        return (
            f"{verdict}  {self.name}: {self.measured:.1f} {self.unit}, "
            f"at most {self.most:g}{self.beside}"
        )


def ratio(times: Iterable[float], others: Iterable[float]) -> Ratio:
    """Return the ratio of the times of two, taken round by round."""
    ratios = [time / other for time, other in zip(times, others, strict=True)]
    return Ratio(median(ratios), min(ratios), max(ratios))


def times_form(visits: Visits, name: str) -> Ratio:
    """Return how many times as long as the form a page took to show."""
    mine, forms = ([visit.whole.time for visit in visits[each]] for each in (name, FORM))
    return ratio(mine, forms)


def aims(visits: Visits) -> tuple[Aim, ...]:
    """Return what the widget may cost, and whether it does; a page's number is its median."""

    def of(name: str, number: Callable[[Visit], float]) -> float:
        return median(map(number, visits[name]))

    def more(number: Callable[[Visit], float]) -> float:
        return of(WIDGET, number) - of(FORM, number)

    own = of(WIDGET, lambda visit: visit.whole.longest.own)
    longest = [of(name, lambda visit: visit.whole.longest.any) for name in (WIDGET, FORM)]
    beside = "; longest of all {:.1f}, the form's {:.1f}".format(*longest)
    return (
        Aim("script, more than the form", more(lambda visit: visit.whole.script), 30, "ms"),
        Aim("heap, more than the form", more(lambda visit: visit.heap / 1000), 600, "kB"),
        Aim("longest task of its own", own, 50, "ms", beside),
    )


def lacking(visits: Visits, questions: int) -> list[str]:
    """Return which pages do not show just so many questions, a sentence each."""
    wrong = {
        name: [visit.questions for visit in each if visit.questions != questions]
        for name, each in visits.items()
    }
    return [
        f"{name}: {shown[0]} of {questions} questions show"
        for name, shown in wrong.items()
        if shown
    ]


def noise(visits: Visits) -> str:
    """Return the widget's ratio beside that of a page that differs from the form in nothing."""
    widget, again = times_form(visits, WIDGET), times_form(visits, AGAIN)
    return f"      time to show, the form being 1: {widget}; the form again {again}"


def rows(visits: Visits, weights: Mapping[str, int]) -> Iterator[Sequence[str]]:
    """Yield the table's rows; a page that is to be started has its two steps below it."""
    yield from HEADINGS
    for name, each in visits.items():
        heap = f"{median(visit.heap for visit in each) / 1000:.0f}"
        weight = f"{weights[name] / 1000:.1f}"
        row = _row(name, [visit.whole for visit in each], str(times_form(visits, name)))
        yield (*row, heap, weight)
        loads, starts = zip(*(visit.steps for visit in each), strict=True)
        if any(step.time for step in starts):
            yield (*_row("  its load", loads), "", "")
            yield (*_row("  its start", starts), "", "")


def _row(name: str, steps: Sequence[Step], times: str = "") -> tuple[str, ...]:
    time, script, task, longest, own = (
        f"{median(numbers):.1f}"
        for numbers in zip(
            *((s.time, s.script, s.task, s.longest.any, s.longest.own) for s in steps),
            strict=True,
        )
    )
    return (name, time, times, script, task, longest, own)


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines, the first column to the left and the others to the right."""
    listed = list(rows)
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    return "\n".join(_line(row, widths) for row in listed)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "  ".join(cells).rstrip()
