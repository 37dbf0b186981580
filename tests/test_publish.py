"""`publish`: what is built now is pinned for good."""

import hashlib
import os
import shutil
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from site_builder.content.tree import NoCheckError, load_content
from site_builder.files.problems import ContentError
from site_builder.files.to_translate import MARK
from site_builder.lock.values import Lock
from site_builder.output.write import WriteError
from site_builder.publish.command import publish
from tests.projects import MINIMAL, NO_ENGINE, WHOLE, built, copied
from tests.publishing import (
    FIRST,
    PUBLISHED,
    addressed,
    edit,
    files,
    prove,
    proven,
    published,
    republish,
)


def lock_of(project: Path) -> Lock:
    """Return the lock of the first check."""
    content = load_content(project).value
    assert content
    entry = next(each for each in content.entries if each.id == "first")
    assert entry.published
    return entry.published.lock


def codes(error: pytest.ExceptionInfo[ContentError]) -> list[str]:
    """Return the codes of what was refused."""
    return [problem.code for problem in error.value.problems]


def test_the_script_is_pinned_by_its_hash(tmp_path: Path) -> None:
    """The exact bytes that are built, beside a lock and what keeps git from changing them."""
    project = proven(tmp_path / "p")
    script = built(project).files["embed/first.js"]
    (done,) = publish(project, engine=NO_ENGINE).published
    name = f"first.{hashlib.sha256(script).hexdigest()[:12]}.js"
    pinned = files(project / PUBLISHED)
    assert sorted(pinned) == [".gitattributes", name, "lock.json", "proof.json"]
    assert pinned[name] == script
    assert pinned[".gitattributes"].splitlines()[-1] == b"* -text"
    integrity = f"sha384-{b64encode(hashlib.sha384(script).digest()).decode()}"
    assert (done.pinned.file, done.pinned.version, done.is_new) == (name, 1, True)
    assert (done.pinned.integrity, done.pinned.bytes) == (integrity, len(script))
    assert done.snippet == (
        f'<script async src="https://checks.nl/embed/{name}" integrity="{integrity}" '
        'crossorigin="anonymous"></script>'
    )


def test_an_address_that_nobody_can_have_is_refused(tmp_path: Path) -> None:
    """What is published names it for good; nothing is written."""
    project = copied(MINIMAL, tmp_path / "p")
    prove(project)
    before = files(project)
    with pytest.raises(ContentError) as error:
        publish(project, engine=NO_ENGINE)
    (refused,) = error.value.problems
    place = (refused.path, refused.line, refused.code, refused.severity)
    assert place == ("content/site.yaml", 3, "placeholder-address", "error")
    assert files(project) == before
    assert publish(addressed(project), engine=NO_ENGINE).warnings == ()


def test_what_is_still_to_be_filled_in_is_refused(tmp_path: Path) -> None:
    """An error for each file, also of a page beside the check; a build only warns of it."""
    project = proven(tmp_path / "p")
    page = "---\ntitle: {0}\nslug: {0}\n---\n\n**Fill in: a.** **Fill in: b.**\n"
    for language in ("nl", "en"):
        path = project / f"content/pages/who.{language}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page.format("who"), "utf-8")
    assert [each.severity for each in built(project).warnings] == ["warning"] * 2
    prove(project)
    with pytest.raises(ContentError) as error:
        publish(project, engine=NO_ENGINE)
    assert codes(error) == ["fill-in"] * 2
    assert [each.severity for each in error.value.problems] == ["error"] * 2


@pytest.mark.parametrize("name", ["rubric.yaml", "article.nl.md"])
def test_what_is_still_to_be_translated_is_refused(name: str, tmp_path: Path) -> None:
    """But in a draft, which is not published."""
    project = proven(tmp_path / "p")
    shutil.copytree(project / "content/first", project / "content/second")
    for article in project.glob("content/second/article.*.md"):
        text = article.read_text("utf-8").replace("slug: ", "draft: true\nslug: other-")
        article.write_text(text, "utf-8")
    for check in ("second", "first"):
        path = project / "content" / check / name
        above, below = path.read_text("utf-8").split("\n", 1)
        path.write_text(f"{above}\n{MARK} this\n{below}", "utf-8")
    first = project / "content/first" / name
    text = first.read_text("utf-8")
    with pytest.raises(ContentError) as error:
        publish(project, engine=NO_ENGINE)
    (refused,) = error.value.problems
    assert (refused.path, refused.code) == (f"content/first/{name}", "fill-in")
    first.write_text(text.replace(f"{MARK} this\n", ""), "utf-8")
    (done,) = publish(project, engine=NO_ENGINE).published
    assert done.check == "first"


def test_nothing_else_is_written(tmp_path: Path) -> None:
    """Only that folder, and no file of it that a build is in the middle of."""
    project = proven(tmp_path / "p")
    before = files(project)
    publish(project, engine=NO_ENGINE)
    after = files(project)
    assert {path: after[path] for path in before} == before
    assert all(path.startswith(f"{PUBLISHED}/") for path in after.keys() - before.keys())
    assert not list((project / PUBLISHED).glob(".new-*"))


def test_publishing_again_changes_nothing(tmp_path: Path) -> None:
    """Not even the times of a file."""
    project = published(tmp_path / "p")
    times = {path: path.stat().st_mtime_ns for path in (project / PUBLISHED).iterdir()}
    (done,) = publish(project, engine=NO_ENGINE).published
    assert not done.is_new
    said = "first: nothing has changed since it was published."
    assert list(done.told()) == [said, done.snippet]
    assert {path: path.stat().st_mtime_ns for path in (project / PUBLISHED).iterdir()} == times


def test_a_text_that_changes_is_pinned_beside_the_old_one(tmp_path: Path) -> None:
    """What others load stays, byte for byte, and so it does in every build."""
    project = published(tmp_path / "p")
    old = lock_of(project).newest
    data = files(project / PUBLISHED)[old.file]
    edit(project, "rubric.yaml", ("Is there a plan?", "Is there a good plan?"))
    (done,) = republish(project).published
    assert done.is_new
    assert done.pinned.file != old.file
    assert set(lock_of(project).scripts) == {old, done.pinned}
    output = built(project)
    assert output.files[f"embed/{old.file}"] == data
    assert output.files[f"embed/{done.pinned.file}"] == output.files["embed/first.js"]


def test_an_earlier_state_that_comes_back_is_the_newest_again(tmp_path: Path) -> None:
    """Its script is there already."""
    project = published(tmp_path / "p")
    old = lock_of(project)
    edit(project, "rubric.yaml", ("Is there a plan?", "Is there a good plan?"))
    republish(project)
    edit(project, "rubric.yaml", ("Is there a good plan?", "Is there a plan?"))
    republish(project)
    assert lock_of(project).newest == old.newest
    assert len(lock_of(project).scripts) == 2


def test_what_a_version_drops_is_retired_for_good(tmp_path: Path) -> None:
    """Also when the next one drops more; until it is published it may come back."""
    project = published(tmp_path / "p")
    edit(project, "rubric.yaml", ("version: 1", "version: 2"), ("id: team", "id: crew"))
    assert built(project).warnings
    republish(project)
    first = {("question", "team"), ("option", "team", "none"), ("option", "team", "some")}
    assert lock_of(project).retired == first
    edit(project, "rubric.yaml", ("version: 2", "version: 3"), ("id: high", "id: top"))
    republish(project)
    assert lock_of(project).retired == {*first, ("level", "high")}
    assert [each.version for each in lock_of(project).scripts] == [1, 2, 3]


def test_slugs_are_kept(tmp_path: Path) -> None:
    """All that the article ever had, by language."""
    project = published(tmp_path / "p")
    assert lock_of(project).slugs == {"nl": {"eerste-check"}, "en": {"first-check"}}
    edit(
        project, "article.en.md", ("slug: first-check", "slug: new\naliases: [first-check, older]")
    )
    republish(project)
    assert lock_of(project).slugs["en"] == {"new", "first-check", "older"}


def test_without_a_proof_nothing_is_published(tmp_path: Path) -> None:
    """The way out is named, and nothing is written."""
    project = copied(MINIMAL, tmp_path / "p")
    before = files(project)
    with pytest.raises(ContentError) as error:
        publish(project, engine=NO_ENGINE)
    assert codes(error) == ["proof-missing"]
    assert "niveaucheck verify" in error.value.problems[0].hint
    assert files(project) == before


def test_a_proof_of_something_else_is_none(tmp_path: Path) -> None:
    """What decides a result has changed since."""
    project = proven(tmp_path / "p")
    edit(project, "rubric.yaml", ("from: 50", "from: 60"))
    with pytest.raises(ContentError) as error:
        publish(project, engine=NO_ENGINE)
    assert codes(error) == ["proof-outdated"]
    assert not (project / PUBLISHED / "lock.json").exists()


def test_content_with_problems_is_not_published(tmp_path: Path) -> None:
    """Nor is a meaning that changed within a version."""
    project = published(tmp_path / "p")
    edit(project, "rubric.yaml", ("from: 50", "from: 60"))
    prove_anyway = files(project / PUBLISHED)
    with pytest.raises(ContentError) as error:
        publish(project, engine=NO_ENGINE)
    assert "meaning-changed" in codes(error)
    assert files(project / PUBLISHED) == prove_anyway


def _two_checks(to: Path) -> Path:
    project = proven(to)
    folder = project / "content/second"
    folder.mkdir()
    for name, data in files(project / FIRST).items():
        if not name.startswith("published/"):
            text = data.decode().replace("eerste-check", "tweede").replace("first-check", "second")
            (folder / name).write_text(text, "utf-8")
    return project


def test_one_check_may_be_named(tmp_path: Path) -> None:
    """The other one, without a proof, does not hold it up."""
    project = _two_checks(tmp_path / "p")
    done = publish(project, "first", NO_ENGINE)
    assert [each.check for each in done.published] == ["first"]
    assert not (project / "content/second/published").exists()


def test_all_are_published_or_none(tmp_path: Path) -> None:
    """One without a proof keeps the others from it."""
    project = _two_checks(tmp_path / "p")
    with pytest.raises(ContentError) as error:
        publish(project, engine=NO_ENGINE)
    assert [problem.path for problem in error.value.problems] == [
        "content/second/published/proof.json"
    ]
    assert not (project / PUBLISHED / "lock.json").exists()
    prove(project, check="second")
    assert [each.check for each in publish(project, engine=NO_ENGINE).published] == [
        "first",
        "second",
    ]


def test_no_check_of_that_name() -> None:
    """An article without a rubric is none either."""
    for name in ("nothing", "about"):
        with pytest.raises(NoCheckError):
            publish(WHOLE, name, NO_ENGINE)


def test_a_draft_is_not_published(tmp_path: Path) -> None:
    """What it published before it was one is still carried."""
    project = published(tmp_path / "p")
    before = files(project / PUBLISHED)
    edit(project, "article.en.md", ("slug:", "draft: true\nslug:"))
    edit(project, "rubric.yaml", ("Is there a plan?", "Is there a good plan?"))
    done = publish(project, engine=NO_ENGINE)
    assert (done.published, done.drafts) == ((), ("first",))
    assert files(project / PUBLISHED) == before
    output = built(project)
    assert f"embed/{lock_of(project).script}" in output.files
    assert "embed/first.js" not in output.files


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_that_is_elsewhere_is_not_written(tmp_path: Path) -> None:
    """A link could lead anywhere."""
    project = proven(tmp_path / "p")
    (project / PUBLISHED).rename(tmp_path / "elsewhere")
    (project / PUBLISHED).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="link"):
        publish(project, engine=NO_ENGINE)
    assert sorted(files(tmp_path / "elsewhere")) == ["proof.json"]


def test_a_write_that_fails_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders cannot be exchanged, no script is left behind without its lock."""
    project = published(tmp_path / "p")
    edit(project, "rubric.yaml", ("Is there a plan?", "Is there a good plan?"))
    before, whole = files(project), Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if Path(target).name == "lock.json":
            raise PermissionError(13, "Permission denied", str(target))
        return whole(path, target)

    monkeypatch.setattr(sys, "platform", "another")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WriteError, match=r"lock\.json cannot be written: Permission denied"):
        publish(project, engine=NO_ENGINE)
    assert files(project) == before
