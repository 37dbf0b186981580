"""The docs say what there is."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.content.article import ArticleShape
from site_builder.content.card_fonts import CardsShape
from site_builder.content.check_file import CheckShape
from site_builder.content.page_file import PageShape
from site_builder.content.site_file import SiteShape
from site_builder.content.theme_shape import ThemeShape
from site_builder.documentation import read
from site_builder.files.codes import Code
from site_builder.files.shapes import Shape
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.language.strings import load_strings
from site_builder.rubric.load import load_rubric
from site_builder.script.proof import Part, Proof

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "site_builder/templates"
STYLES = "".join((ROOT / "widget" / name).read_text("utf-8") for name in ("styles.css", "full.css"))
WIDGET = (ROOT / "docs/widget.md").read_text("utf-8")
PROOF = (ROOT / "docs/proof.md").read_text("utf-8")

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])

PROPERTIES = dict(re.findall(r"/\* (--niveau-[a-z-]+): (.*?) \*/", STYLES))
PARTS = dict(re.findall(r"/\* ::part\(([a-z-]+)\): (.*?) \*/", STYLES))


@pytest.mark.parametrize("name", PROPERTIES | PARTS)
def test_every_property_and_part_is_documented(name: str) -> None:
    """It stands in docs/widget.md with the words of the style sheet."""
    assert f"| `{name}` | {(PROPERTIES | PARTS)[name]} |" in WIDGET


def test_every_property_and_part_is_said_what_it_is() -> None:
    """Each custom property that the style sheet declares, and each part drawn, has its comment."""
    assert set(re.findall(r"^ *(--niveau-[a-z-]+):", STYLES, re.MULTILINE)) == set(PROPERTIES)
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "widget/src").glob("*.ts"))
    drawn = {
        part for names in re.findall(r'part: ["`]([a-z -]+)', sources) for part in names.split()
    }
    assert drawn <= set(PARTS)


def test_documented_events_are_those_that_are_dispatched() -> None:
    """docs/widget.md lists exactly the events of the source."""
    source = "".join(path.read_text("utf-8") for path in (ROOT / "widget/src").glob("*.ts"))
    named = set(re.findall(r'emit\("([a-z]+)"', source)) | {"answer", "restart"}
    assert {f"niveau-{name}" for name in named} == set(
        re.findall(r"^\| `(niveau-[a-z]+)` \|", WIDGET, re.MULTILINE)
    )


def test_documented_keys_of_a_proof_are_those_that_it_has() -> None:
    """docs/proof.md has a line for each part of what is compared, and a word for each key."""
    first = set(re.findall(r"^\| `([a-z]+)`.*? \|", PROOF, re.MULTILINE))
    assert set(get_args(Part)) <= first
    for key in (field.name for field in fields(Proof)):
        assert re.search(rf"^\|[^|]*`{key}`", PROOF, re.MULTILINE), key


def test_every_text_of_the_interface_is_said_somewhere() -> None:
    """A template or a condition uses each text of the site, the widget's source each of its own."""
    strings = load_strings("en", ROOT).value
    assert strings
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))
    pages = ("pages/environment.py", "pages/dressing.py", "pages/listing.py", "cards/make.py")
    code = "".join((ROOT / "site_builder" / path).read_text("utf-8") for path in pages)
    conditions = (ROOT / "site_builder/language/conditions_in_words.py").read_text("utf-8")
    source = "".join(path.read_text("utf-8") for path in (ROOT / "widget/src").glob("*.ts"))
    for key in strings.site:
        used = rf'(t|strings|site)(\.{key}\b|\["{key}"\])'
        is_used = re.search(used, templates) or f'["{key}"]' in code
        assert is_used or f'"{key}"' in conditions, key
    taken = " ".join(re.findall(r"\{([^{}]*)\} = [^;]*\bstrings;", source))
    for key in strings.widget:
        assert f'"{key}"' in source or key in re.split("[, ]+", taken), key


def _anchors(page: Path) -> set[str]:
    """Return the names that GitHub gives a page's headings."""
    code_left_out = re.sub(
        r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    headings = re.findall(r"^#+ (.*)$", code_left_out, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_between_pages_leads_somewhere(page: Path) -> None:
    """To a file that is there, and to a heading in it; what is code leads nowhere."""
    text = re.sub(
        r"^```.*?^```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_outside_the_docs_can_be_found_without_a_checkout(page: Path) -> None:
    """The words of a language are shown by a command; of all else it is said where it is."""
    for paragraph in page.read_text("utf-8").split("\n\n"):
        for folder, name in re.findall(
            r"\]\(\.\./(site_builder|tests)/(?:.*/)?([^/)]+)\)", paragraph
        ):
            assert folder == "site_builder" or "in the repository" in paragraph.lower(), name
            if folder == "site_builder":
                assert f"niveaucheck docs {name}" in paragraph
                assert read(name) == (ROOT / "site_builder/strings" / name).read_text("utf-8")


def _rubrics_in_docs() -> list[Any]:
    """Return the examples of docs/scoring.md, each made whole with what it leaves out."""
    text = (ROOT / "docs/scoring.md").read_text("utf-8")
    sources = [Source("docs", block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]
    blocks = [read.value.data for source in sources for read in [parse_yaml(source)] if read.value]
    assert len(blocks) == len(sources)
    name = {"nl": "Naam", "en": "Name"}
    levels = [{"id": "low", "name": name}, {"id": "high", "name": name, "from": "50"}]
    dimensions = [{"id": each, "name": name} for each in ("calm", "lively")]
    return [{"version": "1", "levels": levels, "dimensions": dimensions, **each} for each in blocks]


@pytest.mark.parametrize("rubric", _rubrics_in_docs(), ids=lambda rubric: next(iter(rubric)))
def test_the_examples_of_the_scoring_reference_are_rubrics(rubric: Any) -> None:
    """Whoever copies one has no problem with it."""
    source = Source("rubric.yaml", json.dumps(rubric))
    assert load_rubric(source, ("nl", "en")).problems == ()


def _rows(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading of a page, without its head."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    part = rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)"
    (section,) = re.findall(part, text, re.MULTILINE | re.DOTALL)
    (table, *_) = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)
    lines = [re.split(r"(?<!\\)\|", line.strip("|")) for line in table.splitlines()]
    return [[cell.strip() for cell in line] for line in lines[2:]]


def _keys_told(page: str, heading: str) -> dict[str, bool]:
    """Return the keys in the first column of a table, and whether each must be there."""
    firsts = [row[0] for row in _rows(page, heading)]
    return {key: "**" in cell for cell in firsts for key in re.findall(r"`([a-z_]+)`", cell)}


@pytest.mark.parametrize(
    ("page", "heading", "shape"),
    [
        ("content.md", "site.yaml", SiteShape),
        ("content.md", "The keys of an article", ArticleShape),
        ("content.md", "Pages", PageShape),
    ],
)
def test_every_key_is_told(page: str, heading: str, shape: type[Shape]) -> None:
    """No other, and in bold where it must be there."""
    fields = shape.model_fields.items()
    assert _keys_told(page, heading) == {key: field.is_required() for key, field in fields}


def _names(schema: Any) -> Iterator[str]:
    """Yield every key that a schema knows, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
    for each in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(each, dict | list):
            yield from _names(each)


@pytest.mark.parametrize(
    ("page", "shape"),
    [("theme.md", ThemeShape), ("images.md", CardsShape), ("check.md", CheckShape)],
)
def test_every_key_further_down_is_shown(page: str, shape: type[Shape]) -> None:
    """In an example of YAML, or between backticks."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    code = " ".join(re.findall(r"```yaml\n.*?```|`[^`\n]+`", text, re.DOTALL))
    assert set(_names(shape.model_json_schema())) - set(re.findall(r"[a-z_]+", code)) == set()


def _commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


COMMANDS = dict(_commands(main))
COMMANDS_PAGE = (ROOT / "docs/commands.md").read_text("utf-8")


def test_every_command_is_told() -> None:
    """Each has its part of docs/commands.md, and its line in the README; no other has."""
    told = re.findall(r"^## `niveaucheck (.*)`$", COMMANDS_PAGE, re.MULTILINE)
    assert sorted(told) == sorted(COMMANDS)
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in COMMANDS:
        assert re.search(rf"^\| `niveaucheck {name}\b", readme, re.MULTILINE), name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_told(name: str) -> None:
    """In the table below its command, with each word that it takes; no other is."""
    options = [each for each in COMMANDS[name].params if isinstance(each, click.Option)]
    rows = _rows("commands.md", f"`niveaucheck {name}`") if options else []
    told = {each for cell, *_ in rows for each in re.findall(r"`(--[a-z-]+(?: [a-z]+)?)", cell)}
    expected = set()
    for option in options:
        (word,) = option.opts
        choices = option.type.choices if isinstance(option.type, click.Choice) else [""]
        expected |= {f"{word} {choice}".strip() for choice in choices}
    assert told == expected


def test_every_option_has_its_help() -> None:
    """`--help` says what each does."""
    for name, command in COMMANDS.items():
        assert command.help, name
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (name, option.name)


def test_every_exit_code_is_told() -> None:
    """From 0 to 3."""
    assert [row[0] for row in _rows("commands.md", "Exit codes")] == ["0", "1", "2", "3"]


def test_every_variable_is_told() -> None:
    """Each that the package reads from its environment."""
    source = "".join(path.read_text("utf-8") for path in (ROOT / "site_builder").rglob("*.py"))
    told = {name for row in _rows("commands.md", "Environment") for name in row[:1]}
    read = set(re.findall(r'"(NIVEAUCHECK_[A-Z]+)"', source))
    assert told == {f"`{name}`" for name in read}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    """By the variable that docs/commands.md names."""
    asked = f"{shell}_source"
    assert f"_NIVEAUCHECK_COMPLETE={asked} niveaucheck" in COMMANDS_PAGE
    environment = {"_NIVEAUCHECK_COMPLETE": asked}
    done = CliRunner().invoke(main, prog_name="niveaucheck", env=environment)
    assert "_NIVEAUCHECK_COMPLETE" in done.output


PROBLEMS_PAGE = (ROOT / "docs/problems.md").read_text("utf-8")


def test_every_code_is_told_once() -> None:
    """docs/problems.md has each code of a problem, and no other."""
    cells = re.findall(r"^\| (`[^|]*) \|", PROBLEMS_PAGE, re.MULTILINE)
    told = [code for cell in cells for code in re.findall(r"`([a-z0-9-]+)`", cell)]
    assert sorted(told) == sorted(set(get_args(Code)))


def test_the_index_leads_to_every_page() -> None:
    """docs/README.md has a link to each."""
    index = (ROOT / "docs/README.md").read_text("utf-8")
    for page in ROOT.glob("docs/*.md"):
        assert page.name == "README.md" or f"]({page.name})" in index, page.name
