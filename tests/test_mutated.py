"""Author's files, mutated at random: a site or located problems, never another exception."""

import copy
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.by_hand.whole import by_hand
from site_builder.files.problems import ContentError, Problem, is_fatal
from site_builder.files.source import Source, unseen
from site_builder.review.doubts import doubts
from site_builder.rubric.load import load_rubric
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer, to_json
from site_builder.script.assessment import ascii_json, scoring_part
from site_builder.svg.drawing import load_drawing
from tests.any_rubric import rubric_file
from tests.projects import WHOLE, built, copied

CONTENT = WHOLE / "content"
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.*"))
RUBRICS, PROJECTS, DRAWINGS = 600, 200, 4000
HALF = 0.5
PIECES = (
    *(
        "",
        " ",
        "\n",
        "\t",
        "\r",
        ":",
        ": ",
        "- ",
        "#",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        "*",
        "&a",
        "!b",
    ),
    *(
        "---",
        "...",
        "|",
        ">-",
        "?",
        "%",
        "@",
        "`",
        "\\",
        "<",
        "<!--",
        "</p>",
        "<![x[",
        "<?",
        "&#0;",
    ),
    *(
        "null",
        "true",
        "none",
        "0",
        "-1",
        "1/3",
        "1e9",
        "99999999999999999999999",
        "٣",
        "é",
        "\u2028",
    ),
    *("\0", "\ufeff", "\U0001f600", "id:", "en:", "score: min", "[[check]]", "[[", "# ", "#### "),
    *("{#a}", "](x)", "](http://[x)", "{n}", "<<: ", "overall", "constructor", "\x02", "\x7f"),
)

SVG_PIECES = (
    *("<", ">", "/>", "</", "<g>", "</g>", "<g/>", "<script>", "<text>a</text>", "<svg>", "</svg>"),
    *("<!DOCTYPE svg>", "<!DOCTYPE svg [", "]>", "<!ENTITY a 'b'>", "&a;", "&#0;", "&#xD800;"),
    *("<![CDATA[", "]]>", "-->", "<?xml version='1.0'?>", "<?xml encoding='utf-16'?>", "<?a"),
    *(" d='", " fill='red'", " onload='a'", " xmlns='a'", " xmlns:a='b'", "a:", "viewBox"),
    *("currentColor", "url(#a)", "M", "a1 1 0 0", "z", "e9", "e", "1e999", ".", "-", "--", "%"),
    *("rotate(", ")", ",", "=", "''", "/", "\u00a0", "\u0663", "<title>", "<desc/>"),
)

Mutation = Callable[[random.Random, str], str]


def _insert(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice((*PIECES, *SVG_PIECES)) + text[at:]


def _replace(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice((*PIECES, *SVG_PIECES)) + text[at + chance.randrange(12) :]


def _drop_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _double_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return "\n".join(lines)


def _indent_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = " " * chance.randrange(9) + lines[at].lstrip()
    return "\n".join(lines)


def _cut(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _swap_words(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


MUTATIONS: Sequence[Mutation] = (
    *(_insert, _replace, _drop_line, _double_line, _indent_line, _cut, _swap_words),
)


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - nothing secret


def mutated(chance: random.Random, text: str) -> str:
    """Return the text with one to three changes."""
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(MUTATIONS)(chance, text)
    return text


def are_located(problems: Sequence[Problem], texts: dict[str, str]) -> None:
    """Every problem names a place that there is in its file, on one line, with a way out."""
    lines_of = {
        path: text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for path, text in texts.items()
    }
    for problem in problems:
        lines = lines_of.get(problem.path, [""])
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert "\n" not in str(problem)
        assert problem.hint


@pytest.mark.parametrize("start", range(0, RUBRICS, RUBRICS // 4))
def test_a_mutated_rubric_is_a_rubric_or_has_located_problems(start: int) -> None:
    """Whatever is typed into it; `make fuzz` does the same with 50,000."""
    for seed in range(start, start + RUBRICS // 4):
        check_mutated_rubric(seed)


def check_mutated_rubric(seed: int) -> bool:
    """Mutate a rubric and go with it as far as it comes; tell whether it is still one.

    Every third is the bakery's, the others are of any shape, half of them with parts exchanged
    before anything is typed into them.
    """
    chance = _chance(seed)
    languages: tuple[str, ...] = ("en",)
    if seed % 3:
        data = rubric_file(chance)
        _exchange(chance, data) if chance.random() < HALF else None
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False)
    else:
        text, languages = (CONTENT / "bakery/rubric.yaml").read_text("utf-8"), ("nl", "en")
    changed = text if seed % 3 == 2 else mutated(chance, text)
    return check_rubric(changed, languages)


def check_rubric(text: str, languages: tuple[str, ...] = ("en",)) -> bool:
    """Go with a rubric file as far as it comes; tell whether it is a rubric."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as when a file is read
    if unseen(text):
        return False  # the file is refused before it is read as YAML
    read = load_rubric(Source("rubric.yaml", text), languages)
    assert (read.value is None) == is_fatal(read.problems)
    are_located(read.problems, {"rubric.yaml": text})
    if read.value is None:
        return False
    _go_on(read.value, {"content/a/rubric.yaml": text})
    return True


def _go_on(rubric: Rubric, texts: dict[str, str]) -> None:
    """Do with a rubric what is done with it in a build."""
    are_located(list(doubts("content/a/rubric.yaml", rubric)), texts)
    assert json.loads(ascii_json(scoring_part(rubric)))
    by_hand(rubric)
    assert to_json(Scorer(rubric).score({}))


def _exchange(chance: random.Random, data: dict[str, Any]) -> None:
    """Put something from elsewhere in the place of one to three parts."""
    for _ in range(chance.randint(1, 3)):
        places = list(_places(data))
        around, key = chance.choice(places)
        other, name = chance.choice(places)
        found: Any = chance.choice(
            (other[name], None, [], {}, "none", "0", [other[name]], "x" * 50)
        )
        around[key] = copy.deepcopy(found)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every list or mapping with each of its places."""
    if isinstance(node, dict | list):
        for key in node if isinstance(node, dict) else range(len(node)):
            yield node, key
            yield from _places(node[key])


def test_a_mutated_drawing_is_a_drawing_or_has_located_problems() -> None:
    """Whatever is typed into it."""
    texts = [path.read_text("utf-8") for path in sorted(CONTENT.rglob("*.svg"))]
    for seed in range(DRAWINGS):
        changed = mutated(_chance(seed), texts[seed % len(texts)])
        if unseen(changed):
            continue  # the file is refused before it is read as SVG
        read = load_drawing(Source("a.svg", changed))
        assert (read.value is None) == is_fatal(read.problems), seed
        are_located(read.problems, {"a.svg": changed})


@pytest.mark.parametrize("seed", range(PROJECTS))
def test_a_mutated_project_is_a_site_or_has_located_problems(seed: int, tmp_path: Path) -> None:
    """One file or two of any kind are changed."""
    chance = _chance(seed)
    chosen = chance.sample(FILES, chance.randint(1, 2))
    files = {name: mutated(chance, (CONTENT / name).read_text("utf-8")) for name in chosen}
    project = copied(WHOLE, tmp_path / "project", files)
    problems = _problems(project)
    if problems is None:
        return
    assert problems
    paths = [path for path in (project / "content").rglob("*.*") if path.is_file()]
    texts = {path.relative_to(project).as_posix(): path.read_text("utf-8-sig") for path in paths}
    are_located(problems, texts)


def _problems(project: Path) -> Sequence[Problem] | None:
    """Return the project's problems; None if it is a site."""
    try:
        assert built(project).files
    except ContentError as error:
        return error.problems
    return None
