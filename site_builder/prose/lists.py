"""Lists that Markdown takes for text, or for another list than is meant."""

import re
from collections.abc import Iterator

from site_builder.files.problems import quoted
from site_builder.prose.lines import Line, Misread, Shown

_ITEM = re.compile(r" *(?:(?P<sign>[-*+])|(?P<number>[0-9]{1,3}\.)) +(?=\S)")
_OTHER_ITEM = re.compile(r" *(?:(?P<bullet>[•▪●])|(?P<bracket>[0-9]{1,2}\))) +(?=\S)")
_NO_TEXT = re.compile(r" {4}| {0,3}(?:[#|:<=]|\[[^\]]*\]:)")
"""How a block begins that is no paragraph, or not only."""


def nested_too_little(lines: list[Line]) -> Iterator[Misread]:
    """Yield one slip where lists stand within lists by less than the four spaces that make them so.

    Markdown goes on with the list around them.
    """
    found = list(_too_little(lines))
    if found:
        at, spaces = found[0]
        more = f" (and {len(found) - 1} more below)" if len(found) > 1 else ""
        message = f"a list within a list begins with {spaces} spaces here{more}, which are too few"
        yield Misread(at, message, f"begin its lines with {spaces // 4 * 4 + 4} spaces")


def _too_little(lines: list[Line]) -> Iterator[tuple[int, int]]:
    around: list[int] = []
    before = Line("", 0)
    for line in lines:
        if _ITEM.match(line.text):
            while around and around[-1] > line.indent:
                around.pop()
            outer = around[-1] if around else None
            if outer is not None and line.indent >= outer + 2 and line.indent // 4 == outer // 4:
                yield line.at, line.indent
            elif line.indent < (4 if outer is None else outer + 8):
                around.append(line.indent)
        elif not line.is_empty and line.indent < 2 and before.is_empty:
            around = []
        before = line


def lists_in_text(blocks: list[list[Line]], shown: Shown) -> Iterator[Misread]:
    """Yield a slip for each list that goes on with a paragraph, or has signs that make none."""
    for block in blocks:
        if not _NO_TEXT.match(block[0].text) and not _ITEM.match(block[0].text.lstrip(" >")):
            yield from _list_in_text(block, shown)


def _list_in_text(block: list[Line], shown: Shown) -> Iterator[Misread]:
    found = [(line, _item(line)) for line in block]
    items = [(line, item) for line, item in found if item]
    kinds = {item.lastgroup for _, item in items}
    if len(items) < 2 or len(kinds) > 1 or any(map(_is_broken, block[:-1])):
        return
    (first, item), (second, following) = items[:2]
    between = block[block.index(first) + 1 : block.index(second)]
    goes_on = all(line.indent >= 2 for line in between) and _counts_on(item, following)
    if goes_on and shown.has(first) and shown.has(second):
        sign = item[0].strip()
        message = f"the lines that begin like this one, with {quoted(sign)}, are no list"
        yield Misread(first.at, message, _way_out(item.lastgroup, is_first=first is block[0]))


def _is_broken(line: Line) -> bool:
    """Tell whether the next line begins anew in the page too, as its author may mean."""
    return line.text.endswith(("  ", "<br>", "<br/>", "<br />"))


def _counts_on(item: re.Match[str], following: re.Match[str]) -> bool:
    """Tell whether a second item can follow a first: a number is no more than one higher."""
    first, second = (int("0" + re.sub(r"\D", "", each[0])) for each in (item, following))
    return second - first in (0, 1)


def _item(line: Line) -> re.Match[str] | None:
    text = line.text.lstrip(" >")
    return _ITEM.match(text) or _OTHER_ITEM.match(text)


def _way_out(kind: str | None, *, is_first: bool) -> str:
    above = "" if is_first else ", below an empty line"
    if kind == "bullet":
        return f'begin each with "- "{above}'
    if kind == "bracket":
        return f'begin them with "1." and so on{above}'
    return "leave an empty line above the first of them"
