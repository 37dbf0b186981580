"""What is right in a rubric's form and surely not meant: warnings, each with the way out."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from site_builder.analysis import Analysis, Parts, analyse
from site_builder.analysis.answering import looked_at
from site_builder.files.codes import Code
from site_builder.files.problems import Position, Problem, listed, quoted
from site_builder.files.richtext import plain
from site_builder.review.idle_options import idle_options
from site_builder.review.out_of_reach import OutOfReach, out_of_reach
from site_builder.rubric.values import Dimension, Question, Rubric, Texts

LIMIT = 2**12
"""How many cases are looked at one by one: an editor waits for it."""
_FIRST = Position(1, 1)


def doubts(path: str, rubric: Rubric) -> Iterator[Problem]:
    """Yield a warning for all that is doubtful in a rubric, whose file is shown as `path`."""
    yield from _Doubter(path, rubric).doubts()


class _Doubter:
    """Looks through one rubric."""

    def __init__(self, path: str, rubric: Rubric) -> None:
        self._path, self._rubric = path, rubric

    def doubts(self) -> Iterator[Problem]:
        found = analyse(self._rubric, LIMIT)
        beyond = out_of_reach(self._rubric, found)
        yield from self._unreachable(found, beyond)
        yield from self._never(found, beyond)
        yield from self._without_effect()
        yield from self._idle()
        yield from self._not_rising()
        yield from self._sums()
        yield from self._ties(found)
        yield from self._equal_texts()

    def _doubt(self, thing: tuple[str, ...], code: Code, message: str, hint: str) -> Problem:
        at = self._rubric.places.get(thing, _FIRST)
        return Problem(self._path, at.line, at.column, code, message, hint, "warning")

    def _unreachable(self, found: Analysis, beyond: Sequence[OutOfReach]) -> Iterator[Problem]:
        yield from map(self._out_of_reach, beyond)
        told = {(each.level, scored) for each in beyond for scored in each.scored}
        if found.parts:
            yield from self._unreachable_in(found.parts, told)
        if found.overall and found.overall.levels:
            of_levels = self._rubric.overall and self._rubric.overall.of == "levels"
            follows = {level for level, scored in told if scored is None or of_levels}
            for n, level in enumerate(self._rubric.levels, 1):
                if n not in found.overall.levels and n not in follows:
                    message = f'no answers lead to the overall level "{level.id}"'
                    hint = "change the bounds, or the caps"
                    yield self._doubt(("level", level.id), "unreachable-level", message, hint)

    def _out_of_reach(self, beyond: OutOfReach) -> Problem:
        level, end = self._rubric.levels[beyond.level - 1], beyond.highest
        begins = f'level "{level.id}" begins at {beyond.bound}{self._where(beyond)}'
        hint = f"let it begin at {end} or lower"
        message = f"{begins}, and scores end at {end}"
        return self._doubt(("level", level.id), "unreachable-level", message, hint)

    def _where(self, beyond: OutOfReach) -> str:
        """Return in which scores a level begins too high, if that is not so in all of them."""
        rubric, named = self._rubric, [name for name in beyond.scored if name]
        is_in_overall, bounds = None in beyond.scored, rubric.overall and rubric.overall.rule.bounds
        is_in_each = named == [each.id for each in rubric.dimensions if each.rule.bounds]
        if is_in_each and (is_in_overall or not bounds):
            return ""
        some = f"dimension {listed([quoted(name) for name in named], 'and')}"
        dimensions = (
            [("every dimension" if is_in_each and len(named) > 1 else some)] if named else []
        )
        return f" in {listed([*dimensions, *(['the overall'] if is_in_overall else [])], 'and')}"

    def _unreachable_in(
        self, parts: Parts, told: Container[tuple[int, str | None]]
    ) -> Iterator[Problem]:
        for dimension in self._rubric.dimensions:
            reached = {number for name, number in parts.levels if name == dimension.id}
            lacking = [
                f'"{level.id}"'
                for number, level in enumerate(self._rubric.levels, 1)
                if number not in reached and (number, dimension.id) not in told
            ]
            if lacking and reached:
                low, high = parts.scores[dimension.id]
                message = (
                    f'dimension "{dimension.id}" never reaches level {listed(lacking)}: '
                    f"its score lies between {low} and {high}"
                )
                hint = "change its bounds, or the values of its options"
                thing = ("dimension", dimension.id)
                yield self._doubt(thing, "unreachable-level", message, hint)

    def _never(self, found: Analysis, beyond: Sequence[OutOfReach]) -> Iterator[Problem]:
        rubric, parts = self._rubric, found.parts
        # A level that nothing reaches may be the one that a cap is there for.
        overall = None if any(None in each.scored for each in beyond) else found.overall
        for question in rubric.questions:
            if parts and question.id not in parts.shown:
                message = f'no answers let the question "{question.id}" be shown'
                hint = "change its show_if:, or leave the question out"
                yield self._doubt(("question", question.id), "never-shown", message, hint)
        for cap in rubric.caps:
            if overall and cap.id not in overall.caps:
                message = f'the cap "{cap.id}" never lowers a level'
                hint = "change it, or leave it out"
                yield self._doubt(("cap", cap.id), "cap-never", message, hint)
        for flag in rubric.flags:
            if flag.id not in {*found.flags, *found.undecided_flags}:
                message = f'no answers raise the flag "{flag.id}"'
                hint = "change its condition, or leave it out"
                yield self._doubt(("flag", flag.id), "flag-never", message, hint)

    def _without_effect(self) -> Iterator[Problem]:
        rubric = self._rubric
        counting = {each.question.id for part in rubric.dimensions for each in part.questions}
        looked = {name for when in rubric.conditions for name in looked_at(when)}
        for question in rubric.questions:
            if question.id not in counting | looked:
                message = f'whatever is answered to "{question.id}", the result is the same'
                hint = "give it feeds: or points:, let a condition look at it, or leave it out"
                yield self._doubt(("question", question.id), "no-effect", message, hint)

    def _idle(self) -> Iterator[Problem]:
        for idle in idle_options(self._rubric):
            question, option = idle.question.id, idle.option.id
            message = (
                f'option "{option}" of question "{question}" always comes to the same as '
                f'"{idle.same_as.id}": {idle.why}'
            )
            hint = "change its value, or make one option of the two"
            yield self._doubt(("option", question, option), "option-no-effect", message, hint)

    def _not_rising(self) -> Iterator[Problem]:
        for question in self._rubric.questions:
            if question.several or question.has_points or _has_one_right_answer(question):
                continue
            for lower, higher in pairwise(question.options):
                if higher.value <= lower.value:
                    message = (
                        f'option "{higher.id}" of question "{question.id}" is worth '
                        f'{higher.value}, no more than "{lower.id}" before it'
                    )
                    hint = "let the options rise, or add reverse: true to the question"
                    thing = ("option", question.id, higher.id)
                    yield self._doubt(thing, "values-not-rising", message, hint)
                    break

    def _sums(self) -> Iterator[Problem]:
        for dimension in self._rubric.dimensions:
            if dimension.rule.score == "sum":
                yield from self._in_sum(dimension)

    def _in_sum(self, dimension: Dimension) -> Iterator[Problem]:
        """In a sum, whoever skips a question loses its points, and a longer scale weighs more."""
        for counted in dimension.questions:
            if counted.question.not_applicable:
                message = (
                    f'"not applicable" to "{counted.question.id}" makes the sum of dimension '
                    f'"{dimension.id}" smaller'
                )
                hint = "use score: mean or percent there, or do not offer it"
                thing = ("question", counted.question.id)
                yield self._doubt(thing, "not-applicable-sum", message, hint)
        reaches = {
            high - low
            for counted in dimension.questions
            if counted.points is None and counted.weight == 1
            for low, high in [counted.question.ends]
        }
        if len(reaches) > 1:
            some = listed(map(str, sorted(reaches)), "and")
            message = (
                f'the questions of dimension "{dimension.id}" have different ranges '
                f"({some}), so some weigh more in the sum than others"
            )
            hint = "give all the same range, use score: percent, or write the weights that you mean"
            yield self._doubt(("dimension", dimension.id), "unequal-ranges", message, hint)

    def _ties(self, found: Analysis) -> Iterator[Problem]:
        declared = set(self._rubric.declared_ties)
        pairs = found.parts.tied if found.parts else ()
        loose = sorted({name for pair in pairs if not declared.issuperset(pair) for name in pair})
        if loose:
            some = listed([f'"{name}"' for name in loose], "and")
            message = f"{some} can come lowest together, and ties: does not say which goes first"
            hint = "name every dimension in scoring: bottleneck: ties:, the most urgent first"
            ties = ("bottleneck", "ties")
            thing = ties if ties in self._rubric.places else ("dimension", loose[0])
            yield self._doubt(thing, "ties-undeclared", message, hint)

    def _equal_texts(self) -> Iterator[Problem]:
        rubric = self._rubric
        yield from self._alike((("level", level.id), level.name) for level in rubric.levels)
        yield from self._alike((("dimension", each.id), each.name) for each in rubric.dimensions)
        yield from self._alike((("question", each.id), each.text) for each in rubric.questions)
        for question in rubric.questions:
            yield from self._alike(
                (("option", question.id, option.id), option.text) for option in question.options
            )

    def _alike(self, things: Iterable[tuple[tuple[str, ...], Texts]]) -> Iterator[Problem]:
        for (first, texts), (second, others) in combinations(list(things), 2):
            same = [
                language for language in texts if plain(texts[language]) == plain(others[language])
            ]
            if same:
                message = (
                    f'{second[0]} "{second[-1]}" has the text of {first[0]} "{first[-1]}" '
                    f"in {listed(same, 'and')}: {quoted(plain(others[same[0]]))}"
                )
                hint = "write what sets it apart"
                yield self._doubt(second, "equal-texts", message, hint)


def _has_one_right_answer(question: Question) -> bool:
    """Tell whether all options but one are worth the same, and that one more; it takes three."""
    values = sorted(option.value for option in question.options)
    return len(values) > 2 and values[0] == values[-2] < values[-1]
