"""The lock's checks: what was published keeps its meaning until its version is raised."""

import copy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.problems import Problem
from site_builder.lock.values import Lock
from site_builder.lock.wording import texts_of
from site_builder.review.lock_rules import rubric_problems
from site_builder.rubric.values import Rubric
from site_builder.script.assessment import scoring_part
from tests.any_rubric import any_rubric, rubric_file
from tests.projects import shown
from tests.publishing import edit, published
from tests.rubrics import Data, dimension, loaded, question, rubric_data

RANDOMS = st.randoms(use_true_random=False)


def lock_of(rubric: Rubric, *retired: tuple[str, ...]) -> Lock:
    """Return the lock of a rubric that was published."""
    scoring, texts = scoring_part(rubric), texts_of(rubric)
    return Lock("first", scoring, texts, frozenset(retired), {}, "", ())


def problems(now: Rubric, lock: Lock) -> list[Problem]:
    """Return what is not as it was published."""
    return list(rubric_problems("rubric.yaml", now, lock))


def codes(before: Data, now: Data, *retired: tuple[str, ...]) -> list[str]:
    """Return the same by code, of two files."""
    return [each.code for each in problems(loaded(now), lock_of(loaded(before), *retired))]


def with_texts(node: Any, word: str) -> Any:
    """Return the data of a file with other texts, each with a word of its own behind it."""
    if isinstance(node, dict):
        said = {"en": f"{node['en']} {word}"} if "en" in node else {}
        return {**{key: with_texts(each, word) for key, each in node.items()}, **said}
    return [with_texts(each, word) for each in node] if isinstance(node, list) else node


@given(RANDOMS)
def test_what_is_as_it_was_published_is_no_problem(rng: Random) -> None:
    """Of any rubric."""
    rubric = any_rubric(rng)
    assert problems(rubric, lock_of(rubric)) == []


@given(RANDOMS, st.text("abcdefgh", min_size=1, max_size=60))
def test_other_texts_are_never_an_error(rng: Random, word: str) -> None:
    """Of any rubric: a typo, another wording, wholly other words."""
    data = rubric_file(rng)
    now = loaded(with_texts(data, word))
    found = problems(now, lock_of(loaded(data)))
    assert {(each.code, each.severity) for each in found} <= {("meaning-doubtful", "warning")}


@given(RANDOMS)
def test_a_higher_version_may_mean_anything(rng: Random) -> None:
    """Between any two rubrics; a lower one is refused, whatever it means."""
    before, now = rubric_file(rng), rubric_file(rng)
    assert codes(before, {**now, "version": "8"}) == []
    assert codes(before, {**now, "version": "6"}) == ["version-lowered"]


@given(RANDOMS)
def test_another_rubric_of_the_same_version_is_refused(rng: Random) -> None:
    """Between any two, unless they score alike; each problem is in its place."""
    before, now = any_rubric(rng), any_rubric(rng)
    found = problems(now, lock_of(before))
    is_same = scoring_part(before) == scoring_part(now)
    assert any(each.code == "meaning-changed" for each in found) != is_same
    for each in found:
        assert each.line > 1 or "version" not in each.message


def test_the_way_out_names_the_version() -> None:
    """Raise it, or take the change back."""
    before, now = rubric_data(), rubric_data(dimension("a", weight="2"))
    (found,) = problems(loaded(now), lock_of(loaded(before)))
    assert found.hint == "raise version: to 2, or take the change back"
    assert (found.code, found.severity) == ("meaning-changed", "error")


def test_options_that_exchanged_their_texts_are_refused() -> None:
    """Though nothing of the scoring has changed."""
    before = rubric_data(dimension("a", question("q", "0", "1")))
    asked = before["dimensions"][0]["questions"][0]
    asked["options"] = [{**each, "text": {"en": each["id"]}} for each in asked["options"]]
    now = copy.deepcopy(before)
    one, other = now["dimensions"][0]["questions"][0]["options"]
    one["text"], other["text"] = other["text"], one["text"]
    assert codes(before, now).count("meaning-changed") == 2
    assert codes(before, {**now, "version": "2"}) == []


@pytest.mark.parametrize("version", ["1", "2", "9"])
def test_an_id_that_was_retired_stays_so(version: str) -> None:
    """In every version after."""
    before = rubric_data(dimension("a", question("q")))
    now = {**before, "version": version}
    retired = [("question", "q"), ("option", "q", "a"), ("option", "other", "a"), ("level", "x")]
    assert codes(before, now, *retired) == ["id-retired"]
    assert codes(before, now, ("option", "q", "b")) == ["id-retired"]
    assert codes(before, now, ("option", "r", "a"), ("dimension", "q")) == []


def test_a_draft_of_a_version_may_take_back_what_it_dropped(tmp_path: Path) -> None:
    """Nothing is retired before the version without it is published."""
    project = published(tmp_path / "p")
    edit(project, "rubric.yaml", ("version: 1", "version: 2"), ("id: team", "id: crew"))
    assert not [line for line in shown(project) if "proof-outdated" not in line]
    edit(project, "rubric.yaml", ("version: 2", "version: 1"), ("id: crew", "id: team"))
    assert shown(project) == []


def test_an_address_that_was_published_leads_somewhere(tmp_path: Path) -> None:
    """By its slug or by an alias, also when the version is raised."""
    project = published(tmp_path / "p")
    edit(project, "article.en.md", ("slug: first-check", "slug: new"))
    (line,) = shown(project)
    assert line.startswith("content/first/article.en.md:4:7: error[slug-gone]: ")
    assert line.endswith("aliases: [first-check]")
    edit(project, "article.en.md", ("slug: new", "slug: new\naliases: [first-check]"))
    assert shown(project) == []


def test_beside_broken_front_matter_nobody_is_told_twice(tmp_path: Path) -> None:
    """Without a slug there is nothing to say of it; an alias is read all the same."""
    project = published(tmp_path / "p")
    edit(project, "article.en.md", ("slug: first-check", "slug: New\nmood: good"))
    assert not [line for line in shown(project) if "slug-gone" in line]
    edit(project, "article.en.md", ("slug: New", "slug: new\naliases: [first-check]"))
    assert not [line for line in shown(project) if "slug-gone" in line]


def test_a_rubric_with_problems_is_not_held_against_its_lock(tmp_path: Path) -> None:
    """They come first: what it means is not known."""
    project = published(tmp_path / "p")
    edit(project, "rubric.yaml", ("from: 50", "from: fifty"))
    assert [line for line in shown(project) if "meaning" in line] == []
