"""What a rubric file must mean, beyond its form: each rule yields its problems, located.

The rules look at the file as it was read, so that they hold also where another part is broken; a
value of the wrong form is passed over here, since `shape` has said so.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from site_builder.files.document import Location
from site_builder.files.problems import Problem
from site_builder.rubric.bounds import (
    bounds_complete,
    bounds_in_force,
    bounds_rise,
    bounds_shown,
    half_up_told,
)
from site_builder.rubric.conditions import conditions_have_values, show_if_looks_back
from site_builder.rubric.counting_rules import (
    feeds_fit,
    levels_required,
    staged_keys,
    staged_policies,
)
from site_builder.rubric.names import Item, Names, mapping, means, options
from site_builder.rubric.question_rules import (
    choice_keys,
    number_ranges,
    options_or_number,
    order_whole,
    points_in_place,
    values_all_or_none,
)
from site_builder.rubric.references import named_twice, unknown_ids
from site_builder.rubric.settings import all_settings, out_of_place, overall_settings

Rule: TypeAlias = Callable[[Names], Iterator[Problem]]
_Policy: TypeAlias = tuple[Location, Mapping[str, Any], Any]


def broken_rules(names: Names) -> Iterator[Problem]:
    """Yield every problem with the meaning of a rubric file, each once."""
    found = dict.fromkeys(problem for rule in _RULES for problem in rule(names))
    yield from (problem for problem in found if not names.document.has_refused(problem))


def _unique_ids(names: Names) -> Iterator[Problem]:
    groups = [names.levels, names.dimensions, names.questions, names.caps, names.flags]
    groups += [options(names, question) for question in names.questions]
    for group in (*groups, *names.option_sets.values()):
        yield from _duplicates(names, group)


def _duplicates(names: Names, group: tuple[Item, ...]) -> Iterator[Problem]:
    document = names.document
    first: dict[str, Item] = {}
    for item in group:
        if item.id is None:
            continue
        other = first.setdefault(item.id, item)
        if other is not item:
            line = document.source.line(document.position((*other.at, "id")))
            message = f"{item} has the id of another one, on line {line}"
            hint = "give each its own id"
            yield document.problem((*item.at, "id"), "duplicate-id", message, hint)


def _has_question(names: Names) -> Iterator[Problem]:
    # A list under a key that is unknown is told as that, and what it asks is not missing too.
    asks = (
        value != []
        for dimension in names.dimensions
        for key, value in dimension.keys.items()
        if means({key: None}, "questions") or isinstance(value, list)
    )
    if names.dimensions and not any(asks) and not names.document.data.get("questions"):
        at, hint = names.dimensions[0].at, "add questions: to a dimension"
        yield names.document.problem(at, "no-question", "the rubric has no question", hint)


def _min_answered_beside_skip(names: Names) -> Iterator[Problem]:
    default = names.at("scoring", "dimension")
    policy = default.get("missing", "require")
    places: list[_Policy] = [(("scoring", "dimension"), default, policy)]
    places += [(each.at, each.own, each.policy) for each in all_settings(names)]
    for at, own, policy in places:
        counts_all = policy in ("require", "worst") or isinstance(policy, dict)
        misspelt = "missing" not in own and means(own, "missing")
        if "min_answered" in own and counts_all and not misspelt:
            yield out_of_place(names, (*at, "min_answered"), "min_answered", "beside missing: skip")


def _overall_keys(names: Names) -> Iterator[Problem]:
    settings = overall_settings(names)
    if settings is None:
        return
    of, score, at = settings.keys["of"], settings.keys["score"], settings.at
    if "missing" in settings.own and of in ("dimensions", "levels"):
        yield out_of_place(names, (*at, "missing"), "missing", "beside of: questions")
    for key in ("scale", "offset", "bounds"):
        if key in settings.own and of == "levels":
            yield out_of_place(names, (*at, key), key, "where scores are taken together")
    if of == "levels" and (score in ("percent", "sum") or isinstance(score, dict)):
        word = "count" if isinstance(score, dict) else score
        message, hint = f"{word} cannot be worked out of levels", "write mean, min, max or median"
        yield names.document.problem((*at, "score"), "score-of-levels", message, hint)
    if of == "questions" and settings.policy is None and not means(settings.own, "missing"):
        message = "the dimensions treat blanks differently, so the overall must say how it does"
        hint = "add missing: beside of: questions"
        yield names.document.problem((*at, "of"), "missing-policy", message, hint)


def _caps_need_overall(names: Names) -> Iterator[Problem]:
    scoring = names.at("scoring")
    for key, use in (("caps", "lower"), ("void", "withhold")):
        if scoring.get("overall") == "none" and key in scoring:
            where = f"where there is an overall level to {use}"
            yield out_of_place(names, ("scoring", key), key, where)


def _cap_forms(names: Names) -> Iterator[Problem]:
    for cap in names.caps:
        given = [key for key in ("above_weakest", "level", "when") if means(cap.keys, key)]
        if given not in (["above_weakest"], ["level", "when"]):
            hint = "give it either above_weakest:, or level: and when:"
            is_twice = "above_weakest" in given and len(given) > 1
            way = "says in two ways" if is_twice else "does not say fully"
            message = f"{cap} {way} what it lowers the level to"
            yield names.document.problem(cap.at, "cap-form", message, hint)


def _error_alone(names: Names) -> Iterator[Problem]:
    for example in names.examples:
        expect, at = mapping(example.keys, "expect"), (*example.at, "expect", "error")
        if "error" in expect and len(expect) > 1:
            message = f"{example} expects an error, and a result beside it"
            hint = "leave one of them out"
            yield names.document.problem(at, "error-not-alone", message, hint, key=True)


_RULES: tuple[Rule, ...] = (
    _unique_ids,
    _has_question,
    unknown_ids,
    named_twice,
    bounds_complete,
    bounds_rise,
    bounds_in_force,
    bounds_shown,
    half_up_told,
    values_all_or_none,
    points_in_place,
    options_or_number,
    choice_keys,
    number_ranges,
    order_whole,
    feeds_fit,
    staged_keys,
    staged_policies,
    levels_required,
    show_if_looks_back,
    conditions_have_values,
    _min_answered_beside_skip,
    _overall_keys,
    _caps_need_overall,
    _cap_forms,
    _error_alone,
)
