"""`new project` and `new check`: what they make builds and has no problem, in any language."""

import datetime as dt
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest
from click.testing import CliRunner, Result

from site_builder.analysis import analyse
from site_builder.cli import main
from site_builder.content.article import ArticleShape
from site_builder.content.page_file import PageShape
from site_builder.content.site_file import SiteShape
from site_builder.content.tree import ContentTree, load_content
from site_builder.files.richtext import plain
from site_builder.language.strings import load_strings
from site_builder.new import NewError, new_check, new_project
from site_builder.new.command import project_files
from site_builder.new.installed import requirement, requirement_of
from site_builder.new.names import refusal
from site_builder.new.texts import STARTER, Facts, in_languages, packaged_languages
from site_builder.output.write import WriteError
from site_builder.review.rubrics import rubric_problems
from site_builder.schema import SCHEMAS, schema_text
from site_builder.site.layout import make_site
from tests.dom import tree_of
from tests.pictures import photo
from tests.projects import MINIMAL, TONGUES, built, copied

SUBSETS = [("nl", "en"), ("en", "nl"), ("nl",), ("en",)]
TODAY = dt.date(2026, 3, 31)
STARTED = project_files(Facts(("nl", "en"), TODAY, "Checks"))
SWITCHED_OFF = re.compile(r"^ *#[^\s#].*\n(?: *#(?:  |[^\s#]).*\n)*", re.MULTILINE)
"""An example; after the sign of an explanation stands a space."""


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, ...], Path]:
    """A new project for each choice of languages."""
    folder = tmp_path_factory.mktemp("new")
    made = {languages: folder / "-".join(languages) for languages in SUBSETS}
    for languages, path in made.items():
        new_project(path, languages)
    return made


@pytest.fixture
def project(projects: Mapping[tuple[str, ...], Path], tmp_path: Path) -> Path:
    """A new project in both languages, to be changed."""
    return copied(projects["nl", "en"], tmp_path / "project")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def content_of(project: Path) -> ContentTree:
    """Return the content of a project."""
    content = load_content(project).value
    assert content
    return content


WANTED = {"fill-in", "drafts-differ"}
"""What authors of a new project are told of, and should be."""


def problems(project: Path) -> list[str]:
    """Return what is wrong with the content, or doubtful in it, without pages and cards.

    What its author is to be told of is none of the starter.
    """
    content = load_content(project)
    assert content.value, content.problems
    made = make_site(content.value, drafts=True)
    found = [*content.problems, *made.problems, *rubric_problems(content.value)]
    return [str(problem) for problem in found if problem.code not in WANTED]


def run(*arguments: str) -> Result:
    """Run a command that ends well."""
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done


def refused(*arguments: str) -> str:
    """Run a command that is refused; return why, on one line."""
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    return " ".join(done.output.split())


def test_the_languages_of_the_package_are_those_of_the_starter() -> None:
    """A language that is added to the one is missed in the other."""
    articles = {path.name.split(".")[1] for path in STARTER.glob("check/article.*.md")}
    assert articles == set(packaged_languages())
    for page in STARTER.glob("pages/*.en.md"):
        kept = {path.name.split(".")[1] for path in page.parent.glob(f"{page.name[:-6]}.*.md")}
        assert kept == articles
    assert {language for languages in SUBSETS for language in languages} == articles


@pytest.mark.parametrize("languages", SUBSETS, ids="-".join)
def test_a_new_project_builds_and_has_no_problem(
    projects: Mapping[tuple[str, ...], Path], languages: tuple[str, ...]
) -> None:
    """But for its pages, which are to be filled in; its home leads to a check, in each language."""
    output = built(projects[languages])
    names = ("1-imprint", "2-privacy")
    unfilled = {f"content/pages/{name}.{each}.md" for name in names for each in languages}
    assert {(each.code, each.path) for each in output.warnings} == {
        ("fill-in", path) for path in unfilled
    }
    assert len(output.warnings) == len(unfilled)
    for language in languages:
        home = tree_of(output.files[f"{language}/index.html"].decode())
        slug = {"nl": "hoe-goed-is-je-check", "en": "how-good-is-your-check"}[language]
        assert [link for link in home.all("a") if link.attributes.get("href") == f"{slug}/"]
        article = output.files[f"{language}/{slug}/index.html"].decode()
        assert "<niveau-check" in article
        assert 'class="matrix"' in article
        assert article.count('<section class="level"') == 3
    others = set(packaged_languages()) - set(languages)
    assert not [path for path in output.files if path.split("/")[0] in others]
    texts = " ".join(str(data) for data in files(projects[languages] / "content/pages").values())
    assert "{%" not in texts
    assert "{{" not in texts


def test_every_level_can_be_reached(project: Path) -> None:
    """Overall and in each dimension, and the cap lowers a level."""
    (entry,) = content_of(project).entries
    assert entry.rubric
    found = analyse(entry.rubric)
    numbers = range(1, len(entry.rubric.levels) + 1)
    assert found.parts
    assert found.overall
    assert set(found.overall.levels) == set(numbers)
    assert set(found.overall.caps) == {cap.id for cap in entry.rubric.caps}
    dimensions = [dimension.id for dimension in entry.rubric.dimensions]
    assert set(found.parts.levels) == {(each, n) for each in dimensions for n in numbers}


def switched_on(text: str) -> Iterator[tuple[str, str]]:
    """Yield each example that is switched off, by its first line, and the file with it in use."""
    keys = text.split("\n---\n")[0]
    for match in SWITCHED_OFF.finditer(keys):
        used = re.sub("^( *)#", r"\1", match[0], flags=re.MULTILINE)
        yield used.split("\n")[0].strip(), text[: match.start()] + used + text[match.end() :]


EXAMPLES = [
    pytest.param(path, whole, id=f"{path.removeprefix('content/')}-{first}")
    for path, data in STARTED.items()
    if path.endswith((".yaml", ".nl.md"))
    for first, whole in switched_on(data.decode())
]


@pytest.mark.parametrize(("path", "whole"), EXAMPLES)
def test_an_example_that_is_switched_on_has_no_problem(
    project: Path, path: str, whole: str
) -> None:
    """Each by itself: it is understood, and no warning comes of it."""
    (project / path).write_text(whole, "utf-8")
    if "\nimage:" in whole:
        (project / path).parent.joinpath("images").mkdir()
        (project / path).parent.joinpath("images/photo.jpg").write_bytes(photo())
    assert problems(project) == []


def test_there_are_examples_of_all_that_is_optional() -> None:
    """In the head of an article, and in site.yaml but for what takes files."""
    for path, shape, left_out in (
        ("first-check/article.en.md", ArticleShape, set()),
        ("pages/1-imprint.nl.md", PageShape, set()),
        ("site.yaml", SiteShape, {"cards"}),
    ):
        keys = {key for key, _ in keys_of(STARTED[f"content/{path}"].decode())}
        assert shape.model_fields.keys() - keys == left_out


def keys_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each key of a file, switched off or not, and whether words stand above it."""
    explained = False
    for line in text.split("\n---\n")[0].split("\n"):
        if re.match(r" *# |---$", line):
            explained = True
        elif key := re.match(r" *#? *(?:- )?([a-z_]+):", line):
            yield key[1], explained
            explained = False
        elif not line:
            explained = False


@pytest.mark.parametrize("path", [path for path in STARTED if path.endswith((".yaml", ".nl.md"))])
def test_words_explain_every_key_where_it_first_stands(path: str) -> None:
    """In the line above, or above the key that it begins with; languages explain themselves."""
    known = {*packaged_languages(), "text", "id", "name", "image_alt", "sketch", "trial", "ready"}
    for key, explained in keys_of(STARTED[path].decode()):
        assert explained or key in known, (path, key)
        known.add(key)


def test_the_advice_says_what_to_do_next_and_after_that(project: Path) -> None:
    """For each area and level, in every language: more than one step, as an example should have."""
    (entry,) = content_of(project).entries
    assert entry.rubric
    texts = [text for each in entry.rubric.dimensions for text in each.advice.values()]
    said = [plain(words) for text in texts for words in text.values()]
    assert len(said) == 3 * 3 * 2
    assert [each for each in said if not re.search(r"[.?] [A-Z]", each)] == []


def test_a_new_check_is_a_draft_beside_the_others(project: Path) -> None:
    """Nobody sees it before its author says so; with drafts it has no problem either."""
    made = new_check(project, "second")
    assert (made.languages, made.foreign) == (("nl", "en"), ())
    assert problems(project) == []
    drafts = {entry.id: entry.articles["nl"].draft for entry in content_of(project).entries}
    assert drafts == {"first-check": False, "second": True}


def test_a_new_check_says_how_it_is_seen_and_published(project: Path) -> None:
    """Whoever serves the site meanwhile looks for it there; what it says is true."""
    said = run("new", "check", "second", str(project)).output
    assert "a niveaucheck build --serve that runs without it does not" in said
    (change, names), *_ = re.findall(r"write (draft: \w+) in ([^\n]+)\.\n", said)
    for name in names.split(" and "):
        assert "nl/second/index.html" not in built(project).files
        article = project / "content/second" / name
        text = article.read_text("utf-8")
        article.write_text(text.replace("draft: true", change), "utf-8")
    assert "nl/second/index.html" in built(project).files


def test_a_title_that_stands_in_several_languages_is_to_be_translated(project: Path) -> None:
    """It is told where, as it would be published so without a word; of an example it is not."""
    said = "The same title and slug stand in article.nl.md and article.en.md; translate "
    assert said in run("new", "check", "second", str(project), "--title", "Tweede").output
    assert said not in run("new", "check", "third", str(project)).output


def test_a_title_of_a_site_in_one_language_is_done(tmp_path: Path) -> None:
    """Nothing of translation is said."""
    new_project(tmp_path / "site", ("nl",))
    said = run("new", "check", "second", str(tmp_path / "site"), "--title", "Tweede").output
    assert "translate" not in said


def test_a_title_gives_the_slug(project: Path) -> None:
    """In every language; one that is taken gets a number, and a title may hold anything."""
    new_check(project, "a", 'Café "Noir": een #1?')
    new_check(project, "b", "Café noir een 1")
    new_check(project, "c", "Colofon")
    new_check(project, "d", "Embed")
    new_check(project, "e", "检查")
    article = project / "content/a/article.nl.md"
    text = article.read_text("utf-8")
    article.write_text(text.replace("\nslug:", "\naliases: [vroeger]\nslug:"), "utf-8")
    new_check(project, "f", "Vroeger")
    articles = {entry.id: entry.articles["nl"] for entry in content_of(project).entries}
    assert articles["a"].title == 'Café "Noir": een #1?'
    slugs = [articles[name].slug for name in "abcdef"]
    assert slugs[:3] == ["cafe-noir-een-1", "cafe-noir-een-1-2", "colofon-2"]
    assert slugs[3:] == ["embed-2", "e", "vroeger-2"]
    assert problems(project) == []


@pytest.mark.parametrize(
    "title", ['Jans "check": één & <b>twee</b> #3', "a\nb", "  ", "'t Hoekje: 100%"]
)
def test_a_title_may_hold_anything(tmp_path: Path, title: str) -> None:
    """It stands in YAML and Markdown as it is, on one line; of nothing the folder is the name."""
    new_project(tmp_path / "some_site", ("nl",), title)
    assert problems(tmp_path / "some_site") == []
    said = content_of(tmp_path / "some_site").settings.title["nl"]
    assert said == (" ".join(title.split()) or "Some site")
    new_check(tmp_path / "some_site", "second", title)
    assert problems(tmp_path / "some_site") == []


def test_a_site_in_other_languages_gets_what_there_is(tmp_path: Path) -> None:
    """In Dutch and English as ever, in others English that is marked; of no more one is warned."""
    project = copied(TONGUES, tmp_path / "project")
    before = problems(project)
    made = new_check(project, "new")
    assert set(made.foreign) == set(made.languages) - {"nl", "en"} != set()
    assert problems(project) == before
    marked = {warning.path for warning in built(project).warnings if warning.code == "fill-in"}
    names = ("rubric.yaml", *(f"article.{language}.md" for language in made.foreign))
    assert marked == {f"content/new/{name}" for name in names}
    rubric = (project / "content/new/rubric.yaml").read_text("utf-8")
    assert re.search("de: Sketch  # TODO: translate$", rubric, re.MULTILINE)
    for language in made.languages:
        text = (project / f"content/new/article.{language}.md").read_text("utf-8")
        assert ("# TODO: " in text) == (language in made.foreign)
    said = run("new", "check", "newer", str(project)).output
    assert "are in English as yet; look for TODO" in said


def test_a_language_that_is_asked_for_twice_is_one(tmp_path: Path) -> None:
    """In its place."""
    made = new_project(tmp_path / "site", ("nl", "en", "nl"))
    assert made.languages == content_of(tmp_path / "site").settings.languages == ("nl", "en")


def test_a_region_speaks_its_language() -> None:
    """Without a mark."""
    text = "name:\n  nl: Naam\n  en: Name\nid: x"
    assert in_languages(text, ("nl-BE", "en")) == "name:\n  nl-BE: Naam\n  en: Name\nid: x"
    assert in_languages(text, ("fy",)) == "name:\n  fy: Name  # TODO: translate\nid: x"


def test_the_files_point_at_their_schema(tmp_path: Path) -> None:
    """Which is there, as `niveaucheck schema` writes it; where there is none it comes along."""
    for name in SCHEMAS:
        assert STARTED[f"content/.schema/{name}.json"].decode() == schema_text(name)
    project = copied(MINIMAL, tmp_path / "project")
    new_check(project, "second")
    rubric = project / "content/second/rubric.yaml"
    at = rubric.read_text("utf-8").split("\n")[0].removeprefix("# yaml-language-server: $schema=")
    assert (rubric.parent / at).is_file()
    (project / "content/.schema/rubric.json").write_text("older")
    new_check(project, "third")
    assert (project / "content/.schema/rubric.json").read_text() == "older"


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Sales Process", "sales-process"),
        ("één vraag", "een-vraag"),
        ("2-minutes", "check-2-minutes"),
        ("../other", "other"),
        ("a--b", "a-b"),
        ("a-", "a"),
        ("???", "check"),
        ("Pages", "pages-check"),
        ("pages", "pages-check"),
        ("frame", "frame-check"),
        ("con", "con-check"),
        ("lpt1", "lpt1-check"),
        ("strings", "strings-check"),
        ("fonts", "fonts-check"),
        ("build", "build-check"),
    ],
)
def test_what_cannot_be_an_id_is_refused_with_one_that_can(
    project: Path, name: str, offered: str
) -> None:
    """And nothing is written; what is offered is taken."""
    before = files(project)
    said = refused("new", "check", "--", name, str(project))
    assert f"; write {offered}" in said
    assert files(project) == before
    assert refusal(offered) is None


def test_what_is_there_is_never_overwritten(project: Path) -> None:
    """A check, a project, a folder with anything in it, a file: each with the way out."""
    before = files(project)
    assert "is there already; choose another id" in refused(
        "new", "check", "first-check", str(project)
    )
    assert "niveaucheck new check adds a check" in refused("new", "project", str(project))
    said = refused("new", "project", str(project / "content"))
    assert "is not empty: it holds first-check; name a new folder" in said
    assert "is a file" in refused("new", "project", str(project / "README.md"))
    assert files(project) == before


def test_a_link_that_leads_nowhere_is_there_too(project: Path) -> None:
    """No check takes its place, and no schemas do; what it may lead to is not ours."""
    shutil.rmtree(project / "content/.schema")
    for name in (".schema", "second"):
        (project / "content" / name).symlink_to(project / "nowhere")
    assert "is there already" in refused("new", "check", "second", str(project))
    new_check(project, "third")
    assert (project / "content/.schema").is_symlink()


def test_a_folder_with_hidden_things_alone_is_empty(tmp_path: Path) -> None:
    """Such as that of git; but not one that has a file of ours."""
    (tmp_path / ".git").mkdir()
    new_project(tmp_path, ("en",))
    assert (tmp_path / "content/site.yaml").is_file()
    other = tmp_path / "other"
    other.mkdir()
    (other / ".gitignore").write_text("mine")
    with pytest.raises(NewError, match=r"it holds \.gitignore"):
        new_project(other, ("en",))


def test_all_is_written_or_nothing(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up halfway leaves all as it was, folders too."""
    before, write, left = files(project), Path.write_bytes, [3]

    def fails(path: Path, data: bytes) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(WriteError, match="No space left"):
        new_check(project, "second")
    assert files(project) == before
    assert sorted(path.name for path in (project / "content").iterdir()) == [
        *(".schema", "first-check", "pages", "site.yaml")
    ]
    left[0] = 3
    with pytest.raises(WriteError, match="No space left"):
        new_project(tmp_path / "some/where", ("en",))
    assert not (tmp_path / "some").exists()


def test_a_rename_that_fails_takes_back_those_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into an empty folder each part is moved by itself."""
    rename, left = Path.rename, [2]

    def fails(path: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise PermissionError(13, "Permission denied", str(target))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(WriteError, match="Permission denied"):
        new_project(tmp_path, ("en",))
    assert list(tmp_path.iterdir()) == []


def test_the_commands_say_what_to_type_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three lines, each of which works as it stands; of the one that serves, its options exist."""
    monkeypatch.chdir(tmp_path)
    said = next_lines(run("new", "project", "my checks", "--language", "nl"))
    assert said[0] == 'cd "my checks"'
    monkeypatch.chdir(tmp_path / "my checks")
    said += next_lines(run("new", "check", "second"))
    assert len(said) == 6
    for command in said[1:]:
        _, *arguments = command.split(" ")
        run(*arguments, *(["--help"] if "--serve" in arguments else []))


def test_a_check_in_a_project_elsewhere_is_told_with_its_place(project: Path) -> None:
    """In each of the lines; where there is no project it is refused."""
    said = next_lines(run("new", "check", "second", str(project)))
    assert [str(project) in line for line in said] == [True, True, True]
    assert "name the project in it" in refused("new", "check", "x", str(project.parent))


def test_nobody_is_sent_to_where_he_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project in the folder itself needs no cd."""
    monkeypatch.chdir(tmp_path)
    assert next_lines(run("new", "project", "."))[0] == "niveaucheck check"


def next_lines(done: Result) -> list[str]:
    """Return the commands that were told."""
    _, _, told = done.output.partition("\nNext:\n")
    return [line.removeprefix("  ") for line in told.splitlines()]


@pytest.mark.parametrize("given", [["nl,en"], ["nl, en"], ["nl", "--language", "en,nl"]])
def test_languages_may_stand_together(tmp_path: Path, given: list[str]) -> None:
    """With commas between them, as people write a list."""
    run("new", "project", str(tmp_path / "site"), "--language", *given)
    assert content_of(tmp_path / "site").settings.languages == ("nl", "en")


def test_a_language_that_the_package_lacks_is_refused(tmp_path: Path) -> None:
    """With those that it has, and where the way to others stands."""
    said = refused("new", "project", str(tmp_path / "x"), "--language", "de")
    assert (
        '"de" is not one of en, nl; niveaucheck docs languages says how any other is added' in said
    )
    assert not (tmp_path / "x").exists()


def test_paths_do_for_windows_and_macos() -> None:
    """No names alike but for capitals, none that Windows refuses; LF ends every line."""
    assert len({path.casefold() for path in STARTED}) == len(STARTED)
    for path, data in STARTED.items():
        assert re.fullmatch(r"[A-Za-z0-9./-]+", path)
        assert not PureWindowsPath(path).is_reserved()
        assert b"\r" not in data
        assert data.endswith(b"\n")


def test_the_readme_speaks_the_truth(project: Path) -> None:
    """Its check.yaml is one, the files that it lists are there, and Netlify's file is TOML."""
    readme = (project / "README.md").read_text("utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    (project / "content/first-check/check.yaml").write_text(block, "utf-8")
    assert problems(project) == []
    for name in re.findall(r"^ *([a-z./-]+)  ", readme.split("```")[1], re.MULTILINE):
        assert list(project.rglob(name.rstrip("/"))), name
    build = tomllib.loads((project / "netlify.toml").read_text("utf-8"))["build"]
    assert build["publish"] == "build"


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({}, "niveaucheck[images]==1.2.3"),
        (
            {"url": "https://e.org/x.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            "niveaucheck[images] @ git+https://e.org/x.git@0a1b",
        ),
        (
            {"url": "https://e.org/x.whl", "archive_info": {}},
            "niveaucheck[images] @ https://e.org/x.whl",
        ),
        ({"url": "file:///home/me/x.whl"}, "niveaucheck[images]==1.2.3"),
        (
            {"url": "file:///home/me/x", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            "niveaucheck[images]==1.2.3",
        ),
    ],
    ids=["index", "git", "address", "file", "own git"],
)
def test_a_host_installs_what_made_the_project(told: Mapping[str, Any], line: str) -> None:
    """From where it came; of a file on this machine nothing is told but how to go on."""
    written = requirement_of(told, "1.2.3")
    assert written.split("\n")[-1] == line
    assert "/home/me" not in written
    assert ("Put its wheel into this" in written) == str(told.get("url")).startswith("file:")
    assert requirement()


def test_the_interface_is_there_in_each_language() -> None:
    """What a project starts in needs no texts of its own."""
    for language in packaged_languages():
        assert load_strings(language, Path("nowhere")).problems == ()
