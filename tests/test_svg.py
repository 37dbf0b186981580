"""SVG → a drawing, or located problems."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.source import Source, unseen
from site_builder.svg.drawing import MAX_BYTES, MAX_DEPTH, Drawing, load_drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def drawn(text: str) -> Drawing:
    """Return the drawing of a file that has no problems."""
    read = load_drawing(Source("a.svg", text))
    assert read.problems == ()
    assert read.value is not None
    return read.value


def lines(text: str) -> list[str]:
    """Return what is wrong with a file, as `line:column code`."""
    read = load_drawing(Source("a.svg", text))
    assert (read.value is None) == bool(read.problems)
    return [f"{each.line}:{each.column} {each.code}" for each in read.problems]


def with_value(name: str, value: str) -> str:
    """Return a file with one attribute on an element that may have it."""
    tags = {"path": "d", "polygon": "points", "circle": "cx cy r", "rect": "x width rx"}
    tag = next((tag for tag, names in tags.items() if name in names.split()), "g")
    return f"{SVG}<{tag} {name}='{value}'/></svg>"


def test_a_file_becomes_a_tree() -> None:
    """Element, attributes, what stands in it: in the order of the file."""
    tree = drawn(f'{SVG}<g opacity="0.5"><circle r="2" cx="1"/></g><path d="M0 0h9"/></svg>')
    assert tree == Drawing(
        "svg",
        (("viewBox", "0 0 9 9"), ("fill", "currentColor")),
        (
            Drawing("g", (("opacity", "0.5"),), (Drawing("circle", (("r", "2"), ("cx", "1"))),)),
            Drawing("path", (("d", "M0 0h9"),)),
        ),
    )
    assert tree.as_json() == [
        "svg",
        {"viewBox": "0 0 9 9", "fill": "currentColor"},
        ["g", {"opacity": "0.5"}, ["circle", {"r": "2", "cx": "1"}]],
        ["path", {"d": "M0 0h9"}],
    ]


def test_what_draws_nothing_is_dropped() -> None:
    """Declaration, comments, titles with all in them, white space, size and name space."""
    head = '<svg width="9" height="100%" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    dropped = "<!-- a --><title>A <b onclick='x'>b</b></title>\n<desc><g/><title/></desc>\n"
    text = f"<?xml version='1.0' encoding='utf-8'?>\n<!-- é -->{head}{dropped}<g>\n</g></svg>\n"
    assert drawn(text) == drawn(f"{SVG}<g/></svg>")


def test_a_drawing_without_a_fill_takes_that_of_the_page() -> None:
    """It would be black otherwise; what the author says of it stays."""
    assert dict(drawn(f"{SVG}<g/></svg>").attributes)["fill"] == "currentColor"
    assert dict(drawn('<svg viewBox="0 0 1 1" fill="none"><g/></svg>').attributes) == {
        "viewBox": "0 0 1 1",
        "fill": "none",
    }


def test_a_value_keeps_its_digits_and_loses_its_white_space() -> None:
    """Numbers stay as they were written; lines and indentation become single spaces."""
    (path,) = drawn(f"{SVG}<path d='\n  M 1.50,.5\n\tl-1e-3 0\n'/></svg>").children
    assert path.attributes == (("d", "M 1.50,.5 l-1e-3 0"),)


POSSIBLE = {
    "d": (
        *("M0 0", "m1-1.5.5+2", "M0,0 , 1 1L1 1 2 2z M 3 3Z", "M0 0h1 2v-1-2H0V.5"),
        *("M0 0c1 1 1 1 1 1-1-1-1-1-1-1s1 1 1 1q1 1 1 1t1 1 1 1", "M0 0a1 1 0 0 1 1 1"),
        *("M0 0a1,1 0 01.5.5 1 1 0 11-1 0", "M1e1 1E-2l10 1"),
    ),
    "points": ("0 0", "0,0 1,1", "1-1.5.5.5"),
    "cx": ("0", "-1.5", "+2", ".5", "1e3"),
    "r": ("0", "0.25"),
    "transform": (
        *("translate(1)", "translate( 1 , 2 ) rotate(45)", "rotate(45 1 1),scale(2)"),
        *("matrix(1 0 0 1 0 0)", "skewX(-1)skewY(1)", "scale(1 -1)"),
    ),
    "fill": ("none", "currentColor"),
    "stroke": ("none", "currentColor"),
    "opacity": ("0", "1", "0.5", ".25", "1.0", "0.0"),
    "stroke-width": ("1.5",),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
    "fill-rule": ("nonzero", "evenodd"),
}

IMPOSSIBLE = {
    "d": (
        *("", "0 0", "L1 1", "M0", "M0 0 0", "M0 0l10", "M0 0L1", "M0 0c1 1 1 1 1"),
        *("M0 0a1 1 0 2 0 1 1", "M0 0a1 1 0 0 1 1", "M0 0x", "M0 0z1", "M0 0,z", "M1. 0", "M0;0"),
        *("M0 0 1 1 url(#a)", "M\u0663 0", "M0\u00a00", "M0 0,,1 1", "M0 0 1e999 0"),
    ),
    "points": ("", "1", "0 0 1", "a b", "0 0;"),
    "cx": ("", "1px", "50%", "1 2", "--1", "1.", "NaN", "calc(1)", "1e", "1e+100"),
    "r": ("-1", "1em"),
    "width": ("-1", "auto"),
    "transform": (
        "",
        "none",
        "rotate(1 2)",
        "rotate(45deg)",
        "translate(1 2 3)",
        "scale(1",
        "url(#a)",
    ),
    "fill": (
        "",
        "red",
        "#000",
        "currentcolor",
        "url(#a)",
        "inherit",
        "none currentColor",
        "nonered",
    ),
    "stroke": ("black", "var(--a)"),
    "opacity": ("", "2", "-1", "50%", "1.5", "0..5"),
    "stroke-width": ("-1", "thin"),
    "stroke-linecap": ("flat",),
    "stroke-linejoin": ("arcs",),
    "fill-rule": ("inherit",),
}


def _each(values: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(name, value) for name, listed in values.items() for value in listed]


@pytest.mark.parametrize(("name", "value"), _each(POSSIBLE))
def test_a_value_that_is_possible(name: str, value: str) -> None:
    """It arrives as it was written."""
    (shape,) = drawn(with_value(name, value)).children
    assert shape.attributes == ((name, value),)


@pytest.mark.parametrize(("name", "value"), _each(IMPOSSIBLE))
def test_a_value_that_is_not_possible(name: str, value: str) -> None:
    """It is a problem at the attribute."""
    text = with_value(name, value)
    code = "svg-colour" if name in ("fill", "stroke") else "svg-value"
    assert lines(text) == [f"1:{text.index(f' {name}=') + 2} {code}"]


@pytest.mark.parametrize(
    "box",
    ["", "0 0 9", "0 0 99", "0 0 0 9", "0 0 9 0.0", "0 0 -9 9", "0 0 9 9 9", "0 0 9px 9", "none"],
)
def test_a_view_box_has_a_place_and_a_size(box: str) -> None:
    """Four numbers, the latter two above 0."""
    assert lines(f"<svg viewBox='{box}'><g/></svg>") == ["1:6 svg-value"]
    assert drawn("<svg viewBox='-1.5,0 .5 1e2'><g/></svg>")


def test_of_a_path_what_cannot_be_read_is_named() -> None:
    """What stands before it was right."""
    (problem,) = load_drawing(Source("a.svg", with_value("d", "M0 0 L 1 1 2 X3 L4 4"))).problems
    assert '"2 X3 L4 4" is no path data' in problem.message


@pytest.mark.parametrize(
    "element",
    [
        *("script", "style", "a", "image", "foreignObject", "text", "use", "defs", "symbol", "svg"),
        *("animate", "set", "linearGradient", "clipPath", "mask", "filter", "pattern", "metadata"),
        *("G", "svg:path", "x:path", "math", "iframe", "switch", "marker", "view"),
    ],
)
def test_an_element_that_is_not_possible(element: str) -> None:
    """It is refused with all that stands in it: one problem."""
    inner = "text <b c='d'/>"
    assert lines(f"{SVG}<{element} e='f'>{inner}</{element}><g/></svg>") == ["1:59 svg-element"]


@pytest.mark.parametrize(
    "attribute",
    [
        *("onload", "onclick", "style", "href", "xlink:href", "src", "xml:base"),
        *("xmlns", "xmlns:x", "fill-opacity", "stroke-dasharray", "color", "filter", "D", "cx"),
        *("viewBox", "tabindex", "role", "aria-label", "xml:space", "width"),
    ],
)
def test_an_attribute_that_is_not_possible(attribute: str) -> None:
    """Whatever its value is."""
    assert lines(f"{SVG}<path d='M0 0'\n {attribute}='1'/></svg>") == ["2:2 svg-attribute"]


@pytest.mark.parametrize("attribute", ["id='a'", "class='b c'", "data-name='d'", "style=' '"])
def test_what_programs_write_for_themselves_is_dropped(attribute: str) -> None:
    """It draws nothing, and nothing of it comes into a page."""
    plain = f"{SVG}<g><path d='M0 0'/></g></svg>"
    for tag in ("svg", "g", "path"):
        assert drawn(plain.replace(f"<{tag} ", f"<{tag} {attribute} ", 1)) == drawn(plain)
        assert drawn(plain.replace(f"<{tag}>", f"<{tag} {attribute}>", 1)) == drawn(plain)


def test_a_mistake_that_is_repeated_is_told_once() -> None:
    """In its first place, with how many more there are; another attribute is another mistake."""
    colours = "<path fill='#f00' d='M0 0'/><circle stroke='red'/><path fill='blue' d='M0 0'/>"
    styles = "<path style='a:b' d='M0 0'/><g style='c:d'/><g onclick='e'/>"
    found = load_drawing(Source("a.svg", f"{SVG}{colours}{styles}</svg>")).problems
    assert [(each.code, each.message.partition(", ")[2]) for each in found] == [
        ("svg-colour", "with 2 more like it in this file"),
        ("svg-attribute", "with 1 more like it in this file"),
        ("svg-attribute", ""),
    ]


def test_places_count_characters() -> None:
    """Not bytes; and an attribute is found in its own element, on its own line."""
    text = f"{SVG}<!-- é\U0001f600 --><g><path d='M0 0'\n   é=''/></g>é <x/>\n fill</svg>"
    assert lines(text) == ["2:4 svg-attribute", "2:14 svg-text", "2:16 svg-element"]
    assert lines(f"{SVG}<!-- é\U0001f600 --><x/></svg>") == ["1:70 svg-element"]


def test_no_entity_is_ever_expanded() -> None:
    """A document type that may define some ends the reading; another is refused, and no more."""
    many = "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 99}'>" for n in range(30))
    bomb = f"<!DOCTYPE svg [<!ENTITY a0 'M0 0'>{many}]>{SVG}<path d='&a30;'/></svg>"
    assert lines(bomb) == ["1:1 svg-doctype"]
    outer = f"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>\n{SVG}<x/>&a;</svg>"
    assert lines(outer) == ["1:1 svg-doctype", "2:59 svg-element"]
    assert lines(f"{SVG}&nbsp;</svg>") == ["1:59 svg-syntax"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1 empty"),
        (" \n\t", "1:1 empty"),
        ("crawl", "1:1 svg-syntax"),
        (f"{SVG}\n", "2:1 svg-syntax"),
        (f"{SVG}<g></svg>", "1:64 svg-syntax"),
        (f"{SVG}<g r='1' r='1'/></svg>", "1:68 svg-syntax"),
        (f"{SVG}<g/></svg><svg/>", "1:69 svg-syntax"),
        (f"\n {SVG}</svg>", "2:2 empty"),
        ("<svg><g/></svg>", "1:1 missing-view-box"),
        ("<svg viewbox='0 0 9 9'><g/></svg>", "1:6 svg-attribute"),
        ("<svg xmlns='http://e.org' viewBox='0 0 9 9'><g/></svg>", "1:6 svg-attribute"),
        ("<html><g/></html>", "1:1 svg-element"),
        ("<title>a</title>", "1:1 svg-element"),
        (f"{SVG}<g><?php a ?></g></svg>", "1:62 svg-instruction"),
        (f"{SVG}<g><![CDATA[a]]></g></svg>", "1:71 svg-text"),
    ],
)
def test_a_file_that_is_no_drawing(text: str, expected: str) -> None:
    """Each has one problem, in its place."""
    assert lines(text) == [expected]


def test_depth_has_a_bound() -> None:
    """So many elements may stand in each other, the root counted."""
    deepest = MAX_DEPTH - 1
    assert drawn(f"{SVG}{'<g>' * deepest}{'</g>' * deepest}</svg>")
    too_deep = f"{SVG}{'<g>' * (deepest + 9)}{'</g>' * (deepest + 9)}</svg>"
    assert lines(too_deep) == [f"1:{59 + 3 * deepest} too-deep"]


def test_weight_has_a_bound() -> None:
    """The bytes that the drawing takes in the script, not those of the file."""

    def file(digits: int) -> str:
        return f"{SVG}<!-- {'a' * MAX_BYTES} --><path d='M0 {'1' * digits}'/></svg>"

    room = MAX_BYTES - len(json.dumps(drawn(file(1)).as_json(), separators=(",", ":"))) + 1
    assert drawn(file(room))
    assert lines(file(room + 1)) == ["1:1 file-too-large"]


TAGS = st.sampled_from(["svg", "g", "path", "rect", "script", "text", "title", "x:y"])
NAMES = st.sampled_from(["d", "fill", "opacity", "transform", "onload", "href", "viewBox", "xmlns"])
VALUES = st.sampled_from(
    ["M0 0", "1", "-1", "none", "red", "url(#a)", "0 0 9 9", "rotate(1)", "javascript:a", "&lt;"]
)


def _written(tag: str, given: dict[str, str], nodes: list[str]) -> str:
    attributes = "".join(f" {name}='{value}'" for name, value in given.items())
    return f"<{tag}{attributes}>{''.join(nodes)}</{tag}>"


NODES = st.recursive(
    st.sampled_from(["", " ", "a", "&amp;", "<!-- a -->", "<?a?>", "<![CDATA[<]]>", "&#0;", "<"]),
    lambda inner: st.builds(
        _written, TAGS, st.dictionaries(NAMES, VALUES, max_size=3), st.lists(inner, max_size=4)
    ),
)


@given(st.lists(NODES, max_size=5))
def test_what_is_drawn_is_harmless(nodes: list[str]) -> None:
    """Whatever the file holds, the drawing holds shapes, and values without a name or address."""
    read = load_drawing(Source("a.svg", f"{SVG}{''.join(nodes)}</svg>"))
    assert (read.value is None) == bool(read.problems)
    if read.value:
        _is_harmless(read.value)


def _is_harmless(drawing: Drawing, tags: frozenset[str] = frozenset({"svg"})) -> None:
    assert drawing.tag in tags
    for name, value in drawing.attributes:
        assert name in ("viewBox", "d", "fill", "opacity", "transform")
        assert re.fullmatch(r"none|currentColor|[M0-9. ]+|rotate\(1\)", value)
    for child in drawing.children:
        _is_harmless(child, frozenset({"g", "path", "rect"}))


@given(st.text())
def test_any_text_has_located_problems(text: str) -> None:
    """No text makes an exception."""
    if not unseen(text):
        read = load_drawing(Source("a.svg", text))
        rows = text.split("\n")
        for problem in read.problems:
            assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1
