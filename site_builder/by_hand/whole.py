"""A whole rubric, scored by hand."""

from collections.abc import Iterator, Mapping

from site_builder.analysis.answering import simple_parts
from site_builder.by_hand.columns import Column, Place, QuestionByHand
from site_builder.by_hand.groups import asked_in, group_of, may_be_blank
from site_builder.by_hand.overall import overall_by_hand
from site_builder.by_hand.parts import Part
from site_builder.by_hand.tables import VALUE, question_by_hand
from site_builder.by_hand.values import ByHand, DimensionByHand, OverallByHand
from site_builder.by_hand.worth import exact_of
from site_builder.rubric.condition import ScoreWithin, SimpleCondition, SumWithin
from site_builder.rubric.values import LINEAR, Counted, Dimension, Question, Rubric
from site_builder.scoring.given import is_of_number


def by_hand(rubric: Rubric) -> ByHand:
    """Return how a reader scores the rubric with pen and paper, as far as that can be done."""
    parts = {dimension.id: _part(rubric, dimension) for dimension in rubric.dimensions}
    scored = _looked_at_scores(rubric)
    overall = overall_by_hand(rubric, parts, needs_score="overall" in scored)
    most_points = _has_alike_points(parts)
    dimensions = tuple(
        DimensionByHand(
            part.dimension,
            part.group,
            needs_score=name in scored
            or (_is_by_score(rubric) and not most_points)
            or (overall is not None and name in overall.scores_needed),
        )
        for name, part in parts.items()
    )
    return ByHand(
        questions=tuple(_questions(rubric, dimensions, overall)),
        dimensions=dimensions,
        overall=overall,
        is_plain=_is_plain(rubric, parts, overall),
        is_grouped=_is_grouped(rubric, overall),
        most_points=most_points,
        unknown_flags=frozenset(_unknown_flags(rubric, overall)),
    )


def _part(rubric: Rubric, dimension: Dimension) -> Part:
    asked = asked_in(rubric, dimension.rule, dimension.questions)
    return Part(dimension, asked, group_of(asked))


def _is_by_score(rubric: Rubric) -> bool:
    return rubric.outcome is not None and rubric.outcome.strongest == "score"


def _has_alike_points(parts: Mapping[str, Part]) -> bool:
    """Tell whether more points are a higher score, across dimensions."""
    lines = {part.group.line for part in parts.values()}
    (line, *others) = lines
    return not others and line is not None and line.step > 0


def _questions(
    rubric: Rubric, dimensions: tuple[DimensionByHand, ...], overall: OverallByHand | None
) -> Iterator[QuestionByHand]:
    is_blankable, summed = may_be_blank(rubric), _summed(rubric)
    groups = {Place("dimension", each.dimension.id): each.group for each in dimensions}
    if overall and overall.group:
        groups[Place("overall")] = overall.group
    for question in rubric.questions:
        columns = {
            place: group.columns[question.id]
            for place, group in groups.items()
            if question.id in group.columns
        }
        if question.id in summed:
            columns[VALUE] = _own_values(question)
        yield question_by_hand(question, columns, may_be_blank=is_blankable(question))


def _own_values(question: Question) -> Column:
    """Return what answers are worth by themselves, in no dimension."""
    return exact_of(Counted(question, question.weight), None, may_be_blank=False).column()


def _is_plain(rubric: Rubric, parts: Mapping[str, Part], overall: OverallByHand | None) -> bool:
    """Tell whether one statement is chosen in every question, points are added up, and no more."""
    return (
        all(map(_is_chosen, rubric.questions))
        and all(_is_added(part) for part in parts.values())
        and not any(cap.when for cap in rubric.caps)
        and not (rubric.void or rubric.flags or rubric.outcome)
        and (overall is None or overall.way in ("same", "total"))
        and _is_grouped(rubric, overall)
    )


def _is_chosen(question: Question) -> bool:
    return not (
        question.not_applicable
        or question.several
        or question.number
        or question.is_reversed
        or question.show_if
    )


def _is_added(part: Part) -> bool:
    rule = part.dimension.rule
    return (
        rule.score in LINEAR
        and rule.scaling is None
        and rule.missing is not None
        and rule.missing.policy == "require"
        and part.asked.spread > 0
    )


def _is_grouped(rubric: Rubric, overall: OverallByHand | None) -> bool:
    """Tell whether each question counts in one dimension alone, and they are shown by dimension."""
    counted = [each.question.id for part in rubric.dimensions for each in part.questions]
    is_apart = overall is not None and overall.way == "questions"
    return counted == [question.id for question in rubric.questions] and not is_apart


def _unknown_flags(rubric: Rubric, overall: OverallByHand | None) -> Iterator[str]:
    """Yield the flags that look at an overall score which cannot be worked out."""
    if overall and overall.way == "impossible":
        for flag in rubric.flags:
            parts = simple_parts(flag.when)
            if any(isinstance(each, ScoreWithin) and each.score_of == "overall" for each in parts):
                yield flag.id


def _looked_at_scores(rubric: Rubric) -> set[str]:
    """Return what conditions look at the score of."""
    return {each.score_of for each in _conditions(rubric) if isinstance(each, ScoreWithin)}


def _summed(rubric: Rubric) -> set[str]:
    """Return the questions of which a reader must know the values, as conditions add them up."""
    questions = {question.id: question for question in rubric.questions}
    sums = (each.questions for each in _conditions(rubric) if isinstance(each, SumWithin))
    return {
        name
        for names in sums
        if not is_of_number([questions[name] for name in names])
        for name in names
    }


def _conditions(rubric: Rubric) -> Iterator[SimpleCondition]:
    """Yield every simple condition of the rubric."""
    for condition in rubric.conditions:
        yield from simple_parts(condition)
