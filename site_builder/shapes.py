"""Field types for the author's YAML, and pydantic's complaints as located problems.

A scalar arrives as text (see `source`); the field type of its place says what it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from site_builder.codes import Code
from site_builder.numbers import exact, whole
from site_builder.problems import Loaded, Problem, listed, near_miss, nearest, quoted
from site_builder.richtext import NotInline, RichText, rich_text
from site_builder.source import Document, Location, one_line, unseen

M = TypeVar("M", bound=BaseModel)
_ID = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: small letters, digits and hyphens, a letter first."""
    return bool(_ID.fullmatch(text))


def mistake(code: Code, message: str, hint: str, *, at_key: bool = False) -> PydanticCustomError:
    """Return the error that a field type raises; `at_key` places it at the key, not the value."""
    words = {"code": code, "message": message, "hint": hint, "at_key": at_key}
    return PydanticCustomError("mistake", "{message}", words)


def mistakes(found: Iterable[tuple[Location, PydanticCustomError]]) -> ValidationError:
    """Return several errors of one value, each with its place in it, as one to raise."""
    details = [InitErrorDetails(type=error, loc=at, input=None) for at, error in found]
    return ValidationError.from_exception_data("mistakes", details)


class Shape(BaseModel):
    """A mapping in an author's file: no key that it does not know, all mistakes at once."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)
    nullable: ClassVar[frozenset[str]] = frozenset()
    """Keys whose value may be `null`."""

    @model_validator(mode="wrap")
    @classmethod
    def _all_mistakes(cls, data: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, cls):
            return data
        if not isinstance(data, dict):
            raise _NOT_A_MAPPING
        unknown = [key for key in data if key not in cls._keys()]
        empty = [key for key in data if cls._is_empty(key, data[key])]
        found: list[tuple[Location, PydanticCustomError]] = [
            *(((key,), cls._unknown(key)) for key in unknown),
            *(((key,), _EMPTY) for key in empty),
        ]
        # A key that was meant is not missing too.
        meant = {*empty, *(nearest(key, cls._keys()) for key in unknown)}
        try:
            value = handler({key: data[key] for key in data if key not in {*unknown, *empty}})
        except ValidationError as error:
            details = [each for each in error.errors() if not _is_missing(each, meant)]
            raise mistakes([*found, *map(_as_mistake, details)]) from None
        if found:
            raise mistakes(found)
        return value

    @classmethod
    def _is_empty(cls, key: str, value: object) -> bool:
        """Tell whether a key that needs a value was written without one."""
        return value is None and key in cls._keys() and key not in cls.nullable

    @classmethod
    def _keys(cls) -> set[str]:
        return {field.alias or name for name, field in cls.model_fields.items()}

    @classmethod
    def _unknown(cls, key: str) -> PydanticCustomError:
        hint = near_miss(key, cls._keys()) or f"possible here: {', '.join(sorted(cls._keys()))}"
        return mistake("unknown-key", f"unknown key {quoted(key)}", hint, at_key=True)


_NOT_A_MAPPING = mistake("not-a-mapping", "keys are needed here", "write `key: value` under it")
_EMPTY = mistake("empty", "the key has no value", "write it, or leave the key out", at_key=True)
_NOT_A_LIST = mistake("not-a-list", "a list is needed here", "begin each item with a hyphen")


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
            error = _NOT_A_LIST
        case "dict_type":
            error = _NOT_A_MAPPING
        case other:
            message = f"no words for pydantic's {other}"
            raise AssertionError(message)
    return location, error


def _scalar(value: object) -> str:
    """Return what was written in one piece, as it was written."""
    if value is None:
        raise mistake("empty", "the text is empty", "write it", at_key=True)
    if not isinstance(value, str):
        hint = "put a text that begins with a bracket in quotes"
        raise mistake("not-text", "a text is needed here, not a list or keys", hint)
    if not value.strip():
        raise mistake("empty", "the text is empty", "write it, or leave the key out")
    found = unseen(value)
    if found:
        message = f"the text holds a control character (U+{ord(found[0]):04X})"
        raise mistake("control-character", message, "leave it out")
    return value


def _text(value: object) -> str:
    return one_line(_scalar(value))


def _id(value: object) -> str:
    text = _scalar(value)
    if not is_id(text):
        hint = "use small letters, digits and hyphens, a letter first"
        raise mistake("bad-id", f"{quoted(text)} is no id", hint)
    return text


def _number(value: object) -> Fraction:
    text = _scalar(value)
    number = exact(text)
    if number is None:
        hint = "write it like 3, -2, 0.25 or 7/12, with at most 30 digits"
        raise mistake("not-a-number", f"{quoted(text)} is no number", hint)
    return number


def _whole(value: object) -> int:
    text = _scalar(value)
    number = whole(text)
    if number is None:
        raise mistake("not-whole", f"{quoted(text)} is no whole number", "write digits only")
    return number


def _yes_no(value: object) -> bool:
    if value not in ("true", "false"):
        raise mistake("not-true-false", "this is neither true nor false", "write true or false")
    return value == "true"


Text: TypeAlias = Annotated[str, BeforeValidator(_text)]
Id: TypeAlias = Annotated[str, BeforeValidator(_id)]
Number: TypeAlias = Annotated[Fraction, BeforeValidator(_number)]
Whole: TypeAlias = Annotated[int, BeforeValidator(_whole)]
YesNo: TypeAlias = Annotated[bool, BeforeValidator(_yes_no)]


def whole_between(low: int, high: int) -> BeforeValidator:
    """Return the check for a field that takes a whole number from `low` to `high`."""

    def check(value: object) -> int:
        number = _whole(value)
        if not low <= number <= high:
            hint = f"write a number from {low} to {high}"
            raise mistake("out-of-range", f"{number} is out of range", hint)
        return number

    return BeforeValidator(check)


def one_of(*words: str) -> BeforeValidator:
    """Return the check for a field that takes one of a few words."""

    def check(value: object) -> object:
        word = _scalar(value)
        if word not in words:
            hint = near_miss(word, words) or f"write {listed(words)}"
            raise mistake("unknown-word", f"{quoted(word)} is not possible here", hint)
        return word

    return BeforeValidator(check)


def at_least(count: int, things: str) -> BeforeValidator:
    """Return the check for a list that must hold a number of things."""

    def check(value: object) -> object:
        if isinstance(value, list) and len(value) < count:
            missing = f"{count - len(value)} more"
            raise mistake("too-few", f"too few {things}: {len(value)} of {count}", f"add {missing}")
        return value

    return BeforeValidator(check)


def _languages(info: ValidationInfo) -> tuple[str, ...]:
    return tuple(info.context["languages"]) if info.context else ()


def _in_languages(
    value: object, info: ValidationInfo, read: Callable[[object], Any]
) -> dict[str, Any]:
    languages = _languages(info)
    if not isinstance(value, dict):
        hint = f"write {' and '.join(f'{language}: …' for language in languages)} under it"
        raise mistake("not-translated", "a text in each language is needed here", hint)
    found = list(_translation_mistakes(value, languages, read))
    if found:
        raise mistakes(found)
    return {language: read(value[language]) for language in languages}


def _translation_mistakes(
    texts: Mapping[str, object], languages: tuple[str, ...], read: Callable[[object], Any]
) -> Iterator[tuple[Location, PydanticCustomError]]:
    present = [language for language in languages if language in texts]
    unknown = [language for language in texts if language not in languages]
    meant = {nearest(language, languages) for language in unknown}
    for language in languages:
        if language not in texts and language not in meant:
            hint = f"add {language}: beside {present[0]}:" if present else f"add {language}:"
            yield (), mistake("missing-translation", f"the text in {language} is missing", hint)
    for language in unknown:
        message = f"the site has no language {quoted(language)}"
        known = f"it has {listed(languages, 'and')}; leave this one out"
        hint = near_miss(language, languages) or known
        yield (language,), mistake("unknown-language", message, hint, at_key=True)
    for language in present:
        try:
            read(texts[language])
        except PydanticCustomError as error:
            yield (language,), error


def _rich(value: object) -> RichText:
    text = _text(value)
    try:
        return rich_text(text)
    except NotInline as error:
        raise mistake("not-inline", str(error), error.hint) from None


def _rich_texts(value: object, info: ValidationInfo) -> dict[str, RichText]:
    return _in_languages(value, info, _rich)


def _plain_texts(value: object, info: ValidationInfo) -> dict[str, str]:
    return _in_languages(value, info, _text)


RichTexts: TypeAlias = Annotated[Mapping[str, RichText], BeforeValidator(_rich_texts)]
PlainTexts: TypeAlias = Annotated[Mapping[str, str], BeforeValidator(_plain_texts)]

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
    try:
        value = model.model_validate(document.data, context={"languages": languages})
    except ValidationError as error:
        return Loaded(None, tuple(_problems(error, document, describe)))
    return Loaded(value)


def _problems(error: ValidationError, document: Document, describe: Describe) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        location = _in_file(detail["loc"], document)
        said = detail["ctx"]
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
