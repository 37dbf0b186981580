"""What the widget may weigh."""

import gzip

from site_builder.engine import current_engine

BUDGET = 12_000


def test_engine_and_styles_fit_their_budget() -> None:
    """Engine and styles together are at most 12,000 bytes gzipped, texts not counted."""
    engine = current_engine()
    weight = len(gzip.compress((engine.code + engine.styles).encode(), 9))
    assert weight <= BUDGET, f"{weight} bytes"


def test_the_engine_is_a_classic_ascii_script() -> None:
    """It loads without a module, in a page of any encoding, and evaluates nothing."""
    engine = current_engine()
    assert engine.code.isascii()
    assert engine.styles.isascii()
    for forbidden in ("import(", "import.meta", "export ", "eval(", "innerHTML", "localStorage"):
        assert forbidden not in engine.code
