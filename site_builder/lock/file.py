"""The file lock.json → the lock: its form, and what is wrong with one that has another."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import from_json

from site_builder.files.problems import Loaded, Position, Problem, quoted
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.lock.meaning import Json
from site_builder.lock.values import Lock, Pinned

_ID = "[a-z][a-z0-9-]*"
_Id = Annotated[str, Field(pattern=f"^{_ID}$")]
_ThingName = Annotated[
    str, Field(pattern=f"^((level|dimension|question|cap|flag) {_ID}|option {_ID} {_ID})$")
]
_File = Annotated[str, Field(pattern=rf"^{_ID}\.[0-9a-f]{{12}}\.js$")]


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


class _Keys(BaseModel):
    """What a scoring part holds beside what is asked for here does not matter to a reader."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True, defer_build=True)


class _Named(_Keys):
    id: str


class _Question(_Named):
    options: list[tuple[str, str | None]]


class _Counting(_Keys):
    points: list[str] = []


class _Dimension(_Named):
    bounds: list[str]
    questions: list[tuple[str, str] | tuple[str, str, _Counting]]


class _Overall(_Keys):
    bounds: list[str]


class _Outcome(_Keys):
    ties: list[str]


class _Scoring(_Keys):
    version: int
    levels: list[str]
    questions: list[_Question]
    dimensions: list[_Dimension]
    caps: list[_Named]
    flags: list[_Named]
    ties: list[str]
    overall: _Overall | None
    outcome: _Outcome | None
    void: dict[str, Any] | None


class _Pinned(_Shape):
    file: _File
    version: int
    integrity: Annotated[str, Field(pattern="^sha384-[A-Za-z0-9+/]{64}$")]
    bytes: int


class _LockFile(_Shape):
    format: Literal[1]
    check: _Id
    retired: list[_ThingName]
    scoring: _Scoring
    script: _File
    scripts: list[_Pinned]
    slugs: dict[str, list[str]]
    texts: dict[_ThingName, dict[str, str]]

    @model_validator(mode="after")
    def _newest_is_listed(self) -> Self:
        if self.script not in [each.file for each in self.scripts]:
            message = "the newest script is not in the list"
            raise ValueError(message)
        return self


def load_lock(source: Source) -> Loaded[Lock]:
    """Read what `to_json` wrote; anything else is a problem, in every place where it is so."""
    try:
        file = _LockFile.model_validate_json(source.text)
    except ValidationError as error:
        return Loaded(None, tuple(_unread(source, error)))
    scoring = from_json(source.text)["scoring"]
    return Loaded(_lock(file, scoring))


def _lock(file: _LockFile, scoring: Json) -> Lock:
    return Lock(
        check=file.check,
        scoring=scoring,
        texts={tuple(name.split()): texts for name, texts in file.texts.items()},
        retired=frozenset(tuple(name.split()) for name in file.retired),
        slugs={language: frozenset(slugs) for language, slugs in file.slugs.items()},
        script=file.script,
        scripts=tuple(Pinned(**dict(each)) for each in file.scripts),
    )


def _unread(source: Source, error: ValidationError) -> Iterator[Problem]:
    """Yield the problems with a file that is no lock, one a place: pydantic tells which, and what.

    JSON is YAML too, so the reader of YAML knows where its values stand.
    """
    document, told = parse_yaml(source).value, set[Position]()
    for each in error.errors(include_url=False):
        loc, said = each["loc"], each["msg"]
        at = document.position(loc) if document and loc else _place_in(said)
        if at not in told:
            told.add(at)
            what = f"{quoted('.'.join(map(str, loc)))}: {said}" if loc else said
            message = f"the file is no lock that this version can read ({what})"
            yield source.problem(at, "bad-lock", message, _way_back(source, loc))


def _place_in(said: str) -> Position:
    """Return the place that pydantic names in a sentence about what is no JSON."""
    place = re.search(r"at line ([0-9]+) column ([0-9]+)", said)
    return Position(int(place[1]), max(1, int(place[2]))) if place else Position(1, 1)


def _way_back(source: Source, loc: tuple[int | str, ...]) -> str:
    if loc == ("format",):
        return "install the newest niveaucheck, or take the file back with git checkout"
    return f"take it back with git checkout -- {source.path}"
