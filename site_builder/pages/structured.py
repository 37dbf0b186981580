"""What search engines read of a page beside its text: JSON-LD in the words of schema.org.

Each function returns a value for a `<script type="application/ld+json">`, which is data and never
runs. Emitted is what Google documents for such pages: `Article` and `BreadcrumbList` for articles,
`WebSite` and `Organization` for homes (https://developers.google.com/search/docs/appearance).
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from site_builder.cards.values import Card
from site_builder.language.typography import typeset
from site_builder.site.dates import moment
from site_builder.site.values import ArticlePage, Site

Thing: TypeAlias = Mapping[str, Any]
"""A thing of schema.org, by the names of its properties."""


def article_data(site: Site, page: ArticlePage, card: Card | None) -> Thing:
    """Return an article with its card, if it has one, and the way to it from the home."""
    article = {**_article(site, page), **_image(site, card)}
    return _graph(article, breadcrumbs(site, page.language, page.title, page.address))


def site_data(site: Site, language: str, address: str) -> Thing:
    """Return the site in a language, and who publishes it, for the page that it begins with."""
    website = {
        "@type": "WebSite",
        "@id": f"{site.absolute(address)}#website",
        "name": _set(site, language, site.settings.title[language]),
        "description": _set(site, language, site.settings.description[language]),
        "url": site.absolute(address),
        "inLanguage": language,
        "publisher": {"@id": _publisher(site)["@id"]},
    }
    return _graph(website, _publisher(site))


def page_data(site: Site, language: str, title: str, address: str) -> Thing:
    """Return the way from the home to any other page."""
    return {"@context": "https://schema.org", **breadcrumbs(site, language, title, address)}


def breadcrumbs(site: Site, language: str, title: str, address: str) -> Thing:
    """Return the way from the home to a page."""
    home = _set(site, language, site.settings.title[language])
    steps = [(home, f"{language}/"), (title, address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": site.absolute(way)}
            for place, (name, way) in enumerate(steps, 1)
        ],
    }


def _article(site: Site, page: ArticlePage) -> Thing:
    article, address = page.article, site.absolute(page.address)
    author = {"@type": "Person", "name": article.author} if article.author else _publisher(site)
    return {
        "@type": "Article",
        "@id": f"{address}#article",
        "headline": page.title,
        "description": _set(site, page.language, article.description),
        "inLanguage": page.language,
        "datePublished": moment(article.date),
        "dateModified": moment(article.updated),
        "author": author,
        "publisher": _publisher(site),
        "mainEntityOfPage": address,
        "wordCount": page.prose.words,
        **_section(site, page),
    }


def _image(site: Site, card: Card | None) -> Thing:
    return {"image": [site.absolute(card.address)]} if card else {}


def _section(site: Site, page: ArticlePage) -> Thing:
    category = page.article.category
    return {"articleSection": _set(site, page.language, category)} if category else {}


def _publisher(site: Site) -> Thing:
    url = site.absolute("")
    name = site.settings.publisher
    return {"@type": "Organization", "@id": f"{url}#publisher", "name": name, "url": url}


def _graph(*things: Thing) -> Thing:
    return {"@context": "https://schema.org", "@graph": list(things)}


def _set(site: Site, language: str, text: str) -> str:
    return typeset(text, site.strings[language].site["quotes"])
