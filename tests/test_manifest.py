"""embed/manifest.json: all that a page which embeds a check can be told."""

import base64
import gzip
import hashlib
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from site_builder.files import cache
from site_builder.files.last import Last
from site_builder.options import Options
from site_builder.output import embedded
from site_builder.output.files import Output
from tests.projects import MINIMAL, WHOLE, built
from tests.publishing import PUBLISHED, published_twice

ROOT = Path(__file__).parents[1]
DOCS = (ROOT / "docs/embed.md").read_text("utf-8")
BASE = "https://e.org/checks"


def manifest(output: Output) -> dict[str, Any]:
    """Return a site's manifest."""
    found: dict[str, Any] = json.loads(output.files["embed/manifest.json"])
    return found


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """A project that has published two versions of its check."""
    return published_twice(tmp_path / "p")


def test_every_script_is_told_with_what_it_weighs_and_carries(twice: Path) -> None:
    """In all languages, in each alone, and pinned, in the version that it was pinned in."""
    output = built(twice, Options(base_url=BASE))
    files = {each["url"].removeprefix(f"{BASE}/"): each for each in manifest(output)["files"]}
    assert list(files) == sorted(
        path for path in output.files if re.fullmatch(r"embed/.*\.js", path)
    )
    for path, told in files.items():
        data = output.files[path]
        digest = base64.b64encode(hashlib.sha384(data).digest()).decode()
        assert told["integrity"] == f"sha384-{digest}"
        assert (told["bytes"], told["gzip"]) == (len(data), len(gzip.compress(data, 9)))
        assert told["check"] == (None if path == "embed/frame.js" else "first")
    kept = [each for each in files.values() if each["immutable"]]
    assert sorted(each["version"] for each in kept) == [1, 2]
    assert all(each["languages"] == ["nl", "en"] for each in kept)
    assert files["embed/first.js"]["version"] == 2
    assert files["embed/first.en.js"]["languages"] == ["en"]
    assert not files["embed/first.js"]["immutable"]
    assert len(kept) == len(list((twice / PUBLISHED).glob("*.js")))


def test_another_zlib_weighs_scripts_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the system's, beside the same Python, and may make them smaller."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path))
    cache.folder.cache_clear()
    told = []
    for version, size in (("1.3", 10), ("1.3", 9), ("1.4", 8)):
        monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", version)
        monkeypatch.setattr(gzip, "compress", lambda *_, size=size: bytes(size))
        monkeypatch.setattr("site_builder.output.manifest._FILES", Last())
        told.append({each["gzip"] for each in manifest(built(MINIMAL))["files"]})
    cache.folder.cache_clear()
    assert told == [{10}, {10}, {8}]


def test_a_file_of_ours_that_pages_load_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It carries no check."""
    for path in embedded.FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "loaded.js").write_bytes(b"1")
    monkeypatch.setattr(embedded, "FOLDER", tmp_path)
    told = {each["url"]: each for each in manifest(built(MINIMAL))["files"]}
    loaded = told["https://checks.example/embed/loaded.js"]
    assert (loaded["check"], loaded["version"], loaded["languages"]) == (None, None, [])
    assert (loaded["bytes"], loaded["immutable"]) == (1, False)


def test_every_address_leads_to_a_file() -> None:
    """Below the path of the site, whatever it is."""
    output = built(WHOLE, Options(base_url=BASE))
    text = output.files["embed/manifest.json"].decode()
    addresses = re.findall(rf'"{BASE}/([^"]+)"', text)
    assert len(addresses) == 4 * 2 + 1 + 4 + 2 + 2 * (1 + 4)
    for address in addresses:
        assert f"{address}index.html" in output.files or address in output.files, address


def test_a_check_is_told_in_every_language() -> None:
    """With its title, its pages, its script and the answer of oEmbed."""
    told = manifest(built(WHOLE))
    (check,) = told["checks"]
    assert (check["id"], check["version"], list(check["languages"])) == ("bakery", 3, ["nl", "en"])
    assert check["languages"]["en"] == {
        "title": "How good is your bakery?",
        "article": "https://bakery.example/en/bakery/",
        "iframe": "https://bakery.example/embed/bakery/en/",
        "oembed": "https://bakery.example/oembed/bakery.en.json",
        "script": "https://bakery.example/embed/bakery.en.js",
        "card": "https://bakery.example/cards/bakery.en.png",
        "level_cards": {
            level: f"https://bakery.example/cards/bakery.{level}.en.png"
            for level in ("flour", "dough", "bread", "feast")
        },
    }


def test_a_host_is_told_what_its_policy_needs() -> None:
    """One folder, for the element and for the frame."""
    assert manifest(built(MINIMAL, Options(base_url=BASE)))["csp"] == {
        "element": f"script-src {BASE}/embed/",
        "iframe": f"frame-src {BASE}/embed/; script-src {BASE}/embed/",
    }


def test_the_element_has_the_names_of_its_declaration() -> None:
    """Attributes, properties and events, in its order."""
    told = manifest(built(MINIMAL))["element"]
    assert told["tag"] == "niveau-check"
    assert told["attributes"][:2] == ["check", "lang"]
    assert told["properties"] == ["answers", "result"]
    assert told["events"] == [each["name"] for each in embedded.element()["events"]]


def test_the_docs_name_every_key() -> None:
    """The table of docs/embed.md; what it explains is nothing else."""
    section = DOCS.partition("\n## The manifest")[2].partition("\n## ")[0]
    table = re.findall(r"^\| (`.*?) \| (.*) \|$", section, re.MULTILINE)
    explained = set(re.findall(r"`([a-z_]+)`", " ".join(first for first, _ in table)))
    told = manifest(built(MINIMAL))
    check, file = told["checks"][0], told["files"][0]
    groups = [told, told["element"], told["csp"], check, check["languages"]["en"], file]
    keys = {key for group in groups for key in group}
    assert explained <= keys
    assert keys <= explained | set(re.findall(r"`([a-z_]+)`", " ".join(rest for _, rest in table)))
