"""Tables that Markdown takes for text, and cells that it leaves out."""

import re
from collections.abc import Iterator
from itertools import pairwise

from site_builder.prose.lines import Line, Misread, Shown

_PIPE = re.compile(r"(?<!\\)\|")
_LAST_PIPE = re.compile(r"(?<!\\)\|$")


def tables_in_text(blocks: list[list[Line]], shown: Shown, tables: int) -> Iterator[Misread]:
    """Yield a slip for each table that is to be read in the page as it was written.

    Args:
        blocks: the lines of the text, without code.
        shown: what is to be read.
        tables: how many tables the page has.
    """
    whole = [block for block in blocks if _is_table(block)]
    for block in blocks:
        rows = [line.text.strip(" >") for line in block]
        dashes = next((index for index, row in enumerate(rows) if _is_dashes(row)), None)
        if dashes is None:
            yield from _without_dashes(block, rows, shown)
        elif shown.has_whole(block[dashes]) and shown.has(block[max(dashes - 1, 0)]):
            if not _is_table(block):
                yield _with_dashes(block, rows, dashes)
            elif len(whole) > tables:
                hint = "take away the HTML around it, in which Markdown reads nothing"
                yield Misread(block[0].at, _IN_TEXT, hint)


_IN_TEXT = "the table that begins here is read as text"


def _is_table(block: list[Line]) -> bool:
    """Tell whether a block has the form of a table: titles and dashes for the same columns."""
    if len(block) < 2 or block[0].indent >= 4 or not _is_dashes(block[1].text.strip(" ")):
        return False
    has_border = _has_border(block[0].text)
    titles, dashes = (_cells(line.text, has_border=has_border) for line in block[:2])
    return len(titles) == len(dashes)


def _with_dashes(block: list[Line], rows: list[str], dashes: int) -> Misread:
    head, columns = rows[dashes - 1] if dashes else "", len(_cells(rows[dashes]))
    if "|" not in head:
        message = "a table begins with the titles of its columns, and this one with dashes"
        return Misread(block[dashes].at, message, "write them above, like | one | two |")
    if len(_cells(head)) != columns:
        message = (
            f"this line has dashes for {columns} in place of {len(_cells(head))} columns, so that "
            "there is no table"
        )
        return Misread(block[dashes].at, message, f"write {'|---' * len(_cells(head))}|")
    return Misread(block[dashes - 1].at, _IN_TEXT, "leave an empty line above it")


def _without_dashes(block: list[Line], rows: list[str], shown: Shown) -> Iterator[Misread]:
    """Yield two rows or more that no line of dashes makes a table."""
    for index, (row, following) in enumerate(pairwise(rows)):
        if _is_row(row) and _is_row(following) and shown.has(block[index]):
            message = "no line of dashes below the titles of the columns makes this a table"
            hint = f"write {'|---' * len(_cells(row))}| on the next line"
            yield Misread(block[index].at, message, hint)
            return


def may_leave_out(text: str) -> bool:
    """Tell quickly whether `cells_left_out` has to look.

    In most tables no row is longer than the line above it, or has other ends.
    """
    rows = [_ends_and_signs(line) for line in text.split("\n")]
    return any(
        above and below and (above[0] != below[0] or above[1] < below[1])
        for above, below in pairwise(rows)
    )


def _ends_and_signs(line: str) -> tuple[bool, int] | None:
    """Return whether a row has an end of its own, and how often it is divided; None for no line."""
    if "|" not in line:
        return (False, 0) if line.strip() else None
    row = line.replace(r"\|", "-").strip()
    return "|" in (row[:1], row[-1:]), row.removeprefix("|").removesuffix("|").count("|")


def cells_left_out(blocks: list[list[Line]]) -> Iterator[Misread]:
    """Yield a slip for the first row of each table that has more cells than the table columns."""
    for block in filter(_is_table, blocks):
        has_border = _has_border(block[0].text)
        columns = len(_cells(block[0].text, has_border=has_border))
        for line in block[2:]:
            cells = _cells(line.text, has_border=has_border)
            if any(cell.strip() for cell in cells[columns:]):
                message = (
                    f"the row has {len(cells)} cells, and its table {columns} columns: "
                    "the rest is left out"
                )
                hint = r"add a column to the first two rows, or write \| for a plain |"
                yield Misread(line.at, message, hint)
                break


def _has_border(head: str) -> bool:
    """Tell whether a table begins or ends its rows with a sign that makes no cell."""
    return head.strip(" ").startswith("|") or bool(_LAST_PIPE.search(head.strip(" ")))


def _cells(row: str, *, has_border: bool = True) -> list[str]:
    inner = row.strip(" ")
    if has_border:
        inner = _LAST_PIPE.sub("", inner.removeprefix("|"))
    return _PIPE.split(inner)


def _is_dashes(row: str) -> bool:
    return "-" in row and "|" in row and set(row) <= set("|:- ")


def _is_row(row: str) -> bool:
    return len(row) > 2 and row[0] == row[-1] == "|" and not _is_dashes(row)
