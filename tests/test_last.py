"""What was made last under a name: not made twice of the same, never given for anything else."""

from collections.abc import Iterator
from itertools import count

from site_builder.files.last import Last


def made(last: Last[int], numbers: Iterator[int], name: str, *parts: object) -> int:
    """Return a number that tells how many were made before."""
    return last.of(name, parts, lambda: next(numbers))


def test_the_same_parts_make_nothing_anew() -> None:
    """Also where they are other objects, or the result is nothing."""
    last, numbers = Last[int](), count()
    assert made(last, numbers, "a", ["x"], b"y") == 0
    assert made(last, numbers, "a", ["x"], b"y") == 0
    assert made(last, numbers, "b", ["x"], b"y") == 1


def test_other_parts_make_it_anew() -> None:
    """Each name by itself, and what was before the last is forgotten."""
    last, numbers = Last[int](), count()
    found = [made(last, numbers, name, part) for name, part in ("a1", "b1", "a2", "a1", "b1")]
    assert found == [0, 1, 2, 3, 1]
