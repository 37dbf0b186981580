"""The site, built again and again: what is served is always the last good one."""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import starmap
from pathlib import Path

import click

from site_builder.files.console import counted, useful_first
from site_builder.files.excerpt import excerpts
from site_builder.files.problems import ContentError, Problem
from site_builder.output.files import Output
from site_builder.output.write import WriteError, write
from site_builder.report import told_mistake
from site_builder.script.engine import EngineError
from site_builder.serve.saves import SupersededError
from site_builder.serve.served import Found, Served, Told

_NAMED = 3
"""Files that a line names; of more, it says how many."""

_GONE = (FileNotFoundError, NotADirectoryError)


class Workbench:
    """Builds the project; `served` is always whole.

    Args:
        project: the author's folder.
        out: where the site is written.
        compute: makes the site, as `build.compute_soon` does; a build that `SupersededError` ends
            leaves what is served by then.
        tell: shows problems on the console.
        push: is called with what is served whenever that changed.
        writing: a context in which nothing interrupts.
    """

    def __init__(
        self,
        project: Path,
        out: Path,
        compute: Callable[[], Iterable[Output]],
        *,
        tell: Callable[[Sequence[Problem]], None],
        push: Callable[[Served], None] = lambda _: None,
        writing: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._project, self._out, self._compute = project, out, compute
        self._tell, self._push, self._writing = tell, push, writing
        self.served = Served()
        self._noted: tuple[str, ...] = ()
        self._warned: frozenset[Problem] = frozenset()

    def build(self, changed: Collection[Path] = ()) -> None:
        """Build once: show it, then write it. On problems, the last good site stays.

        Args:
            changed: the files that gave rise to it.
        """
        began = time.perf_counter()
        try:
            for output in self._compute():
                self._serve(self.served.with_site(output, _number()), output.warnings)
                self._warned = frozenset(output.warnings)
            took = (time.perf_counter() - began) * 1000
            with self._writing():
                written = write(output, self._out)
        except SupersededError:
            return  # What was saved is built next.
        except ContentError as error:
            self._refuse(changed, error.problems)
        except EngineError as error:
            self._fail(changed, Told(failure=str(error)))
        except WriteError as error:
            self._fail(changed, Told(failure=str(error), is_current=True))
        except Exception as error:
            self._stopped(changed, error)
        else:
            counts = f"{written.files} files, {output.pages} pages, {written.changed} changed"
            self._say(changed, f"{counts}, {took:,.0f} ms")
            self._note(tuple(written.notes(self._out)))

    def _serve(self, served: Served, problems: Sequence[Problem]) -> None:
        """Serve this, telling the problems too; the console is told errors, and new warnings."""
        ordered = useful_first(problems)
        found = zip(ordered, excerpts(self._project, ordered), strict=True)
        told = Told(tuple(starmap(Found, found)))
        self._put(served.with_told(told, _number()))
        if fresh := [each for each in problems if self._is_to_tell(each)]:
            self._tell(fresh)

    def _refuse(self, changed: Collection[Path], problems: Sequence[Problem]) -> None:
        if not self._is_told(problems):
            self._serve(self.served, problems)
            self._warned |= frozenset(problems)
            self._say(changed, f"{counted(problems)}; {self._kept()}")

    def _is_told(self, problems: Sequence[Problem]) -> bool:
        """Tell whether it is known that all of the content went, which systems tell bit by bit."""
        told = [found.problem for found in self.served.told.found]
        return not (self._project / "content").is_dir() and told == list(problems)

    def _is_to_tell(self, problem: Problem) -> bool:
        return problem.severity == "error" or problem not in self._warned

    def _fail(self, changed: Collection[Path], told: Told) -> None:
        self._put(self.served.with_told(told, _number()))
        click.echo(told.failure, err=True)
        self._say(changed, "not written" if told.is_current else self._kept())

    def _stopped(self, changed: Collection[Path], error: Exception) -> None:
        """Tell of a mistake of ours, unless it is one that content was taken away while read.

        The latter is a change of its own, which gives rise to the next build. A file may be in the
        place of a folder then.
        """
        gone = Path(error.filename or "") if isinstance(error, _GONE) else Path()
        if gone.is_relative_to(self._project / "content"):
            name = gone.relative_to(self._project).as_posix()
            self._say(changed, f"{name} went while it was read; {self._kept()}")
        else:
            self._fail(changed, Told(failure=told_mistake()))

    def _put(self, served: Served) -> None:
        if served is not self.served:
            self.served = served
            self._push(served)

    def _kept(self) -> str:
        return "kept the last site" if self.served.output else "there is no site yet"

    def _say(self, changed: Collection[Path], text: str) -> None:
        """Print a line: when, what was changed, what became of it."""
        named = self._named(changed)
        click.echo(f"{time.strftime('%H:%M:%S')} {named and f'{named}: '}{text}")

    def _note(self, notes: tuple[str, ...]) -> None:
        """Print what is to be known of the folder, once."""
        for note in notes if notes != self._noted else ():
            click.echo(note)
        self._noted = notes

    def _named(self, changed: Collection[Path]) -> str:
        """Name what is there: some programs save by way of a file that they take away again."""
        content = (self._project / "content").resolve()
        names = sorted(
            path.relative_to(content if content in path.parents else path.parent).as_posix()
            for path in changed
            if path.exists()
        )
        more = [f"{len(names) - _NAMED + 1} more"] if len(names) > _NAMED else []
        return ", ".join([*names[: _NAMED - len(more)], *more])


def _number() -> int:
    """Return a number that is larger than any before, in other runs too."""
    return time.time_ns() // 1000
