"""What a question of a rubric file must be, beyond its form."""

from collections.abc import Iterator

from site_builder.files.numbers import whole
from site_builder.files.problems import Problem, listed
from site_builder.rubric.conditions import has_points
from site_builder.rubric.names import Names, absent, ids, is_own, mapping, means, options
from site_builder.rubric.settings import out_of_place


def values_all_or_none(names: Names) -> Iterator[Problem]:
    """Each option has a value, or none has, or some have points and none a value."""
    own = [
        question for question in names.questions if isinstance(question.keys.get("options"), list)
    ]
    groups = [(f"{question}", options(names, question)) for question in own]
    groups += [(f'option set "{name}"', each) for name, each in names.option_sets.items()]
    for subject, offered in groups:
        without = [option for option in offered if not means(option.keys, "value")]
        worth = [option for option in offered if means(option.keys, "value")]
        if any("points" in option.keys for option in offered):
            for option in worth:
                message = f"{subject}: {option} has a value, beside options with points"
                at = (*option.at, "value")
                hint = "give every option points, or a value"
                yield names.document.problem(at, "values-mixed", message, hint, key=True)
        elif without and worth:
            lacking = listed(map(str, without), "and")
            message = f"{subject}: {lacking} without value:, beside others that have one"
            hint = "give every option a value, or none"
            yield names.document.problem(without[0].at, "values-mixed", message, hint)


def points_in_place(names: Names) -> Iterator[Problem]:
    """Only the options of the rubric's own questions have points, and these no other worth."""
    for question in names.questions:
        if not has_points(names, question):
            continue
        for option in () if is_own(question) else options(names, question):
            if "points" in option.keys:
                where = "in the rubric's own questions:, beside dimensions:"
                yield out_of_place(names, (*option.at, "points"), "points", where)
        for key in ("reverse", "feeds"):
            if key in question.keys and question.keys[key] not in ("false", []):
                yield out_of_place(names, (*question.at, key), key, "where options have values")


def options_or_number(names: Names) -> Iterator[Problem]:
    """A question has options, or asks for a number."""
    for question in names.questions:
        offers, asks = means(question.keys, "options"), means(question.keys, "number")
        if offers and asks:
            message = f"{question} has options, and asks for a number"
            hint = "leave one of them out"
            at = (*question.at, "number")
            yield names.document.problem(at, "options-or-number", message, hint, key=True)
        elif not offers and not asks:
            message = f'{question}: the key "options" is missing'
            yield names.document.problem(question.at, "missing-key", message, "add it, or number:")


def choice_keys(names: Names) -> Iterator[Problem]:
    """The keys about choosing several stand where several may be chosen."""
    for question in names.questions:
        keys = question.keys
        if "select" in keys and "number" in keys:
            yield out_of_place(names, (*question.at, "select"), "select", "beside options")
        is_many = keys.get("select", "one") != "one"
        for key in ("at_most", "required") if not is_many else ():
            if key in keys:
                yield out_of_place(names, (*question.at, key), key, "beside select: many")


def number_ranges(names: Names) -> Iterator[Problem]:
    """The least number that counts is below the greatest."""
    for question in names.questions:
        asked = mapping(question.keys, "number")
        ends = asked.get("min"), asked.get("max")
        low, high = (whole(each) if isinstance(each, str) else None for each in ends)
        if low is not None and high is not None and low >= high:
            message = f"{question} takes no number from {low} to {high}"
            at = (*question.at, "number", "max")
            hint = f"write {low + 1} or a higher number, or a lower min:"
            yield names.document.problem(at, "empty-range", message, hint)


def order_whole(names: Names) -> Iterator[Problem]:
    """An order names every question."""
    order = names.document.data.get("order")
    if not isinstance(order, list):
        return
    lacking = absent(ids(names.questions), order)
    if lacking:
        some = listed([f'"{name}"' for name in lacking], "and")
        message = f"the order lacks {some}"
        hint = "name every question, or leave order: out"
        yield names.document.problem(("order",), "order-incomplete", message, hint, key=True)
