"""Bodies that Markdown would take minutes for, or fall over: refused, each in its place."""

import re
from pathlib import Path

import pytest

from tests.projects import MINIMAL, copied, shown

HEAD = "---\ntitle: A\ndescription: B\nslug: c\ndate: 2026-01-01\n---\n\nText.\n\n"


def found(tmp_path: Path, body: str) -> list[str]:
    """Return what is wrong with an article that has the body."""
    files = {f"a/article.{name}.md": HEAD + body for name in ("nl", "en")}
    project = copied(MINIMAL, tmp_path / "p", files)
    place = r"content/a/article\.en\.md:(\d+:\d+): \w+\[(.*?)\]"
    lines = filter(None, (re.match(place, line) for line in shown(project)))
    return [f"{line[1]} {line[2]}" for line in lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](" * 240_000, "10:1 too-complex"),
        ("[" * 900_000, "10:1 too-complex"),
        ("[" * 20 + "\n\n" + "![a][" * 180_000, "12:1 too-complex"),
        ("[^1] " * 150_000 + "\n\n[^1]: a", "10:1 too-complex"),
        ("a\n\n" + "".join("`" * n + "a" for n in range(1, 900)), "12:1 too-complex"),
        ("a <a@" * 16_000, "10:3 too-complex"),
        ('<a b=">" ' * 40_000, "10:1 too-complex"),
        ("a\n\n" + "```a\n" * 20_000, "12:1 too-complex"),
        ("\n\n".join(f"## A {n}" for n in range(3000)), "4010:1 too-complex"),
        ("```\n" + "# a\n" * 3000 + "```\n\n" + "# a\n" * 3000, "5013:1 too-complex"),
        ("``` a b\n" + "# a\n" * 3000 + "```\n", "2011:1 too-complex"),
        ("```\na\n```\t\n" + "# a\n" * 3000 + "```\n", "2013:1 too-complex"),
        ("a\n\n" + "\\." * 100_000, "12:1 too-complex"),
        ("</b>\n\n" * 30_000, "10:1 too-complex"),
        ("a\n\n" + "*" * 5000 + "b" + "*" * 5000, "12:1 too-deep"),
        ("a\n\n" + "- " * 5000 + "b", "12:1 too-deep"),
    ],
)
def test_what_cannot_be_rendered_is_refused(tmp_path: Path, body: str, expected: str) -> None:
    """At the paragraph, or at the deepest line."""
    assert found(tmp_path, body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"- [a](https://b.example/{n})\n" for n in range(3000)),
        "[a](https://b.example) c.\n\n" * 3000,
        "> " * 20 + "a",
        "`" * 100_000,
        "``a ` b`` " * 5000,
        "```\n# a <b\n```\n\n" * 1000,
        "a < b, and <b>c</b> <https://d.example> *e*.\n\n" * 2000,
        "## A\n\n" * 1000,
        "```sh\n" + "# a\n" * 3000 + "```\n\n~~~~\n" + "# b\n" * 3000 + "~~~~\n",
        "<!-- " * 100_000,
    ],
)
def test_what_can_be_meant_is_rendered(tmp_path: Path, body: str) -> None:
    """A long list of links, a long text, a quote of a quote."""
    assert found(tmp_path, body) == []
