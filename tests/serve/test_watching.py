"""What changes on the disk, however editors change it."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from watchfiles import watch
from watchfiles.main import FileChange

from site_builder.content.named import named_files
from site_builder.serve import watching
from site_builder.serve.watching import batches

MOST_BATCHES = 300
"""After which a change is not waited for any longer; most of them are breaths."""


class Watched:
    """A folder content/ with a file in it, which is watched."""

    def __init__(self, project: Path) -> None:
        self.content = project.resolve() / "content"
        (self.content / "check/.git").mkdir(parents=True)
        (self.content / "check/article.md").write_text("a", "utf-8")
        self._batches = batches(lambda: [self.content], partial(named_files, self.content))
        next(self._batches)

    def seen(self, path: Path) -> frozenset[Path]:
        """Return all that is told up to a change of the path, or of content/ as a whole."""
        found: frozenset[Path] = frozenset()
        for _ in range(MOST_BATCHES):
            found |= next(self._batches)
            if found & {path, self.content}:
                return found
        message = f"{path} is not told"
        raise AssertionError(message)

    def next(self) -> frozenset[Path]:
        """Return what changed of late, if anything."""
        return next(self._batches)

    def close(self) -> None:
        """Watch no more."""
        self._batches.close()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A folder that is watched from here on."""
    made = Watched(tmp_path)
    yield made
    made.close()


def test_a_change_is_told(watched: Watched) -> None:
    """Of a file that is written, made, moved or deleted."""
    article = watched.content / "check/article.md"
    article.write_text("b", "utf-8")
    assert watched.seen(article) == {article}
    other = watched.content / "check/other.md"
    article.rename(other)
    assert watched.seen(other) <= {article, other}
    other.unlink()
    assert watched.seen(other) == {other}


def test_what_a_folder_around_is_called_does_not_matter(tmp_path: Path) -> None:
    """Such as one that is hidden, or looks like a copy."""
    watched = Watched(tmp_path / ".mine/site.bak")
    article = watched.content / "check/article.md"
    article.write_text("b", "utf-8")
    assert watched.seen(article) == {article}
    watched.close()


def test_what_changes_in_a_new_or_renamed_folder_is_told(watched: Watched) -> None:
    """At any depth."""
    moved = watched.content / "renamed"
    (watched.content / "check").rename(moved)
    watched.seen(moved)
    (moved / "article.md").write_text("b", "utf-8")
    watched.seen(moved / "article.md")
    deep = watched.content / "a/b/c"
    deep.mkdir(parents=True)
    watched.seen(watched.content / "a")
    (deep / "file.md").write_text("b", "utf-8")
    watched.seen(deep / "file.md")


@pytest.mark.parametrize("way", ["rename", "delete"])
def test_a_folder_that_is_exchanged_as_a_whole_is_watched_on(watched: Watched, way: str) -> None:
    """As a branch switch by hand, or a restored copy, does it; also if it was gone for a while."""
    content = watched.content
    copy = shutil.copytree(content, content.with_name("copy"))
    if way == "rename":
        content.rename(content.with_name("old"))
    else:
        shutil.rmtree(content)
    watched.seen(content)
    copy.rename(content)
    watched.seen(content)
    article = content / "check/article.md"
    while article not in watched.next():
        article.write_text("c", "utf-8")


@pytest.mark.parametrize("is_there", [True, False], ids=["before", "since"])
def test_what_links_lead_to_is_watched(tmp_path: Path, *, is_there: bool) -> None:
    """A file and folders elsewhere, however they are saved, by links that are old or new."""
    elsewhere = tmp_path.resolve() / "elsewhere"
    (elsewhere / "b/deep").mkdir(parents=True)
    content, file = tmp_path / "content", elsewhere / "a.md"
    file.write_text("a", "utf-8")
    content.mkdir()
    (content / "circle").symlink_to(content / "circle")
    links = {content / name: elsewhere / name for name in ("a.md", "b")}
    watched = None if is_there else Watched(tmp_path)
    for link, target in links.items():
        link.symlink_to(target)
        if watched:
            watched.seen(watched.content / link.name)
    watched = watched or Watched(tmp_path)
    for path in (file, file, elsewhere / "b/deep/a.md"):
        path.write_text("b", "utf-8")
        watched.seen(path)
        made = elsewhere / "made"
        made.write_text("c", "utf-8")
        made.replace(path)
        watched.seen(path)
    watched.close()


def test_what_a_link_comes_to_lead_to_is_watched(watched: Watched, tmp_path: Path) -> None:
    """In the place of what it led to before, which may have been nothing."""
    link, targets = watched.content / "link", [tmp_path.resolve() / name for name in "abc"]
    for target in targets:
        target.mkdir()
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        watched.seen(link)
        (target / "a.md").write_text("a", "utf-8")
        watched.seen(target / "a.md")
    shutil.rmtree(target)
    watched.seen(link)
    target.mkdir()
    watched.seen(link)
    (target / "a.md").write_text("a", "utf-8")
    watched.seen(target / "a.md")


@pytest.mark.parametrize("refusal", [OSError("watch limit"), RuntimeError("too many files")])
def test_where_the_system_watches_no_more_files_are_looked_at(
    refusal: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It refuses, or says nothing and watches a part."""

    def limited(
        *folders: Path, force_polling: bool | None = None, **options: Any
    ) -> Iterator[set[FileChange]]:
        if not force_polling and not options.get("ignore_permission_denied"):
            raise refusal
        watched = folders if force_polling else [tmp_path / "elsewhere"]
        yield from watch(*watched, force_polling=force_polling, **options)

    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr(watching, "watch", limited)
    watched = Watched(tmp_path)
    article = watched.content / "check/article.md"
    saves = map(article.write_bytes, [b"b"] * MOST_BATCHES)
    assert any(article in watched.next() for _ in saves)
    watched.close()


def test_what_is_exchanged_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the other is watched: a file is built for once, and nothing is missed."""
    file, breath = tmp_path / "file", frozenset[Path]()
    told = [breath, frozenset({file}), breath, breath]

    def changes(*_: object) -> Iterator[frozenset[Path]]:
        while told:
            yield told.pop(0)

    monkeypatch.setattr(watching, "_changes", changes)
    found = batches(lambda: [file], lambda: ())
    assert [next(found) for _ in range(3)] == [breath, {file}, breath]


def test_an_atomic_save_is_one_change_of_its_file(watched: Watched) -> None:
    """The file beside it, from which it is renamed, is not told."""
    article = watched.content / "check/article.md"
    for name in (
        ".article.md.swp",
        "article.md~",
        "4913",
        "article.md___jb_tmp___",
        "#article.md#",
    ):
        made = article.with_name(name)
        made.write_text("b", "utf-8")
        made.replace(article)
        assert watched.seen(article) == {article}


def test_what_editors_and_systems_leave_behind_is_no_change(watched: Watched) -> None:
    """It comes and goes without a build; a hidden folder as a whole."""
    names = [
        *(".DS_Store", "Thumbs.db", ".article.md.swx", "article.md~", "~$article.docx"),
        *(".git/index", "article.md___jb_old___", ".#article.md", "__pycache__/a.pyc"),
    ]
    for name in names:
        path = watched.content / "check" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    article = watched.content / "check/article.md"
    article.write_text("b", "utf-8")
    assert watched.seen(article) == {article}


@pytest.mark.parametrize("logo", [".brand/logo.svg", "./brand/.logo.svg", "old.bak/logo.svg"])
def test_a_file_that_is_named_matters_whatever_it_is_called(watched: Watched, logo: str) -> None:
    """From the moment that site.yaml names it; also in a folder that comes as a whole."""
    site, path = watched.content / "site.yaml", watched.content / logo
    site.write_text(f"theme:\n  logo: {logo}\n", "utf-8")
    watched.seen(site)
    made = watched.content.with_name("made")
    made.mkdir()
    (made / path.name).write_text("a", "utf-8")
    made.rename(path.parent)
    while not any(path.is_relative_to(each) for each in watched.next()):
        pass
    for text in ("b", "c"):
        path.with_name(".other").write_text(text, "utf-8")
        path.write_text(text, "utf-8")
        assert watched.seen(path) == {path}


def test_hundreds_of_changes_are_few_batches(watched: Watched) -> None:
    """And none is missing."""
    wanted = {watched.content / f"check/{number}.md" for number in range(500)}
    for path in wanted:
        path.write_text("a", "utf-8")
    found: frozenset[Path] = frozenset()
    while not wanted <= found:
        found |= watched.seen(next(iter(wanted - found)))


def test_a_change_while_the_last_is_looked_at_is_told_next(watched: Watched) -> None:
    """As one is that is saved during a build."""
    article = watched.content / "check/article.md"
    article.write_text("b", "utf-8")
    watched.seen(article)
    article.write_text("c", "utf-8")
    (watched.content / "check/later.md").write_text("a", "utf-8")
    assert article in watched.seen(watched.content / "check/later.md")
