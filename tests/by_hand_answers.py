"""Answers on paper: what each is worth where it counts, and which conditions they meet."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from site_builder.rubric.condition import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    LevelBelow,
    LevelReached,
    Not,
    ScoreWithin,
    SumWithin,
)
from tests.by_hand_language import GivenWithin, number_of
from tests.by_hand_page import Asked, OnPaper, Row

BLANK = "blank"

Answers: TypeAlias = Mapping[str, Any]
"""Answers by the question's text: the option's text, a list of them, a number, or None."""

Worth: TypeAlias = Fraction | bool | None


class Found:
    """What came of a section: a level, the number that it was looked up by, and the score.

    `counted` is how many questions count.
    """

    def __init__(
        self,
        level: str | None = None,
        number: Fraction | None = None,
        score: Fraction | None = None,
        counted: int = 0,
    ) -> None:
        self.level, self.number, self.score = level, number, score
        self.counted = counted


class Answered:
    """One set of answers.

    Args:
        paper: what is said.
        strings: the words of the language.
        levels: the levels, from low to high.
        answers: what is answered.
    """

    def __init__(
        self, paper: OnPaper, strings: Mapping[str, str], levels: Sequence[str], answers: Answers
    ) -> None:
        self.paper, self.t, self.levels = paper, strings, list(levels)
        self.asked = {each.name: each for each in paper.questions}
        self.given: dict[str, Any] = {}
        self.found: dict[str, Found] = {}
        for each in paper.questions:
            if each.show_if is None or self.holds(each.show_if):
                self.given[each.name] = _answer(each, answers)

    def worth(self, name: str, heading: str) -> Worth:
        """Look up what an answer is worth in a column."""
        asked, answer = self.asked[name], self.given[name]
        found = [self._cell(row, heading) for row in _rows(asked, heading, answer)]
        if len(found) == 1 and (found[0] is None or isinstance(found[0], bool)):
            return found[0]
        total = sum((cell for cell in found if isinstance(cell, Fraction)), Fraction(0))
        return total + self._more(asked, heading, answer)

    def _more(self, asked: Asked, heading: str, answer: Any) -> Fraction:
        """Return what a number adds for each 1 that it is above the lowest."""
        rows = {row.kind: row for row in asked.rows if row.cells[heading]}
        if "each" not in rows or answer in (None, BLANK):
            return Fraction(0)
        low, high = number_of(rows["each"].name), number_of(rows["at_least"].name)
        step = self._cell(rows["each"], heading)
        assert isinstance(step, Fraction)
        return step * (answer - low) if low < answer < high else Fraction(0)

    def _cell(self, row: Row, heading: str) -> Worth:
        text = row.cells[heading]
        words = {"": None, self.t["left-out"]: None, self.t["met"]: True, self.t["not-met"]: False}
        return words[text] if text in words else number_of(text.removeprefix("+"))

    def divisor(self, name: str, heading: str, kind: str) -> Fraction:
        """Return what a question adds to what is divided by."""
        (row,) = [row for row in self.asked[name].rows if row.kind == kind]
        return number_of(row.cells[heading])

    def holds(self, condition: Condition) -> bool:
        """Tell whether a condition is so."""
        match condition:
            case AllOf(conditions):
                return all(map(self.holds, conditions))
            case AnyOf(conditions):
                return any(map(self.holds, conditions))
            case Not(inner):
                return not self.holds(inner)
        return self._is_so(condition)

    def _is_so(self, condition: Condition) -> bool:
        match condition:
            case Chosen(name, options):
                answer = self.given.get(name)
                chosen = answer if isinstance(answer, list) else [answer]
                return any(option in options for option in chosen)
            case GivenWithin((name,), at_least, at_most):
                answer = self.given.get(name)
                given = None if answer in (None, BLANK) else Fraction(answer)
                return _is_within(given, at_least, at_most)
            case SumWithin(names, at_least, at_most):
                values = [self.worth(name, self.t["value"]) for name in names if name in self.given]
                known = [value for value in values if isinstance(value, Fraction)]
                return _is_within(sum(known, Fraction(0)) if known else None, at_least, at_most)
            case ScoreWithin(name, at_least, at_most):
                score = self.found[name].score if name in self.found else None
                return _is_within(score, at_least, at_most)
            case LevelReached(name, number) | LevelBelow(name, number):
                level = self.found[name].level
                is_reached = level is not None and self.levels.index(level) + 1 >= number
                return level is not None and is_reached == isinstance(condition, LevelReached)
        raise AssertionError(condition)


def _answer(asked: Asked, answers: Answers) -> Any:
    """Return the answer; choosing nothing is one only where the page says that it may be done."""
    answer = answers.get(asked.name, BLANK)
    return BLANK if answer == [] and not asked.part.says("choose-none") else answer


def _rows(asked: Asked, heading: str, answer: Any) -> list[Row]:
    """Return the rows of which a column's cells are added up for an answer."""
    if answer is None or answer == BLANK:
        kind = BLANK if answer == BLANK else "not_applicable"
        found = [row for row in asked.rows if row.kind == kind]
        # Where a question has no row for a blank, a reader finds nothing to count.
        return found or [Row(kind, "", dict.fromkeys(asked.headings, ""))]
    if isinstance(answer, list):
        chosen = [row for row in asked.rows if row.kind == "option" and row.name in answer]
        return [row for row in asked.rows if row.kind == "start"] + chosen
    if isinstance(answer, str):
        return [row for row in asked.rows if row.kind == "option" and row.name == answer]
    return [_number_row([row for row in asked.rows if row.cells[heading]], answer)]


def _number_row(filled: Sequence[Row], given: int) -> Row:
    rows = {row.kind: row for row in filled}
    if given >= number_of(rows["at_least"].name):
        return rows["at_least"]
    if given <= number_of(rows["at_most"].name) or "each" in rows:
        return rows["at_most"]
    return next(row for row in filled if row.kind == "option" and number_of(row.name) == given)


def _is_within(
    number: Fraction | None, at_least: Fraction | None, at_most: Fraction | None
) -> bool:
    if number is None:
        return False
    low, high = at_least is None or number >= at_least, at_most is None or number <= at_most
    return low and high
