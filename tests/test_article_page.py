"""What an article's page says before the text, and what leads back to its check."""

import re

import pytest

from site_builder.output.files import Output
from site_builder.site.level_pages import level_pages
from tests.projects import MODELS, WHOLE, built, site_of


@pytest.fixture(scope="module")
def output() -> Output:
    """The whole project's site."""
    return built(WHOLE)


def page(output: Output, address: str) -> str:
    """Return the page at an address."""
    return output.files[f"{address}index.html"].decode()


def test_an_article_opens_with_what_it_is(output: Output) -> None:
    """The way to it, its category, title and description, by whom, when, and how long it takes."""
    text = page(output, "en/bakery/")
    opening = text[
        text.index('<header class="opening">') : text.index(
            "</header>", text.index('<header class="opening">')
        )
    ]
    words = " ".join(re.sub("<[^>]+>", " ", opening).split())
    assert words == (
        "The bakery How good is your bakery? Baking How good is your bakery? Take the check. "
        "A baker Published on 31 Jan 2026 1 min read"
    )
    assert '<li><a href="../">The bakery</a></li>' in opening
    assert '<li aria-current="page">How good is your bakery?</li>' in opening


def test_dates_are_read_by_machines_too(output: Output) -> None:
    """As the language writes them, and the day of a change only where there was one."""
    assert (
        'Gepubliceerd op <time datetime="2026-01-31">31 januari 2026</time>, '
        'bijgewerkt op <time datetime="2026-02-28">28 februari 2026</time>'
    ) in page(output, "nl/bakkerij/")
    assert page(output, "en/bakery/").count("<time ") == 1


def test_what_leads_back_to_the_check_shows_by_script_alone(output: Output) -> None:
    """Below the contents, if there are any, and at the foot; nowhere without a check."""
    calls = re.compile(r'<p class="call ([a-z-]+)" hidden><a class="button" href="#check"')
    assert calls.findall(page(output, "en/bakery/")) == ["in-contents", "at-foot"]
    assert calls.findall(page(output, "nl/bakkerij/")) == ["at-foot"]
    assert calls.findall(page(output, "en/about-us/")) == []


def test_a_level_can_be_shared_where_there_is_one() -> None:
    """A check that comes to no level offers none."""
    site = site_of(MODELS)
    levelled = {each.page.address for each in level_pages(site)}
    files = built(MODELS).files
    checks = [each.address for each in site.articles if each.check]
    offered = {each for each in checks if b'<p class="share" hidden>' in files[f"{each}index.html"]}
    assert offered == levelled
    assert offered < set(checks)
