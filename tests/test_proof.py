"""The proof: a value, a file, and what it is about."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import compute
from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.script.engine import Engine
from site_builder.script.proof import changed, digests_of, from_json, load_proof, matches, to_json
from tests.projects import MINIMAL, NO_ENGINE, built, copied
from tests.proofs import EXAMPLE, proof_of

RUBRIC = (MINIMAL / "content/first/rubric.yaml").read_text("utf-8")


def test_a_proof_is_what_its_file_says() -> None:
    """Written and read it is the same, and written again the same bytes."""
    written = to_json(EXAMPLE)
    assert from_json(written.decode()) == EXAMPLE
    assert to_json(from_json(written.decode())) == written


def test_a_proofs_file_is_sorted_and_ascii() -> None:
    """So that two of them can be compared line by line."""
    written = to_json(EXAMPLE)
    assert written.isascii()
    assert written.endswith(b"}\n")
    data = json.loads(written)
    assert list(data) == sorted(data)
    assert list(data["witnesses"][0]) == ["answers", "expect", "shows"]


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"check": 1},
        {"version": "1"},
        {"digests": {"engine": "a" * 64}},
        {"digests": {"engine": "a" * 64, "scoring": "B" * 64}},
        {"method": "guessed"},
        {"compared": None},
        {"results": ""},
        {"made": "2026-01-01"},
        {"witnesses": [{"shows": [], "answers": {"a": 1.5}, "expect": {}}]},
    ],
    ids=str,
)
def test_anything_else_is_no_proof(changes: Mapping[str, Any]) -> None:
    """A value of another form, a key too many or too few, another format: one line says what."""
    data = {**json.loads(to_json(EXAMPLE)), **changes}
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "<<<<<<< ours\n", "[" * 100_000, "{}"])
def test_what_is_no_json_object_is_no_proof(text: str) -> None:
    """However it is broken."""
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        from_json(text)


def _edited(tmp_path: Path, find: str, replaced: str) -> Output:
    assert RUBRIC.count(find) == 1
    files = {"first/rubric.yaml": RUBRIC.replace(find, replaced)}
    return built(copied(MINIMAL, tmp_path / "p", files))


def _changed(output: Output) -> tuple[str, ...]:
    """Return what is not as in the proof of the minimal project."""
    proof = proof_of(built(MINIMAL))
    scripts = [output.files[path] for path in EXAMPLE.scripts]
    assert matches(proof, "first", scripts) == (not changed(proof, "first", scripts))
    return changed(proof, "first", scripts)


@pytest.mark.parametrize(
    ("find", "replaced"),
    [
        ("en: Is there a plan?", 'en: "Is there a plan, then?"'),
        ("{nl: Hoog, en: High}", "{nl: Hoger, en: Higher}"),
        ("version: 1", "version: 1 # the first"),
    ],
)
def test_a_text_may_change(tmp_path: Path, find: str, replaced: str) -> None:
    """A proof says nothing of texts."""
    assert _changed(_edited(tmp_path, find, replaced)) == ()


@pytest.mark.parametrize(
    ("find", "replaced"),
    [
        ("      - id: team", "      - id: team\n        weight: 2"),
        ("from: 50", "from: 51"),
        ("version: 1", "version: 2"),
        ("id: team", "id: group"),
        ("id: high", "id: top"),
    ],
)
def test_what_decides_a_result_may_not(tmp_path: Path, find: str, replaced: str) -> None:
    """A weight, a bound, an id or the version: the proof is about another scoring."""
    assert _changed(_edited(tmp_path, find, replaced)) == ("scoring",)


def test_the_sites_address_may_change() -> None:
    """A preview elsewhere has the same proof."""
    assert _changed(built(MINIMAL, Options(base_url="https://preview.example/1"))) == ()


def test_the_style_of_the_widget_may_change() -> None:
    """And so may the digest of the sources, which holds the style sheet."""
    styled = replace(NO_ENGINE, styles="p{color:red}", digest="1" * 16)
    assert _changed(compute(MINIMAL, Options(), styled)) == ()


def test_the_code_of_the_widget_may_not() -> None:
    """One character more is another engine."""
    assert _changed(compute(MINIMAL, Options(), Engine("f()", "", "", "", "0" * 16))) == ("engine",)


def test_the_proof_is_about_one_check() -> None:
    """That of another check, though it scores alike, is not its own."""
    output = built(MINIMAL)
    assert changed(proof_of(output), "second", [output.files["embed/first.js"]]) == ("check",)


def test_one_script_among_others_is_not_passed_over() -> None:
    """Every script of the check must be as it was proven."""
    output = built(MINIMAL)
    scripts = [output.files[path] for path in EXAMPLE.scripts]
    other = scripts[2].replace(b'{"use strict";', b'{"use strict";f()')
    assert matches(proof_of(output), "first", scripts)
    assert not matches(proof_of(output), "first", [*scripts[:2], other])


def test_keys_in_another_order_are_the_same_scoring() -> None:
    """The digest is of canonical JSON."""
    script = built(MINIMAL).files["embed/first.js"]
    pairs = b'"version":1,"levels":["low","high"],', b'"levels":["low","high"],"version":1,'
    assert script.count(pairs[0]) == 1
    assert digests_of(script.replace(*pairs)) == digests_of(script)


def test_a_folder_without_a_proof_has_none(tmp_path: Path) -> None:
    """And that is no problem yet."""
    found = load_proof(tmp_path, "content/first/published")
    assert (found.value, found.problems) == (None, ())


def test_a_proof_is_read_from_its_folder(tmp_path: Path) -> None:
    """With the file that it stands in, so that problems have a place."""
    (tmp_path / "proof.json").write_bytes(to_json(EXAMPLE))
    found = load_proof(tmp_path, "content/first/published")
    assert found.value
    assert found.value.proof == EXAMPLE
    assert found.value.source.path == "content/first/published/proof.json"
