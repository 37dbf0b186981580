"""What is published for those who embed a check says what the element is."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from site_builder.content.tree import load_content
from site_builder.output import embedded
from site_builder.output.embedded import ELEMENTS, FOLDER, TYPES, element
from site_builder.script.engine import deno_path
from tests.projects import MINIMAL, built, copied
from tests.test_docs import PARTS, PROPERTIES, STYLES, WIDGET

ROOT = Path(__file__).parents[1]
HERE = ROOT / "tests/embed"
SHELL = (ROOT / "widget/src/shell.ts").read_text("utf-8")
PROTOCOL = (ROOT / "docs/protocol.md").read_text("utf-8")
DECLARED = (FOLDER / TYPES).read_text("utf-8")


def deno(*command: str | Path, at: Path = HERE) -> subprocess.CompletedProcess[str]:
    """Run Deno in a folder of samples."""
    return subprocess.run(
        [deno_path(), *map(str, command)],
        cwd=at,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
    )


def rows(heading: str) -> dict[str, list[str]]:
    """Return a table of docs/widget.md: the other cells by the first, links without addresses."""
    part = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", WIDGET, re.DOTALL | re.MULTILINE)
    assert part
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", part[1])
    lines = re.findall(r"^\| `([^`]+)` \|(.*)\|$", plain, re.MULTILINE)
    return {name: [cell.strip() for cell in re.split(r" \|", rest)] for name, rest in lines}


def described(kind: str) -> dict[str, str]:
    """Return what the manifest says of all of a kind, by name."""
    return {each["name"]: each["description"] for each in element()[kind]}


def members(*, static: bool) -> dict[str, Any]:
    """Return the manifest's members by name."""
    return {
        each["name"]: each for each in element()["members"] if each.get("static", False) == static
    }


def test_every_file_of_the_folder_is_published_under_its_name() -> None:
    """Byte for byte; any site may load it, and it is asked for anew each time."""
    output = built(MINIMAL)
    for path in FOLDER.iterdir():
        assert output.files[f"embed/{path.name}"] == path.read_bytes()
        headers = output.headers[f"embed/{path.name}"]
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_no_check_takes_the_place_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without a rubric may have the name: it has no script."""
    (tmp_path / "first.js").write_bytes(b"")
    monkeypatch.setattr(embedded, "FOLDER", tmp_path)
    (problem,) = load_content(MINIMAL).problems
    assert (problem.path, problem.code) == ("content/first", "bad-id")
    project = copied(MINIMAL, tmp_path / "p")
    (project / "content/first/rubric.yaml").unlink()
    assert load_content(project).problems == ()


def test_the_manifest_fits_the_published_schema() -> None:
    """That of custom elements manifests."""
    schema = json.loads(deno("run", "--quiet", "--frozen", "schema.ts").stdout)
    assert "customElement" in json.dumps(schema)
    jsonschema.validate(json.loads((FOLDER / ELEMENTS).read_text("utf-8")), schema)


def test_the_manifest_is_written_as_it_is_committed() -> None:
    """One thing a line, so that a change is seen."""
    text = (FOLDER / ELEMENTS).read_text("utf-8")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_its_properties_and_parts_are_those_of_the_style_sheet() -> None:
    """With its words, and with the value that a property has by itself."""
    assert described("cssProperties") == PROPERTIES
    assert described("cssParts") == PARTS
    for each in element()["cssProperties"]:
        declared = re.search(rf"^  {each['name']}: (.*);$", STYLES, re.MULTILINE)
        assert declared
        assert each["default"] == declared[1]


def test_its_attributes_are_those_of_the_docs() -> None:
    """With their words; what is named as a value or as the default is one."""
    documented = rows("Attributes")
    assert described("attributes") == {name: cells[0] for name, cells in documented.items()}
    for each in element()["attributes"]:
        said = each["description"].replace("`", "")
        assert "default" not in each or said.endswith(f"default {each['default']}")
        for value in re.findall(r'"(\w+)"', each["type"]["text"]):
            assert f"`{value}`" in each["description"]


def test_its_events_are_those_of_the_docs() -> None:
    """When each comes; the types say what stands in its detail."""
    documented = rows("Events")
    assert described("events") == {name: cells[0] for name, cells in documented.items()}
    for each in element()["events"]:
        name, text = each["name"], each["type"]["text"]
        said = re.search(rf'/\*\* (.*)\. \*/\n  "{name}": (.*);', DECLARED)
        assert said
        assert (said[1].lower(), said[2]) == (each["description"].lower(), text)
        more = re.findall(r"`(\w+)`", documented[name][1])
        detail = text.removeprefix("CustomEvent<").removesuffix(">")
        body = re.search(rf"interface {detail} [^{{]*\{{(.*?)\n\}}", DECLARED, re.DOTALL)
        assert body
        own = re.findall(r"readonly (\w+):", body[1])
        assert (own if more else []) == more
        assert more or own == ["check", "version", "lang"]


def test_its_members_are_those_of_the_class() -> None:
    """What a page can reach: not what the browser calls, nor what is the class's own."""
    body = SHELL.partition("export class NiveauCheck")[2]
    found = re.findall(r"^  (static )?(?:readonly |get |set )*(\w+)(?=\(| = )", body, re.MULTILINE)
    for static in (True, False):
        names = {name for of_class, name in found if bool(of_class) == static}
        own = {name for name in names if not name.endswith("Callback")}
        own -= {"constructor", "observedAttributes"}
        assert set(members(static=static)) == own


def test_its_members_have_the_words_of_the_docs() -> None:
    """All that docs/widget.md lists; the others belong to the protocol."""
    documented = {
        re.split(r"[(]", name.split(".")[-1])[0]: cells[0]
        for name, cells in rows("Properties and functions").items()
    }
    said = {each["name"]: each["description"] for each in element()["members"]}
    assert {name: text for name, text in said.items() if name in documented} == documented
    for name in set(said) - set(documented):
        assert re.search(rf"^  static {name}\b", PROTOCOL, re.MULTILINE), name


def test_its_slot_is_there() -> None:
    """The one without a name."""
    assert [each["name"] for each in element()["slots"]] == [""]
    assert 'createElement("slot")' in SHELL


def test_the_types_take_what_is_right() -> None:
    """A page that uses all there is, in React and in Vue too, and the widget's own sources."""
    done = deno("check", "--frozen", "right.tsx")
    assert done.returncode == 0, done.stderr


def test_the_types_refuse_what_is_wrong() -> None:
    """Each line after a remark, and no other."""
    lines = (HERE / "wrong.tsx").read_text("utf-8").splitlines()
    wrong = {number + 2 for number, line in enumerate(lines) if line.startswith("// wrong")}
    told = deno("check", "--frozen", "wrong.tsx").stderr
    assert {int(line) for line in re.findall(r"wrong\.tsx:(\d+):", told)} == wrong


def test_the_types_need_no_framework(tmp_path: Path) -> None:
    """Where there is no React and no Vue they are whole."""
    shutil.copy(FOLDER / TYPES, tmp_path)
    shutil.copy(HERE / "plain.ts", tmp_path)
    settings = {"compilerOptions": {"lib": ["dom", "dom.iterable", "esnext"]}}
    (tmp_path / "deno.json").write_text(json.dumps(settings), "utf-8")
    done = deno("check", "plain.ts", TYPES, at=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_types_know_every_attribute_and_value() -> None:
    """Those of the manifest, no more and no less."""
    body = DECLARED.partition("interface NiveauCheckAttributes {")[2].partition("\n}")[0]
    typed = dict(re.findall(r'^  "?([a-z-]+)"?\??: (.*);$', body, re.MULTILINE))
    assert list(typed) == [each["name"] for each in element()["attributes"]]
    for each in element()["attributes"]:
        assert typed[each["name"]].startswith(each["type"]["text"])


def test_a_name_that_no_file_can_have_is_not_taken() -> None:
    """A folder may have a longer one than the script of its check."""
    assert embedded.is_taken("frame")
    assert not embedded.is_taken("x" * 254)
