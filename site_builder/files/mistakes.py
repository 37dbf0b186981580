"""What is wrong with the form of an author's YAML, as errors that pydantic carries.

Each has a code, a message and a way out, and is placed at a key or at its value.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from site_builder.files.addresses import slug_of
from site_builder.files.codes import Code
from site_builder.files.document import Location
from site_builder.files.problems import MAX_QUOTED, printable, quoted

Placed: TypeAlias = tuple[Location, PydanticCustomError]
"""What is wrong, and where in the value that is read."""


def mistake(
    code: Code,
    message: str,
    hint: str,
    *,
    at_key: bool = False,
    meant: Sequence[str | int] = (),
) -> PydanticCustomError:
    """Return the error that a field type raises.

    Args:
        code: what it is.
        message: what is wrong.
        hint: the way out.
        at_key: whether it has its place at the key, not at the value.
        meant: of an unknown key, how many mappings further out it should stand, and its name; of
            an unknown word the one that it should be; nothing where that is not known.
    """
    words = {"code": code, "message": message, "hint": hint, "at_key": at_key, "meant": meant}
    return PydanticCustomError("mistake", "{message}", words)


def _code_of(error: PydanticCustomError) -> str:
    """Return the code of what `mistake` made."""
    return str((error.context or {})["code"])


def _is_outdented(error: PydanticCustomError) -> bool:
    """Tell whether a mapping further inside has said where the key belongs."""
    further_out = next(iter((error.context or {})["meant"]), 0)
    return isinstance(further_out, int) and further_out > 0


def mistakes(found: Iterable[Placed]) -> ValidationError:
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


def indent_more(below: str) -> PydanticCustomError:
    """Return the error of a key whose value stands below it, but no further to the right."""
    hint = f"the lines below it must be indented further, beginning with {quoted(below)}"
    return mistake("empty", "the key has no value", hint, at_key=True)


EMPTY = mistake("empty", "the key has no value", "write it, or leave the key out", at_key=True)


_NOT_KNOWN: tuple[Code, ...] = ("text-cut-off", "unknown-key", "unknown-language")


def outdented(found: Sequence[Placed], lacking: Collection[str]) -> Iterator[Placed]:
    """Yield what is wrong within a mapping, each key of its own that stands further inside as that.

    Such a key is not missing too. What else is not known where it stands, below it, is part of its
    value, or is told once it stands in its place.

    Args:
        found: what is wrong, each with its place in the mapping, in the order of the file.
        lacking: the keys that the mapping knows and does not have.
    """
    unknown = {at for at, error in found if len(at) > 1 and _code_of(error) in _NOT_KNOWN}
    placed = {at for at, error in found if _is_outdented(error)}
    strays = {at for at in unknown - placed if at[-1] in lacking}
    moved, passed = {at[-1:] for at in strays}, set[Location]()
    for at, error in found:
        if at in strays:
            passed.add(at[:-1])
            message = f"the key {quoted(str(at[-1]))} stands too far to the right"
            hint = f"put it beside {quoted(str(at[0]))}, with fewer spaces in front of it"
            meant = (len(at) - 1, at[-1])
            yield at, mistake("unknown-key", message, hint, at_key=True, meant=meant)
        elif at not in moved and not (at in unknown and at[:-1] in passed):
            yield at, error


_BETWEEN = re.compile(r"(-?[0-9]+) *(?:-|–|—|\.\.+|to|tot) *(-?[0-9]+)")
_JOINED = re.compile(r"([A-Za-z][\w-]*):\S")


def no_mapping(data: object, keys: Collection[str]) -> PydanticCustomError:
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


def as_mistake(detail: ErrorDetails) -> Placed:
    """Turn one of pydantic's own errors into ours; ours stay as they are.

    That a key is missing has its place where the key would be.
    """
    location, context = detail["loc"], detail.get("ctx", {})
    match detail["type"]:
        case "mistake":
            error = mistake(**context)
        case "missing":
            error = mistake("missing-key", f'the key "{location[-1]}" is missing', "add it")
        case "tuple_type":
            error = _no_list(detail["input"])
        case "dict_type":
            error = no_mapping(detail["input"], ())
        case other:
            message = f"no words for pydantic's {other}"
            raise AssertionError(message)
    return location, error
