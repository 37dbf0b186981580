"""A reader with pen and paper: scores answers by what the page says, and nothing else."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor

from tests.by_hand_answers import Answers, Found
from tests.by_hand_language import number_of
from tests.by_hand_page import OnPaper, Part
from tests.by_hand_sections import Sections, number_in, pattern
from tests.by_hand_sums import calculated

UNKNOWN = "unknown"
"""What the page says cannot be worked out by hand."""


class Reader(Sections):
    """Scores one set of answers: dimensions, then what they come to together."""

    def __init__(
        self, paper: OnPaper, strings: Mapping[str, str], levels: Sequence[str], answers: Answers
    ) -> None:
        super().__init__(paper, strings, levels, answers)
        own = [strings[key] for key in ("outcome", "overall", "bottleneck", "notices")]
        self.dimensions = [name for name in paper.parts if name not in own]
        self.found = {name: self.dimension(name) for name in self.dimensions}
        self.overall = self._overall()

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
            points = (number_in(each.number) * factors[name] for name, each in known.items())
            return self.looked_up(part, sum(points, Fraction(0)))
        places = [self.levels.index(each.level or "") + 1 for each in known.values()]
        if part.says("lowest-level") or part.says("highest-level"):
            place = min(places) if part.says("lowest-level") else max(places)
            return Found(self.levels[place - 1])
        if part.says("from-levels"):
            numbers = dict(zip(known, map(Fraction, places), strict=True))
            number = self._weighed(part, numbers, factors)
            assert part.says("round-down")
            return Found(self.levels[floor(number) - 1], number, number)
        scores = {name: number_in(each.score) for name, each in known.items()}
        return self.looked_up(part, self._weighed(part, scores, factors))

    def _weighed(
        self, part: Part, numbers: Mapping[str, Fraction], factors: Mapping[str, Fraction]
    ) -> Fraction:
        """Do what the sentences say with the numbers of dimensions."""
        weighed = [number * factors[name] for name, number in numbers.items()]
        if not part.says("work-weights"):
            return self.scaled(part, self.taken(part, weighed))
        weights = sum((factors[name] for name in numbers), Fraction(0))
        return self.scaled(part, sum(weighed, Fraction(0)) / weights)

    def _factors(self, part: Part) -> dict[str, Fraction]:
        said = part.all("overall-factors", "times-weights")
        listed = said[0].words["factors"].split(", ") if said else []
        found = (re.fullmatch(pattern(self.t["factor"]), each) for each in listed)
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
            most = re.fullmatch(pattern(self.t["most-points"]), item)
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
