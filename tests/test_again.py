"""A build of what was built before does nothing, unless anything at all has changed."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from site_builder.again import Built, again, made_of
from site_builder.build import build
from site_builder.content.tree import ContentTree, load_content
from site_builder.files import cache
from site_builder.files.cache import PACKAGE
from site_builder.files.problems import Loaded
from site_builder.files.today import today
from site_builder.options import Options
from site_builder.output.room import MARKER
from site_builder.script.engine import WIDGET
from tests.projects import MINIMAL

ARTICLE, PAGE = "content/first/article.en.md", "build/en/first-check/index.html"
RUBRIC = "content/first/rubric.yaml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project that was built, with a cache of its own."""
    folder = tmp_path_factory.mktemp("again")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIVEAUCHECK_CACHE", str(folder / "kept"))
        cache.folder.cache_clear()
        yield shutil.copytree(MINIMAL, folder / "project")
    cache.folder.cache_clear()


@pytest.fixture
def whole(project: Path) -> Path:
    """The project, and its site as it is, whatever a test did."""
    shutil.rmtree(project)
    shutil.copytree(MINIMAL, project)
    made(project)
    assert seen(project) is not None
    return project


def made(project: Path, options: Options | None = None) -> Built:
    """Build it."""
    return build(project, project / "build", options or Options())


def seen(project: Path, options: Options | None = None) -> Built | None:
    """Return what a build would do, if that is nothing."""
    return again(project, project / "build", made_of(project, options or Options()))


def test_what_is_built_is_not_built_again(whole: Path) -> None:
    """And the same is told as by a build that looks at everything."""
    (whole / "content/first/images").mkdir()
    (whole / "content/first/images/unseen.svg").write_text("<svg/>")
    (whole / "build/mine").mkdir()
    (whole / "build/mine/own.txt").write_text("mine")
    made(whole)
    told = made(whole)
    assert seen(whole) == told
    assert told.warnings
    assert told.written.kept == ("mine",)


def test_what_a_killed_build_left_behind_goes(whole: Path) -> None:
    """Within the folder and beside it, also where there is nothing else to do."""
    left = [folder / f"{MARKER}-killed" for folder in (whole, whole / "build")]
    for each in left:
        each.mkdir()
        (each / MARKER).touch()
    assert seen(whole) is not None
    assert not [each for each in left if each.exists()]


def test_each_folder_is_known_by_itself(whole: Path) -> None:
    """Such as that of a preview, beside the one that is published."""
    other, drafts = whole / "other", Options(drafts=True)
    build(whole, other, drafts)
    assert again(whole, other, made_of(whole, drafts)) is not None
    assert seen(whole) is not None


def word(path: Path) -> None:
    """Another word of the same length, at the same time."""
    held, data = path.stat(), path.read_bytes()
    path.write_bytes(data.replace(b"e", b"a", 1))
    assert path.read_bytes() != data
    os.utime(path, ns=(held.st_atime_ns, held.st_mtime_ns))


def there(path: Path) -> None:
    """A file or folder that was not there."""
    path.mkdir()


def gone(path: Path) -> None:
    """One less."""
    path.unlink()


def linked(path: Path) -> None:
    """A link to the same bytes."""
    path.rename(path.with_name(".moved"))
    path.symlink_to(path.with_name(".moved"))


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (ARTICLE, word),
        (RUBRIC, word),
        ("content/site.yaml", linked),
        ("content/first/empty", there),
        (PAGE, word),
        (PAGE, gone),
        (PAGE, linked),
        ("build/robots.txt", gone),
        ("build/.niveaucheck", word),
        ("build/.niveaucheck", gone),
    ],
)
def test_any_change_is_seen(path: str, change: Callable[[Path], None], whole: Path) -> None:
    """In the content or in the folder, where neither size nor time may tell."""
    change(whole / path)
    assert seen(whole) is None


def moved(path: Path) -> None:
    """The same bytes by another name."""
    path.rename(path.with_name("moved"))


def folder(path: Path) -> None:
    """A folder in the place of an empty file."""
    path.unlink()
    path.mkdir()


@pytest.fixture
def _no_times(monkeypatch: pytest.MonkeyPatch) -> None:
    def timeless(path: Path) -> SimpleNamespace:
        return SimpleNamespace(st_mode=os.lstat(path).st_mode, st_mtime_ns=0, st_ctime_ns=0)

    monkeypatch.setattr(Path, "lstat", timeless)


@pytest.mark.usefixtures("_no_times")
@pytest.mark.parametrize(
    ("path", "change"),
    [(ARTICLE, word), (RUBRIC, moved), ("content/empty", folder), ("content/empty", gone)],
)
def test_bytes_and_names_tell_where_times_do_not(
    path: str, change: Callable[[Path], None], whole: Path
) -> None:
    """As on a disk that keeps none, or on one that was copied with them."""
    (whole / "content/empty").touch()
    made(whole)
    assert seen(whole) is not None
    change(whole / path)
    assert seen(whole) is None


def test_what_a_link_leads_to_is_built_again(whole: Path, tmp_path: Path) -> None:
    """It may change where nobody looks."""
    (whole / "content/first/images").symlink_to(tmp_path)
    made(whole)
    assert seen(whole) is None


def test_what_cannot_be_read_is_not_known(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever keeps it from being read."""
    read = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path == whole / ARTICLE:
            raise PermissionError(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert made_of(whole, Options()) is None


@pytest.mark.parametrize(
    "options",
    [
        Options(drafts=True),
        Options(base_url="https://other.example"),
        Options(is_preview=True),
        Options(proof="ignored"),
    ],
)
def test_another_wish_is_another_site(options: Options, whole: Path) -> None:
    """Whatever was asked before."""
    assert seen(whole, options) is None
    made(whole, options)
    assert seen(whole, options) is not None
    assert seen(whole) is None


def test_what_is_changed_while_it_is_read_is_built_again(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where it is as before by the end."""

    def flicker(*_: object) -> tuple[()]:
        word(whole / ARTICLE)
        (whole / ARTICLE).write_bytes((MINIMAL / ARTICLE).read_bytes())
        return ()

    rubric = (whole / RUBRIC).read_text("utf-8")
    (whole / RUBRIC).write_text(rubric.replace("there", "where"), "utf-8")
    monkeypatch.setattr("site_builder.build.rubric_problems", flicker)
    made(whole)
    assert seen(whole) is None


@pytest.mark.usefixtures("_no_times")
def test_what_is_changed_while_it_is_read_is_not_what_was_there_before(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever takes the change back later does not get the site with it."""
    before = (whole / ARTICLE).read_bytes()

    def changed_first(project: Path) -> Loaded[ContentTree]:
        (whole / ARTICLE).write_bytes(before.replace(b"Two", b"Ten"))
        return load_content(project)

    monkeypatch.setattr("site_builder.build.load_content", changed_first)
    made(whole)
    assert b"Ten questions" in (whole / PAGE).read_bytes()
    (whole / ARTICLE).write_bytes(before)
    assert seen(whole) is None


def test_another_day_looks_again(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date that was far from now may not be so any more."""
    tomorrow = today() + dt.timedelta(days=1)
    monkeypatch.setattr("site_builder.again.today", lambda: tomorrow)
    assert seen(whole) is None


def test_a_build_looks_for_waste(whole: Path) -> None:
    """What nobody asked the cache for in a long time."""
    old = cache.folder() / "00/old"
    old.parent.mkdir(exist_ok=True)
    old.touch()
    os.utime(old, (0, 0))
    (cache.folder() / "looked").unlink()
    made(whole)
    assert not old.exists()


@pytest.mark.parametrize("what", ["code", "widget", "package", "Pillow", "raqm", "Python"])
def test_another_program_builds_again(
    what: str, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of ours, a library, also one of the system's, or another Python."""
    match what:
        case "code":
            ours = shutil.copytree(PACKAGE, tmp_path / "ours")
            monkeypatch.setattr("site_builder.again.PACKAGE", ours)
            made(whole)
            (ours / "__pycache__").mkdir(exist_ok=True)
            (ours / "__pycache__/compiled.pyc").write_bytes(b"anew at every start")
            assert seen(whole) is not None
            word(ours / "templates/sheet.html")
        case "widget":
            ours = shutil.copytree(WIDGET, tmp_path / "ours")
            monkeypatch.setattr("site_builder.script.engine.WIDGET", ours)
            assert seen(whole) is not None
            word(ours / "styles.css")
        case "Python":
            monkeypatch.setattr(sys, "version", "3.99")
        case "package":
            (tmp_path / "some-1.dist-info").mkdir()
            monkeypatch.syspath_prepend(tmp_path)
        case "raqm":
            monkeypatch.setattr("PIL._imagingft.HAVE_RAQM", False)
        case _:
            monkeypatch.setattr("site_builder.files.pillow.find_spec", lambda _: None)
    assert seen(whole) is None
