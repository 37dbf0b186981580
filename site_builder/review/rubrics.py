"""What is said of rubrics that can be read: as it was found before, or is now."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from site_builder.content.tree import ContentTree
from site_builder.files.kept import Told, kept_all, unheard
from site_builder.files.problems import Problem
from site_builder.rubric.digest import rubric_digest
from site_builder.rubric.values import Rubric

WORTH = 16
"""So many rubrics are worth other processes: each takes as long as several bodies."""


def rubric_problems(tree: ContentTree, told: Told = unheard) -> Iterator[Problem]:
    """Yield what does not come of the examples of the rubrics, and what is doubtful in these.

    `told` is told how many of how many rubrics were looked at.
    """
    rubrics = [
        (f"content/{entry.id}/rubric.yaml", entry.rubric) for entry in tree.entries if entry.rubric
    ]
    recipes = [(path, rubric_digest(rubric)) for path, rubric in rubrics]
    for found in kept_all("rubrics", recipes, rubrics, _found, worth=WORTH, told=told):
        yield from (Problem(**each) for each in json.loads(found))


def _found(named: tuple[str, Rubric]) -> bytes:
    """Return what is said of a rubric, as it is kept."""
    from site_builder.review.doubts import doubts  # these load the scorer, and the analysis
    from site_builder.review.examples import failing_examples

    problems = (*failing_examples(*named), *doubts(*named))
    return json.dumps([asdict(problem) for problem in problems]).encode()
