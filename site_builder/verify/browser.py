"""The browser that proofs and tests run in, found by launching what might be one."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Error, sync_playwright

VARIABLE = "NIVEAUCHECK_BROWSER"

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


class NoBrowserError(Exception):
    """No browser could be launched; the message says what was tried and what to do."""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Launch a Chromium-like browser and close it afterwards.

    Tried in turn: the path in $NIVEAUCHECK_BROWSER, Playwright's own, what the system has.

    Raises:
        NoBrowserError: none of them starts.
    """
    with sync_playwright() as playwright:
        _, browser = _launched(playwright.chromium)
        try:
            yield browser
        finally:
            browser.close()


def browser_path() -> str:
    """Return the path of the browser that `open_browser` launches.

    Raises:
        NoBrowserError: none starts.
    """
    with sync_playwright() as playwright:
        path, browser = _launched(playwright.chromium)
        browser.close()
        return path


def _launched(chromium: BrowserType) -> tuple[str, Browser]:
    tried = []
    for path in _candidates(chromium):
        try:
            return path, chromium.launch(
                executable_path=path,
                args=list(_arguments()),
                # Visitors' browsers have it, and what a page does to it is part of what is tested.
                ignore_default_args=["--disable-back-forward-cache"],
            )
        except Error as error:
            tried.append(f"  {path}: {error.message.splitlines()[0]}")
    listed = "\n".join(tried) or "  (nothing that looks like one is here)"
    message = (
        "no browser could be started; install Chromium, Chrome or Edge, or set "
        f"{VARIABLE} to the path of one. Tried:\n{listed}"
    )
    raise NoBrowserError(message)


def _candidates(chromium: BrowserType) -> Iterator[str]:
    named = os.environ.get(VARIABLE)
    if named:
        yield named
        return
    if Path(chromium.executable_path).exists():
        yield chromium.executable_path
    yield from (found for name in _NAMES if (found := shutil.which(name)))
    yield from (path for path in _PATHS if Path(path).exists())


def _arguments() -> Iterator[str]:
    yield from _QUIET
    if sys.platform == "linux" and os.geteuid() == 0:
        yield "--no-sandbox"  # Chromium refuses to run as root with it
