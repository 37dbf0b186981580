"""Where a site may not be built, whatever is there: among what it is made of, or around it."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_ELSEWHERE = "name a folder for the site alone, like --out build"


def misplaced(out: Path, project: Path, sources: Iterable[Path]) -> str | None:
    """Return why a folder cannot be the output folder, with the way out; None if it can.

    Links are followed, and a name that differs by its capitals is the same where the system says
    so.

    Args:
        out: the folder, which need not be there.
        project: the project's folder.
        sources: folders from which a site is made.
    """
    try:
        out = out.resolve()
    except (OSError, RuntimeError):
        return f"{out} is a link that leads in a circle; {_ELSEWHERE}"
    if out.parent == out or _is_home(out):
        return f"{out} holds far more than a site; {_ELSEWHERE}"
    if _is_within(project.resolve(), out):
        return f"{out} holds the project itself; {_ELSEWHERE}"
    inside = next((folder for folder in sources if _is_within(out, folder.resolve())), None)
    if inside:
        return f"{out} is in {inside.name}/, from which the site is made; {_ELSEWHERE}"
    return None


def _is_home(path: Path) -> bool:
    with suppress(RuntimeError):  # a user without one
        return _is_one(path, Path.home())
    return False


def _is_within(path: Path, folder: Path) -> bool:
    return any(_is_one(each, folder) for each in (path, *path.parents))


def _is_one(path: Path, other: Path) -> bool:
    with suppress(OSError):
        return path == other or path.samefile(other)
    return False
