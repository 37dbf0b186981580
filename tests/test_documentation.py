"""`niveaucheck docs`: what it lists, shows, and is named for."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted(path.stem for path in (ROOT / "docs").glob("*.md") if path.stem != "README")


def docs(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["docs", *arguments])


def test_every_page_is_listed_once() -> None:
    """By its name, with its title, below those who read it."""
    told = docs().output
    assert sorted(re.findall(r"^  ([a-z-]+)  +\w", told, re.MULTILINE)) == PAGES
    assert re.match(r"For editors: make checks\n(  .*\n)*  rubric  +Write a rubric\n", told)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_as_it_is_written(page: str) -> None:
    """By its name, or by that of its file."""
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    for name in (page, f"{page}.md", f"docs/{page}.md"):
        assert docs(name).output.rstrip("\n") == text.rstrip("\n")


@pytest.mark.parametrize(
    ("name", "way_out"),
    [("rubrik", 'Did you mean "rubric"?'), ("x", "niveaucheck docs lists them all."), ("../a", "")],
)
def test_a_page_that_is_not_there_is_told(name: str, way_out: str) -> None:
    """With the one that may be meant; nothing else can be read that way."""
    done = docs(name)
    assert done.exit_code == 2
    assert f'There is no page "{name}". {way_out}' in done.output


def test_what_authors_are_given_names_pages_that_are_there() -> None:
    """No comment leads to a file that they do not have."""
    folders = ("site_builder/starter", "site_builder/strings", "content")
    given = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    texts = [path.read_text("utf-8") for path in given if path.suffix in {".md", ".yaml"}]
    named = [name for text in texts for name in re.findall(r"niveaucheck docs ([a-z-]+)", text)]
    assert {"rubric", "theme", "languages", "check"} <= set(named) <= set(PAGES)
    assert not [text for text in texts if re.search(r"\bdocs/", text)]
