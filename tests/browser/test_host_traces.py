"""What a check leaves behind on a page, in its browser and on the network: nothing."""

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, Route

from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.everything import use_everything
from tests.browser.life import ANSWERS, element, words_of

LOAD = """src => new Promise((onload, onerror) => {
  document.head.append(Object.assign(document.createElement("script"), {src, onload, onerror}));
}).then(() => document.head.lastChild.remove())"""

# Notes in `touched` what is used of all that keeps, sends, or tells of a visitor.
WATCH = """
  window.touched = [];
  const watch = (owner, ...names) => names.forEach((name) => {
    const {get, set, value, enumerable} = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {
      configurable: true,
      enumerable,
      get() { touched.push(name); return get ? get.call(this) : value; },
      set(wanted) { touched.push(name); set?.call(this, wanted); },
    });
  });
  watch(window, "localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore", "name",
    "fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "RTCPeerConnection",
    "Worker", "SharedWorker", "BroadcastChannel", "Image", "Audio", "open", "postMessage");
  watch(Document.prototype, "cookie", "title", "adoptedStyleSheets");
  watch(Navigator.prototype, "sendBeacon", "serviceWorker", "storage", "userAgent", "language",
    "languages");
  watch(History.prototype, "pushState", "replaceState", "scrollRestoration");
"""

# All that the page has: names on what every script shares, and markup.
PAGE = """() => [
  ...[window, document, navigator, history, location, JSON, Math, Reflect, Intl]
    .flatMap((each) => Reflect.ownKeys(each)),
  ...[Object, Array, String, Number, Map, Promise, EventTarget, Node, Element, HTMLElement,
    Document, DocumentFragment, ShadowRoot, CSSStyleSheet, Event, Navigator]
    .flatMap((each) => [...Reflect.ownKeys(each), ...Reflect.ownKeys(each.prototype)]),
  document.documentElement.outerHTML,
].map(String)"""

STORED = """async () => [
  document.cookie,
  localStorage.length,
  sessionStorage.length,
  (await indexedDB.databases()).length,
  (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
  (await Array.fromAsync((await navigator.storage.getDirectory()).keys())).length,
]"""
NOTHING = ["", 0, 0, 0, 0, 0, 0]

TIMES = 500
# Elements come and go in all ways; what shows is used by its own buttons.
MOUNT = """([times, answers]) => {
  const home = document.querySelector("main");
  const press = (check, part) => check.shadowRoot.querySelector(`[part~=${part}]`)?.click();
  const ends = [
    (check) => check.remove(),
    () => { home.innerHTML = ""; },
    (check) => { check.setAttribute("check", "none"); check.remove(); },
    (check) => { home.append(document.createElement("p")); home.append(check); check.remove(); },
    (check) => { home.innerHTML = "<form></form>"; home.firstChild.append(check);
      home.firstChild.reset(); check.restart(); home.innerHTML = ""; },
  ];
  for (let time = 0; time < times; time += 1) {
    const check = document.createElement("niveau-check");
    check.setAttribute("check", time % 7 ? "bicycles" : "none");
    home.append(check);
    press(check, "next");
    press(check, "next");
    if (time % 2) press(check, "back");
    check.answers = answers;
    press(check, "print");
    press(check, "change");
    if (time % 3) press(check, "next");
    ends[time % ends.length](check);
  }
  home.innerHTML = "";
}"""


@pytest.fixture
def bicycles(checks: Mapping[str, Published]) -> str:
    """The address of the script of a check with every kind of question."""
    return address(checks["bicycles"])


@pytest.mark.parametrize("name", ["first", "bicycles"])
def test_a_visit_sends_keeps_and_touches_nothing(
    page: Page, elsewhere: HostPage, checks: Mapping[str, Published], name: str
) -> None:
    """Page and script are all that is asked for; all that is there afterwards is the tag."""
    published, script = checks[name], address(checks[name])
    sent, at = requests(page), elsewhere(f"<main>{element(name)}</main>")
    page.add_init_script(WATCH)
    page.goto(at)
    before = page.evaluate(PAGE)
    page.evaluate(LOAD, script)
    use_everything(page.locator("niveau-check"), words_of(published), ANSWERS[name])
    assert page.evaluate("touched") == []
    assert page.evaluate(PAGE) == before
    assert page.evaluate(STORED) == NOTHING
    assert [usage(page, origin) for origin in (at, script)] == [0, 0]
    other = elsewhere("Another page")
    page.goto(other)
    own = [each for each in sent if not each.startswith(("blob:", "data:"))]
    assert own == [at, script, other], "nothing on leaving either"
    assert page.context.cookies() == []


def test_what_is_used_or_left_would_be_noticed(page: Page, elsewhere: HostPage) -> None:
    """On all the ways on which nothing was."""
    sent, at = requests(page), elsewhere("<main></main>")
    page.add_init_script(WATCH)
    page.goto(at)
    before = page.evaluate(PAGE)
    page.evaluate(
        """async () => {
          document.cookie = "a=b";
          localStorage.a = sessionStorage.a = window.leak = 1;
          navigator.sendBeacon("/beacon");
          const socket = new WebSocket(location.href.replace("http", "ws"));
          await new Promise((done) => { socket.onerror = done; });
          await new Promise((done) => { indexedDB.open("a").onsuccess = done; });
          await caches.open("a");
          await (await navigator.storage.getDirectory()).getFileHandle("a", {create: true});
        }"""
    )
    assert set(page.evaluate("touched")) >= {"cookie", "localStorage", "sendBeacon", "WebSocket"}
    assert page.evaluate(STORED) == ["a=b", 1, 1, 1, 1, 0, 1]
    assert set(page.evaluate(PAGE)) - set(before) == {"leak"}
    assert {at, at.replace("0.html", "beacon"), at.replace("http", "ws")} <= set(sent)
    assert usage(page, at) > 0


@pytest.mark.parametrize("unfolds", ["by style", "by script"])
def test_elements_that_are_gone_leave_nothing(
    page: Page, elsewhere: HostPage, bicycles: str, unfolds: str
) -> None:
    """No document, no element, no node, no listener more than before the script.

    But for one element of all: V8 keeps the getters of one in the shape that all share.
    """
    left = left_of_mounting(page, elsewhere, bicycles, unfolds)
    assert left["documents"] == 0
    assert left["elements"] <= 1
    assert max(left["nodes"], left["jsEventListeners"]) < TIMES, "less than one of each element"


@pytest.mark.parametrize(
    ("right", "wrong"), [(".disconnect()", ""), ("removeEventListener", "Boolean")]
)
def test_what_is_left_of_an_element_would_be_noticed(
    page: Page, elsewhere: HostPage, bicycles: str, right: str, wrong: str
) -> None:
    """An observer of the page that stays, or a listener to it."""

    def corrupt(route: Route) -> None:
        served = route.fetch()
        assert right in served.text()
        route.fulfill(response=served, body=served.text().replace(right, wrong))

    page.route("**/embed/*.js", corrupt)
    left = left_of_mounting(page, elsewhere, bicycles, "by script")
    assert min(left["elements"], left["nodes"], left["jsEventListeners"]) >= TIMES / 5


def address(published: Published) -> str:
    """Return the address of a check's script."""
    return f"{published.host}/embed/{published.entry.id}.js"


def requests(page: Page) -> list[str]:
    """Collect all that the page asks for, of sockets too."""
    sent: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: sent.append(event["request"]["url"]))
    session.on("Network.webSocketCreated", lambda event: sent.append(event["url"]))
    session.on("Network.webTransportCreated", lambda event: sent.append(event["url"]))
    return sent


def usage(page: Page, origin: str) -> int:
    """Return how many bytes an origin keeps in this profile."""
    session = page.context.new_cdp_session(page)
    found: int = session.send("Storage.getUsageAndQuota", {"origin": origin})["usage"]
    return found


def left_of_mounting(
    page: Page, elsewhere: HostPage, script: str, unfolds: str
) -> Mapping[str, int]:
    """Let elements come and go; return how much more lives then than before the script."""
    page.add_init_script("window.print = () => {}")
    if unfolds == "by script":
        page.add_init_script("CSS.supports = () => false")
    page.goto(elsewhere("<main></main>"))
    session = page.context.new_cdp_session(page)
    before = alive(session)
    page.evaluate(LOAD, script)
    page.evaluate(MOUNT, [TIMES, ANSWERS["bicycles"]])
    # What the browser itself has still to do with the last one, it does with the next frame.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    left = {name: count - before[name] for name, count in alive(session).items()}
    return {**left, "elements": elements(session)}


def alive(session: CDPSession) -> Mapping[str, int]:
    """Count documents, nodes and listeners that are still needed."""
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    found: Mapping[str, int] = session.send("Memory.getDOMCounters")
    return found


def elements(session: CDPSession) -> int:
    """Count the elements that live, and hold none of them."""
    group = {"objectGroup": "elements"}
    tag = {"expression": "customElements.get('niveau-check').prototype"}
    prototype = session.send("Runtime.evaluate", {**tag, **group})["result"]["objectId"]
    found = session.send("Runtime.queryObjects", {"prototypeObjectId": prototype, **group})
    answer: Any = session.send(
        "Runtime.callFunctionOn",
        {
            "objectId": found["objects"]["objectId"],
            "functionDeclaration": "function () { return this.length; }",
            "returnByValue": True,
        },
    )
    session.send("Runtime.releaseObjectGroup", group)
    return int(answer["result"]["value"])
