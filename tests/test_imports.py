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
    "embedded": "",
    "problems": "codes",
    "colour": "",
    # Files: text, YAML, field types
    "source": "codes problems",
    "richtext": "source",
    "rich_html": "richtext",
    "typography": "richtext",
    "yaml_syntax": "problems source",
    "document": "codes problems source yaml_syntax",
    "shapes": "codes document problems",
    "fields": "addresses colour document numbers problems richtext shapes source",
    "cldr": "",
    "messages": "addresses cldr document problems source typography",
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
    "scoring.given": "rubric.values scoring.conditions scoring.worth",
    "scoring.answers": "rubric.values scoring.conditions scoring.worth",
    "scoring.functions": "numbers rubric.values",
    "scoring.stages": "rubric.values scoring.worth",
    "scoring.scorer": "numbers rubric.values scoring.answers scoring.conditions"
    " scoring.functions scoring.stages scoring.worth",
    "scoring.lift": "rubric.values scoring.scorer",
    "scoring": "scoring.lift scoring.scorer",
    "conditions_in_words": "languages numbers richtext rubric.condition rubric.values"
    " scoring.answers scoring.conditions scoring.given typography",
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
    "core": "assessment",
    "engine": "",
    "script": "assessment core engine",
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
    "article": "addresses document fields problems shapes source",
    "check_file": "addresses document fields problems rubric.names shapes",
    "slugs": "article problems",
    "content": "article check_file embedded fields illustrations languages lock problems proof"
    " published rubric.load rubric.values site_file slugs source",
    "idle_options": "analysis.answering rubric.condition rubric.values scoring.worth",
    "doubts": "analysis analysis.answering codes content idle_options problems richtext"
    " rubric.condition rubric.values",
    "lock_rules": "assessment changes codes content lock meaning problems rubric.values wording",
    "inspection": "analysis content numbers problems rubric.values",
    "examples": "content numbers problems rubric.values scoring",
    # ContentTree → Site
    "prose": "source typography",
    "body": "problems prose source",
    "by_hand.columns": "rubric.values",
    "by_hand.scores": "by_hand.columns rubric.values",
    "by_hand.values": "by_hand.columns by_hand.scores rubric.values",
    "by_hand.worth": "by_hand.columns rubric.values scoring.worth",
    "by_hand.bands": "by_hand.scores rubric.values",
    "by_hand.marks": "by_hand.columns by_hand.worth scoring.given",
    "by_hand.positions": "by_hand.scores by_hand.worth rubric.values scoring.functions",
    "by_hand.groups": "by_hand.bands by_hand.columns by_hand.marks by_hand.positions"
    " by_hand.scores by_hand.worth numbers rubric.values scoring.answers",
    "by_hand.parts": "by_hand.groups by_hand.positions by_hand.scores rubric.values",
    "by_hand.totals": "by_hand.bands by_hand.groups by_hand.parts by_hand.scores by_hand.values"
    " by_hand.worth numbers rubric.values",
    "by_hand.overall": "by_hand.bands by_hand.groups by_hand.parts by_hand.totals by_hand.values"
    " by_hand.worth rubric.values",
    "by_hand.tables": "by_hand.columns rubric.values",
    "by_hand.whole": "analysis.answering by_hand.columns by_hand.groups by_hand.overall"
    " by_hand.parts by_hand.tables by_hand.totals by_hand.values by_hand.worth rubric.condition"
    " rubric.values scoring.given",
    "by_hand.formulas": "by_hand.scores numbers",
    "by_hand": "by_hand.whole",
    "site": "article body by_hand by_hand.values check_file content illustrations languages"
    " lock problems proof prose rubric.values site_file typography",
    # Site → what a script says around the rubric
    "presentation": "assessment cldr messages site typography",
    # Site → Output → build/
    "output": "codes problems source",
    "headers": "",
    "redirects": "",
    "carry": "rubric.values",
    "proofs": "content output problems proof site source",
    "snippets": "script site typography",
    "oembed": "site snippets typography",
    "embed_page": "embedded site snippets theme typography",
    "manifest": "assessment embedded headers published script site",
    "render": "assessment by_hand.formulas carry cldr conditions_in_words embed_page embedded"
    " engine headers manifest messages numbers oembed output presentation proofs redirects"
    " rich_html richtext rubric.condition script site snippets theme typography",
    "write": "output",
    "build": "doubts content engine examples lock_rules output problems proofs render site write",
    "pin": "assessment content lock meaning published rubric.values wording",
    "publish": "build content engine lock output pin problems proof proofs published write",
    # A check → its reviewer's sheet
    "sheet.subject": "analysis article check_file content illustrations inspection languages"
    " problems rubric.values",
    "sheet.speech": "cldr conditions_in_words numbers rich_html rubric.condition rubric.values"
    " sheet.subject typography",
    "sheet.rules": "rubric.values sheet.speech",
    "sheet.questions": "rubric.values sheet.speech",
    "sheet.reach": "analysis sheet.speech",
    "sheet.worked": "examples rubric.values scoring sheet.rules sheet.speech",
    "sheet.page": "cldr sheet.questions sheet.reach sheet.rules sheet.speech sheet.subject"
    " sheet.worked svg",
    "sheet.write": "sheet.page sheet.subject write",
    "sheet": "sheet.write",
    # Commands, the server and the proof
    "overlay": "",
    "serve": "build engine headers output overlay problems render write",
    "browser": "",
    "host": "",
    "verify": "",
    "verify.drawing": "",
    "verify.answer_sets": "rubric.values scoring.answers verify.drawing",
    "verify.pieces": "proof verify.answer_sets",
    "verify.walking": "rubric.values scoring.worth verify.answer_sets verify.drawing verify.pieces",
    "verify.dimensions": "analysis.answering proof rubric.condition rubric.values scoring.answers"
    " verify.answer_sets verify.drawing verify.pieces verify.walking",
    "verify.levels": "analysis.answering analysis.report analysis.states rubric.values scoring"
    " scoring.worth verify.answer_sets verify.drawing verify.pieces verify.walking",
    "verify.bounds": "analysis.answering analysis.report analysis.states analysis.whole"
    " rubric.condition rubric.values verify.answer_sets verify.levels verify.pieces"
    " verify.walking",
    "verify.drawn": "rubric.values scoring.answers verify.answer_sets verify.drawing verify.pieces",
    "verify.witnesses": "analysis proof rubric.values scoring verify.walking",
    "verify.compose": "examples proof rubric.values verify.answer_sets verify.bounds"
    " verify.dimensions verify.drawn verify.levels verify.pieces verify.walking verify.witnesses",
    "verify.shipped": "verify.answer_sets",
    "verify.reference": "rubric.values scoring verify.answer_sets",
    "verify.compare": "rubric.values scoring verify.pieces verify.reference verify.shipped",
    "verify.page": "",
    "verify.progress": "verify.compare",
    "verify.summary": "proof",
    "verify.stopping": "",
    "verify.command": "assessment browser build content engine host output problems proof proofs"
    " rubric.values site verify.compare verify.compose verify.page verify.progress verify.summary"
    " write",
    "schema": "check_file cldr languages messages rubric.condition_shape rubric.shape site_file"
    " write",
    "cli": "browser build engine inspection problems publish schema score_lines serve sheet"
    " verify.command verify.page verify.stopping write",
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
