"""The page for iframes in WordPress, which makes its own frame of our oEmbed answer."""

import re

import pytest
from playwright.sync_api import Page, expect

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.conftest import HostPage
from tests.browser.frames import (
    FRAME,
    HEIGHT,
    SANDBOX,
    SCRIPT,
    SOURCE,
    check_in,
    expect_fit,
    frame_in,
)
from tests.browser.visits import Words, exactly, expect_result, press, take_by_clicking

# What WordPress makes of our oEmbed answer (`wp_filter_oembed_result`), and what its own script
# does with what a frame tells it (`wp-includes/js/wp-embed.js`), told anew.
SECRET = "aB3dE6gH9j"
WORDPRESS = (
    f'<blockquote class="wp-embedded-content" data-secret="{SECRET}"><a href="$SITE/en/">Check</a>'
    '</blockquote><iframe class="wp-embedded-content" sandbox="allow-scripts" '
    'security="restricted" style="position: absolute; clip: rect(1px, 1px, 1px, 1px);" '
    f'src="{SOURCE}#?secret={SECRET}" data-secret="{SECRET}" width="640" height="720" '
    'frameborder="0" marginwidth="0" marginheight="0" title="Check"></iframe>'
)
RECEIVE = """() => {
  addEventListener("message", ({data, source}) => {
    if (!data || !(data.secret || data.message || data.value)) return;
    if (/[^a-zA-Z0-9]/.test(data.secret)) return;
    const all = (tag) => document.querySelectorAll(`${tag}[data-secret="${data.secret}"]`);
    for (const quote of all("blockquote")) quote.style.display = "none";
    for (const frame of all("iframe")) {
      if (source !== frame.contentWindow) continue;
      frame.removeAttribute("style");
      const height = parseInt(data.value, 10);
      if (data.message === "height") frame.height = Math.max(200, Math.min(1000, height));
      if (data.message !== "link") continue;
      const [from, to] = [new URL(frame.src), new URL(data.value)];
      if (!/^https?:$/.test(to.protocol) || from.host !== to.host) continue;
      if (document.activeElement === frame) top.location.href = data.value;
    }
  });
  for (const frame of document.querySelectorAll("iframe.wp-embedded-content")) {
    const {secret} = frame.dataset;
    frame.contentWindow.postMessage({message: "ready", secret}, "*");
  }
}"""
EARLY = f"if (self === top) addEventListener('DOMContentLoaded', {RECEIVE})"


@pytest.fixture
def english(rubric: Rubric) -> Words:
    """What the check says in the frames here."""
    return Words("en", rubric)


def test_in_wordpress(page: Page, host_page: HostPage, english: Words, rubric: Rubric) -> None:
    """From a pasted address to the right level, by clicks; what WordPress caps can be scrolled."""
    page.add_init_script(EARLY)
    page.goto(host_page(WORDPRESS))
    inside = frame_in(page)
    check = page.frame_locator("iframe").locator("niveau-check")
    expect(page.locator("blockquote")).to_be_hidden()
    expect(check.get_by_role("button", name=english.say("start"))).to_be_visible()
    assert page.locator("iframe").get_attribute("style") is None
    expect_fit(inside)
    answers = {question.id: question.options[1].id for question in rubric.questions}
    take_by_clicking(check, english, answers)
    inside.wait_for_function("() => innerHeight === 1000")
    expect_result(check, english, Scorer(rubric).score(answers))
    assert inside.evaluate(HEIGHT) > 1000
    page.locator("iframe").hover()
    page.mouse.wheel(0, 5000)
    inside.wait_for_function(
        "() => scrollY > 0 && scrollY + innerHeight >= document.body.scrollHeight"
    )
    press(check, english, "restart")
    expect_fit(inside)


def test_wordpress_that_comes_later(page: Page, host_page: HostPage, english: Words) -> None:
    """When its script is there after the frame, it asks, and is told."""
    page.goto(host_page(WORDPRESS))
    inside = frame_in(page)
    check_in(inside).get_by_role("button", name=english.say("start")).wait_for(state="attached")
    page.evaluate(RECEIVE)
    expect(page.locator("iframe")).to_be_visible()
    expect_fit(inside)


def test_a_secret_that_comes_later(page: Page, host_page: HostPage, english: Words) -> None:
    """WordPress gives a frame its secret by script where a page has it from elsewhere."""
    page.goto(host_page(WORDPRESS.replace(f"#?secret={SECRET}", "")))
    inside = frame_in(page)
    check_in(inside).get_by_role("button", name=english.say("start")).wait_for(state="attached")
    expect(inside.get_by_role("link")).to_have_count(0)
    page.evaluate(RECEIVE)
    page.locator("iframe").evaluate(
        "(frame, secret) => { frame.src += secret; }", f"#?secret={SECRET}"
    )
    expect_fit(inside)
    expect(inside.get_by_role("link")).to_have_count(1)


@pytest.mark.parametrize("key", ["mouse", "keyboard"])
def test_the_link_to_the_article_works_in_wordpress(
    page: Page, host: str, host_page: HostPage, entry: Entry, english: Words, key: str
) -> None:
    """WordPress takes the visitor there; anywhere else there is no such link."""
    article = entry.articles["en"]
    name = english.say("link", title=article.title)
    page.add_init_script(EARLY)
    for frame in (FRAME, SANDBOX):
        page.goto(host_page(frame + SCRIPT))
        expect_fit(frame_in(page))
        expect(frame_in(page).get_by_role("link", name=name)).to_have_count(0)
    page.goto(host_page(WORDPRESS))
    link = frame_in(page).get_by_role("link", name=exactly(name))
    expect(link).to_be_visible()
    if key == "mouse":
        link.click()
    else:
        link.focus()
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{host}/en/{article.slug}/")


def test_a_failing_check_has_its_way_out_in_wordpress(
    page: Page, host: str, host_page: HostPage, entry: Entry
) -> None:
    """The link to the tables for scoring by hand is followed too."""
    page.route("**/embed/sales-process.en.js", lambda route: route.abort())
    page.add_init_script(EARLY)
    page.goto(host_page(WORDPRESS))
    frame_in(page).get_by_role("link", name=re.compile("hand")).click()
    expect(page).to_have_url(f"{host}/en/{entry.articles['en'].slug}/#by-hand")
