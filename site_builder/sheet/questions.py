"""What is asked, in the words of a sheet: groups of questions, and what answers are worth."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from site_builder.rubric.values import Counted, Dimension, NumberAsked, Option, Question, Rubric
from site_builder.sheet.speech import Speech


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that follow each other and count in the same dimensions."""

    dimensions: tuple[Dimension, ...]
    questions: tuple[Question, ...]


def groups_of(rubric: Rubric) -> list[Group]:
    """Return all questions in the order in which they are shown."""

    def key(question: Question) -> tuple[str, ...]:
        return tuple(dimension.id for dimension, _ in _places(rubric, question))

    return [
        Group(tuple(each for each in rubric.dimensions if each.id in names), tuple(questions))
        for names, questions in groupby(rubric.questions, key)
    ]


def _places(rubric: Rubric, question: Question) -> Iterator[tuple[Dimension, Counted]]:
    for dimension in rubric.dimensions:
        for counted in dimension.questions:
            if counted.question.id == question.id:
                yield dimension, counted


def facts(speech: Speech, question: Question) -> Markup:
    """Return what kind of question it is, and what it counts in."""
    return Markup(" · ").join(_facts(speech, question))


def _facts(speech: Speech, question: Question) -> Iterator[Markup]:
    if question.number:
        yield _number(speech, question.number)
    elif question.several:
        most, is_all = question.several.at_most, question.several.at_most == len(question.options)
        yield speech.say("any-number") if is_all else speech.say("several", n=most)
        yield speech.say("is-required" if question.several.is_required else "is-optional")
    else:
        yield speech.say("one")
    if question.is_reversed:
        total = speech.number(sum(question.ends))
        is_single = not question.number and not question.several
        yield speech.say("reversed-option" if is_single else "reversed", total=total)
    yield _counts(speech, question)


def _number(speech: Speech, asked: NumberAsked) -> Markup:
    low, high = speech.number(asked.low), speech.number(asked.high)
    start, end = speech.number(asked.start), speech.number(asked.end)
    return speech.say("number", low=low, high=high, start=start, end=end)


def _counts(speech: Speech, question: Question) -> Markup:
    places = [
        (speech.name(dimension.name), counted.weight)
        for dimension, counted in _places(speech.rubric, question)
    ]
    if _is_in_overall(speech.rubric, question):
        places.append((speech.say("overall"), question.weight))
    if not places:
        return speech.say("counts-nowhere")
    said = (speech.say("weighed", place=where, weight=speech.number(n)) for where, n in places)
    return speech.say("counts-in", places=speech.listed(said))


def _is_in_overall(rubric: Rubric, question: Question) -> bool:
    """Tell whether a question counts in the overall by itself."""
    is_of_questions = rubric.overall is not None and rubric.overall.of == "questions"
    return is_of_questions and question.id in {each.question.id for each in rubric.weighed}


def worth(speech: Speech, question: Question, option: Option) -> Markup:
    """Return what an option is worth; in each dimension in which it counts, where it has points."""
    if question.has_points:
        return Markup("<br>").join(_points(speech, question, option)) or Markup("0")
    value = speech.number(option.value)
    if not question.is_reversed or question.several:
        return Markup("{}").format(value)
    counts = speech.number(sum(question.ends) - option.value)
    return Markup("{} → {}").format(value, counts)


def _points(speech: Speech, question: Question, option: Option) -> Iterator[Markup]:
    place = question.options.index(option)
    for dimension, counted in _places(speech.rubric, question):
        points = counted.points[place] if counted.points else option.value
        if points:
            yield Markup("{} {}").format(speech.name(dimension.name), speech.number(points))


def left_out(speech: Speech, question: Question) -> Markup:
    """Return what "not applicable" does."""
    stages = [counted.stage for _, counted in _places(speech.rubric, question)]
    return speech.say("not-applicable-met" if any(stages) else "not-applicable")
