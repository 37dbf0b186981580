"""oEmbed: what another site is told when someone pastes the address of a check's article.

WordPress keeps of a stranger's answer a quote without attributes, an iframe with a few, and nothing
else (`wp_filter_oembed_result`); so there is nothing else.
"""

import json
from collections.abc import Iterator
from html import escape

from site_builder.cards.make import Cards
from site_builder.cards.values import Card
from site_builder.language.typography import typeset
from site_builder.pages.snippets import FRAME_HEIGHT
from site_builder.site.values import Frame, Site

WIDTH = 640
A_DAY = 86_400


def oembeds(site: Site, cards: Cards) -> Iterator[tuple[str, bytes]]:
    """Yield the answer for each check in each language (https://oembed.com), as files by path."""
    for frame in site.frames:
        yield frame.oembed, f"{json.dumps(_answer(site, frame, cards), indent=2)}\n".encode()


def _answer(site: Site, frame: Frame, cards: Cards) -> dict[str, object]:
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
        **_thumbnail(site, cards.of(page.address, language)),
        "html": _html(page.title, site.absolute(page.address), site.absolute(frame.address)),
    }


def _thumbnail(site: Site, card: Card | None) -> dict[str, object]:
    if card is None:
        return {}
    return {
        "thumbnail_url": site.absolute(card.address),
        "thumbnail_width": card.width,
        "thumbnail_height": card.height,
    }


def _html(title: str, article: str, frame: str) -> str:
    """Return a link to the article, for where there are no frames, and the frame."""
    link = f'<a href="{escape(article)}">{escape(title)}</a>'
    size = f'width="{WIDTH}" height="{FRAME_HEIGHT}"'
    edges = 'frameborder="0" marginwidth="0" marginheight="0"'
    inner = f'<iframe src="{escape(frame)}" {size} {edges} title="{escape(title)}"></iframe>'
    return f"<blockquote>{link}</blockquote>{inner}"
