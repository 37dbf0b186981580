"""Where a rubric file sets conditions, gathered leniently, and what they must not look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.files.document import Location
from site_builder.files.problems import Problem
from site_builder.rubric.names import Item, Names, options, shown_order


@dataclass(frozen=True, slots=True)
class Written:
    """A condition of the file that is not made of others; `shows` is the question it shows."""

    at: Location
    keys: Mapping[str, Any]
    shows: Item | None

    @property
    def questions(self) -> list[tuple[Location, str]]:
        """The questions that it looks at, each with its place."""
        listed = self.keys.get("sum_of")
        summed = enumerate(listed if isinstance(listed, list) else ())
        found = [((*self.at, "sum_of", place), name) for place, name in summed]
        found.append(((*self.at, "question"), self.keys.get("question")))
        return [(at, name) for at, name in found if isinstance(name, str)]


def conditions(names: Names) -> Iterator[Written]:
    """Yield every condition of the file that is not made of others."""
    for question in names.questions:
        yield from _parts((*question.at, "show_if"), question.keys.get("show_if"), question)
    for item in (*names.caps, *names.flags):
        yield from _parts((*item.at, "when"), item.keys.get("when"), None)
    void = names.at("scoring", "void")
    yield from _parts(("scoring", "void", "when"), void.get("when"), None)


def _parts(at: Location, node: Any, shows: Item | None) -> Iterator[Written]:
    if not isinstance(node, dict):
        return
    groups = [key for key in ("all", "any") if isinstance(node.get(key), list)]
    for key in groups:
        for place, part in enumerate(node[key]):
            yield from _parts((*at, key, place), part, shows)
    if "not" in node:
        yield from _parts((*at, "not"), node["not"], shows)
    elif not groups:
        yield Written(at, node, shows)


def show_if_looks_back(names: Names) -> Iterator[Problem]:
    """What shows a question are answers to earlier ones."""
    places = {question.id: place for place, question in enumerate(shown_order(names))}
    for written in conditions(names):
        if written.shows is None:
            continue
        own = places[written.shows.id]
        for at, name in written.questions:
            if places.get(name, -1) >= own:
                message = f'{written.shows} is shown by the answer to "{name}", which comes later'
                hint = "let it look at an earlier question, or change the order"
                if name == written.shows.id:
                    message = f"{written.shows} is shown by its own answer"
                yield names.document.problem(at, "condition-on-later", message, hint)
        for key in written.keys.keys() & {"dimension", "score_of"}:
            message = f"{written.shows} is shown by a result, which comes after all questions"
            hint = "write a condition on earlier questions: question: or sum_of:"
            at = (*written.at, key)
            yield names.document.problem(at, "condition-on-later", message, hint, key=True)


def conditions_have_values(names: Names) -> Iterator[Problem]:
    """A condition looks at what there is: options of a choice, values that can be added up."""
    by_id = {question.id: question for question in names.questions}
    for written in conditions(names):
        name = written.keys.get("question")
        asked = by_id.get(name) if isinstance(name, str) else None
        if asked is not None and "number" in asked.keys:
            message = f"{asked} asks for a number, which is no option"
            hint = "write {sum_of: [" + str(asked.id) + "], at_least: …} in its place"
            at = (*written.at, "question")
            yield names.document.problem(at, "condition-on-number", message, hint)
        for at, name in written.questions if "sum_of" in written.keys else ():
            if name in by_id and has_points(names, by_id[name]):
                message = f"{by_id[name]} has points in dimensions, and no value to add up"
                hint = "leave it out, or look at its options with question: and is:"
                yield names.document.problem(at, "sum-of-points", message, hint)
        is_none = names.at("scoring").get("overall") == "none"
        if is_none and written.keys.get("score_of") == "overall":
            hint = "name a dimension, or leave the condition out"
            at = (*written.at, "score_of")
            yield names.document.problem(at, "no-overall", "there is no overall score", hint)


def has_points(names: Names, question: Item) -> bool:
    """Tell whether the options of a question have points in place of values."""
    return any("points" in option.keys for option in options(names, question))
