"""`make fuzz`: many more mutated rubrics than the tests take, and the hostile ones.

Each takes less than two seconds of a processor's time, however busy the machine is.
"""

import sys
from multiprocessing import Pool
from time import process_time
from typing import TypeAlias

from tests.hostile import HOSTILE
from tests.test_mutated import check_mutated_rubric, check_rubric

COUNT = 50_000
FIRST = 1_000_000
"""Other seeds than those of the tests."""
MOST_SECONDS = 2

Name: TypeAlias = int | str
"""The seed of a mutated rubric, or what is hostile in it."""


def timed(name: Name) -> tuple[Name, bool, float]:
    """Return the name, whether its file is still a rubric, and how many seconds it took."""
    start = process_time()
    try:
        is_rubric = (
            check_rubric(HOSTILE[name]) if isinstance(name, str) else check_mutated_rubric(name)
        )
    except Exception as error:
        error.add_note(f"It is rubric {name}.")
        raise
    return name, is_rubric, process_time() - start


def main() -> None:
    """Print what was tried; end with 1 where one took too long."""
    names: list[Name] = [*HOSTILE, *range(FIRST, FIRST + COUNT)]
    with Pool() as pool:
        done = list(pool.imap_unordered(timed, names, 100))
    slowest = max(done, key=lambda each: each[2])
    rubrics = sum(is_rubric for _, is_rubric, _ in done)
    told = f"{len(names)} files: {rubrics} rubrics, the others with located problems"
    sys.stdout.write(f"{told}\nslowest {slowest[2]:.2f} s ({slowest[0]})\n")
    sys.exit(slowest[2] > MOST_SECONDS)


if __name__ == "__main__":
    main()
