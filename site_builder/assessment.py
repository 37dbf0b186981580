"""Rubric → the assessment that a check's script carries (docs/assessment.md)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from site_builder.illustrations import Illustrations
from site_builder.messages import Message
from site_builder.rubric.values import (
    Dimension,
    Display,
    Missing,
    Overall,
    Question,
    Rubric,
    Rule,
    Texts,
)
from site_builder.typography import typeset_rich

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
    return {
        "version": rubric.version,
        "levels": [level.id for level in rubric.levels],
        "questions": list(map(_question, rubric.questions)),
        "dimensions": list(map(_dimension, rubric.dimensions)),
        "overall": rubric.overall and _overall(rubric.overall),
        "caps": [{"id": cap.id, "above_weakest": cap.above_weakest} for cap in rubric.caps],
        "ties": list(rubric.ties),
    }


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "weight": str(question.weight),
        "not_applicable": question.not_applicable,
        "options": [[option.id, str(option.value)] for option in question.options],
    }


def _dimension(dimension: Dimension) -> Json:
    return {
        "id": dimension.id,
        "weight": str(dimension.weight),
        **_rule(dimension.rule),
        "questions": [
            [counted.question.id, str(counted.weight)] for counted in dimension.questions
        ],
    }


def _overall(overall: Overall) -> Json:
    return {"of": overall.of, **_rule(overall.rule)}


def _rule(rule: Rule) -> dict[str, Json]:
    return {
        "score": rule.score,
        "missing": rule.missing and _missing(rule.missing),
        "bounds": list(map(str, rule.bounds)),
        "display": _display(rule.display),
    }


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
        "strings": dict(presentation.strings),
    }
