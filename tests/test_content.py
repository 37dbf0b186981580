"""The project's content: site.yaml, and a folder for every check or article."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from site_builder.content import tree
from site_builder.content.check_file import CheckFile, load_check_file
from site_builder.content.front_matter import split_front_matter
from site_builder.content.tree import ContentTree, load_content
from site_builder.files.problems import Loaded, Position
from site_builder.files.source import Source
from tests.projects import MINIMAL, WHOLE, built, copied


def tree_of(project: Path) -> ContentTree:
    """Return the content of a project that has no problems."""
    read = load_content(project)
    assert read.problems == ()
    assert read.value is not None
    return read.value


def codes(project: Path) -> list[str]:
    """Return the codes of what is wrong with a project."""
    return [problem.code for problem in load_content(project).problems]


def test_a_site_is_read() -> None:
    """site.yaml, each text in every language."""
    settings = tree_of(WHOLE).settings
    assert settings.title == {"nl": "De bakkerij", "en": "The bakery"}
    assert (settings.base_url, settings.languages) == ("https://bakery.example", ("nl", "en"))
    assert settings.publisher == "The guild of bakers"


def test_an_article_is_read() -> None:
    """Every key of the front matter, and the body with the line on which it begins."""
    (bakery,) = (entry for entry in tree_of(WHOLE).entries if entry.id == "bakery")
    article = bakery.articles["en"]
    assert (article.title, article.description) == ("How good is your bakery?", "Take the check.")
    assert (article.slug, article.slug_at) == ("bakery", Position(4, 7))
    assert (article.date, article.updated) == (dt.date(2026, 1, 31), dt.date(2026, 1, 31))
    assert (article.author, article.category, article.draft) == ("A baker", "Baking", False)
    assert (article.body.path, article.body.first_line) == ("content/bakery/article.en.md", 10)
    assert article.body.text.startswith("\nA baker gets up early.\n")
    assert bakery.articles["nl"].updated == dt.date(2026, 2, 28)


def test_a_folder_with_a_rubric_is_a_check() -> None:
    """Its name is the check's id; without a rubric it is an article, in all languages too."""
    entries = {entry.id: entry for entry in tree_of(WHOLE).entries}
    assert [(entry.is_check, bool(entry.rubric)) for entry in entries.values()] == [
        (False, False),
        (True, True),
    ]
    assert [list(entry.articles) for entry in entries.values()] == [["nl", "en"]] * 2


def test_a_rubric_that_comes_while_its_folder_is_read_is_there_at_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For this one the folder is no check: as a program saves that removes a file first."""
    project = copied(WHOLE, tmp_path / "p")
    rubric = project / "content/bakery/rubric.yaml"
    text = rubric.read_text("utf-8")

    def saved(*of: Any) -> Loaded[CheckFile]:
        rubric.write_text(text, "utf-8")
        return load_check_file(*of)

    monkeypatch.setattr(tree, "load_check_file", saved)
    rubric.unlink()
    read = load_content(project)
    assert read.value is not None
    assert [entry.is_check for entry in read.value.entries if entry.id == "bakery"] == [False]
    assert tree_of(project).checks("bakery")


def test_a_check_has_a_drawing_for_every_level_or_none() -> None:
    """In the order of the levels; an article has none."""
    about, bakery = tree_of(WHOLE).entries
    assert about.illustrations is None
    assert bakery.illustrations is not None
    shapes = [[shape.tag for shape in drawing.children] for drawing in bakery.illustrations]
    assert shapes == [
        ["path", "path", "rect", "ellipse"],
        ["circle", "line", "polyline"],
        ["g"],
        ["polygon"],
    ]
    assert [entry.illustrations for entry in tree_of(MINIMAL).entries] == [None]


def test_illustrations_of_an_article_are_its_own_affair(tmp_path: Path) -> None:
    """Without a rubric there are no levels to draw."""
    project = copied(WHOLE, tmp_path / "p", {"about/illustrations/photo.svg": "<svg/>"})
    assert codes(project) == []


@pytest.mark.parametrize("name", ["strings", "pages", ".hidden", "_drafts", "first.bak", "empty"])
def test_other_folders_are_no_articles(name: str, tmp_path: Path) -> None:
    """Folders with another meaning, hidden ones and empty ones are passed over."""
    project = copied(MINIMAL, tmp_path / "project")
    folder = project / "content" / name
    folder.mkdir()
    if name not in ("strings", "pages", "empty"):
        (folder / "article.nl.md").write_text("no front matter", "utf-8")
    assert [entry.id for entry in tree_of(project).entries] == ["first"]


def test_windows_line_ends_and_byte_order_marks_are_no_problem(tmp_path: Path) -> None:
    """Whatever editor wrote it, the content is the same."""
    project = copied(WHOLE, tmp_path / "project")
    for path in project.rglob("*.*"):
        data = path.read_bytes().replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + data)
    assert tree_of(project) == tree_of(WHOLE)


@pytest.mark.parametrize(
    "address",
    ["https://e.org", "http://e.org:8080", "https://e.org/checks/", "https://bäcker.example/a/b-c"],
)
def test_addresses_of_a_site(address: str, tmp_path: Path) -> None:
    """A host, a port and a path; no slash is kept at the end."""
    site = (MINIMAL / "content" / "site.yaml").read_text("utf-8")
    text = site.replace("https://checks.example", address)
    assert tree_of(copied(MINIMAL, tmp_path / "p", {"site.yaml": text})).settings.base_url == (
        address.rstrip("/")
    )


@pytest.mark.parametrize(
    "address",
    [
        *("e.org", "ftp://e.org", "https://", "https:///a", "//e.org", "https://e.org/?a"),
        *("https://e.org/#a", "https://e .org", "https://[e", "https://u@e.org", 'https://e.org/"'),
        *("https://e.org//a", "https://e.org:a", "javascript:a"),
    ],
)
def test_what_is_no_address_of_a_site(address: str, tmp_path: Path) -> None:
    """Anything that pages could not be added to is refused, and never raises."""
    site = (MINIMAL / "content" / "site.yaml").read_text("utf-8")
    text = site.replace("https://checks.example", f"'{address}'")
    assert codes(copied(MINIMAL, tmp_path / "p", {"site.yaml": text})) == ["bad-address"]


@pytest.mark.parametrize("date", ["20260131", "2026-W05-6", "31-01-2026", "2026-02-30", "today"])
def test_a_date_is_written_in_one_way(date: str, tmp_path: Path) -> None:
    """Year-month-day with hyphens, and a day that there is."""
    text = (MINIMAL / "content" / "first" / "article.nl.md").read_text("utf-8")
    text = text.replace("2026-01-31", date)
    assert codes(copied(MINIMAL, tmp_path / "p", {"first/article.nl.md": text})) == ["bad-date"]


def test_a_slug_is_taken_in_one_language_only(tmp_path: Path) -> None:
    """The language is part of the address, so twins may share a slug."""
    text = (MINIMAL / "content" / "first" / "article.nl.md").read_text("utf-8")
    files = {"first/article.nl.md": text.replace("eerste-check", "first-check")}
    assert codes(copied(MINIMAL, tmp_path / "p", files)) == []


def test_whose_slug_it_is_can_be_printed_whatever_its_folder_is_called(tmp_path: Path) -> None:
    """A sentence stays on its line."""
    text = (MINIMAL / "content" / "first" / "article.nl.md").read_text("utf-8")
    problems = load_content(copied(MINIMAL, tmp_path / "p", {"a\nb/article.nl.md": text})).problems
    (taken,) = (each for each in problems if each.code == "slug-taken")
    assert taken.message.endswith("is that of content/a\ufffdb/article.nl.md too")


def test_former_slugs_are_known_by_where_they_stand(tmp_path: Path) -> None:
    """Each alias has its place in the file, so that a collision is shown there."""
    text = (MINIMAL / "content/first/article.nl.md").read_text("utf-8")
    files = {"first/article.nl.md": text.replace("date:", "aliases:\n  - een\n  - twee\ndate:")}
    (first,) = tree_of(copied(MINIMAL, tmp_path / "p", files)).entries
    assert first.articles["nl"].aliases == {"een": Position(6, 5), "twee": Position(7, 5)}
    assert first.articles["en"].aliases == {}


def test_beside_other_mistakes_former_slugs_are_known(tmp_path: Path) -> None:
    """As far as they are slugs, so that nobody is told twice."""
    front = "---\nslug: a\naliases: [b, C, [d], b]\n---\n"
    read = load_content(copied(MINIMAL, tmp_path / "p", {"first/article.nl.md": front}))
    assert read.value
    assert list(read.value.entries[0].articles["nl"].aliases) == ["b"]


def test_an_alias_may_be_the_slug_of_another_language(tmp_path: Path) -> None:
    """The language is part of an address."""
    text = (MINIMAL / "content/first/article.nl.md").read_text("utf-8")
    files = {"first/article.nl.md": text.replace("date:", "aliases: [first-check]\ndate:")}
    assert codes(copied(MINIMAL, tmp_path / "p", files)) == []


def test_beside_broken_keys_the_bodies_are_there(tmp_path: Path) -> None:
    """What is checked after it finds every article's body and the rubric."""
    files = {"site.yaml": "title: {nl: A, en: B}\n", "first/article.nl.md": "---\n---\nBody.\n"}
    read = load_content(copied(MINIMAL, tmp_path / "p", files))
    assert read.value is not None
    assert read.value.settings.languages == ("nl", "en")
    (entry,) = read.value.entries
    assert entry.articles["nl"].body.text == "Body.\n"
    assert entry.rubric is not None
    missing = [each.message for each in read.problems if each.code == "missing-key"]
    assert missing == [
        f'the key "{key}" is missing'
        for key in ("languages", "description", "base_url", "publisher")
    ]


def test_front_matter_ends_at_the_second_line_of_hyphens() -> None:
    """What follows is the body, with its own line; a rule in the body is the body's."""
    parts = split_front_matter(Source("a.md", "---\na: b\n---\nc\n\n---\n"))
    assert parts == (Source("a.md", "a: b\n", 2), Source("a.md", "c\n\n---\n", 4))
    ended = split_front_matter(Source("a.md", "---\na: b\n---"))
    assert ended == (Source("a.md", "a: b\n", 2), Source("a.md", "", 3))
    assert split_front_matter(Source("a.md", "a\n---\n---\n")) is None
    assert split_front_matter(Source("a.md", "---\na: b\n")) is None
    assert split_front_matter(Source("a.md", "")) is None


def test_a_file_of_a_check_makes_a_folder_one_to_read(tmp_path: Path) -> None:
    """A check.yaml that is there alone is not passed over."""
    files = {"call/check.yaml": "{}\n"}
    found = codes(copied(MINIMAL, tmp_path / "project", files))
    assert found == ["missing-translation", "missing-translation", "no-rubric"]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("nl, eng", '4:17 nothing is written in "eng"; did you mean "en"?'),
        ("nl", '4:1 1 article is in "en", and it does not stand here; add it'),
        ("nl, en, de", '4:21 nothing is written in "de"; write article.de.md for each article'),
    ],
)
def test_a_wrong_word_in_languages_is_told_once(named: str, told: str, tmp_path: Path) -> None:
    """All else is checked by the languages in which the content is."""
    site = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("[nl, en]", f"[{named}]")
    (problem,) = load_content(copied(MINIMAL, tmp_path / "p", {"site.yaml": site})).problems
    found = f"{problem.line}:{problem.column} {problem.message}; {problem.hint}"
    assert (problem.path, found[: len(told)]) == ("content/site.yaml", told)


def test_a_language_of_one_article_among_several_is_told_there(tmp_path: Path) -> None:
    """It is the article that is wrong, not the list."""
    project = copied(WHOLE, tmp_path / "p", {"about/article.de.md": "---\n---\n"})
    assert "content/about/article.de.md" in {each.path for each in load_content(project).problems}


@pytest.mark.parametrize(("texts", "lines"), [(8, 8), (9, 1)])
def test_a_language_that_many_texts_lack_is_told_once(
    texts: int, lines: int, tmp_path: Path
) -> None:
    """At the first of them; a few are each told in their place."""
    rubric = (MINIMAL / "content/first/rubric.yaml").read_text("utf-8")
    text = re.sub(r"(nl: [^,}]+), en: [^}]+}", r"\1}", rubric, count=texts)
    project = copied(MINIMAL, tmp_path / "p", {"first/rubric.yaml": text})
    found = load_content(project).problems
    assert [each.code for each in found] == ["missing-translation"] * lines
    assert found[0].line == 4


def test_a_project_without_content_is_told_of_that(tmp_path: Path) -> None:
    """Nothing is looked for in a folder that is not there."""
    place = "content:1:1: error[missing-file]"
    told = "there is no folder content/ any more; put it back, or name the project in which it is"
    assert [str(each) for each in load_content(tmp_path).problems] == [f"{place}: {told}"]
    (tmp_path / "content").symlink_to("nowhere")
    told = "the link leads to no folder; put the folder in its place, or take the link away"
    assert [str(each) for each in load_content(tmp_path).problems] == [f"{place}: {told}"]


CUT_OFF = {
    "site.yaml": "publisher: The guild of bakers",
    "bakery/article.nl.md": "title: Hoe goed is je bakkerij?",
    "bakery/check.yaml": "        en: https://guild.example/en/feast",
    "bakery/rubric.yaml": "version: 3",
    "pages/imprint.nl.md": "title: Colofon",
    "strings/en.yaml": "  to-home: All checks of the guild",
}


@pytest.mark.parametrize("name", CUT_OFF)
def test_what_is_only_warned_of_takes_nothing_away(name: str, tmp_path: Path) -> None:
    """Whichever file it stands in, the site is the one without."""
    project, line = copied(WHOLE, tmp_path / "p"), CUT_OFF[name]
    path = project / "content" / name
    text = path.read_text("utf-8")
    assert f"{line}\n" in text
    path.write_text(text.replace(f"{line}\n", f"{line} #1\n"), "utf-8")
    output = built(project)
    assert [each.code for each in output.warnings] == ["text-cut-off"]
    assert output.files == built(WHOLE).files
