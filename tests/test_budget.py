"""What the widget, and the scripts around it, may weigh."""

import gzip
import posixpath
import re
from pathlib import Path

import pytest

from site_builder.build import compute
from site_builder.options import Options
from site_builder.output.embedded import FOLDER
from site_builder.pages.render import PACKAGE
from site_builder.script.engine import current_engine

BUDGET = 12_000
FULL_BUDGET = 15_600
ARTICLE_BUDGET = 1_024
READING_BUDGET = 1_400
FRAME_BUDGET = 1_536
PAGE_BUDGET = 60_000
FORBIDDEN = (b"import", b"eval(", b"innerHTML", b"Storage", b"fetch(", b"cookie")
ROOT = Path(__file__).parents[1]


def test_engine_and_styles_fit_their_budget() -> None:
    """Engine and styles together are at most 12,000 bytes gzipped, texts not counted."""
    engine = current_engine()
    weight = len(gzip.compress((engine.plain + engine.styles).encode(), 9))
    assert weight <= BUDGET, f"{weight} bytes"


def test_the_full_engine_fits_its_budget() -> None:
    """All kinds of questions, conditions, flags and outcomes cost at most 3,600 bytes more."""
    engine = current_engine()
    weight = len(gzip.compress((engine.full + engine.styles + engine.full_styles).encode(), 9))
    assert weight <= FULL_BUDGET, f"{weight} bytes"


def test_the_plain_engine_has_nothing_of_the_full_one() -> None:
    """What only the full reference knows is dropped, its words with it."""
    engine = current_engine()
    words = (
        "sum_of",
        "score_of",
        "required_for",
        "show_if",
        "at_most",
        "isSafeInteger",
        "strongest",
    )
    assert [word for word in words if word in engine.plain] == []
    assert [word for word in words if word not in engine.full] == []


@pytest.mark.parametrize(
    ("name", "budget"), [("article.js", ARTICLE_BUDGET), ("reading.js", READING_BUDGET)]
)
def test_the_articles_scripts_fit_their_budget(name: str, budget: int) -> None:
    """Comments and all, gzipped; they are ASCII, and evaluate and keep nothing."""
    script = (PACKAGE / "static" / name).read_bytes()
    assert len(gzip.compress(script, 9)) <= budget
    assert script.isascii()
    for forbidden in FORBIDDEN:
        assert forbidden not in script


@pytest.mark.parametrize("path", [PACKAGE / "static" / "frame.js", FOLDER / "frame.js"])
def test_the_scripts_of_a_frame_fit_their_budget(path: Path) -> None:
    """In the frame and around it: at most a kilobyte and a half each, comments and all."""
    script = path.read_bytes()
    assert len(gzip.compress(script, 9)) <= FRAME_BUDGET
    assert script.isascii()
    for forbidden in FORBIDDEN:
        assert forbidden not in script


def test_the_first_check_is_drawn_with_few_points() -> None:
    """Its four drawings are at most 900 bytes each, in one measure."""
    paths = sorted((ROOT / "content/sales-process/illustrations").glob("*.svg"))
    texts = [path.read_text("utf-8") for path in paths]
    assert len(texts) == 4
    assert all(len(text.encode()) <= 900 for text in texts)
    measures = r'viewBox="0 0 120 120"|stroke-width="9.6"|r="9"/'
    assert all(len(re.findall(measures, text)) == 3 for text in texts)


@pytest.mark.parametrize("kind", ["plain", "full"])
def test_the_engine_is_a_classic_ascii_script(kind: str) -> None:
    """It loads without a module, in a page of any encoding, and evaluates nothing."""
    engine = current_engine()
    code = engine.plain if kind == "plain" else engine.full
    assert code.isascii()
    assert engine.styles.isascii()
    assert engine.full_styles.isascii()
    for forbidden in ("import(", "import.meta", "export ", "eval(", "innerHTML", "localStorage"):
        assert forbidden not in code


@pytest.mark.parametrize(
    "address", ["nl/hoe-schaalbaar-is-je-salesproces/", "en/how-scalable-is-your-sales-process/"]
)
def test_an_article_fits_its_budget(address: str) -> None:
    """With the check, its styles and all scripts, compressed: below 60 kB; pictures come apart."""
    site = compute(ROOT, Options())
    page = f"{address}index.html"
    html = site.files[page].decode()
    named = re.findall(r'<(?:link rel="stylesheet" href|script [^>]*\bsrc)="([^"]+)"', html)
    paths = [posixpath.normpath(posixpath.join(posixpath.dirname(page), each)) for each in named]
    assert len(paths) >= 4
    weight = sum(len(gzip.compress(site.files[path], 9)) for path in (page, *paths))
    assert weight <= PAGE_BUDGET, f"{weight} bytes"
