"""Articles, pages, site.yaml, strings and check.yaml, mutated at random: a site or problems."""

from pathlib import Path

import pytest

from tests.mutated_content import A_CHECK_TOO, check_mutated_content, made, problems_of

CONTENTS = 320


@pytest.fixture(scope="module", params=[False, True], ids=["articles", "a check too"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is a site, with or without a check."""
    place = tmp_path_factory.mktemp("mutated") / "project"
    project = made(place, with_check=request.param)
    assert problems_of(project) is None
    return project


@pytest.mark.parametrize("part", range(4))
def test_mutated_content_is_a_site_or_has_located_problems(part: int, project: Path) -> None:
    """Whatever is typed or saved into one file or two; `make fuzz` does so 20,000 times."""
    step = A_CHECK_TOO if (project / "content/bakery").is_dir() else 1
    seeds = range(part * CONTENTS // 4, (part + 1) * CONTENTS // 4, step)
    done = [check_mutated_content(seed, project) for seed in seeds]
    assert len(done) == len(seeds)
    assert problems_of(project) is None
