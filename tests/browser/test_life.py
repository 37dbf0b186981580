"""The element's life: made, moved, kept, taken away and put back as pages do, to its right result."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.carrying import Published
from tests.browser.conftest import HostPage
from tests.browser.life import ANSWERS, begin, element, expect_right, finish, script, take
from tests.browser.states import give
from tests.browser.visits import exactly

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
    "tab": "<div hidden=until-found>%s</div><button onclick='previousSibling.hidden=false'>More</button>",
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
    look = "node => getComputedStyle(node.shadowRoot.querySelector('[part~=panel]')).padding"
    assert check.evaluate(look) != "0px"
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
