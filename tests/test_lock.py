"""lock.json: a value and a file."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.problems import Problem
from site_builder.files.source import Source
from site_builder.lock.file import load_lock
from site_builder.lock.values import Lock, Pinned, to_json
from site_builder.lock.wording import texts_of
from site_builder.script.assessment import scoring_part
from tests.any_rubric import any_rubric
from tests.projects import BROKEN
from tests.rubrics import loaded, rubric_data

SCRIPT = "first.0123456789ab.js"


def lock_of(rng: Random | None = None) -> Lock:
    """Return a lock of any rubric, or of a small one."""
    rubric = any_rubric(rng) if rng else loaded(rubric_data())
    other = Pinned("first.ba9876543210.js", 2, f"sha384-{'b/+B' * 16}", 1)
    return Lock(
        check="first",
        scoring=scoring_part(rubric),
        texts=texts_of(rubric),
        retired=frozenset({("option", "q", "x"), ("level", "top")}),
        slugs={"nl": frozenset({"een", "twee"}), "en": frozenset()},
        script=SCRIPT,
        scripts=(other, Pinned(SCRIPT, 10, f"sha384-{'a' * 64}", 50_000)),
    )


def read(data: bytes | str) -> tuple[Lock | None, tuple[Problem, ...]]:
    """Return what a file holds."""
    text = data.decode() if isinstance(data, bytes) else data
    found = load_lock(Source("content/first/published/lock.json", text))
    return found.value, found.problems


@given(st.randoms(use_true_random=False))
def test_a_lock_is_what_its_file_says(rng: Random) -> None:
    """Of any rubric: written and read it is the same, and written again the same bytes."""
    lock = lock_of(rng)
    again, problems = read(to_json(lock))
    assert problems == ()
    assert again == lock
    assert to_json(again) == to_json(lock)


def test_a_file_has_one_thing_a_line() -> None:
    """Sorted, and in UTF-8: so that a change is a line in git."""
    lines = to_json(lock_of()).decode().splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert '          ["a", "0"],' in lines
    assert '    "option q x"' in lines
    assert sum('"file"' in line for line in lines) == 2
    data = json.loads(to_json(lock_of()))
    assert list(data) == sorted(data)
    assert data["retired"] == ["level top", "option q x"]
    assert [each["version"] for each in data["scripts"]] == [2, 10]
    assert "é".encode() in to_json(Lock(**{**_fields(), "texts": {("level", "a"): {"fr": "é"}}}))


def _fields() -> dict[str, Any]:
    lock = lock_of()
    return {name: getattr(lock, name) for name in Lock.__slots__}


def test_the_newest_script_is_known() -> None:
    """Whatever the order of the others."""
    assert lock_of().newest.bytes == 50_000
    assert lock_of().version == 1


EDITS: list[tuple[str, Any]] = [
    ("format", 2),
    ("format", "1"),
    ("check", "../other"),
    ("retired", ["word q"]),
    ("retired", ["option q"]),
    ("script", "first.js"),
    ("script", "first.ffffffffffff.js"),
    ("scripts", []),
    ("scripts", [{"file": "../a.0123456789ab.js", "version": 1, "bytes": 1, "integrity": "x"}]),
    ("scripts", None),
    ("slugs", ["a"]),
    ("texts", {"level a": "A"}),
    ("scoring", {}),
    ("made", "today"),
]


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_anything_else_is_a_problem(edit: tuple[str, Any]) -> None:
    """Another form, a path in place of a name, a key too many: it has a place and a way out."""
    key, value = edit
    data = {**json.loads(to_json(lock_of())), key: value}
    lock, problems = read(json.dumps(data, indent=2))
    assert lock is None
    assert {each.code for each in problems} == {"bad-lock"}
    for each in problems:
        assert f'"{key}' in each.message or "the newest script" in each.message
        assert "git checkout" in each.hint


def test_every_place_is_told() -> None:
    """Each by itself, and once, though a question that counts could be written in two ways."""
    text = to_json(lock_of()).decode()
    for old, new in [('"bytes": 1,', '"bytes": "1",'), ('["a-1", "1"]', '["a-1", 1]')]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    lines = text.splitlines()
    found = [lines[each.line - 1][each.column - 1 :] for each in read(text)[1]]
    assert [each[:3] for each in found] == ['["a', '"1"']


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 100_000, '{"a": "\\ud800"}', "1e999"]
)
def test_what_is_no_json_object_is_no_lock(text: str) -> None:
    """However it is broken."""
    assert [each.code for each in read(text)[1]] == ["bad-lock"]


def test_a_broken_file_is_shown_where_it_breaks() -> None:
    """As git leaves it when two people have published."""
    text = to_json(lock_of()).decode().replace('  "retired"', "<<<<<<< HEAD", 1)
    assert [(each.line, each.column) for each in read(text)[1]] == [(4, 1)]


@given(st.data())
def test_no_edit_of_a_file_is_our_mistake(data: st.DataObject) -> None:
    """It is read, or it is a problem."""
    text = (BROKEN / "published/lock.json").read_text("utf-8")
    at = data.draw(st.integers(0, len(text)))
    upto = data.draw(st.integers(at, min(len(text), at + 40)))
    put = data.draw(st.sampled_from(["", "1", "null", "[]", "{}", '"x"', "]", "}", ","]))
    lock, problems = read(text[:at] + put + text[upto:])
    assert (lock is None) == bool(problems)
