"""`make mutants`: print every mistake that no vector notices; end with 1 where there is one."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.mutants import generated, listed
from tests.mutants.reference import Reference
from tests.mutants.widget import Widget


def main() -> None:
    """Make the mistakes in both scorers, and tell what survives without an explanation."""
    worries = [*_in_list(Widget(), listed.TYPESCRIPT), *_in_list(Reference(), listed.PYTHON)]
    worries += _made_by_mutmut()
    for worry in worries:
        _tell(worry)
    _tell(f"{len(worries)} to look at" if worries else "No mistake goes unnoticed.")
    sys.exit(bool(worries))


def _in_list(scorer: listed.Scorer, path: Path) -> Iterator[str]:
    mutants = listed.mutants(path)
    found = [f"survives: {mutant}" for mutant in listed.survivors(scorer, mutants)]
    _tell(f"{path.name}: {len(mutants)} mistakes, {len(found)} survive")
    yield from found


def _made_by_mutmut() -> Iterator[str]:
    generated.mutate()
    found = list(generated.survivors())
    known = [each for one in generated.explanations() for each in one.survivors]
    _tell(f"mutmut: {generated.count()} mistakes, {len(found)} survive, {len(known)} explained")
    yield from (f"survives: {each}" for each in found if each not in known)
    yield from (f"explained, but does not survive: {each}" for each in known if each not in found)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
