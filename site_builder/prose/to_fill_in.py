"""What the starter leaves to its author: sentences in bold that begin with words of ours."""

import re
from collections.abc import Iterator
from dataclasses import replace

from site_builder.files.problems import Problem, quoted
from site_builder.files.source import Source, position_at
from site_builder.prose.verbatim import without_code

MARKS = ("**Fill in", "**Vul in")
"""How they begin, in the languages of the starter."""

_MARK = re.compile("|".join(map(re.escape, MARKS)))


def to_fill_in(source: Source) -> Iterator[Problem]:
    """Yield one warning where something in a text is still to be filled in, at its first place."""
    marks = list(_MARK.finditer(without_code(source).text)) if _MARK.search(source.text) else []
    if marks:
        more = f", and {len(marks) - 1} more below" if len(marks) > 1 else ""
        message = f"{quoted(f'{marks[0][0]} …')} of the starter still stands here{more}"
        hint = "write what is asked for in its place, or take it away"
        found = source.problem(position_at(source, marks[0].start()), "fill-in", message, hint)
        yield replace(found, severity="warning")
