"""The element's life: made, moved, copied, taken away and put back, to its right result."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from site_builder.scoring import Scorer
from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.life import ANSWERS, begin, element, finish, script, take, words_of
from tests.browser.states import give
from tests.browser.visits import exactly

pytestmark = pytest.mark.usefixtures("tab")

ALL = ANSWERS["first"]

# Each takes an element, already begun, and leaves it in a place where it shows.
MOVES = {
    "put back": "(node) => { node.remove(); document.body.append(node); }",
    "elsewhere": "(node) => document.body.prepend(node)",
    "without leaving": "(node) => document.body.moveBefore(node, document.body.firstChild)",
    "wrapped": """(node) => {
      const wrapper = document.createElement("section");
      node.replaceWith(wrapper);
      wrapper.append(node);
    }""",
    "into a shadow root": """(node) => {
      const place = document.body.appendChild(document.createElement("div"));
      place.attachShadow({mode: "open"}).append(node);
    }""",
    "into a frame": """(node) => {
      const frame = document.createElement("iframe");
      Object.assign(frame, {width: 900, height: 700});
      document.body.append(frame);
      frame.contentDocument.documentElement.lang = "en";
      frame.contentDocument.body.append(node);
    }""",
    "out of a frame that goes": """(node) => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      frame.contentDocument.body.append(frame.contentDocument.adoptNode(node));
      frame.remove();
      document.body.append(node);
    }""",
    "through a template": """(node) => {
      const template = document.createElement("template");
      template.content.append(node);
      document.body.append(template.content);
    }""",
    "through a parsed page": """(node) => {
      const parsed = new DOMParser().parseFromString("<div></div>", "text/html");
      parsed.body.firstChild.replaceWith(node);
      document.body.replaceChildren(...parsed.body.childNodes);
    }""",
    "in a transition": """(node) => {
      return document.startViewTransition(() => document.body.prepend(node)).finished;
    }""",
    "by a range": """(node) => {
      const range = document.createRange();
      range.selectNode(node);
      document.body.prepend(range.extractContents());
    }""",
}

# Each makes an element, in its place in the document.
MADE = {
    "by markup": "(html) => { document.body.innerHTML = html; }",
    "by unsafe markup": "(html) => document.body.setHTMLUnsafe(html)",
    "beside something": "(html) => document.body.insertAdjacentHTML('afterbegin', html)",
    "by a range": """(html) => {
      document.body.append(document.createRange().createContextualFragment(html));
    }""",
    "of a template": """(html) => {
      const template = document.createElement("template");
      template.innerHTML = html;
      document.body.append(template.content.cloneNode(true));
    }""",
    "of a parsed page": """(html) => {
      const parsed = new DOMParser().parseFromString(html, "text/html");
      document.body.replaceWith(parsed.body);
    }""",
    "imported": """(html) => {
      const parsed = new DOMParser().parseFromString(html, "text/html");
      document.body.append(document.importNode(parsed.querySelector("niveau-check"), true));
    }""",
    "by name": """() => {
      const node = document.createElement("niveau-check");
      node.setAttribute("check", "first");
      document.body.append(node);
    }""",
    "first in a parsed page": """() => {
      const node = document.createElement("niveau-check");
      node.setAttribute("check", "first");
      new DOMParser().parseFromString("", "text/html").body.append(node);
      document.body.append(node);
    }""",
    "by its class": """() => {
      const node = new (customElements.get("niveau-check"))();
      node.setAttribute("check", "first");
      document.body.append(node);
    }""",
    "as a copy": """(html) => {
      document.body.innerHTML = html;
      document.querySelector("niveau-check").replaceWith(
        document.querySelector("niveau-check").cloneNode(true));
    }""",
}

# Each shows what stands in the place of %s.
PLACES = {
    "dialog": "<dialog>%s</dialog><script>document.querySelector('dialog').showModal()</script>",
    "details": "<details><summary>More</summary>%s</details>",
    "popover": "<button popovertarget=over>More</button><div id=over popover>%s</div>",
    "shadow root": "<div><template shadowrootmode=open><slot></slot>%s</template></div>",
    "slot": "<div><template shadowrootmode=open><slot></slot></template>%s</div>",
    "paragraph": "<p>%s</p>",
    "table": "<table><tr><td>%s</table>",
    "tab": "<p hidden>%s</p><button onclick='previousSibling.hidden = false'>More</button>",
}


@pytest.mark.parametrize("move", MOVES)
def test_moved_it_goes_on_where_it_was(
    quiet_page: Page, elsewhere: HostPage, first: Published, move: str
) -> None:
    """Answers, page and looks stay, and what is not yet answered can be."""
    quiet_page.goto(elsewhere(element() + script()))
    check = quiet_page.locator("niveau-check")
    begin(check, first, ALL)
    check.evaluate(MOVES[move])
    if move == "into a frame":
        check = quiet_page.frame_locator("iframe").locator("niveau-check")
    look = "node => getComputedStyle(node.shadowRoot.querySelector('[part~=panel]')).display"
    assert check.evaluate(look) == "flex", "its own styles apply"
    finish(check, first, ALL)


@pytest.mark.parametrize("made", MADE)
def test_made_by_a_script(
    quiet_page: Page, elsewhere: HostPage, first: Published, made: str
) -> None:
    """However a page makes it, it is taken to its result."""
    quiet_page.goto(elsewhere("<main></main>", head=script()))
    quiet_page.evaluate(MADE[made], element())
    take(quiet_page.locator("niveau-check"), first, ALL)


@pytest.mark.parametrize("place", PLACES)
def test_wherever_it_stands(
    quiet_page: Page, elsewhere: HostPage, first: Published, place: str
) -> None:
    """Shown at once or later, it is taken to its result."""
    quiet_page.goto(elsewhere(PLACES[place] % element(), head=script()))
    more = quiet_page.get_by_text("More", exact=True)
    if more.count():
        more.click()
    take(quiet_page.locator("niveau-check"), first, ALL)


def test_a_copy_is_a_fresh_one(quiet_page: Page, elsewhere: HostPage, first: Published) -> None:
    """It has none of the answers, takes none away, and speaks as the original does."""
    quiet_page.goto(elsewhere(element(attributes="mode=page lang=en") + script(), lang="nl"))
    original = quiet_page.locator("niveau-check").nth(0)
    original.evaluate("node => node.removeAttribute('mode')")
    begin(original, first, ALL)
    original.evaluate("node => node.after(node.cloneNode(true))")
    low = {"plan": "none", "team": "none"}
    take(quiet_page.locator("niveau-check").nth(1), first, low)
    finish(original, first, ALL)


def test_what_a_page_says_while_it_is_away_holds_when_it_is_back(
    quiet_page: Page, elsewhere: HostPage, first: Published
) -> None:
    """Answers, attributes and language; meanwhile it is silent."""
    quiet_page.goto(elsewhere(element() + script(), lang="nl"))
    check = quiet_page.locator("niveau-check")
    expect(check.get_by_role("button")).to_be_visible()
    said = check.evaluate("""(node) => {
      const said = [];
      for (const name of ["ready", "start", "answer", "complete", "restart"]) {
        node.addEventListener(`niveau-${name}`, () => said.push(name));
      }
      node.remove();
      document.documentElement.lang = "en";
      node.setAttribute("heading-level", "4");
      node.answers = {plan: "some"};
      node.setAttribute("mode", "page");
      document.body.append(node);
      return said;
    }""")
    assert said == []
    expect(check.get_by_role("heading", level=4)).to_be_visible()
    expect(check.get_by_role("radio", name="Yes").first).to_be_checked()
    check.evaluate("node => node.removeAttribute('mode')")
    check.get_by_role("button", name=exactly(words_of(first).say("next"))).click()
    finish(check, first, ALL)


def test_a_page_that_uses_the_same_element_for_another_check(
    quiet_page: Page, elsewhere: HostPage, checks: Mapping[str, Published]
) -> None:
    """Each time `check` changes it is as new, with nothing of the one before."""
    quiet_page.goto(elsewhere(element("first", "name=x"), head=script() + script("cyclist")))
    check = quiet_page.locator("niveau-check")
    begin(check, checks["first"], ALL)
    for name in ("cyclist", "first", "cyclist", "first"):
        check.evaluate("(node, name) => node.setAttribute('check', name)", name)
        assert check.evaluate("node => [node.answers, node.result]") == [{}, None]
        take(check, checks[name], ANSWERS[name])


@pytest.mark.parametrize("when", ["before it is in the document", "after"])
def test_answers_set_before_the_tag_is_known(
    quiet_page: Page, elsewhere: HostPage, first: Published, when: str
) -> None:
    """An element made and told before any script of ours goes on after those answers."""
    make = """(isAfter) => {
      const node = document.createElement("niveau-check");
      if (isAfter) document.body.append(node);
      node.answers = {plan: "some"};
      node.setAttribute("check", "first");
      if (!isAfter) document.body.append(node);
    }"""
    quiet_page.goto(elsewhere(""))
    quiet_page.evaluate(make, when == "after")
    quiet_page.add_script_tag(url=f"{first.host}/embed/first.js")
    finish(quiet_page.locator("niveau-check"), first, ALL)
    assert not quiet_page.locator("niveau-check").evaluate("node => Object.hasOwn(node, 'answers')")


def test_in_a_closed_shadow_root(quiet_page: Page, elsewhere: HostPage, first: Published) -> None:
    """It speaks the language around it, a visitor takes it, and its events come out."""
    quiet_page.goto(elsewhere("<main lang=en></main>", lang="nl", head=script()))
    quiet_page.evaluate(_ENCLOSE, element())
    words = words_of(first)
    for text in (words.say("start"), "Yes", words.say("next"), "No", words.say("finish")):
        quiet_page.mouse.click(*quiet_page.evaluate(_MIDDLE, text))
    assert quiet_page.evaluate("told") == ["main", Scorer(first.rubric).score(dict(ALL))]


_ENCLOSE = """(html) => {
  const root = document.querySelector("main").attachShadow({mode: "closed"});
  addEventListener("niveau-complete", ({target, detail}) => {
    window.told = [target.localName, detail.result];
  });
  root.innerHTML = html;
  window.enclosed = root.firstChild;
}"""
# Where to click on a text of the enclosed element.
_MIDDLE = """(text) => {
  const all = [...enclosed.shadowRoot.querySelectorAll("button, label")];
  const box = all.find((each) => each.textContent === text).getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""

# What pages do with the element that told them something.
DEEDS = {
    "takes it away": "node.remove()",
    "puts it elsewhere": "document.body.prepend(node)",
    "puts another in its place": "node.replaceWith(node.cloneNode(true))",
    "starts it again": "node.restart()",
    "gives it answers": "node.answers = {plan: 'some', team: 'some'}",
    "names another check": "node.setAttribute('check', 'cyclist')",
    "turns it": "node.setAttribute('mode', 'page')",
    "has it speak Dutch": "node.lang = 'nl'",
    "empties the page": "document.body.replaceChildren()",
}
# Take a check that does something when it is told something; there is nothing to press any more.
_ACT = """async (deed) => {
  const act = new Function("node", deed);
  for (const event of ["ready", "start", "answer", "complete", "restart"]) {
    const node = document.createElement("niveau-check");
    node.setAttribute("check", "first");
    const told = new Promise((done) => {
      node.addEventListener(`niveau-${event}`, () => done(act(node)), {once: true});
    });
    document.body.replaceChildren(node);
    for (const part of ["next", "", "next", "", "next", "restart"]) {
      node.shadowRoot.querySelector(part ? `[part~=${part}]` : "[type=radio]")?.click();
      await null;
    }
    await told;
  }
}"""


@pytest.mark.parametrize("deed", DEEDS)
def test_a_page_that_acts_on_an_event(
    quiet_page: Page, elsewhere: HostPage, first: Published, deed: str
) -> None:
    """Whatever it does at once with the element that tells it, nothing fails, then or later."""
    quiet_page.goto(elsewhere("", head=script() + script("cyclist")))
    quiet_page.evaluate(_ACT, DEEDS[deed])
    quiet_page.evaluate("html => { document.body.innerHTML = html; }", element())
    take(quiet_page.locator("niveau-check"), first, ALL)


@pytest.mark.usefixtures("context")
def test_an_element_that_is_gone_is_let_go(
    quiet_page: Page, elsewhere: HostPage, first: Published
) -> None:
    """Nothing of ours holds what a page took away, half-way or at its result.

    But for one element of all: V8 keeps the getters of one in the shape that all share.
    """
    quiet_page.goto(elsewhere(element() * 6 + script()))
    checks = quiet_page.locator("niveau-check")
    for place in range(3):
        begin(checks.nth(place), first, ALL)
        give(checks.nth(3 + place), ALL)
    quiet_page.evaluate("""() => {
      window.gone = [...document.querySelectorAll("niveau-check")].map((each) => new WeakRef(each));
      document.body.replaceChildren();
    }""")
    session = quiet_page.context.new_cdp_session(quiet_page)
    session.send("HeapProfiler.collectGarbage")
    kept = quiet_page.evaluate("gone.map((each) => each.deref() !== undefined)")
    assert len(kept) == 6
    assert sum(kept) <= 1
