"""oEmbed: what another site is told when someone pastes the address of a check's article."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from site_builder.options import Options
from site_builder.output.files import Output
from tests.projects import MINIMAL, WHOLE, built, copied

# What WordPress keeps of an answer by a provider that is not on its list, and in which form.
KEPT = {
    "a": {"href"},
    "blockquote": set[str](),
    "iframe": {
        *("src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling"),
        "title",
    },
}
FORM = re.compile(r"<blockquote>.*?</blockquote><iframe.*?></iframe>", re.DOTALL)


class Kept(HTMLParser):
    """Notes what WordPress would drop, and the attributes of what it keeps."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.dropped: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.dropped += [f"{tag} {name}" for name, _ in attrs if name not in KEPT.get(tag, ())]
        self.dropped += [tag] if tag not in KEPT else []
        self.attributes[tag] = dict(attrs)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def answer(output: Output, name: str) -> dict[str, Any]:
    """Return an answer."""
    found: dict[str, Any] = json.loads(output.files[f"oembed/{name}.json"])
    return found


@pytest.mark.parametrize("root", ["https://e.org", "https://e.org/checks"])
def test_an_answer_is_rich_and_whole(root: str) -> None:
    """Everything that oEmbed 1.0 asks for; addresses are absolute."""
    said = answer(built(MINIMAL, Options(base_url=root)), "first.nl")
    html = Kept(said.pop("html"))
    assert said == {
        "version": "1.0",
        "type": "rich",
        "title": "De eerste check",
        "provider_name": "Checks",
        "provider_url": f"{root}/nl/",
        "cache_age": 86400,
        "width": 640,
        "height": 720,
        "thumbnail_url": f"{root}/cards/first.nl.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    assert html.attributes["a"] == {"href": f"{root}/nl/eerste-check/"}
    frame = html.attributes["iframe"]
    assert frame["src"] == f"{root}/embed/first/nl/"
    assert (frame["title"], frame["width"], frame["height"]) == ("De eerste check", "640", "720")


def test_an_author_is_named_where_there_is_one() -> None:
    """In the language in which there is."""
    output = built(WHOLE)
    assert answer(output, "bakery.en")["author_name"] == "A baker"
    assert "author_name" not in answer(output, "bakery.nl")


def test_wordpress_keeps_all_of_it(tmp_path: Path) -> None:
    """No tag and no attribute is dropped, whatever the title; the quote goes before the frame."""
    text = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    title = """'"A" & <b></blockquote>''s'"""
    files = {"first/article.en.md": text.replace("The first check", title)}
    html = answer(built(copied(MINIMAL, tmp_path / "p", files)), "first.en")["html"]
    assert FORM.fullmatch(html)
    kept = Kept(html)
    assert kept.dropped == []
    assert "".join(kept.texts) == kept.attributes["iframe"]["title"] == "“A” & <b></blockquote>’s"


def test_the_article_of_a_check_leads_to_its_answer() -> None:
    """In the page's own language; other pages lead to none."""
    output = built(WHOLE, Options(base_url="https://e.org/checks"))
    link = re.compile(
        r'<link rel="alternate" type="application/json\+oembed" href="([^"]*)" title='
    )
    for path, data in output.files.items():
        found = link.findall(data.decode()) if path.endswith(".html") else []
        name = {"nl/bakkerij/index.html": "bakery.nl", "en/bakery/index.html": "bakery.en"}.get(
            path
        )
        assert found == ([f"https://e.org/checks/oembed/{name}.json"] if name else []), path
        assert not name or f"oembed/{name}.json" in output.files
