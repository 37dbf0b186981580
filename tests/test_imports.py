"""Imports go one way: the table of what each module may import from the package."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "site_builder"

# A module imports only from modules above it, for types too. A new import belongs into this table;
# where it would have to point downwards, what both need belongs below both, or is passed in.
TABLE: dict[str, str] = {
    # Ground: words, numbers, colours, problems
    "": "",
    "codes": "",
    "numbers": "",
    "addresses": "",
    "problems": "codes",
    "colour": "",
    # Files: text, YAML, field types
    "source": "codes problems",
    "richtext": "source",
    "typography": "richtext",
    "yaml_syntax": "problems source",
    "document": "codes problems source yaml_syntax",
    "shapes": "codes document problems",
    "fields": "addresses colour document numbers problems richtext shapes source",
    "cldr": "",
    "messages": "cldr document problems source typography",
    "languages": "cldr document messages problems source",
    # illustrations/*.svg → drawings
    "svg_values": "codes problems",
    "svg_vocabulary": "codes problems svg_values",
    "svg": "problems source svg_vocabulary",
    "illustrations": "problems source svg",
    # rubric.yaml → Rubric
    "rubric": "",
    "rubric.condition": "",
    "rubric.values": "numbers problems richtext rubric.condition",
    "rubric.names": "document problems",
    "rubric.settings": "document numbers problems rubric.names",
    "rubric.bounds": "document numbers problems rubric.names rubric.settings",
    "rubric.conditions": "document problems rubric.names",
    "rubric.references": "codes document fields problems rubric.conditions rubric.names",
    "rubric.question_rules": "numbers problems rubric.conditions rubric.names rubric.settings",
    "rubric.counting_rules": "document numbers problems rubric.names rubric.settings",
    "rubric.rules": "document problems rubric.bounds rubric.conditions rubric.counting_rules"
    " rubric.names rubric.question_rules rubric.references rubric.settings",
    "rubric.condition_shape": "fields problems rubric.condition shapes",
    "rubric.shape": "fields numbers problems rubric.condition_shape rubric.values shapes",
    "rubric.resolve": "numbers problems rubric.condition_shape rubric.names rubric.settings"
    " rubric.shape rubric.values",
    "rubric.load": "document fields problems rubric.names rubric.resolve rubric.rules"
    " rubric.shape rubric.values shapes source",
    # Rubric × answers → result
    "scoring.worth": "rubric.values",
    "scoring.conditions": "rubric.condition rubric.values scoring.worth",
    "scoring.answers": "rubric.values scoring.conditions scoring.worth",
    "scoring.functions": "numbers rubric.values",
    "scoring.stages": "rubric.values scoring.worth",
    "scoring.scorer": "numbers rubric.values scoring.answers scoring.conditions"
    " scoring.functions scoring.stages scoring.worth",
    "scoring.lift": "rubric.values scoring.scorer",
    "scoring": "scoring.lift scoring.scorer",
    # Rubric → what it can come to
    "analysis.answering": "rubric.condition rubric.values scoring.worth",
    "analysis.chance": "rubric.values scoring.worth",
    "analysis.merging": "numbers rubric.values scoring.functions",
    "analysis.states": "analysis.answering analysis.chance analysis.merging rubric.condition"
    " rubric.values scoring.answers scoring.conditions scoring.functions scoring.scorer"
    " scoring.stages scoring.worth",
    "analysis.whole": "analysis.answering analysis.chance analysis.merging analysis.states"
    " rubric.condition rubric.values scoring.conditions scoring.functions scoring.scorer",
    "analysis.places": "analysis.chance analysis.states rubric.values",
    "analysis.report": "analysis.answering analysis.chance analysis.places analysis.states"
    " analysis.whole rubric.condition rubric.values scoring.worth",
    "analysis": "analysis.report",
    "score_lines": "document numbers problems rubric.load rubric.values scoring source",
    # Rubric → assessment → script, and its proof
    "assessment": "illustrations messages rubric.condition rubric.values typography",
    "engine": "",
    "script": "assessment engine",
    "proof": "assessment problems script source",
    # What a check has published
    "meaning": "",
    "changes": "meaning problems",
    "lock": "meaning",
    "lock_file": "document lock meaning problems source",
    "published": "lock lock_file problems source",
    "wording": "lock meaning richtext rubric.values",
    # content/ → ContentTree
    "theme": "colour fields numbers shapes",
    "site_file": "document fields languages problems shapes theme",
    "article": "document fields problems shapes source",
    "check_file": "addresses document fields problems rubric.names shapes",
    "slugs": "article problems",
    "content": "article check_file fields illustrations languages lock problems proof published"
    " rubric.load rubric.values site_file slugs source",
    "doubts": "analysis analysis.answering codes content problems richtext rubric.condition"
    " rubric.values",
    "lock_rules": "assessment changes codes content lock meaning problems rubric.values wording",
    "inspection": "analysis content numbers problems rubric.values",
    "examples": "content numbers problems rubric.values scoring",
    # ContentTree → Site
    "prose": "source typography",
    "body": "problems prose source",
    "by_hand": "rubric.values",
    "site": "article body by_hand check_file content illustrations languages problems proof prose"
    " rubric.values site_file",
    # Site → what a script says around the rubric
    "presentation": "assessment cldr messages site typography",
    # Site → Output → build/
    "output": "codes problems source",
    "headers": "",
    "redirects": "",
    "carry": "rubric.values",
    "proofs": "content output problems proof site source",
    "render": "assessment carry cldr engine headers output presentation proofs redirects richtext"
    " script site theme typography",
    "write": "output",
    "build": "doubts content engine examples lock_rules output problems proofs render site write",
    "pin": "assessment content lock meaning published rubric.values wording",
    "publish": "build content engine lock output pin problems proof proofs published write",
    # Commands, the server and the proof
    "overlay": "",
    "serve": "build engine headers output overlay problems render write",
    "browser": "",
    "host": "",
    "verify": "rubric.values scoring",
    "schema": "rubric.condition_shape rubric.shape site_file",
    "cli": "build engine inspection problems publish schema score_lines serve write",
    "__main__": "cli",
}


def _name(path: Path) -> str:
    """Return a module's name in the package: `rubric.load`, and "" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def _imported(path: Path) -> Iterator[str]:
    """Yield what a module imports from the package: also within functions and for types only."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports by a relative name"
            within = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [name for name in within if name.removeprefix("site_builder.") in MODULES]
            names = modules or [node.module or ""]
        else:
            continue
        for name in names:
            package, _, module = name.partition(".")
            if package == "site_builder":
                yield module


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_what_the_table_says(module: str) -> None:
    """No more and no less, so that the table is true."""
    assert sorted(set(_imported(MODULES[module]))) == sorted(TABLE[module].split())


def test_the_table_holds_every_module() -> None:
    """And no module that is gone."""
    assert sorted(TABLE) == sorted(MODULES)


def test_imports_go_upwards_in_the_table() -> None:
    """Each module stands below all that it imports; so there are no cycles."""
    order = list(TABLE)
    for place, module in enumerate(order):
        assert set(TABLE[module].split()) <= set(order[:place]), module
