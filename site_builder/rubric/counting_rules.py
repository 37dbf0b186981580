"""What a rubric file must say of questions that count in other dimensions, or in stages."""

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.files.document import Location
from site_builder.files.numbers import exact
from site_builder.files.problems import Problem, listed
from site_builder.rubric.names import Item, Names, absent, ids, items, mapping, options
from site_builder.rubric.settings import dimension_settings, out_of_place

_NOT_STAGED = "where the score is not staged"


def feeds_fit(names: Names) -> Iterator[Problem]:
    """What counts in a dimension counts there once, and in a way that its function allows."""
    scores = {dimension.id: _score(names, dimension) for dimension in names.dimensions}
    for question in names.questions:
        yield from _fed_twice(names, question)
        for feed in items(question.keys, ("feeds",), question.at):
            yield from _misfed(names, question, feed, scores)
        for option in options(names, question):
            for pointed in mapping(option.keys, "points"):
                if scores.get(pointed) == "staged":
                    yield _fed_staged(names, (*option.at, "points", pointed), question, pointed)


def _fed_twice(names: Names, question: Item) -> Iterator[Problem]:
    seen: set[object] = {_home(names, question)}
    for feed in items(question.keys, ("feeds",), question.at):
        fed = feed.keys.get("dimension")
        if isinstance(fed, str) and fed in seen:
            message = f'{question} counts in dimension "{fed}" already'
            at = (*feed.at, "dimension")
            yield names.document.problem(at, "feeds-twice", message, "leave this feed out")
        seen.add(str(fed))


def _misfed(
    names: Names, question: Item, feed: Item, scores: Mapping[str | None, Any]
) -> Iterator[Problem]:
    fed = feed.keys.get("dimension")
    score = scores.get(fed) if isinstance(fed, str) else None
    if score == "staged":
        yield _fed_staged(names, (*feed.at, "dimension"), question, str(fed))
    elif _is_negative(feed) and score not in ("percent", "sum", None):
        message = f'{question} takes away from dimension "{fed}", which cannot be'
        hint = "write 1, or use score: percent or sum there"
        yield names.document.problem((*feed.at, "weight"), "weight-negative", message, hint)


def _fed_staged(names: Names, at: Location, question: Item, dimension: str) -> Problem:
    message = f'{question} cannot count in dimension "{dimension}", whose score is staged'
    hint = "put it among that dimension's own questions, or leave this out"
    return names.document.problem(at, "feeds-staged", message, hint, key=at[-1] != "dimension")


def staged_keys(names: Names) -> Iterator[Problem]:
    """What belongs to stages stands there alone, and what does not nowhere there."""
    for at, own, score, _ in _rules(names):
        for key in ("scale", "offset", "bounds") if score == "staged" else ():
            if key in own:
                yield out_of_place(names, (*at, key), key, _NOT_STAGED)
    staged = {each.at for each in names.dimensions if _score(names, each) in ("staged", None)}
    for question in names.questions:
        for key in ("required_for", "met") if question.at[:2] not in staged else ():
            if key in question.keys:
                where = "in a dimension whose score is staged"
                yield out_of_place(names, (*question.at, key), key, where)


def staged_policies(names: Names) -> Iterator[Problem]:
    """A blank in stages is never left out: it would be as good as met."""
    told = False
    for at, own, score, policy in _rules(names):
        if score != "staged" or policy != "skip":
            continue
        key = next((key for key in ("missing", "score") if key in own), None)
        if key is None and told:
            continue
        told = True
        message = "blank questions cannot be left out where the score is staged"
        hint = "use missing: require, worst or {constant: x} there"
        yield names.document.problem((*at, key or "id"), "staged-skips", message, hint)


def levels_required(names: Names) -> Iterator[Problem]:
    """Each level of a staged dimension but the first asks for some question."""
    for dimension in _staged(names):
        asked: set[Any] = set()
        for question in items(dimension.keys, ("questions",), dimension.at):
            listed_levels = question.keys.get("required_for")
            named = listed_levels if isinstance(listed_levels, list) else []
            asked.update(name for name in named if isinstance(name, str))
            if names.levels and names.levels[0].id in named:
                place = named.index(names.levels[0].id)
                message = f"{question}: the first level is always reached, and requires nothing"
                at, hint = (*question.at, "required_for", place), "leave it out"
                yield names.document.problem(at, "first-level-required", message, hint)
        others = asked - set(ids(names.levels[:1]))
        lacking = [f'"{level}"' for level in absent(ids(names.levels[1:]), others)]
        if lacking:
            message = f"{dimension}: no question is required for {listed(lacking, 'or')}"
            hint = "name each level but the first under required_for: of some question"
            yield names.document.problem(dimension.at, "level-not-required", message, hint)


def _rules(names: Names) -> Iterator[tuple[Location, Mapping[str, Any], Any, Any]]:
    """Yield where each rule for dimensions stands, its own keys, the score and policy in force."""
    default = names.at("scoring", "dimension")
    yield ("scoring", "dimension"), default, default.get("score"), default.get("missing")
    for dimension in names.dimensions:
        settings = dimension_settings(names, dimension)
        yield dimension.at, settings.own, settings.keys.get("score"), settings.policy


def _staged(names: Names) -> Iterator[Item]:
    return (each for each in names.dimensions if _score(names, each) == "staged")


def _score(names: Names, dimension: Item) -> Any:
    """Return the function of a dimension; None where it is no word that is known."""
    return dimension_settings(names, dimension).keys.get("score", "percent")


def _home(names: Names, question: Item) -> str | None:
    homes = (each.id for each in names.dimensions if question.at[:2] == each.at)
    return next(homes, None)


def _is_negative(feed: Item) -> bool:
    weight = feed.keys.get("weight")
    number = exact(weight) if isinstance(weight, str) else None
    return number is not None and number < 0
