"""What a rubric can come to, as a sheet shows it: tables of shares, and what nothing leads to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from site_builder.analysis import Found, Overall, Parts, Share
from site_builder.sheet.speech import Speech

Row: TypeAlias = Sequence[object]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row is its head."""

    title: Markup
    heads: Row
    rows: Sequence[Row]


def tables(speech: Speech) -> Iterator[Table]:
    """Yield how often each thing comes about; what is undecided has no table."""
    found, rubric = speech.subject.analysis, speech.rubric
    if found.overall and rubric.overall:
        yield _overall(speech, found.overall)
    if found.parts:
        yield _dimensions(speech, found.parts)
        yield _bottleneck(speech, found.parts)
    rows = list(_effects(speech)) if found.parts else []
    if rows:
        yield Table(speech.say("effects"), [Markup(), *_models(speech)], rows)


def _models(speech: Speech) -> list[Markup]:
    return [speech.say("alike"), speech.say("around")]


def _overall(speech: Speech, overall: Overall) -> Table:
    models = _models(speech)
    capped = speech.rubric.caps
    columns = (overall.levels, overall.uncapped) if capped else (overall.levels,)
    before = [speech.say("before", model=model) for model in models] if capped else []
    rows = [
        [
            speech.level(number),
            *(cell for levels in columns for cell in _cells(speech, levels.get(number))),
        ]
        for number, _ in enumerate(speech.rubric.levels, 1)
    ]
    return Table(speech.say("overall-level"), [speech.say("level"), *models, *before], rows)


def _dimensions(speech: Speech, parts: Parts) -> Table:
    numbers = range(1, len(speech.rubric.levels) + 1)
    heads = [speech.say("dimension"), *map(speech.level, numbers), speech.say("score")]
    rows = []
    for dimension in speech.rubric.dimensions:
        levels = (parts.levels.get((dimension.id, number)) for number in numbers)
        shares = [cell for level in levels for cell in _cells(speech, level)[:1]]
        rows.append([speech.name(dimension.name), *shares, _range(speech, parts, dimension.id)])
    return Table(speech.say("each-dimension"), heads, rows)


def _range(speech: Speech, parts: Parts, dimension: str) -> Markup:
    if dimension not in parts.scores:
        return speech.say("no")
    low, high = map(speech.number, parts.scores[dimension])
    return speech.say("range", low=low, high=high)


def _bottleneck(speech: Speech, parts: Parts) -> Table:
    rows: list[Row] = [
        [speech.name(each.name), *_cells(speech, parts.alone.get(each.id))]
        for each in speech.rubric.dimensions
    ]
    if len(rows) > 1:
        rows.append([speech.say("together"), *_shares(speech, parts.ties)])
    rows.append([speech.say("no"), *_shares(speech, parts.no_bottleneck)])
    return Table(speech.say("bottleneck"), [speech.say("dimension"), *_models(speech)], rows)


def _effects(speech: Speech) -> Iterator[Row]:
    found, rubric = speech.subject.analysis, speech.rubric
    if found.overall:
        for cap in rubric.caps:
            lowers = _cells(speech, found.overall.caps.get(cap.id))
            yield [speech.say("cap-lowers", id=speech.code(cap.id)), *lowers]
    for flag in rubric.flags:
        undecided = [speech.say("undecided"), ""] if flag.id in found.undecided_flags else None
        cells = undecided or _cells(speech, found.flags.get(flag.id))
        yield [speech.say("flag-raised", id=speech.code(flag.id)), *cells]
    if rubric.void and found.overall:
        yield [speech.say("withheld"), *_cells(speech, found.overall.withheld)]


def _cells(speech: Speech, found: Found | None) -> list[Markup]:
    return [speech.say("never")] * 2 if found is None else _shares(speech, found.share)


def _shares(speech: Speech, share: Share) -> list[Markup]:
    return [*map(speech.share, share)]


def undecided(speech: Speech) -> Markup | None:
    """Return of what it is not known what it can come to, beside single notices."""
    found = speech.subject.analysis
    if found.parts is None:
        return speech.say("undecided")
    if speech.rubric.overall and found.overall is None:
        return speech.say("overall-level") + ": " + speech.say("undecided")
    return None


def lacking(speech: Speech) -> list[Markup]:
    """Return everything that no answers lead to."""
    return [*_lacking_overall(speech), *_lacking_parts(speech), *_lacking_flags(speech)]


def _lacking_overall(speech: Speech) -> Iterator[Markup]:
    found, rubric = speech.subject.analysis.overall, speech.rubric
    if found is None or rubric.overall is None:
        return
    for number, _ in enumerate(rubric.levels, 1):
        if number not in found.levels:
            yield speech.say("lacking-level", level=speech.level(number))
    for cap in rubric.caps:
        if cap.id not in found.caps:
            yield speech.say("cap-lowers", id=speech.code(cap.id))
    if rubric.void and not found.withheld:
        yield speech.say("withheld")


def _lacking_parts(speech: Speech) -> Iterator[Markup]:
    parts = speech.subject.analysis.parts
    if parts is None:
        return
    for dimension in speech.rubric.dimensions:
        for number, _ in enumerate(speech.rubric.levels, 1):
            if (dimension.id, number) not in parts.levels:
                level, name = speech.level(number), speech.name(dimension.name)
                yield speech.say("lacking-in", level=level, dimension=name)
    for question in speech.rubric.questions:
        if question.id not in parts.shown:
            yield speech.say("lacking-question", id=speech.code(question.id))


def _lacking_flags(speech: Speech) -> Iterator[Markup]:
    found = speech.subject.analysis
    for flag in speech.rubric.flags:
        if flag.id not in {*found.flags, *found.undecided_flags}:
            yield speech.say("flag-raised", id=speech.code(flag.id))
