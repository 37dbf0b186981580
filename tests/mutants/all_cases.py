"""Run every vector with the reference scorer that is found first; end at the first that fails."""

from tests.test_vectors import CASES, test_a_case

if __name__ == "__main__":
    for case in CASES:
        test_a_case(case)
