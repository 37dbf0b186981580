"""SVG → a drawing: a small tree of shapes that needs no trust, or located problems."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from xml.parsers import expat

from site_builder.files.problems import Loaded, Position, Problem, nearest, quoted
from site_builder.files.source import Source, one_line, position_at
from site_builder.svg.vocabulary import (
    NAMESPACE,
    Said,
    attribute_mistake,
    element_mistake,
    root_mistake,
    syntax_mistake,
)

MAX_BYTES = 4_000
MAX_DEPTH = 16

_PASSED_OVER = {"title", "desc"}
_FILL = ("fill", "currentColor")  # what has none is black, on a dark page too


@dataclass(frozen=True, slots=True)
class Drawing:
    """An element of a drawing: `svg` with its view box, or a shape or group in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Drawing", ...] = ()

    def as_json(self) -> list[Any]:
        """Return `[tag, attributes, ...children]`."""
        return [self.tag, dict(self.attributes), *(child.as_json() for child in self.children)]


def load_drawing(source: Source) -> Loaded[Drawing]:
    """Read an SVG file.

    Comments, white space, `title`, `desc` and the root's `xmlns`, `width` and `height` are dropped,
    and so are names that programs write for themselves: `id`, `class`, `data-…`, an empty `style`;
    what `vocabulary` does not name is refused, with all that stands in it. A document type is
    refused before anything that it defines is read. Without a fill of its own, the root is filled
    in the colour of the page.

    Returns:
        The drawing; or None and every problem, each in its place.
    """
    if not source.text.strip():
        return Loaded(None, (source.problem(Position(1, 1), *_EMPTY),))
    reader = _Reader(source)
    reader.read()
    if reader.root:
        reader.check_whole(reader.root)
    return Loaded(None if reader.problems else reader.root, tuple(_folded(reader.problems)))


def _folded(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems, each kind once, in its first place: programs repeat themselves."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.code, _kind(problem)), []).append(problem)
    for first, *others in alike.values():
        more = f", with {len(others)} more like it in this file" if others else ""
        yield replace(first, message=f"{first.message}{more}")


def _kind(problem: Problem) -> str:
    """Return what a problem says, whatever element or colour it says it of."""
    is_colour = problem.code == "svg-colour"
    of_any = re.sub(r"<[^>]*>", "", problem.message)
    return "" if is_colour else of_any if problem.code == "svg-attribute" else problem.message


_EMPTY: Said = ("empty", "nothing is drawn here", "draw the level")


_DOCTYPE: Said = ("svg-doctype", "a document type is not possible here", "remove <!DOCTYPE …>")


_TOO_DEEP: Said = ("too-deep", f"more than {MAX_DEPTH} levels of nesting", "write it flatter")


_NO_VIEW_BOX: Said = (
    "missing-view-box",
    "<svg> has no viewBox",
    'add viewBox="0 0 120 120": left, top, width and height of what is shown',
)


class _Stop(Exception):  # noqa: N818 - it is about a file, not about a failure of ours
    """Reading on would be unsafe; the problem is noted."""


@dataclass(slots=True)
class _Open:
    """An element that is being read."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: list[Drawing] = field(default_factory=list)
    has_text: bool = False


class _Reader:
    """Builds the drawing from expat's events, and notes what is wrong."""

    def __init__(self, source: Source) -> None:
        self.problems: list[Problem] = []
        self.root: Drawing | None = None
        self._source = source
        self._line_starts = [0, *(each.end() for each in re.finditer("\n", source.text))]
        self._open: list[_Open] = []
        self._passed_over = 0
        self._root_at = Position(1, 1)
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self) -> None:
        """Read the whole file, as far as that is possible and safe."""
        try:
            self._parser.Parse(self._source.text.encode(), True)
        except _Stop:
            return
        except expat.ExpatError as error:
            at = Position(error.lineno, error.offset + 1)
            self._refuse(syntax_mistake(expat.ErrorString(error.code)), at)

    def check_whole(self, root: Drawing) -> None:
        """Note what only the whole drawing shows."""
        weight = len(json.dumps(root.as_json(), separators=(",", ":")))
        if not root.children and not self.problems:
            self._refuse(_EMPTY, self._root_at)
        if weight > MAX_BYTES:
            message = f"the drawing takes {weight:,} bytes in a script, of {MAX_BYTES:,} at most"
            hint = "draw it with fewer points, and fewer digits in each"
            self._refuse(("file-too-large", message, hint), self._root_at)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, inner: int) -> None:
        here = self._here()  # its end, or that of its name
        end = self._line_starts[here.line - 1] + here.column
        begin = self._source.text.rfind("<!DOCTYPE", 0, end)
        self._refuse(_DOCTYPE, position_at(self._source, begin))
        if inner:  # it may define entities
            raise _Stop

    def _instruction(self, target: str, _data: str) -> None:
        message = f"the instruction <?{target}?> is not possible here"
        self._refuse(("svg-instruction", message, "remove it"))

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        is_passed_over = bool(self._passed_over) or (bool(self._open) and tag in _PASSED_OVER)
        refused = None if is_passed_over else self._refused(tag)
        if refused:
            self._refuse(refused)
        if refused or is_passed_over:
            self._passed_over += 1
        else:
            self._open.append(_Open(tag, self._attributes(tag, attributes)))

    def _refused(self, tag: str) -> Said | None:
        """Say what is wrong with an element in this place; None if nothing is."""
        if not self._open:
            self._root_at = self._here()
            return root_mistake(tag)
        return element_mistake(tag) or (_TOO_DEEP if len(self._open) == MAX_DEPTH else None)

    def _attributes(self, tag: str, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Return the attributes that are kept, their values with single spaces."""
        if tag == "svg" and not any(nearest(name, ["viewBox"]) for name in given):
            self._refuse(_NO_VIEW_BOX)
        kept = tuple(
            (name, one_line(value))
            for name, value in given.items()
            if not (_is_for_programs(name, value) or (tag == "svg" and _is_dropped(name, value)))
        )
        for name, value in kept:
            said = attribute_mistake(tag, name, value)
            if said:
                self._refuse(said, self._attribute_at(name))
        return kept if tag != "svg" or "fill" in given else (*kept, _FILL)

    def _end(self, _tag: str) -> None:
        if self._passed_over:
            self._passed_over -= 1
            return
        done = self._open.pop()
        drawing = Drawing(done.tag, done.attributes, tuple(done.children))
        if self._open:
            self._open[-1].children.append(drawing)
        else:
            self.root = drawing

    def _text(self, text: str) -> None:
        if self._passed_over or not text.strip() or self._open[-1].has_text:
            return
        self._open[-1].has_text = True
        hint = "draw its letters as paths, or remove it; <title> may hold words"
        message = f"the text {quoted(text.strip())} is not possible here"
        here, indent = self._here(), len(text) - len(text.lstrip())
        at = Position(here.line, here.column + indent)
        self._refuse(("svg-text", message, hint), at)

    def _attribute_at(self, name: str) -> Position:
        """Return where an attribute of the element that begins here stands; expat does not say."""
        here, text = self._here(), self._source.text
        begin = self._line_starts[here.line - 1] + here.column - 1
        found = re.compile(rf"\s{re.escape(name)}\s*=").search(text, begin)
        at = found.start() + 1 if found else begin
        line = here.line + text.count("\n", begin, at)
        return Position(line, at - self._line_starts[line - 1] + 1)

    def _here(self) -> Position:
        return Position(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _refuse(self, said: Said, at: Position | None = None) -> None:
        """Note a problem: in a place, or else where the parser is."""
        self.problems.append(self._source.problem(at or self._here(), *said))


def _is_dropped(name: str, value: str) -> bool:
    """Tell whether the root has this, but a drawing needs it not."""
    return name in ("width", "height") or (name == "xmlns" and value == NAMESPACE)


def _is_for_programs(name: str, value: str) -> bool:
    """Tell whether an attribute draws nothing, as what could refer to it is refused."""
    return (
        name in ("id", "class")
        or name.startswith("data-")
        or (name, value.strip()) == ("style", "")
    )
