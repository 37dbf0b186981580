"""Footnotes: each has one text, and something refers to it."""

import pytest

from site_builder.files.source import Source
from site_builder.prose.body import page_problems
from site_builder.prose.render import prose


def told(text: str) -> list[str]:
    """Return what is wrong with a page: place and the message's first words."""
    source = Source("page.en.md", text)
    found = page_problems(source, prose(source, "“ ” ‘ ’"))
    return [f"{each.line}:{each.column} {each.message}" for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A[^1] b[^1] c[^note].\n\n[^1]: D\n[^note]: E[^1]\n", []),
        ("A\n\n[^1]: B\n", ["3:1 nothing refers to the footnote [^1]"]),
        ("A `[^1]`\n\n> [^1]: B\n", ["3:3 nothing refers to the footnote [^1]"]),
        ("- A[^1]\n\n    [^2]: B\n\n[^1]: C\n", ["3:5 nothing refers to the footnote [^2]"]),
        ("A\nb[^1] c[^1]\n", ["2:2 there is no text for the footnote [^1]"]),
        ("A[^1]: b\n", ["1:2 there is no text for the footnote [^1]"]),
        (
            "A[^1]\n\n[^1] B\n",
            ["3:1 the text of the footnote [^1] has no colon right after its name"],
        ),
        (
            "A[^1]\n\n[^1] : B\n",
            ["3:1 the text of the footnote [^1] has no colon right after its name"],
        ),
        ("A[^1]\n\n[^1]: B\n[^1]: C\n", ["4:1 the footnote [^1] has a text in line 3 already"]),
        ("A `[^1]` \\[^2] [^a-z] [^0-9_] [^.]\n\n    [^3]\n\n```\n[^4]: a\n```\n", []),
        ("A[^1]\n\n[^1]: B\n\nC\n\n    [^1]: D\n", []),
        ("[^1](https://example.com)\n", []),
    ],
)
def test_a_footnote_has_a_reference_and_one_text(text: str, expected: list[str]) -> None:
    """What lacks either is told once, where it stands; what is code or a text is none."""
    assert told(text) == expected


def test_a_reference_that_is_misspelt_is_told_with_the_one_that_is_meant() -> None:
    """Both are told: either may be wrong."""
    source = Source("page.en.md", "A[^source]\n\n[^sorce]: B\n")
    found = page_problems(source, prose(source, "“ ” ‘ ’"))
    assert sorted(each.hint for each in found) == [
        "did you mean [^sorce]?",
        "write [^sorce] in the text where it belongs, or take it away",
    ]
