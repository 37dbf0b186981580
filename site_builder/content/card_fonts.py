"""`cards` in site.yaml: fonts with the letters that the package's own lacks, one for a language."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import Field

from site_builder.cards.fonts import loaded_font
from site_builder.cards.values import Font
from site_builder.content.brand_files import way
from site_builder.files.document import Document, Location
from site_builder.files.fields import Text
from site_builder.files.pillow import pillow
from site_builder.files.problems import Loaded, Problem, near_miss, quoted
from site_builder.files.shapes import Shape
from site_builder.files.source import is_within, unseen
from site_builder.rubric.names import mapping

MAX_BYTES = 30_000_000


class CardsShape(Shape):
    """`cards` in site.yaml."""

    fonts: Mapping[str, Text] = Field(default_factory=dict)
    """A font file for the titles on cards, by language: its path below content/, TTF or OTF."""


def load_card_fonts(
    project: Path, document: Document, languages: tuple[str, ...]
) -> Loaded[Mapping[str, Font]]:
    """Read the fonts that site.yaml names for cards, as far as its shape is right.

    Args:
        project: the project's folder.
        document: site.yaml.
        languages: the site's languages.
    """
    named = {
        language: path
        for language, path in mapping(document.data, "cards", "fonts").items()
        if isinstance(path, str) and not unseen(path)
    }
    read = {name: _read(project / "content", path) for name, path in named.items()}
    problems = (*_unknown(document, named, languages), *_unreadable(document, read))
    return Loaded({name: font for name, font in read.items() if isinstance(font, Font)}, problems)


def _read(content: Path, path: str) -> Font | tuple[str, str]:
    """Return a font, or what is wrong with it and the way out."""
    file = content / path
    if not is_within(file, content):
        return f"the font {quoted(path)} is not in content/", "put it there, and name it from there"
    try:
        if not file.is_file():
            return f"there is no font {quoted(path)} in content/", way(content, path)
        with file.open("rb") as opened:
            font = Font(path, opened.read(MAX_BYTES + 1))
        if pillow():
            loaded_font(font, 40)
    except OSError:
        return f"{quoted(path)} is no font that can be read", "name a TTF or OTF file"
    if len(font.data) > MAX_BYTES:
        return f"the font {quoted(path)} is over {MAX_BYTES:,} bytes", "name a smaller one"
    return font


def _unknown(
    document: Document, named: Mapping[str, str], languages: tuple[str, ...]
) -> Iterator[Problem]:
    for language in named:
        if language not in languages:
            at: Location = ("cards", "fonts", language)
            message = f"the site has no language {quoted(language)}"
            hint = near_miss(language, languages) or "add it to languages:, or leave the font out"
            yield document.problem(at, "unknown-language", message, hint, key=True)


def _unreadable(
    document: Document, read: Mapping[str, Font | tuple[str, str]]
) -> Iterator[Problem]:
    for language, found in read.items():
        if not isinstance(found, Font):
            yield document.problem(("cards", "fonts", language), "bad-font", *found)
