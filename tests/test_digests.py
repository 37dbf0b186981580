"""The digest of frozen values: the same for equal ones, another for any others."""

from dataclasses import dataclass
from typing import Any

import pytest

from site_builder.files.digests import digest
from site_builder.rubric.digest import rubric_digest
from tests.rubrics import loaded, rubric_data


@dataclass(frozen=True, slots=True)
class One:
    """A value of one kind."""

    held: Any


@dataclass(frozen=True, slots=True)
class Other:
    """One of another, with the same field."""

    held: Any


def test_equal_values_have_one_digest() -> None:
    """Also where a part is one object in one of them, and two in the other."""
    words, alike = ["a", "b"], ["a", "b"]
    assert words is not alike
    assert digest(One((words, words))) == digest(One((words, alike)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (One("a"), One("b")),
        (One("a"), Other("a")),
        (One(One("a")), One(Other("a"))),
        (One(1), One(True)),
        (One({"a": 1, "b": 2}), One({"b": 2, "a": 1})),
        (One(("a", "b")), One(("ab",))),
    ],
)
def test_others_have_others(one: object, other: object) -> None:
    """By what they hold, their kind, and the order in it."""
    assert digest(one) != digest(other)


def test_a_rubric_is_told_from_others_as_it_is_now() -> None:
    """Not by where it is in memory, which another takes once it is gone."""
    digests = [rubric_digest(loaded(rubric_data(version=f"{n}"))) for n in (1, 2, 1)]
    assert digests[0] == digests[2] != digests[1]
