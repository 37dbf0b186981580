"""The check in a real WordPress: what our site offers, by clicks to the right level."""

import re
from collections.abc import Mapping
from urllib.request import urlopen

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.conftest import HostPage
from tests.browser.frames import FITS
from tests.browser.test_frame_in_wordpress import SECRET, WORDPRESS
from tests.browser.test_host_pages import LOOK
from tests.browser.visits import Words, exactly, expect_result, take_by_clicking
from tests.wordpress.site import WordPress

HTML_BLOCK = "<!-- wp:html -->\n{}\n<!-- /wp:html -->"
CLASSIC = "Text above.\n\n{}\n\nText below."
EMBED_BLOCK = (
    '<!-- wp:embed {{"url":"{0}","type":"rich"}} -->\n<figure class="wp-block-embed">'
    '<div class="wp-block-embed__wrapper">\n{0}\n</div></figure>\n<!-- /wp:embed -->'
)
EMBEDDED = "iframe.wp-embedded-content"
CODE_FORMS = pytest.mark.parametrize("form", [HTML_BLOCK, CLASSIC], ids=["block", "classic"])
ADDRESS_FORMS = pytest.mark.parametrize("form", [EMBED_BLOCK, CLASSIC], ids=["block", "classic"])


@pytest.fixture
def words(rubric: Rubric) -> Words:
    """What the check says in English."""
    return Words("en", rubric)


def run(check: Locator, words: Words, place: int) -> None:
    """Take the check, at each question the option at this place, and compare what it then says."""
    answers = {question.id: question.options[place].id for question in words.rubric.questions}
    take_by_clicking(check, words, answers)
    expect_result(check, words, Scorer(words.rubric).score(answers))


def frame_of(page: Page) -> Frame:
    """Return the page's frame as a document."""
    found = page.locator("iframe").element_handle().content_frame()
    assert found
    return found


@CODE_FORMS
def test_the_element_of_an_administrator(
    page: Page, codes: Mapping[str, str], blog: WordPress, words: Words, form: str
) -> None:
    """It is kept as it is, and runs."""
    posted = blog.post("administrator", form.format(codes["element"]))
    assert codes["element"] in posted.content
    page.goto(posted.address)
    run(page.locator("niveau-check"), words, 2)


def test_the_language_of_the_page(
    page: Page, codes: Mapping[str, str], blog: WordPress, rubric: Rubric
) -> None:
    """An element without one of its own speaks that of the page, which has a region too."""
    posted = blog.post("administrator", codes["element"].replace(' lang="en"', ""))
    page.goto(f"{posted.address}&locale=nl_NL")
    expect(page.locator("html")).to_have_attribute("lang", "nl-NL")
    run(page.locator("niveau-check"), Words("nl", rubric), 0)


def test_the_theme_changes_nothing_in_the_check(
    page: Page, codes: Mapping[str, str], host_page: HostPage, blog: WordPress, words: Words
) -> None:
    """What is in the element looks as on a page without styles."""
    looks = []
    for address in (
        host_page(codes["element"]),
        blog.post("administrator", codes["element"]).address,
    ):
        page.goto(address)
        expect(page.get_by_role("button", name=words.say("start"))).to_be_visible()
        page.locator("niveau-check").evaluate("node => { node.style.width = '640px'; }")
        looks.append(page.locator("niveau-check").evaluate(LOOK))
    assert looks[0]
    assert looks[0] == looks[1]


@CODE_FORMS
def test_the_iframe_of_an_administrator(
    page: Page, codes: Mapping[str, str], blog: WordPress, words: Words, form: str
) -> None:
    """It is kept as it is, runs, stands in the theme's column, and is as high as the check."""
    posted = blog.post("administrator", form.format(codes["iframe"]))
    assert codes["iframe"] in posted.content
    page.goto(posted.address)
    run(page.frame_locator("iframe").locator("niveau-check"), words, 3)
    frame_of(page).wait_for_function(FITS)
    frame, title = (page.locator(each).bounding_box() for each in ("iframe", "h1"))
    assert frame
    assert title
    assert (frame["x"], frame["width"]) == (title["x"], title["width"])


@ADDRESS_FORMS
@pytest.mark.parametrize("role", ["administrator", "author"])
def test_a_pasted_address(
    page: Page, codes: Mapping[str, str], blog: WordPress, words: Words, role: str, form: str
) -> None:
    """WordPress makes a frame of it, whoever pasted it, and sizes it by its own script."""
    page.goto(blog.post(role, form.format(codes["address"])).address)
    frame, check = page.locator(EMBEDDED), page.frame_locator(EMBEDDED).locator("niveau-check")
    expect(frame).to_be_visible()
    expect(page.locator("blockquote.wp-embedded-content")).to_be_hidden()
    expect(check.get_by_role("button", name=words.say("start"))).to_be_visible()
    frame_of(page).wait_for_function(FITS)
    run(check, words, 1)
    expect(frame).to_have_attribute("height", "1000")


def test_the_link_below_leads_to_the_article(
    page: Page, codes: Mapping[str, str], entry: Entry, blog: WordPress, words: Words
) -> None:
    """From the sandbox of WordPress, by a message to its script."""
    page.goto(blog.post("author", codes["address"]).address)
    name = words.say("link", title=entry.articles["en"].title)
    page.frame_locator(EMBEDDED).get_by_role("link", name=exactly(name)).click()
    expect(page).to_have_url(codes["address"])


def test_what_wordpress_writes_is_what_other_tests_take_it_to_write(
    codes: Mapping[str, str], host: str, entry: Entry, blog: WordPress
) -> None:
    """`WORDPRESS` in tests/browser/test_frame.py stands for it in every run of `make test`."""
    posted = blog.post("author", EMBED_BLOCK.format(codes["address"]))
    with urlopen(posted.address) as answer:  # noqa: S310
        (written,) = re.findall(r"<blockquote class.*</iframe>", answer.read().decode())
    (secret,) = set(re.findall(r'data-secret="(\w+)"', written))
    for real, stand_in in (
        (codes["address"], "$SITE/en/"),
        (host, "$SITE"),
        (entry.articles["en"].title, "Check"),
        (secret, SECRET),
    ):
        written = written.replace(real, stand_in)
    assert tags(written) == tags(WORDPRESS)


def tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the tags with their attributes, which may come in any order."""
    found = re.findall(r"<(\w+)([^>]*)>", html)
    return [(tag, dict(re.findall(r'([\w-]+)="([^"]*)"', rest))) for tag, rest in found]


@CODE_FORMS
@pytest.mark.parametrize("role", ["author", "contributor"])
def test_of_an_authors_element_the_link_is_kept(
    page: Page, codes: Mapping[str, str], blog: WordPress, role: str, form: str
) -> None:
    """Element, script and iframe are dropped; what is left leads to the check."""
    posted = blog.post(role, form.format(f"{codes['element']}\n\n{codes['iframe']}"))
    for tag in ("niveau-check", "script", "iframe", "svg"):
        assert f"<{tag}" not in posted.content
    page.goto(posted.address)
    page.get_by_role("link", name=re.compile("Take the check")).click()
    expect(page).to_have_url(codes["address"])


def test_an_editor_is_like_an_administrator(codes: Mapping[str, str], blog: WordPress) -> None:
    """In what WordPress keeps of what they write."""
    for name in ("element", "iframe"):
        assert codes[name] in blog.post("editor", HTML_BLOCK.format(codes[name])).content
