"""Answer sets that between them show everything a result can be."""

import random
from collections.abc import Iterator

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from site_builder.scoring.scorer import Result

SEED = 20201215


def telling_answer_sets(rubric: Rubric, count: int) -> list[dict[str, str]]:
    """Return answer sets in which every feature of `features` occurs, filled up at random."""
    scorer, seen = Scorer(rubric), set[str]()
    found: list[dict[str, str]] = []
    spare: list[dict[str, str]] = []
    for answers in _endless(rubric):
        new = features(scorer.score(answers)) - seen
        seen |= new
        (found if new else spare).append(answers)
        if seen >= wanted(rubric):
            return (found + spare)[:count] if len(found) <= count else found
    raise AssertionError


def features(result: Result) -> set[str]:
    """Name what a result shows."""
    bottleneck = result["bottleneck"]
    named = {f"level {result['overall']['level']}", f"caps {result['caps']}"}
    if bottleneck is None:
        named.add("no bottleneck")
    elif len(bottleneck["tied"]) == 1:
        named.add(f"bottleneck {bottleneck['dimension']}")
    else:
        named.add(f"joint {len(bottleneck['tied'])}")
    return named | {f"{each['id']} {each['level']}" for each in result["dimensions"]}


def wanted(rubric: Rubric) -> set[str]:
    """Name everything that the answer sets must show between them."""
    levels = [level.id for level in rubric.levels]
    dimensions = [dimension.id for dimension in rubric.dimensions]
    return {
        "no bottleneck",
        "caps []",
        *(f"caps {[cap.id]}" for cap in rubric.caps),
        *(f"level {level}" for level in levels),
        *(f"bottleneck {dimension}" for dimension in dimensions),
        *(f"joint {count}" for count in range(2, len(dimensions) + 1)),
        *(f"{dimension} {level}" for dimension in dimensions for level in levels),
    }


def _endless(rubric: Rubric) -> Iterator[dict[str, str]]:
    """Yield the lowest, the highest, and then visitors who answer around one level."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for place in (0, -1):
        yield {question.id: question.options[place].id for question in rubric.questions}
    while True:
        centre = chance.randrange(4)
        spread = chance.choice([0, 1, 1, 3])
        yield {
            question.id: question.options[
                max(0, min(len(question.options) - 1, centre + chance.randint(-spread, spread)))
            ].id
            for question in rubric.questions
        }
