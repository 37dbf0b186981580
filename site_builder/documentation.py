"""The pages of the documentation, which the wheel carries: their names, titles and texts."""

import re
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).parent
_STRINGS = _PACKAGE / "strings"
_LINK = re.compile(r"\[([^\]]+)\]\(([a-z-]+)\.md\)")


def contents() -> Mapping[str, Mapping[str, str]]:
    """Return the title of each page by its name, in the order for reading, by those who read it.

    `{"For editors: make checks": {"rubric": "Write a rubric", …}, …}`
    """
    parts = (part.partition("\n") for part in _text("README").split("\n## ")[1:])
    return {
        heading: {name: title for title, name in _LINK.findall(listed)}
        for heading, _, listed in parts
    }


def read(page: str) -> str | None:
    """Return the Markdown of a page, None where there is none.

    Args:
        page: its name, `rubric`; also as links and comments have it, `docs/rubric.md`. Or the
            file of a language's words that pages name, `en.yaml`.
    """
    if page in _words():
        return (_STRINGS / page).read_text("utf-8")
    name = page.removeprefix("docs/").removesuffix(".md")
    return _text(name) if any(name in titles for titles in contents().values()) else None


def _words() -> list[str]:
    return [path.name for path in _STRINGS.glob("*.yaml")]


def _text(name: str) -> str:
    # In a checkout they lie beside the package.
    folders = (_PACKAGE / "docs", _PACKAGE.parent / "docs")
    folder = next(each for each in folders if each.is_dir())
    return (folder / f"{name}.md").read_text("utf-8")
