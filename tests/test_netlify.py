"""What Netlify makes of a site, by its own parsers: tests/netlify/ask.ts asks them."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.output.write import write
from site_builder.script.engine import deno_path
from tests.projects import built
from tests.publishing import FIRST, edit, published

ROOT = Path(__file__).parents[1]
ASK = [deno_path(), "run", "--quiet", "--no-prompt", "--frozen", "--allow-read", "--allow-env"]
LANGUAGES = ["nl", "nl-BE", "en", "en-US", "EN-gb", "de", ""]
ALIASES = {"nl": "oud, ouder", "en": "old"}


@dataclass(frozen=True, slots=True)
class Deployed:
    """A site and what Netlify says of it; `said` is what ask.ts prints."""

    output: Output
    said: Mapping[str, Any]


@pytest.fixture(scope="module", params=["our own", "everything"])
def deployed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Deployed:
    """Our own site; and one below a path, with pinned scripts and former addresses."""
    folder = tmp_path_factory.mktemp("site")
    if request.param == "our own":
        output = built(ROOT)
    else:
        output = built(_everything(folder / "project"), Options(base_url="https://e.org/checks"))
    write(output, folder / "build")
    shutil.copy(ROOT / "netlify.toml", folder)
    return Deployed(output, _asked(folder, [*_addresses(output), "/nothing/", "/en/nothing"]))


def _everything(project: Path) -> Path:
    published(project)
    for language, names in ALIASES.items():
        edit(project, f"article.{language}.md", ("date:", f"aliases: [{names}]\ndate:"))
    assert len(list((project / FIRST / "published").glob("*.js"))) == 1
    return project


def _addresses(output: Output) -> Iterator[str]:
    for path in output.headers:
        yield from served_at(path)


def served_at(path: str) -> list[str]:
    """Return the addresses at which Netlify serves a file."""
    folder = path.removesuffix("index.html")
    if path != folder:
        return [f"/{path}", f"/{folder}", *([f"/{folder[:-1]}"] if folder else [])]
    return [f"/{path}", *([f"/{path[:-5]}"] if path.endswith(".html") else [])]


def _asked(folder: Path, addresses: list[str]) -> dict[str, Any]:
    done = subprocess.run(
        [*ASK, "--allow-sys", "ask.ts", str(folder)],
        cwd=ROOT / "tests/netlify",
        input=json.dumps({"addresses": addresses, "languages": LANGUAGES}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_netlify_understands_every_line(deployed: Deployed) -> None:
    """Of the headers, of the redirects, and of our own settings."""
    assert deployed.said["errors"] == []


def test_every_file_gets_its_headers_from_one_block(deployed: Deployed) -> None:
    """At each of its addresses, with and without what its name ends in."""
    for path in deployed.output.headers:
        for address in served_at(path):
            assert deployed.said["headers"][address] == [deployed.output.headers[path]], address


def test_what_is_not_there_gets_no_headers(deployed: Deployed) -> None:
    """So the page that is shown there brings its policy itself."""
    assert deployed.said["headers"]["/nothing/"] == deployed.said["headers"]["/en/nothing"] == []
    page = deployed.output.files["404.html"].decode()
    assert '<meta http-equiv="Content-Security-Policy" content="default-src \'self\';' in page


def test_nothing_else_sets_headers_or_redirects(deployed: Deployed) -> None:
    """The build reads what stands in the two files of its folder, and nothing beside it."""
    config = deployed.said["config"]
    assert config["headers"] == deployed.said["blocks"]
    assert config["redirects"] == deployed.said["redirects"]
    assert Path(config["build"]["publish"]).name == "build"


def test_pictures_are_kept_from_build_to_build(deployed: Deployed) -> None:
    """In the folder that Netlify saves and lays back (Hugo keeps its own there too)."""
    environment = deployed.said["config"]["build"]["environment"]
    assert environment["NIVEAUCHECK_CACHE"].startswith("/opt/build/cache/")


def test_former_addresses_are_redirected_for_good(deployed: Deployed) -> None:
    """Each to a page of the site, even where a page stands."""
    root = deployed.output.root
    former = [rule for rule in deployed.said["redirects"] if rule["from"] != "/"]
    for rule in former:
        assert (rule["status"], rule["force"]) == (301, True)
        assert f"{rule['to'].removeprefix(root)}index.html" in deployed.output.files
    froms = {rule["from"] for rule in former}
    moved = {
        path for path, data in deployed.output.files.items() if b'http-equiv="refresh"' in data
    }
    assert {f"/{path.removesuffix('index.html')}" for path in moved} <= froms


def test_the_root_leads_to_the_language_that_a_browser_names_first(deployed: Deployed) -> None:
    """Though a page stands there, for as long as nobody has another address; else the default."""
    root, led = deployed.output.root, deployed.said["led"]
    for language in LANGUAGES:
        known = language[:2].lower() if language[:2].lower() in ("nl", "en") else "nl"
        assert led[language] == {"to": f"{root}{known}/", "status": 302}, language
    rules = [rule for rule in deployed.said["redirects"] if rule["from"] == "/"]
    assert {(rule["status"], rule["force"]) for rule in rules} == {(302, True)}
    assert [rule["conditions"] for rule in rules] == [
        {"Language": ["nl"]},
        {"Language": ["en"]},
        {},
    ]
    assert "index.html" in deployed.output.files
