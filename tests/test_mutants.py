"""The lists of `make mutants` fit the scorers as they are; the mistakes are made there."""

from pathlib import Path

import pytest

from tests.mutants import generated, listed
from tests.mutants.reference import Reference
from tests.mutants.widget import SOURCES

PACKAGE = Reference().folder
SOURCED = [
    *PACKAGE.glob("scoring/*.py"),
    *(PACKAGE / "files/numbers.py", PACKAGE / "rubric/values.py"),
]
FOLDERS = {listed.PYTHON: PACKAGE, listed.TYPESCRIPT: SOURCES}


def _module(path: Path) -> str:
    """`scoring.worth.`."""
    return ".".join((*path.relative_to(PACKAGE).with_suffix("").parts, ""))


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.stem)
def test_every_listed_mistake_can_be_made(path: Path) -> None:
    """Its text stands once in its file, and no mistake stands twice in the list."""
    mutants = listed.mutants(path)
    made = [(mutant.file, mutant.mutated(FOLDERS[path])) for mutant in mutants]
    assert len(set(made)) == len(mutants)


def test_a_mistake_whose_text_is_gone_is_stale(tmp_path: Path) -> None:
    """So it is when the text stands there twice."""
    (tmp_path / "a.ts").write_text("one two two\n", "utf-8")
    assert listed.Mutant("a.ts", "one", "three", "x").mutated(tmp_path) == "three two two\n"
    for was in ("two", "four"):
        with pytest.raises(listed.Stale):
            listed.Mutant("a.ts", was, "three", "x").mutated(tmp_path)


def test_every_explained_line_is_there() -> None:
    """An explanation is of lines that stand in the module that it names."""
    for each in generated.explanations():
        (source,) = (path for path in SOURCED if each.function.startswith(_module(path)))
        assert each.was in " ".join(source.read_text("utf-8").split()), each.function


def test_what_mutmut_shows_is_read() -> None:
    """The function, its line, and what becomes of it; a line that is left out becomes nothing."""
    name = "site_builder.scoring.scorer.xǁScorerǁ_result__mutmut_11"
    diff = "# x\n--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n def a():\n-    a = 1\n+    a = 2\n"
    function = "scoring.scorer.Scorer._result"
    assert generated.survivor_of(name, diff) == generated.Survivor(function, "a = 1", "a = 2")
    shorter = generated.survivor_of(
        "site_builder.files.numbers.x__a__mutmut_1", "-    b\n-        c\n"
    )
    assert shorter == generated.Survivor("files.numbers._a", "b c", "")
