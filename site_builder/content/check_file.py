"""check.yaml: how a check is presented (docs/check.md). Every key of it is optional."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from site_builder.files.addresses import with_parameters
from site_builder.files.document import Document, Location
from site_builder.files.fields import Addresses, PlainTexts, Text
from site_builder.files.problems import Loaded, Problem, is_fatal, listed, near_miss, quoted
from site_builder.files.shapes import Shape, fit
from site_builder.files.yaml_reader import read_document
from site_builder.rubric.names import mapping, means

_CALL = "call_to_action"
_HALVES = (("text", "url"), ("url", "text"))


@dataclass(frozen=True, slots=True)
class Action:
    """What a visitor at a level is asked to do, and the address for it, in each language."""

    text: Mapping[str, str]
    url: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CheckFile:
    """How a check is presented; `actions` are by level, for the levels that have one."""

    actions: Mapping[str, Action] = field(default_factory=dict)


class ActionShape(Shape):
    """A text and an address, each of which may come from elsewhere."""

    text: PlainTexts | None = None
    """What the visitor is asked to do: plain text, in each language."""
    url: Addresses | None = None
    """A whole address: one in each language, or one for all."""


class UtmShape(Shape):
    """What the address tells the statistics of the site that it leads to."""

    source: Text | None = None
    """Added to the address as utm_source."""
    medium: Text | None = None
    """Added to the address as utm_medium."""
    campaign: Text | None = None
    """Added to the address as utm_campaign."""


class CallShape(ActionShape):
    """`call_to_action`: what every level says, and what single levels say instead."""

    utm: UtmShape | None = None
    """What the statistics of the site at the other end are told; the level is utm_content."""
    levels: Mapping[str, ActionShape] = Field(default_factory=dict)
    """What a level says instead, by its id; what it leaves out it takes from above."""


class CheckShape(Shape):
    """check.yaml."""

    call_to_action: CallShape | None = None
    """What a visitor is asked to do once the level is known."""


def load_check_file(
    path: Path, shown: str, languages: tuple[str, ...], levels: tuple[str, ...]
) -> Loaded[CheckFile]:
    """Read a check.yaml; beside problems, one that says nothing.

    Args:
        path: the file.
        shown: its path as problems show it.
        languages: the site's languages; every text must be there in each.
        levels: the ids of the rubric's levels; none where the rubric does not tell them.
    """
    read = read_document(path, shown)
    if read.value is None:
        return Loaded(CheckFile(), read.problems)
    document = read.value
    shape = fit(CheckShape, document, languages=languages, describe=_subject)
    problems = (*read.problems, *shape.problems, *_broken_rules(document, levels))
    if shape.value is None or is_fatal(problems):
        return Loaded(CheckFile(), problems)
    call = shape.value.call_to_action
    return Loaded(CheckFile(dict(_actions(call, levels)) if call else {}), problems)


def _subject(location: Location) -> str:
    """Say whose key stands at a location of the file: `level "fly"`, or ""."""
    is_of_level = location[:2] == (_CALL, "levels") and len(location) > 2
    return f"level {quoted(str(location[2]))}" if is_of_level else ""


def _actions(call: CallShape, levels: tuple[str, ...]) -> Iterator[tuple[str, Action]]:
    utm = call.utm.model_dump(exclude_none=True) if call.utm else {}
    for level in levels:
        own = call.levels.get(level, ActionShape())
        text, url = own.text or call.text, own.url or call.url
        if text and url:
            told = {**utm, "content": level} if call.utm else {}
            yield level, Action(text, _with_utm(url, told))


def _with_utm(url: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    parameters = {f"utm_{name}": value for name, value in told.items()}
    return {language: with_parameters(address, parameters) for language, address in url.items()}


def _broken_rules(document: Document, levels: tuple[str, ...]) -> Iterator[Problem]:
    """Look at the file as it was read, so that no misfit keeps these from being shown."""
    own = mapping(document.data, _CALL, "levels")
    for level in (level for level in own if levels and level not in levels):
        message = f"there is no level {quoted(level)}"
        hint = near_miss(level, levels) or f"declared are {listed(levels, 'and')}"
        at = (_CALL, "levels", level)
        yield document.problem(at, "unknown-level", message, hint, key=True)
    if isinstance(document.data.get(_CALL), dict):
        yield from _half_actions(document)


def _half_actions(document: Document) -> Iterator[Problem]:
    """Yield a problem for each text that meets no address, and the other way round."""
    call = mapping(document.data, _CALL)
    own = {level: mapping(call, "levels", level) for level in mapping(call, "levels")}
    # Below a misspelt "levels" may stand what is missed here.
    said = [call, *own.values()] if "levels" in call or not means(call, "levels") else []
    if said and not any(means(keys, half) for keys in said for half, _ in _HALVES):
        message, hint = "the call to action has no text and no url", "add them, or leave it out"
        yield document.problem((_CALL,), "half-action", message, hint, key=True)
    for half, other in _HALVES:
        met = any(means(keys, other) and not means(keys, half) for keys in own.values())
        if said and means(call, half) and not means(call, other) and not met:
            yield _half_action(document, (_CALL, half), other)
        for level, keys in own.items():
            if means(keys, half) and not means(keys, other) and not means(call, other):
                yield _half_action(document, (_CALL, "levels", level, half), other)


def _half_action(document: Document, at: Location, other: str) -> Problem:
    message = f"the call to action has no {other} to go with its {at[-1]}"
    subject = _subject(at)
    message = f"{subject}: {message}" if subject else message
    return document.problem(at, "half-action", message, f"add {other}: beside it", key=True)
