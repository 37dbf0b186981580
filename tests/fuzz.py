"""`make fuzz`: many more mutated rubrics than the tests take, each in less than two seconds."""

import sys
from multiprocessing import Pool
from time import perf_counter

from tests.test_mutated import check_mutated_rubric

COUNT = 50_000
FIRST = 1_000_000
"""Other seeds than those of the tests."""
MOST_SECONDS = 2


def timed(seed: int) -> tuple[int, bool, float]:
    """Return the seed, whether its file is still a rubric, and how many seconds it took."""
    start = perf_counter()
    is_rubric = check_mutated_rubric(seed)
    return seed, is_rubric, perf_counter() - start


def main() -> None:
    """Print what was tried; end with 1 where one took too long."""
    with Pool() as pool:
        done = list(pool.imap_unordered(timed, range(FIRST, FIRST + COUNT), 100))
    slowest = max(done, key=lambda each: each[2])
    rubrics = sum(is_rubric for _, is_rubric, _ in done)
    told = f"{COUNT} files: {rubrics} rubrics, the others with located problems"
    sys.stdout.write(f"{told}\nslowest {slowest[2]:.2f} s (seed {slowest[0]})\n")
    sys.exit(slowest[2] > MOST_SECONDS)


if __name__ == "__main__":
    main()
