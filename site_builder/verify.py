"""The proof: the shipped script in a real browser against the reference scorer.

Answer sets are counted like a clock, the last question fastest, and taken in blocks. Both sides
write each result as JSON on a line of its own and digest the block; only digests travel. Where two
differ, the first answer set of the block that differs is named.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from math import prod
from multiprocessing import get_context
from typing import Any, TypeAlias

from playwright.sync_api import Page

from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer, to_json

BLOCK = 8192

AnswerSet: TypeAlias = dict[str, str | None]
Choices: TypeAlias = Sequence[tuple[str, Sequence[str | None]]]
"""Every question with what can be answered to it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer set on which the two scorers differ, with what each of them says."""

    answers: AnswerSet
    reference: str
    shipped: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared: how many answer sets, the digests of the blocks, the first difference."""

    count: int
    digests: tuple[str, ...]
    difference: Difference | None


def choices_of(rubric: Rubric) -> Choices:
    """Return every question with its options, and not applicable where that is offered."""
    return [
        (
            question.id,
            [
                *(option.id for option in question.options),
                *([None] if question.not_applicable else []),
            ],
        )
        for question in rubric.questions
    ]


def count_of(choices: Choices) -> int:
    """Return how many whole answer sets there are."""
    return prod(len(options) for _, options in choices)


def compare_all(
    rubric: Rubric,
    check: str,
    page: Page,
    progress: Callable[[int], None] = lambda _: None,
) -> Comparison:
    """Compare both scorers on every whole answer set.

    Args:
        rubric: what the reference scorer scores by.
        check: the id under which the page's script registered.
        page: a page on which the shipped script runs, in a secure context.
        progress: called with the number of answer sets compared so far.
    """
    choices = choices_of(rubric)
    count = count_of(choices)
    digests: list[str] = []
    starts = range(0, count, BLOCK)
    spawn = get_context("spawn")  # a fork would copy the browser's connection
    with ProcessPoolExecutor(None, spawn, _remember, (rubric,)) as pool:
        for start, expected in zip(starts, _references(pool, starts), strict=True):
            shipped = _shipped_digest(page, check, choices, start)
            if shipped != expected:
                found = first_difference(rubric, check, page, start)
                return Comparison(start, tuple(digests), found)
            digests.append(shipped)
            progress(min(start + BLOCK, count))
    return Comparison(count, tuple(digests), None)


def first_difference(rubric: Rubric, check: str, page: Page, start: int) -> Difference | None:
    """Return the first answer set of a block on which the scorers differ."""
    scorer, choices = Scorer(rubric), choices_of(rubric)
    for answers in answer_sets(choices, start):
        reference = to_json(scorer.score(answers))
        shipped = shipped_result(page, check, answers)
        if reference != shipped:
            return Difference(answers, reference, shipped)
    return None


def shipped_result(page: Page, check: str, answers: Any) -> str:
    """Return what the page's script makes of answers, as JSON."""
    given = [check, json.dumps(answers)]
    return str(page.evaluate(_SCORE_ONE, given))


def answer_sets(choices: Choices, start: int) -> Iterator[AnswerSet]:
    """Yield the answer sets of the block that begins at a number."""
    names, sizes = [name for name, _ in choices], [len(options) for _, options in choices]
    for number in range(start, min(start + BLOCK, prod(sizes))):
        yield dict(zip(names, _combination(choices, sizes, number), strict=True))


def _combination(choices: Choices, sizes: Sequence[int], number: int) -> tuple[str | None, ...]:
    """Return the answers of one number, the last question counting fastest."""
    chosen: list[str | None] = []
    for (_, options), size in zip(reversed(choices), reversed(sizes), strict=True):
        number, place = divmod(number, size)
        chosen.append(options[place])
    return tuple(reversed(chosen))


_worker: dict[str, Scorer] = {}


def _remember(rubric: Rubric) -> None:
    _worker["scorer"] = Scorer(rubric)


def _references(pool: Executor, starts: Sequence[int]) -> Iterator[str]:
    return pool.map(_reference_digest, starts)


def _reference_digest(start: int) -> str:
    scorer = _worker["scorer"]
    digest = hashlib.sha256()
    for answers in answer_sets(choices_of(scorer.rubric), start):
        digest.update(to_json(scorer.score(answers)).encode() + b"\n")
    return digest.hexdigest()


def _shipped_digest(page: Page, check: str, choices: Choices, start: int) -> str:
    given: Mapping[str, Any] = {
        "check": check,
        "choices": [[name, list(options)] for name, options in choices],
        "start": start,
        "count": BLOCK,
    }
    return str(page.evaluate(_DIGEST_BLOCK, given))


_SCORE_ONE = """([check, answers]) =>
  JSON.stringify(customElements.get("niveau-check").score(check, JSON.parse(answers)))"""

_DIGEST_BLOCK = """async ({check, choices, start, count}) => {
  const shell = customElements.get("niveau-check");
  const all = choices.reduce((product, [, options]) => product * options.length, 1);
  const end = Math.min(start + count, all);
  let lines = "";
  for (let number = start; number < end; number++) {
    let rest = number;
    const places = [];
    for (const [, options] of choices.toReversed()) {
      places.unshift(rest % options.length);
      rest = Math.floor(rest / options.length);
    }
    const answers = {};
    choices.forEach(([name, options], index) => { answers[name] = options[places[index]]; });
    lines += JSON.stringify(shell.score(check, answers)) + "\\n";
  }
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}"""
