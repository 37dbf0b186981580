"""What the widget, and the script of our own pages, may weigh."""

import gzip

from site_builder.engine import current_engine
from site_builder.render import PACKAGE

BUDGET = 12_000
ARTICLE_BUDGET = 1_024


def test_engine_and_styles_fit_their_budget() -> None:
    """Engine and styles together are at most 12,000 bytes gzipped, texts not counted."""
    engine = current_engine()
    weight = len(gzip.compress((engine.code + engine.styles).encode(), 9))
    assert weight <= BUDGET, f"{weight} bytes"


def test_the_articles_script_fits_its_budget() -> None:
    """Comments and all it is at most a kilobyte gzipped, ASCII, and evaluates and keeps nothing."""
    script = (PACKAGE / "static" / "article.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= ARTICLE_BUDGET
    assert script.isascii()
    for forbidden in (b"import", b"eval(", b"innerHTML", b"Storage", b"fetch(", b"cookie"):
        assert forbidden not in script


def test_the_engine_is_a_classic_ascii_script() -> None:
    """It loads without a module, in a page of any encoding, and evaluates nothing."""
    engine = current_engine()
    assert engine.code.isascii()
    assert engine.styles.isascii()
    for forbidden in ("import(", "import.meta", "export ", "eval(", "innerHTML", "localStorage"):
        assert forbidden not in engine.code
