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
    "files": "",
    "report": "",
    "files.cache": "",
    "files.last": "",
    "files.digests": "",
    "files.workers": "",
    "files.kept": "files.cache files.workers",
    "files.codes": "",
    "files.numbers": "",
    "files.passing": "",
    "files.pillow": "",
    "files.today": "",
    "files.addresses": "",
    "options": "",
    "documentation": "",
    "output": "",
    "output.embedded": "",
    "files.problems": "files.codes",
    "files.colour": "",
    # Files: text, YAML, field types
    "files.source": "files.codes files.problems",
    "files.excerpt": "files.codes files.problems files.source",
    "files.console": "files.codes files.excerpt files.problems",
    "files.richtext": "files.source",
    "language": "",
    "language.rich_html": "files.richtext",
    "language.typography": "files.richtext",
    "files.indentation": "files.problems files.source",
    "files.slips": "files.indentation files.problems files.source",
    "files.quotation": "files.indentation files.problems files.slips files.source",
    "files.yaml_syntax": "files.indentation files.problems files.quotation files.slips"
    " files.source",
    "files.to_translate": "files.problems files.source",
    "files.conflict": "files.problems files.source",
    "files.document": "files.codes files.problems files.source",
    "files.twice": "files.document files.problems",
    "files.yaml_reader": "files.codes files.conflict files.document files.indentation"
    " files.problems files.slips files.source files.to_translate files.twice files.yaml_syntax",
    "content.front_matter": "files.document files.problems files.source files.yaml_reader",
    "files.mistakes": "files.addresses files.codes files.document files.problems",
    "files.shapes": "files.document files.mistakes files.problems files.slips",
    "files.fields": "files.addresses files.colour files.document files.mistakes files.numbers"
    " files.problems files.richtext files.shapes files.source",
    "language.cldr": "",
    "language.messages": "files.addresses files.document files.problems files.source language.cldr"
    " language.typography",
    "language.strings": "files.document files.passing files.problems files.source files.yaml_reader"
    " language.cldr language.messages",
    # illustrations/*.svg → drawings
    "svg": "",
    "svg.values": "files.codes files.problems",
    "svg.vocabulary": "files.codes files.problems svg.values",
    "svg.drawing": "files.problems files.source svg.vocabulary",
    "svg.illustrations": "files.passing files.problems files.source svg.drawing",
    "svg.markup": "svg.drawing",
    # images/* → the files that a page shows; what a card needs below content
    "pictures": "",
    "pictures.header": "",
    "pictures.values": "",
    "pictures.folder": "files.codes files.passing files.problems files.source pictures.header",
    "pictures.encode": "pictures.folder pictures.header",
    "pictures.make": "files.cache files.pillow files.problems pictures.encode pictures.folder"
    " pictures.header pictures.values",
    "pictures.markup": "pictures.values",
    "cards": "",
    "cards.lines": "",
    "cards.values": "files.colour",
    "cards.fonts": "cards.values files.cache files.source",
    # rubric.yaml → Rubric
    "rubric": "",
    "rubric.condition": "",
    "rubric.values": "files.numbers files.problems files.richtext rubric.condition",
    "rubric.digest": "files.digests rubric.values",
    "rubric.names": "files.document files.problems",
    "rubric.settings": "files.document files.numbers files.problems rubric.names",
    "rubric.bounds": "files.document files.numbers files.problems rubric.names rubric.settings",
    "rubric.conditions": "files.document files.problems rubric.names",
    "rubric.references": "files.codes files.document files.fields files.problems rubric.conditions"
    " rubric.names",
    "rubric.question_rules": "files.numbers files.problems rubric.conditions rubric.names"
    " rubric.settings",
    "rubric.counting_rules": "files.document files.numbers files.problems rubric.names"
    " rubric.settings",
    "rubric.rules": "files.document files.problems rubric.bounds rubric.conditions"
    " rubric.counting_rules rubric.names rubric.question_rules rubric.references rubric.settings",
    "rubric.condition_shape": "files.fields files.mistakes files.problems files.shapes"
    " rubric.condition",
    "rubric.shape": "files.fields files.mistakes files.numbers files.problems files.shapes"
    " rubric.condition_shape rubric.values",
    "rubric.resolve": "files.numbers files.problems rubric.condition_shape rubric.names"
    " rubric.settings rubric.shape rubric.values",
    "rubric.load": "files.fields files.problems files.shapes files.source files.yaml_reader"
    " rubric.names rubric.resolve rubric.rules rubric.shape rubric.values",
    # Rubric × answers → result
    "scoring.worth": "rubric.values",
    "scoring.conditions": "rubric.condition rubric.values scoring.worth",
    "scoring.given": "rubric.values scoring.conditions scoring.worth",
    "scoring.answers": "rubric.values scoring.conditions scoring.worth",
    "scoring.functions": "files.numbers rubric.values",
    "scoring.stages": "rubric.values scoring.worth",
    "scoring.scorer": "files.numbers rubric.values scoring.answers scoring.conditions"
    " scoring.functions scoring.stages scoring.worth",
    "scoring.lift": "rubric.values scoring.scorer",
    "scoring": "scoring.lift scoring.scorer",
    "language.conditions_in_words": "files.numbers files.richtext language.cldr language.strings"
    " language.typography rubric.condition rubric.values scoring.answers scoring.conditions"
    " scoring.given",
    # Rubric → what it can come to
    "analysis.answering": "rubric.condition rubric.values scoring.worth",
    "analysis.chance": "rubric.values scoring.worth",
    "analysis.merging": "files.numbers rubric.values scoring.functions",
    "analysis.states": "analysis.answering analysis.chance analysis.merging rubric.condition"
    " rubric.values scoring.answers scoring.conditions scoring.functions scoring.scorer"
    " scoring.stages scoring.worth",
    "analysis.whole": "analysis.answering analysis.chance analysis.merging analysis.states"
    " rubric.condition rubric.values scoring.conditions scoring.functions scoring.scorer",
    "analysis.places": "analysis.chance analysis.states rubric.values",
    "analysis.report": "analysis.answering analysis.chance analysis.places analysis.states"
    " analysis.whole rubric.condition rubric.values scoring.worth",
    "analysis": "analysis.report",
    "score_lines": "files.numbers files.problems files.source files.yaml_reader rubric.load"
    " rubric.values scoring",
    # Rubric → assessment → script, and its proof
    "script": "",
    "script.assessment": "language.messages language.typography rubric.condition rubric.values"
    " svg.illustrations",
    "script.core": "script.assessment",
    "script.engine": "",
    "script.bundle": "script.assessment script.core script.engine",
    "script.proof": "files.problems files.source script.assessment script.bundle",
    # What a check has published
    "lock": "",
    "lock.meaning": "",
    "lock.changes": "files.problems lock.meaning",
    "lock.values": "lock.meaning",
    "lock.file": "files.problems files.source files.yaml_reader lock.meaning lock.values",
    "lock.folder": "files.passing files.problems files.source lock.file lock.values",
    "lock.wording": "files.richtext lock.meaning lock.values rubric.values",
    # content/ → ContentTree
    "content": "",
    "content.theme": "files.colour files.fields files.mistakes files.numbers files.shapes",
    "content.named": "files.document files.source files.yaml_reader",
    "content.brand_files": "content.named files.codes files.problems",
    "content.card_fonts": "cards.fonts cards.values content.brand_files files.document"
    " files.fields files.pillow files.problems files.shapes files.source rubric.names",
    "content.theme_shape": "content.theme files.fields files.shapes",
    "content.brand": "content.brand_files files.document files.problems files.source rubric.names",
    "content.translations": "files.document files.problems",
    "content.site_file": "cards.values content.brand content.card_fonts content.theme"
    " content.theme_shape content.translations files.addresses files.document files.fields"
    " files.mistakes files.problems files.richtext files.shapes files.yaml_reader language.strings",
    "content.article": "content.front_matter files.addresses files.document files.fields"
    " files.mistakes files.problems files.shapes files.source files.today",
    "content.page_file": "content.article content.front_matter content.translations files.addresses"
    " files.fields files.passing files.problems files.shapes files.source",
    "content.check_file": "files.addresses files.document files.fields files.problems files.shapes"
    " files.yaml_reader rubric.names",
    "content.slugs": "content.article content.page_file files.problems",
    "content.unread": "content.named files.passing files.problems files.source pictures.folder"
    " pictures.header",
    "content.tree": "content.article content.check_file content.page_file content.site_file"
    " content.slugs content.translations content.unread files.addresses files.fields files.passing"
    " files.problems files.source language.strings lock.folder lock.values output.embedded"
    " pictures.folder rubric.load rubric.values script.proof svg.illustrations",
    "review": "",
    "review.idle_options": "analysis.answering rubric.condition rubric.values scoring.worth",
    "review.out_of_reach": "analysis rubric.values",
    "review.doubts": "analysis analysis.answering files.codes files.problems files.richtext"
    " review.idle_options review.out_of_reach rubric.values",
    "review.lock_rules": "content.tree files.codes files.problems lock.changes lock.meaning"
    " lock.values lock.wording rubric.values script.assessment",
    "review.inspection": "analysis content.tree files.numbers files.problems rubric.values",
    "review.examples": "files.numbers files.problems rubric.values scoring",
    "review.rubrics": "content.tree files.kept files.problems review.doubts review.examples"
    " rubric.digest rubric.values",
    # An author's Markdown → HTML
    "prose": "",
    "prose.inline": "",
    "prose.verbatim": "files.source",
    "prose.to_fill_in": "files.problems files.source prose.verbatim",
    "prose.links": "files.addresses files.codes files.problems files.source prose.verbatim",
    "prose.footnotes": "files.problems files.source prose.verbatim",
    "prose.attributes": "files.problems files.source prose.verbatim",
    "prose.lines": "",
    "prose.lists": "files.problems prose.lines",
    "prose.tables": "prose.lines",
    "prose.misread": "files.problems files.source prose.lines prose.lists prose.tables"
    " prose.verbatim",
    "prose.render": "files.source language.typography prose.attributes prose.footnotes prose.inline"
    " prose.lines prose.links prose.misread",
    "prose.limits": "files.problems files.source",
    "prose.bodies": "files.kept files.source prose.limits prose.lines prose.render",
    "prose.body": "files.conflict files.problems files.source prose.attributes prose.footnotes"
    " prose.links prose.render prose.to_fill_in prose.verbatim",
    # ContentTree → Site
    "site": "",
    "site.pictures": "files.codes files.problems files.source pictures.folder pictures.header"
    " pictures.make pictures.markup pictures.values prose.render prose.verbatim",
    "by_hand.columns": "rubric.values",
    "by_hand.scores": "by_hand.columns rubric.values",
    "by_hand.values": "by_hand.columns by_hand.scores rubric.values",
    "by_hand.worth": "by_hand.columns rubric.values",
    "by_hand.bands": "by_hand.scores rubric.values",
    "by_hand.marks": "by_hand.columns by_hand.worth scoring.given",
    "by_hand.positions": "by_hand.scores by_hand.worth rubric.values scoring.functions",
    "by_hand.groups": "by_hand.bands by_hand.columns by_hand.marks by_hand.positions by_hand.scores"
    " by_hand.worth files.numbers rubric.values scoring.answers",
    "by_hand.parts": "by_hand.groups by_hand.positions by_hand.scores rubric.values",
    "by_hand.totals": "by_hand.bands by_hand.groups by_hand.parts by_hand.scores by_hand.values"
    " by_hand.worth files.numbers rubric.values",
    "by_hand.overall": "by_hand.bands by_hand.groups by_hand.parts by_hand.totals by_hand.values"
    " by_hand.worth rubric.values",
    "by_hand.tables": "by_hand.columns rubric.values",
    "by_hand.whole": "analysis.answering by_hand.columns by_hand.groups by_hand.overall"
    " by_hand.parts by_hand.tables by_hand.values by_hand.worth rubric.condition"
    " rubric.values scoring.given",
    "by_hand.formulas": "by_hand.scores files.numbers",
    "by_hand": "",
    "site.hands": "by_hand.values by_hand.whole files.last rubric.values",
    "site.values": "by_hand.values content.article content.check_file content.page_file"
    " content.site_file files.source language.strings lock.values pictures.values prose.render"
    " rubric.values script.proof site.hands svg.illustrations",
    "site.matrix": "files.problems files.source rubric.values scoring.worth",
    "site.layout": "content.article content.page_file content.tree files.kept files.problems"
    " files.source language.typography lock.values prose.bodies prose.body prose.limits"
    " prose.render rubric.values site.matrix site.pictures site.values",
    "pages.listing": "language.messages language.rich_html language.strings rubric.values"
    " site.values",
    "site.dates": "",
    "site.contents": "files.richtext language.typography prose.render site.values",
    "site.level_pages": "files.richtext language.typography rubric.values site.values",
    "site.related": "site.values",
    # Site → cards for social media
    "cards.draw": "cards.fonts cards.lines cards.values content.theme files.colour",
    "cards.make": "cards.draw cards.fonts cards.values content.theme files.cache files.kept"
    " files.pillow files.problems files.richtext language.cldr language.typography rubric.values"
    " site.values",
    # Site → what a script says around the rubric
    "pages": "",
    "pages.presentation": "language.cldr language.messages language.typography script.assessment"
    " site.values",
    # Site → Output → build/
    "output.meant": "files.problems",
    "output.files": "files.addresses files.cache files.codes files.problems files.source"
    " output.meant",
    "output.headers": "",
    "output.redirects": "",
    "pages.carry": "rubric.values",
    "pages.stairs": "rubric.values site.values svg.drawing svg.markup",
    "pages.icon": "content.brand content.theme files.cache files.colour",
    "pages.look": "content.brand",
    "output.proofs": "content.tree files.problems files.source options output.files script.proof"
    " site.values",
    "pages.dressing": "site.values svg.markup",
    "pages.snippets": "language.typography script.bundle site.values",
    "output.oembed": "cards.make cards.values language.typography pages.snippets site.values",
    "pages.structured": "cards.values language.typography site.dates site.values",
    "output.sitemap": "site.values",
    "output.feeds": "language.typography site.dates site.values",
    "pages.environment": "by_hand.formulas content.theme files.cache files.numbers files.richtext"
    " language.cldr language.conditions_in_words language.messages language.rich_html"
    " language.typography output.feeds pages.carry pages.dressing pages.listing pages.look"
    " pages.snippets pages.stairs pages.structured pictures.markup pictures.values"
    " rubric.condition rubric.values site.contents site.level_pages site.matrix site.related"
    " site.values svg.markup",
    "pages.embed_page": "content.theme language.typography output.embedded pages.snippets"
    " site.values",
    "output.manifest": "cards.make files.cache files.last lock.folder output.embedded"
    " output.headers script.assessment script.bundle site.values",
    "pages.known": "cards.make content.site_file files.cache files.digests language.strings"
    " pages.environment rubric.digest rubric.values site.values",
    "pages.render": "cards.make content.site_file content.theme files.last language.cldr"
    " output.embedded output.feeds output.files output.headers output.manifest output.oembed"
    " output.proofs output.redirects output.sitemap pages.embed_page pages.environment pages.icon"
    " pages.known pages.look pages.presentation rubric.values script.assessment script.bundle"
    " script.engine site.level_pages site.values svg.illustrations",
    "output.place": "",
    "output.alone": "",
    "output.room": "output.alone",
    "output.exchange": "output.room",
    "output.one_by_one": "output.room",
    "output.write": "output.exchange output.files output.one_by_one output.room",
    "output.put": "output.exchange output.room output.write",
    "again": "files.cache files.pillow files.problems files.today options output.write"
    " script.engine",
    "build": "again cards.make content.site_file content.tree files.cache files.kept files.problems"
    " options output.files output.proofs output.write pages.render review.lock_rules review.rubrics"
    " script.engine site.layout site.values",
    "netlify": "files.addresses options",
    "publish": "",
    "publish.pin": "content.tree lock.folder lock.meaning lock.values lock.wording rubric.values"
    " script.assessment",
    "publish.command": "build content.site_file content.tree files.problems lock.folder lock.values"
    " options output.files output.proofs output.put output.write publish.pin script.engine"
    " script.proof",
    # A check → its reviewer's sheet
    "sheet.subject": "analysis content.article content.check_file content.tree files.problems"
    " language.strings rubric.values svg.illustrations",
    "sheet.speech": "files.numbers language.cldr language.conditions_in_words language.rich_html"
    " language.typography rubric.condition rubric.values sheet.subject",
    "sheet.rules": "rubric.values sheet.speech",
    "sheet.questions": "rubric.values sheet.speech",
    "sheet.reach": "analysis sheet.speech",
    "sheet.worked": "review.examples rubric.values scoring sheet.rules sheet.speech",
    "sheet.page": "language.cldr sheet.questions sheet.reach sheet.rules sheet.speech sheet.subject"
    " sheet.worked svg.markup",
    "sheet.write": "output.put sheet.page sheet.subject",
    "sheet": "sheet.write",
    # Commands, the server and the proof
    "serve": "",
    "serve.stopping": "",
    "serve.watching": "files.passing",
    "serve.saves": "",
    "serve.served": "files.excerpt files.problems output.files",
    "serve.routes": "output.files",
    "serve.overlay": "files.excerpt serve.served",
    "serve.handlers": "output.headers report serve.overlay serve.routes serve.served",
    "serve.workbench": "files.console files.excerpt files.problems output.files output.write report"
    " script.engine serve.saves serve.served",
    "serve.server": "build content.named files.cache files.problems options script.engine"
    " serve.handlers serve.saves serve.served serve.stopping serve.watching serve.workbench",
    "verify.browser": "",
    "verify.host": "",
    "verify": "",
    "verify.drawing": "",
    "verify.answer_sets": "rubric.values scoring.answers verify.drawing",
    "verify.pieces": "script.proof verify.answer_sets",
    "verify.walking": "rubric.values scoring.worth verify.answer_sets verify.drawing verify.pieces",
    "verify.dimensions": "analysis.answering rubric.condition rubric.values scoring.answers"
    " script.proof verify.answer_sets verify.drawing verify.pieces verify.walking",
    "verify.levels": "analysis.answering analysis.report analysis.states rubric.values scoring"
    " scoring.worth verify.answer_sets verify.drawing verify.pieces verify.walking",
    "verify.bounds": "analysis.answering analysis.report analysis.states analysis.whole"
    " rubric.condition rubric.values verify.answer_sets verify.levels verify.pieces verify.walking",
    "verify.drawn": "rubric.values scoring.answers verify.answer_sets verify.drawing verify.pieces",
    "verify.witnesses": "analysis rubric.values scoring script.proof verify.walking",
    "verify.compose": "review.examples rubric.values script.proof verify.answer_sets verify.bounds"
    " verify.dimensions verify.drawn verify.levels verify.pieces verify.walking verify.witnesses",
    "verify.shipped": "verify.answer_sets",
    "verify.reference": "rubric.values scoring verify.answer_sets",
    "verify.compare": "rubric.values scoring verify.pieces verify.reference verify.shipped",
    "verify.page": "",
    "verify.progress": "verify.compare",
    "verify.summary": "script.proof",
    "verify.stopping": "",
    "verify.command": "build content.tree files.problems options output.files output.proofs"
    " output.put output.write rubric.values script.assessment script.engine script.proof"
    " site.layout site.values verify.browser verify.compare verify.compose verify.host verify.page"
    " verify.progress verify.summary",
    "schema": "content.check_file content.site_file language.cldr language.messages"
    " language.strings output.put rubric.condition_shape rubric.shape",
    # starter/ → a project, or a check in one
    "new.installed": "",
    "new.names": "content.page_file files.addresses files.fields files.problems output.embedded",
    "new.texts": "files.to_translate language.strings",
    "new.place": "output.write",
    "new.command": "content.front_matter content.page_file content.site_file files.addresses"
    " files.problems files.source files.today language.strings new.installed new.names new.place"
    " new.texts schema",
    "new": "new.command",
    "cli.usage": "files.problems",
    "cli.progress": "files.kept",
    "cli.telling": "files.console files.problems report",
    "cli.arguments": "cli.usage",
    "cli.group": "cli.telling files.problems output.write script.engine",
    "cli.build": "again build cli.arguments cli.group cli.progress cli.telling files.addresses"
    " files.cache files.problems netlify options output.place script.engine serve.server"
    " serve.stopping",
    "cli.content": "build cli.arguments cli.group cli.telling cli.usage content.tree files.console"
    " files.problems options review.inspection sheet",
    "cli.docs": "cli.group documentation files.problems",
    "cli.new": "cli.arguments cli.group files.problems new new.texts",
    "cli.publishing": "cli.arguments cli.group cli.telling cli.usage content.tree files.problems"
    " options publish.command verify.browser verify.command verify.page verify.stopping",
    "cli.scoring": "cli.arguments cli.group schema score_lines",
    "cli": "cli.build cli.content cli.docs cli.group cli.new cli.publishing cli.scoring",
    "__main__": "cli",
}


def _name(path: Path) -> str:
    """Return a module's name in the package: `rubric.load`, and "" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported(path: Path) -> Iterator[str]:
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
    assert sorted(set(imported(MODULES[module]))) == sorted(TABLE[module].split())


def test_the_table_holds_every_module() -> None:
    """And no module that is gone."""
    assert sorted(TABLE) == sorted(MODULES)


def test_imports_go_upwards_in_the_table() -> None:
    """Each module stands below all that it imports; so there are no cycles."""
    order = list(TABLE)
    for place, module in enumerate(order):
        assert set(TABLE[module].split()) <= set(order[:place]), module
