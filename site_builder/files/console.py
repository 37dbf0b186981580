"""Problems on a console: the most useful first, each with the line that it is about."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from click import style

from site_builder.files.codes import Code
from site_builder.files.excerpt import Excerpt, excerpts
from site_builder.files.problems import Problem, Severity

_CAUSES: frozenset[Code] = frozenset(
    [
        *("control-character", "file-too-large", "key-not-text", "missing-file", "no-front-matter"),
        *("not-a-mapping", "not-utf-8", "svg-syntax", "too-deep", "too-many-values", "unreadable"),
        *("yaml-syntax",),
    ]
)
"""Codes of what keeps a file from being read, so that others miss what is in it."""

_SITE = "content/site.yaml"
_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow"}


def useful_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems file by file: what keeps the site from being built before what does not.

    First the site's own file, on which all others depend, then files that cannot be read, of which
    others may be a consequence. Within a file errors come first too, each by its place.
    """
    problems = sorted(problems)
    failing = {problem.path for problem in problems if problem.severity == "error"}
    unread = {problem.path for problem in problems if _is_cause(problem)}

    def rank(problem: Problem) -> tuple[bool, bool, bool, str, bool]:
        path = problem.path
        of_file = (path not in failing, path != _SITE, path not in unread, path)
        return (*of_file, problem.severity != "error")

    return sorted(problems, key=rank)


def _is_cause(problem: Problem) -> bool:
    is_whole = problem.code in ("missing-file", "not-a-mapping")
    return problem.code in _CAUSES and (not is_whole or (problem.line, problem.column) == (1, 1))


def counted(problems: Iterable[Problem]) -> str:
    """Return how many of the problems are errors: `1 problem`, `2 problems`."""
    errors = sum(problem.severity == "error" for problem in problems)
    return "1 problem" if errors == 1 else f"{errors} problems"


def told(project: Path, problems: Iterable[Problem]) -> Iterator[str]:
    """Yield each problem as it stands on a console, coloured: its line, and below it the author's.

    Args:
        project: the folder that the problems' paths start from.
        problems: what is wrong, in the order in which it is told.
    """
    problems = list(problems)
    for problem, shown in zip(problems, excerpts(project, problems), strict=True):
        head = _head(problem)
        yield f"{head}\n{_quoted(shown, problem)}" if shown else head


def _head(problem: Problem) -> str:
    place = style(f"{problem.place}:", bold=True)
    kind = style(f"{problem.severity}[{problem.code}]:", fg=_COLOURS[problem.severity], bold=True)
    return f"{place} {kind} {problem.message}; {style(problem.hint, fg='green')}"


def _quoted(shown: Excerpt, problem: Problem) -> str:
    text, mark = str(shown).split("\n")
    gutter, sign = text.index("| ") + 2, mark.rindex("^")
    coloured = style(mark[sign:], fg=_COLOURS[problem.severity], bold=True)
    return (
        f"{style(text[:gutter], dim=True)}{text[gutter:]}\n{style(mark[:sign], dim=True)}{coloured}"
    )
