"""Mistakes that mutmut makes in the reference scorer, and the survivors that are explained."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from tests.mutants.listed import HERE, ROOT

EXPLAINED = HERE / "explained.yaml"
MADE = ROOT / "mutants"
CHOSEN = (
    *("site_builder.scoring*", "site_builder.rubric.values*"),
    *("site_builder.files.numbers.x_total*", "site_builder.files.numbers.x_shown*"),
)
"""What decides a result; what reads a file is tested by other means."""
LIVES = {"survived", "no tests", "suspicious"}
UNCHOSEN = "not checked"


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mistake that no vector notices: the function, its line as it is and as it becomes."""

    function: str
    was: str
    becomes: str

    def __str__(self) -> str:
        """The function, and the two lines below it."""
        return f"{self.function}\n  - {self.was}\n  + {self.becomes}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Survivors of one line for one reason; `becomes` are all of them."""

    function: str
    was: str
    becomes: tuple[str, ...]
    why: str

    @property
    def survivors(self) -> list[Survivor]:
        """Those that it explains."""
        return [Survivor(self.function, self.was, each) for each in self.becomes]


def explanations() -> list[Explanation]:
    """Return why survivors are no reason to worry, in the order of the file."""
    listed = yaml.safe_load(EXPLAINED.read_text("utf-8"))
    return [Explanation(**{**each, "becomes": tuple(each["becomes"])}) for each in listed]


def mutate() -> None:
    """Let mutmut make its mistakes anew and run the vectors for each.

    Raises:
        subprocess.CalledProcessError: mutmut could not.
    """
    shutil.rmtree(MADE, ignore_errors=True)
    _mutmut("run", "--max-children", "2", *CHOSEN)


def survivors() -> Iterator[Survivor]:
    """Yield what survived the last run."""
    for name in _names(_mutmut("results"), LIVES.__contains__):
        yield survivor_of(name, _mutmut("show", name))


def count() -> int:
    """Return how many mistakes the last run made."""
    return len(_names(_mutmut("results", "--all", "true"), lambda status: status != UNCHOSEN))


def _names(results: str, is_wanted: Callable[[str], bool]) -> list[str]:
    lines = (line.strip().partition(": ") for line in results.splitlines())
    return [name for name, _, status in lines if status and is_wanted(status)]


def survivor_of(name: str, diff: str) -> Survivor:
    """Return what mutmut shows of a mistake; lines that it leaves out become an empty text."""
    lost = re.findall(r"^-(?!-- )\s*(.*)$", diff, re.MULTILINE)
    gained = re.findall(r"^\+(?!\+\+ )\s*(.*)$", diff, re.MULTILINE)
    return Survivor(_function(name), " ".join(lost), " ".join(gained))


def _function(name: str) -> str:
    """`site_builder.scoring.worth.x_worth__mutmut_1` → `scoring.worth.worth`."""
    module, _, mangled = name.removeprefix("site_builder.").rpartition(".")
    function = mangled.rpartition("__mutmut_")[0]
    in_class = function.removeprefix("xǁ").replace("ǁ", ".")
    return f"{module}.{in_class if 'ǁ' in function else function.removeprefix('x_')}"


def _mutmut(*arguments: str) -> str:
    command = ["mutmut", *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return ran.stdout
