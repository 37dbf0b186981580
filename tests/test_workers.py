"""Work for all cores: the same results in the same order, whichever process ends too soon."""

import os
import signal
import sys

import pytest

from site_builder.files import workers
from site_builder.files.workers import spread, unheard

NUMBERS = list(range(100))
HERE = os.getpid()


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
    assert spread(doubled, NUMBERS, 1000, unheard) == [2 * number for number in NUMBERS]
    assert spread(doubled, [], 0, unheard) == []


@pytest.mark.parametrize(("cores", "worth"), [(1, 1), (2, 101)])
def test_little_work_and_one_core_need_no_other(
    cores: int, worth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting a process takes longer."""
    monkeypatch.setattr(workers, "cores", lambda: cores)
    assert set(spread(where, NUMBERS, worth, unheard)) == {HERE}


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
