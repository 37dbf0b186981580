"""Every mistake that an author can make, alone and beside all others.

The lines are in tests/projects/broken/: mistakes.yaml has them for each mistake, expected.txt for
all that can stand beside each other.
"""

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from site_builder.files.codes import Code
from tests.projects import BROKEN, MINIMAL, WHOLE, Mistake, broken, mistakes, shown

MISTAKES = mistakes()


@pytest.mark.parametrize("project", [MINIMAL, WHOLE], ids=lambda project: project.name)
def test_the_projects_are_whole(project: Path) -> None:
    """Before the mistakes there is nothing to mend."""
    assert shown(project) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_alone(mistake: Mistake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shown in its place, with the way out, and nothing else is."""
    if not mistake.has_pillow:
        monkeypatch.setattr("site_builder.files.pillow.find_spec", lambda _: None)
    project = broken(tmp_path / "project", [mistake])
    assert shown(project, mistake.proof, mistake.host_url) == list(mistake.expect)


def test_all_mistakes_together(tmp_path: Path) -> None:
    """All of them are shown at once."""
    together = [mistake for mistake in MISTAKES if not mistake.stands_apart]
    expected = (BROKEN / "expected.txt").read_text("utf-8").splitlines()
    assert shown(broken(tmp_path / "project", together)) == expected


def test_no_mistake_hides_another() -> None:
    """Lines aside, what is shown of all together is what is shown of each alone."""
    alone = [line for each in MISTAKES if not each.stands_apart for line in each.expect]
    together = (BROKEN / "expected.txt").read_text("utf-8").splitlines()
    assert Counter(map(_without_lines, together)) == Counter(map(_without_lines, alone))


def _without_lines(problem: str) -> str:
    return re.sub(r"\b(lines?) [\d, and]+", r"\1 …", re.sub(r":\d+:\d+:", ":", problem, count=1))


IN_A_BROWSER = {"scorers-differ"}
"""Codes of mistakes of ours, that `verify` alone finds: tests/browser/test_verify.py."""


def test_every_code_has_a_mistake() -> None:
    """Every code that a problem can have is the code of some mistake, and no other is."""
    lines = [line for mistake in MISTAKES for line in mistake.expect]
    found = {
        code
        for line in lines
        for code in re.findall(r": (?:error|warning)\[([a-z0-9-]+)\]: ", line)
    }
    assert found == set(get_args(Code)) - IN_A_BROWSER


def test_every_problem_has_a_place_a_sentence_and_a_way_out() -> None:
    """Each line reads `path:line:column: error[code]: sentence; way out`."""
    form = re.compile(r"content[\w/.-]*:\d+:\d+: (error|warning)\[[a-z0-9-]+\]: .{9,}; .{5,}")
    for mistake in MISTAKES:
        assert mistake.expect, mistake.name
        for line in mistake.expect:
            assert form.fullmatch(line)
            assert not line.endswith((".", " "))
