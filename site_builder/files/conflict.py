"""What git leaves in a file where two versions do not go together: marks around each."""

import re
from collections.abc import Iterator

from site_builder.files.problems import Problem
from site_builder.files.source import Source, position_at

BEGINS = "<" * 7
"""The mark above both versions."""

_ENDS = ">" * 7
_BEGIN, _END = (re.compile(rf"^{mark}(?= |$)", re.MULTILINE) for mark in (BEGINS, _ENDS))


def conflict(source: Source) -> Iterator[Problem]:
    """Yield one problem where the marks of a merge stand in a text, at the first.

    They stand at the beginnings of lines, where neither YAML nor a sentence has anything like them.
    """
    begins = [each.start() for each in _BEGIN.finditer(source.text)]
    ends = [each.start() for each in _END.finditer(source.text)] if begins else []
    found = [at for at in begins if ends and at < ends[-1]]
    if found:
        more = f", and {len(found) - 1} more below" if len(found) > 1 else ""
        message = f"the marks of a merge stand here{more}"
        hint = f"keep one of the two versions, and delete the lines {BEGINS}, ======= and {_ENDS}"
        yield source.problem(position_at(source, found[0]), "merge-marks", message, hint)
