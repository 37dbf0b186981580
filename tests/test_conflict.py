"""The marks of a merge, told from what is not one."""

import pytest

from site_builder.files.conflict import conflict
from site_builder.files.source import Source

MERGED = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n"


def told(text: str) -> list[str]:
    """Return place and message of what is told of a text."""
    found = conflict(Source("file", text))
    return [f"{each.line}:{each.column} {each.message}" for each in found]


def test_the_marks_of_a_merge_are_told_once() -> None:
    """At the first, however many there are."""
    assert told(MERGED) == ["2:1 the marks of a merge stand here"]
    assert told(MERGED * 3) == ["2:1 the marks of a merge stand here, and 2 more below"]
    assert told("<<<<<<<\nb\n>>>>>>>") == ["1:1 the marks of a merge stand here"]


@pytest.mark.parametrize(
    "text",
    ["A heading\n=======\n", ">>>>>>> a quotation\n", "<<<<<<< HEAD\n", "a <<<<<<< b\n>>>>>>> c\n"],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    """A line below a heading, quotations, and signs within a line."""
    assert told(text) == []


def test_many_marks_are_read_in_one_go() -> None:
    """Also if none of them ends."""
    assert told("<<<<<<<\n" * 100_000) == []
