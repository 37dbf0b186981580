"""Answer sets in, results out, a line each; nothing is kept, however many there are."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from site_builder.files.numbers import exact
from site_builder.files.problems import ContentError, listed, near_miss, quoted
from site_builder.files.source import read_source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.rubric.load import load_rubric
from site_builder.rubric.values import Question, Rubric
from site_builder.scoring import Result, Scorer, to_json

NOT_APPLICABLE = "n/a"
NONE_CHOSEN = "[]"
_DELIMITERS = ";\t,"


class TableError(Exception):
    """A table of answers is not given as one, or its head does not name questions; says which."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Results by the number of their line, in order, and what separates the cells of a table."""

    rubric: Rubric
    results: Iterator[tuple[int, Result]]
    delimiter: str = ","


Write: TypeAlias = Callable[[Scored], Iterator[str]]


def as_lines(scored: Scored) -> Iterator[str]:
    """Yield every result as a line of JSON."""
    for _, result in scored.results:
        yield to_json(result)


def as_table(scored: Scored) -> Iterator[str]:
    """Yield the rows of a table: a head, and a row for every result.

    `line,level,score,plan,bottleneck,error` and `2,good,50,good,plan,`: levels and dimensions by
    their ids, the score as visitors see it; `outcome` too where the rubric has one.
    """
    dimensions = [each.id for each in scored.rubric.dimensions]
    named = ("bottleneck", "outcome") if scored.rubric.outcome else ("bottleneck",)
    head = ["line", "level", "score", *dimensions, *named, "error"]
    yield _row(head, scored.delimiter)
    for number, result in scored.results:
        is_refused = "error" in result
        shown = [None] * (len(head) - 2) if is_refused else _shown(result, named)
        said = _refusal(**result["error"]) if is_refused else ""
        yield _row([number, *shown, said], scored.delimiter)


def _shown(result: Result, named: Iterable[str]) -> Iterator[str | None]:
    """Yield level and score, the level of each dimension, and the dimensions that are `named`."""
    overall = result["overall"] or {}
    yield from (overall.get("level"), overall.get("display"))
    yield from (each["level"] for each in result["dimensions"])
    yield from ((result[key] or {}).get("dimension") for key in named)


def _refusal(code: str, message: str = "", question: str | None = None, **_: int) -> str:
    said = message or question
    return f"{code}: {said}" if said else code


def _row(cells: Iterable[Any], delimiter: str) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="").writerow(cells)
    return written.getvalue()


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


def score_lines(rubric: Path, lines: Iterable[bytes], write: Write = as_lines) -> Iterator[str]:
    """Yield a result for every line of JSON Lines that is not empty, as `write` has it.

    What cannot be scored gives `{"error": {"code", "line", …}}`, the line counted from 1: with a
    `question` where answers are refused, with a `message` where the line is no JSON.

    Raises:
        ContentError: the rubric has problems.
        TableError: the lines are those of a table.
    """
    scorer = Scorer(read_rubric(rubric))
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    results = ((number, _of_json(scorer, number, line)) for number, line in numbered)
    yield from write(Scored(scorer.rubric, results))


def score_table(rubric: Path, table: BinaryIO, write: Write = as_lines) -> Iterator[str]:
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
    delimiter, names = _head(text.readline())
    asked = _asked(scorer.rubric, names)
    rows = _rows(csv.reader(text, delimiter=delimiter))
    yield from write(Scored(scorer.rubric, _of_rows(scorer, asked, rows), delimiter))


def _head(line: str) -> tuple[str, list[str]]:
    """Return what separates the cells of a head, and the cells."""
    delimiter = next((each for each in _DELIMITERS if each in line), ",")
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:
        message = f"the head of the table cannot be read ({error}); its cells name the questions"
        raise TableError(message) from None
    return delimiter, [cell.strip() for cell in cells]


def _of_rows(
    scorer: Scorer, asked: list[Question], rows: Iterable[tuple[int, list[str] | csv.Error]]
) -> Iterator[tuple[int, Result]]:
    """Yield the result of every row that holds anything."""
    for number, row in rows:
        if isinstance(row, csv.Error) or (row and len(row) != len(asked)):
            cells = f"{len(asked)} cells are needed, as in the head"
            message = str(row) if isinstance(row, csv.Error) else cells
            yield number, {"error": {"code": "not-a-row", "line": number, "message": message}}
        elif any(row):
            yield number, _told(scorer.score(_answers(asked, row)), number)


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
    except (ValueError, RecursionError):
        if number == 1 and _is_head(scorer.rubric, line):
            message = "the answers look like a table and are read as JSON; write --format csv too"
            raise TableError(message) from None
        example = f'{{"{scorer.rubric.questions[0].id}": …}}'
        message = f"this is no JSON; write the answers of one visitor like {example}, on one line"
        return {"error": {"code": "not-json", "line": number, "message": message}}
    return _told(scorer.score(answers), number)


def _is_head(rubric: Rubric, line: bytes) -> bool:
    """Tell whether a line that is no JSON may be the head of a table."""
    text = line.decode("utf-8-sig", "replace").strip()
    has_cells = any(each in text for each in _DELIMITERS)
    is_question = text in {question.id for question in rubric.questions}
    return not text.startswith(("{", "[")) and (has_cells or is_question)


def _told(result: Result, number: int) -> Result:
    """Add to refused answers where they stand."""
    return {"error": {**result["error"], "line": number}} if "error" in result else result


def _languages(data: dict[str, Any]) -> tuple[str, ...]:
    """Return the languages of the first level's name: a rubric alone knows no site."""
    levels = data.get("levels")
    first = levels[0] if isinstance(levels, list) and levels else None
    name = first.get("name") if isinstance(first, dict) else None
    return tuple(name) if isinstance(name, dict) else ()
