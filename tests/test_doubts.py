"""What an author is told of a rubric that is right in form, and may not be what was meant."""

import pytest

from site_builder.review.doubts import doubts_in
from tests.rubrics import dimension, loaded, question, rubric_data


def codes(*values: str) -> list[str]:
    """Return the codes of the doubts about a rubric with one question, its options worth these."""
    rubric = loaded(rubric_data(dimension("a", question("one", *values))))
    return [doubt.code for doubt in doubts_in("rubric.yaml", rubric)]


@pytest.mark.parametrize("values", [("0", "1", "0", "0"), ("0", "0", "5"), ("2", "1", "1")])
def test_one_right_answer_may_stand_anywhere(values: tuple[str, ...]) -> None:
    """Where all others are worth the same, the order is not what counts."""
    assert "values-not-rising" not in codes(*values)


@pytest.mark.parametrize("values", [("1", "0"), ("0", "2", "1"), ("0", "0", "1", "2")])
def test_other_values_rise(values: tuple[str, ...]) -> None:
    """Two options, and those between nothing and all, stand in their order."""
    assert "values-not-rising" in codes(*values)
