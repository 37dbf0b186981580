"""What a section comes to: a number by its sentences, and a level by its table."""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from statistics import median

from tests.by_hand_answers import BLANK, Answered, Found, Worth
from tests.by_hand_language import number_of
from tests.by_hand_page import Part
from tests.by_hand_sums import DONE, calculated


class Sections(Answered):
    """Works out dimensions, each as its section says."""

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
        found = self.looked_up(part, number)
        return Found(found.level, found.number, found.score, len(counting))

    def _number(
        self, part: Part, worths: Mapping[str, Worth], headings: Mapping[str, str]
    ) -> Fraction | None:
        """Do what the sentences say with the numbers."""
        enough = _limits(part.items("point-from"), self.t["worth-from"])
        numbers = [
            Fraction(number_in(worth) >= enough[name]) if name in enough else number_in(worth)
            for name, worth in worths.items()
        ]
        for key, kind, times in (("work-share", "most", 100), ("work-weights", "weight", 1)):
            if part.says(key):
                divisor = sum(self.divisor(name, headings[name], kind) for name in worths)
                return self.scaled(part, times * sum(numbers) / divisor) if divisor else None
        if part.says("work-points") or "by-hand-dimension" in self.paper.intro:
            return sum(numbers, Fraction(0))
        return self.scaled(part, self.taken(part, numbers))

    def taken(self, part: Part, numbers: list[Fraction]) -> Fraction:
        """Return the number that is made of several."""
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

    def scaled(self, part: Part, number: Fraction) -> Fraction:
        """Return what is made of that number at the end."""
        for said in part.all("work-times", "work-add", "work-less"):
            by = number_of(said.words["n"])
            sign = {"work-times": "×", "work-add": "+", "work-less": "−"}[said.key]
            number = DONE[sign](number, by)
        return number

    def looked_up(self, part: Part, number: Fraction) -> Found:
        """Look up the level by the number, and the score if it is said."""
        (level,) = [level for band, level in part.bands if self._is_in(band, number)]
        if part.says("your-score"):
            return Found(level, number, self._formula(part, number))
        is_score = part.says("is-score") or part.says("points-are-score")
        return Found(level, number, number if is_score else None)

    def _formula(self, part: Part, number: Fraction) -> Fraction:
        formula = part.words("your-score")["formula"]
        return calculated(formula.replace(self.t["your-points"], "#"), number)

    def _is_in(self, band: str, number: Fraction) -> bool:
        """Tell whether a number is in a band: a number, from one to another, or of scores."""
        if band == "–":
            return True
        for key in ("band-below", "band-between", "band-from", "range"):
            found = re.fullmatch(pattern(self.t[key]), band)
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


def _limits(items: Sequence[str], template: str) -> dict[str, Fraction]:
    """Return by question how much its answer must be worth, where a list says so."""
    found = [re.fullmatch(pattern(template), item) for item in items]
    return {each["question"]: number_of(each["n"]) for each in found if each}


def pattern(text: str) -> str:
    """Return what matches a string with anything filled in."""
    return re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(text))


def number_in(worth: Worth) -> Fraction:
    """Return the number that must be there."""
    assert isinstance(worth, Fraction), worth
    return worth


def _is_met(worth: Worth, at_least: Fraction | None) -> bool:
    if isinstance(worth, bool):
        return worth
    assert worth is not None
    assert at_least is not None
    return worth >= at_least
