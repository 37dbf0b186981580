"""`make fuzz`: many more mutated rubrics and contents than the tests take, and the hostile ones.

Each takes less than two seconds of a processor's time, however busy the machine is.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path
from time import process_time
from traceback import format_exc
from typing import TypeAlias

from tests.hostile import HOSTILE
from tests.mutated_content import A_CHECK_TOO, check_mutated_content, made
from tests.test_mutated import check_mutated_rubric, check_rubric

COUNT = 50_000
CONTENTS = 20_000
FIRST = 1_000_000
"""Other seeds than those of the tests."""
MOST_SECONDS = 2

Name: TypeAlias = int | str
"""The seed of what is mutated, or what is hostile in a rubric."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a file: whether it can still be used, its seconds, and how it failed."""

    name: Name
    is_good: bool
    seconds: float
    failure: str = ""


def tried(check: Callable[[Name], bool], name: Name) -> Tried:
    """Go with a file as far as it comes."""
    start, is_good, failure = process_time(), False, ""
    try:
        is_good = check(name)
    except Exception:  # whatever it is, the others are tried too
        failure = format_exc()
    return Tried(name, is_good, process_time() - start, failure)


def _rubric(name: Name) -> bool:
    return check_rubric(HOSTILE[name]) if isinstance(name, str) else check_mutated_rubric(name)


def _content(place: Path, name: Name) -> bool:
    seed = int(name)
    return check_mutated_content(seed, _project(place, with_check=seed % A_CHECK_TOO == 0))


@cache
def _project(place: Path, *, with_check: bool) -> Path:
    """Make this process a project of its own to type into."""
    return made(place / f"{os.getpid()}-{with_check}", with_check=with_check)


def _is_fine(what: str, check: Callable[[Name], bool], names: Sequence[Name]) -> bool:
    """Print what was tried; tell whether nothing failed, or took too long."""
    with Pool() as pool:
        done = list(pool.imap_unordered(partial(tried, check), names, 100))
    failed = [each for each in done if each.failure]
    slowest = max(done, key=lambda each: each.seconds)
    good = sum(each.is_good for each in done)
    sys.stdout.writelines(f"{each.name}: {each.failure}\n" for each in failed)
    told = f"{len(names)} {what}: {good} could still be used, {len(failed)} failed"
    sys.stdout.write(f"{told}, the others with located problems\n")
    sys.stdout.write(f"slowest {slowest.seconds:.2f} s ({slowest.name})\n")
    return not failed and slowest.seconds <= MOST_SECONDS


def main() -> None:
    """Try rubrics, then contents; end with 1 where something failed, or took too long."""
    with tempfile.TemporaryDirectory() as place:
        contents = range(FIRST, FIRST + CONTENTS)
        rubrics: list[Name] = [*HOSTILE, *range(FIRST, FIRST + COUNT)]
        fine = [
            _is_fine("contents", partial(_content, Path(place)), contents),
            _is_fine("rubrics", _rubric, rubrics),
        ]
    sys.exit(not all(fine))


if __name__ == "__main__":
    main()
