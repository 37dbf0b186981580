"""What the rubrics of a project can come to, for people as tables, for programs as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from site_builder.analysis import Analysis, Found, Overall, Parts, Share, analyse
from site_builder.content.tree import load_content
from site_builder.files.numbers import shown
from site_builder.files.problems import ContentError
from site_builder.rubric.values import Rubric

MEANT = {
    "all alike": "every set of answers comes as often as any other",
    "around a level": "visitors answer around one of the levels, as real people do",
}
"""The two models, each with whom it means."""
MODELS = tuple(MEANT)
UNDECIDED = "undecided: it would take too many answer sets to look at"


@dataclass(frozen=True, slots=True)
class Inspected:
    """A check's rubric and what it can come to."""

    check: str
    rubric: Rubric
    analysis: Analysis


def inspect(project: Path, check: str | None = None) -> Iterator[Inspected]:
    """Yield what the rubrics of a project can come to; only that of one check, if it is named.

    Raises:
        ContentError: a rubric, or what it needs to be read, has problems.
        NoCheckError: there is no such check.
    """
    loaded = load_content(project)
    entries = loaded.value.entries if loaded.value else ()
    if loaded.value is None or any(each.is_check and not each.rubric for each in entries):
        raise ContentError(loaded.problems)
    for entry, rubric in loaded.value.checks(check):
        yield Inspected(entry.id, rubric, analyse(rubric))


# For programs


def as_json(inspected: Inspected) -> str:
    """Return all that was found on one line.

    A share is a decimal, from 0 to 1, of all answer sets alike (`alike`) and of visitors who answer
    around one level (`around`); `answers` lead to what was found. What cannot come about is not
    there; null is undecided.
    """
    rubric, found = inspected.rubric, inspected.analysis
    return json.dumps(
        {
            "check": inspected.check,
            "version": rubric.version,
            "dimensions": found.parts and _parts_json(rubric, found.parts),
            "overall": found.overall and _overall_json(rubric, found.overall),
            "flags": _all_json(found.flags),
            "undecided_flags": sorted(found.undecided_flags),
        }
    )


def _parts_json(rubric: Rubric, parts: Parts) -> dict[str, Any]:
    return {
        "answer_sets": parts.count,
        "levels": {
            dimension.id: _all_json(_levels_of(rubric, parts, dimension.id))
            for dimension in rubric.dimensions
        },
        "scores": {name: [str(low), str(high)] for name, (low, high) in parts.scores.items()},
        "only_bottleneck": _all_json(parts.alone),
        "tied": [{"dimensions": [*pair], **_json(found)} for pair, found in parts.tied.items()],
        "ties": _share_json(parts.ties),
        "no_bottleneck": _share_json(parts.no_bottleneck),
    }


def _levels_of(rubric: Rubric, parts: Parts, dimension: str) -> dict[str, Found]:
    return {
        level.id: parts.levels[dimension, number]
        for number, level in enumerate(rubric.levels, 1)
        if (dimension, number) in parts.levels
    }


def _overall_json(rubric: Rubric, overall: Overall) -> dict[str, Any]:
    return {
        "levels": _all_json(_named(rubric, overall.levels)),
        "before_caps": _all_json(_named(rubric, overall.uncapped)),
        "caps": _all_json(overall.caps),
        "withheld": overall.withheld and _json(overall.withheld),
        "scores": overall.scores and [*map(str, overall.scores)],
    }


def _named(rubric: Rubric, levels: Mapping[int, Found]) -> dict[str, Found]:
    return {level.id: levels[n] for n, level in enumerate(rubric.levels, 1) if n in levels}


def _all_json(found: Mapping[str, Found]) -> dict[str, Any]:
    return {name: _json(each) for name, each in found.items()}


def _json(found: Found) -> dict[str, Any]:
    return {**_share_json(found.share), "answers": {**found.answers}}


def _share_json(share: Share) -> dict[str, str]:
    alike, around = (shown(part, 6, "half_up") for part in share)
    return {"alike": alike, "around": around}


# For people


def show(inspected: Inspected, console: Console) -> None:
    """Print all that was found but the answers that lead to it."""
    rubric, found = inspected.rubric, inspected.analysis
    console.print(f"\n[bold]{inspected.check}[/bold], version {rubric.version}")
    if found.parts is None:
        console.print(UNDECIDED)
        return
    console.print(f"{found.parts.count:,} answer sets")
    for model, meant in MEANT.items():
        console.print(f"[bold]{model}[/bold]: {meant}")
    if rubric.overall and found.overall:
        console.print(_levels_table(rubric, found.overall))
    elif rubric.overall:
        console.print(f"Overall level {UNDECIDED}")
    console.print(_dimensions_table(rubric, found.parts))
    console.print(_bottleneck_table(rubric, found.parts))
    effects = list(_effects(rubric, found))
    if effects:
        console.print(_table("How often", ["What happens", *MODELS], effects))


def _levels_table(rubric: Rubric, overall: Overall) -> Table:
    capped = rubric.caps
    columns = (overall.levels, overall.uncapped) if capped else (overall.levels,)
    rows = [
        [level.id, *(cell for levels in columns for cell in _cells(levels.get(n)))]
        for n, level in enumerate(rubric.levels, 1)
    ]
    before = [f"before caps, {model}" for model in MODELS] if capped else []
    return _table("Overall level", ["Level", *MODELS, *before], rows)


def _dimensions_table(rubric: Rubric, parts: Parts) -> Table:
    rows = []
    for dimension in rubric.dimensions:
        low, high = parts.scores.get(dimension.id, (None, None))
        levels = [parts.levels.get((dimension.id, n)) for n, _ in enumerate(rubric.levels, 1)]
        shares = [cell for level in levels for cell in _cells(level)[:1]]
        rows.append([dimension.id, *shares, "none" if low is None else f"{low} to {high}"])
    heads = ["Dimension", *(level.id for level in rubric.levels), "Score"]
    return _table("Level of each dimension, all answer sets alike", heads, rows)


def _bottleneck_table(rubric: Rubric, parts: Parts) -> Table:
    rows = [[each.id, *_cells(parts.alone.get(each.id))] for each in rubric.dimensions]
    if len(rows) > 1:
        rows.append(["several together", *map(_percent, parts.ties)])
    rows.append(["none", *map(_percent, parts.no_bottleneck)])
    return _table("Bottleneck", ["Dimension", *MODELS], rows)


def _effects(rubric: Rubric, found: Analysis) -> Iterator[list[str]]:
    caps = found.overall.caps if found.overall else {}
    for cap in rubric.caps if found.overall else ():
        yield [f"cap {cap.id} lowers the level", *_cells(caps.get(cap.id))]
    for flag in rubric.flags:
        cells = [UNDECIDED, ""] if flag.id in found.undecided_flags else None
        yield [f"flag {flag.id} is raised", *(cells or _cells(found.flags.get(flag.id)))]
    if rubric.void and found.overall:
        yield ["the level is withheld", *_cells(found.overall.withheld)]


def _table(title: str, heads: list[str], rows: list[list[str]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for place, head in enumerate(heads):
        table.add_column(head, justify="right" if place else "left")
    for row in rows:
        table.add_row(*row)
    return table


def _cells(found: Found | None) -> list[str]:
    return ["never", "never"] if found is None else [*map(_percent, found.share)]


def _percent(share: Fraction) -> str:
    """Return a share in per cent; one that is not 0 is never shown as such."""
    if 0 < share < Fraction(1, 2000):
        return "< 0.1 %"
    return f"{shown(100 * share, 1, 'half_up')} %"
