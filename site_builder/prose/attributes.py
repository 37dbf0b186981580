"""Attributes of HTML that cleaning takes away from tags that stay: style, class, onclick."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from site_builder.files.problems import Problem, listed, printable
from site_builder.files.source import Source, position_at
from site_builder.prose.verbatim import without_code

_TAG = re.compile(r"<([A-Za-z][\w-]*)(\s(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
_OWN_CLASS = re.compile(r"[\"']?(?:footnote|.*\blanguage-)")
"""Classes that Markdown gives by itself."""

_LOOKS = {
    *("style", "class", "align", "valign", "width", "height", "border", "size", "face", "color"),
    *("bgcolor", "background", "cellpadding", "cellspacing", "nowrap", "hspace", "vspace", "clear"),
}


_MOST = 30
"""So many names are told: each is looked for in its text, from the beginning."""


def dropped_attributes(written: str, is_kept: Callable[[str, str], bool | None]) -> tuple[str, ...]:
    """Return the names of attributes that are taken away from tags that stay, as they come.

    Args:
        written: HTML without comments.
        is_kept: tells of a tag and an attribute whether it stays; None where not even the tag does.
    """
    return tuple(dict.fromkeys(_dropped(written, is_kept)))[:_MOST]


def _dropped(written: str, is_kept: Callable[[str, str], bool | None]) -> Iterator[str]:
    for tag, inner in _TAG.findall(written):
        for name, value in _ATTRIBUTE.findall(inner.lower()):
            is_own = name == "class" and _OWN_CLASS.match(value)
            if is_kept(tag.lower(), name) is False and not is_own:
                yield name


def attribute_problems(source: Source, dropped: tuple[str, ...]) -> Iterator[Problem]:
    """Yield one warning for all that changes looks, one for all that runs, one for the rest.

    What comes from a word processor has many of them in every line.

    Args:
        source: the Markdown.
        dropped: the names of the attributes.
    """
    text = without_code(source).text if dropped else ""
    looks = [name for name in dropped if name in _LOOKS]
    runs = [name for name in dropped if name.startswith("on")]
    rest = [name for name in dropped if name not in _LOOKS and name not in runs]
    for names, way_out in (
        (looks, "; colours and typefaces stand in site.yaml"),
        (runs, "; nothing in a text can run"),
        (rest, ", or say the same in the text"),
    ):
        places = {name: found for name in names if (found := _place(text, name)) is not None}
        if places:
            written = printable(listed([f'{name[:20]}="…"' for name in sorted(places)]))
            it, goes = ("it", "it is") if len(places) == 1 else ("them", "they are")
            message = f"pages have no {written}, so {goes} left out"
            at = position_at(source, min(places.values()))
            told = source.problem(at, "html-dropped", message, f"take {it} away{way_out}")
            yield replace(told, severity="warning")


def _place(text: str, name: str) -> int | None:
    """Return where an attribute stands first, in HTML or in Markdown's own `{: name=value}`."""
    written = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    short = r"|\{[^{}\n]*?(\.[A-Za-z])" if name == "class" else ""
    found = re.search(rf"(?i)<[a-z][^<>]*?\s({written})|\{{[^{{}}\n]*?({written}\s*=){short}", text)
    return found.start(found.lastindex or 0) if found else None
