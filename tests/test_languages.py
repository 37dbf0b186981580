"""A site's languages, and the interface's own texts in them."""

from pathlib import Path

import pytest

from site_builder.files.problems import is_fatal
from site_builder.files.source import read_source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.language.strings import (
    PACKAGE_STRINGS,
    REFERENCE,
    Strings,
    is_language_tag,
    load_strings,
)

PACKAGED = sorted(path.stem for path in PACKAGE_STRINGS.glob("*.yaml"))


def strings_of(project: Path, language: str) -> Strings:
    """Return texts that have no errors, though they may not be translated yet."""
    read = load_strings(language, project)
    assert not is_fatal(read.problems)
    assert read.value is not None
    return read.value


def written(project: Path, language: str, text: str) -> Path:
    """Write a project's own texts."""
    folder = project / "content" / "strings"
    folder.mkdir(parents=True)
    (folder / f"{language}.yaml").write_text(text, "utf-8")
    return project


@pytest.mark.parametrize("language", PACKAGED)
def test_the_packages_texts_are_whole_in_every_language(language: str, tmp_path: Path) -> None:
    """The same keys with the same placeholders, as a project would have to write them."""
    text = (PACKAGE_STRINGS / f"{language}.yaml").read_text("utf-8")
    strings = strings_of(written(tmp_path, language, text), language)
    reference = strings_of(tmp_path / "nothing", REFERENCE)
    assert {part: list(texts) for part, texts in strings.parts.items()} == {
        part: list(texts) for part, texts in reference.parts.items()
    }


@pytest.mark.parametrize("language", PACKAGED)
def test_the_packages_texts_have_no_problems(language: str) -> None:
    """Every value is a text, the widget's may have forms, and no key stands twice."""
    source = read_source(PACKAGE_STRINGS / f"{language}.yaml", language)
    assert source.value is not None
    read = parse_yaml(source.value)
    assert read.problems == ()
    assert read.value is not None
    strings = strings_of(Path("nothing"), language)
    assert read.value.data == strings.parts


def test_a_project_writes_over_single_texts(tmp_path: Path) -> None:
    """Its own words take the place of the package's, which stay where it has none."""
    project = written(tmp_path, "nl", "site: {to-home: Alle checks van ons}\n")
    own, packaged = strings_of(project, "nl"), strings_of(tmp_path / "nothing", "nl")
    assert own.site == {**packaged.site, "to-home": "Alle checks van ons"}
    assert own.widget == packaged.widget


def test_a_language_that_the_package_lacks_is_a_matter_of_a_file(tmp_path: Path) -> None:
    """With every text in it, a site can be in any language."""
    text = (PACKAGE_STRINGS / "en.yaml").read_text("utf-8").replace("English", "Frysk")
    strings = strings_of(written(tmp_path, "fy", text), "fy")
    assert (strings.language, strings.site["language"]) == ("fy", "Frysk")


def test_a_language_that_the_package_lacks_may_lack_the_sheet(tmp_path: Path) -> None:
    """Visitors never see it; but a part that is there is whole."""
    text = (PACKAGE_STRINGS / "en.yaml").read_text("utf-8")
    head, _, tail = text.partition("\nsheet:\n")
    written(tmp_path, "fy", head)
    assert strings_of(tmp_path, "fy").sheet == {}
    (tmp_path / "content/strings/fy.yaml").write_text(f"{head}\nsheet:\n{tail}", "utf-8")
    assert strings_of(tmp_path, "fy").sheet == strings_of(tmp_path, "en").sheet
    (tmp_path / "content/strings/fy.yaml").write_text(f"{head}\nsheet: {{cap: x}}\n", "utf-8")
    problems = load_strings("fy", tmp_path).problems
    (problem,) = [each for each in problems if each.severity == "error"]
    assert problem.code == "missing-strings"


@pytest.mark.parametrize("text", ["site: [a]\n", "site: {a: b}\n", "site:\n\ta: b\n", "\0"])
def test_beside_problems_the_packages_texts_stand_in(text: str, tmp_path: Path) -> None:
    """What is checked after it never lacks a text."""
    read = load_strings("nl", written(tmp_path, "nl", text))
    assert read.problems
    assert read.value == strings_of(tmp_path / "nothing", "nl")


def test_without_any_texts_the_reference_stands_in(tmp_path: Path) -> None:
    """A language without a file is one problem, and what is checked after it goes on."""
    read = load_strings("fy", tmp_path)
    assert [problem.code for problem in read.problems] == ["missing-strings"]
    assert read.value == strings_of(tmp_path, REFERENCE)


def test_texts_that_are_not_translated_are_told_once(tmp_path: Path) -> None:
    """A copy of English by the name that it gives itself, half a translation by its number."""
    copy = (PACKAGE_STRINGS / "en.yaml").read_text("utf-8")
    half = copy.replace("language: English", "language: Frysk")
    for name, text, line in (("copy", copy, 5), ("half", half, 6)):
        written(tmp_path / name, "fy", text)
        (told,) = load_strings("fy", tmp_path / name).problems
        assert (told.line, told.code, told.severity) == (line, "missing-strings", "warning")
    assert told.message == "texts here are those in English, 573 of 574"


@pytest.mark.parametrize(("language", "text"), [("en-GB", ""), ("nl", "site: {tip: Tip}\n")])
def test_what_is_alike_by_right_is_no_doubt(language: str, text: str, tmp_path: Path) -> None:
    """English of another country, and a word that two languages share."""
    copy = (PACKAGE_STRINGS / "en.yaml").read_text("utf-8")
    written(tmp_path, language, text or copy)
    assert load_strings(language, tmp_path).problems == ()


def test_language_tags() -> None:
    """A code, and parts after hyphens; no name, no locale of an operating system."""
    assert all(map(is_language_tag, ("nl", "en-GB", "zh-Hant-TW", "fil")))
    assert not any(map(is_language_tag, ("", "Dutch", "nl_NL", "NL", "n", "nl-", "nl ")))


def test_a_plural_form_that_the_language_has_not_is_no_form(tmp_path: Path) -> None:
    """English says few questions as it says many; of Polish nothing is known here."""
    text = 'widget:\n  length:\n    few: "{n}, {minutes}"\n    other: "{n}, {minutes}"\n'
    written(tmp_path, "en", text)
    (problem,) = load_strings("en", tmp_path).problems
    assert (problem.line, problem.code) == (3, "unknown-key")
    assert (problem.message, problem.hint) == (
        'this language has no plural form "few"',
        "write one or other",
    )
    (tmp_path / "content/strings/pl.yaml").write_text(text, "utf-8")
    codes = {each.code for each in load_strings("pl", tmp_path).problems}
    assert codes == {"missing-strings"}
