"""The bodies of a site: what was kept is what would be made, and nothing stale ever comes out."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from site_builder.files import cache, kept
from site_builder.files.cache import version_of
from site_builder.files.source import Source
from site_builder.prose import bodies
from site_builder.prose.bodies import proses
from site_builder.prose.render import prose
from tests.projects import WHOLE

QUOTES = "“ ” ‘ ’"
TEXT = (
    '## A "b" {#c}\n\nA *d* ![e](images/f.png "g").\n\n[[check]]\n\n| a |\n|---|\n| [[levels]] |\n'
)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    bodies.LAST.clear()
    yield
    bodies.LAST.clear()
    cache.folder.cache_clear()


def rendered_anew(monkeypatch: pytest.MonkeyPatch, *texts: tuple[str, str]) -> int:
    """Return how many of the texts are rendered, and not known."""
    asked: list[str] = []

    def counted(source: Source, quotes: str) -> object:
        asked.append(source.text)
        return prose(source, quotes)

    monkeypatch.setattr(bodies, "prose", counted)
    proses(texts)
    return len(asked)


def version_but_of(other: str, library: str) -> str:
    """Return the version of a library, and another one of one of them."""
    return "other" if library == other else version_of(library)


def test_what_is_kept_is_what_is_made() -> None:
    """All of it: parts, headings, pictures, what is mentioned, words."""
    texts = [TEXT, *(path.read_text("utf-8") for path in WHOLE.rglob("article.*.md"))]
    made = {text: prose(Source("", text), QUOTES) for text in texts}
    for _ in range(3):
        assert {
            text: each for (text, _), each in proses([(t, QUOTES) for t in texts]).items()
        } == made
        bodies.LAST.clear()


def test_a_text_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process it is known from the last build, in the next one from the cache."""
    assert rendered_anew(monkeypatch, (TEXT, QUOTES), (TEXT, QUOTES)) == 1
    assert rendered_anew(monkeypatch, (TEXT, QUOTES)) == 0
    bodies.LAST.clear()
    assert rendered_anew(monkeypatch, (TEXT, QUOTES)) == 0


def test_whatever_decides_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another letter, other quotation marks, another library, other code, another Python."""

    def anew(*body: str) -> int:
        bodies.LAST.clear()
        return rendered_anew(monkeypatch, (body[0], body[1]))

    assert anew(TEXT, QUOTES) == 1
    assert anew(f"{TEXT}.", QUOTES) == 1
    assert anew(TEXT, "„ “ ‚ ‘") == 1
    for library in ("markdown", "nh3"):
        with monkeypatch.context() as other:
            other.setattr(kept, "version_of", partial(version_but_of, library))
            assert anew(TEXT, QUOTES) == 1, library
    with monkeypatch.context() as other:
        other.setattr(kept, "code_of_all", lambda: b"other")
        assert anew(TEXT, QUOTES) == 1
    with monkeypatch.context() as other:
        other.setattr(sys, "version", "other")
        assert anew(TEXT, QUOTES) == 1
    assert anew(TEXT, QUOTES) == 0


def test_only_the_last_build_is_remembered() -> None:
    """A process that builds all day holds no more than one site."""
    proses([("a", QUOTES), ("b", QUOTES)])
    proses([("b", QUOTES), ("c", QUOTES)])
    assert set(bodies.LAST) == {("b", QUOTES), ("c", QUOTES)}
