"""What an author is told of a rubric that is right in form, and may not be what was meant."""

from itertools import count
from pathlib import Path

import pytest

from site_builder.content.tree import load_content
from site_builder.files import cache
from site_builder.review.doubts import doubts
from site_builder.review.rubrics import rubric_problems
from tests.projects import MINIMAL, copied
from tests.rubrics import Data, dimension, levels, loaded, question, rubric_data


def codes(*values: str) -> list[str]:
    """Return the codes of the doubts about a rubric with one question, its options worth these."""
    rubric = loaded(rubric_data(dimension("a", question("one", *values))))
    return [doubt.code for doubt in doubts("rubric.yaml", rubric)]


@pytest.mark.parametrize("values", [("0", "1", "0", "0"), ("0", "0", "5"), ("2", "1", "1")])
def test_one_right_answer_may_stand_anywhere(values: tuple[str, ...]) -> None:
    """Where all others are worth the same, the order is not what counts."""
    assert "values-not-rising" not in codes(*values)


@pytest.mark.parametrize("values", [("1", "0"), ("0", "2", "1"), ("0", "0", "1", "2")])
def test_other_values_rise(values: tuple[str, ...]) -> None:
    """Two options, and those between nothing and all, stand in their order."""
    assert "values-not-rising" in codes(*values)


TWO = tuple(dimension(name, question(name, "0", "1", "2")) for name in "ab")
CAP: Data = {"id": "weak", "above_weakest": "2", "text": {"en": "Cap"}}
BEYOND: list[tuple[Data, list[str]]] = [
    ({"levels": levels("50", "180")}, ['level "run" begins at 180, and scores end at 100']),
    (
        {"levels": levels("150", "180")},
        [
            'level "walk" begins at 150, and scores end at 100',
            'level "run" begins at 180, and scores end at 100',
        ],
    ),
    (
        {
            "levels": levels("50", "180"),
            "scoring": {"dimension": {"bounds": {"walk": 50, "run": 75}}},
        },
        ['level "run" begins at 180 in the overall, and scores end at 100'],
    ),
    (
        {
            "levels": levels("50", "75"),
            "scoring": {"dimension": {"bounds": {"walk": 50, "run": 180}}},
        },
        ['level "run" begins at 180 in every dimension, and scores end at 100'],
    ),
    (
        {"dimensions": [*TWO, dimension("c", score="sum", bounds={"walk": 4})]},
        ['level "walk" begins at 4 in dimension "c", and scores end at 1'],
    ),
    (
        {"levels": levels("50", "180"), "scoring": {"overall": {"score": "min", "of": "levels"}}},
        ['level "run" begins at 180, and scores end at 100'],
    ),
    (
        {"levels": levels("50", "75"), "dimensions": [dimension("a")]},
        [
            'dimension "a" never reaches level "walk": its score lies between 0 and 100',
            'no answers lead to the overall level "walk"',
        ],
    ),
]


@pytest.mark.parametrize(("keys", "expected"), BEYOND)
def test_a_bound_that_no_score_reaches_is_told_once(keys: Data, expected: list[str]) -> None:
    """With where scores end; what follows from it is not told as well."""
    found = list(doubts("rubric.yaml", loaded({**rubric_data(*TWO), **keys})))
    assert [each.message for each in found if each.code == "unreachable-level"] == expected


def test_a_cap_is_not_told_of_where_a_level_is_out_of_reach() -> None:
    """It may be there for that level; where all are in reach it is told."""
    scoring: Data = {"caps": [CAP], "bottleneck": {"ties": ["a", "b"]}}
    beyond, within = (
        loaded(rubric_data(*TWO, levels=levels("50", bound), scoring=scoring))
        for bound in ("180", "100")
    )
    assert "cap-never" not in [each.code for each in doubts("rubric.yaml", beyond)]
    assert "cap-never" in [each.code for each in doubts("rubric.yaml", within)]


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
        return [each.path for each in rubric_problems(tree) if each.code == "values-not-rising"]

    both = ["content/first/rubric.yaml", "content/second/rubric.yaml"]
    assert told(first=falling) == both[:1]
    assert told(first=falling, second=falling) == both
    assert told(first=rubric, second=falling) == both[1:]
    cache.folder.cache_clear()
