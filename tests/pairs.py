"""`make pairs`: a million random pairs of a rubric and answers, scored by both scorers."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from multiprocessing import Pool
from typing import TypeAlias

from rich.console import Console

from site_builder.scoring import Scorer, lift, to_json
from site_builder.verify.progress import bar
from tests.any_rubric import any_pairs
from tests.widget_scorer import WidgetScorer, widget_scorer

PAIRS = 1_000_000
ANSWER_SETS = 20
"""Of each rubric."""
FIRST = 1_000_000
"""Other seeds than those of the tests."""
TOGETHER = 250
"""Rubrics that one Deno scores."""

Block: TypeAlias = tuple[Counter[str], list[str]]
"""How many pairs there were, refusals and lifts among them, and a line for each that differs."""


def compared(seeds: range) -> Block:
    """Compare both scorers on the rubrics of these seeds: the results, refusals too, and lifts."""
    counts: Counter[str] = Counter()
    differences = []
    with widget_scorer() as widget:
        for kinds, difference in (each for seed in seeds for each in _pairs(widget, seed)):
            counts.update(kinds)
            differences += [difference] if difference else []
    return counts, differences


def _pairs(widget: WidgetScorer, seed: int) -> Iterator[tuple[list[str], str]]:
    """Yield what each pair counts as, and in what the scorers differ on it."""
    rubric, sets = any_pairs(seed, ANSWER_SETS)
    scorer = Scorer(rubric)
    for answers, said in zip(sets, widget(rubric, sets), strict=True):
        result, lifted = scorer.score(answers), lift(scorer, answers)
        kinds = ["pairs", *(["refused"] if "error" in result else ["lifts"] if lifted else [])]
        is_same = said.result == to_json(result) and json.loads(said.lift) == lifted
        told = f"the reference {to_json(result)}, lift {json.dumps(lifted)}; the widget {said}"
        yield kinds, "" if is_same else f"seed {seed}, answers {json.dumps(answers)}: {told}"


def main() -> None:
    """Print what was compared, and what differs; end with 1 where anything does."""
    last = FIRST + PAIRS // ANSWER_SETS
    tasks = [range(start, min(start + TOGETHER, last)) for start in range(FIRST, last, TOGETHER)]
    total: Counter[str] = Counter()
    differ = 0
    with Pool() as pool, bar(Console(stderr=True), "pairs", PAIRS) as progress:
        for counts, differences in pool.imap_unordered(compared, tasks):
            total += counts
            differ += len(differences)
            progress(counts["pairs"])
            sys.stdout.writelines(f"{line}\n" for line in differences)
    refused, lifts = (f"{total[kind]:,}" for kind in ("refused", "lifts"))
    told = f"{total['pairs']:,} pairs of {last - FIRST:,} rubrics, {refused} refused"
    sys.stdout.write(f"{told}, {lifts} with a lift: {differ} differ\n")
    sys.exit(differ > 0)


if __name__ == "__main__":
    main()
