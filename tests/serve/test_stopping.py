"""Ctrl-C and SIGTERM, at any moment: no word of an error, and nothing is left half done."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Timer

import pytest

from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.output.write import WriteError, Written
from site_builder.output.write import write as real_write
from site_builder.serve import server, workbench
from site_builder.serve.handlers import HOST
from site_builder.serve.stopping import Stopping
from tests.projects import MINIMAL
from tests.serve.sites import site

SIGNALS = [signal.SIGINT, signal.SIGTERM]
COUNTS = r"\d+ files, \d+ pages, \d+ changed, [\d,]+ ms$"
LONGEST = 120
"""Seconds after which a server that says nothing is given up."""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_block(
    number: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stood for it before does so again."""
    before = signal.getsignal(number)
    with Stopping().ending():
        signal.raise_signal(number)
        pytest.fail("it goes on")
    assert signal.getsignal(number) is before
    assert capsys.readouterr().out == "\nStopped.\n"


def test_what_is_held_is_done_to_its_end() -> None:
    """However often somebody asks."""
    done, stopping = [], Stopping()
    with stopping.ending():
        with stopping.held():
            for number in (*SIGNALS, *SIGNALS):
                signal.raise_signal(number)
            done.append("written")
        done.append("gone on")
    assert done == ["written"]


def test_a_signal_is_not_lost_where_what_is_held_fails() -> None:
    """Such as a write that waited for another build, and in vain."""
    done, stopping = [], Stopping()
    with stopping.ending():
        try:
            with stopping.held():
                signal.raise_signal(signal.SIGINT)
                raise WriteError
        except WriteError:
            done.append("told")
        done.append("gone on")
    assert done == []


def test_a_second_signal_does_not_break_the_end() -> None:
    """What is put in order then is put in order."""
    done, stopping = [], Stopping()
    with stopping.ending():
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            signal.raise_signal(signal.SIGINT)
            done.append("in order")
    assert done == ["in order"]


@contextmanager
def serving(project: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Run `build --serve` for the length of the block."""
    command = [sys.executable, "-u", "-m", "site_builder", "build", str(project), "--serve"]
    with subprocess.Popen(
        [*command, *options],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        # A line that never comes would be waited for without end.
        watchdog = Timer(LONGEST, process.kill)
        watchdog.start()
        yield process
        watchdog.cancel()
        process.kill()


def line(process: subprocess.Popen[str], pattern: str) -> str:
    """Return the next line that the pattern is found in."""
    assert process.stdout
    return next((each for each in process.stdout if re.search(pattern, each)), "")


@pytest.mark.parametrize("number", SIGNALS)
def test_a_server_that_is_stopped_ends_well(tmp_path: Path, number: signal.Signals) -> None:
    """With exit code 0 and a whole folder, beside which nothing is left; a taken port is said."""
    project = shutil.copytree(MINIMAL, tmp_path / "p")
    with (
        server.bind(0) as taken,
        serving(project, "--port", str(taken.getsockname()[1])) as process,
    ):
        assert str(taken.getsockname()[1]) in line(process, "is taken; using")
        assert line(process, r"^Serving http://127.0.0.1:\d+/ \(Ctrl-C stops\)$")
        assert line(process, r"^\d\d:\d\d:\d\d " + COUNTS)
        article = project / "content/first/article.en.md"
        article.write_text(article.read_text("utf-8") + "\nMore.\n", "utf-8")
        assert line(process, r"first/article\.en\.md: " + COUNTS)
        process.send_signal(number)
        told, errors = process.communicate()
    assert (process.returncode, told, errors) == (0, "\nStopped.\n", "")
    assert sorted(path.name for path in project.iterdir()) == ["build", "content"]


def serve(project: Path, stopping: Stopping) -> None:
    """Serve a project until it is stopped."""
    with stopping.ending():
        server.serve(
            *(project, project / "build", Options()),
            port=0,
            open_browser=False,
            tell=print,
            stopping=stopping,
        )


@pytest.mark.parametrize("builds", [1, 2])
def test_a_server_that_is_stopped_while_it_builds_ends_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: int
) -> None:
    """In the midst of the first build or a later one: the folder is as it was."""
    (tmp_path / "content").mkdir()
    tidied: list[int] = []
    monkeypatch.setattr(server, "tidy", lambda: tidied.append(builds))
    numbers, stopping = iter(range(1, 3)), Stopping()

    def compute(*_: object, **__: object) -> Iterator[Output]:
        number = next(numbers)
        (tmp_path / "content" / f"{number}.md").write_text("the next save", "utf-8")
        if number == builds:
            signal.raise_signal(signal.SIGINT)
        yield site()

    monkeypatch.setattr(server, "compute_soon", compute)
    serve(tmp_path, stopping)
    assert next(numbers, None) is (2 if builds == 1 else None)
    assert (tmp_path / "build/en/index.html").exists() == (builds == 2)
    assert {path.name for path in tmp_path.iterdir()} <= {"content", "build"}
    assert tidied == [builds] * (builds - 1), "who serves all day never builds otherwise"


def test_pages_are_served_before_their_cards_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the very first build on, so that nobody waits for what no page shows."""
    (tmp_path / "content").mkdir()
    answered: list[int] = []

    def compute(*_: object, **__: object) -> Iterator[Output]:
        yield site()
        for port in re.findall(r"http://127.0.0.1:(\d+)/", capsys.readouterr().out):
            with closing(HTTPConnection(HOST, int(port))) as asked:
                asked.request("GET", "/en/")
                answered.append(asked.getresponse().status)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(server, "compute_soon", compute)
    serve(tmp_path, Stopping())
    assert answered == [200]
    assert not (tmp_path / "build").exists()


def test_a_server_that_is_stopped_while_it_writes_writes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it ends."""
    (tmp_path / "content").mkdir()

    def write(output: Output, out: Path) -> Written:
        signal.raise_signal(signal.SIGINT)
        return real_write(output, out)

    monkeypatch.setattr(workbench, "write", write)
    monkeypatch.setattr(server, "compute_soon", lambda *_, **__: [site()])
    monkeypatch.setattr(server, "tidy", lambda: pytest.fail("it goes on"))
    serve(tmp_path, Stopping())
    assert (tmp_path / "build/en/index.html").exists()
