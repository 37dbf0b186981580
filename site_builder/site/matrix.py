"""The table of levels by dimension, which `[[matrix]]` places in an article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.files.problems import Problem, listed, quoted
from site_builder.files.source import Source, find
from site_builder.rubric.values import Counted, Dimension, Rubric, Texts
from site_builder.scoring.worth import worth


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension, with the texts that stand at each level, from the first on."""

    dimension: Dimension
    cells: tuple[tuple[Texts, ...], ...]


def rows(rubric: Rubric) -> tuple[Row, ...]:
    """Return the rows, none for a dimension that has nothing to say of its levels.

    That is the answers to each question that has one for every level, the one that is worth least
    at the first; where no question has, the advice.
    """
    found = (Row(each, _cells(rubric, each)) for each in rubric.dimensions)
    return tuple(row for row in found if any(row.cells))


def empty_rows(source: Source, rubric: Rubric) -> Iterator[Problem]:
    """Yield a warning if dimensions are missing from the table that an article has.

    Args:
        source: the article's Markdown.
        rubric: that of its check.
    """
    shown = {row.dimension.id for row in rows(rubric)}
    lacking = [quoted(each.id) for each in rubric.dimensions if each.id not in shown]
    if lacking:
        levels = len(rubric.levels)
        message = f"[[matrix]] has nothing to show of {listed(lacking, 'and')}"
        hint = f"give a question of it {levels} options, one for each level, or write its advice"
        at = find(source, r"\[\[\s*matrix\s*\]\]")
        yield replace(source.problem(at, "matrix-empty", message, hint), severity="warning")


def _cells(rubric: Rubric, dimension: Dimension) -> tuple[tuple[Texts, ...], ...]:
    levels = rubric.levels
    rising = [_rising(counted) for counted in dimension.questions]
    statements = [texts for texts in rising if len(texts) == len(levels)]
    if statements:
        return tuple(zip(*statements, strict=True))
    advice = dimension.advice
    return tuple((advice[each.id],) if each.id in advice else () for each in levels)


def _rising(counted: Counted) -> Sequence[Texts]:
    """Return the answers that one can give to a question, the one that is worth least first.

    There are none where several can be given, or where two are worth the same.
    """
    question = counted.question
    texts = {worth(counted, option.id): option.text for option in question.options}
    is_one_each = question.several is None and len(texts) == len(question.options)
    return [texts[value] for value in sorted(texts)] if is_one_each else ()
