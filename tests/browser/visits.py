"""How a visitor takes the check, and reads the result, by role and accessible name alone."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Keyboard, Locator, expect

from site_builder.files.numbers import shown
from site_builder.files.richtext import plain
from site_builder.language.messages import forms
from site_builder.language.strings import Strings, load_strings
from site_builder.language.typography import typeset
from site_builder.rubric.values import Dimension, Question, Rubric, Texts
from site_builder.scoring.answers import check_answers, form_of
from site_builder.scoring.scorer import Result
from tests.browser.mouse import choose, click

ROOT = Path(__file__).parents[2]

Answers = Mapping[str, Any]
"""An option's id by question, a list of them, a whole number, or None for *not applicable*."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a check of a project says in one language, as it stands on the page."""

    language: str
    rubric: Rubric
    project: Path = ROOT

    @property
    def strings(self) -> Strings:
        """The interface's texts."""
        strings = load_strings(self.language, self.project).value
        assert strings
        return strings

    def say(self, key: str, **values: object) -> str:
        """Return one of the widget's own texts with its placeholders filled."""
        strings = self.strings
        texts = forms(strings.widget[key])
        text = texts["one" if values.get("n") == 1 and "one" in texts else "other"]
        return typeset(text, strings.site["quotes"]).format(**values)

    def text(self, texts: Texts) -> str:
        """Return a text of the rubric without its marks."""
        return typeset(plain(texts[self.language]), self.strings.site["quotes"])

    def level(self, level: str | None) -> str:
        """Return the name of a level."""
        names = [self.text(each.name) for each in self.rubric.levels if each.id == level]
        return names[0] if names else self.say("no-level")

    def dimension(self, dimension: str) -> str:
        """Return the name of a dimension."""
        return next(self.text(each.name) for each in self.rubric.dimensions if each.id == dimension)

    def number(self, decimal: str) -> str:
        """Return a plain decimal number as the language writes it."""
        whole, point, decimals = decimal.partition(".")
        sign = "-" if whole.startswith("-") else ""
        english = f"{sign}{abs(int(whole)):,}{point}{decimals}"
        has_comma = self.strings.site["decimal-mark"] == ","
        return english.translate(str.maketrans(",.", ".,")) if has_comma else english

    def whole(self, number: int) -> str:
        """Return a whole number that is asked for or given: four digits have no separator."""
        return str(number) if len(str(abs(number))) < 5 else self.number(str(number))


def exactly(text: str) -> re.Pattern[str]:
    """Return the pattern of a name that is this text and nothing else."""
    return re.compile(f"^{re.escape(text)}$")


def asked(words: Words, answers: Answers) -> list[Question]:
    """Return the questions that these answers lead to, in order; some may still be open."""
    form = form_of(words.rubric)
    fields = {name: replace(field, is_needed=False) for name, field in form.fields.items()}
    visible = check_answers(replace(form, fields=fields), dict(answers))
    return [question for question in words.rubric.questions if question.id in visible]


def press(check: Locator, words: Words, key: str) -> None:
    """Press the button with a text of the interface."""
    click(check.get_by_role("button", name=exactly(words.say(key))))


def take_by_clicking(check: Locator, words: Words, answers: Answers) -> None:
    """Go through the check with the mouse."""
    press(check, words, "start")
    answer_from(check, words, answers, 0)


def answer_from(
    check: Locator, words: Words, answers: Answers, start: int, stop: int | None = None
) -> None:
    """Go on with the mouse, from the question that shows to the result or to a later one."""
    questions = asked(words, answers)
    for question in questions[start:stop]:
        group = check.get_by_role("group", name=words.text(question.text))
        answer_by_clicking(group, words, question, answers)
        press(check, words, "finish" if question is questions[-1] else "next")


def take_by_keyboard(check: Locator, words: Words, answers: Answers) -> None:
    """Go through the check with the keyboard alone, from where the focus is."""
    page = check.page
    _tab_to(check, words.say("start"))
    page.keyboard.press("Enter")
    questions = asked(words, answers)
    for question in questions:
        expect(check.get_by_role("group", name=words.text(question.text))).to_be_visible()
        answer_by_keyboard(page.keyboard, question, answers)
        _tab_to(check, words.say("finish" if question is questions[-1] else "next"))
        page.keyboard.press("Enter")


def take_on_one_page_by_clicking(check: Locator, words: Words, answers: Answers) -> None:
    """Go through the check with the mouse, all questions on one page."""
    check.evaluate("node => node.setAttribute('mode', 'page')")
    press(check, words, "start")
    for question in asked(words, answers):
        group = check.get_by_role("group", name=exactly(words.text(question.text)))
        answer_by_clicking(group, words, question, answers)
    press(check, words, "finish")


def take_on_one_page_by_keyboard(check: Locator, words: Words, answers: Answers) -> None:
    """Go through the check with the keyboard alone, all questions on one page."""
    page = check.page
    check.evaluate("node => node.setAttribute('mode', 'page')")
    _tab_to(check, words.say("start"))
    page.keyboard.press("Enter")
    for question in asked(words, answers):
        answer_by_keyboard(page.keyboard, question, answers)
    _tab_to(check, words.say("finish"))
    page.keyboard.press("Enter")


def answer_by_clicking(group: Locator, words: Words, question: Question, answers: Answers) -> None:
    """Answer a question of any kind; one that the answers lack stays blank."""
    answer = answers.get(question.id)
    role: Literal["radio", "checkbox"] = "radio" if is_single(question) else "checkbox"
    if question.id in answers and answer is None:
        choose(group.get_by_role(role, name=exactly(words.say("not-applicable"))))
    elif question.number and answer is not None:
        group.get_by_role("textbox", name=exactly(range_of(words, question))).fill(str(answer))
    for option in question.options:
        if option.id in chosen(answer):
            choose(group.get_by_role(role, name=exactly(words.text(option.text))))


def answer_by_keyboard(keyboard: Keyboard, question: Question, answers: Answers) -> None:
    """Do the same from what has the focus before the question, and end on its last control."""
    answer = answers.get(question.id)
    is_not_applicable = question.id in answers and answer is None
    if is_single(question):
        keyboard.press("Tab")
        places = [*(option.id for option in question.options), None]
        for step in range(places.index(answer) + 1 if question.id in answers else 0):
            keyboard.press("ArrowDown" if step else "Space")
        return
    if question.number:
        keyboard.press("Tab")
        keyboard.type("" if answer is None else str(answer))
    for option in question.options:
        keyboard.press("Tab")
        if option.id in chosen(answer):
            keyboard.press("Space")
    if question.not_applicable:
        keyboard.press("Tab")
        if is_not_applicable:
            keyboard.press("Space")


def is_single(question: Question) -> bool:
    """Tell whether one of several options is to be chosen."""
    return not question.several and not question.number


def chosen(answer: Any) -> list[str]:
    """Return the options in an answer."""
    return answer if isinstance(answer, list) else [answer]


def range_of(words: Words, question: Question) -> str:
    """Return how the page asks for a number."""
    number = question.number
    assert number
    return words.say("number", min=words.whole(number.low), max=words.whole(number.high))


def _tab_to(check: Locator, name: str) -> None:
    target = check.get_by_role("button", name=exactly(name))
    for _ in range(12):
        check.page.keyboard.press("Tab")
        if target.evaluate_all(_HAS_FOCUS):
            return
    message = f"Tab does not reach {name}"
    raise AssertionError(message)


_HAS_FOCUS = "([node]) => node && node.getRootNode().activeElement === node"


def expect_result(check: Locator, words: Words, result: Result) -> None:
    """The check shows what the result says: level, outcome, dimensions, bottleneck, caps, flags."""
    for heading in headings(words, result):
        expect(check.get_by_role("heading", name=exactly(heading))).to_be_visible()
    if is_quiz(words.rubric):
        expect(check.get_by_role("img")).to_have_accessible_name(spread(words, result))
    else:
        click(check.get_by_text(words.say("figures"), exact=True))
        assert shown_dimensions(check, words) == expected_dimensions(words, result)
    notices = [(flag.text, flag.id in result["flags"]) for flag in words.rubric.flags]
    notices += [(cap.text, cap.id in result["caps"]) for cap in words.rubric.caps]
    notices += [(words.rubric.void.text, result["void"])] if words.rubric.void else []
    for text, is_there in notices:
        expect(check.get_by_text(words.text(text))).to_have_count(int(is_there))
    _expect_joint(check, words, result)


def is_quiz(rubric: Rubric) -> bool:
    """Tell whether the strongest dimension is all that the visitor is shown."""
    return rubric.outcome is not None and rubric.overall is None


def headings(words: Words, result: Result) -> list[str]:
    """Return what the headings of a result must say of it."""
    overall, outcome, found = result["overall"], result["outcome"], list[str]()
    if outcome:
        found.append(words.say("outcome", dimension=words.dimension(outcome["dimension"])))
    if overall and overall["level"]:
        found.append(words.say("level", level=words.level(overall["level"])))
    elif overall or not outcome:
        found.append(
            words.say(("void" if result["void"] else "no-overall") if overall else "result")
        )
    return found if is_quiz(words.rubric) else [*found, _bottleneck(words, result)]


def spread(words: Words, result: Result) -> str:
    """Return what the picture of a quiz must say."""
    scored = zip(words.rubric.dimensions, result["dimensions"], strict=True)
    return "; ".join(
        f"{words.dimension(each['id'])}: {_score(words, dimension, each)}"
        for dimension, each in scored
    )


def shown_dimensions(check: Locator, words: Words) -> dict[str, tuple[str, str, str]]:
    """Return level, score and what the next level takes by dimension, as the table has them."""
    table = check.get_by_role("table", name=words.say("profile"))
    rows = table.get_by_role("row").filter(has=check.page.get_by_role("rowheader"))
    return dict(map(_row, rows.evaluate_all(_CELLS)))


_CELLS = "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText))"


def _row(cells: list[str]) -> tuple[str, tuple[str, str, str]]:
    dimension, level, figures = cells
    score, _, more = figures.partition("\n")
    return dimension, (level.strip(), score.strip(), more.strip())


def expected_dimensions(words: Words, result: Result) -> dict[str, tuple[str, str, str]]:
    """Return what the table must say."""
    return {
        words.dimension(each["id"]): (
            words.level(each["level"]),
            _score(words, dimension, each),
            _next(words, dimension, each),
        )
        for dimension, each in zip(words.rubric.dimensions, result["dimensions"], strict=True)
    }


def _score(words: Words, dimension: Dimension, result: Result) -> str:
    """Say a score: of a percentage it is known what it is of."""
    if result["display"] is None:
        return words.say("no-score")
    score = words.number(result["display"])
    is_percent = dimension.rule.score == "percent" and not dimension.rule.scaling
    return words.say("percent", score=score) if is_percent else score


def _next(words: Words, dimension: Dimension, result: Result) -> str:
    """Say where the next level begins, unless it seems to be reached."""
    levels = [level.id for level in words.rubric.levels]
    bounds = dimension.rule.bounds
    place = levels.index(result["level"]) if result["level"] else len(bounds)
    if place >= len(bounds):
        return ""
    distance = bounds[place] - Fraction(result["display"])
    decimals = dimension.rule.display.decimals
    bound, gap = (
        words.number(shown(each, decimals, "floor")) for each in (bounds[place], distance)
    )
    level = words.level(levels[place + 1])
    return words.say("next-level", level=level, bound=bound, distance=gap) if distance > 0 else ""


def _bottleneck(words: Words, result: Result) -> str:
    if not result["bottleneck"]:
        return words.say("no-bottleneck")
    dimension = words.dimension(result["bottleneck"]["dimension"])
    return words.say("bottleneck", dimension=dimension)


def _expect_joint(check: Locator, words: Words, result: Result) -> None:
    """What comes first together is named together."""
    key, tie = ("tied", "outcome") if is_quiz(words.rubric) else ("joint", "bottleneck")
    tied = (result[tie] or {"tied": []})["tied"]
    for name in tied if len(tied) > 1 else []:
        expect(_joint(check, words, key)).to_contain_text(words.dimension(name))


def _joint(check: Locator, words: Words, key: str) -> Locator:
    said = words.say(key, dimensions="\0", dimension="").split("\0")
    return check.get_by_text(max(said, key=len))


Take = Callable[[Locator, Words, Answers], None]
