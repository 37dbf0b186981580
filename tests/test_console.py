"""Problems as they stand on a console, and what is said of wrong usage."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.files.codes import Code
from site_builder.files.console import told, useful_first
from site_builder.files.excerpt import Excerpt
from site_builder.files.problems import Problem, Severity
from tests.projects import MINIMAL, broken, copied, mistakes

LINE = re.compile(r"content\S*:\d+:\d+: (?:error|warning)\[[a-z0-9-]+\]: .+; .+")
EXCERPT = re.compile(r" *\d+ \| .*\S.*\n *\| *\^")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two mistakes."""
    files = {"site.yaml": "languages: [nl, en]\ntitel: Käse\n", "first/rubric.yaml": "version: &a"}
    return copied(MINIMAL, tmp_path_factory.mktemp("place") / "project", files)


def _run(*arguments: str, color: bool = False) -> str:
    return CliRunner().invoke(main, arguments, color=color).stderr


def _problem(
    path: str, line: int, code: Code = "empty", severity: Severity = "error", column: int = 1
) -> Problem:
    return Problem(f"content/{path}", line, column, code, "it is so", "mend it", severity)


@pytest.mark.parametrize("command", ["check", "build"])
def test_the_line_itself_stands_below_its_problem(command: str, project: Path) -> None:
    """With its number, and a mark below the place; a problem's first line is as it always was."""
    said = _run(command, str(project))
    expected = (
        'content/site.yaml:2:1: error[unknown-key]: unknown key "titel"; did you mean "title"?\n'
        "    2 | titel: Käse\n"
        "      | ^\n"
    )
    assert expected in said
    assert "\x1b" not in said


def test_colours_are_for_terminals(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for pipes, and for nobody who set NO_COLOR; they change no word."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain, coloured = (_run("check", str(project), color=color) for color in (False, True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert _run("check", str(project), color=True) == plain


def test_whatever_is_wrong_is_told_with_its_line_or_without(tmp_path: Path) -> None:
    """Of all mistakes at once each keeps its form; no byte of a picture comes to the console."""
    together = [mistake for mistake in mistakes() if not mistake.stands_apart]
    expected = {line for mistake in together for line in mistake.expect}
    said = _run("check", str(broken(tmp_path / "project", together)))
    blocks = re.split(r"\n(?=content)", said.rpartition("\n")[0].rpartition("\n")[0])
    heads = [block.partition("\n")[0] for block in blocks]
    assert len(heads) >= len(expected)
    assert all(map(LINE.fullmatch, heads))
    shown = [block.partition("\n")[2] for block in blocks if "\n" in block]
    assert all(map(EXCERPT.fullmatch, shown))
    assert len(shown) > len(blocks) / 2
    assert "GIF8" not in said
    assert said.isprintable() or set(filter(lambda char: not char.isprintable(), said)) == {"\n"}


def test_the_most_useful_comes_first() -> None:
    """The site's own file, then what cannot be read, file by file; what may wait is last."""
    ordered = [
        _problem("site.yaml", 9),
        _problem("site.yaml", 2, severity="warning"),
        _problem("z/rubric.yaml", 4, "yaml-syntax"),
        _problem("a/article.nl.md", 3),
        _problem("a/article.nl.md", 12),
        _problem("a/article.nl.md", 5, "missing-file"),
        _problem("b/check.yaml", 7),
        _problem("a/rubric.yaml", 1, severity="warning"),
        _problem("a/rubric.yaml", 8, severity="warning"),
    ]
    in_place = sorted(ordered[3:6])
    assert useful_first(reversed(ordered)) == [*ordered[:3], *in_place, *ordered[6:]]


def test_of_many_problems_in_a_large_file_it_is_read_once(tmp_path: Path) -> None:
    """Sixty thousand lines, a problem in each."""
    (tmp_path / "content").mkdir()
    lines = [f"levelz{number}: b" for number in range(60_000)]
    (tmp_path / "content/site.yaml").write_text("\n".join(lines), "utf-8")
    problems = [_problem("site.yaml", number) for number in range(1, 60_001)]
    found = list(told(tmp_path, problems))
    assert found[-1].splitlines()[1].endswith("levelz59999: b")


def test_the_mark_stands_below_wide_letters_too() -> None:
    """A console shows some letters two cells wide, and accents by themselves in none."""
    assert str(Excerpt(1, "漢字é: x", 3)).endswith(f"| {' ' * 5}^")
    assert str(Excerpt(1, "e\u0301: x", 2)).endswith(f"| {' ' * 1}^")
    assert str(Excerpt(1, "a\u200bb: x", 3)).endswith(f"| {' ' * 2}^")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], 'Did you mean "build"?'),
        (["chekc", "."], 'Did you mean "check"?'),
        (["build", "projct"], 'Did you mean "project"?'),
        (["check", "project/content"], "it is inside the project {}/project;"),
        (["check", "project/content/first"], "it is inside the project {}/project;"),
        (["build", "."], "name the project in it, like project"),
        (["build", "empty"], "name the folder that holds it"),
        (["build", "--dafts"], "Did you mean '--drafts'?"),
    ],
)
def test_wrong_usage_says_what_may_be_meant(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands, options, folders; the content folder itself, and the one around the project."""
    copied(MINIMAL, tmp_path / "project")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(main, arguments)
    assert refused.exit_code == 2
    assert said.format(os.path.realpath(tmp_path)) in " ".join(refused.stderr.split())
