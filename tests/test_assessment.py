"""Rubric → the assessment that a script carries (docs/assessment.md)."""

import json

from hypothesis import given
from hypothesis import strategies as st

from site_builder.language.messages import Message
from site_builder.rubric.values import Rubric
from site_builder.script.assessment import Presentation, ascii_json, assessment, scoring_part
from site_builder.svg.drawing import Drawing
from tests.rubrics import dimension, loaded, question, rubric_data, rubrics, text

ACTION = {"text": "Book a call", "url": "https://e.org/call"}
STRINGS: dict[str, Message] = {"next": "Next", "length": {"one": "{n} step", "other": "{n} steps"}}
ENGLISH = Presentation(
    "A title",
    "A description",
    "https://e.org/en/a/",
    "ltr",
    "latn",
    True,
    "“ ” ‘ ’",
    STRINGS,
    sections={"crawl": "level-crawl"},
    actions={"walk": ACTION},
)


def test_all_that_decides_a_result_is_in_the_scoring_part() -> None:
    """Every number as text, every default filled in, order as declared."""
    data = rubric_data(
        dimension("a", question("q", "0.5", "2", weight="1/3", not_applicable=True), weight="2"),
        dimension("b", missing="skip", min_answered="2"),
        dimension("c", missing={"constant": "0.50"}),
        scoring={
            "overall": {"of": "questions", "score": "percent", "missing": "worst"},
            "caps": [{"id": "cap", "above_weakest": "1", "text": text()}],
            "bottleneck": {"ties": ["b"]},
        },
    )
    plain = {"bounds": ["50"], "display": {"decimals": 0, "rounding": "floor"}, "score": "percent"}
    two = [["a", "0"], ["b", "1"]]
    assert scoring_part(loaded(data)) == {
        "version": 1,
        "levels": ["crawl", "walk"],
        "questions": [
            {
                "id": "q",
                "weight": "1/3",
                "not_applicable": True,
                "options": [["a", "1/2"], ["b", "2"]],
            },
            {"id": "b-1", "weight": "1", "not_applicable": False, "options": two},
            {"id": "c-1", "weight": "1", "not_applicable": False, "options": two},
        ],
        "dimensions": [
            {**plain, "id": "a", "weight": "2", "missing": "require", "questions": [["q", "1/3"]]},
            {
                **plain,
                "id": "b",
                "weight": "1",
                "missing": {"skip": 2},
                "questions": [["b-1", "1"]],
            },
            {
                **plain,
                "id": "c",
                "weight": "1",
                "missing": {"constant": "1/2"},
                "questions": [["c-1", "1"]],
            },
        ],
        "overall": {**plain, "of": "questions", "missing": "worst"},
        "caps": [{"id": "cap", "above_weakest": 1}],
        "ties": ["b", "a", "c"],
        "flags": [],
        "void": None,
        "outcome": None,
    }


def test_texts_are_in_the_languages_asked_for() -> None:
    """Rich texts as trees with their marks set; null where the author wrote none."""
    data = rubric_data(
        dimension("a", question("q", help=text('Say "no"')), advice={"walk": text("Go **on**")})
    )
    made = assessment("check", loaded(data), {"en": ENGLISH})
    assert (made["check"], made["languages"]) == ("check", ["en"])
    words = made["texts"]["en"]
    assert (words["title"], words["url"], words["strings"]) == (
        "A title",
        "https://e.org/en/a/",
        STRINGS,
    )
    plain = {"name": ("Text",), "summary": None, "tip": None}
    assert words["levels"] == [
        {**plain, "section": "level-crawl", "action": None},
        {**plain, "section": None, "action": ACTION},
    ]
    assert words["dimensions"][0]["advice"] == [None, ("Go ", ("strong", "on"))]
    assert words["questions"][0]["help"] == ("Say “no”",)


def test_illustrations_are_trees_beside_the_scoring_part() -> None:
    """One a level, as the author drew it; null without; nothing of it decides a result."""
    rubric = loaded(rubric_data(dimension("a")))
    circle = Drawing("circle", (("r", "2"), ("fill", "none")))
    drawing = Drawing("svg", (("viewBox", "0 0 9 9"),), (Drawing("g", (), (circle,)),))
    tree = ["svg", {"viewBox": "0 0 9 9"}, ["g", {}, ["circle", {"r": "2", "fill": "none"}]]]
    plain = assessment("check", rubric, {"en": ENGLISH})
    made = assessment("check", rubric, {"en": ENGLISH}, (drawing, drawing))
    assert made == {**plain, "illustrations": [tree, tree]}
    assert plain["illustrations"] is None
    assert plain["scoring"] == scoring_part(rubric)


@given(rubrics())
def test_every_rubric_travels_as_json(rubric: Rubric) -> None:
    """What is sent is what arrives, and it names all that the rubric does."""
    part = scoring_part(rubric)
    assert json.loads(ascii_json(part)) == json.loads(json.dumps(part))
    assert [each["id"] for each in part["questions"]] == [each.id for each in rubric.questions]
    assert sorted(part["ties"]) == sorted(each["id"] for each in part["dimensions"])
    assert "." not in ascii_json(part["questions"])


@given(
    st.recursive(
        st.text() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_is_ascii_and_safe_in_a_script(value: object) -> None:
    """No character that a page's encoding could change; line separators are escaped."""
    written = ascii_json(value)
    assert written.isascii()
    assert json.loads(written) == value
