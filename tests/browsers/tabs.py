"""A tab of any browser, as far as our tests need one: Playwright's, or one by WebDriver."""

import base64
import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import Any, Literal, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import Frame, Page, sync_playwright

from site_builder.verify.browser import open_browser
from tests.browser.visits import exactly
from tests.running import free_port, running

Role = Literal["button", "radio", "link"]

# A whole result is in view: WebKit's driver scrolls no page around a frame to what it clicks.
WIDTH, HEIGHT = 1280, 2000
MANY_TIMES = 2_000


class Tab(Protocol):
    """A tab, and in it a document: the page, or a frame that was entered."""

    version: str
    """The browser's name and version."""

    def open(self, address: str) -> None:
        """Go to a page, and look at it as a whole."""

    def enter(self) -> None:
        """Look at the document in the page's only frame from now on."""

    def run(self, function: str, argument: Any = None) -> Any:
        """Return what a JavaScript function, asynchronous or not, returns in the document."""

    def click(self, role: Role, name: str, place: int = 0) -> None:
        """Click on what has this accessible name in the check at a place, once it is there."""

    def press(self, key: str) -> None:
        """Press a key: `Tab`, `Enter`, `Space` or `ArrowDown`."""

    def picture(self, path: Path) -> None:
        """Write what is seen."""


@contextmanager
def open_tab(browser: str) -> Iterator[Tab]:
    """Launch a browser, `chromium`, `firefox` or `webkit`, with a tab; close it afterwards."""
    opened = {"chromium": _chromium, "firefox": _firefox, "webkit": _webkit}[browser]
    with opened() as tab:
        yield tab


def until(tab: Tab, function: str, argument: Any = None) -> None:
    """Wait until a function returns what is true.

    Raises:
        AssertionError: it does not within 20 seconds.
    """
    looked = f"""async (argument) => {{
      const holds = {function}, end = performance.now() + 20_000;
      while (performance.now() < end) {{
        if (holds(argument)) return true;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }}
      return false;
    }}"""
    assert tab.run(looked, argument), f"{function} with {argument} comes not to hold"


class PlaywrightTab:
    """A tab that Playwright drives."""

    def __init__(self, page: Page, version: str) -> None:
        self.version = version
        self._page = page
        self._document: Frame = page.main_frame

    def open(self, address: str) -> None:
        """See `Tab`."""
        self._page.goto(address)
        self._document = self._page.main_frame

    def enter(self) -> None:
        """See `Tab`."""
        found = self._page.locator("iframe").element_handle().content_frame()
        assert found
        self._document = found

    def run(self, function: str, argument: Any = None) -> Any:
        """See `Tab`."""
        return self._document.evaluate(function, argument)

    def click(self, role: Role, name: str, place: int = 0) -> None:
        """See `Tab`."""
        check = self._document.locator("niveau-check").nth(place)
        check.get_by_role(role, name=exactly(name)).click()

    def press(self, key: str) -> None:
        """See `Tab`."""
        self._page.keyboard.press(key)

    def picture(self, path: Path) -> None:
        """See `Tab`."""
        self._page.screenshot(path=path)


@contextmanager
def _chromium() -> Iterator[Tab]:
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        yield PlaywrightTab(page, f"Chromium {browser.version}")


@contextmanager
def _firefox() -> Iterator[Tab]:
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(
            channel="moz-firefox", executable_path=shutil.which("firefox-esr")
        )
        try:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            yield PlaywrightTab(page, f"Firefox {browser.version}")
        finally:
            browser.close()


_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Space": " ", "ArrowDown": "\ue015"}
_CONTROLS = """(place) => [
  ...document.querySelectorAll("niveau-check")[place]?.shadowRoot?.querySelectorAll(
    "button, input, a") ?? []
]"""
# WebKit's driver clicks where a control was when it was asked to, be it that the page moves.
_COME_TO_REST = """async (node) => {
  node.scrollIntoView({behavior: "instant", block: "nearest"});
  for (let before = {}, still = 0; still < 3;) {
    await new Promise(requestAnimationFrame);
    const now = node.getBoundingClientRect();
    still = now.y === before.y && innerHeight === before.height ? still + 1 : 0;
    before = {y: now.y, height: innerHeight};
  }
}"""
_PAUSE = "() => new Promise((resolve) => setTimeout(resolve, 20))"


class WebDriverTab:
    """A tab that is driven by WebDriver (https://www.w3.org/TR/webdriver2/)."""

    def __init__(self, driver: str) -> None:
        self._session = f"{driver}/session"
        opened = self._call("POST", "", {"capabilities": {"alwaysMatch": {}}})
        self._session += f"/{opened['sessionId']}"
        told = opened["capabilities"]
        self.version = f"{told['browserName']} {told['browserVersion']}"
        self._call("POST", "/window/rect", {"width": WIDTH, "height": HEIGHT})

    def close(self) -> None:
        """End the browser."""
        self._call("DELETE", "")

    def open(self, address: str) -> None:
        """See `Tab`."""
        self._call("POST", "/frame", {"id": None})
        self._call("POST", "/url", {"url": address})

    def enter(self) -> None:
        """See `Tab`."""
        self._call("POST", "/frame", {"id": self.run("() => document.querySelector('iframe')")})

    def run(self, function: str, argument: Any = None) -> Any:
        """See `Tab`."""
        script = f"return ({function})(arguments[0])"
        return self._call("POST", "/execute/sync", {"script": script, "args": [argument]})

    def click(self, role: Role, name: str, place: int = 0) -> None:
        """See `Tab`."""
        for _ in range(MANY_TIMES):
            for element in self.run(_CONTROLS, place):
                found = f"/element/{element[_ELEMENT]}"
                if self._is(found, role, name):
                    self.run(_COME_TO_REST, element)
                    self._call("POST", f"{found}/click", {})
                    return
            self.run(_PAUSE)
        raise AssertionError(f"there is no {role} {name}")

    def press(self, key: str) -> None:
        """See `Tab`."""
        strokes = [{"type": kind, "value": _KEYS[key]} for kind in ("keyDown", "keyUp")]
        self._call(
            "POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": strokes}]}
        )

    def picture(self, path: Path) -> None:
        """See `Tab`."""
        path.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def _is(self, element: str, role: Role, name: str) -> bool:
        label = str(self._call("GET", f"{element}/computedlabel"))
        if label.split() != name.split():
            return False
        return bool(self._call("GET", f"{element}/computedrole") == role)

    def _call(self, method: str, command: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self._session}{command}", data, method=method)  # noqa: S310
        try:
            with urlopen(request, timeout=300) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(f"{method} {command}: {error.read().decode()}") from None


@contextmanager
def _webkit() -> Iterator[Tab]:
    """Run WebKitGTK's MiniBrowser on a screen of its own."""
    screen = f"{WIDTH + 200}x{HEIGHT + 200}x24"
    xvfb = ["Xvfb", "-displayfd", "2", "-screen", "0", screen, "-nolisten", "tcp"]
    port = free_port()
    with running(xvfb, r"^\d+$") as display:
        # In a container there is no sandbox to be had, and no graphics card to draw on.
        environment = {
            **os.environ,
            "DISPLAY": f":{display}",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        driver = ["sh", "-c", f"echo starts >&2; exec WebKitWebDriver --port={port}"]
        with running(driver, "starts", environment), closing(_session(port)) as tab:
            yield tab


def _session(port: int) -> WebDriverTab:
    """Open a tab as soon as the driver, which says nothing, listens."""
    for _ in range(MANY_TIMES):
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            break
        sleep(0.02)
    return WebDriverTab(f"http://127.0.0.1:{port}")
