"""What is still to be translated, in YAML."""

import pytest

from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nl: a\nde: b  # TODO: translate\n", "2:8"),
        ('de: "b #1"\t# TODO: translate\n', "1:12"),
        ("a:\n  - de: b # TODO: translate\nb: c\n", "2:11"),
        ('# TODO: translate all of this into "de".\nde: b\n', "1:1"),
        ("a: b\n\n  # TODO: translate\nc: d\n", "3:3"),
        ("a: b\n#c:\n#  de: b  # TODO: translate\n", ""),
        ("a: b\n  # de: b  # TODO: translate\n", ""),
        ("a: b#x # TODO: translate later on\n", "1:8"),
        ("a: b # TODO: translated\n", ""),
        ("a: b # TODO: think\n", ""),
        ('a: "see# TODO: translate"\n', ""),
    ],
)
def test_a_text_with_the_mark_is_told(text: str, told: str) -> None:
    """Behind it or above; not in an example that is switched off, nor another remark."""
    found = parse_yaml(Source("a.yaml", text)).problems
    places = [f"{each.line}:{each.column}" for each in found if each.code == "fill-in"]
    assert places == ([told] if told else [])
    assert {each.severity for each in found} <= {"warning"}


def test_all_marks_of_a_file_are_told_once() -> None:
    """With their number."""
    (problem,) = parse_yaml(
        Source("a.yaml", "a: b # TODO: translate\nc: d # TODO: translate\n")
    ).problems
    assert (
        problem.message == '"# TODO: translate" of the starter still stands here, and 1 more below'
    )
