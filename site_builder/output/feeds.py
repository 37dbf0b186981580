"""Feeds: the articles of each language for programs that follow sites (Atom, RFC 4287)."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from site_builder.language.typography import typeset
from site_builder.site.dates import moment
from site_builder.site.values import ArticlePage, Site

TYPE = "application/atom+xml"


def feed_path(language: str) -> str:
    """Return where the feed of a language stands, below the output folder."""
    return f"feed.{language}.xml"


def feeds(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the feed of each language that has an article, as files by path."""
    for language, pages in site.feeds.items():
        root = _feed(site, language, pages)
        ET.indent(root)
        data = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        yield feed_path(language), data + b"\n"


def _feed(site: Site, language: str, pages: Sequence[ArticlePage]) -> ET.Element:
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language}
    root, own = ET.Element("feed", attributes), site.absolute(feed_path(language))
    _text(root, "id", own)
    _text(root, "title", _set(site, language, site.settings.title[language]))
    _text(root, "subtitle", _set(site, language, site.settings.description[language]))
    _text(root, "updated", max(moment(page.article.updated) for page in pages))
    _author(root, site.settings.publisher)
    _link(root, "self", own, TYPE, language)
    _link(root, "alternate", site.absolute(f"{language}/"), "text/html", language)
    for page in pages:
        _entry(root, site, page)
    return root


def _entry(root: ET.Element, site: Site, page: ArticlePage) -> None:
    article, language = page.article, page.language
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", _id(site, page))
    _text(entry, "title", page.title)
    _link(entry, "alternate", site.absolute(page.address), "text/html", language)
    _text(entry, "published", moment(article.date))
    _text(entry, "updated", moment(article.updated))
    if article.author:
        _author(entry, article.author)
    if article.category:
        ET.SubElement(entry, "category", term=_set(site, language, article.category))
    _text(entry, "summary", _set(site, language, article.description))


def _id(site: Site, page: ArticlePage) -> str:
    """Return an id that outlives the article's title and address (RFC 4151: who, since when, what).

    Readers show an article whose id changes as a new one.
    """
    host = urlsplit(site.settings.base_url).hostname
    return f"tag:{host},{page.article.date.isoformat()}:{site.root}{page.id}/{page.language}"


def _set(site: Site, language: str, text: str) -> str:
    return typeset(text, site.strings[language].site["quotes"])


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _author(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, "author"), "name", name)


def _link(parent: ET.Element, rel: str, href: str, kind: str, language: str) -> None:
    ET.SubElement(parent, "link", rel=rel, href=href, type=kind, hreflang=language)
