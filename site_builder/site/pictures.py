"""The pictures that an article names, found among its files, and put into its text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from posixpath import normpath, relpath, splitext
from urllib.parse import unquote

from site_builder.files.codes import Code
from site_builder.files.problems import Position, Problem, nearest_file, printable, quoted
from site_builder.files.source import Source, find
from site_builder.pictures.folder import FOLDER, PictureFile, Pictures
from site_builder.pictures.header import ENDINGS
from site_builder.pictures.make import made
from site_builder.pictures.markup import picture_html
from site_builder.pictures.values import Picture
from site_builder.prose.render import IMAGE, Html, Image, Prose
from site_builder.prose.verbatim import without_code

DECORATION = "-"
"""The alternative text of a picture that only decorates."""

_TAKEN_AWAY = r"(?!https?://[^\s/?#)>]|mailto:|tel:)[A-Za-z][A-Za-z0-9+.-]*:"
"""How addresses begin that no page may have: `data:`, `file:`, `C:`; `https://` alone."""

_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


_NOT_SHOWN = {".svg", ".avif", ".heic", ".heif", ".tif", ".tiff", ".bmp"}
"""How pictures end that no page shows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What an article shows: its text with the pictures in it, and the files of all of them.

    `names` are those of the author's files; `image` is the article's own picture.
    """

    prose: Prose
    image: Picture | None
    files: Mapping[str, bytes]
    names: frozenset[str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A picture that an article names, and where: `file` as it is written."""

    file: str
    alt: str
    at: Position
    way_out: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of it."""

    picture: Picture | None
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


_TOP = Position(1, 1)


def show(
    source: Source,
    body: Prose,
    pictures: Pictures,
    address: str,
    head: Image | None = None,
    at: Position = _TOP,
) -> Shown:
    """Put the pictures of an article in their places.

    Args:
        source: the article's Markdown.
        body: what was made of it.
        pictures: the files of its folder.
        address: that of its page, relative to the site's root.
        head: the article's own picture, if it has one.
        at: where in the file that stands.
    """
    finder = _finder(source.path, pictures)
    in_text = list(_in_text(source, body.images))
    found = [finder(named) for named in in_text]
    own = [finder(_Named(head.file, head.alt, at, _WAY_OUT_HEAD))] if head else []
    everything, named = [*found, *own], (*body.images, *([head] if head else []))
    return Shown(
        prose=_placed(body, found, address),
        image=own[0].picture if own else None,
        files={name: data for each in everything for name, data in each.files.items()},
        names=frozenset(_meant(each.file, pictures) for each in named),
        problems=tuple(problem for each in everything for problem in each.problems),
    )


_WAY_OUT_HEAD = f'add image_alt:, or image_alt: "{DECORATION}" where it only decorates'
_WAY_OUT_TEXT = f"write them between ![ and ], or ![{DECORATION}] where it only decorates"


def _in_text(source: Source, images: tuple[Image, ...]) -> Iterator[_Named]:
    """Find each picture of a text in its source; what is code there is no picture."""
    code_left_out = without_code(source) if images else source
    seen: Counter[str] = Counter()
    for image in images:
        at = find(code_left_out, _written(image.file), seen[image.file])
        seen[image.file] += 1
        yield _Named(image.file, image.alt, Position(source.line(at), at.column), _WAY_OUT_TEXT)


def _written(file: str) -> str:
    """Return the pattern of a picture in Markdown or HTML, or of the address that it refers to."""
    if not file:
        return rf"!\[[^\]]*\]\(\s*<?(?:\)|{_TAKEN_AWAY})|<img\b(?![^>]*\bsrc=[\"']?[\w/.])"
    name = re.escape(file) + r"(?![\w/.-])"
    in_markdown = rf"!\[(?:[^\[\]\\]|\\.)*\]\(\s*<?{name}"
    in_html = rf"<img\b[^>]*?\bsrc\s*=\s*[\"']?{name}"
    as_reference = rf"^ *\[[^\]]+\]: *<?{name}"
    return f"{in_markdown}|{in_html}|{as_reference}"


def _finder(path: str, pictures: Pictures) -> Callable[[_Named], _Found]:
    def found(named: _Named) -> _Found:
        problems = list(_problems(path, named, pictures))
        file = pictures.get(_name(named.file))
        if file is None or isinstance(file, Problem):
            return _Found(None, {}, tuple(problems))
        result = made(file)
        if isinstance(result, Problem):
            return _Found(None, {}, (*problems, result))
        alt = "" if named.alt == DECORATION else named.alt
        return _Found(replace(result.picture, alt=alt), result.files, tuple(problems))

    return found


def _problems(path: str, named: _Named, pictures: Pictures) -> Iterator[Problem]:
    """Yield what is wrong with the way in which a picture is named, and with its file."""

    def problem(code: Code, message: str, hint: str) -> Problem:
        return Problem(path, named.at.line, named.at.column, code, message, hint)

    name = _name(named.file)
    file = pictures.get(name) or _above(name, pictures)
    if not named.alt.strip():
        message = f"the picture {quoted(named.file)} has no words for those who do not see it"
        yield problem("missing-alt", message, named.way_out)
    if isinstance(file, Problem):
        yield file
    elif file is None:
        yield problem(*_absent(named.file, name, pictures))
        alike = pictures.get(_alike(name, pictures) or "")
        if isinstance(alike, Problem) and alike.code == "missing-file":
            yield alike


def _above(name: str, pictures: Pictures) -> Problem | None:
    """Return what is wrong with a folder that a file would be in."""
    above = (pictures.get(str(folder)) for folder in PurePosixPath(name).parents)
    return next((each for each in above if isinstance(each, Problem)), None)


def _absent(file: str, name: str, pictures: Pictures) -> tuple[Code, str, str]:
    """Say why a file is not among those of the article."""
    within = f'put the file into the folder {FOLDER} beside the article, and write "{FOLDER}/…"'
    if not file:
        return "missing-file", "the picture names no file", within
    if _ELSEWHERE.match(file):
        message = (
            f"the picture {quoted(file)} is on another site, which would learn of each visitor"
        )
        return "picture-elsewhere", message, within
    alike = _alike(name, pictures)
    if alike:
        how = "with / where \\ stands" if "\\" in name else "with these capitals and small letters"
        hint = f'write "{printable(alike)}", {how}'
        return "missing-file", f"there is no picture {quoted(name)}", hint
    if not name.startswith(f"{FOLDER}/"):
        message = f"the picture {quoted(file)} is not in the folder {FOLDER} beside the article"
        return "picture-elsewhere", message, within
    near = nearest_file(name, pictures)
    add = f"add it beside the article, as {printable(name)}"
    hint = f'did you mean "{printable(near)}"?' if near else add
    return "missing-file", f"there is no picture {quoted(name)}", hint


def _meant(file: str, pictures: Pictures) -> str:
    """Return which of the files a picture is, as far as that can be told."""
    name = _name(file)
    return name if name in pictures else _alike(name, pictures) or name


def _alike(name: str, pictures: Pictures) -> str | None:
    """Return the file that is called so but for capitals, or with a slash the other way."""
    meant = name.replace("\\", "/").casefold()
    return {known.casefold(): known for known in pictures}.get(meant)


def _name(file: str) -> str:
    """Return a file's path in the folder of the article, as `load_pictures` names it."""
    return unicodedata.normalize("NFC", normpath(unquote(file)))


def unshown(pictures: Pictures, names: frozenset[str]) -> Iterator[Problem]:
    """Yield a warning for every file that no article of its folder shows.

    Args:
        pictures: the files of the folder.
        names: those that are shown.
    """
    folders = {str(folder) for name in names for folder in PurePosixPath(name).parents}
    is_shown = not names.isdisjoint(pictures)
    for name, file in pictures.items():
        if isinstance(file, Problem) and _is_of_folder(name, file):
            if not is_shown and name not in folders:
                yield replace(file, severity="warning")
        elif name not in names | folders:
            message = f"no article shows the picture {quoted(name)}"
            hint = "show it, or take it away"
            if splitext(name)[1].lower() not in (*ENDINGS, *_NOT_SHOWN):
                message = f"{quoted(name)} is no picture, and only pictures are published"
                hint = "take it away, or keep it outside of content/"
            yield Problem(_path(file), 1, 1, "unused-picture", message, hint, "warning")


def _is_of_folder(name: str, file: Problem) -> bool:
    """Tell whether what is told of a file is told of its folder, for all that are in it."""
    return name == FOLDER or not unicodedata.normalize("NFC", file.path).endswith(f"/{name}")


def _path(file: PictureFile | Problem) -> str:
    return file.path if isinstance(file, Problem) else file.shown


def _placed(body: Prose, found: list[_Found], address: str) -> Prose:
    rest = iter(zip(body.images, found, strict=True))

    def way(target: str) -> str:
        return relpath(f"/{target}", f"/{address}")

    def html(_: re.Match[str]) -> str:
        image, each = next(rest)
        return picture_html(each.picture, way, title=image.title) if each.picture else ""

    parts = (
        Html(re.sub(IMAGE, html, part.html)) if isinstance(part, Html) else part
        for part in body.parts
    )
    return replace(body, parts=tuple(parts))
