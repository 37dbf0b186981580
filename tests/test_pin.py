"""What a check has published once a script is pinned."""

from dataclasses import replace
from pathlib import Path

from site_builder.content.tree import load_content
from site_builder.publish.pin import pin
from tests.publishing import published


def test_addresses_outlive_a_language(tmp_path: Path) -> None:
    """The site may drop one: if it comes back, its articles are held to what they had."""
    content = load_content(published(tmp_path / "p")).value
    assert content
    (entry,) = content.entries
    assert entry.rubric
    alone = replace(entry, articles={"nl": entry.articles["nl"]})
    assert pin(alone, entry.rubric, b"script").slugs == {
        "nl": {"eerste-check"},
        "en": {"first-check"},
    }
