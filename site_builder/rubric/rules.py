"""What a rubric file must mean, beyond its form: each rule yields its problems, located.

The rules look at the file as it was read, so that they hold also where another part is broken; a
value of the wrong form is passed over here, since `shape` has said so.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeAlias

from site_builder.numbers import exact, has_decimals, whole
from site_builder.problems import Problem, near_miss
from site_builder.rubric.names import Item, Names, ids, items, mapping
from site_builder.rubric.settings import Settings, dimension_settings, overall_settings
from site_builder.source import Document, Location

Rule: TypeAlias = Callable[[Document, Names], Iterator[Problem]]


def broken_rules(document: Document, names: Names) -> Iterator[Problem]:
    """Yield every problem with the meaning of a rubric file."""
    for rule in _RULES:
        yield from rule(document, names)


def _number(node: Any) -> Fraction | None:
    return exact(node) if isinstance(node, str) else None


def _unique_ids(document: Document, names: Names) -> Iterator[Problem]:
    groups = [names.levels, names.dimensions, names.questions, names.caps]
    for group in [*groups, *map(names.options, names.questions)]:
        yield from _duplicates(document, [(item.id, (*item.at, "id")) for item in group])


def _duplicates(
    document: Document, named: Iterable[tuple[str | None, Location]]
) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for name, at in named:
        if name is None:
            continue
        if name in first:
            line = document.source.first_line - 1 + document.position(first[name]).line
            message = f'the id "{name}" is used twice; it stands on line {line} already'
            yield document.problem(at, "duplicate-id", message, "give each its own id")
        first.setdefault(name, at)


def _has_question(document: Document, names: Names) -> Iterator[Problem]:
    if names.dimensions and not names.questions:
        at = names.dimensions[0].at
        yield document.problem(at, "no-question", "the rubric has no question", "add questions:")


def _known_ids(document: Document, names: Names) -> Iterator[Problem]:
    levels, dimensions = ids(names.levels), ids(names.dimensions)
    for dimension in names.dimensions:
        at = (*dimension.at, "advice")
        yield from _unknown(document, at, mapping(dimension.keys, "advice"), levels, "level")
    for at, bounds in _written_bounds(document, names):
        yield from _unknown(document, at, bounds, levels, "level")
    ties = mapping(document.data, "scoring", "bottleneck").get("ties")
    at = ("scoring", "bottleneck", "ties")
    if isinstance(ties, list):
        named = [(name, (*at, index)) for index, name in enumerate(ties) if isinstance(name, str)]
        yield from _duplicates(document, named)
        yield from _unknown(document, at, ties, dimensions, "dimension")


def _unknown(
    document: Document, at: Location, used: Iterable[Any], known: Iterable[str], word: str
) -> Iterator[Problem]:
    """Yield a problem for each key or item at `at` that is not among the known ids."""
    is_list = isinstance(used, list)
    for place, name in enumerate(used):
        if isinstance(name, str) and name not in set(known):
            location = (*at, place if is_list else name)
            message = f'there is no {word} "{name}"'
            hint = near_miss(name, known) or f"declared are {', '.join(known)}"
            yield document.problem(location, f"unknown-{word}", message, hint, key=not is_list)


def _written_bounds(document: Document, names: Names) -> Iterator[tuple[Location, dict[str, Any]]]:
    places = [("scoring", "dimension"), ("scoring", "overall")]
    for place in places:
        bounds = mapping(document.data, *place, "bounds")
        yield (*place, "bounds"), bounds
    for dimension in names.dimensions:
        yield (*dimension.at, "bounds"), mapping(dimension.keys, "bounds")


def _bounds_complete(document: Document, names: Names) -> Iterator[Problem]:
    first, *others = ids(names.levels) or [""]
    for at, bounds in _written_bounds(document, names):
        if first in bounds:
            message = f'the first level, "{first}", takes all below and has no bound'
            hint = "leave it out"
            yield document.problem((*at, first), "first-level-bound", message, hint, key=True)
        absent = [level for level in others if level not in bounds]
        if at in document.values and absent:
            message = f"no bound for {', '.join(absent)}"
            hint = "name every level but the first"
            yield document.problem(at, "missing-bound", message, hint, key=True)


def _bounds_rise(document: Document, names: Names) -> Iterator[Problem]:
    levels = ids(names.levels)
    written = [
        [((*at, level), _number(bounds.get(level))) for level in levels]
        for at, bounds in _written_bounds(document, names)
    ]
    own = [((*level.at, "from"), _number(level.keys.get("from"))) for level in names.levels]
    for series in [*written, own]:
        present = [(at, bound) for at, bound in series if bound is not None]
        for (_, lower), (at, bound) in pairwise(present):
            if bound <= lower:
                message = f"{bound} is not above the bound of the level before it, {lower}"
                yield document.problem(at, "bounds-not-rising", message, "let the bounds rise")


def _values_all_or_none(document: Document, names: Names) -> Iterator[Problem]:
    for question in names.questions:
        options = names.options(question)
        without = [option for option in options if "value" not in option.keys]
        if without and len(without) < len(options):
            listed = ", ".join(f'"{option.id}"' for option in without)
            message = f'question "{question.id}": no value for {listed}, though others have one'
            hint = "give every option a value, or none"
            yield document.problem(without[0].at, "values-mixed", message, hint)


def _all_settings(document: Document, names: Names) -> list[Settings]:
    overall = overall_settings(document, names)
    dimensions = [dimension_settings(document, dimension) for dimension in names.dimensions]
    return [*dimensions, *([overall] if overall else [])]


def _bounds_in_force(document: Document, names: Names) -> Iterator[Problem]:
    """Every score but an overall of levels has a bound for every level but the first."""
    unbounded = [
        settings
        for settings in _all_settings(document, names)
        if settings.bounds_at is None and settings.keys.get("of") != "levels"
    ]
    for level in names.levels[1:]:
        if unbounded and "from" not in level.keys:
            message = f'level "{level.id}" has no lower bound, and {unbounded[0].subject} needs one'
            hint = "add from: to the level, or bounds: to the score"
            yield document.problem(level.at, "missing-bound", message, hint)


def _bounds_shown(document: Document, names: Names) -> Iterator[Problem]:
    """Every bound in force can be written with the decimals that are shown."""
    for settings in _all_settings(document, names):
        decimals = whole(settings.decimals)
        for at, bound in _bounds(names, settings):
            if bound is not None and decimals is not None and not has_decimals(bound, decimals):
                message = f"the bound {bound} lies between two shown scores ({decimals} decimals)"
                yield document.problem(
                    at, "bound-not-shown", message, "round it, or raise decimals"
                )


def _bounds(names: Names, settings: Settings) -> Iterator[tuple[Location, Fraction | None]]:
    for level in names.levels[1:]:
        if settings.bounds_at is None:
            yield (*level.at, "from"), _number(level.keys.get("from"))
        elif level.id is not None:
            bounds = settings.keys["bounds"]
            yield (*settings.bounds_at, level.id), _number(bounds.get(level.id))


def _min_answered_beside_skip(document: Document, names: Names) -> Iterator[Problem]:
    default = mapping(document.data, "scoring", "dimension")
    places: list[tuple[Location, Any, Any]] = [
        (("scoring", "dimension"), default, default.get("missing", "require"))
    ]
    for settings in _all_settings(document, names):
        own = _own(document, settings.at)
        places.append((settings.at, own, settings.policy))
    for at, own, policy in places:
        if "min_answered" in own and policy != "skip":
            message = "min_answered says something only beside missing: skip"
            at_key = (*at, "min_answered")
            yield document.problem(at_key, "key-out-of-place", message, "leave it out", key=True)


def _own(document: Document, at: Location) -> dict[str, Any]:
    node: Any = document.data
    for key in at:
        node = node.get(key, {}) if isinstance(node, dict) else node[key]
    return node if isinstance(node, dict) else {}


def _overall_keys(document: Document, names: Names) -> Iterator[Problem]:
    settings = overall_settings(document, names)
    own = mapping(document.data, "scoring", "overall")
    if settings is None:
        return
    of = settings.keys["of"]
    if "missing" in own and of != "questions":
        yield _out_of_place(document, "missing", "beside of: questions")
    if "bounds" in own and of == "levels":
        yield _out_of_place(document, "bounds", "where scores, not levels, are taken together")
    if of == "levels" and settings.keys["score"] in ("percent", "sum"):
        at = ("scoring", "overall", "score")
        message = f"{settings.keys['score']} cannot be worked out of levels"
        yield document.problem(at, "score-of-levels", message, "write mean, min, max or median")
    if of == "questions" and settings.keys.get("missing", "") is None:
        message = "the dimensions treat blanks differently, so the overall must say how it does"
        at = ("scoring", "overall", "of")
        yield document.problem(at, "missing-policy", message, "add missing: beside of: questions")


def _out_of_place(document: Document, key: str, where: str) -> Problem:
    at = ("scoring", "overall", key)
    message = f"{key} stands only {where}"
    return document.problem(at, "key-out-of-place", message, "leave it out", key=True)


def _caps_need_overall(document: Document, names: Names) -> Iterator[Problem]:
    scoring = mapping(document.data, "scoring")
    if scoring.get("overall") == "none" and "caps" in scoring:
        message = "caps lower the overall level, and there is none"
        at = ("scoring", "caps")
        yield document.problem(at, "key-out-of-place", message, "leave them out", key=True)


def _examples_known(document: Document, names: Names) -> Iterator[Problem]:
    levels, dimensions = ids(names.levels), ids(names.dimensions)
    for example in items(document.data, ("tests",)):
        expect, at = mapping(example.keys, "expect"), (*example.at, "expect")
        by_dimension = mapping(expect, "dimensions")
        yield from _unknown(document, (*at, "dimensions"), by_dimension, dimensions, "dimension")
        scores = [*dimensions, "overall"]
        yield from _unknown(
            document, (*at, "scores"), mapping(expect, "scores"), scores, "dimension"
        )
        caps = expect.get("caps")
        if isinstance(caps, list):
            yield from _unknown(document, (*at, "caps"), caps, ids(names.caps), "cap")
        for key, known, word in (
            ("overall", levels, "level"),
            ("bottleneck", dimensions, "dimension"),
        ):
            yield from _unknown_value(document, (*at, key), expect.get(key), known, word)
        for name, level in by_dimension.items():
            place = (*at, "dimensions", name)
            yield from _unknown_value(document, place, level, levels, "level")
        if "error" in expect and len(expect) > 1:
            message = "an example that expects an error expects nothing else"
            yield document.problem((*at, "error"), "error-not-alone", message, "leave the rest out")


def _unknown_value(
    document: Document, at: Location, value: Any, known: Iterable[str], word: str
) -> Iterator[Problem]:
    if isinstance(value, str) and value not in set(known):
        hint = near_miss(value, known) or f"declared are {', '.join(known)}"
        yield document.problem(at, f"unknown-{word}", f'there is no {word} "{value}"', hint)


_RULES: tuple[Rule, ...] = (
    _unique_ids,
    _has_question,
    _known_ids,
    _bounds_complete,
    _bounds_rise,
    _bounds_in_force,
    _bounds_shown,
    _values_all_or_none,
    _min_answered_beside_skip,
    _overall_keys,
    _caps_need_overall,
    _examples_known,
)
