"""How the values of a drawing's attributes are written.

The grammars are those of SVG 2, without units and percentages, and with exponents of two digits.
There is no colour but that of the page, so that a drawing follows every scheme.
"""

import re
from dataclasses import dataclass

from site_builder.files.codes import Code
from site_builder.files.problems import listed, quoted


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: the pattern that matches, what the rest is not, and how to write it."""

    pattern: str
    name: str
    hint: str
    code: Code = "svg-value"
    is_list: bool = False

    def mistake(self, value: str) -> str | None:
        """Return what is wrong with a value that has single spaces only; None if nothing is.

        Of a list, which may be long, only what follows the part that can be read is named.
        """
        found = re.match(self.pattern, value)  # compiled by then, as most builds need none
        end = found.end() if found else 0
        if found and end == len(value):
            return None
        return f"{quoted(value[end:].strip() if self.is_list else value)} is no {self.name}"


# Atomic, since `l10` must not be read as `l1 0`.
_UNSIGNED = r"(?>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?)"
_NUMBER = rf"[+-]?{_UNSIGNED}"
_POSITIVE = rf"(?=[0-9.]*[1-9]){_UNSIGNED}"
_BETWEEN = " ?,? ?"


def _numbers(count: int) -> str:
    return _BETWEEN.join([_NUMBER] * count)


def _some(item: str) -> str:
    """Match one or more, and never fewer than there are."""
    return f"{item}(?:{_BETWEEN}{item})*+"


def _segment(letters: str, item: str) -> str:
    return f"[{letters}{letters.lower()}] ?{_some(item)}"


_ARC = _BETWEEN.join((_numbers(3), "[01]", "[01]", _numbers(2)))
_MOVE = _segment("M", _numbers(2))
_SEGMENT = "|".join(
    (
        *(_segment("MLT", _numbers(2)), _segment("HV", _NUMBER), _segment("C", _numbers(6))),
        *(_segment("SQ", _numbers(4)), _segment("A", _ARC), "[Zz]"),
    )
)
_FUNCTION = "|".join(
    rf"{name} ?\( ?(?:{'|'.join(map(_numbers, counts))}) ?\)"
    for name, counts in {
        "translate": (2, 1),
        "scale": (2, 1),
        "rotate": (3, 1),
        "skewX": (1,),
        "skewY": (1,),
        "matrix": (6,),
    }.items()
)


def _word(*words: str) -> Kind:
    return Kind("|".join(words), "possible value here", f"write {listed(words)}")


COORDINATE = Kind(_NUMBER, "number", "write it like 12 or -2.5, without a unit")
SIZE = Kind(_UNSIGNED, "number from 0", "write it like 12 or 2.5, without a unit or a minus")
POINTS = Kind(_some(_numbers(2)), "pair of numbers", "write pairs like 10,20 30,40", is_list=True)
PATH = Kind(
    f"{_MOVE}(?: ?(?:{_SEGMENT}))*+",
    "path data",
    "begin with M and two numbers, and give each letter as many numbers as it needs",
    is_list=True,
)
TRANSFORM = Kind(
    f"(?:{_FUNCTION})(?:{_BETWEEN}(?:{_FUNCTION}))*+",
    "transform",
    "write it like translate(10 20) or rotate(45 60 60), without units",
    is_list=True,
)
VIEW_BOX = Kind(
    _BETWEEN.join((_numbers(2), _POSITIVE, _POSITIVE)),
    "view box",
    "write left, top, width and height, like 0 0 120 120",
)
PAINT = Kind(
    "none|currentColor",
    "colour that follows the page",
    "write currentColor, with an opacity for a lighter tone, or none",
    "svg-colour",
)
OPACITY = Kind(r"0?\.[0-9]+|1(?:\.0+)?|0", "opacity", "write a number from 0 to 1, like 0.5")
LINE_CAP = _word("butt", "round", "square")
LINE_JOIN = _word("miter", "round", "bevel")
FILL_RULE = _word("nonzero", "evenodd")
