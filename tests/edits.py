"""An editor at work: random edits, after which a long-running build is compared to a clean one.

`make edits` does 500 sequences; tests/test_edits.py a few.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import partial
from io import StringIO
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeAlias

from site_builder.build import compute, compute_soon
from site_builder.files import cache
from site_builder.files.console import useful_first
from site_builder.files.problems import ContentError, Problem
from site_builder.options import Options
from site_builder.output.room import MARKER
from site_builder.serve.served import Served
from site_builder.serve.workbench import Workbench
from tests.pictures import diagram, photo
from tests.projects import NO_ENGINE, WHOLE

SEQUENCES, FIRST = 500, 1_000
"""How many sequences, and the seed of the first: others than those of the tests."""
MOST_EDITS = 8

Came: TypeAlias = tuple[Mapping[str, bytes] | None, tuple[Problem, ...]]
"""What a build came to: the files of the site, if it is one, and what is told."""

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6z"/></svg>'


def came(project: Path, folder: Path) -> Came:
    """Build a project in this process, which did nothing before; return what that comes to.

    Args:
        project: the project.
        folder: a folder for a cache of its own.
    """
    os.environ["NIVEAUCHECK_CACHE"] = str(folder)
    cache.folder.cache_clear()
    try:
        output = compute(project, Options(), NO_ENGINE)
    except ContentError as error:
        return None, error.problems
    return output.files, output.warnings


@dataclass(frozen=True, slots=True)
class Editor:
    """Someone who edits a project, by chance."""

    content: Path
    random: Random

    def edit(self) -> str:
        """Do one thing, and return what."""
        kind = self.random.choice(EDITS)
        kind(self)
        return kind.__name__

    def any(self, pattern: str) -> Path | None:
        """Return a file or folder of the content that is there, if any is."""
        return self.random.choice(sorted(self.content.glob(pattern)) or [None])

    def article(self) -> Path | None:
        """Return an article."""
        return self.any("*/article.*.md")

    def word(self) -> str:
        """Return a word that seldom stands anywhere."""
        return f"word{self.random.randrange(10_000)}"


def _replaced(path: Path | None, old: str, new: str) -> None:
    if path and path.is_file():
        text = path.read_text("utf-8")
        path.write_text(text.replace(old, new, 1), "utf-8")


def _written(path: Path, data: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def _removed(path: Path | None) -> None:
    if path and path.is_dir():
        shutil.rmtree(path)
    elif path:
        path.unlink()


def add_text(editor: Editor) -> None:
    """A paragraph more."""
    path = editor.article()
    if path:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nA new {editor.word()}, and *more*.\n")


def add_heading(editor: Editor) -> None:
    """A heading more, to which something may link."""
    path, word = editor.article(), editor.word()
    if path:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n## About {word} {{#{word}}}\n\nSee [there](#{word}).\n")


def change_title(editor: Editor) -> None:
    """Other words in every list."""
    _replaced(editor.any("*/*.md"), "title: ", f"title: {editor.word()} ")


def change_slug(editor: Editor) -> None:
    """Another address, to which old links lead no more."""
    _replaced(editor.article(), "slug: ", f"slug: {editor.word()}-")


def add_alias(editor: Editor) -> None:
    """A former address."""
    _replaced(editor.article(), "date: ", f"aliases: [{editor.word()}]\ndate: ")


def turn_draft(editor: Editor) -> None:
    """Publish no more, or again."""
    path = editor.article()
    _replaced(path, "draft: false", "draft: later")
    _replaced(path, "draft: true", "draft: false")
    _replaced(path, "draft: later", "draft: true")


def change_category(editor: Editor) -> None:
    """Other neighbours."""
    _replaced(editor.article(), "category: Baking", "category: Cooking")


def change_date(editor: Editor) -> None:
    """Another place in every list, in one language."""
    _replaced(editor.article(), "date: 2026-01", f"date: 2026-0{editor.random.randint(1, 9)}")


def break_front_matter(editor: Editor) -> None:
    """A misspelt key, or no end of the keys."""
    path = editor.any("*/*.md")
    _replaced(path, *editor.random.choice([("title", "titel"), ("\n---\n", "\n--\n")]))


def break_link(editor: Editor) -> None:
    """A link that leads nowhere."""
    path = editor.article()
    if path:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n[Nowhere](../nowhere/)\n")


def break_rubric(editor: Editor) -> None:
    """A key that is none, or a file that is no YAML."""
    path = editor.any("*/rubric.yaml")
    _replaced(path, *editor.random.choice([("levels:", "levls:"), ("dimensions:", "a: [")]))


def change_rubric(editor: Editor) -> None:
    """Another text, another bound."""
    path = editor.any("*/rubric.yaml")
    _replaced(path, "en: ", f"en: {editor.word()} ")
    _replaced(path, "from: 50", "from: 60")


def add_check(editor: Editor) -> None:
    """A check from another project, in a folder with some name."""
    name = editor.random.choice(["first", "second", "Bad Name"])
    source = WHOLE.with_name("minimal") / "content/first"
    shutil.copytree(source, editor.content / name, dirs_exist_ok=True)


def add_article(editor: Editor) -> None:
    """An article in one language or in both."""
    word = editor.word()
    for language in editor.random.choice([["nl"], ["en"], ["nl", "en"], ["nl", "en"]]):
        keys = f"title: {word}\ndescription: d\nslug: {word}\ndate: 2026-02-02"
        _written(editor.content / f"a-{word}/article.{language}.md", f"---\n{keys}\n---\n\nText.\n")


def remove_article(editor: Editor) -> None:
    """An article in one language."""
    _removed(editor.article())


def remove_folder(editor: Editor) -> None:
    """A folder with all that is in it."""
    _removed(editor.any("*/"))


def rename_folder(editor: Editor) -> None:
    """Another id, under which a check is embedded."""
    path = editor.any("*/")
    if path:
        path.rename(path.with_name(f"to-{editor.word()}"))


def rename_article(editor: Editor) -> None:
    """Another language, or none."""
    path = editor.article()
    if path:
        path.replace(
            path.with_name(editor.random.choice(["article.de.md", "article.en.md", "x.md"]))
        )


def add_picture(editor: Editor) -> None:
    """A picture in an article, or the same in other colours."""
    path = editor.article()
    if path:
        photos = [photo(width, 200, "PNG") for width in (300, 301)]
        data = editor.random.choice([*photos, diagram(200), b"none"])
        _written(path.parent / "images/seen.png", data)
        with path.open("a", encoding="utf-8") as file:
            file.write("\n![Something](images/seen.png)\n")


def remove_picture(editor: Editor) -> None:
    """A picture that may be shown."""
    _removed(editor.any("*/images/*"))


def change_illustration(editor: Editor) -> None:
    """A drawing of a level."""
    _replaced(editor.any("*/illustrations/*.svg"), "<path", '<circle cx="1" cy="1" r="1"/><path')


def remove_illustration(editor: Editor) -> None:
    """A drawing, which all levels have or none."""
    _removed(editor.any("*/illustrations/*.svg"))


def add_page(editor: Editor) -> None:
    """A page beside the checks."""
    word = editor.word()
    for language in editor.random.choice([["nl", "en"], ["nl", "en"], ["en"]]):
        text = f"---\ntitle: {word}\nslug: {word}\n---\n\nText of the page.\n"
        _written(editor.content / f"pages/{word}.{language}.md", text)


def remove_page(editor: Editor) -> None:
    """A page in one language."""
    _removed(editor.any("pages/*.md"))


def change_site(editor: Editor) -> None:
    """What every page shows."""
    path = editor.content / "site.yaml"
    changes = [
        ("en: The bakery", f"en: The {editor.word()}"),
        ("a2125c", "a2127c"),
        ("https://bakery.example", "https://bakery.example/below"),
        ("publisher: The", "publisher: All the"),
        ("  - nl\n  - en", "  - en\n  - nl"),
        ("  - nl\n  - en", "  - nl"),
        ("languages", "langauges"),
        ("accent:", "accent: ["),
    ]
    _replaced(path, *editor.random.choice(changes))


def change_strings(editor: Editor) -> None:
    """Other words of the interface."""
    path = editor.content / "strings/en.yaml"
    _replaced(path, "start: ", f"start: {editor.word()} ")
    if editor.random.random() < 0.2:
        _replaced(path, "widget:", "wigdet:")


def remove_strings(editor: Editor) -> None:
    """Back to our words."""
    _removed(editor.any("strings/*.yaml"))


def leave_behind(editor: Editor) -> None:
    """What editors and systems leave beside a file."""
    path = editor.any("*/*")
    if path and path.is_file():
        for name in (f"{path.name}~", f".{path.name}.swp", ".DS_Store"):
            path.with_name(name).write_bytes(path.read_bytes())


def restore(editor: Editor) -> None:
    """All as it was, as by a branch switch."""
    _start(editor.content)


def restore_a_file(editor: Editor) -> None:
    """A file as it was."""
    source = editor.random.choice(sorted(path for path in (WHOLE / "content").rglob("*.*")))
    _written(editor.content / source.relative_to(WHOLE / "content"), source.read_bytes())


EDITS: tuple[Callable[[Editor], None], ...] = (
    *(add_text, add_heading, change_title, change_slug, add_alias, turn_draft, change_category),
    *(change_date, break_front_matter, break_link, break_rubric, change_rubric, add_check),
    *(add_article, remove_article, remove_folder, rename_folder, rename_article, add_picture),
    *(remove_picture, change_illustration, remove_illustration, add_page, remove_page, change_site),
    *(change_strings, remove_strings, leave_behind, restore, restore_a_file, restore_a_file),
)


def _start(content: Path) -> None:
    """Put the project there with which every sequence begins."""
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(WHOLE / "content", content)
    _written(content / "icon.svg", ICON)
    _replaced(content / "site.yaml", "theme:\n", "theme:\n  icon: {svg: icon.svg}\n")


@contextmanager
def clean_builds() -> Iterator[Pool]:
    """Have processes that know of no build, each for one."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["site_builder.build", "tests.projects"])
    with context.Pool(2, maxtasksperchild=1) as pool:
        yield pool


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of a sequence: its edits, whether they end in a site, and what is wrong."""

    edits: tuple[str, ...]
    is_site: bool
    differences: tuple[str, ...]


def edited(seed: int, pool: Pool, folder: Path) -> Edited:
    """Edit a project at random, building after each edit; compare that to a clean build.

    Half of what breaks the project is taken back at once, as editors do.

    Args:
        seed: which edits.
        pool: where clean builds are made.
        folder: an empty folder.
    """
    editor, out, good = Editor(folder / "content", Random(seed)), folder / "build", folder / "good"  # noqa: S311
    bench = Workbench(
        folder, out, partial(compute_soon, folder, Options(), NO_ENGINE), tell=_untold
    )
    _start(editor.content)
    bench.build()
    done = []
    for _ in range(editor.random.randint(1, MOST_EDITS)):
        _copied(editor.content, good)
        done.append(editor.edit())
        bench.build()
        if bench.served.told.is_bad and editor.random.random() < 0.5:
            done.append("undo")
            _copied(good, editor.content)
            bench.build()
    files, problems = pool.apply(came, (folder, folder / "cache"))
    found = tuple(_differences(bench.served, _on_disk(out), files, problems))
    return Edited(tuple(done), files is not None, found)


def _untold(_: Sequence[Problem]) -> None:
    """Leave the console as it is."""


def _copied(one: Path, other: Path) -> None:
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(one, other)


def _differences(
    served: Served,
    written: Mapping[str, bytes],
    files: Mapping[str, bytes] | None,
    problems: tuple[Problem, ...],
) -> Iterator[str]:
    assert served.output
    told = [each.problem for each in served.told.found]
    if served.told.failure:
        yield served.told.failure
    if told != useful_first(problems):
        differing = set(told) ^ set(problems)
        yield f"told otherwise: {'; '.join(map(str, differing)) or 'in another order'}"
    yield from _differing(served.output.files, written, "the folder")
    if files is not None:
        yield from _differing(served.output.files, files, "a clean build")


def _differing(one: Mapping[str, bytes], other: Mapping[str, bytes], name: str) -> Iterator[str]:
    for path in sorted(one.keys() | other.keys()):
        if one.get(path) != other.get(path):
            yield f"{path} is another in {name}"


def _on_disk(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def main() -> None:
    """Do all sequences; print what differs, and end with 1 where something does."""
    done: dict[int, Edited] = {}
    with clean_builds() as pool:
        for seed in range(FIRST, FIRST + SEQUENCES):
            with TemporaryDirectory() as folder, redirect_stdout(StringIO()):
                done[seed] = edited(seed, pool, Path(folder))
    for seed, each in done.items():
        for difference in each.differences:
            sys.stdout.write(f"{seed}: {', '.join(each.edits)}: {difference}\n")
    sites = sum(each.is_site for each in done.values())
    edits = sum(len(each.edits) for each in done.values())
    failed = sum(bool(each.differences) for each in done.values())
    sys.stdout.write(f"{len(done)} sequences of {edits} edits, {sites} of them end in a site; ")
    sys.stdout.write(f"{failed} differ from a clean build\n")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
