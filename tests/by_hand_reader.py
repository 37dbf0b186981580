"""A reader with pen and paper: scores answers by what the page says, and nothing else."""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import floor
from statistics import median
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
from tests.by_hand_page import Asked, GivenWithin, OnPaper, Part, Row, number_of

BLANK = "blank"
UNKNOWN = "unknown"
"""What the page says cannot be worked out by hand."""

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


class Reader:
    """Scores one set of answers.

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
        own = [strings[key] for key in ("outcome", "overall", "bottleneck", "notices")]
        self.dimensions = [name for name in paper.parts if name not in own]
        self.found = {name: self.dimension(name) for name in self.dimensions}
        self.overall = self._overall()

    # From answers to numbers

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

    # From numbers to a level

    def dimension(self, name: str) -> Found:
        """Work out a dimension, as its section says."""
        own = [each for each in self.paper.questions if each.within == name]
        # Where the questions stand in the section, their first column is about it.
        headings = {each.name: each.headings[0] for each in own if each.headings}
        others = [each.name for each in self.paper.questions if name in each.headings]
        return self.section(self.paper.parts[name], headings or dict.fromkeys(others, name))

    def section(self, part: Part, headings: Mapping[str, str]) -> Found:
        """Work out what questions come to; `headings` names the column for each."""
        if part.says("no-level-ever"):
            return Found()
        worths = {
            name: self.worth(name, heading)
            for name, heading in headings.items()
            if name in self.given
        }
        if part.says("work-staged"):
            return self._staged(part, worths)
        answered = [name for name in worths if self.given[name] not in (None, BLANK)]
        counting = {name: worth for name, worth in worths.items() if worth is not None}
        if part.says("no-level-few") and len(answered) < int(part.words("no-level-few")["n"]):
            return Found()
        if not counting:
            assert part.says("no-level-none")
            return Found()
        number = self._number(part, counting, headings)
        if number is None:
            assert part.says("no-level-zero")
            return Found()
        found = self._looked_up(part, number)
        return Found(found.level, found.number, found.score, len(counting))

    def _number(
        self, part: Part, worths: Mapping[str, Worth], headings: Mapping[str, str]
    ) -> Fraction | None:
        """Do what the sentences say with the numbers."""
        enough = _limits(part.items("point-from"), self.t["worth-from"])
        numbers = [
            Fraction(_number(worth) >= enough[name]) if name in enough else _number(worth)
            for name, worth in worths.items()
        ]
        for key, kind, times in (("work-share", "most", 100), ("work-weights", "weight", 1)):
            if part.says(key):
                divisor = sum(self._divisor(name, headings[name], kind) for name in worths)
                return self._scaled(part, times * sum(numbers) / divisor) if divisor else None
        if part.says("work-points") or "by-hand-dimension" in self.paper.intro:
            return sum(numbers, Fraction(0))
        return self._scaled(part, self._taken(part, numbers))

    def _divisor(self, name: str, heading: str, kind: str) -> Fraction:
        (row,) = [row for row in self.asked[name].rows if row.kind == kind]
        return number_of(row.cells[heading])

    def _taken(self, part: Part, numbers: list[Fraction]) -> Fraction:
        if part.says("work-count"):
            limit = number_of(part.words("work-count")["n"])
            return Fraction(sum(number >= limit for number in numbers))
        done: dict[str, Callable[[list[Fraction]], Fraction]] = {
            "work-mean": lambda all_: sum(all_, Fraction(0)) / len(all_),
            "work-sum": lambda all_: sum(all_, Fraction(0)),
            "work-min": min,
            "work-max": max,
            "work-median": median,
        }
        (key,) = [key for key in done if part.says(key)]
        return done[key](numbers)

    def _scaled(self, part: Part, number: Fraction) -> Fraction:
        for said in part.all("work-times", "work-add", "work-less"):
            by = number_of(said.words["n"])
            sign = {"work-times": "×", "work-add": "+", "work-less": "−"}[said.key]
            number = DONE[sign](number, by)
        return number

    def _looked_up(self, part: Part, number: Fraction) -> Found:
        (level,) = [level for band, level in part.bands if self._holds(band, number)]
        if part.says("your-score"):
            return Found(level, number, self._formula(part, number))
        is_score = part.says("is-score") or part.says("points-are-score")
        return Found(level, number, number if is_score else None)

    def _formula(self, part: Part, number: Fraction) -> Fraction:
        formula = part.words("your-score")["formula"]
        return calculated(formula.replace(self.t["your-points"], "#"), number)

    def _holds(self, band: str, number: Fraction) -> bool:
        """Tell whether a number is in a band: a number, from one to another, or of scores."""
        if band == "–":
            return True
        for key in ("band-below", "band-between", "band-from", "range"):
            found = re.fullmatch(_pattern(self.t[key]), band)
            if found:
                words = {name: number_of(text) for name, text in found.groupdict().items()}
                low, high = words.get("low", number), words.get("high", number + 1)
                return low <= number <= high if key == "range" else low <= number < high
        first, _, last = band.partition("–")
        assert number.denominator == 1
        return number_of(first) <= number <= number_of(last or first)

    def _staged(self, part: Part, worths: Mapping[str, Worth]) -> Found:
        """Climb for as long as all is met."""
        if all(self.given[name] is None for name in worths):
            assert part.says("no-level-staged")
            return Found()
        level = part.words("work-staged")["level"]
        for stage in part.all("stage"):
            enough = _limits(stage.items, self.t["worth-from"])
            names = [name for name in worths if name in stage.items or name in enough]
            if not all(_is_met(worths[name], enough.get(name)) for name in names):
                break
            level = stage.words["level"]
        number = Fraction(self.levels.index(level) + 1)
        return Found(level, number, number)

    # The whole

    def _overall(self) -> Found | str:
        part = self.paper.parts.get(self.t["overall"])
        if part is None or part.says("no-level-ever"):
            return Found()
        if part.says("overall-impossible"):
            return UNKNOWN
        if part.says("overall-same") or part.says("overall-same-score"):
            found = self._same(part)
        elif part.says("from-total"):
            total = self.t["total"]
            names = [each.name for each in self.paper.questions if total in each.headings]
            found = self.section(part, dict.fromkeys(names, total))
        else:
            found = self._of_dimensions(part)
        self.found[""] = found
        return found

    def _same(self, part: Part) -> Found:
        """Return what the dimension has: its score too, if that is said to be the same."""
        (said,) = part.all("overall-same", "overall-same-score")
        found = self.found[said.words["dimension"]]
        is_scored = said.key == "overall-same-score"
        return Found(found.level, score=found.score if is_scored else None)

    def _of_dimensions(self, part: Part) -> Found:
        apart = part.words("apart")["dimensions"].split(", ") if part.says("apart") else []
        factors = self._factors(part) or {
            name: Fraction(1) for name in self.dimensions if name not in apart
        }
        known = {name: self.found[name] for name in factors if self.found[name].level}
        if not known:
            return Found()
        if part.says("overall-sum") or part.says("overall-factors"):
            points = (_number(each.number) * factors[name] for name, each in known.items())
            return self._looked_up(part, sum(points, Fraction(0)))
        places = [self.levels.index(each.level or "") + 1 for each in known.values()]
        if part.says("lowest-level") or part.says("highest-level"):
            place = min(places) if part.says("lowest-level") else max(places)
            return Found(self.levels[place - 1])
        if part.says("from-levels"):
            numbers = dict(zip(known, map(Fraction, places), strict=True))
            number = self._weighed(part, numbers, factors)
            assert part.says("round-down")
            return Found(self.levels[floor(number) - 1], number, number)
        scores = {name: _number(each.score) for name, each in known.items()}
        return self._looked_up(part, self._weighed(part, scores, factors))

    def _weighed(
        self, part: Part, numbers: Mapping[str, Fraction], factors: Mapping[str, Fraction]
    ) -> Fraction:
        """Do what the sentences say with the numbers of dimensions."""
        weighed = [number * factors[name] for name, number in numbers.items()]
        if not part.says("work-weights"):
            return self._scaled(part, self._taken(part, weighed))
        weights = sum((factors[name] for name in numbers), Fraction(0))
        return self._scaled(part, sum(weighed, Fraction(0)) / weights)

    def _factors(self, part: Part) -> dict[str, Fraction]:
        said = part.all("overall-factors", "times-weights")
        listed = said[0].words["factors"].split(", ") if said else []
        found = (re.fullmatch(_pattern(self.t["factor"]), each) for each in listed)
        return {each["dimension"]: number_of(each["factor"]) for each in found if each}

    def level(self) -> str | None:
        """Return the overall level that counts in the end, after caps."""
        assert isinstance(self.overall, Found)
        if self.overall.level is None:
            return None
        part = self.paper.parts[self.t["overall"]]
        if any(each.condition and self.holds(each.condition) for each in part.all("void-if")):
            return None
        reached = [self.levels.index(each.level) for each in self._scored().values() if each.level]
        level = self.levels.index(self.overall.level)
        for said in part.all("cap-0", "cap-1", "cap-n", "cap-if"):
            if said.condition is None:
                steps = said.words.get("n", said.key.removeprefix("cap-"))
                level = min(level, min(reached) + int(steps)) if reached else level
            elif self.holds(said.condition):
                level = min(level, self.levels.index(said.words["level"]))
        return self.levels[level]

    def _scored(self) -> dict[str, Found]:
        return {name: self.found[name] for name in self.dimensions}

    def levels_of_dimensions(self) -> list[str | None]:
        """Return the dimensions' levels."""
        return [each.level for each in self._scored().values()]

    def positions(self, part: Part) -> dict[str, Fraction]:
        """Work out how far up each dimension is that has a position."""
        found = {}
        for name, each in self._scored().items():
            formula = self._position(part, name).replace(
                self.t["questions-counted"], str(each.counted)
            )
            if each.number is not None and formula:
                place = calculated(formula, each.number)
                assert part.says("bottleneck-clamp") or 0 <= place <= 1
                found[name] = min(Fraction(1), max(Fraction(0), place))
        return found

    def _position(self, part: Part, name: str) -> str:
        """Return the sum of a dimension, with `#` for the reader's number."""
        for item in [item for each in part.sentences for item in each.items]:
            most = re.fullmatch(_pattern(self.t["most-points"]), item)
            if most and most["dimension"] == name:
                return f"# ÷ {most['n']}"
            if item.startswith(f"{name}: "):
                formula = item.removeprefix(f"{name}: ")
                for operand in ("your-points", "a-score"):
                    formula = formula.replace(self.t[operand], "#")
                return formula
        return ""

    def _heights(self, part: Part) -> tuple[dict[str, Fraction], Fraction]:
        """Return how far up each dimension is, in what is compared, and where it is at the top."""
        if part.says("bottleneck-points"):
            bands = next(iter(self._own_parts())).bands
            return self._numbers("number"), max(number_of(band.split("–")[-1]) for band, _ in bands)
        if part.says("bottleneck-score"):
            return self._numbers("score"), number_of(part.words("bottleneck-top-score")["n"])
        for said in part.all("bottleneck-only-points", "bottleneck-only-score"):
            assert self.dimensions == [said.words["dimension"]]
            kind = "number" if said.key == "bottleneck-only-points" else "score"
            return self._numbers(kind), number_of(said.words["n"])
        return self.positions(part), Fraction(1)

    def _own_parts(self) -> list[Part]:
        return [self.paper.parts[name] for name in self.dimensions]

    def _numbers(self, kind: str) -> dict[str, Fraction]:
        """Return the numbers, or the scores, of dimensions that have one."""
        found = {name: getattr(each, kind) for name, each in self._scored().items() if each.level}
        assert None not in found.values()
        return found

    def _ties(self, part: Part) -> list[str]:
        said = part.all("bottleneck-ties")
        return said[0].words["dimensions"].split(", ") if said else self.dimensions

    def bottleneck(self) -> str | None:
        """Return the dimension with the lowest position; UNKNOWN where that is not told."""
        part = self.paper.parts.get(self.t["bottleneck"])
        if part is None:
            return None
        if part.says("bottleneck-impossible"):
            return UNKNOWN
        found, top = self._heights(part)
        lowest = min(found.values(), default=top)
        if lowest == top:
            return None
        return next(name for name in self._ties(part) if found.get(name) == lowest)

    def outcome(self) -> str | None:
        """Return the dimension that is the result; UNKNOWN where that is not told."""
        part = self.paper.parts.get(self.t["outcome"])
        if part is None:
            return None
        if part.says("outcome-impossible"):
            return UNKNOWN
        if part.says("outcome-position"):
            known = self.positions(self.paper.parts[self.t["bottleneck"]])
        elif part.says("outcome-formula"):
            known = self.positions(part)
        else:
            known = self._numbers("number" if part.says("outcome-points") else "score")
        highest = max(known.values(), default=None)
        return next(
            (name for name in self._ties(part) if known and known.get(name) == highest), None
        )

    def notices(self) -> dict[str, bool | str]:
        """Tell of each notice whether it applies."""
        part = self.paper.parts.get(self.t["notices"])
        if part is None:
            return {}
        told = [each for each in part.sentences if each.condition]
        after = [*part.sentences[1:], None]
        unknown = [
            each
            for each, follower in zip(part.sentences, after, strict=True)
            if follower and follower.key == "notice-impossible"
        ]
        return {
            text: UNKNOWN if each in unknown else self.holds(each.condition)
            for text, each in zip(part.asides, told, strict=True)
            if each.condition
        }

    # Conditions

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


DONE: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "×": lambda one, other: one * other,
    "÷": lambda one, other: one / other,
    "+": lambda one, other: one + other,
    "−": lambda one, other: one - other,
}


def calculated(formula: str, number: Fraction) -> Fraction:
    """Work out a small sum with `#` in it: `(# + 3) ÷ 6`."""
    within = re.match(r"\((.+?)\)", formula)
    if within:
        return calculated("#" + formula[within.end() :], calculated(within[1], number))
    first, *others = formula.split(" ")
    found = _operand(first, number)
    for sign, other in zip(others[::2], others[1::2], strict=True):
        found = DONE[sign](found, _operand(other, number))
    return found


def _operand(text: str, number: Fraction) -> Fraction:
    return number if text == "#" else number_of(text)


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


def _limits(items: Sequence[str], template: str) -> dict[str, Fraction]:
    """Return by question how much its answer must be worth, where a list says so."""
    found = [re.fullmatch(_pattern(template), item) for item in items]
    return {each["question"]: number_of(each["n"]) for each in found if each}


def _pattern(text: str) -> str:
    return re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(text))


def _number(worth: Worth) -> Fraction:
    assert isinstance(worth, Fraction), worth
    return worth


def _is_met(worth: Worth, at_least: Fraction | None) -> bool:
    if isinstance(worth, bool):
        return worth
    assert worth is not None
    assert at_least is not None
    return worth >= at_least


def _is_within(
    number: Fraction | None, at_least: Fraction | None, at_most: Fraction | None
) -> bool:
    if number is None:
        return False
    low, high = at_least is None or number >= at_least, at_most is None or number <= at_most
    return low and high
