"""Problems as their readers see them."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.problems import (
    MAX_QUOTED,
    ContentError,
    Problem,
    is_fatal,
    listed,
    near_miss,
    nearest,
    nearest_file,
    quoted,
)

ERROR = Problem("content/site.yaml", 2, 7, "empty", "the text is empty", "write it")
WARNING = Problem("content/site.yaml", 1, 1, "empty", "it is empty", "write it", "warning")


def test_a_problem_is_one_line() -> None:
    """`path:line:column: error[code]: sentence; way out`."""
    line = "content/site.yaml:2:7: error[empty]: the text is empty; write it"
    assert str(ERROR) == line


def test_all_problems_are_kept_in_the_order_of_their_places() -> None:
    """What is raised names each problem once, by file, line and column."""
    below = Problem("content/site.yaml", 10, 1, "empty", "the text is empty", "write it")
    assert ContentError([below, ERROR, below, WARNING]).problems == (WARNING, ERROR, below)


def test_only_errors_are_fatal() -> None:
    """A warning keeps nothing from being published."""
    assert is_fatal([WARNING, ERROR])
    assert not is_fatal([WARNING])
    assert not is_fatal([])


def test_a_misspelling_is_recognised() -> None:
    """A letter or the capitals may differ; a word of its own is none."""
    known = ["positioning", "roles", "kpi-rhythm"]
    assert near_miss("positionning", known) == 'did you mean "positioning"?'
    assert nearest("ROLES", known) == "roles"
    assert nearest("price", known) is None
    assert near_miss("price", known) == ""
    assert nearest("", []) is None
    assert nearest("dto", ["dot", "low"]) == "dot"
    assert nearest("bellen", ["geen", "vijf"]) is None


def test_a_file_that_is_meant_is_recognised() -> None:
    """By its name, whatever its folder; that all of them end alike says nothing."""
    known = ["images/oven.png", "images/2019/baker.jpg", "images/icon.svg"]
    assert nearest_file("images/ovne.png", known) == "images/oven.png"
    assert nearest_file("images/oven.jpg", known) == "images/oven.png"
    assert nearest_file("images/baker.jpg", known) == "images/2019/baker.jpg"
    assert nearest_file("images/shop.png", known) is None
    assert nearest_file("images/logo.svg", known) is None


def test_words_are_listed_as_in_a_sentence() -> None:
    """Commas, and the last after `or`."""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert listed(["a", "b"], "and") == "a and b"
    assert listed([]) == ""


@given(st.text())
def test_what_is_quoted_stays_on_one_line(text: str) -> None:
    """Whatever an author wrote, a message shows it on one line, shortened."""
    shown = quoted(text)
    assert shown.isprintable()
    assert len(shown) <= MAX_QUOTED + 3
    if text.isprintable() and len(text) <= MAX_QUOTED:
        assert shown == f'"{text}"'
