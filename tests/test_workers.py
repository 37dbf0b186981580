"""Work for all cores: the same results in the same order, whichever process ends too soon."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest

from site_builder.files import workers
from site_builder.files.workers import spread

In = TypeVar("In")
Out = TypeVar("Out")

NUMBERS = list(range(100))
HERE = os.getpid()
LONGEST = 30
"""Seconds that a process waits for another which does not come."""


def doubled(number: int) -> int:
    """Return twice a number."""
    return 2 * number


def where(_number: int) -> int:
    """Return the process that is asked."""
    return os.getpid()


def dies_elsewhere(number: int) -> int:
    """End every other process than that of the test."""
    if os.environ.get("TESTED_IN") != str(os.getpid()):
        os.kill(os.getpid(), signal.SIGTERM)
    return number


def meets(number: int) -> tuple[int, int]:
    """Wait until another process is asked too; return the one that this is, and its session."""
    met = Path(os.environ["MET"])
    (met / f"{os.getpid()}").touch()
    end = time.monotonic() + LONGEST
    while len(list(met.iterdir())) == 1:
        if time.monotonic() > end:
            raise TimeoutError(number)
    return os.getpid(), os.getsid(0)


def takes_long_elsewhere(number: int) -> int:
    """Fail here once another process has begun; go on there for a while."""
    met = Path(os.environ["MET"])
    if os.environ["TESTED_IN"] == str(os.getpid()):
        end = time.monotonic() + LONGEST
        while not (met / "begun").exists() and time.monotonic() < end:
            pass
        raise KeyError(number)
    (met / "begun").touch()
    Event().wait(LONGEST)
    (met / "ended").touch()
    return number


def fails_elsewhere(number: int) -> int:
    """Fail in every other process than that of the test, which waits for that."""
    begun = Path(os.environ["MET"]) / "begun"
    if os.environ["TESTED_IN"] != str(os.getpid()):
        begun.touch()
        raise KeyError(number)
    end = time.monotonic() + LONGEST
    while not begun.exists():
        if time.monotonic() > end:
            raise TimeoutError(number)
    return number


def fails(number: int) -> int:
    """Fail for one number."""
    if number == 70:
        raise KeyError(number)
    return number


def made(function: Callable[[In], Out], values: Sequence[In], worth: int) -> list[Out]:
    """Return all that a function makes of values, in their order."""
    found = dict(spread(function, values, worth))
    assert sorted(found) == list(range(len(values)))
    return [found[place] for place in range(len(values))]


@pytest.fixture
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)


@pytest.mark.usefixtures("_two_cores")
def test_every_result_has_its_place() -> None:
    """By many processes as by one."""
    doubles = [2 * number for number in NUMBERS]
    assert made(doubled, NUMBERS, 1) == made(doubled, NUMBERS, 1000) == doubles
    assert made(doubled, [], 0) == []


@pytest.mark.parametrize(("cores", "worth"), [(1, 1), (2, 101)])
def test_little_work_and_one_core_need_no_other(
    cores: int, worth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting a process takes longer."""
    monkeypatch.setattr(workers, "cores", lambda: cores)
    assert set(made(where, NUMBERS, worth)) == {HERE}


@pytest.mark.usefixtures("_two_cores")
def test_other_processes_do_their_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each core but this, wherever we are; a signal to us does not reach it."""
    (tmp_path / "met").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("MET", str(tmp_path / "met"))
    processes, sessions = zip(*made(meets, NUMBERS, 1), strict=True)
    assert len(set(processes)) == len(set(sessions)) == 2


@pytest.mark.usefixtures("_two_cores")
def test_other_processes_take_our_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a module that is called so in the folder that we are called in."""
    (tmp_path / "met").mkdir()
    (tmp_path / "tests").mkdir()
    other = "from os import environ\ndef meets(_): open(f'{environ[\"MET\"]}/other', 'w').close()\n"
    for name in ("__init__", "test_workers"):
        (tmp_path / f"tests/{name}.py").write_text(other, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MET", str(tmp_path / "met"))
    assert None not in made(meets, NUMBERS, 1)


@pytest.mark.usefixtures("_two_cores")
def test_a_process_that_is_not_needed_any_more_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it where something fails here."""
    monkeypatch.setenv("MET", str(tmp_path))
    monkeypatch.setenv("TESTED_IN", str(HERE))
    with pytest.raises(KeyError):
        made(takes_long_elsewhere, NUMBERS, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["begun"]


@pytest.mark.usefixtures("_two_cores")
def test_it_can_be_stopped_before_all_processes_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """By Ctrl-C, as at any other moment."""

    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workers, "_started", stopped)
    with pytest.raises(KeyboardInterrupt):
        made(doubled, NUMBERS, 1)


@pytest.mark.usefixtures("_two_cores")
def test_what_a_process_does_not_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is killed, and one that cannot be started."""
    monkeypatch.setenv("TESTED_IN", str(HERE))
    assert made(dies_elsewhere, NUMBERS, 1) == NUMBERS
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert set(made(where, NUMBERS, 1)) == {HERE}


@pytest.mark.usefixtures("_two_cores")
def test_a_failure_is_that_of_the_function() -> None:
    """Wherever it comes first; no process is left."""
    with pytest.raises(KeyError, match="70"):
        made(fails, NUMBERS, 1)


@pytest.mark.usefixtures("_two_cores")
def test_a_failure_elsewhere_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What it was about is done here, without a word."""
    monkeypatch.setenv("MET", str(tmp_path))
    monkeypatch.setenv("TESTED_IN", str(HERE))
    assert made(fails_elsewhere, NUMBERS, 1) == NUMBERS
    assert capfd.readouterr().err == ""
