"""Files and folders below content/ that no build reads: each is told, with what it may be for."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.named import named_files
from site_builder.files.passing import is_set_aside
from site_builder.files.problems import Problem, nearest, nearest_file, printable
from site_builder.files.source import is_there, leads_nowhere, no_folder, otherwise_called
from site_builder.pictures.folder import misnamed_folder
from site_builder.pictures.header import ENDINGS

ARTICLE = re.compile(r"article\.(?P<language>[A-Za-z0-9-]+)\.md")
"""The name of an article's file."""

TOP = ("pages", "strings")
"""The folders of content/ that are no article's."""

_NO_PICTURES = {"illustrations", "published"}
_OWN_FOLDERS = {"images", *_NO_PICTURES}
"""The folders beside an article, which have rules of their own for what is in them."""

_OF_A_CHECK = ("rubric.yaml", "check.yaml")
_ABOUT = re.compile(r"(?:licen[cs]e|readme|copying|copyright|notice|ofl)\b.*", re.IGNORECASE)
_TEXT = re.compile(r"(?:\.(?:md|markdown|mdown|mkd|txt|text))*\Z", re.IGNORECASE)
_PAGE = re.compile(r"(?P<page>[^.]+)(?:\.(?P<language>[A-Za-z-]+))?\.md")
_NAMED = {".svg", ".woff2", ".ttf", ".otf"}
"""How files end that nothing but site.yaml can name."""
_NAMED_PICTURE = re.compile(r"(?:logo|icon|favicon)\b.*\.png", re.IGNORECASE)
_KEPT = "take it away, or let its name begin with _ to keep it here"


def unread_files(
    content: Path, entries: Collection[str], languages: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield a warning for each file that nothing reads, and one for a folder of such files.

    A link that leads nowhere is an error where a folder would be read: the site would lack it.

    What is hidden, set aside (`files.passing`) or about other files, such as LICENSE, is none.

    Args:
        content: the folder.
        entries: the names of the folders in it that are articles or checks.
        languages: those that articles may be in.
    """
    yield from _Finder(content, entries, languages).in_content()


def misnamed(folder: Path, language: str) -> str | None:
    """Return the file that is meant by an article which the folder lacks: `article.nl.md.txt`.

    Its name may have another ending of a text, or none.
    """
    found = {path.name: _TEXT.sub("", path.name).casefold() for path in folder.iterdir()}
    by_name = {
        f"{stem}.md": name
        for name, stem in sorted(found.items(), reverse=True)
        if stem.endswith(language.casefold()) or stem.startswith(f"article.{language}".casefold())
        if not (ARTICLE.fullmatch(name) or is_set_aside(name))
        if (folder / name).is_file()
    }
    meant = nearest(f"article.{language}.md", by_name)
    return by_name[meant] if meant else None


@dataclass(frozen=True, slots=True)
class _Finder:
    """Looks through content/, each folder by what may stand in it."""

    content: Path
    entries: Collection[str]
    languages: tuple[str, ...]

    def in_content(self) -> Iterator[Problem]:
        named = named_files(self.content)
        for path in _within(self.content):
            if path.is_dir() and path.name in self.entries:
                yield from self._in_entry(path, named)
            elif path.is_dir() and path.name == "pages":
                yield from self._in_pages(path, named)
            elif path.is_dir() and path.name == "strings":
                yield from self._in_strings(path, named)
            elif leads_nowhere(path) and not path.suffix:
                yield no_folder(self._shown(path))  # A check, an article, pages or strings.
            elif path.name != "site.yaml":
                yield from self._stray(path, named, self._beside_site(path))

    def _in_entry(self, folder: Path, named: Collection[Path]) -> Iterator[Problem]:
        articles = [f"article.{language}.md" for language in self.languages]
        wanted = [*_OF_A_CHECK, *articles]
        lacking = [each for each in self.languages if not (folder / f"article.{each}.md").exists()]
        told = {
            *_otherwise_called(folder, _OF_A_CHECK),
            *(misnamed(folder, language) for language in lacking),
        }
        own_folders = {*_OWN_FOLDERS, misnamed_folder(folder)}
        for path in _within(folder):
            is_read = path.name in (*_OF_A_CHECK, *told) or ARTICLE.fullmatch(path.name)
            if path.name in _NO_PICTURES and leads_nowhere(path):
                yield no_folder(self._shown(path))
            elif not (is_read or _is_folder(path, own_folders)):
                yield from self._stray(path, named, _beside_article(path, wanted))

    def _in_pages(self, folder: Path, named: Collection[Path]) -> Iterator[Problem]:
        pages = {path.name.split(".")[0] for path in folder.glob("*.*.md")}
        wanted = [f"{page}.{each}.md" for page in pages for each in self.languages]
        told = _otherwise_called(folder, wanted)
        for path in _within(folder):
            is_pictures = _is_folder(path, ("images", misnamed_folder(folder)))
            is_read = path.suffix == ".md" or is_pictures
            if not is_read and path.name not in told:
                yield from self._stray(path, named, _as_page(path, self.languages[0]))

    def _in_strings(self, folder: Path, named: Collection[Path]) -> Iterator[Problem]:
        files = [f"{language}.yaml" for language in self.languages]
        told = _otherwise_called(folder, files)
        for path in _within(folder):
            if path.suffix != ".yaml" and path.name not in told:
                yield from self._stray(path, named, _named_like(path, files) or _KEPT)

    def _stray(self, path: Path, named: Collection[Path], hint: str) -> Iterator[Problem]:
        """Yield what is wrong with a file or folder that has no meaning by its name."""
        if path.is_dir() and any(path in each.parents for each in named):
            for inner in _within(path):
                yield from self._stray(inner, named, _beside_named(inner))
        elif path.is_dir():
            if _holds_file(path):
                yield self._problem(path, "nothing reads this folder, nor what is in it", hint)
        elif path not in named and not _is_meant_by(path, named):
            yield self._problem(path, "nothing reads this file", hint)

    def _problem(self, path: Path, message: str, hint: str) -> Problem:
        return Problem(self._shown(path), 1, 1, "unread-file", message, hint, "warning")

    def _shown(self, path: Path) -> str:
        return f"content/{path.relative_to(self.content).as_posix()}"

    def _beside_site(self, path: Path) -> str:
        """Say what to do with what stands in content/ itself."""
        if path.is_dir():
            return self._as_entry(path)
        if path.name in _OF_A_CHECK or path.name.startswith("article."):
            return "put it into a folder of its own, whose name is the id of the check or article"
        if path.suffix == ".md":
            return _as_page(path, self.languages[0])
        if path.suffix.lower() in _NAMED or _NAMED_PICTURE.fullmatch(path.name):
            return _beside_named(path)
        return _beside_article(path, ["site.yaml"])

    def _as_entry(self, folder: Path) -> str:
        """Say what to do with a folder that holds neither a check nor an article."""
        inner = sorted({each.parent for each in _walk(folder) if _is_of_entry(each.name)})
        if inner:
            name = inner[0].relative_to(folder).as_posix()
            return f"move {printable(name)} out of it: its place is content/{inner[0].name}"
        articles = [f"article.{language}.md" for language in self.languages]
        for path in _within(folder):
            alike = _meant(path, [*_OF_A_CHECK, *articles])
            if alike:
                return f"rename {printable(path.name)} in it to {alike}"
        meant = nearest(folder.name, TOP)
        absent = meant and not (self.content / meant).exists()
        return f"rename it to {meant}" if absent else _KEPT


def _is_folder(path: Path, names: Collection[str | None]) -> bool:
    """Tell whether it is a folder of one of these names, or a link that should lead to one."""
    return path.name in names and (path.is_dir() or leads_nowhere(path))


def _within(folder: Path) -> list[Path]:
    """Return what stands in a folder and may be meant for the site."""
    try:
        found = [path for path in folder.iterdir() if not is_set_aside(path.name)]
    except OSError:  # behind a link
        found = []
    return sorted(path for path in found if not _ABOUT.fullmatch(path.name))


def _otherwise_called(folder: Path, names: Collection[str]) -> set[str | None]:
    """Return the files that are read, or told, in place of others that are not there."""
    return {otherwise_called(folder / name) for name in names if not is_there(folder / name)}


def _walk(folder: Path, depth: int = 3) -> Iterator[Path]:
    """Yield the files of a folder and of those in it, not endlessly; links are not followed."""
    for path in _within(folder):
        if path.is_dir() and not path.is_symlink() and depth:
            yield from _walk(path, depth - 1)
        elif not path.is_dir():
            yield path


def _holds_file(folder: Path) -> bool:
    return next(_walk(folder), None) is not None


def _is_of_entry(name: str) -> bool:
    return name in _OF_A_CHECK or bool(ARTICLE.fullmatch(name))


def _is_meant_by(path: Path, named: Collection[Path]) -> bool:
    """Tell whether site.yaml names a file that is not there and nearly called so: it is told."""
    absent = [each.name for each in named if each.parent == path.parent and not is_there(each)]
    return nearest_file(path.name, absent) is not None


def _beside_article(path: Path, wanted: list[str]) -> str:
    if path.is_file() and path.suffix.lower() in ENDINGS:
        return "move it into the folder images beside the article that shows it, or take it away"
    return _named_like(path, wanted) or _KEPT


def _beside_named(path: Path) -> str:
    return _KEPT if path.is_dir() else f"name it in site.yaml, or {_KEPT}"


def _as_page(path: Path, language: str) -> str:
    """Say what to do with a file that may be a page's."""
    name = path.name.removesuffix(".txt")
    match = _PAGE.fullmatch(name)
    if path.is_dir() or not match:
        return _KEPT
    if path.parent.name == "pages":
        return f"rename it to {printable(name)}" if match["language"] else _KEPT
    like = (
        ""
        if match["language"]
        else f", and say its language: {printable(match['page'])}.{language}.md"
    )
    return f"move it to content/pages/{like}"


def _named_like(path: Path, wanted: list[str]) -> str | None:
    """Return what to do with a file that is nearly called like one that is read."""
    meant = _meant(path, [name for name in wanted if not path.with_name(name).exists()])
    if meant:
        return f"rename it to {meant}"
    there = _meant(path, wanted)
    return f"{there} is there already: {_KEPT}" if there else None


def _meant(path: Path, wanted: list[str]) -> str | None:
    """Return the name that a file is nearly called; the ending is the same, but for a `.txt`."""
    stem, _, written = path.name.removesuffix(".txt").rpartition(".")
    ending = "yaml" if written == "yml" else written
    by_stem = {name.rpartition(".")[0]: name for name in wanted if name.endswith(f".{ending}")}
    meant = None if path.is_dir() else nearest(stem, by_stem)
    return by_stem[meant] if meant else None
