"""Chromium's trace of a page: how long its longest tasks were."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

CATEGORIES = (
    "blink.user_timing",  # the driver's marks
    "devtools.timeline",  # scripts
    "disabled-by-default-devtools.timeline",  # tasks
)
BEGIN, END = "benchmark-begin", "benchmark-end"

_SCRIPTS = {"EvaluateScript", "FunctionCall", "v8.compile"}

Event: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest task of all, and the longest in which a script of the page ran, in ms."""

    any: float
    own: float


def longest_tasks(events: Iterable[Event]) -> tuple[Longest, ...]:
    """Return the longest tasks of each of the driver's steps.

    A task is a `RunTask` of the page's main thread, frames (style, layout, paint) among them; its
    length is the thread's own time, in which nothing else that the machine does counts. It belongs
    to a step if it begins between the step's two marks: so what the harness does between steps
    counts nowhere, nor does the task that makes the document, in which the driver is injected.
    A task is the page's own if a script with an address is compiled or run in it, which the driver
    is not, or if it handles the driver's click.
    """
    listed = list(events)
    marks = sorted(
        (event for event in listed if event["name"] in (BEGIN, END)), key=lambda mark: mark["ts"]
    )
    thread = [event for event in listed if _thread(event) == _thread(marks[0])]
    tasks = [event for event in thread if event["name"] == "RunTask" and "tdur" in event]
    scripts = [event["ts"] for event in thread if _is_script(event)]
    steps = zip(marks[::2], marks[1::2], strict=True)
    return tuple(
        _longest(list(_within(tasks, begin["ts"], end["ts"])), scripts) for begin, end in steps
    )


def _thread(event: Event) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _is_script(event: Event) -> bool:
    data = event.get("args", {}).get("data", {})
    if event["name"] == "EventDispatch":
        return bool(data.get("type") == "click")
    return event["name"] in _SCRIPTS and str(data.get("url", "")).startswith("http")


def _within(tasks: Iterable[Event], begin: int, end: int) -> Iterator[Event]:
    return (task for task in tasks if begin <= task["ts"] <= end)


def _longest(tasks: list[Event], scripts: list[int]) -> Longest:
    own = [task for task in tasks if any(0 <= at - task["ts"] <= task["dur"] for at in scripts)]
    return Longest(_milliseconds(tasks), _milliseconds(own))


def _milliseconds(tasks: list[Event]) -> float:
    return max((task["tdur"] for task in tasks), default=0) / 1000
