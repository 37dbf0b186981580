"""The table of a question: a row for each answer, a column for each place where it counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.by_hand.columns import Column, Place, QuestionByHand, Row, RowKind, Worth
from site_builder.rubric.values import Question

VALUE = Place("value")


def question_by_hand(
    question: Question, columns: Mapping[Place, Column], *, may_be_blank: bool
) -> QuestionByHand:
    """Return a question with its table.

    Args:
        question: the question.
        columns: what its answers are worth in each place where they count.
        may_be_blank: whether a blank is not refused.
    """
    table = _Table(question, tuple(columns.values()))
    is_open = may_be_blank and any(place != VALUE for place in columns)
    rows = (*table.answers(), *table.others(is_open=is_open), *table.divisors())
    return QuestionByHand(question, tuple(columns), rows)


@dataclass(frozen=True, slots=True)
class _Table:
    question: Question
    columns: tuple[Column, ...]

    def answers(self) -> Iterator[Row]:
        """Yield a row for each option, or for the numbers that can be given."""
        if any(column.start for column in self.columns):
            yield Row("start", tuple(column.start for column in self.columns))
        for place, option in enumerate(self.question.options):
            cells = tuple(column.options[place] for column in self.columns)
            yield Row("option", cells, option)
        for kind, number in dict.fromkeys(key for column in self.columns for key in column.numbers):
            cells = tuple(column.numbers.get((kind, number)) for column in self.columns)
            yield Row(kind, cells, number=number)

    def others(self, *, is_open: bool) -> Iterator[Row]:
        """Yield a row for what is no answer."""
        if self.question.not_applicable:
            yield Row("not_applicable", tuple(column.not_applicable for column in self.columns))
        if is_open:
            yield Row("blank", tuple(column.blank for column in self.columns))

    def divisors(self) -> Iterator[Row]:
        """Yield a row for what the question adds to what is divided by, in each way of dividing."""
        kinds: tuple[RowKind, ...] = ("most", "weight")
        for kind in kinds:
            cells: tuple[Worth, ...] = tuple(
                column.divisor if column.divides == kind else None for column in self.columns
            )
            if any(cell is not None for cell in cells):
                yield Row(kind, cells)
