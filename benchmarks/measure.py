"""One visit of a page, in a browser profile of its own, on a processor made slower."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, ConsoleMessage, ViewportSize
from playwright.sync_api import Page as Tab

from benchmarks.pages import Page
from benchmarks.trace import CATEGORIES, Longest, longest_tasks

TIMES_SLOWER = 4
VIEWPORT: ViewportSize = {"width": 1280, "height": 900}

_DRIVER = (Path(__file__).parent / "driver.js").read_text("utf-8")
_SIGN = "benchmark "


@dataclass(frozen=True, slots=True)
class Step:
    """What one step took, in ms: from the navigation, or a click on the start, until all shows.

    `time` goes by the clock and ends after the frame with which the last question came. The others
    are the main thread's own time: `script` is the browser's ScriptDuration and V8CompileDuration,
    without the layout that scripts force, `task` its TaskDuration.
    """

    time: float
    script: float
    task: float
    longest: Longest


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit in its steps, what is left on the JavaScript heap after collection, what was seen.

    `heap` is in bytes, `questions` are those that show, `resources` the addresses that were loaded.
    """

    steps: tuple[Step, ...]
    heap: float
    questions: int
    resources: tuple[str, ...]

    @property
    def whole(self) -> Step:
        """All steps as one."""
        return Step(
            time=sum(step.time for step in self.steps),
            script=sum(step.script for step in self.steps),
            task=sum(step.task for step in self.steps),
            longest=Longest(
                max(step.longest.any for step in self.steps),
                max(step.longest.own for step in self.steps),
            ),
        )


@dataclass(frozen=True, slots=True)
class _Taken:
    """What the driver and the browser's counters say of a step."""

    told: dict[str, Any]
    script: float
    task: float


def visit(browser: Browser, host: str, page: Page) -> Visit:
    """Load a page, then start it, and measure both steps.

    Raises:
        playwright.sync_api.TimeoutError: nothing showed.
    """
    with _tab(browser) as (tab, session):
        browser.start_tracing(page=tab, categories=list(CATEGORIES))
        taken = [_take(tab, session, step) for step in _steps(tab, session, host + page.address)]
        events = json.loads(browser.stop_tracing())["traceEvents"]
        steps = (_step(*each) for each in zip(taken, longest_tasks(events), strict=True))
        last = taken[-1].told
        return Visit(tuple(steps), _heap(session), last["questions"], tuple(last["resources"]))


@contextmanager
def _tab(browser: Browser) -> Iterator[tuple[Tab, CDPSession]]:
    context = browser.new_context(viewport=VIEWPORT)
    try:
        tab = context.new_page()
        tab.add_init_script(_DRIVER)
        session = context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        session.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
        yield tab, session
    finally:
        context.close()


def _steps(tab: Tab, session: CDPSession, address: str) -> Iterator[Callable[[], object]]:
    yield partial(tab.goto, address, wait_until="commit")
    # Playwright's own evaluate would bring its helpers onto the heap.
    yield partial(session.send, "Runtime.evaluate", {"expression": "benchmark.start()"})


def _take(tab: Tab, session: CDPSession, step: Callable[[], object]) -> _Taken:
    before = _counters(session)
    with tab.expect_console_message(_is_told) as message:
        step()
    after = _counters(session)
    told = json.loads(message.value.text.removeprefix(_SIGN))
    script, task = (1000 * (now - then) for now, then in zip(after, before, strict=True))
    return _Taken(told, script, task)


def _is_told(message: ConsoleMessage) -> bool:
    return message.text.startswith(_SIGN)


def _counters(session: CDPSession) -> tuple[float, float]:
    """Return the seconds that scripts and that all tasks of the page took so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    seconds = {metric["name"]: metric["value"] for metric in metrics}
    return seconds["ScriptDuration"] + seconds["V8CompileDuration"], seconds["TaskDuration"]


def _step(taken: _Taken, longest: Longest) -> Step:
    return Step(taken.told["time"], taken.script, taken.task, longest)


def _heap(session: CDPSession) -> float:
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"])
