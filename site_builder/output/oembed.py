"""oEmbed: what another site is told when someone pastes the address of a check's article.

WordPress keeps of a stranger's answer a quote without attributes, an iframe with a few, and nothing
else (`wp_filter_oembed_result`); so there is nothing else.
"""

import json
from collections.abc import Iterator
from html import escape

from site_builder.language.typography import typeset
from site_builder.pages.snippets import FRAME_HEIGHT
from site_builder.site.layout import Frame, Site

WIDTH = 640
A_DAY = 86_400


def oembeds(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the answer for each check in each language (https://oembed.com), as files by path."""
    for frame in site.frames:
        yield frame.oembed, f"{json.dumps(_answer(site, frame), indent=2)}\n".encode()


def _answer(site: Site, frame: Frame) -> dict[str, object]:
    page, language = frame.page, frame.page.language
    quotes = site.strings[language].site["quotes"]
    return {
        "version": "1.0",
        "type": "rich",
        "title": page.title,
        **({"author_name": page.article.author} if page.article.author else {}),
        "provider_name": typeset(site.settings.title[language], quotes),
        "provider_url": site.absolute(f"{language}/"),
        "cache_age": A_DAY,
        "width": WIDTH,
        "height": FRAME_HEIGHT,
        "html": _html(page.title, site.absolute(page.address), site.absolute(frame.address)),
    }


def _html(title: str, article: str, frame: str) -> str:
    """Return a link to the article, for where there are no frames, and the frame."""
    link = f'<a href="{escape(article)}">{escape(title)}</a>'
    size = f'width="{WIDTH}" height="{FRAME_HEIGHT}"'
    edges = 'frameborder="0" marginwidth="0" marginheight="0"'
    inner = f'<iframe src="{escape(frame)}" {size} {edges} title="{escape(title)}"></iframe>'
    return f"<blockquote>{link}</blockquote>{inner}"
