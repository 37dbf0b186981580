"""Author's files as text, and YAML with a position for every value."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.document import Document
from site_builder.files.problems import Position
from site_builder.files.source import Source, find, position_at, read_source, unseen
from site_builder.files.yaml_reader import parse_yaml
from site_builder.files.yaml_syntax import MAX_DEPTH


def document(text: str) -> Document:
    """Return a YAML file that has no problems."""
    read = parse_yaml(Source("file.yaml", text))
    assert read.problems == ()
    assert read.value is not None
    return read.value


def lines(text: str, first_line: int = 1) -> list[str]:
    """Return what is wrong with a YAML file: place and code."""
    problems = parse_yaml(Source("file.yaml", text, first_line)).problems
    return [f"{each.line}:{each.column} {each.code}" for each in problems]


_visible = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff\ufeff"
    )
)
_texts = st.dictionaries(_visible, _visible, max_size=5)


@given(_texts)
def test_any_mapping_of_strings_survives(data: dict[str, str]) -> None:
    """What YAML's own writer writes is read as the same keys and texts, in order."""
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    if data:
        assert list(document(written).data.items()) == list(data.items())


@given(
    st.dictionaries(
        _visible,
        st.recursive(
            _visible,
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(_visible, inner, max_size=3)
            ),
            max_leaves=8,
        ),
    )
)
def test_json_is_yaml_too(data: dict[str, object]) -> None:
    """Nested data comes back as it was, whatever the keys."""
    assert document(json.dumps(data, ensure_ascii=False)).data == data


@given(_texts)
def test_a_position_points_at_what_was_written(data: dict[str, str]) -> None:
    """Where a key and a value are said to stand, they stand."""
    text = "\n".join(f"{_json(key)}: {_json(value)}" for key, value in data.items())
    if not data:
        return
    read, written = document(text), text.split("\n")
    for number, (key, value) in enumerate(data.items(), 1):
        at_key, at_value = read.key_position((key,)), read.position((key,))
        assert at_key == Position(number, 1)
        assert written[at_value.line - 1][at_value.column - 1 :] == _json(value)


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def test_scalars_stay_what_was_written() -> None:
    """No value becomes a boolean, a number, a date or a list of digits by itself."""
    written = ["no", "True", "010", "1:30", "2024-01-01", "0x1F", ".5", "1e3", "~", "1_000", "Null"]
    text = "\n".join(f"key-{place}: {value}" for place, value in enumerate(written))
    assert list(document(text).data.values()) == written
    assert document("no: y").data == {"no": "y"}


def test_only_null_and_nothing_are_nothing() -> None:
    """A plain `null` and an empty value are None; in quotes they are texts."""
    assert document("a: null\nb:\nc: 'null'\nd: ''\n").data == {
        "a": None,
        "b": None,
        "c": "null",
        "d": "",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\n", ["1:4 yaml-anchor"]),
        ("a: *x\n", ["1:4 yaml-alias"]),
        ("*x : a\n", ["1:1 yaml-alias"]),
        ("a: !!str b\n", ["1:4 yaml-tag"]),
        ("<<: {b: c}\na: d\n", ["1:1 yaml-merge"]),
        ("a: b\na: c\n", ["2:1 duplicate-key"]),
        ("a:\n  b: c\n  b: d\n", ["3:3 duplicate-key"]),
        ("a: b\n---\na: c\n", ["2:1 second-document"]),
        ("? [a]\n: b\n", ["1:3 key-not-text"]),
        ("- a\n", ["1:1 not-a-mapping"]),
        ("", ["1:1 not-a-mapping"]),
        ("a:\n\tb: c\n", ["2:1 yaml-syntax"]),
        ("a: 'b\nc: d\n", ["1:4 yaml-syntax"]),
        ("a: b: c\n", ["1:5 yaml-syntax"]),
        ("a: {b: #c}\nd: e\n", ["1:8 yaml-syntax"]),
        ("a: {b: #c}", ["1:8 yaml-syntax"]),
        ("a: [b, #c]\n\n  # d\ne: f\n", ["1:8 yaml-syntax"]),
        ("a: {b: 'c #d}\ne: f\n", ["1:8 yaml-syntax"]),
        ("a: {b: c} #}\nd: e: f\n", ["2:5 yaml-syntax"]),
    ],
)
def test_what_yaml_is_not_for_is_refused_in_its_place(text: str, expected: list[str]) -> None:
    """Each thing that could surprise an author is a problem with its line and column."""
    assert lines(text) == expected


def test_refusals_are_all_shown_and_the_rest_is_read() -> None:
    """A refused thing keeps neither the others from being seen nor the rest from being read."""
    read = parse_yaml(Source("file.yaml", "a: &x b\nc: *x\na: d\n*x : e\nf: !t g\n---\nh: i\n"))
    codes = [problem.code for problem in read.problems]
    assert codes == [
        "yaml-anchor",
        "yaml-alias",
        "duplicate-key",
        "yaml-alias",
        "yaml-tag",
        "second-document",
    ]
    assert read.value is not None
    assert read.value.data == {"a": "b", "c": "*x", "f": "g"}


def test_below_a_refused_key_nothing_is_given_twice() -> None:
    """Two keys too many may hold the same keys: each is one mistake, not one for each key in it."""
    assert lines("a: {b: 1}\na: {b: 2}\na: {b: 3}\n") == ["2:1 duplicate-key", "3:1 duplicate-key"]
    assert lines("<<: {b: 1}\n<<: {b: 2}\n") == ["1:1 yaml-merge", "2:1 yaml-merge"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("b: 1\n    c: 2\n    b: 3\n    c: 4\n", ["4:5"]),
        ("b: 1\n    c: 2\n    d: 3\n    b: 4\n    e: 5\n    d: 6\n", ["5:5"]),
        ("b: 1\n    c: 2\n    b: 3\n    c: 4\n    b: 5\n    c: 6\n", ["4:5", "6:5"]),
        ("b: 1\n    c: 2\n    d: 3\n    b: 4\n    d: 5\n    c: 6\n", ["5:5"]),
        ("b: 1\n    c: 2\n    d: 3\n    d: 4\n    c: 5\n", ["5:5", "6:5"]),
        ("b: 1\n    c: 2\n    c: 3\n    d: 4\n    d: 5\n", ["4:5", "6:5"]),
    ],
)
def test_an_item_without_its_hyphen_is_told_once(item: str, expected: list[str]) -> None:
    """At its first key, not at each that it has in common with the item above."""
    assert lines(f"a:\n  - {item}") == [f"{at} duplicate-key" for at in expected]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n", "did you forget a hyphen? If an item"),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n", "keep one of the two, or begin the second with a"),
        ("a: 1\nb: 2\na: 3\nb: 4\n", "keep one of the two"),
        ("a:\n  - {b: 1, c: 2, b: 3, c: 4}\n", "keep one of the two"),
        (
            "a: 1\nb:\na: 3\n",
            'indent it further if it belongs to "b", or keep',
        ),
    ],
)
def test_what_a_key_given_twice_may_be_is_said(text: str, hint: str) -> None:
    """An item of its own, or what a key above it lacks."""
    assert parse_yaml(Source("file.yaml", text)).problems[0].hint.startswith(hint)


@pytest.mark.parametrize("nested", ["[" * 100_000, "{a: " * 30_000, "- " * 100_000])
def test_endless_nesting_is_a_problem_and_no_crash(nested: str) -> None:
    """A file of brackets is refused at the level that is one too many."""
    problems = parse_yaml(
        Source("file.yaml", f"a: {nested}" if nested[0] != "-" else f"a:\n{nested}")
    ).problems
    assert [problem.code for problem in problems] == ["too-deep"]


def test_the_deepest_nesting_is_read() -> None:
    """So many levels are possible, and no more."""
    inner = MAX_DEPTH - 1
    assert lines(f"a: {'[' * inner}{']' * inner}") == []
    assert lines(f"a: {'[' * (inner + 1)}{']' * (inner + 1)}") == [f"1:{4 + inner} too-deep"]


def test_lines_count_from_the_file_where_a_part_of_it_is_read() -> None:
    """A front matter that begins on line 2 has its problems there, and names lines so too."""
    assert lines("a: b\na: c\n", first_line=2) == ["3:1 duplicate-key"]
    (problem,) = parse_yaml(Source("file.yaml", "a: b\na: c\n", 2)).problems
    assert "on line 2 already" in problem.message


def test_a_place_that_is_not_there_is_the_nearest_around_it() -> None:
    """A missing key stands where the mapping does that lacks it."""
    read = document("a:\n  b: c\n")
    assert read.position(("a", "x", "y")) == Position(2, 3)
    assert read.key_position(("a",)) == Position(1, 1)
    assert read.position(("z",)) == Position(1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ends_are_read_as_one(end: str, tmp_path: Path) -> None:
    """Files from Windows and old Macs are the same text; a byte order mark is none of it."""
    path = tmp_path / "file.md"
    path.write_bytes(f"\ufeffone{end}two{end}".encode())
    read = read_source(path, "content/file.md")
    assert read.value == Source("content/file.md", "one\ntwo\n")


UTF_16 = [("twee", "utf-16"), ("twee", "utf-16-le"), ("twee", "utf-16-be"), ("tweé", "utf-16-le")]


@pytest.mark.parametrize(("word", "code"), UTF_16)
def test_utf_16_is_told_by_its_name(word: str, code: str, tmp_path: Path) -> None:
    """No character in it is wrong by itself."""
    path = tmp_path / "file.md"
    path.write_bytes(word.encode(code))
    (problem,) = read_source(path, "file.md").problems
    assert problem.message == "the file was saved as UTF-16, which some programs call Unicode"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("één\ntwéé".encode("latin-1"), "1:1 not-utf-8"),
        ("één\r\ntw".encode() + b"\xe9", "2:3 not-utf-8"),
        *((f"een\n{word}".encode(code), "1:1 not-utf-8") for word, code in UTF_16),
        (b"one\ntwo\0", "2:4 control-character"),
        (b"x" * 1_000_001, "1:1 file-too-large"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_its_place(
    data: bytes, expected: str, tmp_path: Path
) -> None:
    """Where the bytes stop being text there is a line and a column."""
    path = tmp_path / "file.md"
    path.write_bytes(data)
    (problem,) = read_source(path, "file.md").problems
    assert f"{problem.line}:{problem.column} {problem.code}" == expected


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """Missing files and folders in their place are problems of the author, not of ours."""
    assert [each.code for each in read_source(tmp_path / "a", "a").problems] == ["missing-file"]
    assert [each.code for each in read_source(tmp_path, "a").problems] == ["unreadable"]


@given(st.text(alphabet="ab\n"), st.integers(0, 30))
def test_a_position_is_where_the_character_stands(text: str, index: int) -> None:
    """Lines and columns count from 1, and lead back to the character."""
    index = min(index, len(text))
    at = position_at(Source("file.md", text), index)
    before = text.split("\n")[: at.line - 1]
    assert sum(len(line) + 1 for line in before) + at.column - 1 == index


def test_a_pattern_is_found_where_it_stands_for_the_nth_time() -> None:
    """The n-th time, the last where there are fewer, the beginning where there is none."""
    source = Source("file.md", "one two\ntwo\n")
    assert find(source, "two") == Position(1, 5)
    assert find(source, "two", 1) == Position(2, 1)
    assert find(source, "two", 9) == Position(2, 1)
    assert find(source, "three") == Position(1, 1)


def test_what_no_editor_shows_is_found() -> None:
    """Control characters and line separators, but not tabs, line ends, spaces or joiners."""
    assert unseen("a\tb\nc d\u00a0e\u00ade\u200df\u200e") is None
    for hidden in "\0\x1b\x7f\x85\u2028\ufeff\ufffe\ud800":
        found = unseen(f"ab{hidden}")
        assert found is not None
        assert found.start() == 2
