"""The page that lists all articles: its cards, and what there is to search among many."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from site_builder.language.strings import Strings, load_strings
from site_builder.pages.listing import SEARCHED_FROM, extent
from site_builder.rubric.values import Rubric
from tests.catalogues import catalogue
from tests.projects import MINIMAL, MODELS, WHOLE, built, site_of


def home(project: Path, language: str = "nl") -> str:
    """Return the page as it ships."""
    return built(project).files[f"{language}/index.html"].decode()


def cards(page: str) -> list[str]:
    """Return the cards, each as it stands in the page."""
    return re.findall(r'<li class="card.*?\n</li>', page, re.DOTALL)


def test_a_card_says_what_is_behind_it() -> None:
    """Category, title, description; how long a check takes, or an article to read."""
    check, article = cards(home(WHOLE))
    title = '<h2><a href="bakkerij/">Hoe goed is je bakkerij?</a></h2>'
    assert title in check
    assert "7 vragen · ongeveer 2 min." in check
    assert "1\N{NO-BREAK SPACE}min.\N{NO-BREAK SPACE}leestijd" in article
    assert 'class="stairs"' not in article


def test_the_newest_stands_out_among_few(tmp_path: Path) -> None:
    """With one or two all do, so that none stands alone in its row; among many none does."""
    for count, expected in ((1, 1), (2, 2), (3, 1), (11, 1), (12, 0)):
        page = home(catalogue(tmp_path / str(count), count))
        assert [' featured"' in card for card in cards(page)].count(True) == expected
        assert page.count(' featured"') == expected


def test_what_stands_out_names_its_levels_and_shows_them_all() -> None:
    """A figure for every level; elsewhere a step for each, and the highest level's figure."""
    first, *others = cards(home(WHOLE, "en"))
    assert re.findall(r"<li>(.*?)</li>", first) == ["Flour", "Dough", "Bread", "Feast"]
    assert first.count("<rect opacity") >= 4
    assert first.count("<svg") == 1 + 4
    assert all("<ol" not in other for other in others)


def test_a_card_among_others_shows_the_highest_level(tmp_path: Path) -> None:
    """Once, on its step."""
    project = catalogue(tmp_path / "p", 3)
    for name in ("bakery", "about"):
        shutil.copytree(WHOLE / "content" / name, project / "content" / name)
    (bakery,) = (card for card in cards(home(project)) if "bakkerij/" in card)
    assert bakery.count("<svg") == 1 + 1
    assert "featured" not in bakery


def test_where_no_level_is_higher_all_steps_are_alike() -> None:
    """An outcome that is an area: those are named, and nothing rises."""
    page = site_of(MODELS).checks["which-holiday"]["en"]
    (card,) = (card for card in cards(home(MODELS, "en")) if page.title in unescape(card))
    heights = re.findall(r'<rect opacity="\S+" x="\S+" y="\S+" width="\S+" height="(\S+)"', card)
    assert len(set(heights)) == 1 < len(heights)


@pytest.fixture
def english() -> Strings:
    """The interface in English."""
    strings = load_strings("en", MINIMAL).value
    assert strings
    return strings


def rubric_of(project: Path, check: str) -> Rubric:
    """Return a check's rubric."""
    made = site_of(project).checks[check]["en"].check
    assert made
    return made.rubric


def test_the_extent_is_what_the_check_itself_says(english: Strings) -> None:
    """At most as many questions where some are asked on a condition only."""
    assert extent(rubric_of(MINIMAL, "first"), english) == "2 questions · about 1 min"
    asked = extent(rubric_of(MODELS, "kitchen-safety"), english)
    assert asked == "Up to 13 questions · up to 4 min"


def test_in_a_language_with_other_plurals_the_number_stands_alone(english: Strings) -> None:
    """Only a browser knows which form a number has there."""
    forms = {
        "one": "{n} pytanie",
        "few": "{n} pytania",
        "many": "{n} pytań",
        "other": "{n} pytania",
    }
    other = Strings("pl", english.site, {**english.widget, "length": forms})
    assert extent(rubric_of(MINIMAL, "first"), other) == "Questions: 2 · about 1 min"
    one = Strings("ja", english.site, {**english.widget, "length": "{n}問 {minutes}分"})
    assert extent(rubric_of(MINIMAL, "first"), one) == "2問 1分"


def test_below_a_dozen_there_is_nothing_to_search_with(tmp_path: Path) -> None:
    """No field, no script, no words to be found by."""
    page = home(catalogue(tmp_path / "p", SEARCHED_FROM - 1))
    assert "<search" not in page
    assert "home." not in page
    assert "data-" not in page


def test_from_a_dozen_on_every_card_is_found_by_its_words(tmp_path: Path) -> None:
    """Those of its headings, levels and areas, beside what it shows; hidden without a script."""
    page = home(catalogue(tmp_path / "p", SEARCHED_FROM))
    assert re.search(r'<search class="search" hidden data-found="[^"]*\{n\}[^"]*">', page)
    assert re.search(r'<script defer src="\.\./assets/home\.[0-9a-f]{12}\.js">', page)
    found = [unescape(words) for words in re.findall(r'data-words="([^"]*)"', page)]
    assert len(found) == SEARCHED_FROM
    (with_heading,) = (words for words in found if "Hartslag" in words)
    rubric = rubric_of(MINIMAL, "first")
    for each in (*(level.name for level in rubric.levels), *(d.name for d in rubric.dimensions)):
        assert "".join(map(str, each["nl"])) in with_heading
    options = re.findall(r"<option[^>]*>(.*?)</option>", page)
    assert options == ["Alle categorieën", "Financiën", "Groei", "Team"]


def test_categories_that_differ_in_capitals_are_two_choices(tmp_path: Path) -> None:
    """A card is found by its own, letter by letter; the capitals decide no order."""
    project = catalogue(tmp_path / "p", SEARCHED_FROM)
    article = project / "content/check-03/article.nl.md"
    text = re.sub("category: .*", "category: financiën", article.read_text("utf-8"))
    article.write_text(text, "utf-8")
    options = re.findall(r"<option.*?>(.*?)</option>", home(project))
    assert options == ["Alle categorieën", "Financiën", "financiën", "Groei", "Team"]


def test_one_category_is_no_choice(tmp_path: Path) -> None:
    """Then there is a field for words alone."""
    project = catalogue(tmp_path / "p", SEARCHED_FROM)
    for path in project.rglob("article.*.md"):
        path.write_text(re.sub("category: .*\n", "", path.read_text("utf-8")), "utf-8")
    page = home(project)
    assert "<search" in page
    assert "<select" not in page
