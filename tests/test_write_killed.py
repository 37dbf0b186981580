"""A write that is killed, at every moment at which it asks the system for something.

`make kills` does the same to whole builds, at random moments.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from site_builder.output.room import MARKER
from site_builder.output.write import write
from tests.writing import PLATFORMS, Files, held, output

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each write is a process, forked")

OLD: Files = {
    "index.html": b"<script src=assets/1.js></script><a href=gone/>",
    "a/index.html": b"<script src=../assets/1.js></script>",
    "gone/deep/index.html": b"<script src=../../assets/1.js></script>",
    "kind": b"a file",
    "same.txt": b"same",
    "assets/1.js": b"one",
    "sitemap.xml": b"a gone",
}
NEW: Files = {
    "index.html": b"<script src=assets/2.js></script><a href=new/>",
    "a/index.html": b"<script src=../assets/2.js></script>",
    "new/index.html": b"<script src=../assets/2.js></script>",
    "kind/now.txt": b"a folder",
    "same.txt": b"same",
    "assets/2.js": b"two",
    "sitemap.xml": b"a new",
}

WRITER = """\
import itertools, json, os, sys
from pathlib import Path
from site_builder.output.files import Output
from site_builder.output.write import write

# How many requests to the system it lives, for each folder; 0 is for ever.
platform, outputs, tasks = json.loads(sys.stdin.read())
for number, (out, lives) in enumerate(tasks):
    if os.fork() == 0:
        sys.platform = platform
        if lives:
            passed = itertools.count(1)
            sys.addaudithook(lambda *_: next(passed) == lives and os.kill(os.getpid(), 9))
        files = {path: text.encode() for path, text in outputs[number % len(outputs)].items()}
        write(Output(files, {}, {}, "/"), Path(out))
        os._exit(0)
    if number % len(outputs) == len(outputs) - 1:
        for _ in outputs:
            print(os.wait()[1], end=" ")
"""
"""Writes the outputs in turn, as many at the same time as there are outputs."""


class Task(NamedTuple):
    """Where to write, and after how many requests to the system to be killed."""

    out: Path
    lives: int = 0


def run(platform: str, outputs: Sequence[Files], tasks: Sequence[Task]) -> list[int]:
    """Write each output in a process of its own; return how they ended."""
    texts = [{path: data.decode() for path, data in files.items()} for files in outputs]
    given = json.dumps([platform, texts, [[str(out), lives] for out, lives in tasks]])
    done = subprocess.run(
        [sys.executable, "-c", WRITER], input=given, capture_output=True, text=True, check=True
    )
    return [int(status) for status in done.stdout.split()]


def old_sites(place: Path) -> Iterator[Path]:
    """Make folders with the old site, one after the other."""
    for number in count(1):
        out = place / f"{number:03}" / "build"
        write(output(OLD), out)
        yield out


def is_half(found: Files) -> bool:
    """Tell whether any file is neither old nor new, or a page or a list lacks what it names."""
    strange = [path for path in found if found[path] not in (OLD.get(path), NEW.get(path))]
    pages = [data.decode() for path, data in found.items() if path.endswith(".html")]
    needed = {script for page in pages for script in re.findall(r"assets/\d\.js", page)}
    named = {name for page in pages for name in re.findall(r"href=(\w+)/", page)}
    named |= set(found.get("sitemap.xml", b"").decode().split())
    there = {path.partition("/")[0] for path in found if path.endswith("/index.html")}
    return bool(strange or not needed <= found.keys() or not named <= there)


MOMENTS = 140


@PLATFORMS
def test_a_write_that_is_killed_leaves_a_whole_site(platform: str, tmp_path: Path) -> None:
    """The old or the new one, whenever that was; where folders are not exchanged each file is so.

    There, what a page needs or leads to is in its place before the page is, and what is listed
    before the list. The next write leaves nothing behind, within the folder or beside it.
    """
    sites = [site for site, _ in zip(old_sites(tmp_path), range(MOMENTS), strict=False)]
    ends = run(platform, [NEW], [Task(out, lives) for lives, out in enumerate(sites, 1)])
    killed = len([end for end in ends if end])
    assert ends == [9] * killed + [0] * (MOMENTS - killed)
    assert 20 < killed < MOMENTS
    found = [held_within(out) for out in sites]
    if platform == "another":
        assert not any(map(is_half, found))
        assert len({tuple(sorted(files.items())) for files in found}) > 5
    else:
        assert all(files in (OLD, NEW) for files in found)
    assert (found[0], found[-1]) == (OLD, NEW)
    run(platform, [NEW], [Task(out) for out in sites])
    for out in sites:
        assert held(out) == NEW
        assert [path.name for path in out.parent.iterdir()] == ["build"]
        assert not (out / "gone").exists()
        assert [path.name for path in out.iterdir() if path.name.startswith(".")] == [MARKER]


def held_within(out: Path) -> dict[str, bytes]:
    """Return the files of a site, but for what a killed write had not put in its place."""
    return {path: data for path, data in held(out).items() if not path.startswith(f"{MARKER}-")}


@PLATFORMS
def test_the_first_write_that_is_killed_is_no_reason_to_refuse_the_next(
    platform: str, tmp_path: Path
) -> None:
    """The folder is not taken for another's, however little is in it."""
    sites = [tmp_path / f"{number:03}" / "build" for number in range(70)]
    for site in sites[::2]:
        site.mkdir(parents=True)
    ends = run(platform, [NEW], [Task(out, lives) for lives, out in enumerate(sites, 1)])
    assert 9 in ends
    run(platform, [NEW], [Task(out) for out in sites])
    assert all(held(out) == NEW for out in sites)
    assert all([path.name for path in out.parent.iterdir()] == ["build"] for out in sites)


@PLATFORMS
def test_of_two_writes_at_once_one_waits(platform: str, tmp_path: Path) -> None:
    """The folder is that of one of them, whole, also if one is killed; none of them fails."""
    sites = [site for site, _ in zip(old_sites(tmp_path), range(24), strict=False)]
    tasks = [Task(out, lives) for n, out in enumerate(sites) for lives in ((n % 12) * 9, 0)]
    ends = run(platform, [NEW, OLD], tasks)
    assert len(ends) == len(tasks)
    assert set(ends) == {0, 9}
    for out in sites:
        found = held_within(out)
        assert found in (OLD, NEW) if platform == sys.platform else not is_half(found)
    run(platform, [NEW], [Task(out) for out in sites])
    assert all(held(out) == NEW for out in sites)
    assert all([path.name for path in out.parent.iterdir()] == ["build"] for out in sites)
