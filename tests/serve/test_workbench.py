"""The site, built again and again: the last good one is kept, whatever happens."""

import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.files.problems import ContentError, Problem
from site_builder.output.files import Output
from site_builder.pages.render import PACKAGE
from site_builder.script.engine import EngineError
from site_builder.serve.saves import SupersededError
from site_builder.serve.served import Served
from site_builder.serve.workbench import Workbench
from tests.serve.sites import site

ERROR = Problem("content/a/article.en.md", 2, 1, "unknown-key", "the key", "mend it")
STYLES = PACKAGE / "styles/base.css"
WARNING = Problem("content/a/article.en.md", 3, 1, "dead-link", "the link", "mend it", "warning")


class Bench:
    """A workbench whose builds come to what they are told to, and all that it said."""

    def __init__(self, project: Path) -> None:
        (project / "content/a").mkdir(parents=True)
        (project / "content/a/article.en.md").write_text("---\ntitel: A\nlink\n", "utf-8")
        self.project, self.out = project, project / "build"
        self.sooner: list[Output] = []
        self.result: Callable[[], Output] = site
        self.told: list[Problem] = []
        self.pushed: list[Served] = []
        self.events: list[str] = []
        self.bench = Workbench(
            project,
            self.out,
            self._compute,
            tell=self._tell,
            push=self._push,
            writing=self._writing,
        )

    def build(self, result: Callable[[], Output], *changed: Path) -> Served:
        """Build once, to this result; return what is served then."""
        self.result = result
        self.told.clear()
        self.bench.build(changed)
        return self.bench.served

    def written(self, path: str = "en/index.html") -> bytes:
        """Return what stands on the disk."""
        return (self.out / path).read_bytes()

    def _compute(self) -> Iterator[Output]:
        yield from self.sooner
        yield self.result()

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.told += problems

    def _push(self, served: Served) -> None:
        self.pushed.append(served)
        self.events.append("push" if self.bench.served is served else "push too early")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.events.append("write")
        yield


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A project, and a workbench for it."""
    return Bench(tmp_path)


def failing(error: Exception) -> Callable[[], Output]:
    """Return a build that ends so."""

    def fail() -> Output:
        raise error

    return fail


def changed() -> Output:
    """Return another site."""
    return site({"en/index.html": "<p>Changed"})


def test_a_site_is_shown_before_it_is_written(bench: Bench) -> None:
    """Nobody waits for the disk."""
    served = bench.build(site)
    assert bench.events == ["push", "write"]
    assert bench.written() == site().files["en/index.html"]
    assert bench.pushed == [served]


def test_pages_are_shown_before_their_cards_are_drawn(bench: Bench) -> None:
    """What has come by then is not written; pages that have it already need not load anew."""
    whole = site({"cards/en.png": "drawn"})
    bench.sooner = [site()]
    served = bench.build(lambda: whole)
    assert bench.events == ["push", "push", "write"]
    assert [each.output for each in bench.pushed] == [site(), whole]
    assert (served.before, served.swaps) == (bench.pushed[0].site, {})
    assert bench.written("cards/en.png") == b"drawn"


def test_a_build_that_a_save_overtakes_leaves_its_pages(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a word: the next build says what came of both."""
    bench.sooner = [site()]
    served = bench.build(failing(SupersededError()))
    assert served.output == site()
    assert not bench.out.exists()
    assert capsys.readouterr() == ("", "")


def test_numbers_grow(bench: Bench) -> None:
    """Also from one run to the next, so that no page takes another version for its own."""
    began = time.time_ns() // 1000
    numbers = [bench.build(each).number for each in (site, changed, site)]
    assert [began, *numbers] == sorted({began, *numbers})


def test_the_same_site_is_no_news(bench: Bench) -> None:
    """A save without a change lets the pages be."""
    before = bench.build(site)
    assert bench.build(site) is before
    assert len(bench.pushed) == 1


def test_problems_keep_the_last_good_site(bench: Bench) -> None:
    """In the folder and in the pages, which are told of them with the line."""
    good = bench.build(site)
    bad = bench.build(failing(ContentError([ERROR])))
    assert (bad.output, bad.site) == (good.output, good.site)
    (found,) = bad.told.errors
    assert found.excerpt
    assert found.excerpt.text == "titel: A"
    assert bench.told == [ERROR]
    bench.build(failing(ContentError([ERROR])))
    assert bench.told == [ERROR], "as long as it is there"
    assert bench.written() == site().files["en/index.html"]
    assert bench.build(site).told.found == ()
    assert len(bench.pushed) == 3


def test_the_most_useful_problem_comes_first(bench: Bench) -> None:
    """In the page as on the console."""
    site_file = replace(ERROR, path="content/site.yaml")
    served = bench.build(failing(ContentError([WARNING, ERROR, site_file])))
    assert [each.problem for each in served.told.found] == [site_file, ERROR, WARNING]


def test_problems_of_the_very_first_build_are_told(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no site then, and nothing is written."""
    served = bench.build(failing(ContentError([ERROR])))
    assert "1 problem; there is no site yet" in capsys.readouterr().out
    assert served.output is None
    assert served.told.errors
    assert not bench.out.exists()
    assert bench.build(site).output


def test_warnings_are_told_when_they_are_new(bench: Bench) -> None:
    """The site is published with them; a console that repeats them at each save is not read."""
    warned = replace(site(), warnings=(WARNING,))
    assert bench.build(lambda: warned).told.warnings
    assert bench.told == [WARNING]
    bench.build(lambda: replace(changed(), warnings=(WARNING,)))
    assert bench.told == []
    assert bench.written() == b"<p>Changed"


def test_warnings_are_not_repeated_beside_errors(bench: Bench) -> None:
    """Nor once those are mended: the error would go under. One that was gone is new again."""
    other = replace(WARNING, line=4)
    bench.build(lambda: replace(site(), warnings=(WARNING,)))
    bad = bench.build(failing(ContentError([ERROR, WARNING, other])))
    assert len(bad.told.warnings) == 2
    assert bench.told == [ERROR, other]
    bench.build(failing(ContentError([ERROR])))
    assert bench.told == [ERROR]
    bench.build(lambda: replace(site(), warnings=(WARNING, other)))
    assert bench.told == []
    bench.build(site)
    bench.build(lambda: replace(site(), warnings=(WARNING,)))
    assert bench.told == [WARNING]


def test_an_engine_that_cannot_be_made_keeps_the_site(bench: Bench) -> None:
    """It is told like a problem."""
    good = bench.build(site)
    bad = bench.build(failing(EngineError("cannot be bundled: view.ts")))
    assert bad.told.failure == "cannot be bundled: view.ts"
    assert not bad.told.is_current
    assert bad.site == good.site
    assert not bench.build(site).told.failure


def test_a_mistake_of_ours_is_a_file(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Its place is told; the server goes on."""
    bad = bench.build(failing(ZeroDivisionError("by zero")))
    report = Path(bad.told.failure.split()[-1])
    assert "ZeroDivisionError: by zero" in report.read_text("utf-8")
    report.unlink()
    said = capsys.readouterr()
    assert str(report) in said.err
    assert "Traceback" not in said.err
    assert bench.build(site).output


@pytest.mark.parametrize("error", [FileNotFoundError, NotADirectoryError])
def test_what_goes_while_it_is_read_is_no_mistake(
    error: type[OSError], bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a branch switch takes folders away: that is the next change, after which all is built."""
    good = bench.build(site)
    folder = bench.project / "content/b"
    gone = error(2, "No such file", str(folder))
    assert bench.build(failing(gone)) is good
    said = capsys.readouterr()
    assert "content/b went while it was read; kept the last site" in said.out
    assert not said.err
    ours = bench.build(failing(FileNotFoundError(2, "No such file", str(STYLES))))
    assert "our mistake" in ours.told.failure
    Path(ours.told.failure.split()[-1]).unlink()


def test_content_that_goes_is_told_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Systems tell of its files, and then of the folder."""
    content = bench.project / "content"
    bench.build(site)
    shutil.rmtree(content)
    gone = failing(ContentError([replace(ERROR, path="content", line=1)]))
    bench.build(gone, content / "a/article.en.md")
    assert bench.told
    capsys.readouterr()
    bench.build(gone, content)
    assert (bench.told, capsys.readouterr().out) == ([], "")
    content.mkdir()
    bench.build(failing(ContentError([ERROR])), content)
    assert bench.told == [ERROR]


def test_a_folder_that_cannot_be_written_is_told_beside_the_new_site(bench: Bench) -> None:
    """The page is new all the same."""
    bench.out.mkdir()
    (bench.out / "mine.txt").write_text("mine", "utf-8")
    bench.result = site
    served = bench.build(site)
    assert served.output
    assert served.told.is_current
    assert "did not write" in served.told.failure
    (bench.out / "mine.txt").unlink()
    assert not bench.build(site).told.is_bad
    assert bench.written()


def test_a_line_tells_what_changed(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """Files by their names below content/; of many, the first and how many more."""
    content = bench.project.resolve() / "content"
    bench.build(failing(ContentError([ERROR])), content)
    assert " content: 1 problem" in capsys.readouterr().out, "a folder that came back as a whole"
    names = [f"a/{number}.md" for number in reversed(range(5))]
    for name in names:
        (content / name).write_text("a", "utf-8")
    bench.build(site, content / "a/article.en.md")
    assert "a/article.en.md: 6 files, 3 pages, 6 changed" in capsys.readouterr().out
    bench.build(changed, *(content / name for name in names), STYLES)
    assert "a/0.md, a/1.md, 4 more: 6 files, 3 pages, 1 changed" in capsys.readouterr().out
    bench.build(failing(ContentError([ERROR, WARNING])), content / "a/article.en.md")
    assert "a/article.en.md: 1 problem; kept the last site" in capsys.readouterr().out


def test_a_line_names_what_is_there(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """No file by which a program saved, as `sed -i` does, and none that is deleted."""
    content = bench.project.resolve() / "content"
    bench.build(site, content / "a/article.en.md", content / "a/sedq3kXfH")
    assert " a/article.en.md: 6 files" in capsys.readouterr().out
    bench.build(site, content / "a/gone.md")
    assert re.match(r"[0-9:]{8} 6 files", capsys.readouterr().out)


def test_what_others_put_into_the_folder_is_told_once(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the first build that meets it, not at every save."""
    bench.build(site)
    (bench.out / "CNAME").write_text("checks.example", "utf-8")
    told = []
    for each in (changed, site, changed):
        capsys.readouterr()
        bench.build(each)
        told.append("CNAME" in capsys.readouterr().out)
    assert told == [True, False, False]
