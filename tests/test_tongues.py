"""Two languages more, by files alone: every page of a site in four speaks its own, whole."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import join, normpath
from typing import Any

import pytest

import site_builder
from site_builder.language.cldr import direction, keep_signs, plural_categories
from site_builder.output.files import Output
from tests.dom import Element, tree_of
from tests.projects import TONGUES, built, shown, site_of
from tests.tongues import LANGUAGES, foreign_to, runs_of, strings_of, texts_in

BASE = "https://windowsill.example/"


@pytest.fixture(scope="module")
def output() -> Output:
    """The site as files."""
    return built(TONGUES)


@pytest.fixture(scope="module")
def pages(output: Output) -> Mapping[str, Element]:
    """Every page as a tree, by its address."""
    return {
        path.removesuffix("index.html"): tree_of(data.decode())
        for path, data in output.files.items()
        if path.endswith(".html")
    }


def language_at(address: str) -> str:
    """Return the language of the page at an address: a piece of it, else the first."""
    return next((each for each in address.split("/") if each in LANGUAGES), LANGUAGES[0])


def test_two_languages_more_take_no_code() -> None:
    """The package speaks neither, and the project has neither a problem nor a warning."""
    assert shown(TONGUES) == []


def test_each_page_says_its_language_and_direction(pages: Mapping[str, Element]) -> None:
    """So does what is in another language, where that is written the other way."""
    for address, page in pages.items():
        (root,) = page.elements
        language = language_at(address)
        assert root.attributes["lang"] == language, address
        assert root.attributes["dir"] == direction(language), address
        turned = [each for each in page.all() if each.attributes.get("dir")]
        for each in turned:
            codes = each.tag == "input"
            assert each.attributes["dir"] == ("ltr" if codes else direction(each.lang or ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_in_another_language(pages: Mapping[str, Element], language: str) -> None:
    """Not a run of words that only the interface or the content in another language has."""
    said = {
        run for page in pages.values() for text in texts_in(page, language) for run in runs_of(text)
    }
    assert len(said) > 400
    assert said & foreign_to(language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_in_one_language_says_nothing_in_another(output: Output, language: str) -> None:
    """Its title, questions and interface are its own."""
    script = output.files[f"embed/houseplants.{language}.js"].decode()
    assessment, _ = json.JSONDecoder().raw_decode(script, script.index('{"check"'))
    assert set(assessment["texts"]) == {language}
    said = {run for text in values_in(assessment["texts"]) for run in runs_of(text)}
    assert len(said) > 100
    assert said & foreign_to(language) == set()


def values_in(node: Any) -> Iterator[str]:
    """Yield every text in data, not the keys."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping | list):
        for each in node.values() if isinstance(node, Mapping) else node:
            yield from values_in(each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_and_no_placeholder_shows(pages: Mapping[str, Element], language: str) -> None:
    """Every text is one, and is filled in."""
    parts = strings_of("en").parts.values()
    keys = {key for part in parts for key in part if "-" in key}
    for address, page in pages.items():
        for text in texts_in(page, language):
            assert not re.search(r"\{\w+\}", text), address
            assert text.strip() not in keys, address


def test_every_page_has_its_twins(pages: Mapping[str, Element]) -> None:
    """In all four languages, each of which names the same ones, and a link to each on the page."""
    found = 0
    for address, page in pages.items():
        links = [each.attributes for each in page.all("link") if "hreflang" in each.attributes]
        twins = {each["hreflang"] or "": (each["href"] or "").removeprefix(BASE) for each in links}
        if not twins or address == "":
            continue
        found += 1
        default = twins.pop("x-default")
        assert set(twins) == set(LANGUAGES), address
        assert default in ("", twins[LANGUAGES[0]])
        assert twins[language_at(address)] == address
        shown_links = [each.attributes for each in page.all("a") if "hreflang" in each.attributes]
        for link in shown_links:
            way = normpath(join("/" + address, link["href"] or "")).strip("/") + "/"
            assert way in (twins[link["hreflang"] or ""], "/"), address
        for twin in twins.values():
            others = {each.attributes.get("href") for each in pages[twin].all("link")}
            assert BASE + address in others, (address, twin)
    assert found >= len(LANGUAGES) * 4


def test_machines_read_all_four(output: Output) -> None:
    """The manifest, oEmbed and the headers know every language's addresses and titles."""
    (check,) = json.loads(output.files["embed/manifest.json"])["checks"]
    assert tuple(check["languages"]) == LANGUAGES
    titles = {page.language: page.title for page in site_of(TONGUES).articles if page.check}
    for language, said in check["languages"].items():
        told = json.loads(output.files[f"oembed/houseplants.{language}.json"])
        assert told["title"] == said["title"] == titles[language]
        assert said["iframe"] in told["html"]
        assert f"/embed/houseplants/{language}/\n" in output.files["_headers"].decode()


@pytest.mark.parametrize(
    ("language", "slug", "expected"),
    [
        (
            "de",
            "zimmerpflanzen",
            ["5. Februar 2026", "11. März 2026", "Gießen, Licht, Pflege.", "„Ja“"],
        ),
        (
            "ar",
            "nabatat-manziliya",
            ["5 فبراير 2026،", "11 مارس 2026", "الري، الضوء، العناية.", "«نعم»"],
        ),
    ],
)
def test_dates_lists_and_quotes_are_the_languages_own(
    pages: Mapping[str, Element], language: str, slug: str, expected: list[str]
) -> None:
    """In the byline, in the order of areas, around a name in a condition."""
    text = pages[f"{language}/{slug}/"].text.replace(" ،", "،")
    assert [each for each in expected if each not in text] == []


def test_a_sign_stays_before_its_number(pages: Mapping[str, Element]) -> None:
    """From right to left it takes a mark; a sign between two numbers takes none."""
    assert "\u200e−1" in pages["ar/nabatat-manziliya/"].text
    assert "\u200e" not in pages["de/zimmerpflanzen/"].text
    assert keep_signs("x × −3 − 2, +4", "ar") == "x × \u200e−3 − 2, \u200e+4"
    assert keep_signs("−3", "de") == "−3"


def test_plural_forms_are_those_of_the_language() -> None:
    """Arabic writes six, German two, and each only its own."""
    for language, count in (("de", 2), ("ar", 6)):
        messages = strings_of(language).widget.values()
        written = [set(each) for each in messages if not isinstance(each, str)]
        assert written
        assert all(each == set(plural_categories(language)) for each in written)
        assert len(plural_categories(language)) == count


SHEETS = ("styles/*.css", "static/*.css", "templates/*.css")
SIDED = re.compile(r"^(?:(?:margin|padding|border|scroll-\w+)-)?(?:left|right)\b", re.ASCII)
SIDES = re.compile(r"^(?:margin|padding|inset)$", re.ASCII)


def test_style_sheets_know_no_left_and_right() -> None:
    """They say start and end; a sheet may give the sides one after another, if both are alike."""
    package = Path(site_builder.__file__).parent
    sheets = [path for pattern in SHEETS for path in package.glob(pattern)]
    assert len(sheets) >= 10
    found = [
        (path.name, declaration)
        for path in [*sheets, *(package.parent / "widget").glob("*.css")]
        for declaration in declarations(path.read_text("utf-8"))
        if is_sided(*declaration)
    ]
    assert found == []


def declarations(sheet: str) -> list[tuple[str, str]]:
    """Return every property with its value."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return re.findall(r"(?<=[{;])\s*([\w-]+):\s*([^;{}]+);", bare)


def is_sided(name: str, value: str) -> bool:
    """Tell whether a declaration takes one side for the other in a mirrored page."""
    while "(" in value:
        value = re.sub(r"\([^()]*\)", "", value)
    sides = value.split()
    differs = bool(SIDES.match(name)) and len(sides) == 4 and sides[1] != sides[3]
    return differs or bool(SIDED.match(name)) or (name == "float" and value in ("left", "right"))
