"""`make fuzz`: many more mutated rubrics and contents than the tests take, and the hostile ones.

Each takes less than two seconds of a processor's time, however busy the machine is.
"""

import sys
from dataclasses import dataclass
from multiprocessing import Pool
from time import process_time
from traceback import format_exc
from typing import TypeAlias

from tests.hostile import HOSTILE
from tests.test_mutated import check_mutated_rubric, check_rubric

COUNT = 50_000
FIRST = 1_000_000
"""Other seeds than those of the tests."""
MOST_SECONDS = 2

Name: TypeAlias = int | str
"""The seed of a mutated rubric, or what is hostile in it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a file: whether it is still a rubric, its seconds, and how it failed."""

    name: Name
    is_rubric: bool
    seconds: float
    failure: str = ""


def tried(name: Name) -> Tried:
    """Go with a file as far as it comes."""
    start, is_rubric, failure = process_time(), False, ""
    try:
        is_rubric = (
            check_rubric(HOSTILE[name]) if isinstance(name, str) else check_mutated_rubric(name)
        )
    except Exception:  # whatever it is, the others are tried too
        failure = format_exc()
    return Tried(name, is_rubric, process_time() - start, failure)


def main() -> None:
    """Print what was tried; end with 1 where something failed, or took too long."""
    names: list[Name] = [*HOSTILE, *range(FIRST, FIRST + COUNT)]
    with Pool() as pool:
        done = list(pool.imap_unordered(tried, names, 100))
    failed = [each for each in done if each.failure]
    slowest = max(done, key=lambda each: each.seconds)
    rubrics = sum(each.is_rubric for each in done)
    sys.stdout.writelines(f"{each.name}: {each.failure}\n" for each in failed)
    told = f"{len(names)} files: {rubrics} rubrics, {len(failed)} failed"
    sys.stdout.write(f"{told}, the others with located problems\n")
    sys.stdout.write(f"slowest {slowest.seconds:.2f} s ({slowest.name})\n")
    sys.exit(bool(failed) or slowest.seconds > MOST_SECONDS)


if __name__ == "__main__":
    main()
