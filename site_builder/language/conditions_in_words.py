"""A rubric's conditions in words, for those who read them instead of running them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from site_builder.files.numbers import written
from site_builder.files.richtext import plain
from site_builder.language.cldr import keep_signs
from site_builder.language.strings import Strings
from site_builder.language.typography import typeset_rich
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
from site_builder.scoring.given import is_of_number, numbers_within


@dataclass(frozen=True, slots=True)
class InWords:
    """A condition in words, as they follow *if*, and the list that they announce.

    `{any: [{question: q, is: a}, …]}` has no words of its own, and the parts
    `you chose “A” for “Q”`, `or …`.
    """

    text: str
    parts: tuple["InWords", ...] = ()


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


_CHOSEN = "if-chosen", "if-not-chosen"
_ANSWERED = "if-answered", "if-not-answered"
_NUMBER = "if-number", "if-not-number"
_WORTH = "if-worth", "if-not-worth"
_WORTH_ANSWERED = "if-worth-answered", "if-not-worth-answered"
_SUM = "if-sum", "if-not-sum"
_SUM_ANSWERED = "if-sum-answered", "if-not-sum-answered"
_SCORE = "if-score", "if-not-score"
_OVERALL = "if-overall", "if-not-overall"
_REACHED = "if-reached", "if-not-reached"
_BELOW = "if-below", "if-not-below"


class _Speaker:
    """Says conditions of one rubric in one language."""

    def __init__(self, rubric: Rubric, strings: Strings) -> None:
        self._rubric, self._strings = rubric, strings
        self._questions = {question.id: question for question in rubric.questions}

    def said(self, condition: Condition, *, is_so: bool = True) -> InWords:
        """Return a condition in words, or that it is not so."""
        match condition:
            case Not(inner):
                return self.said(inner, is_so=not is_so)
            case AllOf() | AnyOf():
                return self._joined(condition, is_so=is_so)
        return self._simple(condition, is_so=is_so)

    def _joined(self, condition: AllOf | AnyOf, *, is_so: bool) -> InWords:
        """Not all of them is: the one is not so, or the other is not."""
        is_all = isinstance(condition, AllOf) == is_so
        first, *others = [self.said(each, is_so=is_so) for each in condition.conditions] or [
            self._fixed(is_so=is_all)
        ]
        if not others:
            return first
        key = "if-and" if is_all else "if-or"
        rest = [self._listed(each) for each in others]
        joined = [InWords(self._say(key, condition=each.text), each.parts) for each in rest]
        return InWords("", (self._listed(first), *joined))

    def _listed(self, said: InWords) -> InWords:
        """Return what can stand in a list: a list in it has words before it."""
        return said if said.text else InWords(self._say("if-so"), said.parts)

    def _fixed(self, *, is_so: bool) -> InWords:
        return InWords(self._either(is_so, "if-always", "if-never"))

    def _simple(self, condition: SimpleCondition, *, is_so: bool) -> InWords:
        match condition:
            case Chosen(_, ()):
                return self._fixed(is_so=not is_so)
            case SumWithin():
                return self._sum(condition, is_so=is_so)
            case Chosen(question, options):
                keys, words = _CHOSEN, self._chosen(self._questions[question], options)
            case ScoreWithin("overall", at_least, at_most):
                keys, words = _OVERALL, {"limits": self._limits(at_least, at_most)}
            case ScoreWithin(name, at_least, at_most):
                keys, words = _SCORE, {"limits": self._limits(at_least, at_most)}
                words["dimension"] = self._dimension(name)
            case LevelReached(dimension, level):
                keys, words = _REACHED, self._level(dimension, level)
            case LevelBelow(dimension, level):
                keys, words = _BELOW, self._level(dimension, level)
        return InWords(self._either(is_so, *keys, **words))

    def _chosen(self, question: Question, options: tuple[str, ...]) -> dict[str, str]:
        offered = {option.id: option.text for option in question.options}
        texts = [self._quoted(offered[option]) for option in options]
        named = reduce(lambda one, other: self._say("or", one=one, other=other), texts)
        return {"question": self._quoted(question.text), "options": named}

    def _sum(self, condition: SumWithin, *, is_so: bool) -> InWords:
        questions = [self._questions[name] for name in condition.questions]
        low, high = condition.at_least, condition.at_most
        if is_of_number(questions):
            return self._number(questions[0], numbers_within(questions[0], low, high), is_so=is_so)
        # Whoever answers none of them has no sum, and would take it for 0.
        is_plain = not is_within(Fraction(0), low, high) or self._is_answered(questions)
        first, *others = [self._quoted(question.text) for question in questions]
        plain, answered = (_SUM, _SUM_ANSWERED) if others else (_WORTH, _WORTH_ANSWERED)
        keys = plain if is_plain else answered
        limits = self._limits(low, high)
        said = self._either(is_so, *keys, question=first, limits=limits)
        return InWords(said, tuple(map(InWords, [first, *others])) if others else ())

    def _number(self, question: Question, given: range, *, is_so: bool) -> InWords:
        """Say which numbers are meant, not what they are worth."""
        asked = question.number
        if asked is None or not given:
            return self._fixed(is_so=not is_so)
        low = Fraction(given[0]) if given[0] > asked.low else None
        high = Fraction(given[-1]) if given[-1] < asked.high else None
        limits, quoted = self._limits(low, high), self._quoted(question.text)
        keys = _NUMBER if limits else _ANSWERED
        return InWords(self._either(is_so, *keys, question=quoted, limits=limits))

    def _is_answered(self, questions: Iterable[Question]) -> bool:
        """Tell whether one of the questions is answered, whatever a visitor does."""
        needed = needed_in(self._rubric)
        return any(
            not question.not_applicable
            and question.show_if is None
            and (question.id in needed or _takes_none(question))
            for question in questions
        )

    def _level(self, dimension: str, number: int) -> dict[str, str]:
        level = name_of(self._rubric.levels[number - 1].name, self._strings)
        return {"dimension": self._dimension(dimension), "level": level}

    def _limits(self, at_least: Fraction | None, at_most: Fraction | None) -> str:
        low = "" if at_least is None else self._written(at_least)
        high = "" if at_most is None else self._written(at_most)
        if low and high:
            return low if low == high else self._say("between", low=low, high=high)
        return self._say("at-least", n=low) if low else self._say("at-most", n=high) if high else ""

    def _written(self, number: Fraction) -> str:
        strings = self._strings
        return keep_signs(written(number, strings.site["decimal-mark"]), strings.language)

    def _dimension(self, name: str) -> str:
        names: Mapping[str, Texts] = {each.id: each.name for each in self._rubric.dimensions}
        return name_of(names[name], self._strings)

    def _quoted(self, texts: Texts) -> str:
        opening, closing, *_ = self._strings.site["quotes"].split()
        return f"{opening}{name_of(texts, self._strings)}{closing}"

    def _either(self, is_so: bool, /, key: str, not_key: str, **words: str) -> str:
        return self._say(key if is_so else not_key, **words)

    def _say(self, key: str, **words: str) -> str:
        return self._strings.site[key].format(**words)


def _takes_none(question: Question) -> bool:
    """Tell whether choosing none is an answer."""
    return question.several is not None and not question.several.is_required
