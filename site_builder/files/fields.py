"""Field types for the author's YAML.

A scalar arrives as text (see `document`); the field type of its place says what it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_builder.files.addresses import begun, is_web_address, slug_of
from site_builder.files.colour import Colour, parse
from site_builder.files.document import Location
from site_builder.files.mistakes import mistake, mistakes, text_as_key, without_space, words_of
from site_builder.files.numbers import exact, whole
from site_builder.files.problems import MAX_QUOTED, listed, near_miss, nearest, quoted
from site_builder.files.richtext import NotInline, RichText, rich_text
from site_builder.files.shapes import languages_of
from site_builder.files.source import one_line, said_unseen, unseen

SAFE_INTEGER = 2**53 - 1
"""The highest whole number that JavaScript holds exactly."""
_ID = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
_LONGEST_LANGUAGE = 3
"""So many letters has a language without a region; a longer key without a value is none."""


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: small letters, digits and hyphens, a letter first."""
    return bool(_ID.fullmatch(text))


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
        raise mistake("control-character", *said_unseen(found[0]))
    return value


def _text(value: object) -> str:
    return one_line(_scalar(value))


def _id(value: object) -> str:
    text = _scalar(value)
    if not is_id(text):
        like = slug_of(text)
        example = f', like "{like}"' if is_id(like) else ""
        hint = f"use small letters, digits and hyphens, a letter first{example}"
        if ";" in text and len(text) <= MAX_QUOTED:
            hint = f"put commas between them: [{', '.join(words_of(text))}]"
        raise mistake("bad-id", f"{quoted(text)} is no id", hint)
    return text


def _number(value: object) -> Fraction:
    text = _scalar(value)
    number = exact(text)
    if number is None:
        hint = "write it like 3, -2, 0.25 or 7/12, with at most 30 digits"
        with_point = text.replace(",", ".", 1)
        if "," in text and exact(with_point) is not None:
            hint = f"write it with a point, not with a comma: {with_point}"
        raise mistake("not-a-number", f"{quoted(text)} is no number", hint)
    return number


def _whole(value: object) -> int:
    text = _scalar(value)
    number = whole(text)
    if number is None:
        raise mistake("not-whole", f"{quoted(text)} is no whole number", "write digits only")
    return number


def _colour(value: object) -> Colour:
    text = _text(value)
    try:
        return parse(text)
    except ValueError:
        hint = 'write it like "#a2125c" or "#a1c", in quotes, since # begins a comment'
        raise mistake("bad-colour", f"{quoted(text)} is no colour", hint) from None


def _yes_no(value: object) -> bool:
    if value not in ("true", "false"):
        raise mistake("not-true-false", "this is neither true nor false", "write true or false")
    return value == "true"


# What an editor of YAML checks, which takes `3` for a number and `yes` for a text or a boolean.
_ANY_SCALAR = {"type": ["string", "number", "boolean"]}
_BY_LANGUAGE = {"type": "object", "additionalProperties": _ANY_SCALAR, "minProperties": 1}
ID_SCHEMA = {"type": "string", "pattern": f"^{_ID.pattern}$"}
_NUMBER_SCHEMA = {"type": ["number", "string"], "pattern": r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"}
_WHOLE_SCHEMA = {"type": ["integer", "string"], "pattern": "^-?[0-9]+$"}


Text: TypeAlias = Annotated[str, BeforeValidator(_text), WithJsonSchema(_ANY_SCALAR)]


Id: TypeAlias = Annotated[str, BeforeValidator(_id), WithJsonSchema(ID_SCHEMA)]


Number: TypeAlias = Annotated[Fraction, BeforeValidator(_number), WithJsonSchema(_NUMBER_SCHEMA)]


Whole: TypeAlias = Annotated[int, BeforeValidator(_whole), WithJsonSchema(_WHOLE_SCHEMA)]


HexColour: TypeAlias = Annotated[
    Colour, BeforeValidator(_colour), WithJsonSchema({"type": "string", "pattern": "^#"})
]


YesNo: TypeAlias = Annotated[bool, BeforeValidator(_yes_no)]


def whole_between(low: int, high: int = SAFE_INTEGER) -> BeforeValidator:
    """Return the check for a field that takes a whole number from `low` to `high`."""

    def check(value: object) -> int:
        number = _whole(value)
        if not low <= number <= high:
            hint = _within(number, low, high)
            raise mistake("out-of-range", f"{number} is out of range", hint)
        return number

    return BeforeValidator(check)


def _within(number: int, low: int, high: int) -> str:
    """Return a number to write in place of one that is out of range."""
    if high == SAFE_INTEGER:
        too_low = f"write {low} or a higher number"
        return too_low if number < low else f"write a lower number, such as {low}"
    if number < low:
        return f"write {low} or a higher number, up to {high}"
    return f"write {high} or a lower number, down to {low}"


def one_of(*words: str) -> BeforeValidator:
    """Return the check for a field that takes one of a few words."""
    return BeforeValidator(one_of_words(*words))


def one_of_words(*words: str, keys: str = "") -> Callable[[object], object]:
    """Return the check of `one_of` by itself; `keys` is what may stand there in place of a word."""

    def check(value: object) -> object:
        word = _scalar(value)
        if word not in words:
            possible = listed([*words, keys] if keys else words)
            hint, meant = near_miss(word, words) or f"write {possible}", nearest(word, words)
            said = f"{quoted(word)} is not possible here"
            raise mistake("unknown-word", said, hint, meant=(meant,) if meant else ())
        return word

    return check


def at_least(count: int, things: str) -> BeforeValidator:
    """Return the check for a list that must hold a number of things."""

    def check(value: object) -> object:
        if isinstance(value, list) and len(value) < count:
            missing = f"{count - len(value)} more"
            raise mistake("too-few", f"too few {things}: {len(value)} of {count}", f"add {missing}")
        return value

    return BeforeValidator(check)


def no_twice(values: tuple[str, ...]) -> tuple[str, ...]:
    """Check that a list of words names none of them twice."""
    twice = [
        ((place,), mistake("named-twice", f'the list names "{value}" twice', "name it once"))
        for place, value in enumerate(values)
        if value in values[:place]
    ]
    if twice:
        raise mistakes(twice)
    return values


def _in_languages(
    value: object, info: ValidationInfo, read: Callable[[object], Any]
) -> dict[str, Any]:
    languages = languages_of(info)
    if not isinstance(value, dict):
        hint = f"write {' and '.join(f'{language}: …' for language in languages)} under it"
        if isinstance(value, str) and value.startswith(_joined(languages)):
            hint = f"{hint}, with a colon and a space after each language"
        raise mistake("not-translated", "a text in each language is needed here", hint)
    found = list(_translation_mistakes(value, languages, read))
    if found:
        raise mistakes(found)
    return {language: read(value[language]) for language in languages}


def _joined(languages: Iterable[str]) -> tuple[str, ...]:
    """Return how a text begins where a colon, or the space after it, is missing."""
    return tuple(f"{language}{sign}" for language in languages for sign in " :")


def _translation_mistakes(
    texts: Mapping[str, object], languages: tuple[str, ...], read: Callable[[object], Any]
) -> Iterator[tuple[Location, PydanticCustomError]]:
    present = [language for language in languages if language in texts]
    unknown = [language for language in texts if language not in languages]
    meant = {nearest(language, languages) for language in unknown}
    meant |= {re.split("[ :]", language, maxsplit=1)[0] for language in unknown}
    for language in languages:
        if language not in texts and language not in meant:
            hint = f"add {language}: beside {present[0]}:" if present else f"add {language}:"
            yield (), mistake("missing-translation", f"the text in {language} is missing", hint)
    for language in unknown:
        if language.partition(":")[0] in {*languages} - {*present}:
            yield (language,), without_space(language)
            continue
        if texts[language] is None and len(language) > _LONGEST_LANGUAGE:
            yield (language,), text_as_key(language, {*languages} - {*present})
            continue
        message = f"the site has no language {quoted(language)}"
        hint = near_miss(language, languages) or _no_language(language, languages)
        yield (language,), mistake("unknown-language", message, hint, at_key=True)
    for language in present:
        try:
            read(texts[language])
        except PydanticCustomError as error:
            yield (language,), error


def _no_language(word: str, languages: tuple[str, ...]) -> str:
    known = listed(languages, "and")
    if len(word) > _LONGEST_LANGUAGE and "-" not in word:
        way = "write fewer spaces in front of it if it is a key, or leave it out"
        return f"{way}: the site has {known}"
    return f"it has {known}; leave this one out"


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


def _address(value: object) -> str:
    text = _text(value)
    if not is_web_address(text):
        like = "write it like https://example.com/book, without spaces"
        hint = begun(text, is_web_address) or like
        raise mistake("bad-address", f"{quoted(text)} is no web address", hint)
    return text


def _addresses(value: object, info: ValidationInfo) -> dict[str, str]:
    if isinstance(value, dict):
        return _in_languages(value, info, _address)
    return dict.fromkeys(languages_of(info), _address(value))


RichTexts: TypeAlias = Annotated[
    Mapping[str, RichText], BeforeValidator(_rich_texts), WithJsonSchema(_BY_LANGUAGE)
]


PlainTexts: TypeAlias = Annotated[
    Mapping[str, str], BeforeValidator(_plain_texts), WithJsonSchema(_BY_LANGUAGE)
]


Addresses: TypeAlias = Annotated[
    Mapping[str, str],
    BeforeValidator(_addresses),
    WithJsonSchema({"anyOf": [{"type": "string"}, _BY_LANGUAGE]}),
]
"""An address in each language, or one for all."""
