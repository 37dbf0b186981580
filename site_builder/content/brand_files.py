"""Files that go out as they are: pictures in SVG or PNG, typefaces in WOFF2."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from xml.parsers import expat

from site_builder.content.named import without_content
from site_builder.files.codes import Code
from site_builder.files.problems import nearest_file, printable, quoted

Kind = Literal["svg", "png"]

LEAST_ICON = 180
"""Pixels across that phones want of an icon (apple-touch-icon)."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "http://www.w3.org/2000/svg"
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)(px)?\s*")
_OTHER_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF")
_WOFF2_HEADER = 48
_ANY_TAG = 63
_FVAR = 47
_GLYPHS = {10, 11}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is in its file; width and height tell its proportions."""

    kind: Kind
    data: bytes
    width: float
    height: float


class Refused(Exception):  # noqa: N818 - it is about a file, not about a failure of ours
    """A file that cannot be taken: the code, a sentence and the way out."""

    def __init__(self, code: Code, message: str, hint: str) -> None:
        super().__init__(message)
        self.code: Code = code
        self.message = message
        self.hint = hint


def read_below(content: Path, name: str, at_most: int) -> bytes:
    """Return the bytes of a file below content/.

    Args:
        content: the folder.
        name: the path of the file in it, as the author wrote it.
        at_most: how many bytes it may have.

    Raises:
        Refused: it is outside, missing, no file, or too large.
    """
    try:
        return _read_below(content, content / name, name, at_most)
    except (OSError, RuntimeError) as error:  # the latter is a link that leads back to itself
        reason = getattr(error, "strerror", None) or "a link leads back to itself"
        message = f"{quoted(name)} cannot be read ({reason})"
        raise Refused("unreadable", message, "see whether it can be opened") from None


def _read_below(content: Path, path: Path, name: str, at_most: int) -> bytes:
    is_within = path.resolve().is_relative_to(content.resolve())
    if "\\" in name or ".." in PurePosixPath(name).parts or not is_within:
        message = f"{quoted(name)} is not below content/"
        raise Refused("bad-path", message, "put the file there, and write its path from there")
    if path.is_file():
        data = _read(path, at_most)
        if len(data) <= at_most:
            return data
        message = f"{quoted(name)} is over {at_most:,} bytes"
        raise Refused("file-too-large", message, "make it smaller")
    if path.exists():
        raise Refused("unreadable", f"{quoted(name)} is no file", "write the path of a file")
    raise Refused(
        "missing-file", f"there is no file {quoted(name)} in content/", way(content, name)
    )


def way(content: Path, name: str) -> str:
    """Return what to do where a path below content/ leads to no file."""
    path, inner = content / name, without_content(name)
    if inner != name:
        within = "" if (content / inner).exists() else f"put it at content/{inner}, and "
        return f"{within}write {printable(inner)}, as paths begin below content/"
    beside = path.parent.iterdir() if path.parent.is_dir() else ()
    meant = nearest_file(name, [each.relative_to(content).as_posix() for each in beside])
    return (
        f'did you mean "{printable(meant)}"?' if meant else f"put it at content/{printable(name)}"
    )


def _read(path: Path, at_most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(at_most + 1)


def picture_of(name: str, data: bytes) -> Picture:
    """Return an SVG or PNG file as a picture.

    Raises:
        Refused: it is neither, or damaged, or does not tell its size.
    """
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) > len(_PNG) + 16:
        width, height = struct.unpack(">II", data[16:24])
        return Picture("png", data, *_size(name, width, height))
    if name.lower().endswith(".svg"):
        return Picture("svg", data, *_size(name, *_svg_size(name, data)))
    message = f"{quoted(name)} is no picture in SVG or PNG"
    raise Refused("bad-picture", message, "save it as SVG or PNG")


def icon_of(name: str, data: bytes) -> Picture:
    """Return a square SVG or PNG file as a picture.

    Raises:
        Refused: also where a PNG is too small.
    """
    icon = picture_of(name, data)
    if icon.width != icon.height:
        size = f"{icon.width:g} by {icon.height:g}"
        message = f"{quoted(name)} is {size}, and an icon is square"
        raise Refused("bad-picture", message, "make it as wide as it is high")
    if icon.kind == "png" and icon.width < LEAST_ICON:
        message = f"{quoted(name)} is {icon.width:g} pixels wide, and phones need {LEAST_ICON}"
        raise Refused("bad-picture", message, f"save it at {LEAST_ICON} by {LEAST_ICON} or more")
    return icon


def _size(name: str, width: float, height: float) -> tuple[float, float]:
    if width <= 0 or height <= 0:
        raise Refused("bad-picture", f"{quoted(name)} has no size", "save it anew")
    return width, height


def _svg_size(name: str, data: bytes) -> tuple[float, float]:
    """Return an SVG's width and height: its own, or those of its view box."""
    given: dict[str, str] = {}

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if not given:
            given.update({"tag": tag, **attributes})

    def doctype(*_: object) -> None:
        message = f"{quoted(name)} has a document type"
        raise Refused("svg-doctype", message, "remove <!DOCTYPE …> from it")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"{quoted(name)} is no SVG that can be read"
        hint = f"mend its line {error.lineno}: {expat.ErrorString(error.code)}"
        raise Refused("bad-picture", message, hint) from None
    if given["tag"] != f"{_SVG} svg":
        message = f"{quoted(name)} is no SVG"
        raise Refused("bad-picture", message, f'begin it with <svg xmlns="{_SVG}" …>')
    lengths = [_LENGTH.fullmatch(given.get(key, "")) for key in ("width", "height")]
    box = re.split(r"[\s,]+", given.get("viewBox", "").strip())[2:]
    sizes = [float(each[1]) for each in lengths if each] or [*map(_number, box)]
    if len(sizes) != 2:
        message = f"{quoted(name)} does not say how large it is"
        raise Refused("missing-view-box", message, "give its <svg> a viewBox")
    return sizes[0], sizes[1]


def _number(text: str) -> float:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found else 0


def font_of(name: str, data: bytes) -> bytes:
    """Return a WOFF2 file as it is.

    Raises:
        Refused: it is none, or not whole.
    """
    if data.startswith(_OTHER_FONTS):
        message = f"{quoted(name)} is a typeface, but not in WOFF2"
        raise Refused("bad-font", message, "convert it to WOFF2, which is much smaller")
    if not data.startswith(b"wOF2") or len(data) < _WOFF2_HEADER:
        raise Refused("bad-font", f"{quoted(name)} is no typeface in WOFF2", "use one that is")
    if int.from_bytes(data[8:12]) != len(data):
        message = f"{quoted(name)} is not whole: its length is not the one it names"
        raise Refused("bad-font", message, "fetch it anew")
    return data


def is_variable(font: bytes) -> bool:
    """Tell whether a WOFF2 file has axes: a table `fvar` (https://www.w3.org/TR/WOFF2/, 5)."""
    at = _WOFF2_HEADER
    for _ in range(int.from_bytes(font[12:14])):
        flags, at = font[at], at + 1
        tag = flags & _ANY_TAG
        if tag == _FVAR or (tag == _ANY_TAG and font[at : at + 4] == b"fvar"):
            return True
        at = _past_number(font, at + 4 * (tag == _ANY_TAG))
        version = flags >> 6
        if version != 3 if tag in _GLYPHS else version:
            at = _past_number(font, at)
    return False


def _past_number(font: bytes, at: int) -> int:
    """Return where a number ends of which every byte but the last has its highest bit set."""
    while at < len(font) and font[at] & 0x80:
        at += 1
    return at + 1
