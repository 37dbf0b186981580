"""Whatever the docs show to be copied is right: commands, YAML, JSON, scripts, pages, drawings."""

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any, get_args

import click
import pytest
import yaml
from jsonschema import Draft202012Validator

from site_builder.cli import main
from site_builder.content.article import ArticleShape
from site_builder.content.page_file import PageShape
from site_builder.files.codes import Code
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.new import new_project
from site_builder.review.doubts import doubts
from site_builder.rubric.load import load_rubric
from site_builder.schema import SCHEMAS
from site_builder.script.engine import deno_path
from site_builder.svg.drawing import load_drawing
from tests.dom import tree_of
from tests.projects import shown

ROOT = Path(__file__).parents[1]
STARTER = ROOT / "site_builder/starter/project/README.md"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), STARTER])
FIRST_CHECK = ROOT / "docs/first-check.md"
KNOWN = {"", "console", "html", "js", "json", "jsx", "markdown", "nginx", "sh", "svg", "ts", "yaml"}


FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(*kinds: str) -> list[Any]:
    """Return the blocks of code of these kinds in all pages, each named by its page."""
    found = [
        (page, kind, text)
        for page in PAGES
        for kind, text in FENCED.findall(page.read_text("utf-8"))
    ]
    assert {kind for _, kind, _ in found} <= KNOWN
    return [
        pytest.param(text, id=f"{page.stem}-{' '.join(text.split())[:40]}")
        for page, kind, text in found
        if kind in kinds
    ]


def commands() -> Iterator[Any]:
    """Yield each command line that a page shows: in a block, or in a line between backticks."""
    for page in PAGES:
        text = page.read_text("utf-8")
        shown_lines = re.findall(r"^\$ (.*)$", text, re.MULTILINE)
        within = re.findall(r"`(niveaucheck [^`\n]*)`", text)
        for line in dict.fromkeys([*shown_lines, *within]):
            if "niveaucheck " in line:
                yield pytest.param(line, id=f"{page.stem}-{line[:60]}")


@pytest.mark.parametrize("line", [*commands()])
def test_a_command_exists_with_its_options(line: str) -> None:
    """Each word that is a command, each option, each word that an option takes."""
    words = shlex.split(line, comments=True)
    words = words[len(words) - words[::-1].index("niveaucheck") :] if "niveaucheck" in words else []
    command: click.Command = main
    left = iter(takewhile(lambda word: word not in ("|", "&&", ">"), words))
    for word in left:
        if word.startswith("-"):
            check_option(command, word, left)
        elif isinstance(command, click.Group) and not word.isupper():
            assert word in command.commands, line
            command = command.commands[word]


def check_option(command: click.Command, word: str, left: Iterator[str]) -> None:
    """Check that a command has the option, and that it takes the word after it."""
    option = next((each for each in options(command) if word in each.opts), None)
    assert option, f"{command.name} has no {word}"
    if not option.is_flag:
        value = next(left, "VALUE")
        if isinstance(option.type, click.Choice) and not value.isupper():
            assert value in option.type.choices


def options(command: click.Command) -> list[click.Option]:
    """Return the options of a command, that for help among them."""
    parameters = command.get_params(click.Context(command))
    help_of_all = click.Option(["-h", "--help"], is_flag=True)
    return [each for each in [*parameters, help_of_all] if isinstance(each, click.Option)]


def _lenient(schema: dict[str, Any]) -> Draft202012Validator:
    """Return what accepts a part of a file: each key that is there must be right."""
    return Draft202012Validator({key: value for key, value in schema.items() if key != "required"})


FORMS = [
    *(_lenient(make()) for make in SCHEMAS.values()),
    *(_lenient(shape.model_json_schema()) for shape in (ArticleShape, PageShape)),
]


@pytest.mark.parametrize("text", blocks("yaml"))
def test_yaml_fits_a_file_of_ours(text: str) -> None:
    """One of them has all of its keys, with such values."""
    assert parse_yaml(Source("docs", text)).problems == ()
    data = json.loads(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader), default=str))
    faults = [[error.message for error in form.iter_errors(data)] for form in FORMS]
    assert [] in faults, faults


@pytest.mark.parametrize("text", blocks("markdown"))
def test_an_article_that_is_shown_has_the_keys_of_one(text: str) -> None:
    """Each between its two lines; a shorter block is text alone."""
    if text.startswith("---\n"):
        read = parse_yaml(Source("docs", text.split("---\n")[1]))
        assert read.value
        keys = read.value.data
        assert list(Draft202012Validator(ArticleShape.model_json_schema()).iter_errors(keys)) == []


@pytest.mark.parametrize("text", blocks("json"))
def test_json_can_be_read(text: str) -> None:
    """As it stands."""
    json.loads(text)


@pytest.mark.parametrize("text", blocks("html"))
def test_html_is_whole(text: str) -> None:
    """Each element is closed in its order, and no attribute stands twice."""
    tree_of(text)


@pytest.mark.parametrize("text", blocks("svg"))
def test_a_drawing_is_one_that_is_allowed(text: str) -> None:
    """Whoever copies it has no problem with it."""
    assert load_drawing(Source("docs", text)).problems == ()


def test_scripts_can_be_parsed(tmp_path: Path) -> None:
    """All of them, by Deno; also those within HTML."""
    written = 0
    for kind in ("js", "jsx", "ts"):
        for block in blocks(kind):
            written += 1
            (tmp_path / f"{written}.{kind}").write_text(block.values[0], "utf-8")
    for block in blocks("html"):
        for script in re.findall(r"<script>(.*?)</script>", block.values[0], re.DOTALL):
            written += 1
            (tmp_path / f"{written}.js").write_text(script, "utf-8")
    command = [deno_path(), "fmt", "--no-config", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"{written} files" in done.stderr


def test_a_code_that_is_shown_exists() -> None:
    """In the lines that the docs show of the console."""
    for page in PAGES:
        for code in re.findall(r"(?:error|warning)\[([\w-]+)\]", page.read_text("utf-8")):
            assert code in get_args(Code), (page, code)


def test_the_first_check_is_what_the_page_says(tmp_path: Path) -> None:
    """A new project with the rubric of the page, without drawings; only its pages lack."""
    (text,) = re.findall(r"```yaml\n(.*?)```", FIRST_CHECK.read_text("utf-8"), re.DOTALL)
    rubric = load_rubric(Source("rubric.yaml", text), ("en",))
    assert rubric.problems == ()
    assert rubric.value
    assert list(doubts("rubric.yaml", rubric.value)) == []
    advised = [{*each.advice} for each in rubric.value.dimensions]
    assert advised == [{"dry", "alive"}] * 3  # Below "What to do next" stands more than one.
    new_project(tmp_path / "my-checks", ("en",))
    folder = tmp_path / "my-checks/content/first-check"
    first, _ = (folder / "rubric.yaml").read_text("utf-8").split("\n", 1)
    (folder / "rubric.yaml").write_text(f"{first}\n{text}", "utf-8")
    for drawing in (folder / "illustrations").iterdir():
        drawing.unlink()
    (folder / "illustrations").rmdir()
    assert [each for each in shown(tmp_path / "my-checks") if "[fill-in]" not in each] == []
