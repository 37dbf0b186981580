"""Content as nobody would write it and some disk may hold it: a site, or problems with a place."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from site_builder.files.problems import Problem
from tests.mutated_content import problems_of
from tests.nobody import needs_root, open_to_all, run_as_nobody
from tests.projects import MINIMAL, copied

Make = Callable[[Path], None]
"""Does something to a project's folder content/."""

ARTICLE = "first/article.nl.md"
HEAD = "---\ntitle: A\ndescription: B\nslug: eerste-check\ndate: 2026-01-01\n---\n\n[[check]]\n\n"


def _text(name: str, data: bytes | str) -> Make:
    def make(content: Path) -> None:
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    return make


def _again(name: str, change: Callable[[str], bytes]) -> Make:
    def make(content: Path) -> None:
        (content / name).write_bytes(change((content / name).read_text("utf-8")))

    return make


def _body(text: str) -> Make:
    return _text(ARTICLE, HEAD + text)


def _link(name: str, to: str) -> Make:
    """Put a link in the place of a file or a folder."""

    def make(content: Path) -> None:
        path = content / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        path.parent.mkdir(exist_ok=True)
        path.symlink_to(to)

    return make


def _folder(name: str) -> Make:
    """Put a folder in the place of a file."""

    def make(content: Path) -> None:
        (content / name).unlink(missing_ok=True)
        (content / name).mkdir(parents=True)

    return make


def _file(name: str) -> Make:
    """Put a file in the place of a folder."""

    def make(content: Path) -> None:
        shutil.rmtree(content / name, ignore_errors=True)
        (content / name).write_text("a file", "utf-8")

    return make


def _pipe(name: str) -> Make:
    def make(content: Path) -> None:
        (content / name).unlink(missing_ok=True)
        (content / name).parent.mkdir(exist_ok=True)
        os.mkfifo(content / name)

    return make


def _named(name: bytes) -> Make:
    """Add a folder of this name with an article in it, and files of this name everywhere."""

    def make(content: Path) -> None:
        folder = content / os.fsdecode(name)
        folder.mkdir()
        article = HEAD.replace("eerste-check", "another").replace("[[check]]", "")
        (folder / "article.nl.md").write_text(article, "utf-8")
        for around in (folder, folder / "images", *(content / each for each in _FOLDERS)):
            around.mkdir(parents=True, exist_ok=True)
            for ending in (".nl.md", ".yaml", ".svg", ".png"):
                (around / os.fsdecode(name + ending.encode())).write_bytes(b"x")

    return make


_FOLDERS = ("pages", "strings", "first", "first/images", "first/illustrations", "first/published")


def _deep_folders(content: Path) -> None:
    folder = content / "first/images"
    folder.mkdir(exist_ok=True)
    for _ in range(60):
        folder = folder / ("d" * 30)
        folder.mkdir()


def _many(content: Path) -> None:
    for number in range(10_000):
        folder = content / f"notes-{number // 100}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_bytes(b"")


HOSTILE: Mapping[str, Make] = MappingProxyType(
    {
        "CRLF": _again(ARTICLE, lambda text: text.replace("\n", "\r\n").encode()),
        "CR": _again(ARTICLE, lambda text: text.replace("\n", "\r").encode()),
        "a BOM": _again(ARTICLE, lambda text: text.encode("utf-8-sig")),
        "UTF-16": _again(ARTICLE, lambda text: text.encode("utf-16")),
        "UTF-16 without a BOM": _again("site.yaml", lambda text: text.encode("utf-16-le")),
        "latin-1": _again(ARTICLE, lambda text: f"{text}\nCafé".encode("latin-1")),
        "NUL": _again("site.yaml", lambda text: text.replace("Checks", "Che\0cks").encode()),
        "an empty article": _text(ARTICLE, ""),
        "a head without end": _text(ARTICLE, "---\ntitle: A\n"),
        "a head alone": _text(ARTICLE, HEAD.partition("[[")[0]),
        "an empty site.yaml": _text("site.yaml", ""),
        "an empty rubric": _text("first/rubric.yaml", ""),
        "an empty check.yaml": _text("first/check.yaml", ""),
        "empty strings": _text("strings/nl.yaml", ""),
        "a huge article": _text(ARTICLE, HEAD + "word " * 400_000),
        "a long line": _body("word " * 2_000),
        "deep quotations": _body("> " * 1_000 + "x"),
        "deep lists": _body("\n".join(f"{'    ' * depth}- x" for depth in range(200))),
        "deep emphasis": _body("*a **b " * 500),
        "deep brackets": _body("[" * 500 + "]" * 500),
        "deep HTML": _body("<div>" * 1_000),
        "open HTML": _body("<div " * 500),
        "comments": _body("<!-- " * 500),
        "a wide table": _body(f"{'|a' * 2_000}\n{'|-' * 2_000}\n{'|b' * 2_000}"),
        "many headings": _body("\n\n".join(f"## Heading {number % 7}" for number in range(500))),
        "many notes": _body("\n\n".join(f"a[^{n}]\n\n[^{n}]: b" for n in range(500))),
        "a note in itself": _body("a[^1]\n\n[^1]: b[^1] c[^2]\n\n[^2]: d[^1]"),
        "abbreviations": _body("\n".join(f"*[A{n}]: b" for n in range(1_000))),
        "a note with a mark that turns": _body("a\n\n[^\u202eb]: c\n[^\u202eb]: d"),
        "links to nowhere": _body("\n".join(f"[a](\u202ex{n}:b)[c](x{n}:)" for n in range(1_000))),
        "links without addresses": _body(
            "\n".join(f"[a\u202ebc][x\u202e{n}bc]" for n in range(200))
        ),
        "attributes": _body("<p " + " ".join(f"\u202eon{n}={n}" for n in range(1_000)) + ">"),
        "lists in texts": _body("a\n- b\n  - c\n- d\n\n" * 1_000),
        "tables in texts": _body("a\n|b|c|\n|-|-|\n\n|b|\n|-|\n|c|\u202ed|\n\n" * 1_000),
        "backticks": _body(" ".join("`" * n for n in range(1, 60))),
        "spaces": _body(f"a{' ' * 100_000}b"),
        "marks": _body("\u0301" * 2_000),
        "from right to left": _body("\u202e\u2066" * 1_000 + "שלום"),
        "a link to a file elsewhere": _link(ARTICLE, "/etc/hostname"),
        "a link to nowhere": _link(ARTICLE, "nowhere"),
        "a link to itself": _link(ARTICLE, "article.nl.md"),
        "site.yaml in a circle": _link("site.yaml", "site.yaml"),
        "a rubric in a circle": _link("first/rubric.yaml", "rubric.yaml"),
        "check.yaml in a circle": _link("first/check.yaml", "check.yaml"),
        "strings in a circle": _link("strings/nl.yaml", "nl.yaml"),
        "a folder in a circle": _link("second", "."),
        "images in a circle": _link("first/images", "images"),
        "images that are the disk": _link("first/images", "/"),
        "illustrations that are the disk": _link("first/illustrations", "/"),
        "illustrations in a circle": _link("first/illustrations", "illustrations"),
        "published in a circle": _link("first/published", "published"),
        "pages in a circle": _link("pages", "pages"),
        "strings that are a circle": _link("strings", "strings"),
        "a check that is content": _link("second", "../content"),
        "a folder for an article": _folder(ARTICLE),
        "a folder for site.yaml": _folder("site.yaml"),
        "a folder for check.yaml": _folder("first/check.yaml"),
        "a folder for strings": _folder("strings/nl.yaml"),
        "a folder for a page": _folder("pages/imprint.nl.md"),
        "a folder for a picture": _folder("first/images/a.png"),
        "a folder for a drawing": _folder("first/illustrations/low.svg"),
        "a folder for a proof": _folder("first/published/proof.json"),
        "a folder for a lock": _folder("first/published/lock.json"),
        "a file for pages": _file("pages"),
        "a file for strings": _file("strings"),
        "a file for images": _file("first/images"),
        "a file for illustrations": _file("first/illustrations"),
        "a file for published": _file("first/published"),
        "a file for a check": _file("second"),
        "a pipe for an article": _pipe(ARTICLE),
        "a pipe for site.yaml": _pipe("site.yaml"),
        "a pipe for strings": _pipe("strings/nl.yaml"),
        "a pipe for a picture": _pipe("first/images/a.png"),
        "a pipe for a drawing": _pipe("first/illustrations/low.svg"),
        "a pipe for a lock": _pipe("first/published/lock.json"),
        "a pipe beside": _pipe("first/notes"),
        "a name with spaces": _named(b"my check"),
        "a name with an emoji": _named("☕".encode()),
        "a name with a line end": _named(b"a\nb"),
        "a name with control characters": _named(b"a\x1b[2Jb"),
        "a name that is not UTF-8": _named(b"caf\xe9"),
        "a name as long as can be": _named(b"a" * 240),
        "a name in capitals": _named(b"FIRST"),
        "deep folders": _deep_folders,
        "ten thousand files": _many,
    }
)
"""By what is odd about it."""

MOST_SHOWN = 2_000


def are_told(problems: list[Problem], project: Path) -> None:
    """Every problem has a place, on one line that can be printed, and a way out."""
    for problem in problems:
        line = str(problem)
        assert problem.path.startswith("content"), line
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.hint
        assert line.isprintable(), repr(line)
        assert len(line) < MOST_SHOWN
        assert str(project) not in line


@pytest.mark.skipif(sys.platform == "win32", reason="disks there hold no pipes and other names")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content_is_a_site_or_has_located_problems(name: str, tmp_path: Path) -> None:
    """Nothing is followed out of the project, waited for, or shown to a console as it is."""
    project = copied(MINIMAL, tmp_path / "project")
    HOSTILE[name](project / "content")
    are_told(list(problems_of(project) or ()), project)


AS_NOBODY = """\
import json, sys, traceback
from pathlib import Path
from tests.projects import shown

for project in sys.argv[1:]:
    try:
        print(json.dumps(shown(Path(project))))
    except Exception:
        print(json.dumps([traceback.format_exc()]))
"""
CLOSED = (
    *(ARTICLE, "site.yaml", "first/rubric.yaml", "first/check.yaml", "strings/nl.yaml"),
    *("pages/imprint.nl.md", "first/illustrations/low.svg", "first/published/lock.json"),
    *("first", "pages", "strings", "first/illustrations", "first/published", ""),
)


@needs_root
def test_what_may_not_be_read_is_a_problem_with_its_name(tmp_path: Path) -> None:
    """Files and folders, to which whoever builds has no right; tried as somebody who has none."""
    projects = [_closed(tmp_path / f"{number}", name) for number, name in enumerate(CLOSED)]
    said = run_as_nobody(AS_NOBODY, *map(str, projects), HOME=str(tmp_path))
    for name, line in zip(CLOSED, said.splitlines(), strict=True):
        path, problems = f"content/{name}".rstrip("/"), json.loads(line)
        assert any(each.startswith((f"{path}:", f"{path}/")) for each in problems), (name, problems)


def _closed(to: Path, name: str) -> Path:
    """Make a project that everybody may read, but for one file or folder."""
    project = copied(MINIMAL, to)
    closed = project / "content" / name
    if not closed.exists():
        closed.parent.mkdir(exist_ok=True)
        closed.write_text("x", "utf-8") if closed.suffix else closed.mkdir()
    open_to_all(project)
    for path in project.rglob("*"):
        path.chmod(0o755)
    closed.chmod(0)
    return project
