"""Work for all cores: the same results in the same order, whichever process ends too soon."""

import os
import signal
import sys
import time
from pathlib import Path
from threading import Event

import pytest

from site_builder.files import workers
from site_builder.files.workers import spread, unheard

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


@pytest.fixture
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)


@pytest.mark.usefixtures("_two_cores")
def test_results_are_in_order() -> None:
    """By many processes as by one, and told as they come."""
    told: list[tuple[int, int]] = []
    assert spread(doubled, NUMBERS, 1, lambda done, of: told.append((done, of))) == [
        2 * number for number in NUMBERS
    ]
    assert {of for _, of in told} == {100}
    told.clear()
    assert spread(doubled, NUMBERS, 1000, lambda done, of: told.append((done, of))) == [
        2 * number for number in NUMBERS
    ]
    assert told[-1] == (100, 100)
    assert spread(doubled, [], 0, unheard) == []


@pytest.mark.parametrize(("cores", "worth"), [(1, 1), (2, 101)])
def test_little_work_and_one_core_need_no_other(
    cores: int, worth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting a process takes longer."""
    monkeypatch.setattr(workers, "cores", lambda: cores)
    assert set(spread(where, NUMBERS, worth, unheard)) == {HERE}


@pytest.mark.usefixtures("_two_cores")
def test_other_processes_do_their_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each core but this, wherever we are; a signal to us does not reach it."""
    (tmp_path / "met").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("MET", str(tmp_path / "met"))
    processes, sessions = zip(*spread(meets, NUMBERS, 1, unheard), strict=True)
    assert len(set(processes)) == len(set(sessions)) == 2


@pytest.mark.usefixtures("_two_cores")
def test_a_process_that_is_not_needed_any_more_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it where something fails here."""
    monkeypatch.setenv("MET", str(tmp_path))
    monkeypatch.setenv("TESTED_IN", str(HERE))
    with pytest.raises(KeyError):
        spread(takes_long_elsewhere, NUMBERS, 1, unheard)
    assert [path.name for path in tmp_path.iterdir()] == ["begun"]


@pytest.mark.usefixtures("_two_cores")
def test_it_can_be_stopped_before_all_processes_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """By Ctrl-C, as at any other moment."""

    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workers, "_started", stopped)
    with pytest.raises(KeyboardInterrupt):
        spread(doubled, NUMBERS, 1, unheard)


@pytest.mark.usefixtures("_two_cores")
def test_what_a_process_does_not_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is killed, and one that cannot be started."""
    monkeypatch.setenv("TESTED_IN", str(HERE))
    assert spread(dies_elsewhere, NUMBERS, 1, unheard) == NUMBERS
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert set(spread(where, NUMBERS, 1, unheard)) == {HERE}


@pytest.mark.usefixtures("_two_cores")
def test_a_failure_is_that_of_the_function() -> None:
    """Wherever it comes first; no process is left."""
    with pytest.raises(KeyError, match="70"):
        spread(fails, NUMBERS, 1, unheard)


@pytest.mark.usefixtures("_two_cores")
def test_a_failure_elsewhere_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What it was about is done here, without a word."""
    monkeypatch.setenv("MET", str(tmp_path))
    monkeypatch.setenv("TESTED_IN", str(HERE))
    assert spread(fails_elsewhere, NUMBERS, 1, unheard) == NUMBERS
    assert capfd.readouterr().err == ""
