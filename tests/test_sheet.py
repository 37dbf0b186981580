"""The reviewer's sheet: all that a rubric says stands in it, in its place and its language."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

from site_builder.analysis import analyse
from site_builder.content.check_file import Action, CheckFile
from site_builder.content.tree import NoCheckError
from site_builder.files.numbers import written
from site_builder.files.problems import ContentError
from site_builder.files.richtext import plain
from site_builder.language.conditions_in_words import in_words
from site_builder.language.strings import load_strings, reference_strings
from site_builder.output.write import WriteError
from site_builder.rubric.condition import Condition
from site_builder.rubric.load import load_rubric
from site_builder.rubric.shape import REFUSALS
from site_builder.rubric.values import Policy, Question, Rubric, ScoreFunction, Texts
from site_builder.sheet import write_sheets
from site_builder.sheet.page import page
from site_builder.sheet.speech import Speech
from site_builder.sheet.subject import Subject, subjects
from tests.any_rubric import rubric_file
from tests.dom import Element, tree_of
from tests.projects import MINIMAL, WHOLE, copied
from tests.rubrics import Data, dimension, question, rubric_data, source_of, text

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "nl")
ENGLISH = reference_strings()
PACKAGE = ROOT / "site_builder"


def subject_of(data: Data, limit: int = 2_000, languages: tuple[str, ...] = LANGUAGES) -> Subject:
    """Return a rubric as a reviewer gets it; each text in it is made one of a kind."""
    read = load_rubric(source_of(told_apart(data, languages)), languages)
    assert read.value, read.problems
    texts = {language: load_strings(language, MINIMAL).value for language in languages}
    return Subject(
        check="a-check",
        rubric=read.value,
        file=CheckFile(),
        illustrations=None,
        articles={},
        analysis=analyse(read.value, limit),
        strings={language: found or reference_strings() for language, found in texts.items()},
        files={"content/a-check/rubric.yaml": "0123456789ab"},
    )


def told_apart(data: Any, languages: tuple[str, ...]) -> Any:
    """Return a rubric's data with texts that all differ, and that HTML must escape."""
    numbers = iter(range(10_000))

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(each) for each in node]
        if not isinstance(node, dict):
            return node
        if node.keys() == {"en"}:
            number = next(numbers)
            return {each: f"{node['en']} {number}. < & {each}" for each in languages}
        return {key: walk(value) for key, value in node.items()}

    return walk(data)


def sheet_of(data: Data, limit: int = 2_000) -> Element:
    """Return the sheet of a rubric."""
    return tree_of(page(subject_of(data, limit)))


@cache
def drawn(seed: int) -> tuple[Rubric, Element]:
    """Return a rubric of any shape, and its sheet."""
    subject = subject_of(rubric_file(Random(seed)), 200)  # noqa: S311 - no secret
    return subject.rubric, tree_of(page(subject))


SEEDS = range(60)


def texts_of(rubric: Rubric) -> Iterator[Texts]:
    """Yield every text of a rubric."""
    for level in rubric.levels:
        yield from (level.name, *filter(None, (level.summary, level.tip)))
    for asked in rubric.questions:
        yield from (asked.text, *(option.text for option in asked.options))
        yield from filter(None, [asked.help])
    for each in rubric.dimensions:
        yield from (each.name, *each.advice.values())
    yield from (cap.text for cap in rubric.caps)
    yield from (flag.text for flag in rubric.flags)
    yield from [rubric.void.text] if rubric.void else []


def cells_of(row: Element) -> list[str]:
    """Return the texts of a row's cells."""
    return [each.text for each in row.elements]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_text_has_a_cell_in_its_language(seed: int) -> None:
    """In each language once at least, by itself, and marked as such."""
    rubric, sheet = drawn(seed)
    found = {(cell.lang, cell.text) for tag in ("td", "span") for cell in sheet.all(tag)}
    for texts in texts_of(rubric):
        for language in LANGUAGES:
            assert (language, plain(texts[language])) in found


@pytest.mark.parametrize("seed", SEEDS)
def test_no_text_is_marked_as_of_another_language(seed: int) -> None:
    """Wherever it stands, in a sentence of the sheet too."""
    _, sheet = drawn(seed)
    for each in sheet.all():
        for language in re.findall(r"\d+\. < & (en|nl)\b", each.own_text):
            assert language == each.lang


@pytest.mark.parametrize("seed", SEEDS)
def test_every_option_stands_with_what_it_is_worth(seed: int) -> None:
    """In the block of its question, in the order shown; reversed, with what then counts."""
    rubric, sheet = drawn(seed)
    blocks = [
        each
        for each in sheet.all("tbody")
        if str(each.attributes.get("id")).startswith("question-")
    ]
    assert [each.attributes["id"] for each in blocks] == [
        f"question-{each.id}" for each in rubric.questions
    ]
    for asked, block in zip(rubric.questions, blocks, strict=True):
        rows = [cells_of(row) for row in block.all("tr", "option")]
        expected = [
            [
                option.id,
                *(plain(option.text[each]) for each in LANGUAGES),
                worth(rubric, asked, place),
            ]
            for place, option in enumerate(asked.options)
        ]
        assert rows[: len(expected)] == expected
        assert len(rows) == len(expected) + asked.not_applicable


def worth(rubric: Rubric, asked: Question, place: int) -> str:
    """Return what must stand behind an option."""
    value = asked.options[place].value
    if asked.has_points:
        points = asked.options[place].points
        told = (
            f"{plain(each.name['en'])} {number(points[each.id])}"
            for each in rubric.dimensions
            if points.get(each.id)
        )
        return " ".join(told) or "0"
    if asked.is_reversed and not asked.several:
        return f"{number(value)} → {number(sum(asked.ends) - value)}"
    return number(value)


def number(value: Fraction | int) -> str:
    """Return a number as an English sheet has it."""
    return written(Fraction(value), ".")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_dimension_says_its_bounds_and_what_counts_in_it(seed: int) -> None:
    """Every bound, weight, constant and limit of its rule stands in its part."""
    rubric, sheet = drawn(seed)
    for each in rubric.dimensions:
        (part,) = sheet.all("section", f"dimension-{each.id}")
        rule = each.rule
        wanted = [f"from {number(bound)}" for bound in rule.bounds]
        wanted += [
            f"{counted.question.id} (weight {number(counted.weight)})" for counted in each.questions
        ]
        wanted += [number(each.weight), each.id]
        if rule.score == "count":
            wanted.append(f"worth {number(rule.at_least)} or more")
        if rule.scaling:
            wanted.append(f"{number(rule.scaling.offset)} + {number(rule.scaling.scale)} ×")
        assert rule.missing
        if rule.missing.policy == "constant":
            wanted.append(f"counts as {number(rule.missing.constant)}")
        if rule.missing.policy == "skip":
            wanted.append(f"fewer than {rule.missing.min_answered} answered")
        stages = [counted.stage for counted in each.questions if counted.stage]
        wanted += [f"met from {number(stage.met)}" for stage in stages if stage.required_for]
        assert [words for words in wanted if words not in part.text] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_all_that_changes_a_result_is_there(seed: int) -> None:
    """Bounds of the overall, caps, notices and ties in their order."""
    rubric, sheet = drawn(seed)
    (part,) = sheet.all("section", "result")
    names = {each.id: plain(each.name["en"]) for each in rubric.dimensions}
    assert ", ".join(names[each] for each in rubric.ties) in part.text
    if rubric.outcome:
        assert part.text.count(", ".join(names[each] for each in rubric.outcome.ties))
    for bound in rubric.overall.rule.bounds if rubric.overall else ():
        assert f"from {number(bound)}" in part.text
    if rubric.overall and rubric.overall.rule.bounds:
        first, second, *_ = (plain(level.name["en"]) for level in rubric.levels)
        least = number(rubric.overall.rule.bounds[0])
        assert f"{first}: below {least} · {second}: from {least}" in part.text
    blocks = {each.attributes.get("id"): each.text for each in part.all("tbody")}
    notices: dict[str | None, Condition | None]
    notices = {f"cap-{each.id}": each.when for each in rubric.caps}
    notices |= {f"flag-{each.id}": each.when for each in rubric.flags}
    notices |= {None: rubric.void.when} if rubric.void else {}
    assert blocks.keys() == notices.keys()
    for name, when in notices.items():
        assert when is None or in_words(when, rubric, ENGLISH).text in blocks[name]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_dimension_weighs_is_said_as_it_is(seed: int) -> None:
    """In the overall, not in it, or of no account: a lowest or a middle score has no weights."""
    rubric, sheet = drawn(seed)
    overall = rubric.overall
    for each in rubric.dimensions:
        (part,) = sheet.all("section", f"dimension-{each.id}")
        is_in_it = overall is not None and overall.of != "questions"
        is_weighed = overall is not None and overall.rule.score in ("percent", "mean", "sum")
        makes_difference = is_in_it and (is_weighed or each.weight == 0)
        assert ("makes no difference" in part.text) == (not makes_difference)
        assert ("it plays no part" in part.text) == (is_in_it and each.weight == 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_question_says_what_kind_it_is(seed: int) -> None:
    """How many may be chosen, which numbers it takes, where it counts, when it is shown."""
    rubric, sheet = drawn(seed)
    for asked in rubric.questions:
        (block,) = sheet.all("tbody", f"question-{asked.id}")
        said = " ".join(row.text for row in block.all("tr", "said"))
        assert ("Only shown if" in said) == (asked.show_if is not None)
        if asked.number:
            low, high = number(asked.number.low), number(asked.number.high)
            start, end = number(asked.number.start), number(asked.number.end)
            assert f"{low} or less is worth {start}, {high} or more is worth {end}" in said
        elif asked.several:
            assert ("Several answers" in said, "One answer" in said) == (True, False)
            is_less = asked.several.at_most < len(asked.options)
            assert (f"Several answers, at most {asked.several.at_most}" in said) == is_less
        else:
            assert "One answer" in said
        assert ("the other way round" in said) == asked.is_reversed
        for each in rubric.dimensions:
            for counted in each.questions:
                if counted.question is asked:
                    named = f"{plain(each.name['en'])} (weight {number(counted.weight)})"
                    assert named in said
        is_in_overall = f"Overall (weight {number(asked.weight)})" in said
        is_weighed = any(each.question is asked for each in rubric.weighed)
        assert is_in_overall == (_is_of_questions(rubric) and is_weighed)
        is_staged = any(
            counted.stage
            for each in rubric.dimensions
            for counted in each.questions
            if counted.question is asked
        )
        assert ("counts as met" in block.text) == (is_staged and asked.not_applicable)


def _is_of_questions(rubric: Rubric) -> bool:
    return rubric.overall is not None and rubric.overall.of == "questions"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sheet_is_one_file_with_nothing_to_load(seed: int) -> None:
    """No script, no handler, no address but of a place in it, and no id twice."""
    _, sheet = drawn(seed)
    elements = list(sheet.all())
    ids = [each.attributes["id"] for each in elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    for each in elements:
        assert each.tag not in {
            "script",
            "link",
            "iframe",
            "object",
            "embed",
            "img",
            "base",
            "form",
        }
        assert not [name for name in each.attributes if name.startswith("on") or name == "src"]
        assert str(each.attributes.get("href", "#")).removeprefix("#") in ["", *ids]
    (style,) = (each.text for each in sheet.all("style"))
    assert not re.search(r"url\(|@import|//", style)


def test_a_cell_holds_marks_and_quotation_marks_as_each_language_has_them() -> None:
    """Inline Markdown is HTML, and straight quotation marks are set."""
    (subject,) = subjects(WHOLE)
    sheet = tree_of(page(subject))
    (tip,) = (row for row in sheet.all("tr") if row.text.startswith("Tip Begin"))
    assert [each.text for each in tip.all("em")] == ["één", "one"]
    assert [each.lang for each in tip.all("em")] == ["nl", "en"]
    (actions,) = sheet.all("section", "actions")
    assert "Bel een ‘bakker’" in actions.text


def test_names_of_the_sheet_are_in_the_sites_first_language() -> None:
    """Labels too; the page says so."""
    (subject,) = subjects(WHOLE)
    sheet = tree_of(page(subject))
    (root,) = sheet.all("html")
    assert root.lang == "nl"
    assert [each.text for each in sheet.all("h2")][:3] == ["Op dit blad", "Begin", "Niveaus"]


def test_a_language_without_words_for_a_sheet_has_them_in_another() -> None:
    """In the next of the site's languages, else in English, and no text changes its language."""
    subject = subject_of(rubric_data(), languages=("fy", "nl"))
    fy = replace(subject.strings["nl"], language="fy", sheet={})
    dutch = replace(subject, strings={"fy": fy, "nl": subject.strings["nl"]})
    english = replace(subject, strings={"fy": fy})
    for found, language, heading in ((dutch, "nl", "Niveaus"), (english, "en", "Levels")):
        sheet = tree_of(page(found))
        assert [each.lang for each in sheet.all("html")] == [language]
        assert heading in [each.text for each in sheet.all("h2")]
        cells = {(each.lang, each.text) for each in sheet.all("td")}
        for texts in texts_of(found.rubric):
            assert ("fy", plain(texts["fy"])) in cells


def test_a_language_from_right_to_left_runs_so_in_its_cells() -> None:
    """And only there."""
    subject = subject_of(rubric_data(), languages=("en", "ar"))
    strings = {"en": subject.strings["en"], "ar": replace(subject.strings["en"], language="ar")}
    sheet = tree_of(page(replace(subject, strings=strings)))
    turned = {
        each.lang: each.attributes.get("dir")
        for each in sheet.all("td")
        if "lang" in each.attributes
    }
    assert turned == {"en": None, "ar": "rtl"}


def test_many_languages_lie_on_their_side() -> None:
    """Two stand beside each other on an upright page."""
    two, three = (
        page(subject_of(rubric_data(), languages=languages))
        for languages in (LANGUAGES, (*LANGUAGES, "de"))
    )
    assert "size: A4 portrait" in two
    assert "size: A4 landscape" in three


def test_what_nothing_leads_to_is_named() -> None:
    """A level, a cap, a flag, a withheld level and a question; else that all is well."""
    scoring: Data = {
        "dimension": {"bounds": {"walk": "200"}},
        "caps": [{"id": "idle", "above_weakest": "1", "text": text()}],
        "flags": [{"id": "none", "when": {"any": []}, "text": text()}],
        "void": {"when": {"any": []}, "text": text()},
    }
    asked = [question("q"), question("hidden", show_if={"any": []})]
    (warning,) = sheet_of(rubric_data(dimension("a", *asked), scoring=scoring)).all(
        "div", "warning"
    )
    assert re.sub(r"Text \d+\. < & en", "T", warning.text) == (
        "No answers lead to this The cap idle lowers the level The overall level is withheld "
        "level T of T the question hidden being shown The notice none is added"
    )
    sheet = sheet_of(rubric_data())
    assert list(sheet.all("div", "warning")) == []
    (reach,) = sheet.all("section", "reach")
    assert "Every level can be reached" in reach.text


@pytest.mark.parametrize("limit", [1, 3])
def test_what_takes_too_long_is_undecided(limit: int) -> None:
    """It is never called out of reach, nor within it."""
    asked = [question(f"q{n}", "0", "1", "5") for n in range(2)]
    sheet = sheet_of(rubric_data(dimension("a", *asked, score="median")), limit)
    (reach,) = sheet.all("section", "reach")
    assert "undecided" in reach.text
    assert "never" not in reach.text
    assert "Every level" not in reach.text


def test_levels_without_caps_are_shown_where_there_are_caps() -> None:
    """Without any they would say the same twice."""
    cap = {"id": "weak", "above_weakest": "1", "text": {"en": "Cap"}}
    asked = dimension("a", question("q"))
    assert "without caps" in sheet_of(rubric_data(asked, scoring={"caps": [cap]})).text
    assert "without caps" not in sheet_of(rubric_data(asked)).text


def test_of_one_area_none_stand_equally_low() -> None:
    """Of two they may."""
    one, two = (sheet_of(rubric_data(*map(dimension, names))).text for names in ("a", "ab"))
    assert "several equally low" in two
    assert "several equally low" not in one


def test_shares_are_those_of_inspect() -> None:
    """Of two questions of two options, three sets in four have half of the points."""
    (subject,) = subjects(MINIMAL)
    tables = list(tree_of(page(subject)).all("table", "shares"))
    rows = [cells_of(row) for row in tables[0].all("tr")]
    assert [row[:2] for row in rows[1:]] == [["Laag", "25,0%"], ["Hoog", "75,0%"]]


def test_advice_stands_at_its_level() -> None:
    """In each language, with where the level begins; a level without advice has an empty cell."""
    (subject,) = subjects(WHOLE)
    (part,) = tree_of(page(subject)).all("section", "dimension-oven")
    rows = [cells_of(row) for row in part.all("tr")]
    assert rows == [
        ["Advies", "Nederlands", "English", "Score"],
        ["Bloem flour", "Koop een oven.", "Buy an oven.", "onder 25"],
        ["Deeg dough", "Maak hem schoon.", "Clean it.", "vanaf 25"],
        ["Brood bread", "", "", "vanaf 50"],
        ["Feest feast", "", "", "vanaf 75"],
    ]


@pytest.mark.parametrize(("language", "count"), [("nl", "1.048.576"), ("en", "1,048,576")])
def test_thousands_stand_apart_as_the_language_writes_them(language: str, count: str) -> None:
    """The sheet of ten questions with four answers each says how many sets of them there are."""
    questions = [question(f"q-{number}", *"0123") for number in range(10)]
    subject = subject_of(rubric_data(dimension("a", *questions)), languages=(language,))
    assert f": {count}. " in page(subject)


def test_a_share_that_is_not_0_is_never_shown_as_such() -> None:
    """And what is never so has a word of its own."""
    speech = Speech(subject_of(rubric_data()))
    shares = (Fraction(0), Fraction(1, 10**9), Fraction(1, 2000), Fraction(1))
    told = [speech.share(share).unescape() for share in shares]
    assert told == ["0.0%", "< 0.1%", "0.1%", "100.0%"]


def test_examples_say_whether_they_hold() -> None:
    """With all their answers and all that they expect."""
    tests = [
        {
            "name": "right",
            "answers": {"q": "b"},
            "expect": {"overall": "walk", "scores": {"a": 100}},
        },
        {"name": "wrong", "answers": {"q": None}, "expect": {"bottleneck": None, "caps": ["c"]}},
        {
            "name": "refused",
            "answers": {"q": ["a", "b"], "x": [{}]},
            "expect": {"error": {"code": "wrong-type", "question": "q"}},
        },
    ]
    scoring = {"caps": [{"id": "c", "above_weakest": "0", "text": text()}]}
    data = rubric_data(dimension("a", question("q")), tests=tests, scoring=scoring)
    right, wrong, refused = sheet_of(data).all("article", "example")
    assert re.sub(r"Text \d+\. < & en", "T", right.text) == (
        "right Holds Answers 1 q b What must come of them Overall level T Score of T 100"
    )
    assert wrong.text == (
        "wrong Does not hold Answers 1 q Not applicable "
        "What must come of them Bottleneck none Caps c"
    )
    assert refused.text == (
        "refused Holds Answers 1 q a, b x [{}] What must come of them "
        "Refused q: this is no answer to this kind of question"
    )


def test_a_call_to_action_stands_as_it_is_published() -> None:
    """Only of the levels that have one, with its whole address in each language."""
    action = Action(
        {"en": "<b>Book</b>", "nl": "Boek"},
        {"en": "https://e.example/?a=1&b=2", "nl": "https://e.example/nl"},
    )
    subject = replace(subject_of(rubric_data()), file=CheckFile({"walk": action}))
    (part,) = tree_of(page(subject)).all("section", "actions")
    assert [each.attributes["href"] for each in part.all("a")] == list(action.url.values())
    cells = {(each.lang, each.text) for each in part.all("td")}
    assert {(each, action.text[each]) for each in LANGUAGES} <= cells
    assert len(list(part.all("tbody"))) == 1


def test_the_first_check_says_where_it_is_from() -> None:
    """File, fingerprint, check and version stand on top, and a drawing at each level."""
    (subject,) = subjects(ROOT, "sales-process")
    sheet = tree_of(page(subject))
    (about,) = sheet.all("dl", "about")
    prints = [each.text for each in about.all("span", "fingerprint")]
    assert all(re.fullmatch("[0-9a-f]{12}", each) for each in prints)
    assert about.text.startswith("Check sales-process Versie 1 Talen Nederlands, English")
    assert f"content/sales-process/rubric.yaml {prints[0]}" in about.text
    assert len(list(sheet.all("svg"))) == len(subject.rubric.levels)
    assert list(sheet.all("p", "fails")) == []


SHOWN = {
    "bakery/rubric.yaml": "# changed\n",
    "bakery/check.yaml": "# changed\n",
    "bakery/article.nl.md": "Changed.\n",
    "bakery/article.en.md": "Changed.\n",
    **{f"bakery/illustrations/{level}.svg": "<!-- changed -->\n" for level in ("flour", "feast")},
    "strings/en.yaml": "# changed\n",
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_changed_file_has_another_fingerprint(name: str, tmp_path: Path) -> None:
    """So that a sheet on paper can be told from that of another text, or of another drawing."""
    project = copied(WHOLE, tmp_path / "project")
    (before,) = subjects(project)
    with (project / "content" / name).open("a", encoding="utf-8") as file:
        file.write(SHOWN[name])
    (after,) = subjects(project)
    changed = [each for each in before.files if before.files[each] != after.files[each]]
    assert changed == [f"content/{name}"]


def test_what_the_sheet_shows_nothing_of_has_no_fingerprint(tmp_path: Path) -> None:
    """Nor has what is not there: a call to action, drawings, words of one's own."""
    (subject,) = subjects(copied(MINIMAL, tmp_path / "project"))
    names = ("rubric.yaml", "article.nl.md", "article.en.md")
    assert list(subject.files) == [f"content/first/{name}" for name in names]


def test_every_word_of_the_sheet_is_said() -> None:
    """No key of the strings is left over."""
    sources = [*(PACKAGE / "sheet").glob("*.py"), PACKAGE / "templates/sheet.html"]
    said = " ".join(path.read_text("utf-8") for path in sources)
    by_value = {
        *("of-dimensions", "of-levels", "of-questions", "strongest-position", "strongest-score"),
        *("cap-0", "cap-1", "cap-n", "floor", "half_up"),
        *(*get_args(ScoreFunction), *get_args(Policy), *REFUSALS),
    }
    unsaid = [key for key in reference_strings().sheet if f'"{key}"' not in said]
    assert [key for key in unsaid if key not in by_value] == []


def test_sheets_are_written_into_the_folder_alone(tmp_path: Path) -> None:
    """One for each check, or for the one that is named; again, over the old one."""
    project, folder = copied(WHOLE, tmp_path / "project"), tmp_path / "sheets"
    assert list(write_sheets(project, folder)) == [folder / "bakery.html"]
    assert list(write_sheets(project, folder, "bakery")) == [folder / "bakery.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "sheets"]
    assert [path.name for path in folder.iterdir()] == ["bakery.html"]
    with pytest.raises(NoCheckError):
        list(write_sheets(project, folder, "about"))


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    """A page of the same name that is no sheet."""
    own = tmp_path / "bakery.html"
    own.write_bytes(b"\xff mine")
    with pytest.raises(WriteError, match="not of this program"):
        list(write_sheets(WHOLE, tmp_path))
    assert own.read_bytes() == b"\xff mine"


def test_what_has_problems_gets_no_sheet(tmp_path: Path) -> None:
    """It is not ready to be approved."""
    project = copied(WHOLE, tmp_path / "project", {"bakery/check.yaml": "nonsense: 1\n"})
    with pytest.raises(ContentError):
        list(write_sheets(project, tmp_path / "sheets"))
    assert not (tmp_path / "sheets").exists()
