"""A mapping in the author's YAML as a model, and pydantic's complaints as located problems."""

import ast
import inspect
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from textwrap import dedent
from typing import Any, ClassVar, Self, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError

from site_builder.files.document import Document, Location
from site_builder.files.mistakes import (
    EMPTY,
    Placed,
    as_mistake,
    indent_more,
    mistake,
    mistakes,
    no_mapping,
    outdented,
    text_as_key,
    without_space,
)
from site_builder.files.problems import Loaded, Problem, nearest, quoted
from site_builder.files.slips import no_break_in_key


@dataclass(frozen=True, slots=True)
class InSchema:
    """Says how a field stands in the JSON Schema; it is asked only where that is made."""

    schema: Callable[[], dict[str, Any]]

    def __get_pydantic_json_schema__(
        self, _core: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return that, whatever pydantic would say."""
        return self.schema()


def described(shape: type[BaseModel]) -> dict[str, str]:
    """Return what the text below each key of a shape says, by the key.

    Pydantic reads it too if asked, but reads each shape's module anew to do so, at every start.
    """
    found: dict[str, str] = {}
    for each in reversed(shape.__mro__):
        if issubclass(each, Shape) and each is not Shape:
            (written,) = ast.parse(dedent(inspect.getsource(each))).body
            found |= _texts_below(written.body if isinstance(written, ast.ClassDef) else [])
    return {shape.model_fields[name].alias or name: text for name, text in found.items()}


def _texts_below(body: list[ast.stmt]) -> dict[str, str]:
    return {
        key.target.id: inspect.cleandoc(text.value.value)
        for key, text in pairwise(body)
        if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
        if isinstance(text.value.value, str) and "ClassVar" not in ast.dump(key.annotation)
    }


M = TypeVar("M", bound=BaseModel)
MOST_MISSPELT = 20
"""A mapping with more unknown keys is another thing: what they meant is not looked for."""


def languages_of(info: ValidationInfo) -> tuple[str, ...]:
    """Return the site's languages, in which the file that is read must have its texts."""
    return info.context["languages"] if info.context else ()


class Shape(BaseModel):
    """A mapping in an author's file: no key that it does not know, all mistakes at once."""

    model_config = ConfigDict(
        frozen=True,
        arbitrary_types_allowed=True,
        defer_build=True,  # most commands need few of all shapes
    )
    nullable: ClassVar[frozenset[str]] = frozenset()
    """Keys whose value may be `null`."""
    if_empty: ClassVar[PydanticCustomError] = EMPTY
    """What is said of another key without a value."""

    @model_validator(mode="wrap")
    @classmethod
    def _all_mistakes(
        cls, data: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if isinstance(data, cls):
            return data
        if not isinstance(data, dict):
            raise no_mapping(data, cls._keys())
        unknown = [key for key in data if key not in cls._keys()]
        empty = [key for key in data if cls._is_empty(key, data[key])]
        misspelt = {key: nearest(key, cls._keys()) for key in unknown[:MOST_MISSPELT]}
        found = list(cls._wrong_keys(data, misspelt, languages_of(info)))
        # A key that was meant is not missing too.
        begun = [re.split("[ :]", key, maxsplit=1)[0] for key in unknown]
        meant, refused = {*empty, *misspelt.values(), *begun}, {*unknown, *empty}
        try:
            value = handler({key: data[key] for key in data if key not in refused})
        except ValidationError as error:
            inner = [as_mistake(each) for each in error.errors() if not _is_missing(each, meant)]
            raise mistakes([*found, *outdented(inner, cls._keys() - data.keys())]) from None
        if found:
            raise mistakes(found)
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the shape as JSON Schema: no other keys, and null only where it may be."""
        schema = handler.resolve_ref_schema(handler(core))
        schema["additionalProperties"] = False
        schema.pop("title", None)
        said = described(cls)
        for name, part in schema.get("properties", {}).items():
            part.pop("title", None)
            if name in said:
                part["description"] = said[name]
            if name not in cls.nullable:
                _without_null(part)
        return schema

    @classmethod
    def _is_empty(cls, key: str, value: object) -> bool:
        """Tell whether a key that needs a value was written without one."""
        return value is None and key in cls._keys() and key not in cls.nullable

    @classmethod
    def _wrong_keys(
        cls,
        data: Mapping[str, object],
        misspelt: Mapping[str, str | None],
        languages: Collection[str],
    ) -> Iterator[Placed]:
        """Yield what is wrong with unknown keys, and with those that have no value."""
        others = {key for key, meant in misspelt.items() if meant}.difference(languages)
        flush = cls._not_indented(data, others)
        told = {*chain(*flush.values())}
        for key in data:
            if key not in cls._keys() and key not in told:
                yield (key,), cls._unknown(key, data, misspelt.get(key))
            elif cls._is_empty(key, data[key]):
                below = flush.get(key)
                yield (key,), indent_more(below[0]) if below else cls._empty(key)

    @classmethod
    def _not_indented(
        cls, data: Mapping[str, object], others: Collection[str]
    ) -> dict[str, list[str]]:
        """Return by each key without a value the unknown ones that stand right below it.

        They belong to it, as it seems, unless they are among the `others`, or pieces of a text.
        """
        found: dict[str, list[str]] = {}
        above = None
        for key, value in data.items():
            is_piece = value is None and " " in key
            if cls._is_empty(key, value):
                above = key
            elif above is None or key in cls._keys() or key in others or is_piece:
                above = None
            else:
                found.setdefault(above, []).append(key)
        return found

    @classmethod
    def _empty(cls, _key: str) -> PydanticCustomError:
        return cls.if_empty

    @classmethod
    def _keys(cls) -> set[str]:
        return {field.alias or name for name, field in cls.model_fields.items()}

    @classmethod
    def _unknown(
        cls, key: str, data: Mapping[str, object], meant: str | None
    ) -> PydanticCustomError:
        if key.partition(":")[0] in cls._keys() - data.keys():
            return without_space(key)
        if data[key] is None and " " in key:
            return text_as_key(key, cls._keys() - data.keys())
        possible = f"possible here: {', '.join(sorted(cls._keys()))}"
        hint = f'did you mean "{meant}"?' if meant else possible
        place = (0, meant) if meant else ()
        said = f"unknown key {quoted(key)}"
        return mistake("unknown-key", said, hint, at_key=True, meant=place)


def _without_null(part: dict[str, Any]) -> None:
    """Take null out of what a key may hold: where nothing is written, the key is left out."""
    if part.get("default", ...) is None:
        del part["default"]
    kinds = [kind for kind in part.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        del part["anyOf"]
        part |= {**kinds[0], **part}
    elif kinds:
        part["anyOf"] = kinds


def _is_missing(detail: ErrorDetails, keys: set[str | None]) -> bool:
    """Tell whether the error says that one of the keys is missing from the mapping itself."""
    return detail["type"] == "missing" and detail["loc"][0] in keys


Describe: TypeAlias = Callable[[Location], str]


def fit(
    model: type[M],
    document: Document,
    *,
    languages: tuple[str, ...] = (),
    describe: Describe = lambda _: "",
) -> Loaded[M]:
    """Read a document as a model; every misfit is a problem at its place.

    Args:
        model: the shape the document must have.
        document: the file.
        languages: the site's languages, for texts that must be there in each.
        describe: says what stands at a location (`question "scripts"`), or "".
    """
    return fit_as_meant(model, document, languages=languages, describe=describe)[0]


def fit_as_meant(
    model: type[M],
    document: Document,
    *,
    languages: tuple[str, ...] = (),
    describe: Describe = lambda _: "",
) -> tuple[Loaded[M], Document]:
    """Return what `fit` does, and the document as it is meant.

    In that a misspelt key has the name that it should have, one that stands too far to the right
    its place, and a word that is not possible is the nearest one that is, or None: so nobody who
    looks there says once more what comes of it.
    """
    spaces = tuple(_no_break_spaces(document))
    if spaces:
        return Loaded(None, spaces), document
    try:
        value = model.model_validate(document.data, context={"languages": languages})
    except ValidationError as error:
        problems = tuple(_problems(error, document, describe))
        moves, words = dict(_moves(error, document)), dict(_words(error, document))
        return Loaded(None, problems), document.read_as(moves, words, problems)
    return Loaded(value), document


def _moves(error: ValidationError, document: Document) -> Iterator[tuple[Location, Location]]:
    """Yield where each key stands that should be another or elsewhere, and where it should."""
    for detail in error.errors(include_url=False):
        said = detail["ctx"]
        if said["code"] == "unknown-key" and said["meant"]:
            further_out, key = said["meant"]
            at = _in_file(detail["loc"], document)
            yield at, (*at[: -1 - further_out], key)


def _words(error: ValidationError, document: Document) -> Iterator[tuple[Location, str | None]]:
    """Yield where each word stands that is not possible, and the one that is meant, if any."""
    for detail in error.errors(include_url=False):
        said = detail["ctx"]
        if said["code"] == "unknown-word":
            yield _in_file(detail["loc"], document), next(iter(said["meant"]), None)


def _no_break_spaces(document: Document) -> Iterator[Problem]:
    """Yield the spaces that YAML adds to a key, which is known nowhere then."""
    for location, at in document.keys.items():
        key = str(location[-1])
        told = None if key.isascii() else no_break_in_key(key, at)
        if told:
            place, said, hint = told
            yield document.source.problem(place, "yaml-syntax", said, hint)


def _problems(error: ValidationError, document: Document, describe: Describe) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        location = _in_file(detail["loc"], document)
        said = detail["ctx"]
        if said["code"] == "missing-translation" and location in document.twice:
            continue
        subject = describe(location)
        message = f"{subject}: {said['message']}" if subject else said["message"]
        problem = document.problem(
            location, said["code"], message, said["hint"], key=said["at_key"]
        )
        if not document.has_refused(problem):
            yield problem


def _in_file(loc: Location, document: Document) -> Location:
    """Leave out of pydantic's location what is no place in the file, such as `[key]`."""
    ends = range(len(loc), -1, -1)
    return next(loc[:end] for end in ends if loc[:end] in document.values)
