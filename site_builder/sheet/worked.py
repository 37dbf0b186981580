"""The author's own examples, as a sheet shows them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from site_builder.review.examples import failures
from site_builder.rubric.values import Example
from site_builder.scoring import Scorer
from site_builder.sheet.rules import Fact
from site_builder.sheet.speech import Speech


@dataclass(frozen=True, slots=True)
class Worked:
    """An example: whether it holds, its answers and what must come of them."""

    name: str
    holds: bool
    answers: tuple[Fact, ...]
    expected: tuple[Fact, ...]


def worked(speech: Speech) -> list[Worked]:
    """Return every example of the rubric, compared with what the scorer says."""
    scorer = Scorer(speech.rubric)
    return [
        Worked(
            example.name,
            not any(failures(scorer, example)),
            tuple(_answers(speech, example)),
            tuple(_expected(speech, example.expect)),
        )
        for example in speech.rubric.examples
    ]


def _answers(speech: Speech, example: Example) -> Iterator[Fact]:
    """Yield answers in the order of the questions; then those to what is none."""
    last = len(speech.numbers) + 1
    for name in sorted(example.answers, key=lambda name: speech.numbers.get(name, last)):
        number = speech.numbers.get(name, "")
        label = Markup("{} {}").format(number, speech.code(name))
        yield label, _answer(speech, example.answers[name])


def _answer(speech: Speech, answer: Any) -> Markup:
    match answer:
        case None:
            return escape(speech.subject.words.widget["not-applicable"])
        case str():
            return speech.code(answer)
        case list() if all(isinstance(each, str) for each in answer):
            return speech.listed(map(speech.code, answer))
        case _:
            return speech.code(json.dumps(answer, ensure_ascii=False))


def _expected(speech: Speech, expect: Mapping[str, Any]) -> Iterator[Fact]:
    if "error" in expect:
        yield speech.say("refused"), _refusal(speech, expect["error"])
    if "overall" in expect:
        yield speech.say("overall-level"), _level(speech, expect["overall"])
    yield from _expected_of_dimensions(speech, expect)
    for key in ("bottleneck", "outcome"):
        if key in expect:
            name = expect[key]
            yield speech.say(key), speech.dimension(name) if name else speech.say("no")
    for key in ("flags", "caps"):
        if key in expect:
            yield speech.say(key), speech.listed(map(speech.code, expect[key]))


def _expected_of_dimensions(speech: Speech, expect: Mapping[str, Any]) -> Iterator[Fact]:
    for name, level in (expect.get("dimensions") or {}).items():
        label = speech.say("level-of", dimension=speech.dimension(name))
        yield label, _level(speech, level)
    for name, score in (expect.get("scores") or {}).items():
        yield _score_of(speech, name), escape(speech.score(score))


def _level(speech: Speech, name: str | None) -> Markup:
    return speech.level_called(name) if name else speech.say("no")


def _score_of(speech: Speech, name: str) -> Markup:
    if name == "overall":
        return speech.say("overall-score")
    return speech.say("score-of", dimension=speech.dimension(name))


def _refusal(speech: Speech, error: Mapping[str, Any]) -> Markup:
    said = speech.say(error["code"])
    name = error.get("question")
    return speech.code(name) + ": " + said if name else said
