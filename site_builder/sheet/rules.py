"""How a score is worked out, in the words of a sheet."""

from collections.abc import Iterator
from typing import TypeAlias

from markupsafe import Markup

from site_builder.rubric.values import LINEAR, Cap, Counted, Dimension, Missing, Rubric, Rule
from site_builder.sheet.speech import Speech

Fact: TypeAlias = tuple[Markup, Markup]
"""A label and what there is to say under it."""


def dimension_facts(speech: Speech, dimension: Dimension) -> Iterator[Fact]:
    """Yield how a dimension is scored."""
    rule = dimension.rule
    yield speech.say("weight"), _weight(speech, dimension)
    yield speech.say("score"), _score(speech, rule, "questions")
    if rule.missing:
        yield speech.say("blank"), _blank(speech, rule.missing)
    yield speech.say("display"), speech.display(rule.display)
    if rule.bounds and not dimension.advice:
        yield speech.say("levels"), _bounds(speech, rule)
    yield speech.say("questions"), _holds(speech, dimension)


def overall_facts(speech: Speech) -> Iterator[Fact]:
    """Yield how the overall, the bottleneck and an outcome are worked out."""
    rubric = speech.rubric
    if rubric.overall:
        yield from _overall(speech, rubric)
    else:
        yield speech.say("overall"), speech.say("no-overall")
    yield (
        speech.say("bottleneck"),
        speech.say("bottleneck-is", dimensions=speech.order(rubric.ties)),
    )
    if rubric.outcome:
        strongest = f"strongest-{rubric.outcome.strongest}"
        order = speech.order(rubric.outcome.ties)
        yield speech.say("outcome"), speech.say(strongest, dimensions=order)


def _overall(speech: Speech, rubric: Rubric) -> Iterator[Fact]:
    assert rubric.overall  # noqa: S101 - the caller has looked
    rule = rubric.overall.rule
    yield speech.say("overall"), _score(speech, rule, rubric.overall.of)
    if rule.missing:
        yield speech.say("blank"), _blank(speech, rule.missing)
    yield speech.say("display"), speech.display(rule.display)
    yield speech.say("levels"), _bounds(speech, rule)


def bounds_of(speech: Speech, rule: Rule) -> list[Markup]:
    """Return where each level begins, from the first; nothing where a score has no bounds."""
    if not rule.bounds:
        return []
    bounds = [speech.number(bound) for bound in rule.bounds]
    return [speech.say("below", n=bounds[0]), *(speech.say("from-bound", n=n) for n in bounds)]


def _bounds(speech: Speech, rule: Rule) -> Markup:
    bounds = bounds_of(speech, rule)
    if not bounds:
        return speech.say("level-number")
    levels = (
        Markup("{}: {}").format(speech.level(number), bound)
        for number, bound in enumerate(bounds, 1)
    )
    return Markup(" · ").join(levels)


def cap_words(speech: Speech, cap: Cap) -> Markup:
    """Return what a cap does, and when."""
    if cap.when is None or cap.level is None:
        few = cap.above_weakest if cap.above_weakest in (0, 1) else "n"
        return speech.say(f"cap-{few}", n=cap.above_weakest)
    level = speech.level(cap.level)
    return speech.say("cap-level", level=level) + " " + speech.condition(cap.when)


def _weight(speech: Speech, dimension: Dimension) -> Markup:
    overall, weight = speech.rubric.overall, speech.number(dimension.weight)
    if overall is None or overall.of == "questions":
        return speech.say("weight-idle", n=weight)
    if not dimension.weight:
        return speech.say("weight-none")
    return speech.say("weight-of" if overall.rule.score in LINEAR else "weight-idle", n=weight)


def _score(speech: Speech, rule: Rule, of: str) -> Markup:
    things = speech.say(f"of-{of}")
    said = speech.say(rule.score, things=things, n=speech.number(rule.at_least))
    if rule.scaling is None:
        return said
    offset, scale = speech.number(rule.scaling.offset), speech.number(rule.scaling.scale)
    return said + ". " + speech.say("scaled", offset=offset, scale=scale)


def _blank(speech: Speech, missing: Missing) -> Markup:
    counts = missing.constant if missing.policy == "constant" else missing.min_answered
    return speech.say(missing.policy, n=speech.number(counts))


def _holds(speech: Speech, dimension: Dimension) -> Markup:
    """Return the questions that count in a dimension, each with how it does."""
    if not dimension.questions:
        return speech.say("no")
    held = (_held(speech, counted) for counted in dimension.questions)
    items = Markup("").join(Markup("<li>{}</li>").format(each) for each in held)
    return Markup("<ul>{}</ul>").format(items)


def _held(speech: Speech, counted: Counted) -> Markup:
    number = speech.numbers[counted.question.id]
    place = Markup("{} {}").format(number, speech.code(counted.question.id))
    said = speech.say("weighed", place=place, weight=speech.number(counted.weight))
    if counted.stage is None:
        return said
    levels = counted.stage.required_for
    if not levels:
        return said + ": " + speech.say("required-for-none")
    asked = speech.say("required-for", levels=speech.listed(map(speech.level, levels)))
    met = speech.say("met", n=speech.number(counted.stage.met))
    return said + ": " + asked + speech.comma + " " + met
