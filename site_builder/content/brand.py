"""The project's own logo, typefaces and icon: the files that `theme` in site.yaml names."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from site_builder.content.brand_files import (
    Picture,
    Refused,
    font_of,
    icon_of,
    is_variable,
    picture_of,
    read_below,
)
from site_builder.files.document import Document, Location
from site_builder.files.problems import Loaded, Problem
from site_builder.files.source import unseen
from site_builder.rubric.names import mapping

Role = Literal["heading", "text"]
T = TypeVar("T")

MAX_PICTURE = 200_000
MAX_FONT = 2_000_000

ROLES: tuple[Role, ...] = ("heading", "text")
CUTS = ("regular", "bold", "italic", "bold_italic")
_ANY, _VARIABLE, _REGULAR, _BOLD = "1 1000", "100 900", "400", "700"


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo, and the one for dark pages where that is another."""

    light: Picture
    dark: Picture | None


@dataclass(frozen=True, slots=True)
class Icon:
    """The icon: one of the two at least."""

    svg: Picture | None
    png: Picture | None


@dataclass(frozen=True, slots=True)
class Face:
    """A cut of a typeface as WOFF2: `cut` is one of `CUTS`, `weight` what CSS calls it."""

    role: Role
    cut: str
    data: bytes
    weight: str

    @property
    def is_italic(self) -> bool:
        """Whether it is slanted."""
        return self.cut.endswith("italic")


@dataclass(frozen=True, slots=True)
class Brand:
    """What makes the site look like its publisher's, beside the accent."""

    logo: Logo | None = None
    icon: Icon | None = None
    faces: tuple[Face, ...] = ()


def load_brand(project: Path, document: Document) -> Loaded[Brand]:
    """Read the files that site.yaml names under `theme`; beside problems, those that could be read.

    Looks at site.yaml as it was read, so that no misfit elsewhere keeps these from being shown.
    What has the wrong form there is passed over.

    Args:
        project: the project's folder; every path counts from its content/.
        document: site.yaml.
    """
    reader = _Reader(project / "content", document)
    brand = Brand(reader.logo(), reader.icon(), tuple(reader.faces()))
    return Loaded(brand, tuple(reader.problems))


class _Reader:
    """Reads files by where site.yaml names them, and notes what is wrong."""

    def __init__(self, content: Path, document: Document) -> None:
        self.problems: list[Problem] = []
        self._content = content
        self._document = document

    def logo(self) -> Logo | None:
        found = self._files(("theme", "logo"), ("light", "dark"), picture_of, MAX_PICTURE)
        return Logo(found["light"], found.get("dark")) if "light" in found else None

    def icon(self) -> Icon | None:
        found = self._files(("theme", "icon"), ("svg", "png"), icon_of, MAX_PICTURE)
        by_kind = {picture.kind: picture for picture in found.values()}
        return Icon(by_kind.get("svg"), by_kind.get("png")) if found else None

    def faces(self) -> Iterator[Face]:
        for role in ROLES:
            cuts = self._files(("theme", "fonts", role), CUTS, font_of, MAX_FONT)
            for cut, data in cuts.items():
                yield Face(role, cut, data, _weight(role, cut, data, cuts))

    def _files(
        self,
        at: Location,
        parts: Sequence[str],
        read: Callable[[str, bytes], T],
        at_most: int,
    ) -> dict[str, T]:
        """Return what is made of the file of each part; a path in their place is the first's."""
        node = mapping(self._document.data, *map(str, at[:-1])).get(str(at[-1]))
        named: dict[str, tuple[Location, object]] = {parts[0]: (at, node)}
        if isinstance(node, dict):
            named = {part: ((*at, part), node.get(part)) for part in parts}
        found: dict[str, T] = {}
        for part, (place, name) in named.items():
            if isinstance(name, str) and name.strip() and not unseen(name):
                try:
                    found[part] = read(name, read_below(self._content, name, at_most))
                except Refused as refused:
                    said = refused.code, refused.message, refused.hint
                    self.problems.append(self._document.problem(place, *said))
        return found


def _weight(role: Role, cut: str, data: bytes, cuts: Container[str]) -> str:
    """Return the weight that CSS is told of a cut.

    A variable file has all that no cut of its own has. A heading's only cut is shown as it is, so
    that no browser makes it bolder; that of a text is regular, and browsers make the bold.
    """
    if cut.startswith("bold"):
        return _BOLD
    if ("bold_italic" if cut == "italic" else "bold") in cuts:
        return _REGULAR
    if is_variable(data):
        return _VARIABLE
    return _ANY if role == "heading" else _REGULAR
