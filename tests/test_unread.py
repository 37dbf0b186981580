"""Files and folders below content/ that nothing reads are told, each with the way out."""

import shutil
from pathlib import Path

import pytest

from tests.projects import KINDS, MINIMAL, MODELS, TONGUES, WHOLE, copied, shown

ROOT = Path(__file__).parents[1]
KEPT = "take it away, or let its name begin with _ to keep it here"
IMAGES = "move it into the folder images beside the article that shows it, or take it away"
FOLDER = "put it into a folder of its own, whose name is the id of the check or article"
NAMED = f"name it in site.yaml, or {KEPT}"


def unread(tmp_path: Path, files: dict[str, str | bytes], project: Path = WHOLE) -> list[str]:
    """Return what is told of a project with these files added."""
    before = "content/"
    found = shown(copied(project, tmp_path / "p", files))
    return [line.removeprefix(before) for line in found if "[unread-file]" in line]


@pytest.mark.parametrize("project", [ROOT, MINIMAL, WHOLE, MODELS, KINDS, TONGUES], ids=str)
def test_whole_projects_have_none(project: Path, tmp_path: Path) -> None:
    """Neither ours nor those of the tests."""
    shutil.copytree(project / "content", tmp_path / "content")
    assert "unread-file" not in " ".join(shown(tmp_path))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("over-ons.nl.md", "move it to content/pages/"),
        ("over-ons.md", "move it to content/pages/, and say its language: over-ons.nl.md"),
        ("article.nl.md", FOLDER),
        ("rubric.yaml", FOLDER),
        ("site.yaml.txt", f"site.yaml is there already: {KEPT}"),
        ("notes.docx", KEPT),
        ("oven.png", IMAGES),
        ("logo.png", NAMED),
        ("icon.svg", NAMED),
        ("serif.woff2", NAMED),
        ("bakery/article.nl - kopie.md", f"article.nl.md is there already: {KEPT}"),
        ("bakery/article.nl.md.txt", f"article.nl.md is there already: {KEPT}"),
        ("about/rubriek.yaml", "rename it to rubric.yaml"),
        ("bakery/rubriek.yaml", f"rubric.yaml is there already: {KEPT}"),
        ("about/chek.yaml", "rename it to check.yaml"),
        ("bakery/oven.jpg", IMAGES),
        ("pages/imprint.nl.md.txt", "rename it to imprint.nl.md"),
        ("pages/numbers.xlsx", KEPT),
        ("strings/nl.yml", f"nl.yaml is there already: {KEPT}"),
    ],
)
def test_a_file_that_nothing_reads(name: str, hint: str, tmp_path: Path) -> None:
    """It is told with what it may be meant for."""
    line = f"{name}:1:1: warning[unread-file]: nothing reads this file; {hint}"
    assert unread(tmp_path, {name: ""}) == [line]


@pytest.mark.parametrize(
    ("folder", "name", "hint"),
    [
        (
            "checks",
            "klachten/article.nl.md",
            "move klachten out of it: its place is content/klachten",
        ),
        ("checks", "a/b/rubric.yaml", "move a/b out of it: its place is content/b"),
        ("klachten", "artikel.nl.md", "rename artikel.nl.md in it to article.nl.md"),
        ("klachten", "rubriek.yaml", "rename rubriek.yaml in it to rubric.yaml"),
        ("images", "oven.jpg", KEPT),
        ("bakery/bijlagen", "a/b.pdf", KEPT),
        ("pages/oud", "imprint.nl.md", KEPT),
    ],
)
def test_a_folder_that_nothing_reads(folder: str, name: str, hint: str, tmp_path: Path) -> None:
    """It is told as a whole, once, and nothing in it is."""
    told = f"{folder}:1:1: warning[unread-file]: nothing reads this folder, nor what is in it"
    files: dict[str, str | bytes] = {f"{folder}/{name}": "", f"{folder}/another.txt": ""}
    assert unread(tmp_path, files) == [f"{told}; {hint}"]


def test_a_folder_that_is_nearly_called_pages(tmp_path: Path) -> None:
    """Where there are no pages."""
    found = unread(tmp_path, {"Paginas/over.nl.md": ""}, MINIMAL)
    assert [line.partition("; ")[2] for line in found] == ["rename it to pages"]


@pytest.mark.parametrize(
    "name",
    [
        *("_notes.md", "_old/article.nl.md", ".git/config", "bakery/_draft.md", "README.md"),
        *("bakery/LICENSE", "fonts/LICENSE", "article.nl.md~", "bakery/.DS_Store"),
    ],
)
def test_what_is_set_aside_or_about_others_is_none(name: str, tmp_path: Path) -> None:
    """Its author has said so, or it is no content by its name."""
    assert unread(tmp_path, {name: ""}) == []


def test_what_site_yaml_names_is_read(tmp_path: Path) -> None:
    """And what stands beside it in its folder is not."""
    site = (WHOLE / "content/site.yaml").read_text("utf-8") + "  logo: house/logo.svg\n"
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"
    files: dict[str, str | bytes] = {"site.yaml": site, "house/logo.svg": svg, "house/old.svg": svg}
    line = f"house/old.svg:1:1: warning[unread-file]: nothing reads this file; {NAMED}"
    assert unread(tmp_path, files) == [line]
    shutil.rmtree(tmp_path / "p")
    assert unread(tmp_path, {"site.yaml": site, "house/logoo.svg": svg}) == []


@pytest.mark.parametrize("name", ["article.nl.md.txt", "article.nl - kopie.md", "artikel.nl.md"])
def test_an_article_under_another_name_is_told_once(name: str, tmp_path: Path) -> None:
    """As the one that is missing."""
    project = copied(MINIMAL, tmp_path / "p")
    article = project / "content/first/article.nl.md"
    article.rename(article.with_name(name))
    hint = f"the article in nl is missing; rename {name} to article.nl.md"
    assert shown(project) == [f"content/first:1:1: error[missing-translation]: {hint}"]


def test_no_text_of_site_yaml_is_too_long_for_a_name(tmp_path: Path) -> None:
    """Any of them may be a path, to find what is meant by a file; most are none."""
    site = (WHOLE / "content/site.yaml").read_text("utf-8").replace("The guild of", "very " * 60)
    line = f"notes.docx:1:1: warning[unread-file]: nothing reads this file; {KEPT}"
    assert unread(tmp_path, {"site.yaml": site, "notes.docx": ""}) == [line]


def test_a_page_with_one_ending_more_is_told_once(tmp_path: Path) -> None:
    """As the one that is missing, at a file of that page; without one, as what nothing reads."""
    project = copied(WHOLE, tmp_path / "p")
    dutch, english = (project / f"content/pages/imprint.{each}.md" for each in ("nl", "en"))
    dutch.rename(dutch.with_name("imprint.nl.md.txt"))
    hint = "the page in nl is missing; rename imprint.nl.md.txt to imprint.nl.md"
    place = "content/pages/imprint.en.md:1:1"
    assert shown(project) == [f"{place}: error[missing-translation]: {hint}"]
    english.rename(english.with_name("imprint.en.md.txt"))
    told = [line for line in shown(project) if "imprint" in line and "[unread-file]" in line]
    assert [line.partition("; ")[2] for line in told] == [
        "rename it to imprint.en.md",
        "rename it to imprint.nl.md",
    ]


NO_FOLDER = "error[missing-file]: the link leads to no folder; put the folder in its place"


@pytest.mark.parametrize(
    "name", ["onboarding", "strings", "first/illustrations", "first/published"]
)
def test_a_link_to_no_folder_is_told_where_one_would_be_read(name: str, tmp_path: Path) -> None:
    """Else the site would be published without what should be in it."""
    project = copied(MINIMAL, tmp_path / "p")
    (project / "content" / name).symlink_to("../../shared/nope")
    assert shown(project) == [f"content/{name}:1:1: {NO_FOLDER}, or take the link away"]


@pytest.mark.parametrize("name", ["_onboarding", ".#rubric.yaml", "first/_images"])
def test_a_link_to_no_folder_may_be_set_aside(name: str, tmp_path: Path) -> None:
    """As whatever else is; some editors' locks are such links."""
    project = copied(MINIMAL, tmp_path / "p")
    (project / "content" / name).symlink_to(name)
    assert shown(project) == []


def test_a_link_to_no_file_that_nothing_reads_is_one_of_those(tmp_path: Path) -> None:
    """Nothing on the site is missing for it."""
    project = copied(MINIMAL, tmp_path / "p")
    (project / "content/notes.docx").symlink_to("nope")
    line = f"content/notes.docx:1:1: warning[unread-file]: nothing reads this file; {KEPT}"
    assert shown(project) == [line]
