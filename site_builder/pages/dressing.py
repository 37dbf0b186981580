"""An article's clean HTML → what its page shows: what Markdown has no words for is put around it.

The HTML is that of `prose.render`: tags closed in order, attributes in double quotes.
"""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from site_builder.site.values import ArticlePage
from site_builder.svg.markup import drawn

_REST = r'(?:[^>"]|"[^"]*")*?'
_HEADING = re.compile(rf'<(h[2-6])\b({_REST} id="([^"]+)"{_REST})>(.*?)</\1>', re.DOTALL)
_TABLE = re.compile(r"<table\b(?:(?!<table\b).)*?</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_NOTES = re.compile(r'<div>\s*<hr>\s*(?=<ol>\s*<li id="fn:)')
_BACK = re.compile(r'<a href="(#fnref\d*:[^"]+)" title="[^"]*?(\d+)[^"]*">↩</a>')

_AS_TEXT = "\N{VARIATION SELECTOR-15}"  # else the arrow is a coloured picture on phones
_JOINED = "\N{WORD JOINER}"  # so that the sign never stands on a line of its own


def dressed(html: str, words: Mapping[str, str], marks: Mapping[str, Markup]) -> Markup:
    """Return an article's HTML with links to its headings, and what is too wide in a frame.

    A heading keeps its name for screen readers, since the link stands beside it.

    Args:
        html: a run of clean HTML.
        words: the interface's texts for pages.
        marks: what stands before the heading that has an id.
    """
    html = _HEADING.sub(lambda found: _heading(found, words, marks), html)
    html = _TABLE.sub(lambda found: _table(found, words), html)
    html = html.replace("<pre>", _frame("pre", words["code"]))
    html = _NOTES.sub(lambda _: _notes(words), html)
    return _trusted(_BACK.sub(lambda found: _back(found, words), html))


def _heading(found: re.Match[str], words: Mapping[str, str], marks: Mapping[str, Markup]) -> str:
    tag, attributes, name, inner = found.groups()
    label = escape(words["link-to"].format(title=_trusted(inner).striptags()))
    anchor = f'<a class="anchor" href="#{name}" aria-label="{label}">#</a>'
    whole = f"<{tag}{attributes}>{inner}</{tag}>{_JOINED}{anchor}"
    mark = marks.get(_trusted(name).unescape())
    if mark is None:
        return f'<div class="heading">{whole}</div>'
    return f'<div class="heading of-level">{mark}<div class="titled">{whole}</div></div>'


def _table(found: re.Match[str], words: Mapping[str, str]) -> str:
    caption = _CAPTION.search(found[0])
    name = _trusted(caption[1]).striptags() if caption else words["table"]
    return f"{_frame('div', name)}{found[0]}</div>"


def _frame(tag: str, name: str) -> Markup:
    """Return the beginning of what a narrow page scrolls sideways, by keyboard too."""
    return Markup('<{} class="scroll" role="group" tabindex="0" aria-label="{}">').format(tag, name)


def _notes(words: Mapping[str, str]) -> str:
    return Markup('<div class="footnotes" role="doc-endnotes" aria-label="{}">\n').format(
        words["footnotes"]
    )


def _back(found: re.Match[str], words: Mapping[str, str]) -> str:
    label = words["to-footnote"].format(n=found[2])
    return Markup('<a href="{}" aria-label="{}">↩{}</a>').format(
        _trusted(found[1]), label, _AS_TEXT
    )


def _trusted(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - it was cleaned


def marks_of(page: ArticlePage, words: Mapping[str, str]) -> dict[str, Markup]:
    """Return what stands before each heading that is about a level, by the heading's id.

    That is the level's illustration, if it has one, and which of how many it is.
    """
    if page.check is None:
        return {}
    levels = page.check.rubric.levels
    drawings = [drawn(each) for each in page.check.illustrations or ()] or [Markup()] * len(levels)
    return {
        page.sections[level.id]: Markup('{}<p class="kicker">{}</p>').format(
            drawing, words["level-of"].format(n=number, count=len(levels))
        )
        for number, (level, drawing) in enumerate(zip(levels, drawings, strict=True), 1)
        if level.id in page.sections
    }
