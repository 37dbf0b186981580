"""A rubric's conditions in words, for those who read them instead of running them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from site_builder.languages import Strings
from site_builder.numbers import written
from site_builder.richtext import plain
from site_builder.rubric.condition import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    LevelBelow,
    LevelReached,
    Not,
    ScoreWithin,
    SimpleCondition,
    SumWithin,
)
from site_builder.rubric.values import Question, Rubric, Texts
from site_builder.scoring.answers import needed_in
from site_builder.scoring.conditions import is_within
from site_builder.typography import typeset_rich


@dataclass(frozen=True, slots=True)
class InWords:
    """A condition in words: a text without a stop at its end, and the list that it announces.

    `{any: [{question: q, is: a}, …]}` is `at least one of these is true`, with the parts
    `you chose “A” for “Q”`, ….
    """

    text: str
    parts: tuple["InWords", ...] = ()

    def on_one_line(self) -> str:
        """Return all of it as one text, what is listed in brackets: `text (part; part)`."""
        listed = "; ".join(part.on_one_line() for part in self.parts)
        return f"{self.text} ({listed})" if self.parts else self.text


def in_words(condition: Condition, rubric: Rubric, strings: Strings) -> InWords:
    """Return a condition in words.

    Args:
        condition: one of the rubric's.
        rubric: what the condition speaks of.
        strings: the texts of the language in which it is said.
    """
    return _Speaker(rubric, strings).said(condition)


def name_of(texts: Texts, strings: Strings) -> str:
    """Return a text of the rubric without its marks, its quotation marks set."""
    return plain(typeset_rich(texts[strings.language], strings.site["quotes"]))


class _Speaker:
    """Says conditions of one rubric in one language."""

    def __init__(self, rubric: Rubric, strings: Strings) -> None:
        self._rubric, self._strings = rubric, strings
        self._questions = {question.id: question for question in rubric.questions}

    def said(self, condition: Condition) -> InWords:
        match condition:
            case AllOf(conditions):
                return self._joined("if-all", "if-always", conditions)
            case AnyOf(conditions):
                return self._joined("if-any", "if-never", conditions)
            case Not(inner):
                found = self.said(inner)
                return InWords(self._say("if-not", condition=found.text), found.parts)
        return self._simple(condition)

    def _joined(self, several: str, none: str, conditions: tuple[Condition, ...]) -> InWords:
        parts = tuple(map(self.said, conditions))
        if len(parts) == 1:
            return parts[0]
        return InWords(self._say(several if parts else none), parts)

    def _simple(self, condition: SimpleCondition) -> InWords:
        match condition:
            case Chosen(question, options):
                return InWords(self._chosen(self._questions[question], options))
            case SumWithin(questions, at_least, at_most):
                return self._sum(questions, at_least, at_most)
            case ScoreWithin(name, at_least, at_most):
                return InWords(self._score(name, self._limits(at_least, at_most)))
            case LevelReached(dimension, level):
                return InWords(self._level("if-reached", dimension, level))
            case LevelBelow(dimension, level):
                return InWords(self._level("if-below", dimension, level))

    def _chosen(self, question: Question, options: tuple[str, ...]) -> str:
        offered = {option.id: option.text for option in question.options}
        texts = [self._quoted(offered[option]) for option in options]
        if not texts:
            return self._say("if-never")
        named = reduce(lambda one, other: self._say("or", one=one, other=other), texts)
        return self._say("if-chosen", question=self._quoted(question.text), options=named)

    def _sum(
        self, names: tuple[str, ...], at_least: Fraction | None, at_most: Fraction | None
    ) -> InWords:
        questions = [self._questions[name] for name in names]
        # Whoever answers none of them has no sum, and would take it for 0.
        is_plain = not is_within(Fraction(0), at_least, at_most) or self._is_answered(questions)
        limits = self._limits(at_least, at_most)
        texts = [self._quoted(question.text) for question in questions]
        if len(texts) == 1:
            key = "if-worth" if is_plain else "if-worth-answered"
            return InWords(self._say(key, question=texts[0], limits=limits))
        key = "if-sum" if is_plain else "if-sum-answered"
        return InWords(self._say(key, limits=limits), tuple(map(InWords, texts)))

    def _is_answered(self, questions: Iterable[Question]) -> bool:
        """Tell whether one of the questions is answered, whatever a visitor does."""
        needed = needed_in(self._rubric)
        return any(
            not question.not_applicable
            and question.show_if is None
            and (question.id in needed or _takes_none(question))
            for question in questions
        )

    def _score(self, name: str, limits: str) -> str:
        if name == "overall":
            return self._say("if-overall", limits=limits)
        return self._say("if-score", dimension=self._dimension(name), limits=limits)

    def _level(self, key: str, dimension: str, number: int) -> str:
        level = name_of(self._rubric.levels[number - 1].name, self._strings)
        return self._say(key, dimension=self._dimension(dimension), level=level)

    def _limits(self, at_least: Fraction | None, at_most: Fraction | None) -> str:
        mark = self._strings.site["decimal-mark"]
        low = None if at_least is None else self._say("at-least", n=written(at_least, mark))
        high = None if at_most is None else self._say("at-most", n=written(at_most, mark))
        if low is None or high is None:
            return low or high or ""
        return self._say("and", one=low, other=high)

    def _dimension(self, name: str) -> str:
        names: Mapping[str, Texts] = {each.id: each.name for each in self._rubric.dimensions}
        return name_of(names[name], self._strings)

    def _quoted(self, texts: Texts) -> str:
        opening, closing, *_ = self._strings.site["quotes"].split()
        return f"{opening}{name_of(texts, self._strings)}{closing}"

    def _say(self, key: str, **words: str) -> str:
        return self._strings.site[key].format(**words)


def _takes_none(question: Question) -> bool:
    """Tell whether choosing none is an answer."""
    return question.several is not None and not question.several.is_required
