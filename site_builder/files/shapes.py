"""A mapping in the author's YAML as a model, and pydantic's complaints as located problems."""

import ast
import inspect
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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
from pydantic_core import CoreSchema, ErrorDetails, InitErrorDetails, PydanticCustomError

from site_builder.files.addresses import slug_of
from site_builder.files.codes import Code
from site_builder.files.document import Document, Location
from site_builder.files.problems import MAX_QUOTED, Loaded, Problem, nearest, printable, quoted
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


def mistake(code: Code, message: str, hint: str, *, at_key: bool = False) -> PydanticCustomError:
    """Return the error that a field type raises; `at_key` places it at the key, not the value."""
    words = {"code": code, "message": message, "hint": hint, "at_key": at_key}
    return PydanticCustomError("mistake", "{message}", words)


def mistakes(found: Iterable[tuple[Location, PydanticCustomError]]) -> ValidationError:
    """Return several errors of one value, each with its place in it, as one to raise."""
    details = [InitErrorDetails(type=error, loc=at, input=None) for at, error in found]
    return ValidationError.from_exception_data("mistakes", details)


def without_space(text: str) -> PydanticCustomError:
    """Return the error of a key to which its text is joined: `nl:Brood`."""
    key = text.partition(":")[0]
    hint = f"write a space after {key}:"
    return mistake("missing-colon", f"a space is missing in {quoted(text)}", hint, at_key=True)


def text_as_key(text: str, lacking: Collection[str]) -> PydanticCustomError:
    """Return the error of a piece of text that became a key without a value.

    Either a text between braces ends at its comma, and this is the rest; or it begins with one of
    the keys that are `lacking`, without its colon or without the space after it.
    """
    key, colon, _ = text.partition(":")
    if colon and key in lacking:
        return without_space(text)
    key = text.partition(" ")[0]
    if key in lacking:
        message, hint = f"a colon is missing in {quoted(text)}", f"write it after {key}"
        return mistake("missing-colon", message, hint, at_key=True)
    hint = 'a comma ends a text between braces; put the whole text in "double quotes"'
    return mistake("text-cut-off", f"the text is cut off before {quoted(text)}", hint, at_key=True)


def languages_of(info: ValidationInfo) -> tuple[str, ...]:
    """Return the site's languages, in which the file that is read must have its texts."""
    return info.context["languages"] if info.context else ()


def _indent_more(below: str) -> PydanticCustomError:
    """Return the error of a key whose value stands below it, but no further to the right."""
    hint = f"the lines below it must be indented further, beginning with {quoted(below)}"
    return mistake("empty", "the key has no value", hint, at_key=True)


_EMPTY = mistake("empty", "the key has no value", "write it, or leave the key out", at_key=True)


class Shape(BaseModel):
    """A mapping in an author's file: no key that it does not know, all mistakes at once."""

    model_config = ConfigDict(
        frozen=True,
        arbitrary_types_allowed=True,
        defer_build=True,  # most commands need few of all shapes
    )
    nullable: ClassVar[frozenset[str]] = frozenset()
    """Keys whose value may be `null`."""
    if_empty: ClassVar[PydanticCustomError] = _EMPTY
    """What is said of another key without a value."""

    @model_validator(mode="wrap")
    @classmethod
    def _all_mistakes(
        cls, data: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if isinstance(data, cls):
            return data
        if not isinstance(data, dict):
            raise _no_mapping(data, cls._keys())
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
            details = [each for each in error.errors() if not _is_missing(each, meant)]
            raise mistakes([*found, *map(_as_mistake, details)]) from None
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
    ) -> Iterator[tuple[Location, PydanticCustomError]]:
        """Yield what is wrong with unknown keys, and with those that have no value."""
        others = {key for key, meant in misspelt.items() if meant}.difference(languages)
        flush = cls._not_indented(data, others)
        told = {*chain(*flush.values())}
        for key in data:
            if key not in cls._keys() and key not in told:
                yield (key,), cls._unknown(key, data, misspelt.get(key))
            elif cls._is_empty(key, data[key]):
                below = flush.get(key)
                yield (key,), _indent_more(below[0]) if below else cls._empty(key)

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
        return mistake("unknown-key", f"unknown key {quoted(key)}", hint, at_key=True)


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


_BETWEEN = re.compile(r"(-?[0-9]+) *(?:-|–|—|\.\.+|to|tot) *(-?[0-9]+)")
_JOINED = re.compile(r"([A-Za-z][\w-]*):\S")


def _no_mapping(data: object, keys: Collection[str]) -> PydanticCustomError:
    """Return the error of what has no keys, with what was written as it should be."""
    hint = "write `key: value` under it"
    text = data if isinstance(data, str) else ""
    if joined := _JOINED.match(text):
        hint = f'write a space after the colon: "{joined[1]}: …"'
    elif "min" in keys and (ends := _BETWEEN.fullmatch(text)):
        hint = f"write {{min: {ends[1]}, max: {ends[2]}}}"
    elif text and "id" in keys and (named := next((k for k in _NAMES if k in keys), None)):
        item, below = f'"- id: {slug_of(text) or "…"}"', f'"{named}: …"'
        hint = f"begin a line of its own with {item}, and write {below} below that id"
    return mistake("not-a-mapping", "keys are needed here", hint)


_NAMES = ("text", "name")
"""Keys of what a visitor reads of an item."""


def words_of(text: str) -> list[str]:
    """Return what stands in a text between commas or semicolons."""
    return [word.strip() for word in re.split("[,;]", text) if word.strip()]


def _no_list(data: object) -> PydanticCustomError:
    """Return the error of what is no list, with what was written as one."""
    hint = "begin each item with a hyphen"
    text = data if isinstance(data, str) else ""
    if text.startswith("-"):
        hint = f"{hint} and a space, on a line of its own"
    elif len(text) <= MAX_QUOTED and len(words := words_of(text)) > 1:
        hint = f"write [{printable(', '.join(words))}]"
    return mistake("not-a-list", "a list is needed here", hint)


def _is_missing(detail: ErrorDetails, keys: set[str | None]) -> bool:
    """Tell whether the error says that one of the keys is missing from the mapping itself."""
    return detail["type"] == "missing" and detail["loc"][0] in keys


def _as_mistake(detail: ErrorDetails) -> tuple[Location, PydanticCustomError]:
    """Turn one of pydantic's own errors into ours; ours stay as they are."""
    location, context = detail["loc"], detail.get("ctx", {})
    match detail["type"]:
        case "mistake":
            error = mistake(**context)
        case "missing":
            error = mistake("missing-key", f'the key "{location[-1]}" is missing', "add it")
            location = location[:-1]
        case "tuple_type":
            error = _no_list(detail["input"])
        case "dict_type":
            error = _no_mapping(detail["input"], ())
        case other:
            message = f"no words for pydantic's {other}"
            raise AssertionError(message)
    return location, error


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
    spaces = tuple(_no_break_spaces(document))
    if spaces:
        return Loaded(None, spaces)
    try:
        value = model.model_validate(document.data, context={"languages": languages})
    except ValidationError as error:
        return Loaded(None, tuple(_problems(error, document, describe)))
    return Loaded(value)


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
