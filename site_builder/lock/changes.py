"""What differs between two rubrics in what they mean, each in a sentence."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.files.problems import listed
from site_builder.lock.meaning import Json, Meaning, Thing, meaning_of


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the thing in the rubric at which to show it, and a sentence.

    `key` is the key of the thing that says so, if it is one and stands there.
    """

    thing: Thing
    message: str
    key: str = ""


def changes(published: Json, now: Json) -> Iterator[Change]:
    """Yield what differs between two scoring parts, their versions aside.

    What only follows from another difference is not told: the options of a question that is new,
    the bound of a level that is gone. Where nothing differs there is nothing, and only there.
    """
    before, after = meaning_of(published), meaning_of(now)
    found = list(_told(before, after))
    if not found and before != after:
        # Only a lock that was edited by hand can come to this.
        found = [Change(("version",), "something of the scoring differs from what was published")]
    yield from found


def _told(before: Meaning, after: Meaning) -> Iterator[Change]:
    for thing in before.facts:
        if thing in after.facts:
            yield from _changed(thing, before, after)
        elif not _follows(thing, before, after):
            yield _gone(thing)
    for thing in after.facts:
        if thing not in before.facts and not _follows(thing, after, before):
            yield _new(thing)
    yield from _bounds(before, after)
    yield from _moved(before, after)


def called(thing: Thing) -> str:
    """Return what a thing is called in a sentence: `option "b" of question "scripts"`."""
    match thing:
        case ("option", question, option):
            return f'option "{option}" of question "{question}"'
        case ("counted", dimension, question):
            return f'question "{question}" in dimension "{dimension}"'
        case ("points", dimension, question, option):
            return f'option "{option}" of question "{question}" in dimension "{dimension}"'
        case (kind, name):
            return f'{kind} "{name}"'
        case ("void",):
            return "what withholds the level"
        case (rule,):
            return f"the {rule}"
    return "the rubric"


def _place(thing: Thing) -> Thing:
    """Return the thing of the rubric at which another is shown."""
    match thing:
        case ("counted", _, question):
            return ("question", question)
        case ("points", _, question, option):
            return ("option", question, option)
        case ():
            return ("version",)
    return thing


# What is there in the one and not in the other


def _follows(thing: Thing, own: Meaning, other: Meaning) -> bool:
    """Tell whether a thing is there only since something is that it is part of, or told apart."""
    around: list[Thing] = []
    match thing:
        case ("option", question, _):
            around = [("question", question)]
        case ("counted", dimension, question):
            around = [("dimension", dimension), ("question", question)]
        case ("points", dimension, question, option):
            around = [("counted", dimension, question), ("option", question, option)]
    return thing[:1] == ("bound",) or any(
        each in own.facts and each not in other.facts for each in around
    )


def _gone(thing: Thing) -> Change:
    message = f"{called(thing)} is gone, and was published"
    match thing:
        case ("option", question, _):
            return Change(("question", question), message)
        case ("counted" | "points", *_) | (_,):
            return Change(_place(thing), message)
    return Change(("version",), message)


def _new(thing: Thing) -> Change:
    return Change(_place(thing), f"{called(thing)} is new, and was not published")


# What is there in both


def _changed(thing: Thing, before: Meaning, after: Meaning) -> Iterator[Change]:
    old, new = before.facts[thing], after.facts[thing]
    for key in {**old, **new} if thing[:1] != ("bound",) else ():
        if old.get(key) != new.get(key) and not _is_own_weight(thing, key, before, after):
            message = f"{called(thing)} {_said(key, old.get(key), new.get(key))}"
            yield Change(_place(thing), message, key if thing[:1] != ("counted",) else "")


def _is_own_weight(thing: Thing, key: str, before: Meaning, after: Meaning) -> bool:
    """Tell whether a question counts otherwise in a dimension by its own weight, told with it."""
    if (*thing[:1], key) != ("counted", "weight"):
        return False
    weights = [(each.facts[thing][key], _weight(each, thing[2])) for each in (before, after)]
    return all(counted == own for counted, own in weights)


def _weight(meaning: Meaning, question: str) -> Json:
    return meaning.facts.get(("question", question), {}).get("weight")


def _said(key: str, old: Json, new: Json) -> str:
    match key:
        case "value":
            return f"is worth {_shown(new)}, and was published worth {_shown(old)}"
        case "points":
            return f"gets {_shown(new)} points, and was published with {_shown(old)}"
    had = "without" if old is None else f"with {_shown(old)}"
    return (
        f"has no {key}:, and was published {had}"
        if new is None
        else (f"has {key}: {_shown(new)}, and was published {had}")
    )


def _shown(value: Json) -> str:
    """Return a value in the notation in which an author writes it: `{question: q, is: [a, b]}`."""
    match value:
        case None:
            return "nothing"
        case str():
            return value
        case list():
            return f"[{', '.join(map(_shown, value))}]"
        case dict():
            return f"{{{', '.join(f'{key}: {_shown(each)}' for key, each in value.items())}}}"
    return json.dumps(value)


# Bounds: many dimensions often have theirs from one place


def _bounds(before: Meaning, after: Meaning) -> Iterator[Change]:
    """Yield bounds that are others, once for all dimensions in which they are so alike."""
    found: dict[tuple[str, Json, Json], list[Thing]] = {}
    for thing in {**before.facts, **after.facts}:
        if thing[:1] == ("bound",) and _are_in(thing, before) and _are_in(thing, after):
            old, new = (each.facts.get(thing, {}).get("from") for each in (before, after))
            if old != new:
                found.setdefault((thing[2], old, new), []).append(_whose(thing))
    for (level, old, new), rules in found.items():
        begins = "has no bound" if new is None else f"begins at {new}"
        began = "without" if old is None else f"from {old}"
        where = listed(map(called, rules), "and")
        message = f'level "{level}" {begins} in {where}, and was published {began}'
        at, key = (rules[0], "bounds") if len(rules) == 1 else (("level", level), "from")
        yield Change(at, message, key)


def _are_in(bound: Thing, meaning: Meaning) -> bool:
    """Tell whether there are the level and the rule that a bound is of."""
    return ("level", bound[2]) in meaning.facts and _whose(bound) in meaning.facts


def _whose(bound: Thing) -> Thing:
    return ("overall",) if bound[1] == "overall" else ("dimension", bound[1])


# Orders


def _moved(before: Meaning, after: Meaning) -> Iterator[Change]:
    """Yield where things stand in another order, those left out that are in one only."""
    are_shown_alike = not list(_moved_in(((), "question"), before, after))
    for key in before.orders:
        if key in after.orders and (key[1] != "counted" or are_shown_alike):
            yield from _moved_in(key, before, after)


def _moved_in(key: tuple[Thing, str], before: Meaning, after: Meaning) -> Iterator[Change]:
    where, kind = key
    old = [thing for thing in before.orders[key] if thing in after.orders[key]]
    new = [thing for thing in after.orders[key] if thing in before.orders[key]]
    for one, other in zip(new, old, strict=False):
        if one != other:
            tied = f" in the ties of {called(where)}" if kind == "tie" else ""
            message = (
                f"{called(one)} stands before {called(other)}{tied}, and was published after it"
            )
            yield Change(where, message, "ties") if kind == "tie" else Change(one, message)
            return
