"""What the widget may weigh."""

import gzip
import re
from pathlib import Path

from site_builder.engine import current_engine

ROOT = Path(__file__).parents[1]
BUDGET = 8_000


def test_engine_and_styles_fit_their_budget() -> None:
    """Engine and styles together are at most 8,000 bytes gzipped, texts not counted."""
    engine = current_engine()
    weight = len(gzip.compress((engine.code + engine.styles).encode(), 9))
    assert weight <= BUDGET, f"{weight} bytes"


def test_the_first_check_is_drawn_with_few_points() -> None:
    """Its four drawings are at most 900 bytes each, in one measure."""
    paths = sorted((ROOT / "content/sales-process/illustrations").glob("*.svg"))
    texts = [path.read_text("utf-8") for path in paths]
    assert len(texts) == 4
    assert all(len(text.encode()) <= 900 for text in texts)
    measures = r'viewBox="0 0 120 120"|stroke-width="9.6"|r="9"/'
    assert all(len(re.findall(measures, text)) == 3 for text in texts)


def test_the_engine_is_a_classic_ascii_script() -> None:
    """It loads without a module, in a page of any encoding, and evaluates nothing."""
    engine = current_engine()
    assert engine.code.isascii()
    assert engine.styles.isascii()
    for forbidden in ("import(", "import.meta", "export ", "eval(", "innerHTML", "localStorage"):
        assert forbidden not in engine.code
