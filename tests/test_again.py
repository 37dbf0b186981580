"""A build of what was built before does nothing, unless anything at all has changed."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_builder.again import Built, again, made_of
from site_builder.build import build
from site_builder.files import cache
from site_builder.files.cache import PACKAGE
from site_builder.options import Options
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


def word(path: Path) -> None:
    """Another word of the same length, at the same time."""
    held = path.stat()
    path.write_bytes(path.read_bytes().replace(b"the", b"teh", 1))
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

    def flicker(_: object) -> tuple[()]:
        word(whole / ARTICLE)
        (whole / ARTICLE).write_bytes((MINIMAL / ARTICLE).read_bytes())
        return ()

    word(whole / RUBRIC)
    monkeypatch.setattr("site_builder.build.check_examples", flicker)
    made(whole)
    assert seen(whole) is None


@pytest.mark.parametrize("what", ["code", "package", "Pillow"])
def test_another_program_builds_again(
    what: str, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of ours, a library, or what was not installed before."""
    match what:
        case "code":
            ours = shutil.copytree(PACKAGE, tmp_path / "ours")
            monkeypatch.setattr("site_builder.again.PACKAGE", ours)
            made(whole)
            assert seen(whole) is not None
            word(ours / "templates/sheet.html")
        case "package":
            (tmp_path / "some-1.dist-info").mkdir()
            monkeypatch.syspath_prepend(tmp_path)
        case _:
            monkeypatch.setattr("site_builder.again.find_spec", lambda _: None)
    assert seen(whole) is None
