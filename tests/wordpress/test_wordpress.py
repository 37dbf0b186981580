"""The check in a real WordPress: each way in, by clicks to the right level, and what is dropped."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from site_builder.content import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.conftest import HostPage
from tests.browser.test_frame import SECRET, WORDPRESS
from tests.browser.test_host_pages import LOOK
from tests.browser.visits import Words, exactly, expect_result, take_by_clicking
from tests.wordpress.site import WordPress

FALLBACK = '<svg width="1" height="480" aria-hidden="true"></svg><a href="{article}">The check</a>'
ELEMENT = (
    f'<niveau-check check="sales-process">{FALLBACK}</niveau-check>\n'
    '<script async src="{host}/embed/sales-process.js"></script>'
)
IFRAME = (
    '<div><iframe src="{host}/embed/sales-process/en/" title="The check" width="100%" height="720"'
    ' frameborder="0" allow="clipboard-write"></iframe></div>\n'
    '<script async src="{host}/embed/frame.js"></script>'
)
HTML_BLOCK = "<!-- wp:html -->\n{}\n<!-- /wp:html -->"
TEXT = "Text above.\n\n{}\n\nText below."
ADDRESS = "{article}"
EMBED_BLOCK = (
    '<!-- wp:embed {{"url":"{article}","type":"rich"}} -->\n<figure class="wp-block-embed">'
    '<div class="wp-block-embed__wrapper">\n{article}\n</div></figure>\n<!-- /wp:embed -->'
)
EMBEDDED = "iframe.wp-embedded-content"
FITS = """() => {
  const {height} = document.documentElement.getBoundingClientRect();
  return height > 0 && innerHeight === Math.ceil(height);
}"""


@pytest.fixture
def article(host: str, entry: Entry) -> str:
    """The address of the English article."""
    return f"{host}/en/{entry.articles['en'].slug}/"


@pytest.fixture
def english(rubric: Rubric) -> Words:
    """What the check says in English."""
    return Words("en", rubric)


def tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the tags with their attributes, which may come in any order."""
    found = re.findall(r"<(\w+)([^>]*)>", html)
    return [(tag, dict(re.findall(r'([\w-]+)="([^"]*)"', rest))) for tag, rest in found]


def run(check: Locator, words: Words, place: int) -> None:
    """Take the check, at each question the option at this place, and compare what it then says."""
    answers = {question.id: question.options[place].id for question in words.rubric.questions}
    take_by_clicking(check, words, answers)
    expect_result(check, words, Scorer(words.rubric).score(answers))


def embedded(page: Page) -> tuple[Locator, Locator]:
    """Return WordPress' frame, and the check in it."""
    return page.locator(EMBEDDED), page.frame_locator(EMBEDDED).locator("niveau-check")


def frame_of(page: Page, selector: str) -> Frame:
    """Return a frame of the page as a document."""
    found = page.locator(selector).element_handle().content_frame()
    assert found
    return found


@pytest.mark.parametrize("form", [HTML_BLOCK, TEXT, "{}"], ids=["block", "classic", "alone"])
@pytest.mark.parametrize("locale", ["en_US", "nl_NL"])
def test_the_element_of_an_administrator(
    page: Page,
    host: str,
    article: str,
    blog: WordPress,
    rubric: Rubric,
    form: str,
    locale: str,
) -> None:
    """It is kept as it is, runs, and speaks the language of the page."""
    posted = blog.post("administrator", form.format(ELEMENT.format(host=host, article=article)))
    assert ELEMENT.format(host=host, article=article) in posted.content
    page.goto(f"{posted.address}&locale={locale}")
    assert page.locator("html").get_attribute("lang") == locale.replace("_", "-")
    run(page.locator("niveau-check"), Words(locale[:2], rubric), 2)


def test_the_theme_changes_nothing_in_the_check(
    page: Page, host: str, article: str, host_page: HostPage, blog: WordPress, english: Words
) -> None:
    """What is in the element looks as on a page without styles."""
    element = ELEMENT.format(host=host, article=article)
    looks = []
    for address in (host_page(element), blog.post("administrator", element).address):
        page.goto(address)
        expect(page.get_by_role("button", name=english.say("start"))).to_be_visible()
        page.locator("niveau-check").evaluate("node => { node.style.width = '640px'; }")
        looks.append(page.locator("niveau-check").evaluate(LOOK))
    assert looks[0]
    assert looks[0] == looks[1]


@pytest.mark.parametrize("form", [HTML_BLOCK, TEXT], ids=["block", "classic"])
def test_the_iframe_of_an_administrator(
    page: Page, host: str, blog: WordPress, english: Words, form: str
) -> None:
    """It is kept as it is, runs, stands in the theme's column, and is as high as the check."""
    posted = blog.post("administrator", form.format(IFRAME.format(host=host)))
    page.goto(posted.address)
    run(page.frame_locator("iframe").locator("niveau-check"), english, 3)
    frame_of(page, "iframe").wait_for_function(FITS)
    frame, title = (page.locator(each).bounding_box() for each in ("iframe", "h1"))
    assert frame
    assert title
    assert (frame["x"], frame["width"]) == (title["x"], title["width"])


@pytest.mark.parametrize("role", ["administrator", "author"])
@pytest.mark.parametrize("form", [TEXT.format(ADDRESS), EMBED_BLOCK], ids=["address", "block"])
def test_a_pasted_address(
    page: Page, article: str, blog: WordPress, english: Words, role: str, form: str
) -> None:
    """WordPress makes a frame of it, whoever pasted it; it is sized by WordPress' own script."""
    page.goto(blog.post(role, form.format(article=article)).address)
    frame, check = embedded(page)
    expect(frame).to_be_visible()
    expect(page.locator("blockquote.wp-embedded-content")).to_be_hidden()
    expect(check.get_by_role("button", name=english.say("start"))).to_be_visible()
    frame_of(page, EMBEDDED).wait_for_function(FITS)
    run(check, english, 1)
    expect(frame).to_have_attribute("height", "1000")


def test_the_link_below_leads_to_the_article(
    page: Page, article: str, entry: Entry, blog: WordPress, english: Words
) -> None:
    """From the sandbox of WordPress, by a message to its script."""
    page.goto(blog.post("author", article).address)
    name = english.say("link", title=entry.articles["en"].title)
    page.frame_locator(EMBEDDED).get_by_role("link", name=exactly(name)).click()
    expect(page).to_have_url(article)


def test_what_wordpress_writes_is_what_other_tests_take_it_to_write(
    article: str, host: str, entry: Entry, blog: WordPress
) -> None:
    """`WORDPRESS` in tests/browser/test_frame.py stands for it in every run of `make test`."""
    posted = blog.post("author", EMBED_BLOCK.format(article=article))
    with urlopen(posted.address) as answer:  # noqa: S310
        (written,) = re.findall(r"<blockquote class.*</iframe>", answer.read().decode())
    (secret,) = set(re.findall(r'data-secret="(\w+)"', written))
    for real, stand_in in (
        (article, "$SITE/en/"),
        (host, "$SITE"),
        (entry.articles["en"].title, "Check"),
        (secret, SECRET),
    ):
        written = written.replace(real, stand_in)
    assert tags(written) == tags(WORDPRESS)


@pytest.mark.parametrize(("role", "is_kept"), [("editor", True), ("contributor", False)])
def test_editors_are_like_administrators_and_contributors_like_authors(
    host: str, article: str, blog: WordPress, role: str, *, is_kept: bool
) -> None:
    """In what WordPress keeps of what they write."""
    snippets = ELEMENT.format(host=host, article=article) + IFRAME.format(host=host)
    assert (snippets in blog.post(role, HTML_BLOCK.format(snippets)).content) == is_kept


@pytest.mark.parametrize("form", [HTML_BLOCK, "{}"], ids=["block", "classic"])
def test_of_an_authors_element_the_link_is_kept(
    page: Page, host: str, article: str, blog: WordPress, form: str
) -> None:
    """Element, script and iframe are dropped: what is left is the link to the check."""
    snippets = ELEMENT.format(host=host, article=article) + "\n\n" + IFRAME.format(host=host)
    posted = blog.post("author", form.format(snippets))
    for tag in ("niveau-check", "script", "iframe", "svg"):
        assert f"<{tag}" not in posted.content
    page.goto(posted.address)
    page.get_by_role("link", name="The check").click()
    expect(page).to_have_url(article)
