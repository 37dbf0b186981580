"""The docs say what there is."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest

from site_builder.files.document import parse_yaml
from site_builder.files.source import Source
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
