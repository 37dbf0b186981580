"""How a visitor takes the check, and reads the result, by role and accessible name alone."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, expect

from site_builder.languages import load_strings
from site_builder.messages import forms
from site_builder.richtext import plain
from site_builder.rubric.values import Dimension, Rubric, Texts
from site_builder.scoring.scorer import Result
from site_builder.typography import typeset

ROOT = Path(__file__).parents[2]

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What a check says in one language, as it stands on the page."""

    language: str
    rubric: Rubric

    def say(self, key: str, **values: object) -> str:
        """Return one of the widget's own texts with its placeholders filled."""
        strings = load_strings(self.language, ROOT).value
        assert strings
        texts = forms(strings.widget[key])
        text = texts["one" if values.get("n") == 1 and "one" in texts else "other"]
        return typeset(text, strings.site["quotes"]).format(**values)

    def text(self, texts: Texts) -> str:
        """Return a text of the rubric without its marks."""
        strings = load_strings(self.language, ROOT).value
        assert strings
        return typeset(plain(texts[self.language]), strings.site["quotes"])

    def level(self, level: str | None) -> str:
        """Return the name of a level."""
        names = [self.text(each.name) for each in self.rubric.levels if each.id == level]
        return names[0] if names else self.say("no-level")

    def dimension(self, dimension: str) -> str:
        """Return the name of a dimension."""
        return next(self.text(each.name) for each in self.rubric.dimensions if each.id == dimension)


def exactly(text: str) -> re.Pattern[str]:
    """Return the pattern of a name that is this text and nothing else."""
    return re.compile(f"^{re.escape(text)}$")


def take_by_clicking(check: Locator, words: Words, answers: Answers) -> None:
    """Go through the check with the mouse."""
    check.get_by_role("button", name=exactly(words.say("start"))).click()
    for number, question in enumerate(words.rubric.questions, 1):
        group = check.get_by_role("group", name=words.text(question.text))
        option = next(each for each in question.options if each.id == answers[question.id])
        group.get_by_role("radio", name=exactly(words.text(option.text))).check()
        last = number == len(words.rubric.questions)
        check.get_by_role("button", name=exactly(words.say("finish" if last else "next"))).click()


def take_by_keyboard(check: Locator, words: Words, answers: Answers) -> None:
    """Go through the check with the keyboard alone, from where the focus is."""
    page = check.page
    _tab_to(check, words.say("start"))
    page.keyboard.press("Enter")
    for number, question in enumerate(words.rubric.questions, 1):
        expect(check.get_by_role("group", name=words.text(question.text))).to_be_visible()
        place = [option.id for option in question.options].index(answers[question.id])
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(place):
            page.keyboard.press("ArrowDown")
        last = number == len(words.rubric.questions)
        _tab_to(check, words.say("finish" if last else "next"))
        page.keyboard.press("Enter")


def take_on_one_page_by_clicking(check: Locator, words: Words, answers: Answers) -> None:
    """Go through the check with the mouse, all questions on one page."""
    check.evaluate("node => node.setAttribute('mode', 'page')")
    check.get_by_role("button", name=exactly(words.say("start"))).click()
    for question in words.rubric.questions:
        group = check.get_by_role("group", name=exactly(words.text(question.text)))
        option = next(each for each in question.options if each.id == answers[question.id])
        group.get_by_role("radio", name=exactly(words.text(option.text))).check()
    check.get_by_role("button", name=exactly(words.say("finish"))).click()


def take_on_one_page_by_keyboard(check: Locator, words: Words, answers: Answers) -> None:
    """Go through the check with the keyboard alone, all questions on one page."""
    page = check.page
    check.evaluate("node => node.setAttribute('mode', 'page')")
    _tab_to(check, words.say("start"))
    page.keyboard.press("Enter")
    for question in words.rubric.questions:
        place = [option.id for option in question.options].index(answers[question.id])
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(place):
            page.keyboard.press("ArrowDown")
    _tab_to(check, words.say("finish"))
    page.keyboard.press("Enter")


def _tab_to(check: Locator, name: str) -> None:
    target = check.get_by_role("button", name=exactly(name))
    for _ in range(12):
        check.page.keyboard.press("Tab")
        if target.evaluate("node => node.getRootNode().activeElement === node"):
            return
    message = f"Tab does not reach {name}"
    raise AssertionError(message)


def expect_result(check: Locator, words: Words, result: Result) -> None:
    """The check shows what the result says: overall level, every dimension's, the bottleneck."""
    level = words.say("level", level=words.level(result["overall"]["level"]))
    expect(check.get_by_role("heading", name=exactly(level))).to_be_visible()
    check.get_by_text(words.say("figures"), exact=True).click()
    assert shown_dimensions(check, words) == expected_dimensions(words, result)
    expect(check.get_by_role("heading", name=exactly(_bottleneck(words, result)))).to_be_visible()
    for cap in words.rubric.caps:
        shown = check.get_by_text(words.text(cap.text))
        expect(shown).to_have_count(int(cap.id in result["caps"]))
    joint = result["bottleneck"] or {"tied": []}
    for name in joint["tied"] if len(joint["tied"]) > 1 else []:
        expect(_joint(check, words)).to_contain_text(words.dimension(name))


def shown_dimensions(check: Locator, words: Words) -> dict[str, tuple[str, str, str]]:
    """Return level, score and what the next level takes by dimension, as the table has them."""
    table = check.get_by_role("table", name=words.say("profile"))
    rows = table.get_by_role("row").filter(has=check.page.get_by_role("rowheader"))
    return dict(map(_row, rows.all()))


def _row(row: Locator) -> tuple[str, tuple[str, str, str]]:
    level, figures = row.get_by_role("cell").all_inner_texts()
    score, _, more = figures.partition("\n")
    return row.get_by_role("rowheader").inner_text(), (level.strip(), score.strip(), more.strip())


def expected_dimensions(words: Words, result: Result) -> dict[str, tuple[str, str, str]]:
    """Return what the table must say."""
    return {
        words.dimension(each["id"]): (
            words.level(each["level"]),
            words.say("percent", score=each["display"]),
            _next(words, dimension, each),
        )
        for dimension, each in zip(words.rubric.dimensions, result["dimensions"], strict=True)
    }


def _next(words: Words, dimension: Dimension, result: Result) -> str:
    """Say where the next level begins: the bounds of the first check are whole numbers."""
    levels = [level.id for level in words.rubric.levels]
    place = levels.index(result["level"])
    if place == len(levels) - 1:
        return ""
    bound = dimension.rule.bounds[place]
    distance = bound - int(result["display"])
    return words.say(
        "next-level", level=words.level(levels[place + 1]), bound=bound, distance=distance
    )


def _bottleneck(words: Words, result: Result) -> str:
    if not result["bottleneck"]:
        return words.say("no-bottleneck")
    dimension = words.dimension(result["bottleneck"]["dimension"])
    return words.say("bottleneck", dimension=dimension)


def _joint(check: Locator, words: Words) -> Locator:
    beginning = words.say("joint", dimensions="\0", dimension="").split("\0")[0]
    return check.get_by_text(beginning)


Take = Callable[[Locator, Words, Answers], None]
