"""The reviewer's sheet in a browser and on paper."""

import io
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pypdf import PdfReader

from site_builder.rubric.values import Rubric
from site_builder.sheet import write_sheets
from tests.browser.test_accessibility import RULES, SCHEMES

ROOT = Path(__file__).parents[2]
A4 = (595, 842)
HEAD = "NaamNederlandsEnglishWaarde"


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the first check's sheet, on the disk."""
    (path,) = write_sheets(ROOT, tmp_path_factory.mktemp("sheets"))
    return path.as_uri()


def test_a_sheet_opens_from_the_disk_and_asks_for_nothing(page: Page, sheet: str) -> None:
    """One request, its own; its styles are in force, and nothing is refused."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(sheet)
    assert (asked, said) == ([sheet], [])
    weight = "getComputedStyle(document.querySelector('.lead > td')).fontWeight"
    assert page.evaluate(weight) == "600"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    page: Page, sheet: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """Light and dark, wide and narrow; nothing runs out of the page."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(sheet)
    found = Axe().run(page, options=RULES)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_a_question_stays_with_its_options(page: Page, sheet: str, rubric: Rubric) -> None:
    """On A4, where every page of them begins with the names of the languages."""
    page.goto(sheet)
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(round(float(side)) for side in each.mediabox[2:]) for each in pages} == {A4}
    texts = ["".join(each.extract_text().split()) for each in pages]
    for question in rubric.questions:
        names = [question.id, *(option.id for option in question.options)]
        assert any(HEAD in each and all(name in each for name in names) for each in texts)
    for number, text in enumerate(texts, 1):
        assert f"{number}/{len(texts)}" in text
        assert "sales-process·Versie1" in text
