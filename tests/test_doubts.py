"""What an author is told of a rubric that is right in form, and may not be what was meant."""

from itertools import count
from pathlib import Path

import pytest

from site_builder.content.tree import load_content
from site_builder.files import cache
from site_builder.review.doubts import doubts, doubts_in
from tests.projects import MINIMAL, copied
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


def test_what_was_found_before_is_told_of_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two rubrics that are alike by its own name; of one that has changed what is true now."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    made = count(1)
    rubric = (MINIMAL / "content/first/rubric.yaml").read_text("utf-8")
    falling = rubric
    for option, value in (("none", 1), ("some", 0)):
        falling = falling.replace(
            f"id: {option}\n", f"id: {option}\n            value: {value}\n", 1
        )

    def told(**rubrics: str) -> list[str]:
        files = {f"{name}/rubric.yaml": text for name, text in rubrics.items()}
        tree = load_content(copied(MINIMAL, tmp_path / f"{next(made)}", files)).value
        assert tree
        return [each.path for each in doubts(tree) if each.code == "values-not-rising"]

    both = ["content/first/rubric.yaml", "content/second/rubric.yaml"]
    assert told(first=falling) == both[:1]
    assert told(first=falling, second=falling) == both
    assert told(first=rubric, second=falling) == both[1:]
    cache.folder.cache_clear()
