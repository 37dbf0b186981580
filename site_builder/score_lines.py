"""Answer sets in, results out, a line each; nothing is kept, however many there are."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from site_builder.files.document import parse_yaml
from site_builder.files.numbers import exact
from site_builder.files.problems import ContentError, listed, near_miss, quoted
from site_builder.files.source import read_source
from site_builder.rubric.load import load_rubric
from site_builder.rubric.values import Question, Rubric
from site_builder.scoring import Result, Scorer, to_json

NOT_APPLICABLE = "n/a"
NONE_CHOSEN = "[]"
_DELIMITERS = ";\t,"


class TableError(Exception):
    """The head of a table of answers does not name questions, as the message says."""


def read_rubric(path: Path) -> Rubric:
    """Read a rubric by itself, in the languages of its first level.

    Raises:
        ContentError: it has problems.
    """
    source = read_source(path, path.as_posix())
    if source.value is None:
        raise ContentError(source.problems)
    read = parse_yaml(source.value)
    languages = _languages(read.value.data if read.value else {})
    loaded = load_rubric(source.value, languages)
    if loaded.value is None:
        raise ContentError(loaded.problems)
    return loaded.value


def score_lines(rubric: Path, lines: Iterable[bytes]) -> Iterator[str]:
    """Yield a result for every line of JSON Lines that is not empty.

    What cannot be scored gives `{"error": {"code", "line", …}}`, the line counted from 1: with a
    `question` where answers are refused, with a `message` where the line is no JSON.

    Raises:
        ContentError: the rubric has problems.
    """
    scorer = Scorer(read_rubric(rubric))
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield to_json(_of_json(scorer, number, line))


def score_table(rubric: Path, table: BinaryIO) -> Iterator[str]:
    """Yield a result for every row of a table, whose head names questions in any order.

    Cells are separated by commas, semicolons or tabs, whichever the head has. A cell holds an
    option, several with spaces between them, or a number; `n/a` is *not applicable*, `[]` that none
    of several was chosen, and an empty one is blank. Errors are as those of `score_lines`.

    Raises:
        ContentError: the rubric has problems.
        TableError: the head names no question, or what is none.
    """
    scorer = Scorer(read_rubric(rubric))
    # What is no UTF-8 becomes a lone surrogate, which is no option: one bad cell stops nothing.
    text = io.TextIOWrapper(table, "utf-8-sig", errors="surrogateescape", newline="")
    head = text.readline()
    delimiter = next((each for each in _DELIMITERS if each in head), ",")
    names = [cell.strip() for cell in next(csv.reader([head], delimiter=delimiter), [])]
    asked = _asked(scorer.rubric, names)
    rows = csv.reader(text, delimiter=delimiter)
    for number, row in _rows(rows):
        if isinstance(row, csv.Error) or (row and len(row) != len(asked)):
            cells = f"{len(asked)} cells are needed, as in the head"
            message = str(row) if isinstance(row, csv.Error) else cells
            yield to_json({"error": {"code": "not-a-row", "line": number, "message": message}})
        elif any(row):
            yield to_json(_told(scorer.score(_answers(asked, row)), number))


def _rows(rows: Any) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Yield every row with the number of its line; the head is line 1."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield rows.line_num + 1, error
        else:
            yield rows.line_num + 1, row


def _asked(rubric: Rubric, names: list[str]) -> list[Question]:
    """Return the question of each column."""
    questions = {question.id: question for question in rubric.questions}
    if not names:
        message = "the table is empty; its first row names the questions"
        raise TableError(message)
    unknown = [name for name in names if name not in questions]
    if unknown:
        known = f"its questions are {listed(questions, 'and')}"
        hint = near_miss(unknown[0], questions) or known
        message = f"the head names {quoted(unknown[0])}, which is no question of the rubric; {hint}"
        raise TableError(message)
    if len(set(names)) < len(names):
        message = "the head names a question twice; keep one of the columns"
        raise TableError(message)
    return [questions[name] for name in names]


def _answers(asked: list[Question], row: list[str]) -> dict[str, Any]:
    cells = zip(asked, map(str.strip, row), strict=True)
    return {question.id: _answer(question, cell) for question, cell in cells if cell}


def _answer(question: Question, cell: str) -> Any:
    """Return what a cell says, as JSON would have it."""
    if cell == NOT_APPLICABLE:
        return None
    if question.several:
        return [] if cell == NONE_CHOSEN else cell.split()
    number = exact(cell) if question.number else None
    return cell if number is None or number.denominator > 1 else int(number)


def _of_json(scorer: Scorer, number: int, line: bytes) -> Result:
    try:
        answers = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"error": {"code": "not-json", "line": number, "message": str(error)}}
    return _told(scorer.score(answers), number)


def _told(result: Result, number: int) -> Result:
    """Add to refused answers where they stand."""
    return {"error": {**result["error"], "line": number}} if "error" in result else result


def _languages(data: dict[str, Any]) -> tuple[str, ...]:
    """Return the languages of the first level's name: a rubric alone knows no site."""
    levels = data.get("levels")
    first = levels[0] if isinstance(levels, list) and levels else None
    name = first.get("name") if isinstance(first, dict) else None
    return tuple(name) if isinstance(name, dict) else ()
