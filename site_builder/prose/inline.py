"""Python-Markdown's own inline patterns, each tried only where the sign stands that it needs.

Most texts have few of the signs, and asking every pattern of every text is most of what Markdown
costs. What comes out is the same.
"""

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "em_strong2": "_",
}
"""What stands in every text that a pattern matches, by the pattern's name in Markdown 3.7–3.11."""


class QuickInline(Extension):
    """Puts our processor into the place of the one that tries all; it comes after all others."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - their name
        """Do so; a pattern that we do not know is always tried."""
        md.treeprocessors.register(_Inline(md), "inline", 20)


class _Inline(InlineProcessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._tried: list[tuple[str, Any]] = []

    def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:
        patterns = self.md.inlinePatterns
        names = {id(patterns[name]): name for name in _SIGNS if name in patterns}
        self._tried = [(_SIGNS.get(names.get(id(each), ""), ""), each) for each in patterns]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Return a text with placeholders, as the method that it stands for (Markdown 3) does."""
        if isinstance(data, AtomicString):
            return data
        for index in range(patternIndex, len(self._tried)):
            sign, pattern = self._tried[index]
            start, is_found = 0, sign in data
            while is_found:
                data, is_found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, index, start
                )
        return data
