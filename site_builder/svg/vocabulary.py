"""What a drawing may hold: elements and their attributes; of all else, why not and what instead.

Only what draws a shape, so that a drawing needs no trust.
"""

from collections.abc import Mapping
from typing import TypeAlias
from xml.parsers.expat import errors

from site_builder.files.codes import Code
from site_builder.files.problems import near_miss
from site_builder.svg.values import (
    COORDINATE,
    FILL_RULE,
    LINE_CAP,
    LINE_JOIN,
    OPACITY,
    PAINT,
    PATH,
    POINTS,
    SIZE,
    TRANSFORM,
    VIEW_BOX,
    Kind,
)

Said: TypeAlias = tuple[Code, str, str]
"""A problem that has no place yet: code, message, hint."""

NAMESPACE = "http://www.w3.org/2000/svg"

_LOOK: Mapping[str, Kind] = {
    "fill": PAINT,
    "stroke": PAINT,
    "stroke-width": SIZE,
    "stroke-linecap": LINE_CAP,
    "stroke-linejoin": LINE_JOIN,
    "fill-rule": FILL_RULE,
    "opacity": OPACITY,
}


def _shape(numbers: str = "", sizes: str = "", **others: Kind) -> Mapping[str, Kind]:
    return {
        **dict.fromkeys(numbers.split(), COORDINATE),
        **dict.fromkeys(sizes.split(), SIZE),
        **others,
        **_LOOK,
        "transform": TRANSFORM,
    }


_ROOT: Mapping[str, Kind] = {"viewBox": VIEW_BOX, **_LOOK}
_ELEMENTS: Mapping[str, Mapping[str, Kind]] = {
    "g": _shape(),
    "path": _shape(d=PATH),
    "circle": _shape("cx cy", "r"),
    "ellipse": _shape("cx cy", "rx ry"),
    "rect": _shape("x y", "width height rx ry"),
    "line": _shape("x1 y1 x2 y2"),
    "polyline": _shape(points=POINTS),
    "polygon": _shape(points=POINTS),
}

_REMOVE = "remove it, with all that stands in it"
_INSTEAD_OF_ELEMENTS = {
    "clipPath": _REMOVE,
    "style": "remove it, and write fill, stroke and opacity on the shapes",
    "text": "draw its letters as paths, or remove it",
    "textPath": "draw its letters as paths, or remove it",
    "use": "write out the shape that it repeats",
}
_INSTEAD_OF_ATTRIBUTES = {
    "fill-opacity": "write opacity",
    "stroke-opacity": "write opacity",
    "style": "write fill, stroke and the like as attributes of their own",
    "xmlns": f'remove it, or write xmlns="{NAMESPACE}" on <svg>',
}

# Words of SVG that drawing programs write: none of them is a misspelling of another.
_OTHER_ATTRIBUTES = frozenset({
    "aria-hidden", "aria-label", "clip-path", "clip-rule", "color", "display", "filter",
    "mask", "overflow", "paint-order", "preserveAspectRatio", "role", "stroke-dasharray",
    "stroke-dashoffset", "stroke-miterlimit", "vector-effect", "version", "visibility",
})  # fmt: skip

_SYNTAX = {
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: (
        "an attribute is given twice in this element",
        "keep one of the two",
    ),
    errors.XML_ERROR_NO_ELEMENTS: (
        "it ends before its last element does",
        "write what is missing at the end, such as </svg>",
    ),
    errors.XML_ERROR_TAG_MISMATCH: (
        "this does not close the element that was opened last",
        "close each element, the innermost first",
    ),
    errors.XML_ERROR_UNDEFINED_ENTITY: (
        "this name of a character means nothing here",
        "write the character itself, or &amp; for a plain &",
    ),
}


def syntax_mistake(error: str) -> Said:
    """Say what expat's complaint means to an author."""
    mend = "mend it, or save the file again from the program that drew it"
    said, hint = _SYNTAX.get(error, (error, mend))
    return "svg-syntax", f"this is not SVG: {said}", hint


def root_mistake(tag: str) -> Said | None:
    """Say what is wrong with an element that begins the file; None if nothing is."""
    message = f"the file begins with <{tag}>, not with <svg>"
    hint = "save it as SVG from the program that drew it"
    return None if tag == "svg" else ("svg-element", message, hint)


def element_mistake(tag: str) -> Said | None:
    """Say what is wrong with an element within the root; None if nothing is."""
    if tag in _ELEMENTS:
        return None
    hint = _INSTEAD_OF_ELEMENTS.get(tag) or near_miss(tag, _ELEMENTS) or _REMOVE
    return "svg-element", f"<{tag}> is not possible here", hint


def attribute_mistake(tag: str, name: str, value: str) -> Said | None:
    """Say what is wrong with an attribute of an element that is possible; None if nothing is."""
    kinds = _ELEMENTS.get(tag, _ROOT)
    kind = kinds.get(name)
    if kind is None:
        meant = "" if name in _OTHER_ATTRIBUTES else near_miss(name, kinds)
        hint = _INSTEAD_OF_ATTRIBUTES.get(name) or meant or "remove it"
        return "svg-attribute", f'<{tag}> cannot have "{name}" here', hint
    said = kind.mistake(value)
    return (kind.code, f"{name} of <{tag}>: {said}", kind.hint) if said else None
