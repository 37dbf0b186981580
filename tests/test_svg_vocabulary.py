"""What an author is told to do about a drawing; `tests/projects/broken` has whole lines."""

import pytest

from site_builder.files.source import Source
from site_builder.svg.drawing import load_drawing
from site_builder.svg.vocabulary import attribute_mistake


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("stroke-widht", 'did you mean "stroke-width"?'),
        ("Fill", 'did you mean "fill"?'),
        ("stroke-dasharray", "remove it"),
        ("role", "remove it"),
        ("stroke-opacity", "write opacity"),
    ],
)
def test_only_a_misspelling_is_taken_for_one(name: str, hint: str) -> None:
    """A word of SVG that drawing programs write is none."""
    assert attribute_mistake("path", name, "4 2") == (
        "svg-attribute",
        f'<path> cannot have "{name}" here',
        hint,
    )


def test_an_attribute_given_twice_is_said_in_plain_words() -> None:
    """Not in those of the parser."""
    text = '<svg viewBox="0 0 9 9">\n<g fill="none" fill="none"/></svg>'
    (problem,) = load_drawing(Source("a.svg", text)).problems
    assert (problem.line, problem.code) == (2, "svg-syntax")
    assert problem.message == "this is not SVG: an attribute is given twice in this element"
    assert problem.hint == "keep one of the two"
