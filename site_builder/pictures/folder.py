"""A folder of pictures beside an article: what is in each file, and what keeps it from a page."""

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from site_builder.files.codes import Code
from site_builder.files.passing import is_passing, is_set_aside
from site_builder.files.problems import Problem, nearest, quoted
from site_builder.files.source import is_there, is_within, leads_nowhere, no_folder
from site_builder.pictures.header import ENDINGS, Header, format_of, header_of

FOLDER = "images"
MAX_BYTES = 30_000_000
MAX_PIXELS = 50_000_000
KINDS = "JPEG, PNG, WebP or GIF"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file that can be shown: where it is, as problems show it, its bytes, what they begin with.

    The picture may still break off further on.
    """

    shown: str
    data: bytes
    header: Header


Pictures: TypeAlias = Mapping[str, PictureFile | Problem]
"""What the files of an article's folder are, by their path in it: `images/photo.jpg`, in NFC.

What is wrong with a file matters only where an article shows it; with a folder, where one shows
something in it.
"""


def load_pictures(folder: Path, shown: str) -> Pictures:
    """Read `images/` in the folder of an article, and all folders in it, but for what is passing.

    Where there is none, and one is nearly called so, each of its files is the problem that it is.

    Args:
        folder: the article's folder.
        shown: its path as problems show it.
    """
    pictures = folder / FOLDER
    if astray := _astray(pictures, f"{shown}/{FOLDER}", folder):
        return {FOLDER: astray}
    if other := misnamed_folder(folder):
        message = f"the pictures are in the folder {quoted(other)}, where no article finds them"
        told = _refused(f"{shown}/{other}", "missing-file", message, f"rename it to {FOLDER}")
        inner = [path.relative_to(folder / other) for path in _found(folder / other)]
        return {unicodedata.normalize("NFC", f"{FOLDER}/{path.as_posix()}"): told for path in inner}
    named = {path.relative_to(folder).as_posix(): path for path in _found(pictures)}
    return {
        unicodedata.normalize("NFC", name): _read(path, f"{shown}/{name}", folder)
        for name, path in named.items()
        if not any(map(is_passing, path.relative_to(pictures).parts))
    }


def _astray(path: Path, shown: str, folder: Path) -> Problem | None:
    """Return what is wrong with a link to a folder: what it leads to may be the whole disk."""
    if leads_nowhere(path):
        return no_folder(shown)
    if path.is_dir() and not is_within(path, folder):
        return _refused(shown, "picture-elsewhere", _LEADS_OUT, _FOLDER_ITSELF)
    return None


def misnamed_folder(folder: Path) -> str | None:
    """Return the name of the folder that is meant by `images/` where that is not there."""
    if not folder.is_dir() or is_there(folder / FOLDER):
        return None
    others = [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    return nearest(FOLDER, sorted(path.name for path in others if not is_set_aside(path.name)))


_LEADS_OUT = "the link leads out of the folder"
_FOLDER_ITSELF = "put the folder itself in its place"


def _found(pictures: Path) -> list[Path]:
    """Return the files and links of a folder and those in it; links are not followed."""
    walk = os.walk(pictures)
    found = [Path(around, name) for around, folders, files in walk for name in (*folders, *files)]
    return sorted(path for path in found if path.is_symlink() or _is_file(path))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _read(path: Path, shown: str, folder: Path) -> PictureFile | Problem:
    if leads_nowhere(path):
        return _refused(shown, "missing-file", "the link leads to no file", "put one in its place")
    if not is_within(path, folder):
        hint = _FOLDER_ITSELF if path.is_dir() else "put the file itself in its place"
        return _refused(shown, "picture-elsewhere", _LEADS_OUT, hint)
    if path.is_dir():
        return _refused(shown, "unreadable", "no link to a folder is followed", _FOLDER_ITSELF)
    if not path.is_file():
        return _refused(shown, "unreadable", "this is no file", "put a picture in its place")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        return _refused(shown, "unreadable", message, "see whether it can be opened")
    return _looked_at(data, shown, path.suffix.lower())


def _looked_at(data: bytes, shown: str, ending: str) -> PictureFile | Problem:
    """Decide by size, format, ending and header, in this order."""
    if len(data) > MAX_BYTES:
        message = f"the picture is over {MAX_BYTES:,} bytes"
        return _refused(shown, "file-too-large", message, "save it smaller, 2,000 pixels wide")
    kind = format_of(data)
    if kind is None or kind.lower() not in ENDINGS.values():
        message = (
            f"the file is {_a(kind)}, which pages cannot show" if kind else "this is no picture"
        )
        return _refused(shown, "bad-picture", message, f"save the picture as {KINDS}")
    if ENDINGS.get(ending) != kind.lower():
        message = f"the file is {_a(kind)}, but its name ends in {quoted(ending)}"
        endings = [each for each, meant in ENDINGS.items() if meant == kind.lower()]
        return _refused(shown, "bad-picture", message, f"let its name end in {endings[0]}")
    header = header_of(data)
    if header is None:
        return broken(shown)
    if header.width * header.height > MAX_PIXELS:
        message = f"the picture has {header.width:,} × {header.height:,} pixels"
        hint = f"save it smaller: {MAX_PIXELS:,} pixels are possible, 2,000 in width are plenty"
        return _refused(shown, "file-too-large", message, hint)
    return PictureFile(shown, data, header)


def broken(shown: str) -> Problem:
    """Return the problem of a picture that cannot be read to its end."""
    message = "the picture is damaged, or breaks off"
    return _refused(shown, "bad-picture", message, "save it anew from the program that made it")


def _a(kind: str) -> str:
    return f"an {kind}" if kind in ("SVG", "HEIC", "AVIF") else f"a {kind}"


def _refused(shown: str, code: Code, message: str, hint: str) -> Problem:
    return Problem(shown, 1, 1, code, message, hint)
