"""Small sums as a reader writes them: `your points × 25 ÷ 3 + 4`."""

from fractions import Fraction

from site_builder.by_hand.scores import Line, Position
from site_builder.files.numbers import written


def line_formula(line: Line, operand: str, mark: str) -> str:
    """Return the score by the points.

    Args:
        line: how the one follows from the other.
        operand: what the points are called.
        mark: what the language writes between a number and its decimals.
    """
    if not line.step:
        return written(line.start, mark)
    times, by = line.step.as_integer_ratio()
    parts = [operand, *_part("×", times, mark), *_part("÷", by, mark)]
    return " ".join([*parts, *_added(line.start, mark)])


def position_formula(position: Position, operand: str, counted: str, mark: str) -> str:
    """Return the position by the reader's number; see `line_formula`.

    Args:
        position: how the one follows from the other.
        operand: what the number is called.
        counted: what the number of questions that count is called.
        mark: what the language writes between a number and its decimals.
    """
    low, width = position.low, position.width
    if position.is_per_question:
        return " ".join([operand, *_part("÷", width, mark), "÷", counted])
    if width < 0:
        found, width = f"{written(low, mark)} − {operand}", -width
    else:
        found = " ".join([operand, *_added(-low, mark)])
    divided = _part("÷", width, mark)
    return " ".join([f"({found})" if " − " in found or " + " in found else found, *divided])


def _part(sign: str, number: Fraction | int, mark: str) -> list[str]:
    return [] if number == 1 else [sign, written(Fraction(number), mark)]


def _added(number: Fraction, mark: str) -> list[str]:
    return [] if not number else ["−" if number < 0 else "+", written(abs(number), mark)]
