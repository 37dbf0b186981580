"""From a former address visitors come to the new one, whatever the host can do."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.output.redirects import netlify_redirects
from tests.projects import MINIMAL, built, copied

LEVELS = ("", "low/", "high/")
"""Below the address of the article there is one for each level."""


@pytest.fixture
def moved(tmp_path: Path) -> Output:
    """A site whose article had two other addresses in Dutch and one in English."""
    project, aliases = copied(MINIMAL, tmp_path / "p"), {"nl": "oud, ouder", "en": "old"}
    for language, names in aliases.items():
        article = project / f"content/first/article.{language}.md"
        text = article.read_text("utf-8").replace("date:", f"aliases: [{names}]\ndate:")
        article.write_text(text, "utf-8")
    return built(project, Options(base_url="https://e.org/checks"))


def rules(output: Output) -> Mapping[str, str]:
    """Return the rest of each rule by the address that it is for, those of the root left out."""
    lines = output.files["_redirects"].decode().splitlines()
    lines = [line for line in lines if not line.startswith("/ ")]
    read = {line.partition(" ")[0]: line.partition(" ")[2] for line in lines}
    assert len(read) == len(lines)
    return read


def test_netlify_redirects_for_good(moved: Output) -> None:
    """With and without a slash at the end, also where a page stands, below the site's path."""
    dutch, english = "/checks/nl/eerste-check/", "/checks/en/first-check/"
    former = {"/en/old/": english, "/nl/oud/": dutch, "/nl/ouder/": dutch}
    assert rules(moved) == {
        address: f"{new}{level} 301!"
        for old, new in former.items()
        for level in LEVELS
        for address in (f"{old}{level}", f"{old}{level}".removesuffix("/"))
    }


def test_elsewhere_a_page_sends_visitors_on(moved: Output) -> None:
    """In its language, without a script, in no index, and with a link for those who stay."""
    page = moved.files["nl/ouder/index.html"].decode()
    assert '<html lang="nl"' in page
    assert '<meta http-equiv="refresh" content="0; url=../eerste-check/">' in page
    assert '<link rel="canonical" href="https://e.org/checks/nl/eerste-check/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../eerste-check/">De eerste check</a>' in page
    assert "Deze pagina is verhuisd" in page
    assert "<script" not in page


def test_former_addresses_are_in_no_list(moved: Output) -> None:
    """No page links to them."""
    pages = [data for path, data in moved.files.items() if path.endswith(".html")]
    assert not any(b"ouder/" in page for page in pages)


def test_without_former_addresses_there_are_no_rules() -> None:
    """But those for the root."""
    assert rules(built(MINIMAL)) == {}


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (["nl"], ["nl 302! Language=nl", "nl 302!"]),
        (["nl", "en"], ["nl 302! Language=nl", "en 302! Language=en", "nl 302!"]),
        (
            ["en", "pt-BR"],
            [
                "pt-BR 302! Language=pt-BR",
                "en 302! Language=en",
                *("pt-BR 302! Language=pt", "en 302!"),
            ],
        ),
        (["pt", "pt-BR"], ["pt-BR 302! Language=pt-BR", "pt 302! Language=pt", "pt 302!"]),
        (
            ["pt-PT", "pt-BR"],
            [
                "pt-PT 302! Language=pt-PT",
                "pt-BR 302! Language=pt-BR",
                "pt-PT 302! Language=pt",
                "pt-PT 302!",
            ],
        ),
    ],
)
def test_the_root_leads_to_a_visitors_language(languages: list[str], expected: list[str]) -> None:
    """On Netlify; the longest tag first, and for all others the default last."""
    expected = [f"/ /checks/{rule.replace(' ', '/ ', 1)}" for rule in expected]
    assert netlify_redirects({}, languages, "/checks/").splitlines() == expected
