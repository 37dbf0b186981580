"""Answer sets in, results out, a line each."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from site_builder.document import parse_yaml
from site_builder.problems import ContentError
from site_builder.rubric.load import load_rubric
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer, to_json
from site_builder.source import read_source


def score_lines(rubric: Path, lines: Iterable[bytes]) -> Iterator[str]:
    """Yield a result for every line of JSON Lines; for a bad line an error with its number.

    Raises:
        ContentError: the rubric has problems.
    """
    scorer = Scorer(_rubric(rubric))
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield to_json(_result(scorer, number, line))


def _result(scorer: Scorer, number: int, line: bytes) -> dict[str, Any]:
    try:
        answers = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"error": {"code": "not-json", "line": number, "message": str(error)}}
    return scorer.score(answers)


def _rubric(path: Path) -> Rubric:
    source = read_source(path, path.as_posix())
    if source.value is None:
        raise ContentError(source.problems)
    read = parse_yaml(source.value)
    languages = _languages(read.value.data if read.value else {})
    loaded = load_rubric(source.value, languages)
    if loaded.value is None:
        raise ContentError(loaded.problems)
    return loaded.value


def _languages(data: dict[str, Any]) -> tuple[str, ...]:
    """Return the languages of the first level's name: a rubric alone knows no site."""
    levels = data.get("levels")
    first = levels[0] if isinstance(levels, list) and levels else None
    name = first.get("name") if isinstance(first, dict) else None
    return tuple(name) if isinstance(name, dict) else ()
