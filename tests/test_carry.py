"""What an article's page says of its check, so that a link can carry the answers."""

import pytest

from site_builder.pages.carry import carry
from tests.rubrics import dimension, loaded, question, rubric_data
from tests.rubrics import text as texts


def with_options(count: int) -> dict[str, object]:
    """Return a rubric with one question of so many options."""
    asked = {**question("q"), "options": [{"id": f"o{n}", "text": texts()} for n in range(count)]}
    return rubric_data(dimension("a", asked))


def test_a_character_means_an_answer() -> None:
    """Options in declared order; `-` only where *not applicable* is offered."""
    asked = [question("p"), question("q", None, None, None, not_applicable=True)]
    rubric = loaded(rubric_data(dimension("a", *asked), version="7"))
    assert carry(rubric) == {
        "version": 7,
        "questions": [
            ["p", {"0": "a", "1": "b"}],
            ["q", {"-": None, "0": "a", "1": "b", "2": "c"}],
        ],
    }


def test_a_number_has_no_characters_but_not_applicable() -> None:
    """Several choices have those of a single one: how they are written tells them apart."""
    several = question("q", select="many", not_applicable=True)
    asked = {"id": "n", "text": texts(), "number": {"min": "0", "max": "9"}}
    rubric = loaded(
        rubric_data(dimension("a", several, asked, {**asked, "id": "m", "not_applicable": True}))
    )
    carried = carry(rubric)
    assert carried
    assert carried["questions"] == [
        ["q", {"-": None, "0": "a", "1": "b"}],
        ["n", {}],
        ["m", {"-": None}],
    ]


@pytest.mark.parametrize(("place", "character"), [(9, "9"), (10, "a"), (35, "z"), (36, "A")])
def test_letters_follow_the_digits(place: int, character: str) -> None:
    """Small ones, then capitals."""
    carried = carry(loaded(with_options(62)))
    assert carried
    [[_, meanings]] = carried["questions"]
    assert meanings[character] == f"o{place}"
    assert list(meanings)[-1] == "Z"


def test_more_options_than_characters_are_not_carried() -> None:
    """The 63rd option has no character, and then no answer is carried."""
    assert carry(loaded(with_options(63))) is None
