"""A check's page as it is built, open in a real browser, and what it loaded."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Error, Page, Response

STARTING = 20_000
"""How many milliseconds a script has to start in."""


class VerifyError(Exception):
    """What was built cannot be looked at in the browser; the message says why."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page on which the script of a check runs; `loaded` is that script's path in the output."""

    page: Page
    loaded: str


@contextmanager
def opened(
    browser: Browser, host: str, address: str, check: str, files: Mapping[str, bytes]
) -> Iterator[OpenPage]:
    """Open the page at an address and wait for its check.

    Args:
        browser: where it is opened.
        host: the address at which the site is served, without a slash at the end.
        address: that of the page, relative to it.
        check: the id that its script registers.
        files: the site, by path; what the page loads must be one of these scripts.

    Raises:
        VerifyError: the script does not start, or is not the one that was built.
    """
    context = browser.new_context()
    try:
        page = context.new_page()
        loaded: list[Response] = []
        # Playwright marks what it is given, which a list's own method does not let it do.
        page.on("response", lambda response: loaded.append(response))  # noqa: PLW0108
        page.goto(f"{host}/{address}")
        _wait(page, check, address)
        yield OpenPage(page, _script(loaded, host, check, files))
    except Error as error:
        message = f"the browser stopped at {address}: {error.message.splitlines()[0]}"
        raise VerifyError(message) from error
    finally:
        context.close()


def _wait(page: Page, check: str, address: str) -> None:
    try:
        page.wait_for_function(_IS_THERE, arg=check, timeout=STARTING)
    except Error as error:
        message = f"the check {check} does not start on the page {address}"
        raise VerifyError(message) from error


_IS_THERE = """(check) => customElements.get("niveau-check")?.checks().includes(check)"""


def _script(loaded: list[Response], host: str, check: str, files: Mapping[str, bytes]) -> str:
    """Return the path of the script of the check that was loaded, byte for byte as built."""
    for response in loaded:
        path = response.url.removeprefix(f"{host}/")
        if path.startswith(f"embed/{check}.") and files.get(path) == response.body():
            return path
    message = f"the page of {check} did not load its script as it was built"
    raise VerifyError(message)
