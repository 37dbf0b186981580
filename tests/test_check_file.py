"""How a check is presented; `tests/projects/broken` has the sentences of what is wrong."""

import re
from pathlib import Path

import pytest

from site_builder.content.check_file import Action, CheckFile, load_check_file

ROOT = Path(__file__).parents[1]
LEVELS = ("low", "high")
TEXT = "text: {nl: Bel, en: Call}"
CALL = {"nl": "Bel", "en": "Call"}


def loaded(folder: Path, text: str, levels: tuple[str, ...] = LEVELS) -> CheckFile:
    """Return a file that has no problems."""
    path = folder / "check.yaml"
    path.write_text(text, "utf-8")
    read = load_check_file(path, "check.yaml", ("nl", "en"), levels)
    assert read.problems == ()
    assert read.value is not None
    return read.value


def found(folder: Path, call: str, levels: tuple[str, ...] = LEVELS) -> list[str]:
    """Return what is wrong with a call to action: the code, and the word or sign where it is."""
    path, line = folder / "check.yaml", f"call_to_action: {call}"
    path.write_text(line, "utf-8")
    read = load_check_file(path, "check.yaml", ("nl", "en"), levels)
    assert read.value == CheckFile()
    places = [re.findall(r"\w+|.", line[problem.column - 1 :])[0] for problem in read.problems]
    return [f"{each.code} {at}" for each, at in zip(read.problems, places, strict=True)]


def addresses(file: CheckFile) -> dict[str, str]:
    """Return the English addresses by level."""
    return {level: action.url["en"] for level, action in file.actions.items()}


def test_every_level_says_what_stands_above(tmp_path: Path) -> None:
    """One address does for all languages."""
    file = loaded(tmp_path, f"call_to_action: {{{TEXT}, url: https://e.org/}}\n")
    action = Action(CALL, {"nl": "https://e.org/", "en": "https://e.org/"})
    assert file.actions == {"low": action, "high": action}


def test_a_level_takes_what_it_leaves_out_from_above(tmp_path: Path) -> None:
    """The text from there, the address its own, or the other way round."""
    text = f"""\
call_to_action:
  {TEXT}
  url: {{nl: https://e.org/nl, en: https://e.org/en}}
  levels:
    low: {{text: {{nl: Lees, en: Read}}}}
    high: {{url: https://e.org/high}}
"""
    actions = loaded(tmp_path, text).actions
    assert actions["low"].text["en"] == "Read"
    assert actions["high"].text == CALL
    assert addresses(loaded(tmp_path, text)) == {
        "low": "https://e.org/en",
        "high": "https://e.org/high",
    }


@pytest.mark.parametrize(
    "call",
    [
        f"{{levels: {{high: {{{TEXT}, url: https://e.org/}}}}}}",
        f"{{{TEXT}, levels: {{high: {{url: https://e.org/}}}}}}",
        f"{{url: https://e.org/, levels: {{high: {{{TEXT}}}}}}}",
        f"{{{TEXT}, levels: {{low: {{}}, high: {{url: https://e.org/}}}}}}",
    ],
)
def test_only_a_level_with_both_has_a_call_to_action(call: str, tmp_path: Path) -> None:
    """Wherever the two stand."""
    assert addresses(loaded(tmp_path, f"call_to_action: {call}\n")) == {"high": "https://e.org/"}


@pytest.mark.parametrize("text", ["call_to_action: {levels: {high: {", "nothing: at all"])
def test_beside_problems_nothing_is_said(text: str, tmp_path: Path) -> None:
    """What is checked after it always has a file."""
    path = tmp_path / "check.yaml"
    path.write_text(text, "utf-8")
    read = load_check_file(path, "check.yaml", ("nl", "en"), LEVELS)
    assert read.problems
    assert read.value == CheckFile()


def test_the_statistics_are_told_the_level(tmp_path: Path) -> None:
    """With utm, and only with it; what the address says itself stays."""
    text = f"""\
call_to_action:
  {TEXT}
  url: https://e.org/?a=1&utm_medium=own#b
  utm: {{source: the check, medium: check, campaign: "A&B"}}
  levels:
    high: {{url: https://e.org/high?utm_content=own}}
"""
    source = "utm_source=the+check"
    assert addresses(loaded(tmp_path, text)) == {
        "low": f"https://e.org/?a=1&utm_medium=own&{source}&utm_campaign=A%26B&utm_content=low#b",
        "high": f"https://e.org/high?utm_content=own&{source}&utm_medium=check&utm_campaign=A%26B",
    }


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("{}", ["half-action call_to_action"]),
        ("{levels: {}}", ["half-action call_to_action"]),
        ("{levels: {low: {}}}", ["half-action call_to_action"]),
        (f"{{{TEXT}}}", ["half-action text"]),
        ("{url: https://e.org/}", ["half-action url"]),
        ("{levels: {low: {url: https://e.org/}}}", ["half-action url"]),
        (
            f"{{{TEXT}, levels: {{low: {{text: {{nl: a, en: b}}, url: https://e.org/}}}}}}",
            ["half-action text"],
        ),
        (f"{{{TEXT}, levels: {{low: {{{TEXT}}}}}}}", ["half-action text", "half-action text"]),
    ],
)
def test_a_half_is_a_problem(call: str, expected: list[str], tmp_path: Path) -> None:
    """A text that meets no address, an address that meets no text, and neither."""
    assert found(tmp_path, call) == expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("null", ["empty call_to_action"]),
        ("Bel", ["not-a-mapping Bel"]),
        (f"{{{TEXT}, ulr: https://e.org/}}", ["unknown-key ulr"]),
        (f"{{{TEXT}, url: }}", ["empty url"]),
        (f"{{{TEXT}, url: [https://e.org/]}}", ["not-text ["]),
        (f"{{{TEXT}, url: {{nl: https://e.org/}}}}", ["missing-translation {"]),
        (f"{{{TEXT}, level: {{low: {{url: https://e.org/}}}}}}", ["unknown-key level"]),
        (f"{{{TEXT}, url: https://e.org/, levels: [low]}}", ["not-a-mapping ["]),
        (f"{{{TEXT}, url: https://e.org/, levels: {{low: Bel}}}}", ["not-a-mapping Bel"]),
        (f"{{{TEXT}, url: https://e.org/, utm: {{content: a}}}}", ["unknown-key content"]),
        (f"{{{TEXT}, url: https://e.org/, utm: {{source: ''}}}}", ["empty '"]),
    ],
)
def test_what_is_misspelt_or_malformed_is_not_missing_too(
    call: str, expected: list[str], tmp_path: Path
) -> None:
    """Once is enough."""
    assert found(tmp_path, call) == expected


def test_a_level_is_known_only_where_the_rubric_tells_its_levels(tmp_path: Path) -> None:
    """Else nothing is said of it."""
    call = f"{{{TEXT}, url: e.org, levels: {{hihg: {{}}, High: {{}}, top: {{}}}}}}"
    unknown = ["unknown-level hihg", "unknown-level High", "unknown-level top"]
    assert found(tmp_path, call) == ["bad-address e", *unknown]
    assert found(tmp_path, call, ()) == ["bad-address e"]


def test_the_documented_sample_is_as_it_says(tmp_path: Path) -> None:
    """docs/check.md: what editors copy has no problems, and does what stands below it."""
    (sample,) = re.findall(
        r"^```yaml\n(call_to_action:.*?)^```",
        (ROOT / "docs" / "check.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    actions = loaded(tmp_path, sample, ("crawl", "walk", "sprint", "fly")).actions
    utm = "utm_source=niveaucheck&utm_medium=check&utm_campaign=sales-process&utm_content="
    assert actions["walk"].text == {"nl": "Plan een gesprek", "en": "Book a call"}
    assert actions["walk"].url["nl"] == f"https://example.com/nl/gesprek?{utm}walk"
    assert actions["fly"].text["en"] == "Give a guest lecture"
    assert actions["fly"].url["en"] == f"https://example.com/guests?{utm}fly"
