"""What the starter leaves to be translated: texts in English with a mark of ours behind them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from site_builder.files.problems import Problem, quoted
from site_builder.files.source import Source, position_at

MARK = "# TODO: translate"
"""How the comment begins, behind a text or on a line of its own."""

# A line that is a comment as a whole is an example, which is switched off.
_MARKED = re.compile(rf"^ *(?:[^\s#].*[ \t])?(?P<mark>{re.escape(MARK)})\b", re.MULTILINE)


def to_translate(source: Source) -> Iterator[Problem]:
    """Yield one warning where texts of YAML are still to be translated, at the first."""
    marks = list(_MARKED.finditer(source.text)) if MARK in source.text else []
    if marks:
        more = f", and {len(marks) - 1} more below" if len(marks) > 1 else ""
        message = f"{quoted(MARK)} of the starter still stands here{more}"
        hint = "translate the text, and take the mark away"
        at = position_at(source, marks[0].start("mark"))
        yield replace(source.problem(at, "fill-in", message, hint), severity="warning")
