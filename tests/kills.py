"""`make kills`: whole builds, killed at random moments, and what they leave behind.

Some are alone, some two at once into the same folder, and some replace file by file, as where
folders cannot be exchanged. Half of the moments are anywhere in a build, half within its write.
After each the folder must hold a whole site, and the next build must succeed and leave nothing.
tests/test_write_killed.py kills the write alone, at every moment that there is.
"""

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath
from signal import SIGKILL
from typing import NoReturn

from site_builder.cli import main as niveaucheck
from site_builder.output.room import MARKER, PREFIX
from tests.projects import WHOLE, copied

COUNT = 200
"""Builds that are killed; one that ended before does not count."""
WRITE_SECONDS = 0.06
"""How long a write takes, about; a kill within it comes at most so long after its beginning."""
WAYS = ("alone", "two at once", "file by file", "two at once, file by file")

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Kill:
    """A build, or two at once, of which the first is killed."""

    way: str
    after: float
    in_write: bool

    @property
    def platform(self) -> str:
        """The system; on one that Python does not know each file is replaced by itself."""
        return "another" if "file" in self.way else sys.platform


def held(out: Path) -> dict[str, bytes]:
    """Return the files of a site, without its marker and what was not yet in its place."""
    paths = (path for path in out.rglob("*") if path.is_file())
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}
    return {path: data for path, data in files.items() if not path.startswith(MARKER)}


def changed(project: Path, to: Path) -> Path:
    """Copy a project with an article at another address, and another look."""
    copied(project, to)
    article = to / "content/about/article.en.md"
    text = article.read_text("utf-8")
    article.write_text(re.sub("(?m)^slug: .*", "slug: moved", text) + "\nMore.\n", "utf-8")
    for other in to.glob("content/*/*.en.md"):
        links = other.read_text("utf-8").replace("../about-us/", "../moved/")
        other.write_text(links, "utf-8")
    site = to / "content/site.yaml"
    text = re.sub(r"(?ms)^theme:.*?(?=^\w|\Z)", "", site.read_text("utf-8"))
    site.write_text(f'{text}\ntheme: {{accent: "#7a1f5c"}}\n', "utf-8")
    return to


def started(project: Path, out: Path, platform: str) -> int:
    """Run `niveaucheck build` in a process of its own; return its number."""
    child = os.fork()
    if not child:
        _build(project, out, platform)
    return child


def _build(project: Path, out: Path, platform: str) -> NoReturn:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    sys.platform = platform
    try:
        niveaucheck(["build", str(project), "--out", str(out)], standalone_mode=False)
    except BaseException:  # however it ends, this process does
        os._exit(1)
    os._exit(0)


def _wait(until: Callable[[], bool], child: int) -> None:
    """Wait until something is so, or the process has ended."""
    while not until() and not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.0005)


def _is_writing(out: Path) -> bool:
    return any(next(folder.glob(f"{PREFIX}*"), None) for folder in (out.parent, out))


def killed(kill: Kill, projects: Sequence[Path], out: Path) -> bool:
    """Kill a build of the second project; tell whether that came before its end."""
    child = started(projects[1], out, kill.platform)
    other = started(projects[0], out, kill.platform) if kill.way.startswith("two") else None
    if kill.in_write:
        _wait(lambda: _is_writing(out), child)
    end = time.monotonic() + kill.after
    _wait(lambda: time.monotonic() > end, child)
    os.kill(child, SIGKILL)
    ended = os.waitpid(child, 0)[1]
    if other and os.waitpid(other, 0)[1]:
        message = "the build beside the one that was killed failed"
        raise AssertionError(message)
    return ended == SIGKILL


def strange(found: Files, sites: Sequence[Files], *, is_exchanged: bool) -> str:
    """Return what is not whole about a site that is one of these, or a mix of them; or ""."""
    if is_exchanged:
        return "" if found in sites else "the folder is neither the old site nor the new one"
    for path, data in found.items():
        if data not in [site.get(path) for site in sites]:
            return f"{path} is neither old nor new"
        if path.endswith(".html"):
            needed = re.findall(rb'(?:src|rel="?stylesheet"? href)="([^":?#]+)"', data)
            for each in needed:
                target = normpath(join("/", path, "..", each.decode()))[1:]
                if target not in found and not each.startswith(b"/"):
                    return f"{path} needs {target}"
    return ""


def tried(
    kill: Kill, projects: Sequence[Path], sites: Sequence[Files], out: Path
) -> tuple[bool, bool, str]:
    """Kill a build of the second project over the site of the first.

    Returns:
        Whether that came before its end, whether within its write, and what is not whole, or "".
    """
    os.waitpid(started(projects[0], out, sys.platform), 0)
    is_hit, is_left = killed(kill, projects, out), _is_writing(out)
    said = strange(held(out), sites, is_exchanged=kill.platform == sys.platform)
    return is_hit, is_left, said or _next_build(projects[1], sites[1], out, kill.platform)


def _next_build(project: Path, site: Files, out: Path, platform: str) -> str:
    """Build once more; return what is wrong with what comes of it, or ""."""
    _, ended = os.waitpid(started(project, out, platform), 0)
    names = sorted(path.name for path in (*out.parent.iterdir(), *out.iterdir()))
    litter = [name for name in names if name.startswith(PREFIX)]
    is_done = not ended and held(out) == site and not litter
    return "" if is_done else f"the next build ended with {ended}; {litter}"


def main() -> None:
    """Print what was killed and what was found; end with 1 where anything was not whole."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    chance = random.Random(count)  # noqa: S311 - nothing secret
    failures, hits, left, number = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as made:
        place = Path(made).resolve()
        projects = [copied(WHOLE, place / "old"), changed(WHOLE, place / "new")]
        sites, began = [], time.monotonic()
        for project in projects:
            os.waitpid(started(project, place / "clean" / project.name, sys.platform), 0)
            sites.append(held(place / "clean" / project.name))
        seconds = (time.monotonic() - began) / 2
        assert all(sites[one].keys() - sites[1 - one].keys() for one in (0, 1))
        out = place / "out/build"
        while hits < count:
            in_write = bool(number // len(WAYS) % 2)
            after = chance.uniform(0, WRITE_SECONDS if in_write else seconds)
            kill = Kill(WAYS[number % len(WAYS)], after, in_write)
            is_hit, is_left, said = tried(kill, projects, sites, out)
            hits, left = hits + is_hit, left + is_left
            failures += [f"{number}: {kill}: {said}\n"] if said else []
            number += 1
    sys.stdout.writelines(failures)
    told = f"{hits} builds killed before their end, {left} within their write, {number} tried"
    sys.stdout.write(f"{told}: {len(failures)} left something that is not whole\n")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
