"""A sheet as one page of HTML: nothing to load, no script, and it prints."""

from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from site_builder.language.cldr import direction
from site_builder.sheet.questions import facts, groups_of, left_out, worth
from site_builder.sheet.reach import lacking, tables, undecided
from site_builder.sheet.rules import bounds_of, cap_words, dimension_facts, overall_facts
from site_builder.sheet.speech import Speech
from site_builder.sheet.subject import Subject
from site_builder.sheet.worked import worked
from site_builder.svg.markup import drawn

MOST_UPRIGHT = 2
"""So many languages stand beside each other on an upright page; more lie on their side."""


def page(subject: Subject) -> str:
    """Return the sheet of a check."""
    speech = Speech(subject)
    return (
        _environment()
        .get_template("sheet.html")
        .render(
            sheet=subject,
            rubric=subject.rubric,
            languages=subject.languages,
            direction=direction(speech.language),
            footer=_as_css(f"{subject.check} · {speech.say('version')} {subject.rubric.version}"),
            is_wide=len(subject.languages) > MOST_UPRIGHT,
            speech=speech,
            say=speech.say,
            sections=list(_sections(subject)),
            groups=groups_of(subject.rubric),
        )
    )


def _sections(subject: Subject) -> Iterator[str]:
    """Yield the names of the parts that this sheet has."""
    yield from ("start", "levels", "questions", "dimensions", "result", "reach")
    if subject.rubric.examples:
        yield "examples"
    if subject.file.actions:
        yield "actions"
    yield "approval"


def _as_css(text: str) -> Markup:
    """Return a text as it stands between quotation marks in a style sheet."""
    escaped = (each if each.isalnum() else f"\\{ord(each):x} " for each in text)
    return Markup("").join(map(Markup, escaped))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("site_builder"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"drawn": drawn}
    environment.globals |= {
        "facts_of": facts,
        "worth": worth,
        "left_out": left_out,
        "bounds_of": bounds_of,
        "cap_words": cap_words,
        "dimension_facts": dimension_facts,
        "overall_facts": overall_facts,
        "tables": tables,
        "undecided": undecided,
        "lacking": lacking,
        "worked": worked,
    }
    return environment
