"""What Markdown reads otherwise than its author means."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.files.source import Source
from site_builder.prose.body import page_problems
from site_builder.prose.lines import blocks_of, lines_of
from site_builder.prose.render import prose
from site_builder.prose.tables import cells_left_out, may_leave_out


def told(text: str) -> list[str]:
    """Return what is told of a page: place, code and the way out."""
    source = Source("page.en.md", text)
    found = page_problems(source, prose(source, "“ ” ‘ ’"))
    return [f"{each.line}:{each.column} {each.code}: {each.hint}" for each in found]


ABOVE = "leave an empty line above the first of them"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text:\n- a\n- b\n", [f"2:1 misread: {ABOVE}"]),
        ("*Text* goes\non:\n1. a\n2. **b**\n", [f"3:1 misread: {ABOVE}"]),
        ("> Text\n> * a\n> * c\n", [f"2:1 misread: {ABOVE}"]),
        ("1) a\n2) b\n", ['1:1 misread: begin them with "1." and so on']),
        ("T\n● a\n● b\n", ['2:1 misread: begin each with "- ", below an empty line']),
    ],
)
def test_a_list_in_a_text_is_told(text: str, expected: list[str]) -> None:
    """Its signs are published as they stand, in one paragraph."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Text:\n\n- a\n- b\n",
        "## A\n- a\n- b\n",
        "Text\n## A\n- a\n- b\n",
        "- a\ntext\n- b\n- c\n",
        "We had 10\n- 4 of them old -\nand sold\n- with luck - all.\n",
        "It was\n9. In the year\n11. it was\n12. or so.\n",
        "Text  \n- a  \n- b\n",
        "Text<br>\n- a<br>\n- b\n",
        "Text\n\\- a\n\\- b\n",
        "Text `\n- a\n- b\n`\n\n    - a\n    - b\n\n```\nText\n- a\n- b\n```\n",
        "<pre>\nText\n- a\n- b\n</pre>\n",
        "Text <!--\n- a\n- b\n-->\n",
        "Call\n+31 20 1\n+31 20 2\n",
    ],
)
def test_what_is_a_list_or_is_meant_as_text_is_not(text: str) -> None:
    """Also where lines of a text happen to begin like those of a list."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n  - b\n  - c\n- d\n", ["2:3 misread: begin its lines with 4 spaces"]),
        ("1. a\n   - b\n", ["2:4 misread: begin its lines with 4 spaces"]),
        ("- a\n\n  1. b\n", ["3:3 misread: begin its lines with 4 spaces"]),
        ("- a\n    - b\n      - c\n", ["3:7 misread: begin its lines with 8 spaces"]),
        ("- a\n\tb\n  - c\n", ["3:3 misread: begin its lines with 4 spaces"]),
        ("- a\n    - b\n        - c\n", []),
        ("  - a\n  - b\n    - c\n", []),
        ("- a\n\t- b\n", []),
        ("- a\n - b\n", []),
        ("- a\n\nText\n\n  - b\n", []),
        ("- a\n\n        - b\n          - c\n", []),
        ("Text\n\n    - a\n      - b\n", []),
        ("```\n- a\n  - b\n```\n", []),
    ],
)
def test_a_list_within_a_list_needs_four_spaces(text: str, expected: list[str]) -> None:
    """With fewer it goes on with the list around it; told at the first, with the way out."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text\n| a | b |\n|---|---|\n", ["2:1 misread: leave an empty line above it"]),
        ("Text\na | *b*\n--|--\nc | d\n", ["2:1 misread: leave an empty line above it"]),
        ("| a | b |\n|---|\n", ["2:1 misread: write |---|---|"]),
        ("| a | b |\n|:--|--:|---|\n", ["2:1 misread: write |---|---|"]),
        ("| a | b |\n| c | d |\n", ["1:1 misread: write |---|---| on the next line"]),
        ("|---|---|\n| a | b |\n", ["1:1 misread: write them above, like | one | two |"]),
        (
            "<div>\n\n| a |\n|---|\n| b |\n\n</div>\n",
            ["3:1 misread: take away the HTML around it, in which Markdown reads nothing"],
        ),
        ("| a | b |\n|---|---|\n| c | d |\n", []),
        ("a|b\n-|-\nc\n", []),
        ("`| a | b |\n|---|`\n\n    | a | b |\n    | c | d |\n", []),
        ("a | b | c\n\n|x| is |y|\n", []),
    ],
)
def test_a_table_that_is_none_is_told(text: str, expected: list[str]) -> None:
    """With what it lacks; each of its lines would be published as it stands."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("| c | d | e |\n| f | g | h |\n", [3]),
        ("c | d\n| e | f | |\n| `g|h` | i\\|j |\n", []),
        ("| c | d |\n\ne | f | g\n", []),
    ],
)
def test_cells_that_are_left_out_are_told(rows: str, lines: list[int]) -> None:
    """Once for each table, at the first row; those in which nothing stands are no loss."""
    found = told(f"| a | b |\n|---|---|\n{rows}")
    assert [int(line.split(":")[0]) for line in found] == lines


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("See [the *text*][here] and [the text][here],\n[the text][here].", ["1:28"]),
        ("See [the text][], [more][] and\n\n[more]: ../more/", ["1:5"]),
        ("See `[the text][here]`, \\[the text][here], list[key][value], [sic][2].", []),
        ("[a-z][A-Z] [A-Za-z][A-Za-z0-9] [see][^1]\n\n[^1]: a", []),
        ("<div>[the text][here]</div>\n\n[here]: ../here/", []),
    ],
)
def test_a_link_whose_address_is_nowhere_is_told(text: str, places: list[str]) -> None:
    """At its first place, where there are words in both brackets."""
    assert [line.split(" misread")[0] for line in told(text)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Some **text and **more** of it.", ["1:6"]),
        ("**One** and **two.\n\nThree", ["1:13"]),
        ("- a **b\n- c", ["1:5"]),
        ("**One\n\ntwo**", ["1:1"]),
        ("10 euro**\n\n**without tax", []),
        ("2**3, a ** b, `**c` \\*\\*d", []),
        ("** note\n\n\\**d", []),
        ("```\n**a\n```", []),
    ],
)
def test_bold_text_without_its_end_is_told(text: str, places: list[str]) -> None:
    """Where it begins; asterisks of notes and of sums begin none."""
    assert [line.split(" misread")[0] for line in told(text)] == places


def test_no_more_are_told_than_anybody_mends() -> None:
    """The rest is told once the first are mended."""
    assert len(told("Text:\n- a\n- b\n\n" * 300)) == 100


_ROW = st.lists(st.sampled_from(["a", " ", "|", r"\|", "-", "> "]), min_size=1, max_size=9)


@given(st.integers(1, 3), st.lists(_ROW.map("".join), min_size=2, max_size=4))
@example(1, ["a | b", "| a | b |"])
@example(2, [r"a \| b | c", "a | b | c"])
def test_a_table_that_leaves_out_cells_is_looked_at(columns: int, rows: list[str]) -> None:
    """The quick look passes over no table that the thorough one would tell of."""
    for dashes in ("|-" * columns + "|", "-" + "|-" * columns, "> " + "|-" * columns + "|"):
        text = "\n".join([rows[0], dashes, *rows[1:]])
        if list(cells_left_out(blocks_of(lines_of(text)))):
            assert may_leave_out(text)
