"""`make pairs` notices what differs."""

import pytest

from tests import pairs

SEEDS = range(10)


def test_what_was_compared_is_counted() -> None:
    """Every answer set of every rubric, refusals and lifts among them."""
    counts, differences = pairs.compared(SEEDS)
    assert counts["pairs"] == len(SEEDS) * pairs.ANSWER_SETS
    assert counts["refused"] > 0
    assert counts["lifts"] > 0
    assert differences == []


@pytest.mark.parametrize("part", ["to_json", "lift"])
def test_a_difference_is_told_with_its_seed(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A result or a lift that is another; by the seed the pair can be drawn again."""
    right = getattr(pairs, part)
    monkeypatch.setattr(pairs, part, lambda *each: right(*each) and "{}")
    _, differences = pairs.compared(SEEDS)
    told = {line.partition(", answers ")[0] for line in differences}
    assert told
    assert told <= {f"seed {seed}" for seed in SEEDS}
