"""The page of each level, for those who share theirs."""

import re
from pathlib import Path

import pytest

from site_builder.files.addresses import is_slug
from site_builder.output.files import Output
from site_builder.site.level_pages import level_pages
from tests.projects import KINDS, MINIMAL, MODELS, WHOLE, built, copied, site_of
from tests.publishing import edit, published

LEVELS = ["flour", "dough", "bread", "feast"]


@pytest.fixture(scope="module")
def output() -> Output:
    """The whole project's site."""
    return built(WHOLE)


def page(output: Output, address: str) -> str:
    """Return the page at an address."""
    return output.files[f"{address}index.html"].decode()


def test_every_level_has_its_page_in_every_language() -> None:
    """Below the article's, named after the level's id; each knows its twins."""
    found = list(level_pages(site_of(WHOLE)))
    assert [each.address for each in found if each.page.language == "en"] == [
        f"en/bakery/{level}/" for level in LEVELS
    ]
    assert [each.number for each in found] == [1, 2, 3, 4] * 2
    twins = {tuple(each.twins.items()) for each in found if each.level.id == "dough"}
    assert twins == {(("nl", "nl/bakkerij/dough/"), ("en", "en/bakery/dough/"))}


@pytest.mark.parametrize("project", [WHOLE, MODELS, KINDS], ids=lambda project: project.name)
def test_a_check_that_comes_to_no_level_has_no_pages(project: Path) -> None:
    """One without an overall; of every other, each level has one."""
    site = site_of(project)
    found = [(each.page.id, each.page.language, each.level.id) for each in level_pages(site)]
    assert found == [
        (each.id, each.language, level.id)
        for each in site.articles
        if each.check and each.check.rubric.overall
        for level in each.check.rubric.levels
    ]


def test_no_other_page_can_have_such_an_address(output: Output) -> None:
    """A slug, and so an alias, is a single piece of an address; the page's own has two."""
    assert not is_slug("bakery/dough")
    assert len({path.lower() for path in output.files}) == len(output.files)


def test_a_level_says_what_it_means(output: Output) -> None:
    """Number, name, drawing, summary and tip, as far as it has them; and where the check is."""
    text = page(output, "en/bakery/flour/")
    assert '<p class="kicker">Level 1 of 4</p>\n<h1>Flour</h1>' in text
    assert '<div class="drawing"><svg viewBox=' in text
    assert '<p class="lead">All is still to be done.</p>' in text
    assert "Begin with <em>one</em> loaf." in text
    assert '<a class="button" href="../#check">Take the check</a>' in text
    assert '<a href="../#level-flour">What this level means in practice</a>' in text
    assert '<p class="lead">' not in page(output, "en/bakery/bread/")


def test_where_the_article_has_nothing_about_a_level_no_link_leads_there(output: Output) -> None:
    """The Dutch one has a heading for one level only."""
    assert 'href="../#feast">Wat dit niveau' in page(output, "nl/bakkerij/feast/")
    assert "Wat dit niveau" not in page(output, "nl/bakkerij/flour/")


def test_all_levels_lead_to_one_another(output: Output) -> None:
    """And the one that is shown is marked."""
    text = page(output, "en/bakery/dough/")
    ladder = text[text.index('<ol class="ladder">') :]
    assert re.findall(r'<a href="([^"]+)"', ladder)[:4] == [
        "../flour/",
        "./",
        "../bread/",
        "../feast/",
    ]
    assert ladder.count('<a href="./" aria-current="page">') == ladder.count("aria-current") == 1


def test_a_level_is_shared_by_its_name_and_found_by_nobody(output: Output) -> None:
    """Its number, its name and what it is about; searches lead to the article."""
    text = page(output, "nl/bakkerij/dough/")
    title = "Niveau 2: Deeg – Hoe goed is je bakkerij?"
    assert f"<title>{title}</title>" in text
    assert f'<meta property="og:title" content="{title}">' in text
    assert '<meta property="og:url" content="https://bakery.example/nl/bakkerij/dough/">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert '<link rel="canonical" href="https://bakery.example/nl/bakkerij/dough/">' in text
    assert 'hreflang="en" href="https://bakery.example/en/bakery/dough/"' in text
    assert not re.search("<script[^>]* src=", text)


def test_what_is_shared_is_described_by_its_summary(output: Output) -> None:
    """Else by the tip, else by what the article says of itself; never with marks."""
    said = {
        level: re.findall(
            r'<meta name="description" content="([^"]*)">', page(output, f"en/bakery/{level}/")
        )
        for level in LEVELS
    }
    assert said == {
        "flour": ["All is still to be done."],
        "dough": ["There is a beginning."],
        "bread": ["Take the check."],
        "feast": ["Celebrate."],
    }


def test_a_level_without_drawings_is_text() -> None:
    """Nothing is left empty for them, on its page or in the article."""
    output = built(MINIMAL)
    text = page(output, "en/first-check/low/")
    assert "<svg" not in text
    assert 'class="drawing"' not in text
    article = page(output, "en/first-check/")
    assert 'class="heading of-level"' not in article


def test_the_level_of_an_article_has_its_illustration(output: Output) -> None:
    """Where [[levels]] stands, and at a heading with a level's id; the table has them all."""
    english, dutch = page(output, "en/bakery/"), page(output, "nl/bakkerij/")
    marked = re.compile(
        r'<div class="heading of-level"><svg [^>]* aria-hidden="true">.*?</svg>'
        r'<p class="kicker">(.*?)</p><div class="titled"><h3 id="(.*?)">',
        re.DOTALL,
    )
    assert marked.findall(english) == [
        (f"Level {number} of 4", f"level-{level}") for number, level in enumerate(LEVELS, 1)
    ]
    assert marked.findall(dutch) == [("Niveau 4 van 4", "feast")]
    for text in (english, dutch):
        table = text[text.index('<table class="matrix"') :]
        assert table[: table.index("</thead>")].count("<svg ") == 4


def test_a_shared_level_keeps_its_address_when_the_article_moves(tmp_path: Path) -> None:
    """A former slug leads to each level's page too."""
    article = (WHOLE / "content/bakery/article.en.md").read_text("utf-8")
    moved = article.replace("slug: bakery", "slug: bakery\naliases: [oven]")
    output = built(copied(WHOLE, tmp_path / "p", {"bakery/article.en.md": moved}))
    assert 'content="0; url=../../bakery/dough/"' in page(output, "en/oven/dough/")


def test_a_level_that_was_published_and_is_gone_leads_to_its_check(tmp_path: Path) -> None:
    """Its page was shared; the levels that are there now have pages of their own."""
    project = published(tmp_path / "p")
    edit(project, "article.en.md", ("date:", "aliases: [old]\ndate:"))
    before = built(project)
    edit(project, "rubric.yaml", ("id: low", "id: base"), ("version: 1", "version: 2"))
    after = built(project)
    assert "en/first-check/base/index.html" not in before.files
    assert "refresh" not in page(after, "en/first-check/base/")
    assert 'content="0; url=../"' in page(after, "en/first-check/low/")
    assert 'content="0; url=../../first-check/"' in page(after, "en/old/low/")
    rules = after.files["_redirects"].decode().splitlines()
    assert "/en/first-check/low/ /en/first-check/ 301!" in rules
    assert "/nl/eerste-check/low/ /nl/eerste-check/ 301!" in rules
    assert not any(rule.startswith("/en/first-check/high") for rule in rules)
    assert "en/old/low/low/index.html" not in after.files
