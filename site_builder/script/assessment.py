"""Rubric → the assessment that a check's script carries (docs/assessment.md)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from site_builder.language.messages import Message
from site_builder.language.typography import typeset_rich
from site_builder.rubric.condition import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    LevelBelow,
    LevelReached,
    Not,
    ScoreWithin,
    SimpleCondition,
    SumWithin,
)
from site_builder.rubric.values import (
    Cap,
    Counted,
    Dimension,
    Display,
    Missing,
    Overall,
    Question,
    Rubric,
    Rule,
    Scaling,
    Texts,
)
from site_builder.svg.illustrations import Illustrations

Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Presentation:
    """What a script says around the rubric in one language.

    `url` is the article's absolute address; `direction` is `ltr` or `rtl`; `digits` is `latn` where
    the language is sure to write numbers with them, else None; `plain_plurals` says whether it is
    sure to have a plural form for 1 and one for all other numbers; `quotes` are its quotation
    marks; `strings` are the interface's own texts; `sections` are the ids of places in the article,
    and `actions` what a visitor is asked to do (`text` and `url`), both by the level that they are
    for.
    """

    title: str
    description: str
    url: str
    direction: str
    digits: str | None
    plain_plurals: bool
    quotes: str
    strings: Mapping[str, Message]
    sections: Mapping[str, str]
    actions: Mapping[str, Mapping[str, str]]


def assessment(
    check: str,
    rubric: Rubric,
    presentations: Mapping[str, Presentation],
    illustrations: Illustrations = None,
) -> dict[str, Json]:
    """Return the assessment in the languages of `presentations`, in their order."""
    return {
        "check": check,
        "languages": list(presentations),
        "scoring": scoring_part(rubric),
        "illustrations": illustrations and [drawing.as_json() for drawing in illustrations],
        "texts": {
            language: _texts(rubric, language, presentation)
            for language, presentation in presentations.items()
        },
    }


def ascii_json(value: Json) -> str:
    """Return JSON in ASCII that is safe as a JavaScript expression in any page's encoding."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def scoring_part(rubric: Rubric) -> dict[str, Json]:
    """Return all that decides a result, and nothing else."""
    levels = [level.id for level in rubric.levels]
    return {
        "version": rubric.version,
        "levels": levels,
        "questions": [_question(question, levels) for question in rubric.questions],
        "dimensions": [_dimension(dimension, levels) for dimension in rubric.dimensions],
        "overall": rubric.overall and _overall(rubric.overall),
        "caps": [_cap(cap, levels) for cap in rubric.caps],
        "ties": list(rubric.ties),
        "flags": [
            {"id": flag.id, "when": condition_json(flag.when, levels)} for flag in rubric.flags
        ],
        "void": rubric.void and condition_json(rubric.void.when, levels),
        "outcome": rubric.outcome
        and {"strongest": rubric.outcome.strongest, "ties": list(rubric.outcome.ties)},
    }


def _question(question: Question, levels: Sequence[str]) -> Json:
    several, number = question.several, question.number
    found: dict[str, Json] = {
        "id": question.id,
        "weight": str(question.weight),
        "not_applicable": question.not_applicable,
        "options": [
            [option.id, None if question.has_points else str(option.value)]
            for option in question.options
        ],
    }
    if several:
        found["many"] = {"at_most": several.at_most, "required": several.is_required}
    if number:
        ends = {"min": number.low, "max": number.high, "from": number.start, "to": number.end}
        found["number"] = {key: str(end) for key, end in ends.items()}
    if question.is_reversed:
        found["reverse"] = True
    if question.show_if:
        found["show_if"] = condition_json(question.show_if, levels)
    return found


def _dimension(dimension: Dimension, levels: Sequence[str]) -> Json:
    return {
        "id": dimension.id,
        "weight": str(dimension.weight),
        **_rule(dimension.rule),
        "questions": [_counted(counted, levels) for counted in dimension.questions],
    }


def _counted(counted: Counted, levels: Sequence[str]) -> Json:
    found: list[Json] = [counted.question.id, str(counted.weight)]
    if counted.points is not None:
        found.append({"points": list(map(str, counted.points))})
    if counted.stage:
        required = [levels[number - 1] for number in counted.stage.required_for]
        found.append({"required_for": required, "met": str(counted.stage.met)})
    return found


def _overall(overall: Overall) -> Json:
    return {"of": overall.of, **_rule(overall.rule)}


def _cap(cap: Cap, levels: Sequence[str]) -> Json:
    if cap.level and cap.when:
        when = condition_json(cap.when, levels)
        return {"id": cap.id, "level": levels[cap.level - 1], "when": when}
    return {"id": cap.id, "above_weakest": cap.above_weakest}


def condition_json(condition: Condition, levels: Sequence[str]) -> dict[str, Json]:
    """Return a condition as the assessment has it; `levels` are the levels' ids."""
    match condition:
        case AllOf(conditions):
            return {"all": [condition_json(each, levels) for each in conditions]}
        case AnyOf(conditions):
            return {"any": [condition_json(each, levels) for each in conditions]}
        case Not(inner):
            return {"not": condition_json(inner, levels)}
    return _simple_json(condition, levels)


def _simple_json(condition: SimpleCondition, levels: Sequence[str]) -> dict[str, Json]:
    match condition:
        case Chosen(question, options):
            return {"question": question, "is": list(options)}
        case SumWithin(questions, at_least, at_most):
            return {"sum_of": list(questions), **_limits(at_least, at_most)}
        case ScoreWithin(score_of, at_least, at_most):
            return {"score_of": score_of, **_limits(at_least, at_most)}
        case LevelReached(dimension, level):
            return {"dimension": dimension, "at_least": levels[level - 1]}
        case LevelBelow(dimension, level):
            return {"dimension": dimension, "below": levels[level - 1]}


def _limits(at_least: Fraction | None, at_most: Fraction | None) -> dict[str, Json]:
    written = {"at_least": at_least, "at_most": at_most}
    return {key: str(limit) for key, limit in written.items() if limit is not None}


def _rule(rule: Rule) -> dict[str, Json]:
    return {
        "score": {"count": str(rule.at_least)} if rule.score == "count" else rule.score,
        **(_scaling(rule.scaling) if rule.scaling else {}),
        "missing": rule.missing and _missing(rule.missing),
        "bounds": list(map(str, rule.bounds)),
        "display": _display(rule.display),
    }


def _scaling(scaling: Scaling) -> dict[str, Json]:
    return {"scale": str(scaling.scale), "offset": str(scaling.offset)}


def _missing(missing: Missing) -> Json:
    match missing.policy:
        case "skip":
            return {"skip": missing.min_answered}
        case "constant":
            return {"constant": str(missing.constant)}
        case policy:
            return policy


def _display(display: Display) -> Json:
    return {"decimals": display.decimals, "rounding": display.rounding}


def _texts(rubric: Rubric, language: str, presentation: Presentation) -> dict[str, Json]:
    def said(text: Texts | None) -> Json:
        return text and typeset_rich(text[language], presentation.quotes)

    return {
        "title": presentation.title,
        "description": presentation.description,
        "url": presentation.url,
        "direction": presentation.direction,
        "digits": presentation.digits,
        "plain_plurals": presentation.plain_plurals,
        "levels": [
            {
                "name": said(level.name),
                "summary": said(level.summary),
                "tip": said(level.tip),
                "section": presentation.sections.get(level.id),
                "action": presentation.actions.get(level.id),
            }
            for level in rubric.levels
        ],
        "dimensions": [
            {
                "name": said(dimension.name),
                "advice": [said(dimension.advice.get(level.id)) for level in rubric.levels],
            }
            for dimension in rubric.dimensions
        ],
        "questions": [
            {
                "text": said(question.text),
                "help": said(question.help),
                "options": [said(option.text) for option in question.options],
            }
            for question in rubric.questions
        ],
        "caps": [said(cap.text) for cap in rubric.caps],
        "flags": [said(flag.text) for flag in rubric.flags],
        "void": rubric.void and said(rubric.void.text),
        "strings": dict(presentation.strings),
    }
