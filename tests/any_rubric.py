"""Rubrics of every shape that the scoring reference allows, and answers of every kind.

They are made by a `Random`: one of Hypothesis' in a test that shrinks what it finds, a plain one
with a seed where millions are wanted. A rubric is the data of a file and passes through the loader,
so it fails there when the loader refuses what the reference allows.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any, TypeAlias

from site_builder.rubric.values import Question, Rubric
from tests.rubrics import LEVELS, levels, loaded, text

Data: TypeAlias = dict[str, Any]
DIMENSIONS = ("a", "b", "constructor")
QUESTIONS = ("q1", "q2", "q3", "q4", "q5", "hasownproperty", "q7", "q8")
FUNCTIONS = ("percent", "mean", "sum", "min", "max", "median")
SAFE = 2**53 - 1


def any_rubric(rng: Random) -> Rubric:
    """Return a rubric of any shape."""
    return loaded(rubric_file(rng))


def any_pairs(seed: int, count: int) -> tuple[Rubric, list[Any]]:
    """Return a rubric and so many answer sets of any kind, always the same of a seed."""
    rng = Random(seed)  # noqa: S311 - nothing secret
    rubric = any_rubric(rng)
    return rubric, [any_answers(rng, rubric) for _ in range(count)]


def rubric_file(rng: Random) -> Data:
    """Return the data of a rubric file without problems."""
    decimals, count = rng.randint(0, 2), rng.randint(1, 3)
    names = LEVELS[1 : count + 1]
    places = _places(rng)
    shapes = {name: _dimension(rng, names, decimals) for name in places if name}
    questions = [
        (place, name)
        for (place, amount), start in zip(places.items(), _starts(places), strict=True)
        for name in QUESTIONS[start : start + amount]
    ]
    order = [name for _, name in questions]
    data: Data = {"version": "7", "levels": levels(*_bounds(rng, count, decimals))}
    if rng.random() < 0.3:
        rng.shuffle(order)
        data["order"] = order
    sets = _option_sets(rng)
    asked = {name: _question(rng, name, place, shapes, sets) for place, name in questions}
    _show(rng, [asked[name] for name in order])
    _stage(rng, questions, asked, shapes, names)
    data["dimensions"] = [
        {"id": name, "name": text(), **shape, "questions": _of(name, questions, asked)}
        for name, shape in shapes.items()
    ]
    if sets:
        data["option_sets"] = sets
    if places[""]:
        data["questions"] = _of("", questions, asked)
    data["scoring"] = _scoring(rng, list(shapes), list(asked.values()), names, decimals)
    return data


def _places(rng: Random) -> dict[str, int]:
    """Return how many questions stand in each dimension, and under "" in none; one at least."""
    dimensions = DIMENSIONS[: rng.randint(1, 3)]
    places = {name: rng.choice((0, 1, 1, 2, 2)) for name in dimensions}
    places[dimensions[0]] = rng.randint(1, 2)
    return {**places, "": rng.choice((0, 0, 1, 2))}


def _starts(places: Mapping[str, int]) -> list[int]:
    amounts = list(places.values())
    return [sum(amounts[:index]) for index in range(len(amounts))]


def _of(place: str, questions: Sequence[tuple[str, str]], asked: Mapping[str, Data]) -> list[Data]:
    return [asked[name] for where, name in questions if where == place]


def _number(rng: Random, low: int = -3, high: int = 4) -> str:
    denominator = rng.choice((1, 1, 1, 2, 3))
    return str(Fraction(rng.randint(low * denominator, high * denominator), denominator))


def _bounds(rng: Random, count: int, decimals: int) -> list[str]:
    reach = rng.choice((8, 120))
    units = sorted(rng.sample(range(-reach // 4 * 10**decimals, reach * 10**decimals), count))
    return [str(Fraction(unit, 10**decimals)) for unit in units]


def _maybe(rng: Random, chance: float, **keys: Any) -> Data:
    return keys if rng.random() < chance else {}


def _rule(rng: Random, names: Sequence[str], decimals: int, function: Any) -> Data:
    keys: Data = {"score": function}
    if function == "staged":
        return keys
    bounds = dict(zip(names, _bounds(rng, len(names), decimals), strict=True))
    return {
        **keys,
        **_maybe(rng, 0.5, bounds=bounds),
        **_maybe(rng, 0.2, scale=_number(rng)),
        **_maybe(rng, 0.2, offset=_number(rng)),
    }


def _function(rng: Random, *more: str) -> Any:
    if rng.random() < 0.12:
        return {"count": {"at_least": _number(rng)}}
    return rng.choice((*FUNCTIONS, *more))


def _policy(rng: Random, *, may_skip: bool = True) -> Data:
    policies: list[Data] = [
        {},
        {"missing": "require"},
        {"missing": "worst"},
        {"missing": {"constant": _number(rng)}},
    ]
    if may_skip:
        policies += [{"missing": "skip"}, {"missing": "skip", "min_answered": "2"}]
    return rng.choice(policies)


def _dimension(rng: Random, names: Sequence[str], decimals: int) -> Data:
    function = _function(rng, "staged")
    return {
        **_rule(rng, names, decimals, function),
        **_policy(rng, may_skip=function != "staged"),
        **_maybe(rng, 0.4, weight=rng.choice(("0", "2", "1/2"))),
    }


def _options(rng: Random, *, values: bool = True) -> list[Data]:
    count = rng.randint(2, 3)
    has_values = values and rng.random() < 0.6
    return [
        {"id": letter, "text": text(), **({"value": _number(rng)} if has_values else {})}
        for letter in "abc"[:count]
    ]


def _option_sets(rng: Random) -> Data:
    return {"agree": _options(rng)} if rng.random() < 0.3 else {}


def _question(
    rng: Random, name: str, place: str, shapes: Mapping[str, Data], sets: Mapping[str, Any]
) -> Data:
    keys: Data = {
        "id": name,
        "text": text(),
        **_maybe(rng, 0.4, weight=rng.choice(("2", "1/3"))),
        **_maybe(rng, 0.4, not_applicable="true"),
    }
    kind = rng.choice(("one", "one", "one", "many", "number"))
    if kind == "number":
        keys["number"] = _asked(rng)
    else:
        keys["options"] = rng.choice(list(sets)) if sets and rng.random() < 0.5 else _options(rng)
    if kind == "many":
        keys |= {
            "select": "many",
            **_maybe(rng, 0.5, required=rng.choice(("true", "false"))),
            **_maybe(rng, 0.5, at_most=str(rng.randint(1, 3))),
        }
    open_to = [each for each, shape in shapes.items() if shape["score"] != "staged"]
    if not place and open_to and kind != "number" and rng.random() < 0.5:
        return {**keys, "options": _pointed(rng, open_to)}
    feeds = [_feed(rng, each, shapes) for each in open_to if each != place]
    chosen = [feed for feed in feeds if rng.random() < (0.25 if place else 0.6)]
    return {
        **keys,
        **_maybe(rng, 0.2, reverse="true"),
        **({"feeds": chosen} if chosen else {}),
    }


def _asked(rng: Random) -> Data:
    low = rng.randint(-3, 3)
    return {
        "min": str(low),
        "max": str(low + rng.randint(1, 6)),
        **_maybe(rng, 0.4, **{"from": _number(rng)}),
        **_maybe(rng, 0.4, to=_number(rng)),
    }


def _pointed(rng: Random, dimensions: Sequence[str]) -> list[Data]:
    options = _options(rng, values=False)
    for option in options:
        named = [name for name in dimensions if rng.random() < 0.6]
        if named or option is options[0]:
            option["points"] = {name: _number(rng) for name in named}
    return options


def _feed(rng: Random, dimension: str, shapes: Mapping[str, Data]) -> Data:
    weights = ["1", "2", "1/2"]
    if shapes[dimension]["score"] in ("percent", "sum"):
        weights += ["-1", "-1/2"]
    return {"dimension": dimension, **_maybe(rng, 0.7, weight=rng.choice(weights))}


def _show(rng: Random, shown: Sequence[Data]) -> None:
    """Let some questions be shown by answers to earlier ones."""
    for place, question in enumerate(shown):
        if place and rng.random() < 0.3:
            question["show_if"] = _condition(rng, shown[:place], [], [], is_overall=False)


def _stage(
    rng: Random,
    questions: Sequence[tuple[str, str]],
    asked: Mapping[str, Data],
    shapes: Mapping[str, Data],
    names: Sequence[str],
) -> None:
    """Let each level of a staged dimension be asked for; without questions it is a mean."""
    for dimension, shape in shapes.items():
        own = [asked[name] for place, name in questions if place == dimension]
        if shape["score"] != "staged":
            continue
        if not own:
            shape["score"] = "mean"
            continue
        for question in own:
            question |= {**_maybe(rng, 0.5, met=_number(rng)), "required_for": []}
        for name in names:
            for place in {rng.randrange(len(own)), rng.randrange(len(own))}:
                own[place]["required_for"].append(name)


def _condition(
    rng: Random,
    asked: Sequence[Data],
    dimensions: Sequence[str],
    names: Sequence[str],
    *,
    is_overall: bool,
    depth: int = 2,
) -> Data:
    kinds = [kind for kind in ("is", "sum") if asked]
    kinds += ["level", "score"] if dimensions else []
    kinds += ["all", "any", "not"] if depth else []
    kind = rng.choice(kinds)
    choices = [question for question in asked if "options" in question]
    worth = [question["id"] for question in asked if not _has_points(question)]
    if kind == "is" and choices:
        question = rng.choice(choices)
        offered = ["a", "b"]
        chosen = rng.choice((["a"], ["b"], offered, [], "a"))
        return {"question": question["id"], "is": chosen}
    if kind in ("is", "sum") and worth:
        return {"sum_of": rng.sample(worth, rng.randint(1, len(worth))), **_limits(rng, 4)}
    if kind == "level":
        return {
            "dimension": rng.choice(dimensions),
            rng.choice(("at_least", "below")): rng.choice(names),
        }
    if kind == "score":
        scored = [*dimensions, *(["overall"] if is_overall else [])]
        return {"score_of": rng.choice(scored), **_limits(rng, rng.choice((4, 100)))}
    parts = [
        _condition(rng, asked, dimensions, names, is_overall=is_overall, depth=max(0, depth - 1))
        for _ in range(rng.randint(0, 2) if depth else 0)
    ]
    if kind == "not" and parts:
        return {"not": parts[0]}
    return {"all" if kind == "all" else "any": parts}


def _has_points(question: Data) -> bool:
    options = question.get("options", ())
    return any("points" in option for option in options if isinstance(option, dict))


def _limits(rng: Random, reach: int) -> Data:
    low, high = sorted((rng.randint(-reach // 2, reach), rng.randint(-reach // 2, reach)))
    both = {"at_least": str(low), "at_most": str(high)}
    return rng.choice((both, {"at_least": str(low)}, {"at_most": str(high)}))


def _scoring(
    rng: Random,
    dimensions: Sequence[str],
    asked: Sequence[Data],
    names: Sequence[str],
    decimals: int,
) -> Data:
    overall = _overall(rng, names, decimals)
    is_overall = overall != "none"

    def condition() -> Data:
        return _condition(rng, asked, dimensions, (LEVELS[0], *names), is_overall=is_overall)

    scoring: Data = {
        "overall": overall,
        "bottleneck": {"ties": rng.sample(dimensions, rng.randint(0, len(dimensions)))},
        "display": {"decimals": str(decimals), "rounding": rng.choice(("floor", "half_up"))},
        **_maybe(rng, 0.4, flags=[_noticed(f"flag-{n}", condition()) for n in range(2)]),
    }
    if is_overall:
        caps = [_cap(rng, n, names, condition()) for n in range(rng.randint(0, 3))]
        scoring |= {"caps": caps, **_maybe(rng, 0.2, void={"when": condition(), "text": text()})}
    if rng.random() < 0.3:
        ties = rng.sample(dimensions, rng.randint(0, len(dimensions)))
        scoring["outcome"] = {"strongest": rng.choice(("score", "position")), "ties": ties}
    return scoring


def _noticed(name: str, condition: Data) -> Data:
    return {"id": name, "when": condition, "text": text()}


def _cap(rng: Random, place: int, names: Sequence[str], condition: Data) -> Data:
    cap: Data = {"id": f"cap-{place}", "text": text()}
    if rng.random() < 0.5:
        return {**cap, "above_weakest": str(rng.randint(0, 2))}
    return {**cap, "level": rng.choice((LEVELS[0], *names)), "when": condition}


def _overall(rng: Random, names: Sequence[str], decimals: int) -> Any:
    of = rng.choice(("none", "dimensions", "dimensions", "questions", "levels"))
    if of == "none":
        return "none"
    if of == "levels":
        return {"of": of, "score": rng.choice(("mean", "min", "max", "median"))}
    keys = {"of": of, **_rule(rng, names, decimals, _function(rng))}
    return {**keys, "missing": "worst", **_policy(rng)} if of == "questions" else keys


def any_answers(rng: Random, rubric: Rubric) -> Any:
    """Return answers of any kind: mostly such as can be scored, some wrong in one place."""
    answers = {
        question.id: answer
        for question in rubric.questions
        for answer in [_answer(rng, question)]
        if answer is not ...
    }
    fate = rng.random()
    if fate < 0.06 and rubric.questions:
        answers[rng.choice(rubric.questions).id] = _wrong(rng)
    if fate < 0.01:
        answers[rng.choice(("unknown", "toString", "__proto__", "é", "\U0001d538", "\uff21"))] = "a"
    return _wrong(rng) if fate > 0.995 else answers


def _answer(rng: Random, question: Question) -> Any:
    """Return an answer that the question takes, or `...` for a blank."""
    fate = rng.random()
    if fate < 0.12:
        return ...
    if question.not_applicable and fate < 0.3:
        return None
    if question.number:
        low, high = question.number.low, question.number.high
        number = rng.choice((low, high, low - 1, high + 1, rng.randint(low, high), SAFE))
        return float(number) if number != SAFE and rng.random() < 0.1 else number
    options = [option.id for option in question.options]
    if question.several:
        return rng.sample(options, rng.randint(0, question.several.at_most))
    return rng.choice(options)


def _wrong(rng: Random) -> Any:
    """Return what may be no answer: of another type, or beyond what is taken."""
    return rng.choice(_WRONG)


_WRONG: tuple[Any, ...] = (
    *(None, True, False, "a", "z", "", "1", 1, 1.5, -0.0, 2**53, -(2**53), 1e300),
    *(["a"], ["a", "a"], ["z", "z"], ["z"], ["a", "b", "c"], [1], [None], [], {}, {"a": 1}),
)
